//! One item of a feed to one [`Article`].

use super::json::Json;
use crate::article::{Article, Author, Slug, text_of_html};
use crate::dates::Date;
use crate::folding::single_spaced;

/// The article in `item`, and whether its date could be read (a missing one can). `None` if it has no id.
pub(super) fn article(item: &Json<'_>) -> Option<(Article, bool)> {
    let id = item.field("id").text()?.to_owned();
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
        id,
        slug: ours.field("slug").text().and_then(Slug::new),
        title: line("title").unwrap_or_default(),
        text: text(item),
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
    };
    Some((article, date_is_readable))
}

fn text(item: &Json<'_>) -> String {
    match (item.field("content_text"), item.field("content_html")) {
        (Json::Text(text), _) => without_controls(text),
        (_, Json::Text(html)) => without_controls(&text_of_html(html)),
        _ => String::new(),
    }
}

/// The text with lines ended by `\n` and without other control characters, which no page can show.
fn without_controls(text: &str) -> String {
    let unwanted = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !text.contains(unwanted) {
        return text.trim().to_owned();
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.replace(unwanted, "").trim().to_owned()
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
