//! Civil dates, whole or partial: what the author wrote, text in and text out.
//!
//! A date is what stood on the page, not an instant: it is never moved into another time zone, and the
//! offset is kept only so that the feed can repeat it. There is no clock here.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use std::fmt;
use std::num::NonZeroU64;

mod parse;
mod period;
mod range;

pub use parse::DateError;
pub use period::Unit;
pub use range::Range;

/// A year, month, day or minute in an author's calendar.
///
/// Dates compare in time order. A partial date stands before everything inside it: `2021` < `2021-03` <
/// `2021-03-01` < `2021-03-01T00:00`.
///
/// Packed into one integer whose order is the dates' order, so that an archive's column costs eight bytes
/// an article. From the high bits down: year (14 bits, 1 to 9999), month (4), day (5), second of the day
/// plus one (17), offset in minutes plus [`OFFSET_BIAS`] (12); a part that is not given is zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroU64);

const OFFSET_BITS: u32 = 12;
const SECOND_BITS: u32 = 17;
const DAY_BITS: u32 = 5;
const MONTH_BITS: u32 = 4;
/// Makes every offset from -23:59 to +23:59 positive; zero stays free for "not given".
const OFFSET_BIAS: i32 = 1_440;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What one date is made of, each part present only if the one before it is.
struct Parts {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<NaiveTime>,
    offset_minutes: Option<i32>,
}

impl Date {
    /// Reads any of the forms an article may carry: `26.11.2025`, `26.11.2025 05:32`, and ISO 8601 as
    /// `2025`, `2025-11`, `2025-11-26`, `2025-11-26T05:32`, with or without seconds and offset.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        parse::parse(text.trim())
    }

    /// `None` unless the parts name a day and time that exist, in the years 1 to 9999.
    fn pack(parts: &Parts) -> Option<Date> {
        let Parts {
            year,
            month,
            day,
            time,
            offset_minutes,
        } = *parts;
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
        let year = u64::try_from(year)
            .ok()
            .filter(|year| (1..=9999).contains(year))?;
        let offset = match offset_minutes {
            None => 0,
            Some(minutes) if minutes.abs() < OFFSET_BIAS => {
                u64::try_from(minutes + OFFSET_BIAS).ok()?
            }
            Some(_) => return None,
        };
        let second = time.map_or(0, |time| u64::from(time.num_seconds_from_midnight()) + 1);
        let mut bits = year;
        bits = bits << MONTH_BITS | u64::from(month.unwrap_or(0));
        bits = bits << DAY_BITS | u64::from(day.unwrap_or(0));
        bits = bits << SECOND_BITS | second;
        bits = bits << OFFSET_BITS | offset;
        NonZeroU64::new(bits).map(Date)
    }

    fn parts(self) -> Parts {
        let mut bits = self.0.get();
        // Every field is at most 17 bits wide, so the cast loses nothing.
        let mut take = |width: u32| {
            let field = (bits & ((1 << width) - 1)) as u32;
            bits >>= width;
            field
        };
        let (offset, second, day, month) = (
            take(OFFSET_BITS),
            take(SECOND_BITS),
            take(DAY_BITS),
            take(MONTH_BITS),
        );
        let given = |part: u32| (part > 0).then_some(part);
        Parts {
            year: bits as i32,
            month: given(month),
            day: given(day),
            time: given(second)
                .and_then(|s| NaiveTime::from_num_seconds_from_midnight_opt(s - 1, 0)),
            offset_minutes: given(offset).map(|offset| offset as i32 - OFFSET_BIAS),
        }
    }

    /// Its day and time, if it has a time but no offset says where that time was.
    pub fn time_without_offset(self) -> Option<NaiveDateTime> {
        let parts = self.parts();
        parts.time.filter(|_| parts.offset_minutes.is_none())?;
        Some(self.start())
    }

    /// The same day and time, at an offset of so many minutes east of Greenwich. A date without a time stays
    /// as it is, and so does any date for an offset of a day or more.
    pub fn with_offset(self, minutes: i32) -> Date {
        let parts = self.parts();
        let offset_minutes = parts.time.map(|_| minutes);
        Date::pack(&Parts {
            offset_minutes,
            ..parts
        })
        .unwrap_or(self)
    }

    /// The earliest moment it can mean in its author's calendar.
    pub fn start(self) -> NaiveDateTime {
        let Parts {
            year,
            month,
            day,
            time,
            ..
        } = self.parts();
        let day = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1));
        day.unwrap_or_default()
            .and_time(time.unwrap_or(NaiveTime::MIN))
    }

    /// Its day, month or year, without a time.
    pub fn without_time(self) -> Date {
        let parts = self.parts();
        let date = Date::pack(&Parts {
            time: None,
            offset_minutes: None,
            ..parts
        });
        date.unwrap_or(self)
    }

    /// As RFC 3339 wants it, for readers that know no partial dates: parts that are not given are the
    /// earliest there are, and an offset that is not given is `Z`.
    pub fn rfc3339(self) -> String {
        let Parts {
            year,
            month,
            day,
            time,
            offset_minutes,
        } = self.parts();
        let time = time.unwrap_or(NaiveTime::MIN);
        let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
        let offset = offset_minutes.map_or_else(|| "Z".to_owned(), offset_text);
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}")
    }

    /// Whether a reader is shown its time, if it has one: midnight with an offset is how programs write a day
    /// without a time.
    pub fn shows_time(self) -> bool {
        let parts = self.parts();
        parts
            .time
            .is_some_and(|time| parts.offset_minutes.is_none() || time != NaiveTime::MIN)
    }

    /// As a reader of English reads it: `26 November 2025, 05:32`.
    pub fn readable(self) -> String {
        let Parts { day, time, .. } = self.parts();
        let time = time.filter(|_| self.shows_time());
        let month = self.month_and_year();
        match (day, time) {
            (None, _) => month,
            (Some(day), None) => format!("{day} {month}"),
            (Some(day), Some(time)) => {
                format!("{day} {month}, {:02}:{:02}", time.hour(), time.minute())
            }
        }
    }

    /// As a reader reads it, without the day: `November 2025`.
    pub fn month_and_year(self) -> String {
        let Parts { year, month, .. } = self.parts();
        match month {
            Some(month) => format!("{} {year}", MONTHS[month as usize - 1]),
            None => year.to_string(),
        }
    }
}

fn offset_text(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// The shortest ISO 8601 text that [`Date::parse`] reads as the same date; also what HTML's `datetime` takes.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts {
            year,
            month,
            day,
            time,
            offset_minutes,
        } = self.parts();
        write!(f, "{year:04}")?;
        if let Some(month) = month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = day {
            write!(f, "-{day:02}")?;
        }
        if let Some(time) = time {
            write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
            if time.second() > 0 {
                write!(f, ":{:02}", time.second())?;
            }
        }
        match offset_minutes {
            Some(minutes) => f.write_str(&offset_text(minutes)),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
