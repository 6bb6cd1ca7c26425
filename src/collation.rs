//! Collation: titles in the order a reader of their language looks them up in.
//!
//! Tables for that are bigger than the app, and every browser has them already; so they are asked of the
//! platform, in one file for each. Both follow the Unicode Collation Algorithm with CLDR's tailorings.

#[cfg_attr(target_arch = "wasm32", path = "collation/browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "collation/native.rs")]
mod platform;

/// The language whose order is the one of Unicode's root collation.
const ROOT: &str = "en";

/// The places of `titles`, sorted by the rules of `language` (as in `"sv"`; empty is Unicode's own order).
/// What stands before the first letter or digit does not count. Equals keep their order.
///
/// The language is the collection's and not the reader's, so that one address gives everybody the same list.
pub fn order<'a>(titles: impl Iterator<Item = &'a str>, language: &str) -> Vec<u32> {
    let titles = titles.map(|title| title.trim_start_matches(|c: char| !c.is_alphanumeric()));
    platform::order(titles, if language.is_empty() { ROOT } else { language })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, sorted: &[&str]) {
        let mut titles = sorted.to_vec();
        titles.reverse();
        let order = order(titles.iter().copied(), language);
        let found: Vec<&str> = order.iter().map(|&at| titles[at as usize]).collect();
        assert_eq!(found, sorted);
    }

    #[test]
    fn accents_and_case_count_only_among_equals() {
        check("", &["cote", "coté", "côte", "“Cotton”", "zebra"]);
        check("", &["apple", "Äpple", "Apricot", "zebra"]);
    }

    #[test]
    fn the_language_decides_where_a_letter_stands() {
        check("sv", &["apple", "zebra", "äpple", "ö"]);
        check("uk", &["Гора", "Ґанок", "Дім"]);
        check("en", &["Japan", "Київ", "日本"]);
    }

    #[test]
    fn a_language_that_is_none_gives_unicodes_own_order() {
        check("not a language", &["apple", "Äpple", "zebra"]);
    }

    #[test]
    fn equals_keep_their_order() {
        assert_eq!(order(["b", "a", "“b", "a"].into_iter(), ""), [1, 3, 0, 2]);
    }
}
