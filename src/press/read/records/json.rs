//! JSON and JSON Lines: a list of articles, whatever is around it.
//!
//! The file is split into records first, which tells whether it is JSON at all; then the records are read side
//! by side, as many at a time as there are processors. An item of a JSON Feed is read by the core's decoder.

use super::collection::Collection;
use super::exports::Relations;
use super::places::{Cursor, offset};
use super::{
    EXCLUDE, Outcome, Whole, draft, finish, gather, is_about_something_else, no_article, unusable,
};
use crate::feed::ForeignItem;
use crate::numbers::counted;
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::{Body, Draft, Reading};
use crate::press::fields::{self, Habits, Places};
use crate::press::read::Context;
use crate::press::value::Value;
use rayon::prelude::*;
use serde::de::IgnoredAny;

/// Fewer records than this are read faster by one processor than handed to another.
const FEWEST_AT_A_TIME: usize = 64;

/// The articles of a JSON Feed, of an array, or of an object that holds one of these or is an article itself.
pub(in crate::press::read) fn json(text: &str, context: &Context) -> Reading {
    let (found, damage) = Collection::find(text);
    if damage.is_some() && is_lines(text) {
        return json_lines(text, context);
    }
    let habits = context.habits();
    let records: Vec<&str> = found.items.iter().map(|raw| raw.get()).collect();
    let mut reading = read_all(text, &records, &habits);
    complete(&mut reading.drafts, &found, &habits);
    let is_one_article = reading.drafts.is_empty() && found.is_article();
    if is_one_article {
        reading = read_all(text, &[text.trim()], &habits);
    }
    if is_about_something_else(&reading) {
        reading.mistakes.clear();
    }
    let is_nothing = reading.drafts.is_empty() && reading.mistakes.is_empty();
    let mistake = match damage {
        Some(error) => broken_off(text, &error, reading.drafts.len()),
        None if is_nothing && found.has_list && records.is_empty() => {
            let help = "add an article to it, or delete the file";
            Mistake::new(
                Kind::Empty,
                Place::whole(),
                "the list of articles is empty",
                help,
            )
        }
        None if is_nothing => unusable(
            Place::whole(),
            "the file is JSON, but no list of articles",
            EXCLUDE,
        ),
        None => return reading,
    };
    reading.mistakes.push(mistake);
    reading
}

/// The articles of a file with one record a line.
pub(in crate::press::read) fn json_lines(text: &str, context: &Context) -> Reading {
    let is_blank = |line: &&str| line.is_empty();
    // A list that goes on over many lines is no JSON Lines, but it is clear what is meant.
    if text.trim_start().starts_with('[') {
        return json(text, context);
    }
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !is_blank(line))
        .collect();
    let reading = read_all(text, &lines, &context.habits());
    if is_about_something_else(&reading) {
        let message = "the lines of the file are JSON, but no articles";
        return Reading::mistaken(unusable(Place::whole(), message, EXCLUDE));
    }
    reading
}

/// Whether the first line with something on it is a whole record, and others follow.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_record = |line: &str| {
        line.trim_start().starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok()
    };
    lines.next().is_some_and(is_record) && lines.next().is_some()
}

/// The articles in these slices of `text`.
fn read_all(text: &str, records: &[&str], habits: &Habits) -> Reading {
    let read = |json: &&str| (offset(text, json), record(json, habits));
    let records = records.par_iter().with_min_len(FEWEST_AT_A_TIME);
    gather(text, records.map(read).collect())
}

/// Gives the articles what the file says apart from them.
fn complete(drafts: &mut [Draft], found: &Collection, habits: &Habits) {
    let whole = fields::draft(&Value::Map(found.defaults.clone()), habits, &Whole).article;
    let Relations { tags, authors } = Relations::new(&found.tables);
    for Draft { article, .. } in drafts {
        if article.tags.is_empty()
            && let Some(tags) = tags.get(&article.id)
        {
            article.tags.clone_from(tags);
        }
        if article.authors.is_empty() {
            article.authors = authors.get(&article.id).unwrap_or(&whole.authors).clone();
        }
        if article.language.is_none() {
            article.language.clone_from(&whole.language);
        }
    }
}

fn broken_off(text: &str, error: &serde_json::Error, n_kept: usize) -> Mistake {
    let place = Cursor::new(text).at_line(error.line(), error.column());
    let message = match error.is_eof() {
        true => "the JSON ends early",
        false => "the file is not valid JSON from here on",
    };
    let help = match n_kept {
        0 => format!("mend it, or {EXCLUDE}"),
        n => format!(
            "mend it; what stands before it is there: {}",
            counted(n, "article")
        ),
    };
    unusable(place, message, &help)
}

/// The article in one record.
fn record(json: &str, habits: &Habits) -> Outcome {
    if let Some(item) = ForeignItem::decode(json) {
        return foreign(item, json, habits);
    }
    match serde_json::from_str(json) {
        Ok(record @ Value::Map(_)) => draft(record, habits, &Keys(json)),
        Ok(_) => Err(no_article("the entry is no record")),
        Err(error) => {
            let place = Cursor::new(json).at_line(error.line(), error.column());
            // Of its kinds of errors this one has no name but its text.
            let message = match error.to_string().starts_with("recursion limit") {
                true => "the entry has too many lists inside one another",
                false => "the entry is not valid JSON",
            };
            Err(Mistake::new(
                Kind::Entry,
                place,
                message,
                "mend it, or take it out",
            ))
        }
    }
}

/// The article in an item of a JSON Feed.
fn foreign(item: ForeignItem, json: &str, habits: &Habits) -> Outcome {
    let ForeignItem {
        mut article,
        text,
        html,
        odd_dates,
    } = item;
    let mut mistakes = Vec::new();
    for (name, text) in odd_dates {
        // People write dates in more forms than the core reads.
        let field = Value::Map(vec![(name.to_owned(), Value::Text(text))]);
        let odd = fields::draft(&field, habits, &Keys(json));
        article.published = odd.article.published.or(article.published);
        article.modified = odd.article.modified.or(article.modified);
        mistakes.extend(odd.mistakes);
    }
    // Of two bodies the text is what is left of the HTML without its links and pictures.
    let body = match (html, text) {
        (Some(html), _) => Body::Html(html),
        (None, Some(text)) => Body::Text(text),
        (None, None) => Body::Text(article.summary.take().unwrap_or_default()),
    };
    let aliases = article.url.iter().cloned().collect();
    finish(Draft {
        article,
        body,
        aliases,
        mistakes,
        ..Draft::default()
    })
}

/// The places of the fields in a record.
struct Keys<'a>(&'a str);

impl Places for Keys<'_> {
    fn place(&self, key: &str) -> Place {
        let json = self.0;
        let quoted = format!("\"{key}\"");
        let value = json.match_indices(&quoted).find_map(|(at, _)| {
            let after = json[at + quoted.len()..].trim_start().strip_prefix(':')?;
            Some(after.trim_start())
        });
        let Some(value) = value else {
            return Place::whole();
        };
        let length = match value.strip_prefix('"') {
            Some(text) => text.find('"').map(|end| end + 2),
            None => value.find([',', '}', ']', '\n']),
        };
        Place::at(json, offset(json, value), length.unwrap_or(0))
    }
}
