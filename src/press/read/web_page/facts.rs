//! What a page says of its article in its head: in meta elements, in linked data, and here and there.

use crate::folding::single_spaced;
use crate::press::fields::{Habits, is_web_address};
use crate::press::value::Value;
use crate::press::written_dates;
use dom_smoothie::{Metadata, Readability};

/// The facts of a page, under the names that `fields` knows.
pub(super) struct Facts {
    pub fields: Vec<(String, Value)>,
    /// Where the page stands on the web.
    pub url: Option<String>,
}

impl Facts {
    /// What `page` says, as long as nothing has been taken out of it.
    pub fn of(page: &Readability, habits: &Habits) -> Facts {
        // The crate can read linked data as well, but with a parser that takes what is not JSON for JSON.
        let head = page.get_article_metadata(None);
        let linked = linked_data(page);
        let data = |names: &[&str]| linked.first(names).map(|(_, value)| value.clone());
        let or_data = |given: Option<String>, names: &[&str]| {
            let given = given.filter(|text| !text.trim().is_empty());
            given
                .map(Value::Text)
                .or_else(|| data(names))
                .unwrap_or_default()
        };
        let keywords = meta(page, "meta[name='keywords'], meta[name='news_keywords']");
        let published = published(page, &head, data(&["datepublished"]), habits);
        let modified = meta(
            page,
            "meta[property='article:modified_time'], meta[property='og:updated_time']",
        );
        let modified = or_data(modified.into_iter().next(), &["datemodified"]);
        let fields = [
            (
                "title",
                Value::Text(title(page, &head, data(&["headline", "name"]))),
            ),
            (
                "date",
                published.clone().map(Value::Text).unwrap_or_default(),
            ),
            // Most pages repeat the day they were published.
            (
                "updated",
                Some(modified)
                    .filter(|date| date.text() != published.as_deref())
                    .unwrap_or_default(),
            ),
            (
                "author",
                or_data(head.byline.as_deref().map(name), &["author"]),
            ),
            ("lang", or_data(head.lang.clone(), &["inlanguage"])),
            ("summary", or_data(head.excerpt.clone(), &["description"])),
            ("image", or_data(head.image.clone(), &["image"])),
            ("tags", tags(page)),
            (
                "keywords",
                or_data(keywords.into_iter().next(), &["keywords"]),
            ),
        ];
        Facts {
            fields: fields.map(|(key, value)| (key.to_owned(), value)).into(),
            url: address(page, data(&["url"])),
        }
    }
}

/// The address that the page says is its own.
fn address(page: &Readability, data: Option<Value>) -> Option<String> {
    let of = |selector: &str, attribute: &str| {
        let address = page.doc.select_single(selector).attr(attribute)?;
        Some(address.trim().to_owned())
    };
    let addresses = [
        of("link[rel='canonical']", "href"),
        of("meta[property='og:url']", "content"),
        data.and_then(|url| url.text().map(str::to_owned)),
    ];
    addresses
        .into_iter()
        .flatten()
        .find(|url| is_web_address(url))
}

/// The contents of the meta elements that `selector` names.
fn meta(page: &Readability, selector: &str) -> Vec<String> {
    let elements = page.doc.select(selector);
    let contents = elements
        .iter()
        .filter_map(|element| element.attr("content"));
    let contents = contents.map(|content| content.trim().to_owned());
    contents.filter(|content| !content.is_empty()).collect()
}

/// The title without the name of the site.
fn title(page: &Readability, head: &Metadata, headline: Option<Value>) -> String {
    let title = single_spaced(&head.title);
    let site = head
        .site_name
        .as_deref()
        .map(single_spaced)
        .unwrap_or_default();
    let heading = single_spaced(&page.doc.select_single("h1").text());
    for part in [
        heading.as_str(),
        title.strip_suffix(&site).unwrap_or(&title).trim_end(),
    ] {
        // `Title | Site`: behind the title there is a sign with a blank before it.
        let bare = part.trim_end_matches(is_separator).trim_end();
        let rest = title.strip_prefix(bare).unwrap_or_default();
        let rest = rest.strip_prefix(' ').unwrap_or_default();
        if !bare.is_empty() && rest.starts_with(is_separator) {
            return bare.to_owned();
        }
    }
    match title.is_empty() {
        true if heading.is_empty() => headline
            .and_then(|text| text.text().map(single_spaced))
            .unwrap_or_default(),
        true => heading,
        false => title,
    }
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '|' | '–' | '—' | '-' | '·' | '•' | '»' | '«' | '/' | '\\'
    )
}

/// A byline as a name.
pub(super) fn name(byline: &str) -> String {
    let name = single_spaced(byline);
    match name.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => name[3..].trim().to_owned(),
        _ => name,
    }
}

/// The first date that can be read; if none can, the first that cannot, so that it is reported.
fn published(
    page: &Readability,
    head: &Metadata,
    data: Option<Value>,
    habits: &Habits,
) -> Option<String> {
    let is_date = |text: &String| written_dates::parse(text, habits.day_first).is_ok();
    let selectors = [
        "meta[name='date'], meta[name='pubdate'], meta[name='publish-date'], meta[name='dc.date']",
        "meta[name='DC.date'], meta[name='DC.date.issued'], meta[itemprop='datePublished']",
    ];
    let data = data.and_then(|date| date.text().map(str::to_owned));
    let given: Vec<String> = head.published_time.iter().cloned().chain(data).collect();
    let others = selectors.iter().flat_map(|selector| meta(page, selector));
    let given: Vec<String> = given.into_iter().chain(others).collect();
    // The first time on a page is that of its article more often than not; it is no mistake if it is none.
    let times = page.doc.select("time[datetime]");
    let mut times = times
        .iter()
        .filter_map(|time| time.attr("datetime"))
        .map(|time| time.trim().to_owned());
    let readable = given.iter().find(|text| is_date(text)).cloned();
    readable
        .or_else(|| times.find(is_date))
        .or_else(|| given.into_iter().next())
}

/// The tags that the page links to, or names in its head one by one.
fn tags(page: &Readability) -> Value {
    let named = meta(page, "meta[property='article:tag']").into_iter();
    let links = page.doc.select("a[rel~='tag']");
    let linked = links.iter().map(|link| single_spaced(&link.text()));
    Value::List(named.chain(linked).map(Value::Text).collect())
}

/// What the page says of its article in linked data (schema.org), with keys in the case they have there.
fn linked_data(page: &Readability) -> Value {
    let scripts = page.doc.select("script[type='application/ld+json']");
    let values = scripts.iter().filter_map(|script| {
        // What is not JSON says nothing; the page says most things twice.
        serde_json::from_str::<Value>(script.text().trim()).ok()
    });
    let found = values.filter_map(|value| article(&value).cloned()).next();
    found.unwrap_or_default()
}

/// The article in a value: itself, or an element of it or of its graph.
fn article(value: &Value) -> Option<&Value> {
    let is_article = |value: &Value| {
        let kinds = value.first(&["@type"]).map(|(_, kinds)| kinds.list());
        let mut kinds = kinds.unwrap_or_default().iter().filter_map(Value::text);
        kinds.any(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
    };
    let graph = |value: &'_ Value| value.first(&["@graph"]).is_some();
    value.list().iter().find_map(|value| match graph(value) {
        true => value
            .first(&["@graph"])?
            .1
            .list()
            .iter()
            .find(|value| is_article(value)),
        false => Some(value).filter(|value| is_article(value)),
    })
}
