//! Who carries a tag, in whichever form answers sooner.
//!
//! What a reader makes of it, all tags or any, is the query's business.

use super::ArticleIdx;
use crate::article_set::ArticleSet;

/// A tag on more than one article in this many is kept as a set too: that is where the set is no larger than
/// the list, and walking its words is quicker than walking the list.
const DENSE: usize = 32;

/// The articles that carry a tag or one under it.
#[derive(Clone, Copy)]
pub struct Carriers<'a> {
    /// Ascending.
    pub(super) list: &'a [ArticleIdx],
    /// The same, if it is long.
    pub(super) set: Option<&'a ArticleSet>,
}

/// The set of a list long enough to deserve one.
pub(super) fn dense(n_articles: usize, list: &[ArticleIdx]) -> Option<ArticleSet> {
    (n_articles < list.len() * DENSE).then(|| ArticleSet::of(n_articles, list))
}

impl<'a> Carriers<'a> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.list.is_empty()
    }

    /// Each of them, newest first.
    pub fn iter(self) -> impl Iterator<Item = ArticleIdx> + 'a {
        self.list.iter().copied()
    }

    /// How many of them are in `articles`.
    pub fn len_in(self, articles: &ArticleSet) -> usize {
        match self.set {
            Some(set) => set.len_with(articles),
            None => self.iter().filter(|one| articles.contains(*one)).count(),
        }
    }

    /// Leaves only them in `articles`.
    pub fn keep_in(self, articles: &mut ArticleSet) {
        match self.set {
            Some(set) => articles.intersect(set),
            None => articles.keep(self.list),
        }
    }

    /// Takes them into `articles`.
    pub fn add_to(self, articles: &mut ArticleSet) {
        match self.set {
            Some(set) => articles.unite(set),
            None => articles.add(self.list),
        }
    }

    /// Leaves them out of `articles`.
    pub fn drop_from(self, articles: &mut ArticleSet) {
        match self.set {
            Some(set) => articles.subtract(set),
            None => articles.remove(self.list),
        }
    }
}
