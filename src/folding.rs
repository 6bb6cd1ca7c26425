//! Folding: when two spellings are the same word.
//!
//! It does not strip accents or stem: `résumé` and `resume` stay two words.
//!
//! Unicode's tables for case and composition are bigger than the rest of the core, and every browser has
//! them already. So what is beyond ASCII is asked of the platform, in one file for each.

#[cfg_attr(target_arch = "wasm32", path = "folding/browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "folding/native.rs")]
mod platform;

/// The key under which spellings that differ only in case, in composition (`é` as one or two code points)
/// or in white space are equal.
///
/// ```
/// use newsprint::folding::fold;
/// assert_eq!(fold("Straße  News"), fold("STRASSE news"));
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return single_spaced(&text.to_ascii_lowercase());
    }
    single_spaced(&platform::fold(text))
}

/// The text in lower case, in composed form.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    platform::lower(text)
}

/// The text with control characters dropped, ends trimmed and each run of white space made one space: fit
/// to stand on one line.
pub fn single_spaced(text: &str) -> String {
    if is_single_spaced(text.as_bytes()) {
        return text.to_owned();
    }
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

/// Whether a text is certain to be as [`single_spaced`] would have it, which most titles and tags are.
fn is_single_spaced(text: &[u8]) -> bool {
    let is_apart = |pair: &[u8]| pair[0] == b' ' && pair[1] == b' ';
    text.iter().all(|byte| (b' '..0x7f).contains(byte))
        && !text.windows(2).any(is_apart)
        && !text.starts_with(b" ")
        && !text.ends_with(b" ")
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
