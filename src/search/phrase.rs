//! Phrases: words that must stand side by side. No places are stored, so candidates are read.

use super::tokens::Tokens;
use crate::archive::Entry;

/// Whether an article has these words side by side in some part of it.
pub(super) fn is_said(entry: Entry<'_>, keys: &[String]) -> bool {
    let mut labels = entry.tags().map(|tag| tag.key());
    let parts = [
        entry.title(),
        entry.text(),
        entry.own_summary(),
        entry.own_authors(),
    ];
    parts.iter().any(|part| is_in(part, keys)) || labels.any(|label| is_in(label, keys))
}

/// Whether a text has these words side by side.
pub(super) fn is_in(text: &str, keys: &[String]) -> bool {
    let mut tokens = Tokens::new(text);
    let mut run = Run::new(keys);
    while tokens.next().is_some() {
        if !tokens.is_tail() && run.go_on(tokens.key()) {
            return true;
        }
    }
    false
}

/// How much of a phrase has been met, word by word.
pub(super) struct Run<'a> {
    keys: &'a [String],
    /// How many words of the phrase the text may just have begun with, for each place it may have begun.
    begun: Vec<usize>,
}

impl<'a> Run<'a> {
    pub(super) fn new(keys: &'a [String]) -> Run<'a> {
        let begun = Vec::new();
        Run { keys, begun }
    }

    /// Takes the next word of a text. Whether the phrase ends with it.
    pub(super) fn go_on(&mut self, key: &str) -> bool {
        let keys = self.keys;
        self.begun.push(0);
        self.begun.retain_mut(|n_met| {
            let is_next = keys.get(*n_met).is_some_and(|wanted| wanted == key);
            *n_met += 1;
            is_next
        });
        let is_whole = self.begun.first() == Some(&keys.len());
        self.begun.retain(|n_met| *n_met < keys.len());
        is_whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::wanted::keys;

    #[track_caller]
    fn check(phrase: &str, text: &str, expected: bool) {
        assert_eq!(is_in(text, &keys(phrase)), expected, "{phrase} in {text}");
    }

    #[test]
    fn words_stand_side_by_side() {
        check("movable type", "Of Movable Type.", true);
        check("movable type", "movable, or so; type", false);
        check("a a b", "a a a b", true);
        check("歴史", "新聞の歴史", true);
        check("聞歴", "新聞の歴史", false);
        check("the type", "the types", false);
        // The last letter of a Korean word is also a word by itself, and stands in between.
        check("한국의 인쇄소", "신문과 한국의 인쇄소", true);
    }
}
