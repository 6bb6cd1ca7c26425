//! Files of many records: JSON, JSON Lines and tables.
//!
//! This finds the records of a file and the body in each. What a field means is for [`fields`] to say, and an
//! item of a JSON Feed for the core; nothing here knows XML.

use crate::article::{excerpt, text_of_html};
use crate::folding::single_spaced;
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::{Body, Draft, Reading};
use crate::press::fields::{self, Habits, Places};
use crate::press::value::Value;

mod collection;
mod exports;
mod json;
pub(super) mod places;
mod table;

pub(super) use json::{json, json_lines};
pub(super) use table::table;

use places::Cursor;

/// What one record came to: an article, or the reason why it is none.
pub(super) type Outcome = Result<Draft, Mistake>;

/// What is said of files that were never meant to be articles.
pub(super) const EXCLUDE: &str =
    "exclude it in newsprint.toml, or move it out of the content folder";

/// The topic of records that are no articles.
const NO_ARTICLES: &str = "records that are no articles";

/// Fields that hold a body, the best first, and whether it is sure to be HTML.
const BODIES: [(&str, bool); 8] = [
    ("content_html", true),
    ("html", true),
    ("body_html", true),
    ("content_text", false),
    ("text", false),
    ("content", false),
    ("body", false),
    ("plaintext", false),
];

/// Fields whose text is taken for the body if there is no other.
const SUMMARIES: [&str; 4] = ["summary", "description", "excerpt", "abstract"];

/// The article that `record` describes.
fn draft(mut record: Value, habits: &Habits, places: &dyn Places) -> Outcome {
    exports::adapt(&mut record);
    let mut draft = fields::draft(&record, habits, places);
    if let Some(body) = body(&record) {
        draft.body = body;
    } else if let Some((_, value)) = record.first(&SUMMARIES) {
        draft.article.summary = None;
        draft.body = written(value.text().unwrap_or_default());
    }
    let markup = draft.article.summary.take_if(|text| is_html(text));
    if let Some(markup) = markup {
        draft.article.summary = plain(&markup);
    }
    finish(draft)
}

fn body(record: &Value) -> Option<Body> {
    BODIES.iter().find_map(|(name, is_sure)| {
        let text = record.first(&[name])?.1.text()?;
        Some(match is_sure {
            true => Body::Html(text.to_owned()),
            false => written(text),
        })
    })
}

/// A body of which nobody says what it is written in.
pub(super) fn written(text: &str) -> Body {
    match is_html(text) {
        true => Body::Html(text.to_owned()),
        false => Body::Text(text.to_owned()),
    }
}

/// Whether a text has tags that only HTML has. One that merely speaks of `x < y` has none.
pub(super) fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let after = &text.as_bytes()[at + 1..];
        let opens = |name: &str| {
            let end = after.get(name.len()).copied().unwrap_or_default();
            let is_end = end.is_ascii_whitespace() || end == b'>' || end == b'/';
            is_end && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        };
        let closes = matches!(after, [b'/', letter, ..] if letter.is_ascii_alphabetic());
        closes || ["p", "br", "hr", "img"].iter().any(|name| opens(name))
    })
}

/// The text of some HTML on one line, unless it is blank.
pub(super) fn plain(html: &str) -> Option<String> {
    Some(single_spaced(&text_of_html(html))).filter(|text| !text.is_empty())
}

/// Gives the draft an id and a title if it can. A microblog has no titles, so there the first words or the date
/// will do; what has neither title nor body is no article.
pub(super) fn finish(mut draft: Draft) -> Outcome {
    let article = &mut draft.article;
    if article.id.is_empty() {
        article.id = article.url.clone().unwrap_or_default();
    }
    // Most sources repeat the date where nothing was changed.
    article.modified = article
        .modified
        .filter(|date| Some(*date) != article.published);
    let is_blank = match &draft.body {
        Body::Text(text) | Body::Html(text) => text.trim().is_empty(),
        Body::Markdown { source, .. } => source.trim().is_empty(),
    };
    if article.title.is_empty() && is_blank {
        return Err(no_article("the entry has neither a title nor a text"));
    }
    if article.title.is_empty() {
        article.title = first_words(&draft.body);
    }
    if article.title.is_empty() {
        let date = article.published.map(|date| date.readable());
        article.title = date.ok_or_else(|| super::untitled(Place::whole(), "give it a title"))?;
    }
    Ok(draft)
}

/// From the shortest sentence to the longest title that is taken from a text, in bytes.
const FIRST_WORDS: (usize, usize) = (20, 80);

fn first_words(body: &Body) -> String {
    let (least, most) = FIRST_WORDS;
    match body {
        Body::Html(html) => excerpt(&text_of_html(html), least, most),
        Body::Text(text) => excerpt(text, least, most),
        Body::Markdown { source, .. } => excerpt(source, least, most),
    }
}

fn no_article(message: &str) -> Mistake {
    let help = "give it a title and a text, or take it out";
    Mistake::new(Kind::Entry, Place::whole(), message, help).about(NO_ARTICLES)
}

/// For fields that have no place of their own: the place of all is where the text begins.
pub(super) struct Whole;

impl Places for Whole {
    fn place(&self, _: &str) -> Place {
        Place::whole()
    }
}

/// A mistake of the file as a whole.
pub(super) fn unusable(place: Place, message: impl Into<String>, help: &str) -> Mistake {
    Mistake::new(Kind::Collection, place, message, help)
}

/// What became of the records that begin at these offsets of `text`. Each has counted its places from its own
/// beginning.
pub(super) fn gather(text: &str, outcomes: Vec<(usize, Outcome)>) -> Reading {
    let mut cursor = Cursor::new(text);
    let mut reading = Reading::default();
    for (start, outcome) in outcomes {
        match outcome {
            Ok(mut draft) => {
                for mistake in &mut draft.mistakes {
                    mistake.place = cursor.shift(start, mistake.place.clone());
                }
                reading.drafts.push(draft);
            }
            Err(mut mistake) => {
                mistake.place = cursor.shift(start, mistake.place);
                reading.mistakes.push(mistake);
            }
        }
    }
    reading
}

/// Whether not one record looked like an article, so that the file as a whole is not about articles.
fn is_about_something_else(reading: &Reading) -> bool {
    let mut mistakes = reading.mistakes.iter();
    let has_some = !reading.mistakes.is_empty();
    reading.drafts.is_empty() && has_some && mistakes.all(|mistake| mistake.topic == NO_ARTICLES)
}

#[cfg(test)]
mod tests;
