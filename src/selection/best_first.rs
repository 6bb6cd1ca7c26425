//! The best articles first, sorted as far as somebody looks.

use super::{ArticleIdx, ArticleSet};
use crate::archive::Archive;
use crate::search::{Ranking, article_of};

/// Articles by what they are worth.
#[derive(Debug)]
pub(super) struct BestFirst {
    /// A number for each article, with the article in its lower half: the least is the best.
    keys: Vec<u64>,
    /// So many are in order, and all others are behind them.
    n_sorted: usize,
}

/// The least that is sorted at once: a screen of rows and what is kept ready around it.
const STEP: usize = 64;

impl BestFirst {
    pub(super) fn new(archive: &Archive, ranking: &Ranking, set: &ArticleSet) -> BestFirst {
        BestFirst {
            keys: ranking.keys(archive, set),
            n_sorted: 0,
        }
    }

    /// The article in a row. What is sorted doubles with each step, so that all steps together cost as much as one sort.
    pub(super) fn article(&mut self, row: usize) -> Option<ArticleIdx> {
        while self.n_sorted <= row && self.n_sorted < self.keys.len() {
            let rest = &mut self.keys[self.n_sorted..];
            let n_more = self.n_sorted.max(STEP).min(rest.len());
            if n_more < rest.len() {
                rest.select_nth_unstable(n_more);
            }
            rest[..n_more].sort_unstable();
            self.n_sorted += n_more;
        }
        self.keys.get(row).map(|key| article_of(*key))
    }

    /// The row of an article.
    pub(super) fn row(&mut self, article: ArticleIdx) -> Option<usize> {
        self.article(self.keys.len().checked_sub(1)?);
        self.keys.iter().position(|key| article_of(*key) == article)
    }
}
