//! The best articles first, sorted as far as somebody looks.

use super::{ArticleIdx, ArticleSet};
use crate::archive::Archive;
use crate::search::{Ranking, article_of};
use crate::sorting::{least, sorted};

/// Articles by what they are worth.
#[derive(Debug)]
pub(super) struct BestFirst {
    /// A number for each article, with the article in its lower half: the least is the best.
    keys: Vec<u64>,
    /// The first of them in order, or all.
    first: Vec<u64>,
}

/// The first that are sorted: a screen of rows and what is kept ready around it.
const FIRST: usize = 64;

impl BestFirst {
    pub(super) fn new(archive: &Archive, ranking: &Ranking, set: &ArticleSet) -> BestFirst {
        let keys = ranking.keys(archive, set);
        BestFirst {
            first: least(&keys, FIRST),
            keys,
        }
    }

    /// What the order follows from.
    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The article in a row. All are sorted when somebody looks at a row behind the first ones.
    pub(super) fn article(&mut self, row: usize) -> Option<ArticleIdx> {
        if self.first.len() <= row && row < self.keys.len() {
            let keys = &self.keys;
            let order = sorted(keys.len(), &|one, other| {
                keys[one as usize].cmp(&keys[other as usize])
            });
            self.first = order.iter().map(|&at| keys[at as usize]).collect();
        }
        self.first.get(row).map(|key| article_of(*key))
    }

    /// The row of an article.
    pub(super) fn row(&mut self, article: ArticleIdx) -> Option<usize> {
        self.article(self.keys.len().checked_sub(1)?);
        self.first
            .iter()
            .position(|key| article_of(*key) == article)
    }
}
