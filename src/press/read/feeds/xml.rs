//! Just enough XML to take a feed apart: the elements in a text, and the text in an element.
//!
//! It forgives what feeds get wrong. It opens nothing and expands nothing: an entity that is not one of XML's own
//! five stays as it is written. No element is entered before somebody asks for what is in it, so that nesting,
//! however deep, costs nothing.

use crate::press::read::records::places::offset;
use std::borrow::Cow;

mod tokens;

use tokens::{Tag, Token, Tokens, resolve, tag_end};

/// An element.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    /// Empty if it has none.
    pub prefix: &'a str,
    /// Without the prefix.
    pub name: &'a str,
    attributes: &'a str,
    /// From its start tag to its end tag.
    pub outer: &'a str,
    /// What is between its tags.
    pub inner: &'a str,
    /// Whether it has an end tag.
    pub is_closed: bool,
}

impl<'a> Element<'a> {
    /// The element that begins with `tag` where `here` does, up to where `rest` and its end tag begin.
    fn new(tag: Tag<'a>, here: &'a str, inner_end: usize, end: usize, is_closed: bool) -> Self {
        let (prefix, name) = split_name(tag.name);
        let inner = match tag.is_empty {
            true => "",
            false => &here[(tag_end(here).unwrap_or(0) + 1).min(inner_end)..inner_end],
        };
        Element {
            prefix,
            name,
            attributes: tag.attributes,
            outer: &here[..end],
            inner,
            is_closed,
        }
    }

    /// Every attribute, its references resolved.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let (name, value) = rest.split_once('=')?;
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = value[1..].split_once(quote)?;
            rest = after;
            Some((name.trim(), resolve(value)))
        })
    }

    /// The attribute of this full name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.attributes();
        let (_, value) = attributes.find(|(key, _)| *key == name)?;
        Some(value.trim().to_owned())
    }

    /// Its text, without what its tags say, and trimmed.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (_, token) in Tokens(self.inner) {
            match token {
                Token::Text(written) => text += &resolve(written),
                Token::Literal(literal) => text += literal,
                Token::Start(_) | Token::End(_) => {}
            }
        }
        text.trim().to_owned()
    }

    /// Whether there are elements in it.
    pub fn has_elements(&self) -> bool {
        Tokens(self.inner).any(|(_, token)| matches!(token, Token::Start(_)))
    }

    /// What is in it as HTML, which closes no element with `/>` and knows no prefixes.
    pub fn html(&self) -> String {
        let mut html = String::with_capacity(self.inner.len());
        for (_, token) in Tokens(self.inner) {
            match token {
                Token::Text(text) => html += text,
                Token::Literal(text) => html += &text.replace('&', "&amp;").replace('<', "&lt;"),
                Token::Start(tag) => {
                    let (_, name) = split_name(tag.name);
                    html += &format!("<{name}{}>", tag.attributes.trim_end());
                    if tag.is_empty && !is_void(name) {
                        html += &format!("</{name}>");
                    }
                }
                Token::End(name) if is_void(split_name(name).1) => {}
                Token::End(name) => html += &format!("</{}>", split_name(name).1),
            }
        }
        html
    }
}

fn split_name(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// Elements that HTML never closes: to it, `</br>` is another line break.
fn is_void(name: &str) -> bool {
    let void = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    void.contains(&name)
}

/// The outermost element. One that is never closed goes on to the end.
pub(super) fn root(text: &str) -> Option<Element<'_>> {
    children(text).next()
}

/// The elements that stand in a text, but not in each other. One that is never closed takes the rest.
pub(super) fn children(text: &str) -> impl Iterator<Item = Element<'_>> {
    let mut tokens = Tokens(text);
    std::iter::from_fn(move || {
        let (here, tag) = next_start(&mut tokens, |_| true)?;
        let mut depth = if tag.is_empty { 0 } else { 1 };
        let mut inner_end = here.len() - tokens.0.len();
        while 0 < depth {
            let Some((there, token)) = tokens.next() else {
                return Some(Element::new(tag, here, here.len(), here.len(), false));
            };
            match token {
                Token::Start(inner) if inner.name == tag.name && !inner.is_empty => depth += 1,
                Token::End(name) if name == tag.name => depth -= 1,
                _ => {}
            }
            inner_end = offset(here, there);
        }
        let end = here.len() - tokens.0.len();
        Some(Element::new(tag, here, inner_end, end, true))
    })
}

/// Every element called `name`, whatever it stands in. None has another one in it: where the next begins, one
/// that is not closed ends.
pub(super) fn named<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = Element<'a>> {
    let mut tokens = Tokens(text);
    std::iter::from_fn(move || {
        let is_it = |tag: &Tag| split_name(tag.name).1 == name;
        let (here, tag) = next_start(&mut tokens, is_it)?;
        let at = |rest: &str| here.len() - rest.len();
        if tag.is_empty {
            let end = at(tokens.0);
            return Some(Element::new(tag, here, end, end, true));
        }
        loop {
            let before = tokens.0;
            let Some((there, token)) = tokens.next() else {
                return Some(Element::new(tag, here, here.len(), here.len(), false));
            };
            match token {
                Token::End(end) if end == tag.name => {
                    let (inner_end, end) = (at(there), at(tokens.0));
                    return Some(Element::new(tag, here, inner_end, end, true));
                }
                Token::Start(next) if is_it(&next) => {
                    tokens.0 = before;
                    let end = at(there);
                    return Some(Element::new(tag, here, end, end, false));
                }
                _ => {}
            }
        }
    })
}

/// Goes on behind the next start tag that `is_it`.
fn next_start<'a>(
    tokens: &mut Tokens<'a>,
    is_it: impl Fn(&Tag<'a>) -> bool,
) -> Option<(&'a str, Tag<'a>)> {
    tokens.find_map(|(here, token)| match token {
        Token::Start(tag) if is_it(&tag) => Some((here, tag)),
        _ => None,
    })
}
