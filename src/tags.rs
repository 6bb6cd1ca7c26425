//! Tags: what makes two of them one, and which stands under which.
//!
//! Which articles carry a tag is the archive's business.

use crate::folding::{fold, single_spaced};
use std::fmt;
use std::hash::{Hash, Hasher};

/// A tag as somebody wrote it, equal to every other spelling of it.
///
/// `history/printing` is `printing` under `history`: an article that carries it is also found by
/// `history`.
#[derive(Clone)]
pub struct Tag {
    written: String,
    /// What comparison looks at. Never empty; no level of it is empty.
    key: String,
}

/// A tag of more levels is no filing system but an accident, such as a pasted path; what is deeper is joined
/// into the last level. Every level costs an entry in each article's tags.
const MOST_LEVELS: usize = 8;

impl Tag {
    /// The tag in `text`, tidied: white space is single, empty levels (`a//b/`) are dropped, and those past
    /// the eighth are joined to it by dashes. `None` if nothing is left.
    pub fn new(text: &str) -> Option<Tag> {
        let mut levels: Vec<String> = text
            .split('/')
            .map(single_spaced)
            .filter(|level| !level.is_empty())
            .collect();
        if MOST_LEVELS < levels.len() {
            let deepest = levels.split_off(MOST_LEVELS - 1).join("-");
            levels.push(deepest);
        }
        let written = levels.join("/");
        let key = fold(&written);
        (!key.is_empty()).then_some(Tag { written, key })
    }

    /// The whole tag, as written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// What all spellings of this tag share.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The last level: `printing` of `history/printing`.
    pub fn leaf(&self) -> &str {
        leaf(&self.written)
    }

    /// How many levels it stands below the top: 1 for `history/printing`.
    pub fn depth(&self) -> usize {
        self.key.matches('/').count()
    }

    /// The tag this one stands under, if any.
    pub fn parent(&self) -> Option<Tag> {
        let (written, _) = self.written.rsplit_once('/')?;
        let (key, _) = self.key.rsplit_once('/')?;
        Some(Tag {
            written: written.to_owned(),
            key: key.to_owned(),
        })
    }
}

fn leaf(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, leaf)| leaf)
}

impl PartialEq for Tag {
    fn eq(&self, other: &Tag) -> bool {
        self.key == other.key
    }
}

impl Eq for Tag {}

impl Hash for Tag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Tag {
        Tag::new(text).unwrap()
    }

    #[test]
    fn spellings_of_one_tag_are_equal_and_keep_how_they_were_written() {
        assert_eq!(tag("USA"), tag(" usa "));
        assert_eq!(tag("Web  History").as_str(), "Web History");
    }

    #[test]
    fn a_tag_knows_what_it_stands_under() {
        let printing = tag("History/Printing");
        assert_eq!(printing.leaf(), "Printing");
        assert_eq!(printing.parent(), Some(tag("history")));
        assert_eq!((printing.depth(), tag("history").depth()), (1, 0));
        assert_eq!(tag("history").parent(), None);
    }

    #[test]
    fn a_tag_is_at_most_eight_levels_deep() {
        assert_eq!(tag("1/2/3/4/5/6/7/8/9/10").as_str(), "1/2/3/4/5/6/7/8-9-10");
    }

    #[test]
    fn empty_levels_vanish() {
        assert_eq!(tag("/a// b /"), tag("a/b"));
        for nothing in ["", "  ", "/", "\u{7}"] {
            assert!(Tag::new(nothing).is_none(), "{nothing:?}");
        }
    }
}
