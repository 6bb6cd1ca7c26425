//! Text to [`Date`]: the shape first, then whether such a day exists.
//!
//! The two are told apart because a line that has no date's shape is just text, while `31.02.2025` is a
//! mistake somebody wants to hear of.

use super::{Date, Parts};
use chrono::NaiveTime;

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It does not look like one.
    #[error("not a date")]
    NotADate,
    /// It looks like one, but there is no such day or time, as in `31.02.2025` or `25:00`.
    #[error("there is no such day or time")]
    DoesNotExist,
}

pub(super) fn parse(text: &str) -> Result<Date, DateError> {
    let shape = dotted(text)
        .or_else(|| iso(text))
        .ok_or(DateError::NotADate)?;
    shape.date().ok_or(DateError::DoesNotExist)
}

/// The numbers as they stand in the text, whatever their values.
#[derive(Default)]
struct Shape {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
    /// Hour, minute, second.
    time: Option<(u32, u32, u32)>,
    /// Sign, hours, minutes.
    offset: Option<(i32, u32, u32)>,
}

impl Shape {
    fn date(&self) -> Option<Date> {
        let time = match self.time {
            Some((hour, minute, second)) => Some(NaiveTime::from_hms_opt(hour, minute, second)?),
            None => None,
        };
        let offset_minutes = match self.offset {
            Some((_, _, minutes)) if 59 < minutes => return None,
            Some((sign, hours, minutes)) => Some(sign * i32::try_from(hours * 60 + minutes).ok()?),
            None => None,
        };
        let year = i32::try_from(self.year).ok()?;
        Date::pack(&Parts {
            year,
            month: self.month,
            day: self.day,
            time,
            offset_minutes,
        })
    }
}

/// `26.11.2025` or `26.11.2025 05:32`, the day and month with one digit or two.
fn dotted(text: &str) -> Option<Shape> {
    let mut rest = Rest(text);
    let mut shape = Shape {
        day: Some(rest.digits(1, 2)?),
        ..Shape::default()
    };
    rest.one_of(".")?;
    shape.month = Some(rest.digits(1, 2)?);
    rest.one_of(".")?;
    shape.year = rest.digits(4, 4)?;
    if rest.is_empty() {
        return Some(shape);
    }
    rest.spaces()?;
    shape.time = Some(rest.time()?);
    rest.is_empty().then_some(shape)
}

/// ISO 8601's extended forms, from a bare year to a time with an offset.
fn iso(text: &str) -> Option<Shape> {
    let mut rest = Rest(text);
    let mut shape = Shape {
        year: rest.digits(4, 4)?,
        ..Shape::default()
    };
    if rest.is_empty() {
        return Some(shape);
    }
    rest.one_of("-")?;
    shape.month = Some(rest.digits(2, 2)?);
    if rest.is_empty() {
        return Some(shape);
    }
    rest.one_of("-")?;
    shape.day = Some(rest.digits(2, 2)?);
    if rest.is_empty() {
        return Some(shape);
    }
    rest.one_of("Tt ")?;
    shape.time = Some(rest.time()?);
    rest.fraction()?;
    if rest.is_empty() {
        return Some(shape);
    }
    shape.offset = Some(rest.offset()?);
    rest.is_empty().then_some(shape)
}

/// The part of a text that is still to be read. A method that finds what it names takes it off the front.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// From `least` to `most` ASCII digits, as many as there are.
    fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let n = self
            .0
            .bytes()
            .take(most)
            .take_while(u8::is_ascii_digit)
            .count();
        let (digits, rest) = self.0.split_at(n);
        self.0 = rest;
        (least <= n).then(|| digits.parse().ok()).flatten()
    }

    fn one_of(&mut self, chars: &str) -> Option<char> {
        let first = self.0.chars().next().filter(|c| chars.contains(*c))?;
        self.0 = &self.0[first.len_utf8()..];
        Some(first)
    }

    fn spaces(&mut self) -> Option<()> {
        let trimmed = self.0.trim_start();
        let found = trimmed.len() < self.0.len();
        self.0 = trimmed;
        found.then_some(())
    }

    /// `5:32`, `05:32` or `05:32:10`.
    fn time(&mut self) -> Option<(u32, u32, u32)> {
        let hour = self.digits(1, 2)?;
        self.one_of(":")?;
        let minute = self.digits(2, 2)?;
        let second = match self.one_of(":") {
            Some(_) => self.digits(2, 2)?,
            None => 0,
        };
        Some((hour, minute, second))
    }

    /// A fraction of a second is read and dropped: no newspaper is that exact.
    fn fraction(&mut self) -> Option<()> {
        if self.one_of(".,").is_some() {
            self.digits(1, 9)?;
        }
        Some(())
    }

    /// `Z`, `+02:00`, `+0200` or `+02`.
    fn offset(&mut self) -> Option<(i32, u32, u32)> {
        let sign = match self.one_of("Zz+-")? {
            '+' => 1,
            '-' => -1,
            _ => return Some((1, 0, 0)),
        };
        let hours = self.digits(2, 2)?;
        if self.is_empty() {
            return Some((sign, hours, 0));
        }
        // The colon is optional.
        let _colon = self.one_of(":");
        Some((sign, hours, self.digits(2, 2)?))
    }
}
