//! Clean HTML in pieces: tags and the text between them.
//!
//! This reads only what comes out of the sanitizer, where every element is closed, every attribute has a
//! value in double quotes, and four characters are escaped.

/// One tag, or the text up to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// As it stands in the HTML, with its escapes.
    Text(&'h str),
    Open {
        name: &'h str,
        /// What follows the name, up to the end of the tag.
        attributes: &'h str,
        whole: &'h str,
    },
    Close {
        name: &'h str,
        whole: &'h str,
    },
}

impl<'h> Piece<'h> {
    pub fn text(&self) -> Option<&'h str> {
        match *self {
            Piece::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its element's name; empty for text.
    pub fn name(&self) -> &'h str {
        match *self {
            Piece::Text(_) => "",
            Piece::Open { name, .. } | Piece::Close { name, .. } => name,
        }
    }

    pub fn whole(&self) -> &'h str {
        match *self {
            Piece::Text(text) => text,
            Piece::Open { whole, .. } | Piece::Close { whole, .. } => whole,
        }
    }
}

/// The pieces of some clean HTML.
pub(super) fn of(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let end = match rest.find('<') {
            Some(0) => tag_end(rest),
            text => text.unwrap_or(rest.len()),
        };
        let (whole, behind) = rest.split_at(end);
        rest = behind;
        (!whole.is_empty()).then(|| piece(whole))
    })
}

/// Where the tag that `html` begins with ends. In quotes there may be a `>`.
fn tag_end(html: &str) -> usize {
    let mut is_quoted = false;
    let end = html.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    });
    end.map_or(html.len(), |end| end + 1)
}

fn piece(whole: &str) -> Piece<'_> {
    let Some(tag) = whole.strip_prefix('<') else {
        return Piece::Text(whole);
    };
    let tag = tag.strip_suffix('>').unwrap_or(tag);
    if let Some(name) = tag.strip_prefix('/') {
        return Piece::Close { name, whole };
    }
    let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
    Piece::Open {
        name,
        attributes,
        whole,
    }
}

/// The value of an attribute, without escapes.
pub(super) fn attribute(piece: &Piece, wanted: &str) -> Option<String> {
    let Piece::Open { attributes, .. } = piece else {
        return None;
    };
    let mut rest = *attributes;
    while let Some((name, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"')?;
        if name.trim() == wanted {
            return Some(unescaped(value));
        }
        rest = behind;
    }
    None
}

/// The text behind the sanitizer's escapes.
pub(super) fn unescaped(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

/// Elements that have no end.
pub(super) const VOID: [&str; 5] = ["br", "col", "hr", "img", "input"];

/// Where the element that `pieces` begins with is closed.
pub(super) fn closing(pieces: &[Piece]) -> usize {
    let name = pieces[0].name();
    if VOID.contains(&name) {
        return 0;
    }
    let mut depth = 0;
    let end = pieces.iter().position(|piece| {
        match piece {
            Piece::Open { name: another, .. } if *another == name => depth += 1,
            Piece::Close { name: another, .. } if *another == name => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.unwrap_or(pieces.len() - 1)
}

/// Whether there is nothing to see in an element.
pub(super) fn is_blank(element: &[Piece]) -> bool {
    let is_seen = |piece: &Piece| match piece {
        Piece::Text(text) => !text.trim().is_empty(),
        _ => ["img", "input"].contains(&piece.name()),
    };
    !element.iter().any(is_seen)
}
