//! JSON Feed 1.1 (jsonfeed.org/version/1.1), encode and decode side by side.
//!
//! Decoding keeps all that can be kept and counts the rest: a field of the wrong type is as good as absent,
//! a broken item does not take its neighbors along, and a file that ends early yields what stands before
//! the end. It hands articles on one at a time, so that a large feed is never in memory twice.
//! Fields that newsprint has no use for are passed over. It knows nothing of files or of the network.

use crate::article::{Article, Author, SafeHtml};
use serde::Serialize;
use std::borrow::Cow;

mod decoder;
mod item;
mod json;

pub use decoder::Decoder;
pub use item::ForeignItem;

/// What a feed is called that does not say.
pub const UNNAMED: &str = "Articles";

/// What JSON Feed 1.1 calls itself.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// What a feed says of itself, apart from its items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feed {
    /// Plain text on one line; empty if it has none.
    pub title: String,
    /// What the feed is about, in plain text.
    pub description: Option<String>,
    /// The site the feed belongs to.
    pub home_page_url: Option<String>,
    /// Its language as in RFC 5646, where an item has none of its own.
    pub language: Option<String>,
    /// Who wrote it, where an item does not say.
    pub authors: Vec<Author>,
    /// Whether a [search index](crate::search) of it lies beside it.
    pub has_index: bool,
}

/// What decoding could not keep.
#[derive(Debug, Default, PartialEq)]
pub struct Losses {
    /// Items left out because they have no usable id, or are no objects.
    pub dropped: usize,
    /// Items kept without a date, because theirs could not be read.
    pub undated: usize,
    /// Why the feed could not be read to its end, if it could not.
    pub damage: Option<Error>,
}

/// Why a file is not a feed that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is HTML, which is what many hosts send in place of a missing file.
    #[error("the file is a web page, not a feed")]
    WebPage,
    /// It is JSON as far as it goes.
    #[error("the file ends early, at line {line}, column {column}")]
    EndsEarly {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
    },
    /// It is not JSON.
    #[error("the file is not valid JSON from line {line}, column {column} on")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
    },
    /// It is JSON, but something else than a feed.
    #[error("the file is JSON, but not a feed: it has no list of items")]
    NotAFeed,
}

impl Error {
    /// The same error in a longer text, where `before` stands in front of the part that it was met in.
    fn behind(mut self, before: &str) -> Error {
        if let Error::EndsEarly { line, column } | Error::NotJson { line, column } = &mut self {
            let last = before.rsplit('\n').next().unwrap_or_default();
            *column += if *line == 1 { last.len() } else { 0 };
            *line += before.matches('\n').count();
        }
        self
    }
}

/// The text of a file. What is not UTF-8 in it becomes replacement characters.
pub fn text(json: &[u8]) -> Cow<'_, str> {
    // Reading all of it in the hope that nothing has to be replaced is several times quicker than looking for what has.
    match std::str::from_utf8(json) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(json),
    }
}

/// Reads a feed and passes its articles to `each`, in the order of the file.
///
/// `Err` means that there is nothing to show; whatever else went wrong is in the [`Losses`]. Text that is not
/// UTF-8 is read with replacement characters.
///
/// HTML is kept as HTML only where the feed says, before its items, that the press has sanitized it; else only
/// its text is taken. That is believed, so this is for the bundle that lies beside the page: whoever reads a
/// feed of somebody else must sanitize the HTML of the articles again, or drop it.
pub fn decode(json: &[u8], each: impl FnMut(Article)) -> Result<(Feed, Losses), Error> {
    let text = text(json);
    let mut articles = Decoder::new(&text)?;
    articles.by_ref().for_each(each);
    articles.finish()
}

/// Writes a feed of `articles`, in the order given. The same input gives the same text.
pub fn encode(feed: &Feed, articles: &[Article]) -> String {
    let has_html = articles.iter().any(|article| article.html.is_some());
    let (head, tail) = encode_frame(feed, has_html);
    head + &encode_items(articles.iter()) + tail
}

/// Writes items of a feed, separated by commas. Items do not depend on each other, so that parts of a feed can
/// be written side by side.
pub fn encode_items<'a>(articles: impl Iterator<Item = &'a Article>) -> String {
    let mut items = Vec::new();
    for (at, article) in articles.enumerate() {
        if 0 < at {
            items.push(b',');
        }
        serde_json::to_writer(&mut items, &item(article))
            .expect("strings and lists of them are always JSON");
    }
    String::from_utf8(items).expect("JSON of strings is UTF-8")
}

/// Writes what stands before and behind the items of a feed. `has_html` says whether any of them carries
/// HTML, which is then from the sanitizer.
pub fn encode_frame(feed: &Feed, has_html: bool) -> (String, &'static str) {
    let head = Head {
        version: VERSION,
        title: &feed.title,
        home_page_url: feed.home_page_url.as_deref(),
        description: feed.description.as_deref(),
        language: feed.language.as_deref(),
        authors: people(&feed.authors),
        _newsprint: (has_html || feed.has_index).then_some(Marker {
            sanitized: has_html,
            index: feed.has_index,
        }),
    };
    let mut head = serde_json::to_string(&head).expect("strings and lists of them are always JSON");
    // The items become the last field of the object.
    head.pop();
    (head + ",\"items\":[", "]}")
}

fn item(article: &Article) -> Item<'_> {
    Item {
        id: &article.id,
        url: article.url.as_deref(),
        external_url: article.external_url.as_deref(),
        title: Some(article.title.as_str()).filter(|title| !title.is_empty()),
        content_text: Some(article.text.as_str()).filter(|_| article.html.is_none()),
        content_html: article.html.as_ref().map(SafeHtml::as_str),
        summary: article.summary.as_deref(),
        image: article.image.as_deref(),
        date_published: article.published.map(|date| date.rfc3339()),
        date_modified: article.modified.map(|date| date.rfc3339()),
        authors: people(&article.authors),
        tags: &article.tags,
        language: article.language.as_deref(),
        _newsprint: Extension {
            slug: article.slug.as_ref().map(|slug| slug.as_str()),
            date: article.published.map(|date| date.to_string()),
            modified: article.modified.map(|date| date.to_string()),
            reading_minutes: article.reading_minutes,
        },
    }
}

fn people(authors: &[Author]) -> Vec<Person<'_>> {
    authors
        .iter()
        .map(|Author { name, url }| Person {
            name: name.as_deref(),
            url: url.as_deref(),
        })
        .collect()
}

/// A feed without its items.
#[derive(Serialize)]
struct Head<'a> {
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    _newsprint: Option<Marker>,
}

/// What a feed of ours says of all its items. It stands before them, because the decoder reads only once.
#[derive(Serialize)]
struct Marker {
    /// That the press has made every `content_html` with its sanitizer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sanitized: bool,
    /// That a search index of the feed lies beside it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    index: bool,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    _newsprint: Extension<'a>,
}

/// What JSON Feed has no field for.
#[derive(Serialize)]
struct Extension<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'a str>,
    /// The date with the precision and offset its author gave it, which RFC 3339 cannot say.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading_minutes: Option<u16>,
}

#[derive(Serialize)]
struct Person<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[cfg(test)]
mod tests;
