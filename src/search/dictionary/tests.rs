use super::*;
use crate::search::slips::slips;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The sections of a dictionary of these words, each in one article.
fn written(words: &BTreeSet<String>) -> Writer {
    let mut writer = Writer::default();
    for (at, word) in (0..).zip(words) {
        writer.push(word, 1, &[0], at);
    }
    writer
}

fn read(writer: &Writer) -> Dictionary<'_> {
    Dictionary {
        n_terms: writer.n_terms,
        blocks: &writer.blocks,
        terms: &writer.terms,
        facts: &writer.facts,
        postings: &writer.postings,
    }
}

/// Few letters, so that words begin alike, one of them of two bytes; and more words than a block has.
fn any_words() -> impl Strategy<Value = BTreeSet<String>> {
    prop::collection::btree_set("[abcé]{1,7}", 1..400)
}

proptest! {
    #[test]
    fn every_word_is_found_and_no_other(words in any_words(), other in "[abcé]{1,7}") {
        let writer = written(&words);
        let dictionary = read(&writer);
        for (at, word) in (0..).zip(&words) {
            prop_assert_eq!(dictionary.find(word).map(|entry| entry.idx), Some(at));
            prop_assert_eq!(dictionary.entry(at).map(|(_, key)| key), Some(word.clone().into_bytes()));
        }
        prop_assert_eq!(dictionary.find(&other).is_some(), words.contains(&other));
    }

    #[test]
    fn near_words_are_those_a_comparison_with_each_finds(words in any_words(), wanted in "[abcé]{1,9}", most in 1usize..4) {
        let writer = written(&words);
        let near = read(&writer).near(&wanted, most, false);
        let found: Vec<(TermIdx, &str, usize)> =
            near.iter().map(|near| (near.idx, near.key.as_str(), near.n_slips)).collect();
        let compared: Vec<(TermIdx, &str, usize)> = (0..)
            .zip(&words)
            .map(|(at, word)| (at, word.as_str(), slips(&wanted, word, most)))
            .filter(|(_, _, n_slips)| *n_slips <= most)
            .collect();
        prop_assert_eq!(found, compared);
    }

    #[test]
    fn near_beginnings_are_those_of_some_beginning(words in any_words(), wanted in "[abcé]{1,6}", most in 1usize..3) {
        let writer = written(&words);
        let near = read(&writer).near(&wanted, most, true);
        let found: Vec<(&str, usize)> = near.iter().map(|near| (near.key.as_str(), near.n_slips)).collect();
        let nearest = |word: &str| {
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
            let of_beginnings = std::iter::once(0).chain(ends).map(|end| slips(&wanted, &word[..end], most));
            of_beginnings.min().unwrap_or(usize::MAX)
        };
        let compared: Vec<(&str, usize)> = words
            .iter()
            .map(|word| (word.as_str(), nearest(word)))
            .filter(|(_, n_slips)| *n_slips <= most)
            .collect();
        prop_assert_eq!(found, compared);
    }
}
