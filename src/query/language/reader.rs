//! A text to the pieces a query is made of, one at a time. What they mean together is not known here.

use super::OPERATORS;
use std::borrow::Cow;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item<'a> {
    Open,
    Close,
    Or,
    And,
    Not,
    Word(&'a str),
    Quoted {
        text: String,
        is_closed: bool,
    },
    Operator {
        name: &'static str,
        value: Value<'a>,
    },
}

/// What stands behind an operator's colon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub text: Cow<'a, str>,
    pub is_quoted: bool,
    pub is_unclosed: bool,
}

impl Item<'_> {
    /// Whether a minus sign may stand before it.
    pub fn is_operand(&self) -> bool {
        !matches!(self, Item::Close | Item::Or | Item::And)
    }
}

pub(super) struct Reader<'a> {
    text: &'a str,
    /// What has not been read yet begins here.
    at: usize,
    /// The next piece, where it begins, and where the one behind it does.
    next: Option<(usize, Item<'a>, usize)>,
}

/// White space, and control characters, which are no part of any word.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn ends_word(c: char) -> bool {
    is_space(c) || ['(', ')', '"'].contains(&c)
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader {
            text,
            at: 0,
            next: None,
        }
    }

    /// The next piece, and where it begins.
    pub fn peek(&mut self) -> Option<(usize, Item<'a>)> {
        if self.next.is_none() {
            let rest = &self.text[self.at..];
            let start = self.at + rest.find(|c| !is_space(c))?;
            let (item, len) = read(&self.text[start..]);
            self.next = Some((start, item, start + len));
        }
        let (start, item, _) = self.next.as_ref()?;
        Some((*start, item.clone()))
    }

    /// The next piece, which is then behind the reader.
    pub fn take(&mut self) -> Option<(usize, Item<'a>)> {
        self.peek()?;
        let (start, item, end) = self.next.take()?;
        self.at = end;
        Some((start, item))
    }

    /// The piece that the text ends with, and where it begins; `None` if that is white space.
    pub fn last(mut self) -> Option<(usize, Item<'a>)> {
        let mut last = None;
        while let Some(piece) = self.take() {
            last = Some(piece);
        }
        last.filter(|_| self.at == self.text.len())
    }

    /// Leaves out everything up to the parenthesis that closes the one just read.
    pub fn skip_group(&mut self) {
        let mut depth = 1;
        while let Some((_, item)) = self.take() {
            match item {
                Item::Open => depth += 1,
                Item::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// The character at a place, counted from 1.
    pub fn column(&self, at: usize) -> usize {
        self.text[..at].chars().count() + 1
    }
}

/// The piece that a text begins with, which is no space, and its length.
fn read(text: &str) -> (Item<'_>, usize) {
    if let Some(rest) = text.strip_prefix('"') {
        let (text, is_closed, len) = quoted(rest);
        return (Item::Quoted { text, is_closed }, 1 + len);
    }
    let first = text.chars().next();
    match first {
        Some('(') => return (Item::Open, 1),
        Some(')') => return (Item::Close, 1),
        // A minus sign alone is a word like any other: a dash.
        Some('-') if text[1..].starts_with(|c| !is_space(c) && c != ')') => return (Item::Not, 1),
        _ => {}
    }
    let len = text.find(ends_word).unwrap_or(text.len());
    let word = &text[..len];
    match word {
        "OR" => return (Item::Or, len),
        "AND" => return (Item::And, len),
        "NOT" => return (Item::Not, len),
        _ => {}
    }
    if let Some((name, value)) = operator(word) {
        let rest = text[len..].strip_prefix('"').filter(|_| value.is_empty());
        let Some(rest) = rest else {
            let value = Value {
                text: Cow::Borrowed(value),
                ..Value::default()
            };
            return (Item::Operator { name, value }, len);
        };
        let (text, is_closed, quoted_len) = quoted(rest);
        let value = Value {
            text: Cow::Owned(text),
            is_quoted: true,
            is_unclosed: !is_closed,
        };
        return (Item::Operator { name, value }, len + 1 + quoted_len);
    }
    (Item::Word(word), len)
}

/// The operator that a word begins with, in any case, and what stands behind its colon.
fn operator(word: &str) -> Option<(&'static str, &str)> {
    let (written, value) = word.split_once(':')?;
    let known = OPERATORS
        .iter()
        .find(|name| name.eq_ignore_ascii_case(written));
    known.map(|name| (*name, value))
}

/// What stands before the next quotation mark, whether there is one, and its length with it. A backslash makes
/// the character behind it one like any other.
fn quoted(rest: &str) -> (String, bool, usize) {
    let mut text = String::new();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (text, true, at + 1),
            '\\' => text.extend(chars.next().map(|(_, c)| c)),
            c => text.push(c),
        }
    }
    (text, false, rest.len())
}
