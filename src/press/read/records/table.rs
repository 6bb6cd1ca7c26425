//! Tables: CSV, and its kin with semicolons or tabs. The first row names the columns.

use super::places::Cursor;
use super::{EXCLUDE, Outcome, Whole, draft, gather, unusable};
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::Reading;
use crate::press::fields::Habits;
use crate::press::read::Context;
use crate::press::value::Value;
use csv::{ReaderBuilder, StringRecord};
use rayon::prelude::*;

/// What may stand between two cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many columns a message names, and with how many characters of each: a file may be no table at all.
const MOST_SHOWN: (usize, usize) = (12, 40);

/// The articles of a table, one a row.
pub(in crate::press::read) fn table(text: &str, context: &Context) -> Reading {
    let habits = context.habits();
    let (delimiter, start) = delimiter(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(&text.as_bytes()[start..]);
    // The text is UTF-8 and rows may be of any length, so that nothing is left for the parser to reject.
    let mut rows = reader.records().map_while(Result::ok);
    let header: Vec<String> = match rows.next() {
        Some(header) => header.iter().map(name).collect(),
        None => Vec::new(),
    };
    if !can_be_articles(&header, &habits) {
        return Reading::mistaken(no_columns(text, start, &header));
    }
    let rows: Vec<StringRecord> = rows.collect();
    let unclosed = unclosed_quote(text, start, rows.last());
    let read = |row: &StringRecord| {
        (
            start + begin(&text[start..], row),
            article(row, &header, &habits),
        )
    };
    let outcomes: Vec<_> = rows.par_iter().with_min_len(64).map(read).collect();
    let mut reading = gather(text, outcomes);
    if rows.is_empty() {
        let help = "add a row to it, or delete the file";
        let empty = Mistake::new(Kind::Empty, Place::whole(), "the table has no rows", help);
        reading.mistakes.push(empty);
    }
    reading.mistakes.extend(unclosed);
    reading
}

/// What separates the cells, and where the header begins. Spreadsheets may say it on a line of its own.
fn delimiter(text: &str) -> (u8, usize) {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default();
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = line.as_bytes() {
        return (*delimiter, start + line.len());
    }
    let mut is_quoted = false;
    let mut counts = [0; DELIMITERS.len()];
    for byte in line.bytes() {
        is_quoted ^= byte == b'"';
        let which = DELIMITERS.iter().position(|delimiter| *delimiter == byte);
        if let Some(which) = which.filter(|_| !is_quoted) {
            counts[which] += 1;
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    let best = counts.iter().position(|count| *count == most);
    (DELIMITERS[best.unwrap_or(0)], start)
}

/// `Published at` is `published_at`.
fn name(header: &str) -> String {
    header.trim().replace([' ', '-'], "_")
}

/// Whether a row with something in every cell would be an article.
fn can_be_articles(header: &[String], habits: &Habits) -> bool {
    let cell = |name: &String| (name.clone(), Value::Text("x".to_owned()));
    draft(
        Value::Map(header.iter().map(cell).collect()),
        habits,
        &Whole,
    )
    .is_ok()
}

fn no_columns(text: &str, start: usize, header: &[String]) -> Mistake {
    let name = |name: &String| name.chars().take(MOST_SHOWN.1).collect();
    let names: Vec<String> = header.iter().take(MOST_SHOWN.0).map(name).collect();
    let names = names.join(", ");
    let message = format!("the table has no column for a title or a text: {names}");
    let help = format!("call one of them \"title\" on the first line, or {EXCLUDE}");
    unusable(Cursor::new(text).place(start), message, &help)
}

/// The article in one row.
fn article(row: &StringRecord, header: &[String], habits: &Habits) -> Outcome {
    // A blank cell must not hide another column of the same meaning.
    let cells = header
        .iter()
        .zip(row)
        .filter(|(_, cell)| !cell.trim().is_empty());
    let cells = cells.map(|(name, cell)| (name.clone(), Value::Text(cell.to_owned())));
    let mut draft = draft(Value::Map(cells.collect()), habits, &Whole)?;
    let n_surplus = row
        .iter()
        .skip(header.len())
        .filter(|cell| !cell.trim().is_empty())
        .count();
    if row.len() < header.len() || 0 < n_surplus {
        let message = format!(
            "the row has {} cells, the header has {}",
            row.len(),
            header.len()
        );
        let help = "put cells with a separator in them into double quotes";
        draft
            .mistakes
            .push(Mistake::new(Kind::Entry, Place::whole(), message, help));
    }
    Ok(draft)
}

/// Where a row begins: its position may be that of blank lines before it.
fn begin(text: &str, row: &StringRecord) -> usize {
    let at = row
        .position()
        .map_or(0, |position| position.byte() as usize);
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// A quote without its pair makes one cell of all that follows, and no parser can tell.
fn unclosed_quote(text: &str, start: usize, last: Option<&StringRecord>) -> Option<Mistake> {
    let last = last.filter(|row| {
        row.iter()
            .next_back()
            .is_some_and(|cell| cell.contains('\n'))
    })?;
    let n_quotes = text[start..].bytes().filter(|byte| *byte == b'"').count();
    if n_quotes % 2 == 0 {
        return None;
    }
    let place = Cursor::new(text).place(start + begin(&text[start..], last));
    let message =
        "a double quote in this row has no second one, so that the rest of the table is its cell";
    Some(unusable(
        place,
        message,
        "close the quote; inside a cell it is written twice",
    ))
}
