//! The words of made-up articles, and which of them will do for a word that is looked for.
//!
//! Only for scripts that set spaces between words, and for texts without apostrophes.

use pagefind_stem::{Algorithm, Stemmer};
use std::collections::{BTreeMap, HashMap};
use unicode_normalization::UnicodeNormalization;

/// How freely a word is understood: as itself, in another form or as a slip, or even as the beginning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    Exact,
    Whole,
    Beginning,
}

/// A word of some article.
pub struct Known {
    pub number: usize,
    pub n_articles: usize,
    /// As it was written where it was met first.
    spelling: String,
    /// Its language's stemmer, by name, and its stem.
    group: Option<(&'static str, String)>,
}

/// All words, by key.
#[derive(Default)]
pub struct Vocabulary {
    pub words: BTreeMap<String, Known>,
    /// By language.
    stemmers: HashMap<String, Option<(&'static str, Stemmer)>>,
}

/// What a form of a word, a longer word and a slip are worth.
const FORM: f64 = 0.7;
const LONGER: f64 = 0.3;
const SLIP: f64 = 0.6;
const MOST_CORRECTIONS: usize = 4;
/// Those that the made-up texts have.
const FUNCTION_WORDS: [&str; 10] = [
    "the", "of", "and", "to", "in", "a", "is", "for", "with", "by",
];

pub fn is_function_word(key: &str) -> bool {
    FUNCTION_WORDS.contains(&key)
}

/// The words of a text, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let is_letter = |c: char| c.is_alphanumeric() || is_accent(c);
    let lower: String = text.to_lowercase().nfc().collect();
    let words = lower
        .split(|c| !is_letter(c))
        .filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A word in lower case without its accents. `й` and `ї` are no `и` and `і` with accents.
fn key(word: &str) -> String {
    let mut before = ' ';
    let is_kept = |c: &char| {
        let is_kept = !is_accent(*c) || "иі".contains(before);
        before = *c;
        is_kept
    };
    word.nfd().filter(is_kept).nfc().collect()
}

pub fn keys(text: &str) -> Vec<String> {
    words(text).iter().map(|word| key(word)).collect()
}

fn stemmer(language: &str) -> Option<(&'static str, Stemmer)> {
    let (name, algorithm) = match language.to_lowercase().split('-').next() {
        Some("en") => ("en", Algorithm::English),
        Some("pt") => ("pt", Algorithm::Portuguese),
        _ => return None,
    };
    Some((name, Stemmer::create(algorithm)))
}

/// How many letters are to be added, taken away, changed or swapped with their neighbor, none of them twice.
fn slips(one: &[char], other: &[char]) -> usize {
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for at in 0..=one.len() {
        for to in 0..=other.len() {
            if at == 0 || to == 0 {
                table[at][to] = at + to;
                continue;
            }
            let is_same = one[at - 1] == other[to - 1];
            let changed = table[at - 1][to - 1] + usize::from(!is_same);
            let mut least = changed
                .min(table[at - 1][to] + 1)
                .min(table[at][to - 1] + 1);
            if 1 < at && 1 < to && one[at - 1] == other[to - 2] && one[at - 2] == other[to - 1] {
                least = least.min(table[at - 2][to - 2] + 1);
            }
            table[at][to] = least;
        }
    }
    table[one.len()][other.len()]
}

impl Vocabulary {
    /// The number of a word. Of which language it is says the first one it is met in that has a stemmer.
    pub fn take(&mut self, word: &str, language: &str) -> usize {
        let number = self.words.len();
        let stemmer = self
            .stemmers
            .entry(language.to_owned())
            .or_insert_with(|| stemmer(language));
        let known = self.words.entry(key(word)).or_insert_with(|| Known {
            number,
            n_articles: 0,
            spelling: word.to_owned(),
            group: None,
        });
        if let (None, Some((name, stemmer))) = (&known.group, stemmer) {
            known.group = Some((*name, key(&stemmer.stem(&known.spelling))));
        }
        known.number
    }

    pub fn number(&self, key: &str) -> Option<usize> {
        self.words.get(key).map(|known| known.number)
    }

    /// The numbers of the words that will do for a word, and what each is worth.
    pub fn forms(&self, key: &str, reading: Reading) -> HashMap<usize, f64> {
        let exact = self.words.get(key);
        let mut forms = HashMap::new();
        if reading == Reading::Exact {
            forms.extend(exact.map(|known| (known.number, 1.)));
            return forms;
        }
        match exact {
            Some(known) => self.take_group(&mut forms, known, 1.),
            None => forms.extend(self.with_stem(key)),
        }
        if reading == Reading::Beginning {
            let worth = if forms.is_empty() { 1. } else { LONGER };
            for (_, known) in self.words.iter().filter(|(word, _)| word.starts_with(key)) {
                forms.entry(known.number).or_insert(worth);
            }
        }
        if forms.is_empty() {
            self.take_near(&mut forms, key, reading == Reading::Beginning);
        }
        forms
    }

    fn take_group(&self, forms: &mut HashMap<usize, f64>, word: &Known, worth: f64) {
        forms.entry(word.number).or_insert(worth);
        for other in self
            .words
            .values()
            .filter(|other| word.group.is_some() && other.group == word.group)
        {
            forms.entry(other.number).or_insert(worth * FORM);
        }
    }

    /// A word that no article has may be a form of an English one.
    fn with_stem(&self, key: &str) -> Vec<(usize, f64)> {
        let stemmer = Stemmer::create(Algorithm::English);
        let stem = stemmer.stem(key);
        let is_form = |word: &str| word.is_ascii() && stemmer.stem(word) == stem;
        let is_long = key.is_ascii() && 3 <= stem.len();
        let forms = self
            .words
            .iter()
            .filter(|(word, _)| is_long && is_form(word));
        forms.map(|(_, known)| (known.number, FORM)).collect()
    }

    fn take_near(&self, forms: &mut HashMap<usize, f64>, key: &str, is_beginning: bool) {
        let wanted: Vec<char> = key.chars().collect();
        let most = match wanted.len() {
            0..4 => return,
            4..8 => 1,
            _ => 2,
        };
        let whole = |word: &[char]| slips(&wanted, word);
        let begun = |word: &[char]| {
            (0..=word.len())
                .map(|end| slips(&wanted, &word[..end]))
                .min()
                .unwrap()
        };
        let near = |distance: &dyn Fn(&[char]) -> usize| -> Vec<(usize, &Known)> {
            let distance = |word: &String| distance(&word.chars().collect::<Vec<char>>());
            let all = self
                .words
                .iter()
                .map(|(word, known)| (distance(word), known));
            all.filter(|(slips, _)| *slips <= most).collect()
        };
        let mut found = near(&whole);
        if found.is_empty() && is_beginning {
            found = near(&begun);
        }
        let least = found.iter().map(|(slips, _)| *slips).min();
        found.retain(|(slips, _)| Some(*slips) == least);
        found.sort_by_key(|(_, known)| std::cmp::Reverse(known.n_articles));
        for (slips, known) in found.into_iter().take(MOST_CORRECTIONS) {
            self.take_group(forms, known, SLIP.powi(slips as i32));
        }
    }
}
