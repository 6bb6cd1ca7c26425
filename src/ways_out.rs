//! Ways out of an empty list: the least that can be changed for something to be found.

use crate::archive::Archive;
use crate::dates::{Date, Range};
use crate::query::expr::{Expr, Term};
use crate::query::needle::{Needle, Place};
use crate::query::{Matching, Part, Query, language};
use crate::search;
use crate::search::slips::slips;
use crate::sorting::sorted;
use crate::tags::Tag;

/// One change to a query that had no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// What is changed.
    pub change: Change,
    /// The query after it.
    pub query: Query,
    /// How many articles it then gives, one at least.
    pub count: usize,
}

/// A change to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A word or tag becomes this one, which the archive has.
    Correct(String),
    /// Any of the tags is enough.
    AnyTag,
    /// The dates begin here.
    From(Date),
    /// The dates end here.
    To(Date),
    /// The part of this label goes.
    Without(String),
    /// Only the part of this label stays.
    Only(String),
}

/// More ways are a maze.
const MOST_WAYS: usize = 3;

/// Up to three ways out for a query that `archive` has no answer to: what looks like a slip first, then the
/// changes that lose least of the question, then parts to leave out, the most rewarding first. Where no single
/// change helps, one part of the question alone may.
pub fn ways_out(archive: &Archive, query: &Query) -> Vec<WayOut> {
    let way = |(change, query): (Change, Query)| {
        let count = query.matches(archive).len();
        (0 < count).then_some(WayOut {
            change,
            query,
            count,
        })
    };
    let slips = corrections(archive, query);
    let wider = any_tag(query)
        .into_iter()
        .chain(other_dates(archive, query));
    let mended = slips.iter().map(|slip| (slip.change(), slip.query.clone()));
    let mut ways: Vec<WayOut> = mended.chain(wider).filter_map(way).collect();
    let label = |part: &Part| language::label(query, part);
    let parts = query.parts();
    let without = |part: &Part| (Change::Without(label(part)), query.without(part));
    ways.extend(by_count(
        parts.iter().map(without).filter_map(way).collect(),
    ));
    if ways.is_empty() && 1 < parts.len() {
        let mended = slips
            .iter()
            .map(|slip| (slip.change(), slip.query.alone(&slip.part)));
        ways.extend(mended.filter_map(way));
        let only = |part: &Part| (Change::Only(label(part)), query.alone(part));
        ways.extend(by_count(parts.iter().map(only).filter_map(way).collect()));
    }
    ways.truncate(MOST_WAYS);
    ways
}

/// The ways, the most rewarding first.
fn by_count(ways: Vec<WayOut>) -> Vec<WayOut> {
    let count = |at: u32| ways[at as usize].count;
    let order = sorted(ways.len(), &|one, other| count(other).cmp(&count(one)));
    order.iter().map(|&at| ways[at as usize].clone()).collect()
}

/// A part of a query that looks like a slip, put right.
struct Slip {
    /// The word or tag that it may have been meant to be.
    meant: String,
    /// The query with that in place, and where in it.
    query: Query,
    part: Part,
}

impl Slip {
    fn change(&self) -> Change {
        Change::Correct(self.meant.clone())
    }
}

/// Each word and tag that the archive does not have, as the one it may have been meant to be.
fn corrections(archive: &Archive, query: &Query) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (at, condition) in query.conditions().iter().enumerate() {
        if let Expr::Term(Term::Says(needle, place)) = condition
            && !needle.is_phrase()
            && is_unknown(archive, needle, *place)
            && let Some(meant) = archive.index().nearest(needle.as_str())
            && let Some(corrected) = Needle::word(&meant)
        {
            let condition = Expr::Term(Term::Says(corrected, *place));
            slips.push(Slip {
                meant,
                query: query.replacing(at, condition),
                part: Part::Condition(at),
            });
        }
    }
    let unknown = query
        .included()
        .iter()
        .filter(|tag| archive.find_tag(tag).is_none());
    for tag in unknown {
        if let Some(known) = nearest_tag(archive, tag) {
            let mut corrected = query.without(&Part::Tag(tag.clone()));
            corrected.require(Expr::Term(Term::Tag(known.clone())));
            slips.push(Slip {
                meant: known.as_str().to_owned(),
                query: corrected,
                part: Part::Tag(known),
            });
        }
    }
    slips
}

/// Whether no article has a word, or anything it may have been meant to be.
fn is_unknown(archive: &Archive, needle: &Needle, place: Place) -> bool {
    let condition = Expr::Term(Term::Says(needle.clone(), place));
    search::find(archive, &[condition]).set.is_empty()
}

/// A tag is long enough for so many slips if every second letter of it is right.
fn nearest_tag(archive: &Archive, tag: &Tag) -> Option<Tag> {
    let most = (tag.key().chars().count() / 2).min(2);
    let known = archive.tags().iter().map(|idx| archive.tag(*idx));
    let near = known.map(|known| (slips(tag.key(), known.key(), most), known));
    let best = near
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips);
    best.map(|(_, known)| known.clone())
}

fn any_tag(query: &Query) -> Option<(Change, Query)> {
    let is_all = query.matching == Matching::All && 1 < query.included().len();
    is_all.then(|| {
        let mut query = query.clone();
        query.matching = Matching::Any;
        (Change::AnyTag, query)
    })
}

/// The dates moved just so far that something is in them: back to the article before, or on to the one after.
fn other_dates(archive: &Archive, query: &Query) -> Vec<(Change, Query)> {
    let range = query.range;
    let (Some(limits), false) = (range.from().or(range.to()), range.is_open()) else {
        return Vec::new();
    };
    let set = query.without(&Part::Range).matches(archive);
    let year = |idx| {
        let (year, _) = archive.article(idx).date()?.year_and_month();
        Date::of(year, None, None)
    };
    // Newest first, so that those behind the range come before it.
    let first = range.from().unwrap_or(limits).first_day();
    let dated = set.iter().filter(|idx| idx.idx() < archive.n_dated());
    let is_before = |idx: &crate::archive::ArticleIdx| {
        let date = archive.article(*idx).date();
        date.is_some_and(|date| date.first_day() < first)
    };
    let (older, newer): (Vec<_>, Vec<_>) = dated.partition(is_before);
    let from = older.first().copied().and_then(year);
    let to = newer.last().copied().and_then(year);
    let from = from.filter(|_| range.from().is_some()).map(|from| {
        let query = query.clone().within(Range::new(Some(from), range.to()));
        (Change::From(from), query)
    });
    let to = to.filter(|_| range.to().is_some()).map(|to| {
        let query = query.clone().within(Range::new(range.from(), Some(to)));
        (Change::To(to), query)
    });
    from.into_iter().chain(to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::{any_archive, any_query, oracle};
    use proptest::prelude::*;

    const JSON: &str = r#"{"items":[
        {"id":"1","title":"Treaty","tags":["usa","sport"],"date_published":"2016-03-01T00:00:00Z"},
        {"id":"2","title":"Peace","tags":["usa"],"date_published":"2018-05-01T00:00:00Z"},
        {"id":"3","title":"Golf","tags":["sport"],"date_published":"2018-06-01T00:00:00Z"},
        {"id":"4","title":"Rain","tags":["weather"],"date_published":"2024-01-01T00:00:00Z"}]}"#;

    #[track_caller]
    fn check(query: &str, expected: &[(&str, usize)]) {
        let (archive, _) = Archive::from_json(JSON.as_bytes()).unwrap();
        let ways = ways_out(&archive, &language::parse(query).0);
        let said = |way: &WayOut| {
            let said = match &way.change {
                Change::Correct(word) => format!("did you mean {word}"),
                Change::AnyTag => "any".to_owned(),
                Change::From(date) => format!("from {date}"),
                Change::To(date) => format!("to {date}"),
                Change::Without(part) => format!("without {part}"),
                Change::Only(part) => format!("only {part}"),
            };
            (said, way.count)
        };
        let expected: Vec<(String, usize)> = expected
            .iter()
            .map(|(said, n)| (said.to_string(), *n))
            .collect();
        assert_eq!(ways.iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_least_change_comes_first() {
        check(
            "traeyt tag:usa",
            &[("did you mean treaty", 1), ("without traeyt", 2)],
        );
        check(
            "tag:wether",
            &[("did you mean weather", 1), ("without wether", 4)],
        );
        check(
            "tag:usa tag:weather",
            &[("any", 3), ("without weather", 2), ("without usa", 1)],
        );
        check(
            "tag:sport date:2020..",
            &[
                ("from 2018", 1),
                ("without 2020 –", 2),
                ("without sport", 1),
            ],
        );
        check(
            "tag:weather date:..2017",
            &[
                ("to 2024", 1),
                ("without weather", 1),
                ("without – 2017", 1),
            ],
        );
        check(
            "-tag:weather rain",
            &[("without rain", 3), ("without −weather", 1)],
        );
    }

    #[test]
    fn where_no_single_change_helps_one_part_of_the_question_may() {
        check(
            "traeyt tag:weather date:2030..",
            &[("did you mean treaty", 1), ("only weather", 1)],
        );
        check("zzzz qqqq tag:usa", &[("only usa", 2)]);
    }

    #[test]
    fn a_query_with_no_way_out_has_none() {
        check("zzzz qqqq", &[]);
    }

    proptest! {
        #[test]
        fn a_way_out_leads_to_as_many_articles_as_it_says(archive in any_archive(), query in any_query()) {
            for way in ways_out(&archive, &query) {
                prop_assert_eq!(way.count, oracle(&archive, &way.query).len());
                prop_assert!(0 < way.count);
            }
        }
    }
}
