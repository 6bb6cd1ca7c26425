//! What the words of a query mean to an archive: for each, the archive's own words that will do for it.

use super::Index;
use super::builder::stem;
use super::dictionary::{Dictionary, Entry};
use super::slips::most_slips;
use super::stems::stemmer;
use super::tokens::is_lone;
use crate::sorting::sorted;

/// A word that is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Word<'a> {
    /// The key of what was written.
    pub(super) key: String,
    /// The archive's words that will do, each with its worth: 1 is as good as what was written.
    pub(super) forms: Vec<(Entry<'a>, f32)>,
    /// The keys of those that do not begin with what was written.
    pub(super) others: Vec<String>,
    /// Whether all words that begin so will do.
    pub(super) is_beginning: bool,
}

/// How freely a word is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// This word and no other.
    Exact,
    /// Its other forms as well, and if the archive has none of them, what it may have been meant to be.
    Whole,
    /// The same, and whatever begins so: it may not have been finished yet.
    Beginning,
}

/// What a form of the word is worth. Lower puts articles with the exact word further ahead; 0 to 1.
const FORM: f32 = 0.7;

/// What a longer word is worth that begins with a word the archive knows by itself. Higher finds `printing` sooner
/// for `print`, and spoils the end of longer questions; 0 to 1.
const LONGER: f32 = 0.3;

/// What each slip takes off; 0 to 1.
const SLIP: f32 = 0.6;

/// Only so many words are taken for what was meant, the most frequent ones.
const MOST_CORRECTIONS: usize = 4;

impl<'a> Word<'a> {
    /// What a word, by its key, means to an archive.
    pub(super) fn new(index: &'a Index, key: &str, reading: Reading) -> Word<'a> {
        let dictionary = index.dictionary();
        let mut word = Word {
            key: key.to_owned(),
            ..Word::default()
        };
        let exact = dictionary.find(key);
        if is_lone(key) {
            word.take_pairs(dictionary);
            return word;
        }
        if reading == Reading::Exact {
            word.forms.extend(exact.map(|entry| (entry, 1.)));
            return word;
        }
        match exact {
            Some(entry) => word.take_group(dictionary, entry, 1.),
            None => word.take_stem(dictionary),
        }
        if reading == Reading::Beginning {
            word.take_longer(dictionary);
        }
        if word.forms.is_empty() {
            word.take_near(dictionary, reading == Reading::Beginning);
        }
        word
    }

    /// Takes a word of the archive, and the other forms of it.
    fn take_group(&mut self, dictionary: Dictionary<'a>, entry: Entry<'a>, worth: f32) {
        let (first, mut next) = (entry.idx, entry.next_form);
        self.take(entry, worth);
        while next != first {
            let Some((entry, key)) = dictionary.entry(next) else {
                return;
            };
            next = entry.next_form;
            // A ring that does not lead back is the work of a damaged index.
            if self.has(entry.idx) {
                return;
            }
            self.others.extend(String::from_utf8(key));
            self.take(entry, worth * FORM);
        }
    }

    fn take(&mut self, entry: Entry<'a>, worth: f32) {
        if !self.has(entry.idx) {
            self.forms.push((entry, worth));
        }
    }

    fn has(&self, idx: u32) -> bool {
        self.forms.iter().any(|(form, _)| form.idx == idx)
    }

    /// Takes the words that have the same stem as this one, which the archive does not have. They begin with it, but
    /// for a last letter that the stemmer may have put in place of another.
    fn take_stem(&mut self, dictionary: Dictionary<'a>) {
        let Some(stemmer) = stemmer("en").filter(|_| self.key.is_ascii()) else {
            return;
        };
        let wanted = stem(&stemmer, &self.key, &self.key);
        // Too many words begin with less, and hardly any of them is meant.
        const LEAST: usize = 3;
        if wanted.len() < LEAST {
            return;
        }
        let start = wanted
            .strip_suffix(['e', 'i', 'l', 'y'])
            .filter(|start| LEAST <= start.len())
            .unwrap_or(&wanted);
        let mut walk = dictionary.walk_from(start);
        while let Some(entry) = walk
            .step()
            .filter(|_| walk.key().starts_with(start.as_bytes()))
        {
            let key = std::str::from_utf8(walk.key()).unwrap_or_default();
            if stem(&stemmer, key, key) == wanted {
                self.others.push(key.to_owned());
                self.take(entry, FORM);
            }
        }
    }

    /// Takes the pairs that begin with this letter, and the letter at the end of a text.
    fn take_pairs(&mut self, dictionary: Dictionary<'a>) {
        let mut walk = dictionary.walk_from(&self.key);
        while let Some(entry) = walk
            .step()
            .filter(|_| walk.key().starts_with(self.key.as_bytes()))
        {
            self.forms.push((entry, 1.));
        }
        self.is_beginning = true;
    }

    fn take_longer(&mut self, dictionary: Dictionary<'a>) {
        let known: Vec<u32> = self.forms.iter().map(|(form, _)| form.idx).collect();
        let worth = if known.is_empty() { 1. } else { LONGER };
        let mut walk = dictionary.walk_from(&self.key);
        while let Some(entry) = walk
            .step()
            .filter(|_| walk.key().starts_with(self.key.as_bytes()))
        {
            if !known.contains(&entry.idx) {
                self.forms.push((entry, worth));
            }
        }
        self.is_beginning = true;
    }

    fn take_near(&mut self, dictionary: Dictionary<'a>, is_beginning: bool) {
        let most = most_slips(self.key.chars().count());
        if most == 0 {
            return;
        }
        let mut near = dictionary.near(&self.key, most, false);
        if near.is_empty() && is_beginning {
            near = dictionary.near(&self.key, most, true);
        }
        let Some(least) = near.iter().map(|near| near.n_slips).min() else {
            return;
        };
        near.retain(|near| near.n_slips == least);
        let n_articles = |at: u32| near[at as usize].n_articles;
        let order = sorted(near.len(), &|one, other| {
            n_articles(other).cmp(&n_articles(one))
        });
        for at in order.into_iter().take(MOST_CORRECTIONS) {
            let near = &near[at as usize];
            if let Some((entry, _)) = dictionary.entry(near.idx) {
                self.others.push(near.key.clone());
                self.take_group(dictionary, entry, SLIP.powi(least as i32));
            }
        }
    }
}

/// The keys of the words in what somebody wrote.
pub(super) fn keys(text: &str) -> Vec<String> {
    let mut tokens = super::tokens::Tokens::new(text);
    let mut keys = Vec::new();
    while tokens.next().is_some() {
        if !tokens.is_tail() {
            keys.push(tokens.key().to_owned());
        }
    }
    keys
}
