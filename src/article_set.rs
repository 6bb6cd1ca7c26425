//! A set of an archive's articles, one bit each, in stored order.
//!
//! All sets of one archive have the same length; combining sets of different archives is a mistake that
//! shows as missing members, never as a panic.

use crate::archive::ArticleIdx;
use std::ops::Range;

mod ranked;

pub use ranked::Ranked;

/// Plain 64-bit words: below a million articles nothing compressed is faster (see Chambi et al., "Better
/// bitmap performance with Roaring bitmaps", 2016, for where that changes).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleSet {
    /// Bits past `n_articles` are zero.
    words: Vec<u64>,
    n_articles: usize,
}

const BITS: usize = u64::BITS as usize;

impl ArticleSet {
    /// No article of an archive of `n_articles`.
    pub fn none(n_articles: usize) -> ArticleSet {
        let words = vec![0; n_articles.div_ceil(BITS)];
        ArticleSet { words, n_articles }
    }

    /// Every article of an archive of `n_articles`.
    pub fn all(n_articles: usize) -> ArticleSet {
        let mut set = ArticleSet {
            words: vec![u64::MAX; n_articles.div_ceil(BITS)],
            n_articles,
        };
        if let Some(last) = set
            .words
            .last_mut()
            .filter(|_| !n_articles.is_multiple_of(BITS))
        {
            *last >>= BITS - n_articles % BITS;
        }
        set
    }

    /// The articles that stand in `places`, of an archive of `n_articles`.
    pub fn within(n_articles: usize, places: Range<usize>) -> ArticleSet {
        let mut set = ArticleSet::none(n_articles);
        let end = places.end.min(n_articles);
        let mut at = places.start;
        while at < end {
            let (word, bit) = (at / BITS, at % BITS);
            let n_bits = (BITS - bit).min(end - at);
            set.words[word] |= (u64::MAX >> (BITS - n_bits)) << bit;
            at += n_bits;
        }
        set
    }

    /// The articles in `members`.
    pub fn of(n_articles: usize, members: &[ArticleIdx]) -> ArticleSet {
        let mut set = ArticleSet::none(n_articles);
        set.add(members);
        set
    }

    /// The articles at the places for which `is_member` holds, of an archive of `n_articles`.
    pub fn of_those(n_articles: usize, is_member: impl Fn(usize) -> bool) -> ArticleSet {
        let word = |start: usize| {
            let places = start..n_articles.min(start + BITS);
            places.fold(0, |word, at| {
                word | u64::from(is_member(at)) << (at - start)
            })
        };
        let words = (0..n_articles).step_by(BITS).map(word).collect();
        ArticleSet { words, n_articles }
    }

    /// Takes `members` in as well.
    pub fn add(&mut self, members: &[ArticleIdx]) {
        members.iter().for_each(|member| self.insert(*member));
    }

    /// Takes an article in as well.
    // A search does this for every article it meets, and code that is to be small would call it.
    #[inline(always)]
    pub fn insert(&mut self, article: ArticleIdx) {
        self.words[article.idx() / BITS] |= 1 << (article.idx() % BITS);
    }

    /// Leaves `members` out.
    pub fn remove(&mut self, members: &[ArticleIdx]) {
        for member in members {
            self.words[member.idx() / BITS] &= !(1 << (member.idx() % BITS));
        }
    }

    /// Takes in what is in `other` as well.
    pub fn unite(&mut self, other: &ArticleSet) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Leaves out what is in `other`.
    pub fn subtract(&mut self, other: &ArticleSet) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// How many articles are in `other` too.
    pub fn len_with(&self, other: &ArticleSet) -> usize {
        let pairs = self.words.iter().zip(&other.words);
        pairs
            .map(|(word, other)| (word & other).count_ones() as usize)
            .sum()
    }

    /// Keeps only those of `members`.
    pub fn keep(&mut self, members: &[ArticleIdx]) {
        let mut kept = ArticleSet::none(self.n_articles);
        for &member in members.iter().filter(|member| self.contains(**member)) {
            kept.insert(member);
        }
        *self = kept;
    }

    /// Keeps only what is in `other` too.
    pub fn intersect(&mut self, other: &ArticleSet) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Whether `article` is in it.
    pub fn contains(&self, article: ArticleIdx) -> bool {
        let word = self.words.get(article.idx() / BITS).copied().unwrap_or(0);
        word >> (article.idx() % BITS) & 1 == 1
    }

    /// How many articles are in it.
    pub fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Whether no article is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Its articles in stored order, newest first.
    pub fn iter(&self) -> impl Iterator<Item = ArticleIdx> {
        let mut words = self.words.iter().enumerate();
        let (mut first, mut rest) = (0, 0);
        std::iter::from_fn(move || {
            while rest == 0 {
                let (at, &word) = words.next()?;
                (first, rest) = (at * BITS, word);
            }
            let article = first + rest.trailing_zeros() as usize;
            // Clears the lowest bit that is set.
            rest &= rest - 1;
            Some(ArticleIdx::new(article))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn articles(members: &BTreeSet<usize>) -> Vec<ArticleIdx> {
        members.iter().copied().map(ArticleIdx::new).collect()
    }

    #[test]
    fn all_has_no_more_than_all() {
        for n_articles in [0, 1, 63, 64, 65, 128, 200] {
            let all = ArticleSet::all(n_articles);
            assert_eq!((all.len(), all.iter().count()), (n_articles, n_articles));
            assert_eq!(all.is_empty(), n_articles == 0);
        }
    }

    #[test]
    fn a_stretch_has_what_stands_in_it() {
        for (from, to) in [
            (0, 0),
            (0, 150),
            (3, 70),
            (64, 128),
            (60, 61),
            (140, 900),
            (9, 2),
        ] {
            let members: BTreeSet<usize> = (from..to).filter(|at| *at < 150).collect();
            let set = ArticleSet::within(150, from..to);
            assert_eq!(
                set,
                ArticleSet::of(150, &articles(&members)),
                "{from}..{to}"
            );
        }
    }

    proptest! {
        #[test]
        fn it_does_what_a_tree_set_does(
            one in prop::collection::btree_set(0usize..150, 0..60), other in prop::collection::btree_set(0usize..150, 0..60),
        ) {
            let (ones, others) = (articles(&one), articles(&other));
            let set = ArticleSet::of(150, &ones);
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), ones.clone());
            let mut both = set.clone();
            both.intersect(&ArticleSet::of(150, &others));
            prop_assert_eq!(both.iter().collect::<Vec<_>>(), articles(&(&one & &other)));
            let mut kept = set.clone();
            kept.keep(&others);
            prop_assert_eq!(kept, both.clone());
            let mut either = set.clone();
            either.add(&others);
            prop_assert_eq!(either.len(), (&one | &other).len());
            let mut less = set.clone();
            less.remove(&others);
            prop_assert_eq!(less.iter().collect::<Vec<_>>(), articles(&(&one - &other)));
            let other_set = ArticleSet::of(150, &others);
            prop_assert_eq!(set.len_with(&other_set), both.len());
            let (mut united, mut rest) = (set.clone(), set.clone());
            united.unite(&other_set);
            rest.subtract(&other_set);
            prop_assert_eq!((united, rest), (either, less));
            prop_assert!((0..150).all(|at| set.contains(ArticleIdx::new(at)) == one.contains(&at)));
        }
    }
}
