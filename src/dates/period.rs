//! Years, months and days as stretches of days, counted from 1 January of the year 1, which is day 1.
//!
//! Where on a calendar a date stands is answered here; which dates somebody asks for is not.

use super::{Date, Parts};
use chrono::{Datelike, Days, Months, NaiveDate};

/// What a stretch of time is divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many years at a time, beginning at a multiple of that number.
    Years(u16),
    /// Months.
    Month,
    /// Days.
    Day,
}

impl Date {
    /// The day, month or year of `year`, as much of it as is given; `None` if there is none such.
    pub fn of(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Date> {
        Date::pack(&Parts {
            year,
            month,
            day,
            time: None,
            offset_minutes: None,
        })
    }

    /// The day of this number, or else the nearest there is.
    pub fn of_day(day: i32) -> Date {
        let day = NaiveDate::from_num_days_from_ce_opt(day.clamp(1, LAST_DAY)).unwrap_or_default();
        Date::of_naive(day)
    }

    /// A day of the calendar; one before the year 1 or after 9999 becomes the nearest there is.
    pub fn of_naive(day: NaiveDate) -> Date {
        let nearest = |year| Date::of(year, None, None).expect("these years exist");
        match Date::of(day.year(), Some(day.month()), Some(day.day())) {
            Some(date) => date,
            None if day.year() < 1 => nearest(1),
            None => nearest(9999),
        }
    }

    /// The first day it can mean: where it stands on a calendar.
    pub fn first_day(self) -> i32 {
        self.start().date().num_days_from_ce()
    }

    /// The last day it can mean.
    pub fn last_day(self) -> i32 {
        let parts = self.parts();
        let months = match (parts.month, parts.day) {
            (None, _) => 12,
            (Some(_), None) => 1,
            (Some(_), Some(_)) => return self.first_day(),
        };
        let first = self.start().date();
        let next = first.checked_add_months(Months::new(months));
        next.map_or(LAST_DAY, |next| next.num_days_from_ce() - 1)
    }

    /// Its year, and its month if it names one.
    pub fn year_and_month(self) -> (i32, Option<u32>) {
        let parts = self.parts();
        (parts.year, parts.month)
    }

    /// What it is exact to: a year, a month, or a day even if it has a time.
    pub fn precision(self) -> Unit {
        let parts = self.parts();
        match (parts.month, parts.day) {
            (None, _) => Unit::Years(1),
            (Some(_), None) => Unit::Month,
            (Some(_), Some(_)) => Unit::Day,
        }
    }

    /// The day, month or year before it, whichever it is.
    pub fn before(self) -> Option<Date> {
        let first = self.start().date();
        let before = first.checked_sub_days(Days::new(1))?;
        let whole = Date::of_naive(before);
        let (year, month) = (before.year(), before.month());
        match self.precision() {
            _ if year < 1 => None,
            Unit::Years(_) => Date::of(year, None, None),
            Unit::Month => Date::of(year, Some(month), None),
            Unit::Day => Some(whole),
        }
    }
}

/// 31 December 9999.
const LAST_DAY: i32 = 3_652_059;

impl Unit {
    /// The number of the stretch that holds this day; later stretches have greater ones.
    pub fn number(self, day: i32) -> i32 {
        let date = Date::of_day(day).start().date();
        match self {
            Unit::Years(n) => date.year().div_euclid(i32::from(n)),
            Unit::Month => date.year() * 12 + date.month0() as i32,
            Unit::Day => day,
        }
    }

    /// The first and the last day, month or year of the stretch of this number.
    pub fn stretch(self, number: i32) -> (Date, Date) {
        let year = |year: i32| Date::of(year.clamp(1, 9999), None, None).expect("it is in range");
        match self {
            Unit::Years(n) => {
                let first = number * i32::from(n);
                (year(first), year(first + i32::from(n) - 1))
            }
            Unit::Month => {
                let month = u32::try_from(number.rem_euclid(12) + 1).ok();
                let date =
                    Date::of(number.div_euclid(12), month, None).unwrap_or(year(number / 12));
                (date, date)
            }
            Unit::Day => (Date::of_day(number), Date::of_day(number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_date_lasts_as_long_as_it_is_vague() {
        let days = |text: &str| date(text).last_day() - date(text).first_day() + 1;
        assert_eq!(
            [
                "2024",
                "2023",
                "2024-02",
                "2024-12",
                "2024-02-29",
                "2024-02-29T10:00"
            ]
            .map(days),
            [366, 365, 29, 31, 1, 1]
        );
        assert_eq!(date("9999-12-31").last_day(), LAST_DAY);
        assert_eq!(date("9999").last_day(), LAST_DAY);
    }

    #[test]
    fn what_is_before_is_as_exact() {
        let before = |text: &str| date(text).before().map(|date| date.to_string());
        assert_eq!(before("2024").as_deref(), Some("2023"));
        assert_eq!(before("2024-01").as_deref(), Some("2023-12"));
        assert_eq!(before("2024-03-01").as_deref(), Some("2024-02-29"));
        assert_eq!(before("0001"), None);
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_stretch(day in 1..=LAST_DAY, unit in prop::sample::select(vec![
            Unit::Day, Unit::Month, Unit::Years(1), Unit::Years(10), Unit::Years(100), Unit::Years(1000),
        ])) {
            let number = unit.number(day);
            let (first, last) = unit.stretch(number);
            prop_assert!(first.first_day() <= day && day <= last.last_day());
            if last.last_day() < LAST_DAY {
                prop_assert_eq!(unit.number(last.last_day() + 1), number + 1);
            }
        }
    }
}
