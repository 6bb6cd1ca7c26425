//! Folding: when two spellings are the same word.
//!
//! It does not strip accents or stem: `résumé` and `resume` stay two words.

use unicode_normalization::UnicodeNormalization;

/// The key under which spellings that differ only in case, in composition (`é` as one or two code points)
/// or in white space are equal.
///
/// Upper-casing first makes `ß` equal to `SS` and the two lower-case sigmas equal to each other, as full
/// Unicode case folding does.
///
/// ```
/// use newsprint::folding::fold;
/// assert_eq!(fold("Straße  News"), fold("STRASSE news"));
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return single_spaced(&text.to_ascii_lowercase());
    }
    let lower = text.to_uppercase().to_lowercase();
    single_spaced(&lower.nfc().collect::<String>())
}

/// The text with control characters dropped, ends trimmed and each run of white space made one space: fit
/// to stand on one line.
pub fn single_spaced(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(one: &str, other: &str) {
        assert_eq!(fold(one), fold(other));
    }

    #[test]
    fn case_does_not_matter() {
        same("USA", "usa");
        same("Київ", "КИЇВ");
        same("ὈΔΥΣΣΕΎΣ", "Ὀδυσσεύς");
        same("Maße", "MASSE");
    }

    #[test]
    fn composition_does_not_matter() {
        same("caf\u{e9}", "cafe\u{301}");
        same("й", "и\u{306}");
    }

    #[test]
    fn white_space_and_controls_do_not_matter() {
        same("  two \t words\u{0} ", "two words");
        assert_eq!(single_spaced("a\u{1}b\u{2028}c"), "a b c");
    }

    #[test]
    fn accents_matter() {
        assert_ne!(fold("résumé"), fold("resume"));
    }
}
