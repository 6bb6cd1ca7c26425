//! The order of titles, and where in it each article stands.

use super::ArticleIdx;

/// Every article by title.
#[derive(Debug, Default)]
pub struct TitleOrder {
    order: Vec<ArticleIdx>,
    ranks: Vec<u32>,
}

impl TitleOrder {
    pub(super) fn new(order: Vec<u32>) -> TitleOrder {
        let mut ranks = vec![0; order.len()];
        for (&article, rank) in order.iter().zip(0u32..) {
            ranks[article as usize] = rank;
        }
        let order = order.into_iter().map(ArticleIdx).collect();
        TitleOrder { order, ranks }
    }

    /// The articles, from the first title on.
    pub fn articles(&self) -> &[ArticleIdx] {
        &self.order
    }

    /// How many titles stand before this article's.
    pub fn rank(&self, article: ArticleIdx) -> usize {
        self.ranks[article.idx()] as usize
    }
}
