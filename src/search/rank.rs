//! What an article is worth to somebody who looks for words: BM25 over title, labels and text, and then a look at
//! the best articles themselves.
//!
//! BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", 2004): the times a word
//! stands in each part are weighted and added before they are dampened. All forms of a word are one word (as in Indri's
//! synonyms): their times are added, too, and it is as rare as all of them together.

use super::Index;
use super::marks::Marks;
use super::nearness;
use super::postings::{Counts, Postings};
use super::wanted::Word;
use crate::archive::{Archive, ArticleIdx};
use crate::article_set::ArticleSet;
use crate::query::needle::Place;
use crate::sorting::least;

/// How soon more of the same word stops to count: at so many times it has half its effect. BM25's k1. 0 counts only
/// whether the word is there; useful values are 0.5 to 2.
const DAMPING: f32 = 1.2;

/// How much a longer text needs more of a word to be as much about it. BM25's b: 0 is not at all, 1 in proportion.
pub(super) const TEXT_LENGTH: f32 = 0.65;

/// The same for titles, which differ less in what their length means.
pub(super) const TITLE_LENGTH: f32 = 0.5;

/// How many times in the text a word in the title is worth. 1 makes titles ordinary text; above 10 they are all that
/// counts.
const TITLE: f32 = 4.;

/// The same for tags and authors, which are never longer or shorter.
const LABEL: f32 = 1.5;

/// So many of the best are looked at themselves: a screen of rows and some that may rise into it. Each takes some ten
/// microseconds; with 50 the judged questions gain nothing.
const LOOKED_AT: usize = 24;

/// What it adds, in parts of what all words are worth, if all of them stand in the title: all of this where the title
/// says nothing else, half of it where it says much more. 0 to 1; it is what finds a headline that is half remembered.
const ALL_IN_TITLE: f32 = 0.8;

/// What it adds if the title also has the function words that were asked for, where it has all the others. 0 to 1.
const EVERY_WORD_IN_TITLE: f32 = 0.5;

/// What it adds if the words stand side by side in the text; less if they stand apart. 0 to 1.
const SIDE_BY_SIDE: f32 = 0.3;

/// What it adds if the title is what was asked for, no more and no less: above everything else.
const EXACT_TITLE: f32 = 100.;

/// Bits of a score that are not looked at: articles within a four-thousandth part of one another are as good, and the
/// newer goes first. 0 to 22; at 19 the date would decide between quite different articles.
const EQUAL_BITS: u32 = 11;

/// What the length of a part makes a word in it weigh: BM25's normalization, as a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LengthWeight {
    base: f32,
    slope: f32,
}

impl LengthWeight {
    /// For parts of these lengths in words, given how much length matters.
    pub(super) fn new(lengths: impl ExactSizeIterator<Item = u16>, matters: f32) -> LengthWeight {
        let n_parts = lengths.len().max(1) as f32;
        let total: u32 = lengths.map(u32::from).sum();
        let mean = (total as f32 / n_parts).max(1.);
        LengthWeight {
            base: 1. - matters,
            slope: matters / mean,
        }
    }

    pub(super) fn of(self, length: u16) -> f32 {
        1. / (self.base + self.slope * f32::from(length))
    }
}

/// The scores of all articles, word by word.
pub(super) struct Scores<'a> {
    index: &'a Index,
    title_lengths: &'a [u8],
    scores: Vec<f32>,
    /// The articles with every word that all are wanted, with any of them, and with every one in their title.
    all: ArticleSet,
    any: ArticleSet,
    all_in_title: ArticleSet,
    /// How many words all are wanted.
    n_wanted: usize,
    /// What all words together are worth: the sum of their rarities.
    worth: f32,
    /// The times of the word at hand, by article, all zero in between.
    times: Vec<f32>,
    is_empty: bool,
}

impl<'a> Scores<'a> {
    pub(super) fn new(index: &'a Index) -> Scores<'a> {
        let n_articles = index.n_articles;
        Scores {
            index,
            title_lengths: super::format::decode(&index.bytes).title_lengths,
            scores: vec![0.; n_articles],
            all: ArticleSet::all(n_articles),
            any: ArticleSet::none(n_articles),
            all_in_title: ArticleSet::all(n_articles),
            n_wanted: 0,
            worth: 0.,
            times: vec![0.; n_articles],
            is_empty: true,
        }
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Counts a word for every article that has it there. The result is those, and those that have it in their title.
    pub(super) fn add(&mut self, word: &Word<'a>, place: Place) -> (ArticleSet, ArticleSet) {
        self.is_empty = false;
        let (with, in_title) = self.gather(word, place);
        let rarity = self.rarity(with.len());
        self.worth += rarity;
        for article in with.iter() {
            let at = article.idx();
            let times = std::mem::take(&mut self.times[at]);
            self.scores[at] += rarity * times * (DAMPING + 1.) / (times + DAMPING);
        }
        (with, in_title)
    }

    /// The same for one of the words that stand side by side, all of which are wanted.
    pub(super) fn add_wanted(&mut self, word: &Word<'a>) {
        let (with, in_title) = self.add(word, Place::Anywhere);
        self.all.intersect(&with);
        self.any.unite(&with);
        self.all_in_title.intersect(&in_title);
        self.n_wanted += 1;
    }

    /// The articles that have a word there.
    pub(super) fn articles_with(&mut self, word: &Word<'a>, place: Place) -> ArticleSet {
        let (with, _) = self.gather(word, place);
        for article in with.iter() {
            self.times[article.idx()] = 0.;
        }
        with
    }

    /// The articles that have all the words that are wanted.
    pub(super) fn with_all(&self) -> &ArticleSet {
        &self.all
    }

    /// The articles of `held` that have some of the words, and are worth at least this part of the best of them.
    pub(super) fn worth_showing(&self, held: &ArticleSet, least: f32) -> ArticleSet {
        let mut shown = held.clone();
        shown.intersect(&self.any);
        let score = |idx: &ArticleIdx| self.scores[idx.idx()];
        let best = shown.iter().map(|idx| score(&idx)).fold(0., f32::max);
        let poor: Vec<ArticleIdx> = shown
            .iter()
            .filter(|idx| score(idx) < least * best)
            .collect();
        shown.remove(&poor);
        shown
    }

    /// Adds up the times of all forms of a word, by article. The result is the articles that have it there, and those
    /// that have it in their title.
    fn gather(&mut self, word: &Word<'a>, place: Place) -> (ArticleSet, ArticleSet) {
        let weights = self.index.text_weights.as_slice();
        let mut with = ArticleSet::none(self.index.n_articles);
        let mut in_title = with.clone();
        for (form, worth) in &word.forms {
            for (at, counts) in Postings::new(form.postings) {
                let (Some(times), Some(weight)) = (self.times.get_mut(at), weights.get(at)) else {
                    continue;
                };
                let idx = ArticleIdx::new(at);
                // Nearly all of them, and an unfinished word may have as many as there are articles, and more.
                if counts == Counts::ONCE && place == Place::Anywhere {
                    with.insert(idx);
                    *times += worth * weight;
                    continue;
                }
                let is_in_title = 0 < counts.in_title();
                if is_in_title {
                    in_title.insert(idx);
                }
                if place == Place::Anywhere || is_in_title {
                    with.insert(idx);
                    *times += worth * counts.in_text() * weight;
                    *times += worth * Self::beside_text(self.index, self.title_lengths, at, counts);
                }
            }
        }
        (with, in_title)
    }

    /// How many times a word counts for standing in a title or a label.
    fn beside_text(index: &Index, title_lengths: &[u8], at: usize, counts: Counts) -> f32 {
        let title = match counts.in_title() {
            0 => 0.,
            n => TITLE * f32::from(n) * index.title_weight.of(title_lengths[at].into()),
        };
        title + if counts.is_label() { LABEL } else { 0. }
    }

    /// How much it says that an article has a word that so many have: BM25's inverse document frequency.
    fn rarity(&self, n_with: usize) -> f32 {
        let (n_all, n_with) = (self.index.n_articles as f32, n_with as f32);
        ((n_all + 1.) / (n_with + 0.5)).ln()
    }
}

/// An order of articles by what they are worth.
#[derive(Debug)]
pub struct Ranking {
    scores: Vec<f32>,
    /// Those that have all the words, where others follow them.
    best: Option<ArticleSet>,
    worth: f32,
    /// Those that have all the words that stand side by side in their title: every article if there are none.
    titles: ArticleSet,
    /// How many words those are.
    n_wanted: usize,
    marks: Marks,
    /// Everything that was asked, function words as well, to compare with titles.
    asked: Vec<String>,
}

impl Ranking {
    pub(super) fn new(
        scores: Scores<'_>,
        best: Option<ArticleSet>,
        marks: Marks,
        asked: Vec<String>,
    ) -> Ranking {
        Ranking {
            titles: scores.all_in_title,
            n_wanted: scores.n_wanted,
            worth: scores.worth,
            scores: scores.scores,
            best,
            marks,
            asked,
        }
    }

    /// The articles that have all the words, where others follow them.
    pub fn best(&self) -> Option<&ArticleSet> {
        self.best.as_ref()
    }

    /// Where in a text the words stand that were found.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// What an article is worth, before anybody looked at it.
    pub fn score(&self, article: ArticleIdx) -> f32 {
        self.scores.get(article.idx()).copied().unwrap_or(0.)
    }

    /// A number for each article of `set` whose order is theirs, with the article in its lower half. The best have
    /// been looked at.
    pub(crate) fn keys(&self, archive: &Archive, set: &ArticleSet) -> Vec<u64> {
        let score = |idx| self.score(idx) + self.worth * self.of_title(archive, idx);
        let mut keys: Vec<u64> = set.iter().map(|idx| self.key(idx, score(idx))).collect();
        if self.marks.n_words() < 2 {
            return keys;
        }
        let looked_at = least(&keys, LOOKED_AT);
        let Some(&last) = looked_at.last() else {
            return keys;
        };
        for key in keys.iter_mut().filter(|key| **key <= last) {
            let idx = article_of(*key);
            let nearness = nearness::nearness(archive.article(idx).text(), &self.marks);
            *key = self.key(idx, score(idx) + self.worth * SIDE_BY_SIDE * nearness);
        }
        keys
    }

    fn key(&self, idx: ArticleIdx, score: f32) -> u64 {
        let is_behind = self.best.as_ref().is_some_and(|best| !best.contains(idx));
        let score = (score.max(0.).to_bits() >> EQUAL_BITS << EQUAL_BITS) | ((1 << EQUAL_BITS) - 1);
        let falling = !score & (u32::MAX >> 1);
        u64::from(is_behind) << 63 | u64::from(falling) << 32 | idx.idx() as u64
    }

    /// What the title of an article adds, in parts of what all words are worth.
    fn of_title(&self, archive: &Archive, idx: ArticleIdx) -> f32 {
        if !self.titles.contains(idx) {
            return 0.;
        }
        let n_title = usize::from(archive.index().n_title_words(idx)).max(1);
        // Of a single word in a title BM25 has said it all.
        let all = match self.n_wanted {
            0 | 1 => 0.,
            n => ALL_IN_TITLE * (1. + (n as f32 / n_title as f32).min(1.)) / 2.,
        };
        // Reading titles takes time, and only some can have more to say.
        let is_of_length = n_title == self.asked.len().min(usize::from(u8::MAX));
        if !is_of_length && self.asked.len() == self.n_wanted {
            return all;
        }
        let title = super::wanted::keys(archive.article(idx).title());
        if title == self.asked {
            return EXACT_TITLE;
        }
        match self.asked.iter().all(|key| title.contains(key)) {
            true => all + EVERY_WORD_IN_TITLE,
            false => all,
        }
    }
}

/// The article in the lower half of a [key](Ranking::keys).
pub(crate) fn article_of(key: u64) -> ArticleIdx {
    ArticleIdx::new((key & u64::from(u32::MAX)) as usize)
}
