//! Facets: how many articles each tag would leave, given what is chosen already.
//!
//! Which tags are worth showing is up to whoever shows them.

use crate::archive::{Archive, TagIdx};
use crate::query::{Matching, Query, Selection, Wanted};

/// The count beside each tag of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By tag.
    counts: Vec<u32>,
}

impl Facets {
    /// The counts for `query`, whose answer is `selection`.
    ///
    /// For a tag that is not chosen yet, the count is how many articles the reader sees after choosing it;
    /// for a chosen one, how many of the articles shown carry it.
    pub fn new(archive: &Archive, query: &Query, selection: &Selection) -> Facets {
        let shown = archive.count_tags(selection.set());
        let mut facets = Facets { counts: shown };
        if query.matching == Matching::Any && !query.included().is_empty() {
            facets.widen(archive, query, selection);
        }
        for tag in query.excluded() {
            if let Some(idx) = archive.find_tag(tag) {
                let chosen = query.clone().with(tag, Wanted::Included);
                facets.counts[idx.idx()] = count(chosen.matches(archive).len());
            }
        }
        facets
    }

    /// With "any tag", choosing one more shows all that is shown already and what only that one brings.
    fn widen(&mut self, archive: &Archive, query: &Query, selection: &Selection) {
        let mut unrestricted = query.cleared();
        for tag in query.excluded() {
            unrestricted = unrestricted.with(tag, Wanted::Excluded);
        }
        let available = archive.count_tags(&unrestricted.matches(archive));
        let n_shown = count(selection.len());
        let chosen: Vec<TagIdx> = query
            .included()
            .iter()
            .filter_map(|tag| archive.find_tag(tag))
            .collect();
        for &tag in archive.tags().iter().filter(|tag| !chosen.contains(tag)) {
            let count = &mut self.counts[tag.idx()];
            *count = n_shown + available[tag.idx()] - *count;
        }
    }

    /// The count of a tag.
    pub fn count(&self, tag: TagIdx) -> u32 {
        self.counts.get(tag.idx()).copied().unwrap_or(0)
    }
}

fn count(n_articles: usize) -> u32 {
    u32::try_from(n_articles).expect("fewer than 2^32 articles fit in memory")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::{any_archive, any_query};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_count_is_what_the_reader_gets_by_choosing_the_tag(archive in any_archive(), query in any_query()) {
            let selection = query.select(&archive);
            let facets = Facets::new(&archive, &query, &selection);
            for &idx in archive.tags() {
                let tag = archive.tag(idx);
                let chosen = query.clone().with(tag, Wanted::Included).select(&archive);
                let expected = match query.wants(tag) {
                    Wanted::Free | Wanted::Excluded => chosen.len(),
                    Wanted::Included => {
                        let carriers = archive.articles_with(idx);
                        carriers.iter().filter(|article| selection.set().contains(**article)).count()
                    }
                };
                prop_assert_eq!(facets.count(idx) as usize, expected, "{:?}", tag);
            }
        }
    }
}
