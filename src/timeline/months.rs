//! The dates of a query as two places among the months there are, for controls that slide.
//!
//! Months are numbered as [`Unit::Month`] does.

use crate::dates::{Date, Range, Unit};

/// The first month that there are articles of, and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The number of the first.
    pub first: i32,
    /// The number of the last.
    pub last: i32,
}

impl Months {
    /// From the month of one date to that of another.
    pub fn between(first: Date, last: Date) -> Months {
        let month = |date: Date| Unit::Month.number(date.first_day());
        Months {
            first: month(first),
            last: month(last),
        }
    }

    /// Where a range begins among them.
    pub fn earliest(self, range: Range) -> i32 {
        range
            .from()
            .map_or(self.first, begin)
            .clamp(self.first, self.last)
    }

    /// Where a range ends among them.
    pub fn latest(self, range: Range) -> i32 {
        range
            .to()
            .map_or(self.last, end)
            .clamp(self.first, self.last)
    }

    /// The range that begins with `month` instead. The first month is no limit, so that undated articles are in
    /// it again; an end that comes to stand before the beginning moves along.
    pub fn with_earliest(self, range: Range, month: i32) -> Range {
        let is_met = range.to().is_some_and(|to| end(to) < month);
        let to = if is_met { self.to(month) } else { range.to() };
        Range::new(self.from(month), to)
    }

    /// The range that ends with `month` instead, likewise.
    pub fn with_latest(self, range: Range, month: i32) -> Range {
        let is_met = range.from().is_some_and(|from| month < begin(from));
        let from = if is_met {
            self.from(month)
        } else {
            range.from()
        };
        Range::new(from, self.to(month))
    }

    fn from(self, month: i32) -> Option<Date> {
        (self.first < month).then(|| name(month))
    }

    fn to(self, month: i32) -> Option<Date> {
        (month < self.last).then(|| name(month))
    }
}

/// The month of this number.
pub fn name(month: i32) -> Date {
    Unit::Month.stretch(month).0
}

fn begin(date: Date) -> i32 {
    Unit::Month.number(date.first_day())
}

fn end(date: Date) -> i32 {
    Unit::Month.number(date.last_day())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sliding over 2020-01 to 2022-12.
    #[track_caller]
    fn check(range: &str, slide: impl Fn(Months, Range) -> Range, expected: &str) {
        let date = |text| Date::parse(text).unwrap();
        let months = Months::between(date("2020"), date("2022-12-24"));
        let range = Range::parse(range).unwrap_or_default();
        assert_eq!(slide(months, range).to_string(), expected);
    }

    fn number(month: &str) -> i32 {
        begin(Date::parse(month).unwrap())
    }

    #[test]
    fn one_end_moves_and_the_other_stays() {
        check(
            "",
            |months, range| months.with_earliest(range, number("2021-03")),
            "2021-03..",
        );
        check(
            "2021",
            |months, range| months.with_latest(range, number("2022-05")),
            "2021..2022-05",
        );
    }

    #[test]
    fn an_end_that_is_met_moves_along() {
        check(
            "2020-05",
            |months, range| months.with_earliest(range, number("2021-03")),
            "2021-03",
        );
        check(
            "2022",
            |months, range| months.with_latest(range, number("2021-03")),
            "2021-03",
        );
        check(
            "2020-05",
            |months, range| months.with_earliest(range, number("2022-12")),
            "2022-12..",
        );
    }

    #[test]
    fn the_ends_of_all_there_is_are_no_limits() {
        check(
            "2021..",
            |months, range| months.with_earliest(range, number("2020-01")),
            "",
        );
        check(
            "..2021",
            |months, range| months.with_latest(range, number("2022-12")),
            "",
        );
    }

    #[test]
    fn a_range_beyond_all_there_is_stands_at_its_edge() {
        let date = |text| Date::parse(text).unwrap();
        let months = Months::between(date("2020-02"), date("2022-12"));
        let range = Range::parse("1999..2030").unwrap();
        assert_eq!(
            (months.earliest(range), months.latest(range)),
            (months.first, months.last)
        );
        assert_eq!(name(months.first).to_string(), "2020-02");
    }
}
