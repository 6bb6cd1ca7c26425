//! A query and all that follows from it, worked out together.
//!
//! How it is shown, and when it is worked out again, is the page's business.

use crate::archive::Archive;
use crate::article_set::{ArticleSet, Ranked};
use crate::dates::Range;
use crate::facets::Facets;
use crate::headings::Headings;
use crate::query::Query;
use crate::search::{self, Found, Marks, Ranking};
use crate::selection::Selection;
use crate::timeline::Timeline;
use std::sync::Arc;

/// What an archive answers to a query.
#[derive(Debug, Default, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub query: Query,
    /// Whether it was too early to look for words, so that they were left out.
    pub is_early: bool,
    /// The articles, in order.
    pub selection: Selection,
    /// The counts beside the tags.
    pub facets: Facets,
    /// The months or years the list is divided into.
    pub headings: Headings,
    /// How the articles spread over time.
    pub timeline: Timeline,
    /// What the conditions are about: kept, because finding it again may take long.
    found: Arc<Found>,
    /// The articles there would be without limits to the date.
    always: Arc<Ranked>,
}

impl Answer {
    /// The answer of `archive` to `query`. `before` is an earlier one of the same archive, if there is any.
    pub fn new(archive: &Archive, query: Query, before: Option<&Answer>) -> Answer {
        let before = before.filter(|before| !before.is_early);
        if let Some(before) = before.filter(|before| before.is_about(&query)) {
            return before.resorted(archive, query);
        }
        let same = before.filter(|before| before.query.conditions() == query.conditions());
        let found = match same {
            Some(before) => Arc::clone(&before.found),
            None => Arc::new(search::find(archive, query.conditions())),
        };
        let always = query.matches_tags(archive, found.set.clone());
        let dates = ArticleSet::within(archive.len(), archive.published(query.range));
        let (mut set, mut available) = (always.clone(), found.set.clone());
        set.intersect(&dates);
        available.intersect(&dates);
        let selection = Selection::new(archive, set, query.order(), found.ranking.as_deref());
        let always = Arc::new(Ranked::new(always));
        Answer {
            facets: Facets::new(archive, &query, &selection, &available),
            headings: Headings::new(archive, &selection, query.order()),
            timeline: Timeline::new(archive, &query, &selection, &always),
            is_early: false,
            query,
            selection,
            found,
            always,
        }
    }

    /// The answer as far as there can be one before words can be looked for.
    pub fn early(archive: &Archive, query: Query) -> Answer {
        Answer {
            is_early: true,
            query: query.clone(),
            ..Answer::new(archive, query.without_words(), None)
        }
    }

    /// Whether `query` asks for the same articles, in whichever order.
    fn is_about(&self, query: &Query) -> bool {
        let mut resorted = self.query.clone();
        resorted.sort = query.sort;
        resorted == *query
    }

    /// The answer to `query`, which asks for the same articles: nothing is counted again.
    fn resorted(&self, archive: &Archive, query: Query) -> Answer {
        let selection =
            self.selection
                .resorted(archive, query.order(), self.found.ranking.as_deref());
        Answer {
            facets: self.facets.clone(),
            headings: Headings::new(archive, &selection, query.order()),
            timeline: self.timeline.clone(),
            is_early: false,
            found: Arc::clone(&self.found),
            always: Arc::clone(&self.always),
            query,
            selection,
        }
    }

    /// What to mark in texts, if words were looked for.
    pub fn marks(&self) -> Option<&Marks> {
        self.found.ranking.as_deref().map(Ranking::marks)
    }

    /// The articles of the answer alone, for who asks nothing else.
    pub fn selection(archive: &Archive, query: &Query) -> Selection {
        let found = search::find(archive, query.conditions());
        let mut set = query.matches_tags(archive, found.set);
        set.intersect(&ArticleSet::within(
            archive.len(),
            archive.published(query.range),
        ));
        Selection::new(archive, set, query.order(), found.ranking.as_deref())
    }

    /// How many articles there would be if only the limits of the date were these.
    pub fn len_within(&self, archive: &Archive, range: Range) -> usize {
        self.always.len_within(archive.published(range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Sort;
    use crate::query::tests::{any_archive, any_query};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_earlier_answer_saves_work_and_changes_nothing(
            archive in any_archive(), query in any_query(), other in any_query(), sort in prop::sample::select(&Sort::ALL[..]),
        ) {
            let mut resorted = query.clone();
            resorted.sort = sort;
            let before = Answer::new(&archive, query, None);
            for query in [resorted, other] {
                let anew = Answer::new(&archive, query.clone(), None);
                let alone: Vec<_> = Answer::selection(&archive, &query).iter().collect();
                prop_assert_eq!(alone, anew.selection.iter().collect::<Vec<_>>());
                prop_assert_eq!(Answer::new(&archive, query, Some(&before)), anew);
            }
        }
    }
}
