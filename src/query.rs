//! What a reader asks of an archive, and the answer.
//!
//! A query knows nothing of where it came from: [`route`](crate::route) reads and writes it as a URL.

use crate::archive::{Archive, ArticleIdx};
use crate::article_set::ArticleSet;
use crate::tags::Tag;

/// Which articles, and in which order.
///
/// No tag is named twice, in any spelling, and none is both included and excluded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    included: Vec<Tag>,
    excluded: Vec<Tag>,
    /// Whether an article must carry all included tags or any one of them.
    pub matching: Matching,
    /// The order of the answer.
    pub sort: Sort,
}

/// How several included tags combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// An article must carry every one.
    #[default]
    All,
    /// An article must carry at least one.
    Any,
}

/// An order of articles. Those without a date come last in both orders by date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By date, falling.
    #[default]
    Newest,
    /// By date, rising.
    Oldest,
    /// By title; see [`Archive::by_title`].
    Title,
}

impl Sort {
    /// Every order, the default first.
    pub const ALL: [Sort; 3] = [Sort::Newest, Sort::Oldest, Sort::Title];
}

/// What a query says of one tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    Free,
    /// Articles should carry it.
    Included,
    /// Articles must not carry it.
    Excluded,
}

impl Query {
    /// The tags that articles should carry, in the order they were chosen.
    pub fn included(&self) -> &[Tag] {
        &self.included
    }

    /// The tags that articles must not carry, in the order they were chosen.
    pub fn excluded(&self) -> &[Tag] {
        &self.excluded
    }

    /// What this query says of `tag`.
    pub fn wants(&self, tag: &Tag) -> Wanted {
        if self.included.contains(tag) {
            Wanted::Included
        } else if self.excluded.contains(tag) {
            Wanted::Excluded
        } else {
            Wanted::Free
        }
    }

    /// Wants `tag` as said, whatever was said of it before.
    pub fn want(&mut self, tag: &Tag, wanted: Wanted) {
        if self.wants(tag) == wanted {
            return;
        }
        self.included.retain(|included| included != tag);
        self.excluded.retain(|excluded| excluded != tag);
        match wanted {
            Wanted::Free => {}
            Wanted::Included => self.included.push(tag.clone()),
            Wanted::Excluded => self.excluded.push(tag.clone()),
        }
    }

    /// Wants `tag` as said, or leaves it free if it was wanted so already.
    pub fn toggle(&mut self, tag: &Tag, wanted: Wanted) {
        let is_wanted = self.wants(tag) == wanted;
        self.want(tag, if is_wanted { Wanted::Free } else { wanted });
    }

    /// This query with `tag` wanted as said.
    pub fn with(mut self, tag: &Tag, wanted: Wanted) -> Query {
        self.want(tag, wanted);
        self
    }

    /// Whether it leaves articles out at all.
    pub fn is_filtering(&self) -> bool {
        !self.included.is_empty() || !self.excluded.is_empty()
    }

    /// The same order over every article.
    pub fn cleared(&self) -> Query {
        Query {
            sort: self.sort,
            ..Query::default()
        }
    }

    /// The articles that this query is about, in no order.
    pub fn matches(&self, archive: &Archive) -> ArticleSet {
        let mut set = self.matches_included(archive);
        for tag in self.excluded.iter().filter_map(|tag| archive.find_tag(tag)) {
            set.remove(archive.articles_with(tag));
        }
        set
    }

    fn matches_included(&self, archive: &Archive) -> ArticleSet {
        let n_articles = archive.len();
        // A tag that the archive does not have is carried by no article.
        let carriers = |tag: &Tag| {
            archive
                .find_tag(tag)
                .map_or(&[][..], |tag| archive.articles_with(tag))
        };
        match self.matching {
            Matching::Any if !self.included.is_empty() => {
                let mut set = ArticleSet::none(n_articles);
                self.included.iter().for_each(|tag| set.add(carriers(tag)));
                set
            }
            Matching::All | Matching::Any => {
                let mut set = ArticleSet::all(n_articles);
                for tag in &self.included {
                    set.intersect(&ArticleSet::of(n_articles, carriers(tag)));
                }
                set
            }
        }
    }

    /// The answer of `archive` to this query.
    pub fn select(&self, archive: &Archive) -> Selection {
        let set = self.matches(archive);
        let articles = match self.sort {
            Sort::Newest => set.iter().collect(),
            Sort::Oldest => {
                // Stored order is newest first with the undated behind, who stay there.
                let newest: Vec<ArticleIdx> = set.iter().collect();
                let n_dated = newest.partition_point(|article| article.idx() < archive.n_dated());
                let (dated, undated) = newest.split_at(n_dated);
                dated.iter().rev().chain(undated).copied().collect()
            }
            Sort::Title => archive
                .by_title()
                .iter()
                .filter(|article| set.contains(**article))
                .copied()
                .collect(),
        };
        Selection { set, articles }
    }
}

/// Articles in the order a reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    set: ArticleSet,
    articles: Vec<ArticleIdx>,
}

impl Selection {
    /// How many articles are in it.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The article in a row, counted from 0.
    pub fn article(&self, row: usize) -> Option<ArticleIdx> {
        self.articles.get(row).copied()
    }

    /// The row of an article, if it is in the selection.
    pub fn row(&self, article: ArticleIdx) -> Option<usize> {
        self.articles.iter().position(|one| *one == article)
    }

    /// The articles before and after `article`, if it is in the selection and has such neighbors.
    pub fn neighbors(&self, article: ArticleIdx) -> (Option<ArticleIdx>, Option<ArticleIdx>) {
        let Some(row) = self.row(article) else {
            return (None, None);
        };
        (
            row.checked_sub(1).and_then(|before| self.article(before)),
            self.article(row + 1),
        )
    }

    /// Its articles, in no order.
    pub fn set(&self) -> &ArticleSet {
        &self.set
    }
}

#[cfg(test)]
pub(crate) mod tests;
