//! One item of a feed to one [`Article`].

use super::json::{self, Json};
use crate::article::{Article, Author, SafeHtml, Slug, text_of_html, without_controls};
use crate::dates::Date;
use crate::folding::single_spaced;

/// The article in `item`, and whether its date could be read (a missing one can). `None` if it has no id.
/// Unless it `is_sanitized`, its HTML is good for nothing but text.
pub(super) fn article(item: &Json<'_>, is_sanitized: bool) -> Option<(Article, bool)> {
    item.field("id").text()?;
    let (facts, date_is_readable) = facts(item);
    let article = Article {
        text: text(item),
        html: html(item).filter(|_| is_sanitized),
        ..facts
    };
    Some((article, date_is_readable))
}

/// An item of somebody else's feed: nothing in it is as the page wants it yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignItem {
    /// Everything but its body. The id is empty if it has none.
    pub article: Article,
    /// The body as text, if it has one.
    pub text: Option<String>,
    /// The body as HTML, if it has one: as it came, hence not to be shown.
    pub html: Option<String>,
    /// The dates that are not in ISO 8601, each with the name of its field.
    pub odd_dates: Vec<(&'static str, String)>,
}

/// What only JSON Feed calls so.
const OWN_FIELDS: [&str; 3] = ["content_html", "content_text", "_newsprint"];

impl ForeignItem {
    /// The item in `json`, which holds nothing else. `None` if it has none of the fields by which an item of
    /// JSON Feed is told from other records, or is no JSON.
    pub fn decode(json: &str) -> Option<ForeignItem> {
        // Looking for a name costs far less than reading a record in vain.
        OWN_FIELDS.iter().find(|name| json.contains(*name))?;
        let item = json::only(json)?;
        OWN_FIELDS
            .iter()
            .find(|name| !matches!(item.field(name), Json::Other))?;
        let (article, _) = facts(&item);
        let odd_dates = [("date_published", "date"), ("date_modified", "modified")]
            .into_iter()
            .filter_map(|(name, exact)| odd_date(&item, name, exact))
            .collect();
        let body = |name| {
            let text = item.field(name).text()?;
            Some(text.to_owned())
        };
        let (text, html) = (body("content_text"), body("content_html"));
        Some(ForeignItem {
            article,
            text,
            html,
            odd_dates,
        })
    }
}

/// The date field called `name`, if it is needed and [`Date::parse`] cannot read it.
fn odd_date(item: &Json<'_>, name: &'static str, exact: &str) -> Option<(&'static str, String)> {
    let is_date = |value: &Json<'_>| value.text().is_some_and(|text| Date::parse(text).is_ok());
    let field = item.field(name);
    let is_odd = !is_date(field) && !is_date(item.field("_newsprint").field(exact));
    field
        .text()
        .filter(|_| is_odd)
        .map(|text| (name, text.to_owned()))
}

/// The article in `item` but for its body, and whether its date could be read.
fn facts(item: &Json<'_>) -> (Article, bool) {
    let ours = item.field("_newsprint");
    let line = |name| item.field(name).text().map(single_spaced);
    let (published, date_is_readable) = date(ours.field("date"), item.field("date_published"));
    let (modified, _) = date(ours.field("modified"), item.field("date_modified"));
    let authors = match authors(item.field("authors")) {
        // JSON Feed 1.0 had a single author.
        none if none.is_empty() => self::authors(item.field("author")),
        authors => authors,
    };
    let article = Article {
        id: item.field("id").text().unwrap_or_default().to_owned(),
        slug: ours.field("slug").text().and_then(Slug::new),
        title: line("title").unwrap_or_default(),
        summary: line("summary"),
        tags: item
            .field("tags")
            .list()
            .iter()
            .filter_map(Json::text)
            .map(str::to_owned)
            .collect(),
        published,
        modified,
        authors,
        language: line("language"),
        image: web_address(item.field("image")),
        url: web_address(item.field("url")),
        external_url: web_address(item.field("external_url")),
        reading_minutes: ours
            .field("reading_minutes")
            .text()
            .and_then(|minutes| minutes.parse().ok()),
        ..Article::default()
    };
    (article, date_is_readable)
}

fn text(item: &Json<'_>) -> String {
    match (item.field("content_text"), item.field("content_html")) {
        (Json::Text(text), _) => without_controls(text),
        (_, Json::Text(html)) => without_controls(&text_of_html(html)),
        _ => String::new(),
    }
}

/// The item's HTML as it is, unless it is blank.
fn html(item: &Json<'_>) -> Option<SafeHtml> {
    match item.field("content_html") {
        Json::Text(html) if !html.trim().is_empty() => {
            Some(SafeHtml::from_sanitizer(html.clone().into_owned()))
        }
        _ => None,
    }
}

/// The first of two date fields that holds a date, and whether all was well with them.
fn date(exact: &Json<'_>, rfc3339: &Json<'_>) -> (Option<Date>, bool) {
    let texts = [exact.text(), rfc3339.text()];
    let date = texts
        .iter()
        .flatten()
        .find_map(|text| Date::parse(text).ok());
    // A day is worth keeping when only the time behind it is wrong.
    let day = || {
        texts
            .iter()
            .flatten()
            .find_map(|text| Date::parse(text.get(..10)?).ok())
    };
    let date = date.or_else(day);
    (date, date.is_some() || texts == [None, None])
}

/// The people in a list of them; those without name and address are left out.
pub(super) fn authors(list: &Json<'_>) -> Vec<Author> {
    let author = |author: &Json<'_>| {
        let name = author.field("name").text().map(single_spaced);
        let url = web_address(author.field("url"));
        (name.is_some() || url.is_some()).then_some(Author { name, url })
    };
    list.list().iter().filter_map(author).collect()
}

/// The text if it is an `http` or `https` address: a link to anything else could run script.
pub(super) fn web_address(value: &Json<'_>) -> Option<String> {
    let text = value.text()?;
    let is_scheme = |scheme: &str| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    (is_scheme("https://") || is_scheme("http://")).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_of_somebody_else_keeps_what_the_press_has_to_look_at() {
        let item = ForeignItem::decode(
            r#"{"title":"T","content_html":"<b>x</b><script>","date_published":"5 May 2020","date_modified":"2020-05"}"#,
        )
        .unwrap();
        assert_eq!((item.article.id.as_str(), item.text), ("", None));
        assert_eq!(item.html.as_deref(), Some("<b>x</b><script>"));
        assert_eq!(item.article.html, None, "it is not safe");
        assert_eq!(
            item.odd_dates,
            [("date_published", "5 May 2020".to_owned())]
        );
        assert_eq!(item.article.modified, Date::parse("2020-05").ok());
    }

    #[test]
    fn other_records_are_no_items() {
        for other in [
            r#"{"title":"T","body":"x","date_published":"2020"}"#,
            "[]",
            "7",
            "{",
            r#"{"content_text":null}"#,
        ] {
            assert_eq!(ForeignItem::decode(other), None, "{other}");
        }
    }
}
