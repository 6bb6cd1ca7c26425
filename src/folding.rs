//! Folding: when two spellings are the same word.
//!
//! Tags and titles keep their accents: `résumé` and `resume` are two tags. [`bare`] is for search, where one should
//! find the other. Nothing here stems.
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

/// The key under which spellings are equal that differ in case, in diacritics, or in how the same letters are
/// encoded: full width, ligatures, presentation forms.
///
/// Marks that make another letter stay: the breve of `й` and `ў`, the dots of `ї`, and the marks of every script
/// that spells with them, such as kana, Devanagari and Thai. `ё` becomes `е`, as Russian is often written. Letters
/// that Unicode does not take apart lose their strokes here: `ø`, `ł`, `æ`. The two lower-case sigmas are one, so that
/// the beginning of a word is found wherever it ends.
///
/// ```
/// use newsprint::folding::bare;
/// assert_eq!(bare("Crème BRÛLÉE"), "creme brulee");
/// ```
pub fn bare(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut before = ' ';
    for c in platform::decompose(text).chars() {
        if is_diacritic(before, c) {
            continue;
        }
        match c {
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'ς' => key.push('σ'),
            'đ' | 'ð' => key.push('d'),
            'ħ' => key.push('h'),
            'ı' => key.push('i'),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'þ' => key.push_str("th"),
            c => key.push(c),
        }
        before = c;
    }
    platform::compose(&key)
}

/// Whether `c`, behind `before`, is a mark that may be left out in writing: accents of Latin, Greek and Cyrillic
/// letters, points of Hebrew and Arabic ones, and what stretches the latter.
fn is_diacritic(before: char, c: char) -> bool {
    match c {
        '\u{306}' => !matches!(before, 'и' | 'у'),
        '\u{308}' => before != 'і',
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' => true,
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => true,
        _ => false,
    }
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

    #[track_caller]
    fn check_bare(text: &str, expected: &str) {
        assert_eq!(bare(text), expected);
    }

    #[test]
    fn diacritics_can_be_taken_off_without_making_other_letters() {
        check_bare("Ærøskøbing ŁÓDŹ", "aeroskobing lodz");
        check_bare("Straße", "strasse");
        check_bare("Ὀδυσσεύς", "οδυσσευσ");
        check_bare("Київ, її, Ёлка, ПОЙ", "київ, її, елка, пой");
        check_bare("שָׁלוֹם كِتَابٌ أحمد", "שלום كتاب احمد");
        check_bare("がんばる हिन्दी ผู้ 한국", "がんばる हिन्दी ผู้ 한국");
        check_bare("ＮＥＷＳ ﬁne Việt", "news fine viet");
    }

    #[test]
    fn accents_matter() {
        assert_ne!(fold("résumé"), fold("resume"));
    }
}
