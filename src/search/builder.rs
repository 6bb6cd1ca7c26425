//! An index made from an archive.

use super::Index;
use super::dictionary::Writer;
use super::format::{self, Parts};
use super::function_words::{is_function_word, looks_english};
use super::postings::{self, Counts};
use super::stems::{primary, stemmer};
use super::tokens::Tokens;
use crate::archive::{Archive, Entry};
use crate::sorting::sorted;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Makes the index of an archive.
pub(super) fn build(archive: &Archive) -> Index {
    let mut builder = Builder::default();
    for (at, idx) in archive.articles().enumerate() {
        builder.push(at as u32, archive.article(idx));
    }
    Index::of(builder.finish(format::fingerprint(archive)), archive.len())
}

/// A number for each text.
type Numbers = HashMap<Box<str>, u32, BuildHasherDefault<KeyHasher>>;

/// What is known so far.
#[derive(Default)]
struct Builder {
    numbers: Numbers,
    words: Vec<Word>,
    /// The words of the article at hand.
    met: Vec<u32>,
    lengths: Vec<u8>,
    title_lengths: Vec<u8>,
    /// The stemmers of the languages met so far, by the part of a tag that says which language it is: words have the
    /// same forms in all kinds of English.
    stemmers: Vec<(String, Option<pagefind_stem::Stemmer>)>,
}

/// A word of the archive.
#[derive(Default)]
struct Word {
    postings: postings::Writer,
    /// As it was spelled where it was met first, and the stemmer of that article's language.
    spelling: Option<(Box<str>, usize)>,
    /// Noted, because it is asked about every word of every article.
    is_function_word: bool,
    in_text: u32,
    in_title: u32,
    is_label: bool,
}

/// The part of an article that a word stands in.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Title,
    Label,
    Text,
}

impl Builder {
    fn push(&mut self, article: u32, entry: Entry<'_>) {
        let first_new = self.words.len();
        let (n_title, _) = self.read(entry.title(), Field::Title);
        for tag in entry.tags() {
            self.read(tag.key(), Field::Label);
        }
        self.read(entry.own_authors(), Field::Label);
        let (n_summary, _) = self.read(entry.own_summary(), Field::Text);
        let (n_text, n_function_words) = self.read(entry.text(), Field::Text);
        let length = u16::try_from(n_summary + n_text).unwrap_or(u16::MAX);
        self.lengths.extend(length.to_le_bytes());
        self.title_lengths.push(n_title.min(255) as u8);
        let language = match entry.language() {
            "" if looks_english(n_text, n_function_words) => "en",
            language => language,
        };
        let stemmer = self.stemmer(language);
        for number in self.met.drain(..) {
            let word = &mut self.words[number as usize];
            let counts = Counts::new(word.in_text, word.in_title, word.is_label);
            word.postings.push(article, counts);
            (word.in_text, word.in_title, word.is_label) = (0, 0, false);
        }
        for word in &mut self.words[first_new..] {
            if let Some((_, of)) = &mut word.spelling {
                *of = stemmer;
            }
        }
    }

    /// Reads a part of an article: how many words it has, and how many of them are function words.
    fn read(&mut self, text: &str, field: Field) -> (usize, usize) {
        let mut tokens = Tokens::new(text);
        let (mut n_words, mut n_function_words) = (0, 0);
        while let Some(range) = tokens.next() {
            n_words += usize::from(!tokens.is_tail());
            let number = self.number(tokens.key(), &text[range]);
            let word = &mut self.words[number as usize];
            n_function_words += usize::from(word.is_function_word);
            if (word.in_text, word.in_title, word.is_label) == (0, 0, false) {
                self.met.push(number);
            }
            match field {
                Field::Title => word.in_title += 1,
                Field::Label => word.is_label = true,
                Field::Text => word.in_text += 1,
            }
        }
        (n_words, n_function_words)
    }

    fn number(&mut self, key: &str, spelling: &str) -> u32 {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(key.into(), number);
        self.words.push(Word {
            spelling: Some((spelling.into(), 0)),
            is_function_word: is_function_word(key),
            ..Word::default()
        });
        number
    }

    fn stemmer(&mut self, language: &str) -> usize {
        let language = primary(language);
        let known = self
            .stemmers
            .iter()
            .position(|(known, _)| *known == language);
        known.unwrap_or_else(|| {
            let stemmer = stemmer(&language);
            self.stemmers.push((language, stemmer));
            self.stemmers.len() - 1
        })
    }

    fn finish(mut self, fingerprint: u64) -> Vec<u8> {
        let mut keys: Vec<(Box<str>, u32)> = self.numbers.drain().collect();
        let order = sorted(keys.len(), &|one, other| {
            keys[one as usize].0.cmp(&keys[other as usize].0)
        });
        let words: Vec<u32> = order.iter().map(|&at| keys[at as usize].1).collect();
        let links = self.links(&words, |at| &keys[order[at] as usize].0);
        let mut dictionary = Writer::default();
        for (at, &number) in words.iter().enumerate() {
            let postings = &self.words[number as usize].postings;
            let key = &keys[order[at] as usize].0;
            dictionary.push(key, postings.n_articles, &postings.bytes, links[at]);
        }
        keys.clear();
        format::encode(&Parts {
            fingerprint,
            n_terms: words.len() as u32,
            lengths: &self.lengths,
            title_lengths: &self.title_lengths,
            blocks: &dictionary.blocks,
            terms: &dictionary.terms,
            facts: &dictionary.facts,
            postings: &dictionary.postings,
        })
    }

    /// Of each word in order, the next one of its group: all words that have one stem, in a ring.
    fn links<'a>(&self, words: &[u32], key: impl Fn(usize) -> &'a str) -> Vec<u32> {
        let mut links: Vec<u32> = (0..).take(words.len()).collect();
        // By stem and language, the first and the last word that has it.
        let mut numbers = Numbers::default();
        let mut groups: Vec<(u32, u32)> = Vec::new();
        for (at, &number) in words.iter().enumerate() {
            let Some((spelling, of)) = &self.words[number as usize].spelling else {
                continue;
            };
            let Some(stemmer) = self
                .stemmers
                .get(*of)
                .and_then(|(_, stemmer)| stemmer.as_ref())
            else {
                continue;
            };
            let stem = stem(stemmer, key(at), spelling);
            let this = at as u32;
            let number = *numbers
                .entry(format!("{of} {stem}").into())
                .or_insert_with(|| {
                    groups.push((this, this));
                    groups.len() as u32 - 1
                });
            let group = &mut groups[number as usize];
            links[group.1 as usize] = this;
            links[at] = group.0;
            group.1 = this;
        }
        links
    }
}

/// The stem of a word. The rules of a language know its accents, so they are asked about the word as it is spelled.
pub(super) fn stem(stemmer: &pagefind_stem::Stemmer, key: &str, spelling: &str) -> String {
    match spelling.is_ascii() {
        true => stemmer.stem(key).into_owned(),
        false => crate::folding::bare(&stemmer.stem(&crate::folding::lower(spelling))),
    }
}

/// A quick hash for short keys: four bytes at a time are mixed in by a multiplication and a shift. Nobody but the
/// publisher chooses the keys, so it need not withstand an attack, as the standard library's does.
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(4) {
            let mut word = [0; 4];
            word[..chunk.len()].copy_from_slice(chunk);
            let mixed =
                (self.0 ^ u64::from(u32::from_le_bytes(word))).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            self.0 = mixed ^ (mixed >> 29);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
