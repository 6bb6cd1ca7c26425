//! What is meant by the words of a query: the words of the archive that will do for each, and their worth.

use pagefind_stem::{Algorithm, Stemmer};
use std::collections::BTreeMap;

// What is meant by a word, as `wanted` documents it.
const FORM: f64 = 0.7;
const LONGER: f64 = 0.3;
const SLIP: f64 = 0.6;
const MOST_CORRECTIONS: usize = 4;
/// The words of an archive.
pub struct Known {
    /// How many articles have each word.
    n_with: BTreeMap<String, usize>,
    /// The words of each stem.
    forms: BTreeMap<String, Vec<String>>,
}

/// A word of a query: all words that will do for it, and their worth.
pub struct Wanted(pub BTreeMap<String, f64>);

/// A text as words.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// The slips between `one` and each beginning of `other`: optimal string alignment, the whole table.
fn slips(one: &str, other: &str) -> Vec<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for row in 0..=one.len() {
        for column in 0..=other.len() {
            if row == 0 || column == 0 {
                table[row][column] = row + column;
                continue;
            }
            let changed = usize::from(one[row - 1] != other[column - 1]);
            let mut least = table[row - 1][column - 1] + changed;
            least = least
                .min(table[row - 1][column] + 1)
                .min(table[row][column - 1] + 1);
            let is_swapped = 1 < row
                && 1 < column
                && one[row - 1] == other[column - 2]
                && one[row - 2] == other[column - 1];
            if is_swapped {
                least = least.min(table[row - 2][column - 2] + 1);
            }
            table[row][column] = least;
        }
    }
    table.pop().unwrap()
}

impl Known {
    /// The words of articles, of each of which every word is given once.
    pub fn new<'a>(words: impl Iterator<Item = &'a String>) -> Known {
        let mut n_with = BTreeMap::new();
        words.for_each(|word| *n_with.entry(word.clone()).or_default() += 1);
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for word in n_with.keys() {
            forms.entry(stem(word)).or_default().push(word.clone());
        }
        Known { n_with, forms }
    }

    /// What a word means that may not be finished yet.
    pub fn wanted(&self, word: &str, is_last: bool) -> Wanted {
        let word = &*word.to_lowercase();
        let mut wanted = BTreeMap::new();
        // Words of one stem are forms of one word, whether or not the archive has the one that was written.
        if self.n_with.contains_key(word) || word.is_ascii() && 2 < stem(word).len() {
            for form in self.forms.get(&stem(word)).into_iter().flatten() {
                wanted.insert(form.clone(), if form == word { 1. } else { FORM });
            }
        }
        if is_last {
            let worth = if wanted.is_empty() { 1. } else { LONGER };
            let longer = self.n_with.keys().filter(|longer| longer.starts_with(word));
            for longer in longer {
                wanted.entry(longer.clone()).or_insert(worth);
            }
        }
        if wanted.is_empty() {
            self.correct(word, is_last, &mut wanted);
        }
        Wanted(wanted)
    }

    /// What a word may have been meant to be that the archive does not have.
    fn correct(&self, word: &str, is_last: bool, wanted: &mut BTreeMap<String, f64>) {
        let most = match word.chars().count() {
            0..4 => return,
            4..8 => 1,
            _ => 2,
        };
        let whole = |known: &String| *slips(word, known).last().unwrap();
        let begun = |known: &String| slips(word, known).into_iter().min().unwrap();
        let near = |distance: &dyn Fn(&String) -> usize| -> Vec<(usize, usize, &String)> {
            let near = self
                .n_with
                .iter()
                .map(|(known, n)| (distance(known), usize::MAX - n, known));
            near.filter(|(n_slips, ..)| *n_slips <= most).collect()
        };
        let mut found = near(&whole);
        if found.is_empty() && is_last {
            found = near(&begun);
        }
        let Some(least) = found.iter().map(|(n_slips, ..)| *n_slips).min() else {
            return;
        };
        found.retain(|(n_slips, ..)| *n_slips == least);
        found.sort();
        for (_, _, meant) in found.into_iter().take(MOST_CORRECTIONS) {
            let worth = SLIP.powi(least as i32);
            wanted.entry(meant.clone()).or_insert(worth);
            for form in &self.forms[&stem(meant)] {
                wanted.entry(form.clone()).or_insert(worth * FORM);
            }
        }
    }
}
