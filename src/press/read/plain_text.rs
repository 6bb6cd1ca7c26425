//! The plain text format: a title, paragraphs, and at the end tags and a date.
//!
//! ```text
//! Title on the first line that is not blank
//!
//!     A paragraph. White space at the beginning of lines does not count.
//!
//!     Another one, behind a blank line.
//!
//!     #TAG #another/tag
//!
//!     26.11.2025 05:32
//! ```
//!
//! The last lines made only of tags, and the last line that is a date, are the article's; they may come in
//! either order, and either may be missing. Every other line that starts with `#` is text. This reads text;
//! where it comes from, and what the article is called in URLs, is not known here.

use super::untitled;
use crate::article::Article;
use crate::dates::{Date, DateError};
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::{Body, Draft, Reading};

/// A line with its place in the file.
#[derive(Clone, Copy)]
struct Line<'a> {
    /// Counted from 1.
    number: usize,
    /// As it stands in the file.
    whole: &'a str,
    /// Without white space at its ends.
    text: &'a str,
}

impl Line<'_> {
    fn place(&self) -> Place {
        let offset = self.whole.len() - self.whole.trim_start().len();
        Place::at(self.whole, offset, self.text.len()).below(self.number)
    }
}

/// The article in `text`, or why there is none.
pub(super) fn read(text: &str) -> Reading {
    match parse(text) {
        Ok((article, body)) => Reading::single(Draft {
            article,
            body: Body::Text(body),
            ..Draft::default()
        }),
        Err(mistake) => Reading::mistaken(mistake),
    }
}

/// The article in `text`, without an id, and its body.
fn parse(text: &str) -> Result<(Article, String), Mistake> {
    let lines = lines(text);
    let mut filled = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.text.is_empty());
    let help = "write the title on the first line, above everything else";
    let Some((title_at, title)) = filled.next() else {
        return Err(untitled(Place::whole(), help));
    };
    if tags(title.text).is_some() || is_full_date(title.text) {
        return Err(untitled(title.place(), help));
    }
    let Tail {
        body,
        tags,
        published,
    } = tail(&lines[title_at + 1..])?;
    let article = Article {
        title: crate::folding::single_spaced(title.text),
        tags,
        published,
        ..Article::default()
    };
    Ok((article, join(body)))
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // A lone carriage return, as very old files have it, ends a line as well.
    let lines = text
        .split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    lines
        .zip(1..)
        .map(|(line, number)| {
            let start = line.trim_start();
            Line {
                number,
                whole: line,
                text: start.trim_end(),
            }
        })
        .collect()
}

/// What stands below the title.
struct Tail<'l, 'a> {
    body: &'l [Line<'a>],
    tags: Vec<String>,
    published: Option<Date>,
}

/// Takes tags and the date off the end, up to the first line that is neither.
fn tail<'l, 'a>(lines: &'l [Line<'a>]) -> Result<Tail<'l, 'a>, Mistake> {
    let mut tag_lines = Vec::new();
    let mut published = None;
    let mut body = lines;
    while let Some((last, before)) = body.split_last() {
        if let Some(tags) = tags(last.text) {
            tag_lines.push(tags);
        } else if last.text.is_empty() {
            // Blank lines belong to nothing.
        } else if published.is_none()
            && let Some(date) = date(last)?
        {
            published = Some(date);
        } else {
            break;
        }
        body = before;
    }
    let tags = tag_lines
        .into_iter()
        .rev()
        .flatten()
        .map(str::to_owned)
        .collect();
    Ok(Tail {
        body,
        tags,
        published,
    })
}

/// The tags on a line that holds nothing else.
fn tags(line: &str) -> Option<Vec<&str>> {
    let tags: Option<Vec<&str>> = line.split_whitespace().map(tag).collect();
    tags.filter(|tags| !tags.is_empty())
}

fn tag(word: &str) -> Option<&str> {
    let name = word.strip_prefix('#')?;
    (!name.is_empty() && !name.starts_with('#')).then_some(name)
}

fn date(line: &Line<'_>) -> Result<Option<Date>, Mistake> {
    match Date::parse(line.text) {
        Ok(date) => Ok(Some(date)),
        Err(DateError::NotADate) => Ok(None),
        Err(DateError::DoesNotExist) => {
            let message = format!("the date {} does not exist", line.text);
            let help = "write it as DD.MM.YYYY or DD.MM.YYYY HH:MM, or as YYYY-MM-DD";
            Err(Mistake::new(
                Kind::ImpossibleDate,
                line.place(),
                message,
                help,
            ))
        }
    }
}

/// Whether a line can only be a date; `1984` alone may well be a title.
fn is_full_date(line: &str) -> bool {
    match Date::parse(line) {
        Ok(date) => "YYYY-MM-DD".len() <= date.to_string().len(),
        Err(error) => error == DateError::DoesNotExist && line.contains('.'),
    }
}

/// Paragraphs with one blank line between them. The lines of a paragraph are kept apart in the bundle; on the
/// page they flow, since most of them were only wrapped.
fn join(body: &[Line<'_>]) -> String {
    let paragraphs = body
        .split(|line| line.text.is_empty())
        .filter(|lines| !lines.is_empty());
    let text = |lines: &[Line<'_>]| {
        lines
            .iter()
            .map(|line| line.text)
            .collect::<Vec<_>>()
            .join("\n")
    };
    paragraphs.map(text).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests;
