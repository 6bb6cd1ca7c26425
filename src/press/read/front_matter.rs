//! Front matter: the YAML or TOML block on top of a Markdown file.
//!
//! Parsers read it; this finds it and says where things stand in it. What a parser rejects is searched line by
//! line for `key: value`, so that one stray colon does not cost an article its title and date.

use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::fields::Places;
use crate::press::value::Value;
use serde_saphyr::{DuplicateKeyPolicy, Options};

/// The top of a file, apart from its body.
#[derive(Debug)]
pub(super) struct FrontMatter<'a> {
    pub fields: Value,
    pub mistakes: Vec<Mistake>,
    /// What stands below.
    pub body: &'a str,
    /// The line on which the body begins, counted from 1.
    pub body_line: usize,
    /// The whole file, to find places in.
    text: &'a str,
    /// Where the body begins in it.
    end: usize,
}

/// A longer block is no front matter, in bytes.
const MOST_BYTES: usize = 1 << 20;

#[derive(Clone, Copy)]
enum Language {
    Yaml,
    Toml,
}

/// Splits a file. One without front matter has no fields and is all body.
pub(super) fn split(text: &str) -> FrontMatter<'_> {
    let mut front = FrontMatter {
        fields: Value::Null,
        mistakes: Vec::new(),
        body: text,
        body_line: 1,
        text,
        end: 0,
    };
    // Some editors leave blank lines above it, and generators pass over them.
    let above = text.len() - text.trim_start().len();
    let fence = text[above..].lines().next().unwrap_or_default().trim_end();
    let language = match fence {
        "---" => Language::Yaml,
        "+++" => Language::Toml,
        _ => return front,
    };
    let start = text[above..]
        .find('\n')
        .map_or(text.len(), |newline| above + newline + 1);
    let Some((inner, after)) = closing(&text[start..], fence) else {
        // Three dashes at the top of a text without a second fence are a rule across the page.
        if matches!(language, Language::Toml) || looks_like_fields(&text[start..]) {
            let message =
                format!("the front matter is not closed: there is no second line of {fence}");
            let help = format!("write a line of {fence} below the last field");
            front.mistakes.push(Mistake::new(
                Kind::FrontMatter,
                Place::at(text, above, 3),
                message,
                help,
            ));
        }
        return front;
    };
    let end = start + after;
    front.body = &text[end..];
    front.end = end;
    front.body_line = 1 + text[..end].matches('\n').count();
    let parsed = match language {
        _ if MOST_BYTES < inner.len() => Err((
            None,
            "the front matter is larger than a megabyte".to_owned(),
        )),
        Language::Yaml => yaml(inner),
        Language::Toml => toml(inner),
    };
    match parsed {
        Ok(fields) => front.fields = fields,
        Err((offset, message)) => {
            let place = Place::at(text, start + offset.unwrap_or(0), 1);
            front.mistakes.push(Mistake::new(
                Kind::FrontMatter,
                place,
                message,
                help(inner, offset),
            ));
            front.fields = salvaged(inner);
        }
    }
    front
}

/// The block up to the closing fence, and where what stands below it begins.
fn closing<'a>(text: &'a str, fence: &str) -> Option<(&'a str, usize)> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let end = offset + line.len();
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            return Some((&text[..offset], end));
        }
        offset = end;
    }
    None
}

/// Whether the first line with something on it is `key: value`.
fn looks_like_fields(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| field(line).is_some())
}

/// What is wrong, and where if that is known, in bytes.
type Wrong = (Option<usize>, String);

fn yaml(text: &str) -> Result<Value, Wrong> {
    let mut options = Options::default();
    // Hugo and Jekyll keep the last of two, and nothing is gained by refusing both.
    options.duplicate_keys = DuplicateKeyPolicy::LastWins;
    options.emit_comments = false;
    options.with_snippet = false;
    let value: Value = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let place = error.location().map(|location| {
            let (line, column) = (location.line() as usize, location.column() as usize);
            offset_of(text, line, column)
        });
        (place, short(&error.without_snippet().to_string()))
    })?;
    match value {
        Value::Map(_) | Value::Null => Ok(value),
        _ => Err((None, "the front matter holds no fields".to_owned())),
    }
}

fn toml(text: &str) -> Result<Value, Wrong> {
    toml::from_str(text)
        .map_err(|error| (error.span().map(|span| span.start), short(error.message())))
}

/// A parser's message on one line, without the place, which is shown beside it.
fn short(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line.split(" at line ").next().unwrap_or_default();
    format!(
        "the front matter cannot be read: {}",
        line.trim_end_matches(['.', ':'])
    )
}

fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = &text[start..];
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(rest.len(), |(at, _)| at)
}

/// The most frequent mistake is a colon or a quote in a text that is not quoted.
fn help(text: &str, offset: Option<usize>) -> String {
    let offset = text.floor_char_boundary(offset.unwrap_or(0).min(text.len()));
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    match field(line) {
        Some((key, value)) if value.contains(": ") && !value.starts_with(['"', '\'']) => {
            format!("quote the text: {key}: \"{}\"", value.replace('"', "\\\""))
        }
        _ => "put texts with special characters in quotes, and indent lists evenly with blanks"
            .to_owned(),
    }
}

/// The fields that stand on a line of their own, with the lists below them.
fn salvaged(text: &str) -> Value {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for line in text.lines() {
        if let Some(element) = line.trim_start().strip_prefix("- ") {
            if let Some((_, value)) = fields.last_mut() {
                let element = Value::Text(unquoted(element).to_owned());
                match value {
                    Value::List(list) => list.push(element),
                    _ => *value = Value::List(vec![element]),
                }
            }
        } else if let Some((key, value)) = field(line) {
            fields.push((key.to_owned(), Value::Text(unquoted(value).to_owned())));
        }
    }
    Value::Map(fields)
}

/// `key: value` or `key = value` at the beginning of a line.
fn field(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')?;
    let value = line[end..].trim_start().strip_prefix([':', '='])?;
    (0 < end).then_some((&line[..end], value.trim()))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(text)
}

impl FrontMatter<'_> {
    /// The place of a needle in the block; that of the block if it is not there.
    fn find(&self, key: &str) -> Place {
        let block = &self.text[..self.end];
        let mut offset = 0;
        for line in block.split_inclusive('\n') {
            let name = field(line.trim_start()).map(|(name, _)| name);
            if name.is_some_and(|name| name.eq_ignore_ascii_case(key)) {
                let value = line.find([':', '=']).map_or(0, |at| at + 1);
                let value = value + (line[value..].len() - line[value..].trim_start().len());
                return Place::at(
                    self.text,
                    offset + value,
                    line[value.min(line.len())..].trim_end().len(),
                );
            }
            offset += line.len();
        }
        Place::at(self.text, 0, 0)
    }
}

impl Places for FrontMatter<'_> {
    fn place(&self, key: &str) -> Place {
        self.find(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text_of<'a>(front: &'a FrontMatter, key: &str) -> Option<&'a str> {
        front.fields.first(&[key])?.1.text()
    }

    #[test]
    fn yaml_and_toml_are_read_and_the_body_keeps_its_line() {
        let front = split("---\ntitle: 1984\ndate: 2017-03-08 2:05:17 -0400\n---\n\nBody\n");
        assert_eq!(
            (text_of(&front, "title"), front.body, front.body_line),
            (Some("1984"), "\nBody\n", 5)
        );
        assert_eq!(text_of(&front, "date"), Some("2017-03-08 2:05:17 -0400"));
        let front = split("\n\n---\ntitle: T\n---\nBody");
        assert_eq!(
            (text_of(&front, "title"), front.body, front.body_line),
            (Some("T"), "Body", 6)
        );
        let front = split("+++\r\ntitle = \"T\"\r\ndate = 2017-03-08T10:00:00Z\r\n+++\r\nBody");
        assert_eq!(
            (text_of(&front, "date"), front.body),
            (Some("2017-03-08T10:00:00Z"), "Body")
        );
        assert_eq!(front.mistakes, []);
    }

    #[test]
    fn a_file_without_front_matter_is_all_body() {
        for text in ["# T\n", "---\n\nA rule above.\n", ""] {
            let front = split(text);
            assert_eq!((front.body, front.mistakes.len()), (text, 0), "{text}");
        }
    }

    #[test]
    fn a_stray_colon_is_named_with_its_line_and_costs_no_field() {
        let front = split("---\ntitle: Ink: a history\ndate: 2020-01-01\ntags:\n  - a\n---\nBody");
        assert_eq!(front.mistakes.len(), 1);
        assert_eq!(front.mistakes[0].place.line, 2);
        assert_eq!(
            front.mistakes[0].help,
            "quote the text: title: \"Ink: a history\""
        );
        assert_eq!(
            (text_of(&front, "title"), text_of(&front, "date")),
            (Some("Ink: a history"), Some("2020-01-01"))
        );
    }

    #[test]
    fn front_matter_that_is_not_closed_is_a_mistake() {
        assert_eq!(
            split("---\ntitle: T\nBody").mistakes[0].kind,
            Kind::FrontMatter
        );
        assert_eq!(
            split("+++\ntitle = 1\nBody").mistakes[0].kind,
            Kind::FrontMatter
        );
    }

    #[test]
    fn a_bomb_of_aliases_ends_in_a_mistake() {
        let mut text = "---\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (one, next) in "abcdefghijk".chars().zip("bcdefghijkl".chars()) {
            text += &format!(
                "{next}: &{next} [{}*{one}]\n",
                format!("*{one}, ").repeat(8)
            );
        }
        text += "---\nBody";
        assert_eq!(split(&text).mistakes[0].kind, Kind::FrontMatter);
        let deep = format!(
            "---\na: {}{}\n---\n",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(split(&deep).mistakes[0].kind, Kind::FrontMatter);
    }

    #[test]
    fn the_place_of_a_field_is_that_of_its_value() {
        let front = split("---\ntitle: T\n  date:  soon \n---\n");
        let place = front.place("Date");
        assert_eq!((place.line, place.column, place.mark), (3, 10, (9, 4)));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(---|\\+\\+\\+)?\n?[a-z:=\\[\\]{}\"'&*!|>#%@é \n\t-]{0,80}(\n---\n)?\\PC{0,20}") {
            let front = split(&text);
            let _ = front.place("title");
        }
    }
}
