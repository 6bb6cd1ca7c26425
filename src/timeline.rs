//! The timeline: how the articles of an answer spread over time, in bars that sum up to their count.
//!
//! How it is drawn is the page's business.

pub mod months;

use crate::archive::Archive;
use crate::article_set::Ranked;
use crate::dates::{Date, Range, Unit};
use crate::query::Query;
use crate::selection::Selection;
use months::Months;

/// How the articles of an answer spread over time.
///
/// It goes from the first article to the last, or if there are limits to the date, from one limit to the
/// other as far as there are articles of the rest of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// In order of time, without gaps; none if no article has a date.
    pub bars: Vec<Bar>,
    /// How many articles have no date.
    pub n_undated: usize,
    /// The months there would be without limits to the date.
    pub months: Option<Months>,
}

/// A stretch of time and the articles published in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Both limits are given. Limiting the date to them gives the articles of this bar.
    pub range: Range,
    /// How many there are.
    pub count: usize,
}

/// More bars than this are too thin to hit on a small screen.
const MOST_BARS: i32 = 40;

/// From fine to coarse. The coarsest fits every calendar that dates are of.
const UNITS: [Unit; 6] = [
    Unit::Day,
    Unit::Month,
    Unit::Years(1),
    Unit::Years(10),
    Unit::Years(100),
    Unit::Years(1000),
];

impl Timeline {
    /// The timeline of `selection`, the answer to `query`; `always` is what there would be without limits to
    /// the date.
    pub fn new(
        archive: &Archive,
        query: &Query,
        selection: &Selection,
        always: &Ranked,
    ) -> Timeline {
        let extent = extent(archive, always);
        let bars = extent.map(|(first, last)| {
            let first = query.range.first_day().max(first.first_day());
            let last = query.range.last_day().min(last.first_day());
            bars(archive, selection.set(), first, last)
        });
        Timeline {
            bars: bars.unwrap_or_default(),
            n_undated: selection.n_undated(),
            months: extent.map(|(first, last)| Months::between(first, last)),
        }
    }

    /// The count of the highest bar.
    pub fn highest(&self) -> usize {
        self.bars.iter().map(|bar| bar.count).max().unwrap_or(0)
    }

    /// From the beginning of one bar to the end of another, whichever comes first.
    pub fn between(&self, one: usize, other: usize) -> Option<Range> {
        let (first, last) = (
            self.bars.get(one.min(other))?,
            self.bars.get(one.max(other))?,
        );
        Some(Range::new(first.range.from(), last.range.to()))
    }
}

/// The first and the last date in a set.
fn extent(archive: &Archive, set: &Ranked) -> Option<(Date, Date)> {
    let n_dated = set.len_before(archive.n_dated());
    let date = |row| archive.article(set.nth(row)?).date();
    Some((date(n_dated.checked_sub(1)?)?, date(0)?))
}

/// The bars from one day to another, none if that is backwards.
fn bars(archive: &Archive, set: &Ranked, first: i32, last: i32) -> Vec<Bar> {
    if last < first {
        return Vec::new();
    }
    let fits = |unit: &&Unit| unit.number(last) - unit.number(first) < MOST_BARS;
    let unit = UNITS.iter().find(fits).unwrap_or(&UNITS[UNITS.len() - 1]);
    (unit.number(first)..=unit.number(last))
        .map(|number| {
            let (from, to) = unit.stretch(number);
            let range = Range::new(Some(from), Some(to));
            let count = set.len_within(archive.published(range));
            Bar { range, count }
        })
        .collect()
}

/// A choice of dates for those who do not want to spell one, and what it is called.
pub type Preset = (&'static str, Range);

/// What to offer on the day `today`.
pub fn presets(today: Date) -> [Preset; 4] {
    let since = |n_days: i32| Range::new(Some(Date::of_day(today.first_day() - n_days)), None);
    let (year, _) = today.year_and_month();
    let this_year = Date::of(year, None, None);
    [
        ("Any time", Range::default()),
        ("This year", Range::new(this_year, this_year)),
        ("Past 12 months", since(365)),
        ("Past 30 days", since(30)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::query::language::parse;
    use crate::query::tests::{any_archive, any_query, oracle};
    use proptest::prelude::*;

    /// The timeline of articles with these dates, each bar as `range=count`.
    #[track_caller]
    fn check(dates: &[&str], query: &str, expected: &[&str], n_undated: usize) {
        let item = |(id, date): (usize, &&str)| {
            format!(r#"{{"id":"{id}","_newsprint":{{"date":"{date}"}},"date_published":"{date}"}}"#)
        };
        let items: Vec<String> = dates.iter().enumerate().map(item).collect();
        let json = format!(r#"{{"items":[{}]}}"#, items.join(","));
        let (archive, _) = Archive::from_json(json.as_bytes()).unwrap();
        let timeline = Answer::new(&archive, parse(query).0, None).timeline;
        let bars = timeline.bars.iter();
        let bars: Vec<String> = bars
            .map(|bar| format!("{}={}", bar.range, bar.count))
            .collect();
        assert_eq!(
            (bars, timeline.n_undated),
            (
                expected.iter().map(|bar| bar.to_string()).collect(),
                n_undated
            )
        );
    }

    #[test]
    fn the_finest_unit_that_fits_is_taken() {
        check(
            &["2024-02-28", "2024-03-01T23:59-11:00", "x"],
            "",
            &["2024-02-28=1", "2024-02-29=0", "2024-03-01=1"],
            1,
        );
        check(
            &["2023-12-01", "2024-02-20"],
            "",
            &["2023-12=1", "2024-01=0", "2024-02=1"],
            0,
        );
        check(
            &["2019-01-01", "2023", "2023-06"],
            "",
            &["2019=1", "2020=0", "2021=0", "2022=0", "2023=2"],
            0,
        );
        check(
            &["1899", "1945", "1948"],
            "",
            &[
                "1890..1899=1",
                "1900..1909=0",
                "1910..1919=0",
                "1920..1929=0",
                "1930..1939=0",
                "1940..1949=2",
            ],
            0,
        );
        check(&["", "x"], "", &[], 2);
    }

    #[test]
    fn limits_of_the_date_draw_it_closer() {
        let dates = ["2019-05-05", "2022-01-31", "2022-03-02", ""];
        check(
            &dates,
            "date:2022",
            &["2022-01=1", "2022-02=0", "2022-03=1"],
            0,
        );
        check(&dates, "date:..2019-05-05", &["2019-05-05=1"], 0);
        check(&dates, "date:2030", &[], 0);
        check(&dates, "date:2022..2020", &[], 0);
    }

    #[test]
    fn presets_are_about_today() {
        let today = Date::parse("2024-03-01").unwrap();
        let ranges = presets(today).map(|(_, range)| range.to_string());
        assert_eq!(ranges, ["", "2024", "2023-03-02..", "2024-01-31.."]);
    }

    proptest! {
        #[test]
        fn bars_sum_up_and_give_what_they_say(archive in any_archive(), query in any_query()) {
            let answer = Answer::new(&archive, query.clone(), None);
            let timeline = &answer.timeline;
            let sum: usize = timeline.bars.iter().map(|bar| bar.count).sum();
            prop_assert_eq!(sum + timeline.n_undated, answer.selection.len());
            for bar in &timeline.bars {
                let chosen = query.clone().within(query.range.and(bar.range));
                prop_assert_eq!(bar.count, oracle(&archive, &chosen).len(), "{}", bar.range);
            }
            for (_, range) in presets(Date::parse("2022-06-01").unwrap()) {
                let chosen = query.clone().within(range);
                prop_assert_eq!(answer.len_within(&archive, range), oracle(&archive, &chosen).len());
            }
        }
    }
}
