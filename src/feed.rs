//! JSON Feed 1.1 (jsonfeed.org/version/1.1), encode and decode side by side.
//!
//! Decoding keeps all that can be kept and counts the rest: a field of the wrong type is as good as absent,
//! a broken item does not take its neighbors along, and a file that ends early yields what stands before
//! the end. It hands articles on one at a time, so that a large feed is never in memory twice.
//! Fields that newsprint has no use for are passed over. It knows nothing of files or of the network.

use crate::article::{Article, Author};
use serde::Serialize;

mod item;
mod json;
mod reader;

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

/// Reads a feed and passes its articles to `each`, in the order of the file.
///
/// `Err` means that there is nothing to show; whatever else went wrong is in the [`Losses`]. Text that is not
/// UTF-8 is read with replacement characters.
pub fn decode(json: &[u8], mut each: impl FnMut(Article)) -> Result<(Feed, Losses), Error> {
    let text = String::from_utf8_lossy(json);
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().bytes().next() {
        None => Err(Error::Empty),
        Some(b'<') => Err(Error::WebPage),
        Some(_) => reader::read(text, &mut each),
    }
}

/// Writes a feed of `articles`, in the order given. The same input gives the same text.
pub fn encode(feed: &Feed, articles: &[Article]) -> String {
    let document = Document {
        version: VERSION,
        title: &feed.title,
        home_page_url: feed.home_page_url.as_deref(),
        description: feed.description.as_deref(),
        language: feed.language.as_deref(),
        authors: people(&feed.authors),
        items: articles.iter().map(item).collect(),
    };
    serde_json::to_string(&document).expect("strings and lists of them are always JSON")
}

fn item(article: &Article) -> Item<'_> {
    Item {
        id: &article.id,
        url: article.url.as_deref(),
        external_url: article.external_url.as_deref(),
        title: Some(article.title.as_str()).filter(|title| !title.is_empty()),
        content_text: &article.text,
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

#[derive(Serialize)]
struct Document<'a> {
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
    items: Vec<Item<'a>>,
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
    content_text: &'a str,
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
