//! A query to the text that [`parse`](super::parse) reads as the same query.

use super::*;

/// The whole query; nothing if it asks for everything in the usual order.
pub fn print(query: &Query) -> String {
    let mut parts: Vec<String> = Vec::new();
    // Tags come first: a condition that contradicts one is only that if it stands behind it.
    parts.extend(query.included().iter().map(print_tag));
    let excluded = query.excluded().iter();
    parts.extend(excluded.map(|tag| format!("-{}", print_tag(tag))));
    if query.matching != Matching::default() {
        parts.push(format!("match:{}", name_of(&MATCHINGS, query.matching)));
    }
    if !query.range.is_open() {
        parts.push(print_range(query.range));
    }
    parts.extend(query.conditions().iter().map(print_expr));
    if query.sort != Sort::default() {
        parts.push(format!("sort:{}", name_of(&SORTS, query.sort)));
    }
    parts.join(" ")
}

/// What of the query has no control of its own.
pub fn print_conditions(query: &Query) -> String {
    let conditions: Vec<String> = query.conditions().iter().map(print_expr).collect();
    conditions.join(" ")
}

/// One part of the query.
pub fn print_part(query: &Query, part: &Part) -> String {
    match part {
        Part::Tag(tag) if query.excluded().contains(tag) => format!("-{}", print_tag(tag)),
        Part::Tag(tag) => print_tag(tag),
        Part::Range => print_range(query.range),
        Part::Condition(at) => query
            .conditions()
            .get(*at)
            .map(print_expr)
            .unwrap_or_default(),
    }
}

/// One part of the query as it stands on a button: a tag needs no operator there.
pub fn label(query: &Query, part: &Part) -> String {
    match part {
        Part::Tag(tag) if query.excluded().contains(tag) => format!("−{}", tag.as_str()),
        Part::Tag(tag) => tag.as_str().to_owned(),
        // As people write it: 2020 – 2022.
        Part::Range => query
            .range
            .to_string()
            .replace("..", " – ")
            .trim()
            .to_owned(),
        Part::Condition(_) => print_part(query, part),
    }
}

/// The name of a choice.
pub(crate) fn name_of<T: PartialEq>(choices: &[(&'static str, T)], chosen: T) -> &'static str {
    let choice = choices.iter().find(|(_, choice)| *choice == chosen);
    choice.map_or("", |(name, _)| name)
}

fn print_expr(expr: &Expr) -> String {
    let join = |parts: &[Expr], between: &str| {
        let parts: Vec<String> = parts.iter().map(print_expr).collect();
        format!("({})", parts.join(between))
    };
    match expr {
        Expr::All(parts) => join(parts, " "),
        Expr::Any(parts) => join(parts, " OR "),
        Expr::Not(part) => format!("-{}", print_expr(part)),
        Expr::Term(term) => print_term(term),
    }
}

fn print_term(term: &Term) -> String {
    match term {
        Term::Says(needle, Place::Anywhere) => print_needle(needle),
        Term::Says(needle, Place::Title) => format!("title:{}", print_needle(needle)),
        Term::Tag(tag) => print_tag(tag),
        Term::Language(language) => format!("lang:{language}"),
        Term::Published(range) => print_range(*range),
    }
}

fn print_needle(needle: &Needle) -> String {
    if needle.is_phrase() {
        quote(needle.as_str())
    } else {
        needle.as_str().to_owned()
    }
}

fn print_range(range: Range) -> String {
    format!("date:{range}")
}

/// A tag with its operator.
pub(crate) fn print_tag(tag: &Tag) -> String {
    let name = tag.as_str();
    let is_plain =
        !name.contains(|c: char| c.is_whitespace() || ['"', '(', ')', '\\'].contains(&c));
    match is_plain {
        true => format!("tag:{name}"),
        false => format!("tag:{}", quote(name)),
    }
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
