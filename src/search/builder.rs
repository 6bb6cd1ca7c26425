//! An index made from an archive.

use super::Index;
use super::chains::{Chain, Chains};
use super::dictionary::Writer;
use super::format::{self, Parts};
use super::function_words::{is_function_word, looks_english};
use super::postings::{self, Counts};
use super::stems::{primary, stemmer};
use super::tokens::Tokens;
use super::vocabulary::Vocabulary;
use crate::archive::{Archive, Entry};
use crate::sorting::sorted;

/// Makes the index of an archive.
pub(super) fn build(archive: &Archive) -> Index {
    let mut builder = Builder::default();
    for (at, idx) in archive.articles().enumerate() {
        builder.push(at as u32, archive.article(idx));
    }
    Index::of(builder.finish(format::fingerprint(archive)), archive.len())
}

/// What is known so far.
#[derive(Default)]
struct Builder {
    vocabulary: Vocabulary,
    /// Of each word of the vocabulary, how it stands in the article at hand. Apart from the rest, because it is looked at
    /// for every word of every article.
    counts: Vec<Count>,
    words: Vec<Word>,
    postings: Chains,
    /// The words of the article at hand.
    met: Vec<u32>,
    lengths: Vec<u8>,
    title_lengths: Vec<u8>,
    /// The stemmers of the languages met so far, by the part of a tag that says which language it is: words have the
    /// same forms in all kinds of English.
    stemmers: Vec<(String, Option<pagefind_stem::Stemmer>)>,
}

/// How a word stands in the article at hand.
#[derive(Default)]
struct Count {
    in_text: u32,
    in_title: u32,
    is_label: bool,
    /// Noted, because it is asked about every word of every article.
    is_function_word: bool,
}

/// A word of the archive.
struct Word {
    writer: postings::Writer,
    postings: Chain,
    /// As it was spelled where it was met first, if that is not in ASCII.
    spelling: Option<Box<str>>,
    /// The stemmer of the first article that has it and whose language has one.
    stemmer: Option<usize>,
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
            let count = &mut self.counts[number as usize];
            let counts = Counts::new(count.in_text, count.in_title, count.is_label);
            (count.in_text, count.in_title, count.is_label) = (0, 0, false);
            let Word {
                writer,
                postings,
                stemmer: of,
                ..
            } = &mut self.words[number as usize];
            writer.put(article, counts, |byte| self.postings.push(postings, byte));
            // A language that has none leaves it to another to say what the forms of the word are.
            *of = of.or(stemmer);
        }
    }

    /// Reads a part of an article: how many words it has, and how many of them are function words.
    fn read(&mut self, text: &str, field: Field) -> (usize, usize) {
        let mut tokens = Tokens::new(text);
        let (mut n_words, mut n_function_words) = (0, 0);
        while let Some(range) = tokens.next() {
            n_words += usize::from(!tokens.is_tail());
            let number = self.number(tokens.key(), &text[range]);
            let count = &mut self.counts[number as usize];
            n_function_words += usize::from(count.is_function_word);
            if (count.in_text, count.in_title, count.is_label) == (0, 0, false) {
                self.met.push(number);
            }
            match field {
                Field::Title => count.in_title += 1,
                Field::Label => count.is_label = true,
                Field::Text => count.in_text += 1,
            }
        }
        (n_words, n_function_words)
    }

    fn number(&mut self, key: &str, spelling: &str) -> u32 {
        let (number, is_new) = self.vocabulary.number(key);
        if is_new {
            self.counts.push(Count {
                is_function_word: is_function_word(key),
                ..Count::default()
            });
            self.words.push(Word {
                writer: postings::Writer::default(),
                postings: Chain::default(),
                spelling: (!spelling.is_ascii()).then(|| spelling.into()),
                stemmer: None,
            });
        }
        number
    }

    /// The place of the stemmer of a language, if there is one.
    fn stemmer(&mut self, language: &str) -> Option<usize> {
        let language = primary(language);
        let known = self
            .stemmers
            .iter()
            .position(|(known, _)| *known == language);
        let place = known.unwrap_or_else(|| {
            let stemmer = stemmer(&language);
            self.stemmers.push((language, stemmer));
            self.stemmers.len() - 1
        });
        self.stemmers[place].1.is_some().then_some(place)
    }

    fn finish(self, fingerprint: u64) -> Vec<u8> {
        let words = sorted(self.vocabulary.len(), &|one, other| {
            let text = |number| self.vocabulary.text(number);
            text(one).cmp(text(other))
        });
        let links = self.links(&words);
        let mut dictionary = Writer::default();
        for (&number, link) in words.iter().zip(links) {
            let Word {
                writer, postings, ..
            } = &self.words[number as usize];
            let (key, postings) = (self.vocabulary.text(number), self.postings.bytes(postings));
            dictionary.push(key, writer.n_articles, &postings, link);
        }
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
    fn links(&self, words: &[u32]) -> Vec<u32> {
        let mut links: Vec<u32> = (0..).take(words.len()).collect();
        // By stem and language, the first and the last word that has it.
        let mut stems = Vocabulary::default();
        let mut groups: Vec<(u32, u32)> = Vec::new();
        for (at, &number) in words.iter().enumerate() {
            let word = &self.words[number as usize];
            let of = word.stemmer.and_then(|place| self.stemmers.get(place));
            let Some((language, Some(stemmer))) = of else {
                continue;
            };
            let key = self.vocabulary.text(number);
            let mut stem = stem(stemmer, key, word.spelling.as_deref().unwrap_or(key));
            // No word has a space in it.
            stem.push(' ');
            stem.push_str(language);
            let (group, is_new) = stems.number(&stem);
            let this = at as u32;
            if is_new {
                groups.push((this, this));
            }
            let group = &mut groups[group as usize];
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
