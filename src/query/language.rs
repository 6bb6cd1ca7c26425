//! The query language: a query as a line of text, read and written.
//!
//! ```text
//! query     = { group }                            all of them must hold
//! group     = item { "OR" item }                   one of them must hold; binds tighter than a space
//! item      = "-" item | "(" query ")" | term      "-" is also spelled NOT; AND may stand where a space may
//! term      = word | "exact words" | operator ":" value
//! operator  = tag title lang after before date sort match
//! ```
//!
//! Every text gives a query: what cannot be understood is left out and named, with its column.

use super::expr::{Expr, Term};
use super::needle::{Needle, Place};
use super::{Matching, Part, Query, Sort};
use crate::dates::{Date, Range};
use crate::sorting::sorted;
use crate::tags::Tag;

mod print;
mod reader;

pub use print::{label, print, print_conditions, print_part};
pub(crate) use print::{name_of, print_tag};
use reader::{Item, Reader};

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The character where it begins, counted from 1.
    pub column: usize,
    /// What is wrong, without a full stop.
    pub message: String,
}

/// The names of operators, which are part of every query somebody has noted down.
pub const OPERATORS: [&str; 8] = [
    "tag", "title", "lang", "after", "before", "date", "sort", "match",
];

/// The values of operators that are a choice, which are those of the URL as well.
pub(crate) const MATCHINGS: [(&str, Matching); 2] =
    [("all", Matching::All), ("any", Matching::Any)];
pub(crate) const SORTS: [(&str, Sort); 4] = [
    ("relevance", Sort::Relevance),
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("title", Sort::Title),
];

/// Parentheses in parentheses are read to this depth: deeper ones are no question but an attack.
const MOST_DEPTH: usize = 16;

/// Terms past this number are left out: the longest question somebody would write by hand has fewer.
const MOST_TERMS: usize = 128;

/// The query in a text, and what of the text could not be understood.
pub fn parse(text: &str) -> (Query, Vec<Problem>) {
    parse_onto(Query::default(), text)
}

/// All that `query` asks for and what a text says, and what of the text could not be understood.
pub fn parse_onto(query: Query, text: &str) -> (Query, Vec<Problem>) {
    let mut parser = Parser {
        reader: Reader::new(text),
        query,
        problems: Vec::new(),
        n_terms: 0,
    };
    let conditions = parser.group_list(0);
    let Parser {
        mut query,
        problems,
        ..
    } = parser;
    conditions.into_iter().for_each(|one| query.require(one));
    let column = |at: u32| problems[at as usize].column;
    let order = sorted(problems.len(), &|one, other| {
        column(one).cmp(&column(other))
    });
    let problems = order.iter().map(|&at| problems[at as usize].clone());
    (query, problems.collect())
}

struct Parser<'a> {
    reader: Reader<'a>,
    /// What the whole query says of its order and its tags.
    query: Query,
    problems: Vec<Problem>,
    n_terms: usize,
}

impl Parser<'_> {
    /// Everything up to the parenthesis that ends it, or to the end of the text.
    fn group_list(&mut self, depth: usize) -> Vec<Expr> {
        let mut groups: Vec<Expr> = Vec::new();
        // Where an OR stands that still wants something behind it, and whether there was anything before it.
        let mut or: Option<usize> = None;
        let mut alternatives: Vec<Expr> = Vec::new();
        while let Some((at, item)) = self.reader.peek() {
            match item {
                Item::Close if 0 < depth => break,
                Item::Or => {
                    self.reader.take();
                    match alternatives.is_empty() || or.is_some() {
                        true => self.problem(at, "OR needs something on both sides"),
                        false => or = Some(at),
                    }
                    continue;
                }
                Item::And => {
                    self.reader.take();
                    continue;
                }
                _ => {}
            }
            let read = self.item(depth, true);
            if or.is_none() {
                groups.extend(Expr::any(std::mem::take(&mut alternatives)));
            }
            // An item that was left out leaves its OR without a second side, which is no problem of its own.
            or = None;
            alternatives.extend(read);
        }
        if let Some(at) = or {
            self.problem(at, "OR needs something on both sides");
        }
        groups.extend(Expr::any(alternatives));
        groups
    }

    /// One item, if it means something. `is_plain` is whether nothing negates it.
    fn item(&mut self, depth: usize, is_plain: bool) -> Option<Expr> {
        let (at, item) = self.reader.take()?;
        match item {
            Item::Not => {
                let is_followed = self
                    .reader
                    .peek()
                    .is_some_and(|(_, item)| item.is_operand());
                if !is_followed {
                    self.problem(at, "there is nothing behind the minus sign");
                    return None;
                }
                if MOST_DEPTH <= depth {
                    self.problem(at, "too many minus signs or parentheses");
                    return None;
                }
                self.item(depth + 1, false).map(Expr::negated)
            }
            Item::Open => {
                if MOST_DEPTH <= depth {
                    self.problem(at, "too many minus signs or parentheses");
                    self.reader.skip_group();
                    return None;
                }
                let n_problems = self.problems.len();
                let inside = self.group_list(depth + 1);
                match self.reader.peek() {
                    Some((_, Item::Close)) => drop(self.reader.take()),
                    _ => self.problem(at, "this parenthesis is never closed"),
                }
                // Whatever else is wrong in there is the reason.
                if inside.is_empty() && n_problems == self.problems.len() {
                    self.problem(at, "there is nothing in these parentheses");
                }
                Expr::all(inside)
            }
            Item::Close => {
                self.problem(at, "this parenthesis was never opened");
                None
            }
            Item::Or | Item::And => None,
            Item::Word("-") => {
                self.problem(at, "there is nothing behind the minus sign");
                None
            }
            Item::Word(text) => self.term(at, Needle::word(text).map(says_anywhere)),
            Item::Quoted { text, is_closed } => {
                if !is_closed {
                    self.problem(at, "this quotation mark is never closed");
                }
                if !is_closed && text.is_empty() {
                    return None;
                }
                self.term(at, Needle::phrase(&text).map(says_anywhere))
            }
            Item::Operator { name, value } => {
                if value.is_unclosed {
                    self.problem(at, "this quotation mark is never closed");
                }
                if ["sort", "match"].contains(&name) {
                    if 0 < depth || !is_plain {
                        let message =
                            format!("{name}: is about the whole query, not about a part of it");
                        self.problem(at, &message);
                    } else if !self.choose(name, &value.text) {
                        let choices = if name == "sort" {
                            names(&SORTS)
                        } else {
                            names(&MATCHINGS)
                        };
                        self.problem(at, &format!("{name}: must be one of {choices}"));
                    }
                    return None;
                }
                let term = term(name, &value.text, value.is_quoted);
                match term {
                    Ok(term) => self.term(at, Some(term)),
                    Err(message) => {
                        self.problem(at, &message);
                        None
                    }
                }
            }
        }
    }

    fn term(&mut self, at: usize, term: Option<Term>) -> Option<Expr> {
        let Some(term) = term else {
            self.problem(at, "there is nothing between these quotation marks");
            return None;
        };
        self.n_terms += 1;
        if self.n_terms == MOST_TERMS + 1 {
            self.problem(at, "this is more than can be looked for at once");
        }
        (self.n_terms <= MOST_TERMS).then_some(Expr::Term(term))
    }

    fn choose(&mut self, name: &str, value: &str) -> bool {
        match name {
            "sort" => choose(&mut self.query.sort, &SORTS, value),
            _ => choose(&mut self.query.matching, &MATCHINGS, value),
        }
    }

    fn problem(&mut self, at: usize, message: &str) {
        let column = self.reader.column(at);
        let message = message.to_owned();
        self.problems.push(Problem { column, message });
    }
}

/// What somebody is in the middle of writing.
pub(crate) enum Written<'a> {
    /// A word, which may become an operator.
    Word(&'a str),
    /// An operator and its value so far.
    Value(&'static str, String),
}

/// The word that a text ends with, and where it begins.
pub(crate) fn last_word(text: &str) -> Option<(usize, Written<'_>)> {
    let (start, item) = Reader::new(text).last()?;
    match item {
        Item::Word(word) => Some((start, Written::Word(word))),
        Item::Operator { name, value } => {
            Some((start, Written::Value(name, value.text.into_owned())))
        }
        _ => None,
    }
}

fn says_anywhere(needle: Needle) -> Term {
    Term::Says(needle, Place::Anywhere)
}

fn term(name: &str, value: &str, is_quoted: bool) -> Result<Term, String> {
    let a_date = || format!("{name}: needs a year, month or day, as in {name}:2024-03");
    let date = || {
        let date = Date::parse(value).map_err(|_| a_date())?;
        (date == date.without_time())
            .then_some(date)
            .ok_or_else(a_date)
    };
    match name {
        "tag" => {
            let tag = Tag::new(value).ok_or("tag: needs the name of a tag behind it")?;
            Ok(Term::Tag(tag))
        }
        "title" => {
            let needle = if is_quoted {
                Needle::phrase(value)
            } else {
                Needle::word(value)
            };
            let needle = needle.ok_or("title: needs a word behind it")?;
            Ok(Term::Says(needle, Place::Title))
        }
        "lang" => {
            let is_language = value.starts_with(|c: char| c.is_ascii_alphabetic())
                && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            let language = is_language.then(|| value.to_ascii_lowercase());
            Ok(Term::Language(
                language.ok_or("lang: needs a language, as in lang:uk")?,
            ))
        }
        "after" => Ok(Term::Published(Range::new(Some(date()?), None))),
        "before" => {
            let last = date()?.before();
            // Nothing is before the first day there is: a range that ends before it begins.
            let first = Date::of(1, None, None);
            let range = last.map_or(Range::new(Date::of(2, None, None), first), |last| {
                Range::new(None, Some(last))
            });
            Ok(Term::Published(range))
        }
        _ => Range::parse(value).map(Term::Published).ok_or_else(|| {
            "date: needs a year, month or day, or two of them, as in date:2020..2022-03".to_owned()
        }),
    }
}

pub(crate) fn choose<T: Copy>(chosen: &mut T, choices: &[(&str, T)], text: &str) -> bool {
    let choice = choices
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text));
    choice.is_some_and(|(_, choice)| {
        *chosen = *choice;
        true
    })
}

fn names<T>(choices: &[(&str, T)]) -> String {
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests;
