//! XML as a row of tags and texts. What belongs together is not known here.

use std::borrow::Cow;

/// What a text is made of. Comments, instructions and the document type are passed over.
pub(super) enum Token<'a> {
    Start(Tag<'a>),
    End(&'a str),
    /// As written, its references not resolved.
    Text(&'a str),
    /// The inside of a CDATA section.
    Literal(&'a str),
}

#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub name: &'a str,
    pub attributes: &'a str,
    /// It ends with `/>`.
    pub is_empty: bool,
}

/// The tokens of a text, each with all the text from its beginning on. They end where markup is cut off.
pub(super) struct Tokens<'a>(pub &'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = (&'a str, Token<'a>);

    fn next(&mut self) -> Option<(&'a str, Token<'a>)> {
        loop {
            let here = self.0;
            if here.is_empty() {
                return None;
            }
            let skipped = if here.starts_with("<!--") {
                here.find("-->").map(|end| end + 3)
            } else if here.starts_with("<?") {
                here.find("?>").map(|end| end + 2)
            } else if here.starts_with("<!") && !here.starts_with("<![CDATA[") {
                declaration_end(here)
            } else {
                let (length, token) = token(here)?;
                self.0 = &here[length..];
                return Some((here, token));
            };
            self.0 = skipped.map_or("", |end| &here[end..]);
        }
    }
}

/// The first token and its length.
fn token(text: &str) -> Option<(usize, Token<'_>)> {
    let Some(after) = text.strip_prefix('<') else {
        let length = text.find('<').unwrap_or(text.len());
        return Some((length, Token::Text(&text[..length])));
    };
    if let Some(literal) = text.strip_prefix("<![CDATA[") {
        let end = literal.find("]]>")?;
        return Some((9 + end + 3, Token::Literal(&literal[..end])));
    }
    if let Some(tag) = after.strip_prefix('/') {
        let end = tag.find('>')?;
        return Some((2 + end + 1, Token::End(tag[..end].trim())));
    }
    if after.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        let end = tag_end(text)?;
        let inside = &text[1..end];
        let is_empty = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        let tag = Tag {
            name,
            attributes,
            is_empty,
        };
        return Some((end + 1, Token::Start(tag)));
    }
    // A `<` that opens nothing is a character.
    let length = after.find('<').map_or(text.len(), |next| 1 + next);
    Some((length, Token::Text(&text[..length])))
}

/// Where the `>` of a start tag is. One in quotes belongs to an attribute.
pub(super) fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        false
    })
}

/// What is behind a document type: it holds declarations of its own.
fn declaration_end(text: &str) -> Option<usize> {
    let mut depth = 0;
    let end = text.bytes().position(|byte| {
        match byte {
            b'<' => depth += 1,
            b'>' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.map(|end| end + 1)
}

/// The text with its references resolved: characters by number, and XML's own five entities.
pub(super) fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut resolved = String::with_capacity(text.len());
    let mut parts = text.split('&');
    resolved += parts.next().unwrap_or_default();
    for part in parts {
        // A number takes no more than eight characters.
        let name_end = part.bytes().take(9).position(|byte| byte == b';');
        let found = name_end.and_then(|end| Some((character(&part[..end])?, end)));
        match found {
            Some((c, end)) => {
                resolved.push(c);
                resolved += &part[end + 1..];
            }
            None => {
                resolved.push('&');
                resolved += part;
            }
        }
    }
    Cow::Owned(resolved)
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        // A number that is no character stays as it is written.
        return code.ok().and_then(char::from_u32);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
