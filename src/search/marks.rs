//! Where in a text the words stand that a search has found, and the part of a text that has most of them.
//!
//! The words are those the search went by, so what is marked is what was found.

use super::phrase::Run;
use super::tokens::{Initials, Tokens, is_lone};
use super::wanted::Word;
use crate::query::needle::Place;
use std::ops::Range;

/// What to mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// In the order they were asked for.
    words: Vec<Marked>,
    phrases: Vec<(Vec<String>, Place)>,
}

/// A word to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Marked {
    key: String,
    /// Whether everything that begins so is marked.
    is_beginning: bool,
    others: Vec<String>,
    place: Place,
}

/// A stretch of a text, in bytes.
pub type Span = Range<usize>;

impl Marks {
    pub(super) fn add(&mut self, word: &Word<'_>, place: Place) {
        self.words.push(Marked {
            key: word.key.clone(),
            is_beginning: word.is_beginning,
            others: word.others.clone(),
            place,
        });
    }

    pub(super) fn add_phrase(&mut self, keys: Vec<String>, place: Place) {
        self.phrases.push((keys, place));
    }

    /// How many different words there are.
    pub(super) fn n_words(&self) -> usize {
        self.words.len()
    }

    /// Which of the words a key is.
    pub(super) fn word(&self, key: &str) -> Option<usize> {
        // Most words of a text have none where only some are looked for.
        if key.is_empty() {
            return None;
        }
        let is_word = |word: &Marked| {
            let is_begun = word.is_beginning && key.starts_with(word.key.as_str());
            is_begun || word.key == key || word.others.iter().any(|other| other == key)
        };
        self.words.iter().position(is_word)
    }

    /// The first letters of all the words.
    pub(super) fn initials(&self) -> Initials {
        let others = self.words.iter().flat_map(|word| &word.others);
        let keys = self.words.iter().map(|word| &word.key).chain(others);
        Initials::of(keys.map(String::as_str))
    }

    /// The stretches of a text to mark, in order and apart from one another. A text is a title or is not.
    pub fn of(&self, text: &str, place: Place) -> Vec<Span> {
        let fits = |wanted: Place| wanted == Place::Anywhere || place == Place::Title;
        let mut phrases: Vec<(Run<'_>, usize)> = self
            .phrases
            .iter()
            .filter(|(_, place)| fits(*place))
            .map(|(keys, _)| (Run::new(keys), keys.len()))
            .collect();
        let mut starts = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        let mut tokens = Tokens::new(text);
        while let Some(token) = tokens.next() {
            let word = self.word(tokens.key()).map(|word| &self.words[word]);
            let word = word.filter(|word| fits(word.place));
            let mut start = word.map(|_| token.start);
            let mut end = token.end;
            // Of a pair, the one letter that was looked for.
            if let Some(word) = word.filter(|word| is_lone(&word.key)) {
                end = end.min(token.start + word.key.len());
            }
            if !tokens.is_tail() {
                starts.push(token.start);
            }
            for (run, n_words) in &mut phrases {
                if !tokens.is_tail() && run.go_on(tokens.key()) {
                    let begun = starts[starts.len() - *n_words];
                    start = Some(start.map_or(begun, |start: usize| start.min(begun)));
                    end = token.end;
                }
            }
            if let Some(start) = start {
                take(&mut spans, start..end);
            }
        }
        spans
    }
}

/// Adds a stretch, as one with those it touches.
fn take(spans: &mut Vec<Span>, mut span: Span) {
    while let Some(last) = spans.last().filter(|last| span.start <= last.end) {
        span = span.start.min(last.start)..span.end.max(last.end);
        spans.pop();
    }
    spans.push(span);
}
