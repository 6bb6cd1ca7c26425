//! A set of an archive's articles, one bit each, in stored order.
//!
//! All sets of one archive have the same length; combining sets of different archives is a mistake that
//! shows as missing members, never as a panic.

use crate::archive::ArticleIdx;

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

    /// The articles in `members`.
    pub fn of(n_articles: usize, members: &[ArticleIdx]) -> ArticleSet {
        let mut set = ArticleSet::none(n_articles);
        set.add(members);
        set
    }

    /// Takes `members` in as well.
    pub fn add(&mut self, members: &[ArticleIdx]) {
        for member in members {
            self.words[member.idx() / BITS] |= 1 << (member.idx() % BITS);
        }
    }

    /// Leaves `members` out.
    pub fn remove(&mut self, members: &[ArticleIdx]) {
        for member in members {
            self.words[member.idx() / BITS] &= !(1 << (member.idx() % BITS));
        }
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
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let lowest = |word: u64| (word != 0).then_some(word);
            // Each step clears the lowest bit that is set.
            std::iter::successors(lowest(word), move |&word| lowest(word & (word - 1)))
                .map(move |word| ArticleIdx::new(at * BITS + word.trailing_zeros() as usize))
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
            let mut either = set.clone();
            either.add(&others);
            prop_assert_eq!(either.len(), (&one | &other).len());
            let mut less = set.clone();
            less.remove(&others);
            prop_assert_eq!(less.iter().collect::<Vec<_>>(), articles(&(&one - &other)));
            prop_assert!((0..150).all(|at| set.contains(ArticleIdx::new(at)) == one.contains(&at)));
        }
    }
}
