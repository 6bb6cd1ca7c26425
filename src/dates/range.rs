//! From one date to another.

use super::Date;

/// Every day from one date to another, both of them whole: to `2024` is to the end of that year. A limit that
/// is not given leaves that side open.
///
/// A date is in the range if its first day is: `2021` stands at 1 January 2021, as it does in every list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Neither has a time.
    from: Option<Date>,
    to: Option<Date>,
}

impl Range {
    /// The days from `from` to `to`; times are dropped. It is empty if `to` ends before `from` begins.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Range {
        Range {
            from: from.map(Date::without_time),
            to: to.map(Date::without_time),
        }
    }

    /// The range in `2020..2022`, `2020..`, `..2022` or `2021-03`; `None` if it is not one, or has a time.
    pub fn parse(text: &str) -> Option<Range> {
        let day = |text: &str| {
            let date = Date::parse(text).ok()?;
            (date == date.without_time()).then_some(date)
        };
        let limit = |text: &str| match text.trim() {
            "" => Some(None),
            text => day(text).map(Some),
        };
        match text.split_once("..") {
            None => day(text).map(|date| Range::new(Some(date), Some(date))),
            Some((from, to)) => {
                let range = Range::new(limit(from)?, limit(to)?);
                (!range.is_open()).then_some(range)
            }
        }
    }

    /// The first day, month or year, if there is a limit.
    pub fn from(self) -> Option<Date> {
        self.from
    }

    /// The last day, month or year, if there is a limit.
    pub fn to(self) -> Option<Date> {
        self.to
    }

    /// Whether it has no limits, and so is about undated articles as well.
    pub fn is_open(self) -> bool {
        self == Range::default()
    }

    /// The first day, by its number.
    pub fn first_day(self) -> i32 {
        self.from.map_or(i32::MIN, Date::first_day)
    }

    /// The last day, by its number.
    pub fn last_day(self) -> i32 {
        self.to.map_or(i32::MAX, Date::last_day)
    }

    /// Whether it is about `date`.
    pub fn contains(self, date: Date) -> bool {
        (self.first_day()..=self.last_day()).contains(&date.first_day())
    }

    /// The days that are in both.
    pub fn and(self, other: Range) -> Range {
        let later = |one: Date, other: Date| {
            if one.first_day() < other.first_day() {
                other
            } else {
                one
            }
        };
        let earlier = |one: Date, other: Date| {
            if other.last_day() < one.last_day() {
                other
            } else {
                one
            }
        };
        Range {
            from: stricter(self.from, other.from, later),
            to: stricter(self.to, other.to, earlier),
        }
    }
}

fn stricter(
    one: Option<Date>,
    other: Option<Date>,
    choose: impl Fn(Date, Date) -> Date,
) -> Option<Date> {
    match (one, other) {
        (Some(one), Some(other)) => Some(choose(one, other)),
        (one, other) => one.or(other),
    }
}

/// As [`Range::parse`] reads it; nothing if the range is open.
impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from == to
        {
            return write!(f, "{from}");
        }
        if self.is_open() {
            return Ok(());
        }
        let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        write!(f, "{}..{}", text(self.from), text(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> Range {
        Range::parse(text).unwrap()
    }

    #[track_caller]
    fn check(text: &str, inside: &[&str], outside: &[&str]) {
        let contains = |date: &&str| range(text).contains(Date::parse(date).unwrap());
        assert!(inside.iter().all(contains), "{text} has {inside:?}");
        assert!(!outside.iter().any(contains), "{text} lacks {outside:?}");
    }

    #[test]
    fn both_limits_are_inside() {
        check(
            "2020..2022",
            &["2020", "2020-01-01", "2022-12-31T23:59:59-11:00", "2022"],
            &["2019-12-31", "2023"],
        );
        check(
            "2024-02",
            &["2024-02", "2024-02-29"],
            &["2024-01-31", "2024-03"],
        );
        check(
            "2024-02-10..",
            &["2024-02-10T00:00+14:00"],
            &["2024-02", "2024"],
        );
        check(
            "..05.03.2024",
            &["2024", "2024-03-05T10:00"],
            &["2024-03-06"],
        );
    }

    #[test]
    fn texts_read_back() {
        for text in ["2020..2022", "2020-03..", "..2022-01-05", "2021"] {
            assert_eq!(range(text).to_string(), text);
        }
        for text in [
            "",
            "..",
            "x",
            "2020..x",
            "2020..2021..2022",
            "2020-13",
            "2020-01-01T10:00",
        ] {
            assert_eq!(Range::parse(text), None, "{text}");
        }
    }

    #[test]
    fn two_ranges_leave_what_is_in_both() {
        let and = |one, other| range(one).and(range(other)).to_string();
        assert_eq!(and("2020..", "..2022"), "2020..2022");
        assert_eq!(and("2020..2022", "2021-03"), "2021-03");
        assert_eq!(and("2020", "2020-01-01.."), "2020");
    }
}
