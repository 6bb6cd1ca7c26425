//! Full-text search: which articles are about what somebody is looking for, the best first.
//!
//! [`Index`] is made by the press or in the browser, by the same code. [`find`] answers the conditions of a query with
//! it, and [`Ranking`] puts the articles in order. Which words are meant is decided in [`wanted`], what an article is
//! worth in [`rank`]; [`Marks`] shows where in a text the words stand that were found.
//!
//! It knows nothing of tags or dates, which narrow down what it finds, and nothing of where an index comes from.

use crate::archive::{Archive, ArticleIdx};
use dictionary::Dictionary;
use rank::LengthWeight;

mod builder;
mod chains;
mod dictionary;
mod find;
mod format;
mod function_words;
mod marks;
mod nearness;
mod phrase;
mod postings;
mod rank;
pub(crate) mod slips;
mod snippet;
mod stems;
mod tokens;
mod varint;
mod vocabulary;
mod wanted;

pub use find::{Found, find};
pub use format::Unusable;
pub use marks::{Marks, Span};
pub use rank::Ranking;
pub(crate) use rank::article_of;

/// What the file of an index is called, beside a bundle of the same name.
pub const INDEX_EXTENSION: &str = "index";

/// Every word of an archive and the articles it stands in.
#[derive(Debug)]
pub struct Index {
    bytes: Vec<u8>,
    n_articles: usize,
    /// What a word weighs in the text of each article.
    text_weights: Vec<f32>,
    title_weight: LengthWeight,
}

impl Index {
    /// The index of an archive. It takes about ten microseconds an article of 120 words, so the page does it
    /// elsewhere than where it answers the reader.
    pub fn new(archive: &Archive) -> Index {
        builder::build(archive)
    }

    /// The index of `archive` that these bytes are, if they are that.
    pub fn read(bytes: Vec<u8>, archive: &Archive) -> Result<Index, Unusable> {
        format::check(&bytes, format::fingerprint(archive), archive.len())?;
        Ok(Index::of(bytes, archive.len()))
    }

    /// Whether bytes are an index that this release can read, of whatever archive.
    pub fn is_readable(bytes: &[u8]) -> bool {
        format::check_whole(bytes).is_ok()
    }

    /// It as bytes, for [`read`](Self::read).
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes alone.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// How many bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.bytes.capacity() + size_of_val(self.text_weights.as_slice())
    }

    /// The archive's own word that is nearest to one that finds nothing; the most frequent among the nearest.
    /// One slip further off is looked for than what is taken for a slip by itself.
    pub fn nearest(&self, word: &str) -> Option<String> {
        let key = crate::folding::bare(word);
        let most = slips::most_slips(key.chars().count()) + 1;
        let near = match most {
            1 => Vec::new(),
            most => self.dictionary().near(&key, most, false),
        };
        let best = near
            .into_iter()
            .min_by_key(|near| (near.n_slips, u32::MAX - near.n_articles));
        best.map(|near| near.key)
    }

    /// How many words the title of an article has, up to 255.
    fn n_title_words(&self, article: ArticleIdx) -> u8 {
        let lengths = format::decode(&self.bytes).title_lengths;
        lengths.get(article.idx()).copied().unwrap_or(0)
    }

    fn of(bytes: Vec<u8>, n_articles: usize) -> Index {
        let parts = format::decode(&bytes);
        let texts = || (0..n_articles).map(|at| format::length(parts.lengths, at));
        let text_weight = LengthWeight::new(texts(), rank::TEXT_LENGTH);
        let titles = parts
            .title_lengths
            .iter()
            .map(|n_words| u16::from(*n_words));
        Index {
            text_weights: texts().map(|length| text_weight.of(length)).collect(),
            title_weight: LengthWeight::new(titles, rank::TITLE_LENGTH),
            n_articles,
            bytes,
        }
    }

    fn dictionary(&self) -> Dictionary<'_> {
        let parts = format::decode(&self.bytes);
        Dictionary {
            n_terms: parts.n_terms,
            blocks: parts.blocks,
            terms: parts.terms,
            facts: parts.facts,
            postings: parts.postings,
        }
    }
}
