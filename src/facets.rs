//! Facets: how many articles each tag would leave, given what is chosen already.
//!
//! Which tags are on offer at a time is answered here too; how they look is not.

use crate::archive::{Archive, TagIdx};
use crate::article_set::{ArticleSet, Ranked};
use crate::folding::fold;
use crate::query::{Matching, Query, Wanted};
use crate::selection::Selection;
use crate::tags::Tag;

/// The count beside each tag of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By tag.
    counts: Vec<u32>,
}

/// In which order tags are offered. Neither changes with the answer: a tag stays under the reader's hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The most used first, each behind the one it stands under.
    #[default]
    Count,
    /// By name.
    Name,
}

impl Facets {
    /// The counts for `query`, whose answer is `selection`; `available` is what its dates and conditions alone
    /// would give.
    ///
    /// For a tag that is not chosen yet, the count is how many articles the reader sees after choosing it;
    /// for a chosen one, how many of the articles shown carry it.
    pub fn new(
        archive: &Archive,
        query: &Query,
        selection: &Selection,
        available: &ArticleSet,
    ) -> Facets {
        let counts = archive.count_tags(selection.set());
        let mut facets = Facets { counts };
        if query.matching == Matching::Any && !query.included().is_empty() {
            facets.widen(archive, query, selection, available);
        }
        for tag in query.excluded() {
            if let Some(idx) = archive.find_tag(tag) {
                let chosen = query.clone().with(tag, Wanted::Included);
                // A condition may have contradicted the exclusion, and become the tag's choice now.
                let set = match chosen.conditions() == query.conditions() {
                    true => chosen.matches_tags(archive, available.clone()),
                    false => chosen.matches(archive),
                };
                facets.counts[idx.idx()] = count(set.len());
            }
        }
        facets
    }

    /// With "any tag", choosing one more shows all that is shown already and what only that one brings.
    fn widen(
        &mut self,
        archive: &Archive,
        query: &Query,
        selection: &Selection,
        available: &ArticleSet,
    ) {
        let mut allowed = available.clone();
        query.drop_excluded(archive, &mut allowed);
        let allowed = archive.count_tags(&Ranked::new(allowed));
        let n_shown = count(selection.len());
        let chosen = |tag: &TagIdx| query.wants(archive.tag(*tag)) == Wanted::Included;
        for &tag in archive.tags().iter().filter(|tag| !chosen(tag)) {
            let count = &mut self.counts[tag.idx()];
            *count = n_shown + allowed[tag.idx()] - *count;
        }
    }

    /// The count of a tag.
    pub fn count(&self, tag: TagIdx) -> u32 {
        self.counts.get(tag.idx()).copied().unwrap_or(0)
    }
}

/// The tags to offer a reader who has typed `needle`, and how many more there are past the first `most`.
///
/// Without a needle, chosen tags are offered wherever they stand in the tree, and even if no article has
/// them: what is chosen can always be taken back.
pub fn choices(
    archive: &Archive,
    query: &Query,
    needle: &str,
    order: Order,
    most: usize,
) -> (Vec<Tag>, usize) {
    let needle = fold(needle);
    let tags = match order {
        Order::Count => archive.tags().to_vec(),
        Order::Name => archive.tags_by_name(),
    };
    let all = tags.iter().map(|&idx| archive.tag(idx));
    let fitting: Vec<&Tag> = all.filter(|tag| tag.key().contains(&needle)).collect();
    let mut offered: Vec<Tag> = fitting
        .iter()
        .take(most)
        .map(|tag| (*tag).clone())
        .collect();
    let mut n_more = fitting.len().saturating_sub(most);
    if needle.is_empty() {
        for chosen in query.included().iter().chain(query.excluded()) {
            if !offered.contains(chosen) {
                offered.push(chosen.clone());
                n_more -= usize::from(archive.find_tag(chosen).is_some());
            }
        }
    }
    (offered, n_more)
}

fn count(n_articles: usize) -> u32 {
    u32::try_from(n_articles).expect("fewer than 2^32 articles fit in memory")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::query::tests::{any_archive, any_query, carries, oracle};
    use proptest::prelude::*;

    #[track_caller]
    fn offers(query: &Query, needle: &str, most: usize, expected: &[&str], n_more: usize) {
        offers_in(Order::Count, query, needle, most, expected, n_more);
    }

    #[track_caller]
    fn offers_in(
        order: Order,
        query: &Query,
        needle: &str,
        most: usize,
        expected: &[&str],
        n_more: usize,
    ) {
        let json = br#"{"items":[{"id":"1","tags":["web/feeds","web/history"]},{"id":"2","tags":["Press","web"]}]}"#;
        let (archive, _) = Archive::from_json(json).unwrap();
        let (tags, more) = choices(&archive, query, needle, order, most);
        assert_eq!(
            (tags.iter().map(Tag::as_str).collect::<Vec<_>>(), more),
            (expected.to_vec(), n_more)
        );
    }

    #[test]
    fn tags_are_offered_up_to_a_limit() {
        offers(
            &Query::default(),
            "",
            9,
            &["web", "web/feeds", "web/history", "Press"],
            0,
        );
        offers(&Query::default(), "", 2, &["web", "web/feeds"], 2);
        offers(&Query::default(), "WEB/", 1, &["web/feeds"], 1);
        offers(&Query::default(), "nothing", 9, &[], 0);
    }

    #[test]
    fn tags_can_be_offered_by_name() {
        let names = ["Press", "web", "web/feeds", "web/history"];
        offers_in(Order::Name, &Query::default(), "", 9, &names, 0);
    }

    #[test]
    fn chosen_tags_are_always_offered() {
        let tag = |text| Tag::new(text).unwrap();
        let query = Query::default()
            .with(&tag("press"), Wanted::Included)
            .with(&tag("gone"), Wanted::Excluded);
        offers(&query, "", 1, &["web", "press", "gone"], 2);
        offers(&query, "web/h", 9, &["web/history"], 0);
    }

    proptest! {
        #[test]
        fn a_count_is_what_the_reader_gets_by_choosing_the_tag(archive in any_archive(), query in any_query()) {
            let answer = Answer::new(&archive, query.clone(), None);
            for &idx in archive.tags() {
                let tag = archive.tag(idx);
                let expected = match query.wants(tag) {
                    Wanted::Free | Wanted::Excluded => oracle(&archive, &query.clone().with(tag, Wanted::Included)).len(),
                    Wanted::Included => {
                        let shown = oracle(&archive, &query).into_iter();
                        shown.filter(|article| carries(archive.article(*article), tag)).count()
                    }
                };
                prop_assert_eq!(answer.facets.count(idx) as usize, expected, "{:?}", tag);
            }
        }
    }
}
