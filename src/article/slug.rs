//! Slugs: the names articles have in URLs.
//!
//! Which article a slug belongs to, and that no two share one, is up to whoever hands them out.

use crate::folding::lower;
use std::fmt;

/// An article's name in its URL: lower-case letters and digits of any script, in words joined by `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// The longest slug that is made, in bytes: with a suffix it still fits a file name (255 bytes) after
/// every byte of it has been percent-encoded to three.
const MOST_BYTES: usize = 76;

impl Slug {
    /// A slug from any text; `None` if no letter or digit is in it.
    ///
    /// ```
    /// use newsprint::article::Slug;
    /// assert_eq!(Slug::from_text("Ink & Packets: 1605").unwrap().as_str(), "ink-packets-1605");
    /// ```
    pub fn from_text(text: &str) -> Option<Slug> {
        let mut slug = String::new();
        for c in lower(text).chars() {
            if slug.len() + c.len_utf8() > MOST_BYTES {
                break;
            }
            if c.is_alphanumeric() || is_mark(c) {
                slug.push(c);
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
        }
        let end = slug.trim_end_matches('-').len();
        slug.truncate(end);
        (!slug.is_empty()).then_some(Slug(slug))
    }

    /// The slug that `text` is, if it is one.
    pub fn new(text: &str) -> Option<Slug> {
        Slug::from_text(text).filter(|slug| slug.0 == text)
    }

    /// The slug that an archive has stored, which is one because it was one before.
    pub(crate) fn stored(text: &str) -> Slug {
        Slug(text.to_owned())
    }

    /// This slug with a number behind it, for when it is taken.
    pub fn numbered(&self, number: usize) -> Slug {
        let suffix = format!("-{number}");
        let room = MOST_BYTES.saturating_sub(suffix.len());
        let stem = &self.0[..self.0.floor_char_boundary(room)];
        Slug(format!("{}{suffix}", stem.trim_end_matches('-')))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Marks that belong to the letter before them although they are none themselves: accents written apart, and
/// what joins or changes consonants in the scripts of India. Without them words would fall apart.
fn is_mark(c: char) -> bool {
    const DANDAS: [char; 2] = ['\u{964}', '\u{965}'];
    matches!(c, '\u{300}'..='\u{36f}')
        || (matches!(c, '\u{900}'..='\u{dff}') && !DANDAS.contains(&c))
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, slug: &str) {
        assert_eq!(Slug::from_text(text).as_ref().map(Slug::as_str), Some(slug));
    }

    #[test]
    fn words_of_any_script_are_kept() {
        check("000_4156960254eaf757", "000-4156960254eaf757");
        check("  Hello,  World!  ", "hello-world");
        check("Перша друкарня", "перша-друкарня");
        check("新聞の歴史", "新聞の歴史");
        check("हिन्दी", "हिन्दी");
    }

    #[test]
    fn text_without_letters_has_no_slug() {
        assert_eq!(Slug::from_text("–?!"), None);
        assert_eq!(Slug::new("Not a slug"), None);
    }

    proptest! {
        #[test]
        fn a_slug_is_its_own_slug_and_fits_a_file_name(text in "\\PC{0,120}") {
            if let Some(slug) = Slug::from_text(&text) {
                prop_assert_eq!(Slug::new(slug.as_str()), Some(slug.clone()));
                prop_assert!(slug.as_str().len() <= MOST_BYTES);
                let numbered = slug.numbered(12);
                prop_assert_eq!(Slug::new(numbered.as_str()), Some(numbered));
            }
        }
    }
}
