//! An article as people write it, and what can be told from its text alone.
//!
//! It is owned and roomy: the press and the feed pass articles through it one at a time. A collection of
//! them is an [`Archive`](crate::archive::Archive).

use crate::dates::Date;

mod plain;
mod safe_html;
mod slug;

pub use plain::text_of_html;
pub(crate) use plain::without_controls;
pub use safe_html::SafeHtml;
pub use slug::Slug;

/// One article of a feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Stable and unique in its feed. Never blank.
    pub id: String,
    /// Its name in URLs, where the press has given it one.
    pub slug: Option<Slug>,
    /// Plain text on one line; empty if it has none.
    pub title: String,
    /// Plain text: paragraphs separated by a blank line.
    pub text: String,
    /// Its body as HTML, if it is more than paragraphs; `text` is then the text of it. Never blank.
    pub html: Option<SafeHtml>,
    /// What its author says it is about, in plain text, if anything.
    pub summary: Option<String>,
    /// As written, in the order written.
    pub tags: Vec<String>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Its language as in RFC 5646 (`uk`, `pt-BR`), if known.
    pub language: Option<String>,
    /// The address of a picture for it.
    pub image: Option<String>,
    /// Its page on the site it comes from.
    pub url: Option<String>,
    /// The page elsewhere that it is about.
    pub external_url: Option<String>,
    /// How long it takes to read, if somebody has worked it out already.
    pub reading_minutes: Option<u16>,
}

/// Somebody who wrote an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Their name, if given.
    pub name: Option<String>,
    /// Their page, if given.
    pub url: Option<String>,
}

/// Words a minute that an adult reads silently: the mean for English non-fiction in Brysbaert,
/// "How many words do we read per minute?" (2019), is 238. Higher makes every estimate shorter.
const WORDS_A_MINUTE: usize = 238;

/// Letters a minute in scripts that put no space between words; about two letters are a word there.
const IDEOGRAPHS_A_MINUTE: usize = 2 * WORDS_A_MINUTE;

/// How long `text` takes to read: at least a minute, rounded to the nearest.
pub fn reading_minutes(text: &str) -> u16 {
    let (words, ideographs) = words_and_ideographs(text);
    let hundredths = words * 100 / WORDS_A_MINUTE + ideographs * 100 / IDEOGRAPHS_A_MINUTE;
    u16::try_from((hundredths + 50) / 100).map_or(u16::MAX, |minutes| minutes.max(1))
}

fn words_and_ideographs(text: &str) -> (usize, usize) {
    let mut words = 0;
    let mut ideographs = 0;
    let mut in_word = false;
    let mut rest = text.as_bytes().iter().enumerate();
    while let Some((at, &byte)) = rest.next() {
        // Most bytes are characters, and need no look into Unicode's tables.
        let (is_space, is_word) = if byte.is_ascii() {
            (byte.is_ascii_whitespace(), byte.is_ascii_alphanumeric())
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            rest.nth(c.len_utf8() - 2);
            if is_ideograph(c) {
                ideographs += 1;
                in_word = false;
                continue;
            }
            (c.is_whitespace(), !in_word && c.is_alphanumeric())
        };
        if is_space {
            in_word = false;
        } else if !in_word && is_word {
            words += 1;
            in_word = true;
        }
    }
    (words, ideographs)
}

/// Han, kana and the like. Thai and its kin are counted by spaces, hence as too short.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The paragraphs of a plain text, none of them blank.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = blank_line(rest).unwrap_or(rest.len());
        let (paragraph, after) = rest.split_at(end);
        rest = after;
        Some(paragraph.trim_end())
    })
}

/// Where the first line that holds nothing but white space begins.
fn blank_line(text: &str) -> Option<usize> {
    text.match_indices('\n')
        .map(|(newline, _)| newline + 1)
        .find(|&start| {
            let line = text[start..].split('\n').next().unwrap_or_default();
            start < text.len() && line.trim().is_empty()
        })
}

/// The beginning of `text` on one line: whole sentences if some end after `least` bytes and before `most`,
/// else whole words and an ellipsis, and at the worst a cut word.
pub fn excerpt(text: &str, least: usize, most: usize) -> String {
    // A little more than needed, so that white space folded away below does not make it short.
    let enough = text.floor_char_boundary(most.saturating_mul(2));
    let line = crate::folding::single_spaced(&text[..enough]);
    if line.len() <= most && enough == text.len() {
        return line;
    }
    let window = &line[..line.floor_char_boundary(most)];
    if let Some(end) = sentence_end(window, least) {
        return window[..end].to_owned();
    }
    let end = window.rfind(' ').filter(|&end| least <= end);
    format!("{}…", &window[..end.unwrap_or(window.len())])
}

/// The end of the last sentence in `text` that ends after `least` bytes.
fn sentence_end(text: &str, least: usize) -> Option<usize> {
    text.char_indices()
        .rev()
        .take_while(|&(at, _)| least <= at)
        .find(|&(at, c)| {
            let after = &text[at + c.len_utf8()..];
            match c {
                '。' | '！' | '？' | '؟' => true,
                '.' | '!' | '?' | '…' => after.starts_with(' '),
                _ => false,
            }
        })
        .map(|(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_are_separated_by_lines_with_nothing_on_them() {
        let text = "\n one\ntwo \n \t\n\n  three\n";
        assert_eq!(paragraphs(text).collect::<Vec<_>>(), ["one\ntwo", "three"]);
        assert_eq!(paragraphs(" \n\n").count(), 0);
    }

    #[test]
    fn a_minute_is_the_shortest_reading_time() {
        assert_eq!(reading_minutes(""), 1);
        assert_eq!(reading_minutes("two words"), 1);
    }

    #[test]
    fn reading_time_counts_words_and_ideographs() {
        assert_eq!(reading_minutes(&"word ".repeat(238 * 3)), 3);
        assert_eq!(reading_minutes(&"新聞".repeat(238 * 2)), 2);
        assert_eq!(
            reading_minutes(&"– ".repeat(1000)),
            1,
            "dashes are not words"
        );
    }

    #[test]
    fn an_excerpt_prefers_whole_sentences_then_whole_words() {
        let text = "First sentence. Second one here.\n\nThird paragraph goes on.";
        assert_eq!(excerpt(text, 10, 40), "First sentence. Second one here.");
        assert_eq!(excerpt(text, 20, 30), "First sentence. Second one…");
        assert_eq!(excerpt("short", 10, 40), "short");
        assert_eq!(excerpt("日本語。続きがある文章", 3, 15), "日本語。");
        assert_eq!(excerpt("unbreakable", 4, 6), "unbrea…");
    }

    proptest! {
        #[test]
        fn an_excerpt_is_never_much_longer_than_asked(text in "\\PC{0,200}", least in 0usize..50, more in 0usize..50) {
            let excerpt = excerpt(&text, least, least + more);
            prop_assert!(excerpt.len() <= least + more + '…'.len_utf8());
        }

        #[test]
        fn paragraphs_keep_every_character_that_is_not_white_space(text in "[a \n\u{e9}]{0,60}") {
            let dense = |text: &str| text.split_whitespace().collect::<String>();
            let kept: String = paragraphs(&text).collect();
            prop_assert_eq!(dense(&kept), dense(&text));
        }
    }
}
