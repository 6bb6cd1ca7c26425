//! Dates as site generators, feeds and people write them, turned into the core's [`Date`].
//!
//! The core reads ISO 8601 and `26.11.2025`. Here are the others: single digits, slashes, month names, the
//! form of mail and RSS (RFC 2822), a blank before the offset. The day and time stay what the author wrote.

use crate::dates::{Date, DateError};
use chrono::{NaiveDateTime, Offset, TimeZone};

/// A date, and whether it could be read in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub date: Date,
    /// Day and month could change places, and nobody has said which comes first.
    pub is_ambiguous: bool,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads a date in any of the usual forms. `day_first` decides about 3/4/2025.
pub(super) fn parse(text: &str, day_first: Option<bool>) -> Result<Written, DateError> {
    let text = text.trim();
    match Date::parse(text) {
        Ok(date) => {
            return Ok(Written {
                date,
                is_ambiguous: false,
            });
        }
        Err(DateError::DoesNotExist) => return Err(DateError::DoesNotExist),
        Err(DateError::NotADate) => {}
    }
    // No form of a date is as long as this.
    if 64 < text.len() || !text.is_ascii() {
        return Err(DateError::NotADate);
    }
    let (day, clock) = split(text);
    let (day, is_ambiguous) = self::day(day, day_first).ok_or(DateError::NotADate)?;
    let clock = self::clock(clock).ok_or(DateError::NotADate)?;
    let iso = match clock.is_empty() {
        true => day,
        false => format!("{day}T{clock}"),
    };
    Date::parse(&iso).map(|date| Written { date, is_ambiguous })
}

/// The day and the clock: a clock begins with the number before the first colon.
fn split(text: &str) -> (&str, &str) {
    let Some(colon) = text.find(':') else {
        return (text, "");
    };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let day = before.trim_end();
    let day = day.strip_suffix(" at").unwrap_or(day);
    (
        day.trim_end_matches(['T', 't', ' ', ',']),
        &text[before.len()..],
    )
}

/// The day in ISO 8601, and whether it is ambiguous.
fn day(text: &str, day_first: Option<bool>) -> Option<(String, bool)> {
    let is_apart = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '.');
    let parts: Vec<&str> = text
        .split(is_apart)
        .filter(|part| !part.is_empty())
        .collect();
    // A weekday says nothing new.
    let weekday = |part: &&str| {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        part.get(..3)
            .is_some_and(|start| days.contains(&start.to_ascii_lowercase().as_str()))
    };
    let parts = match parts.first().filter(|part| weekday(part)) {
        Some(_) => &parts[1..],
        None => &parts[..],
    };
    let iso = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    match *parts {
        [all] if all.len() == 8 => {
            let year = number(&all[..4])?;
            Some((iso(year, number(&all[4..6])?, number(&all[6..])?), false))
        }
        [one, year] if month(one).is_some() => {
            let year = self::year(year)?;
            Some((format!("{year:04}-{:02}", month(one)?), false))
        }
        [one, two, three] => {
            if let Some(year) = self::year(one) {
                let month = month(two).or_else(|| number(two))?;
                return Some((iso(year, month, number(three)?), false));
            }
            let year = self::year(three)?;
            match (month(one), month(two)) {
                (Some(month), _) => Some((iso(year, month, ordinal(two)?), false)),
                (_, Some(month)) => Some((iso(year, month, ordinal(one)?), false)),
                _ => Some(day_and_month(number(one)?, number(two)?, day_first))
                    .map(|(month, day, is_ambiguous)| (iso(year, month, day), is_ambiguous)),
            }
        }
        _ => None,
    }
}

/// Month and day out of two numbers, and whether the other way round would do as well.
fn day_and_month(one: u32, two: u32, day_first: Option<bool>) -> (u32, u32, bool) {
    let is_ambiguous = day_first.is_none() && one <= 12 && two <= 12 && one != two;
    match day_first.unwrap_or(12 < one) {
        true => (two, one, is_ambiguous),
        false => (one, two, is_ambiguous),
    }
}

fn number(text: &str) -> Option<u32> {
    let is_short = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_short)
}

/// `8` or `8th`.
fn ordinal(text: &str) -> Option<u32> {
    number(text.trim_end_matches(|c: char| c.is_ascii_alphabetic()))
}

fn year(text: &str) -> Option<u32> {
    number(text).filter(|_| text.len() == 4)
}

fn month(text: &str) -> Option<u32> {
    let start = text.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    text.bytes()
        .all(|byte| byte.is_ascii_alphabetic())
        .then_some(at as u32 + 1)
}

/// The clock in ISO 8601, its offset included; empty if there is none.
fn clock(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
        .unwrap_or(text.len());
    let (time, mut rest) = (&text[..end], text[end..].trim());
    let time = time.split('.').next()?;
    let numbers: Option<Vec<u32>> = time.split(':').map(number).collect();
    let numbers = numbers?;
    let (mut hour, minute, second) = match *numbers {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    for (half, is_pm) in [("am", false), ("pm", true)] {
        if rest
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case(half))
            && hour <= 12
        {
            hour = hour % 12 + if is_pm { 12 } else { 0 };
            rest = rest[2..].trim();
        }
    }
    Some(format!(
        "{hour:02}:{minute:02}:{second:02}{}",
        offset(rest)?
    ))
}

/// The offset in ISO 8601. RFC 2822 names the zones of North America; other letters are no offset.
fn offset(text: &str) -> Option<String> {
    let named = match text.to_ascii_uppercase().as_str() {
        "" => "",
        "Z" | "UT" | "UTC" | "GMT" => "+00:00",
        "EST" => "-05:00",
        "EDT" => "-04:00",
        "CST" => "-06:00",
        "CDT" => "-05:00",
        "MST" => "-07:00",
        "MDT" => "-06:00",
        "PST" => "-08:00",
        "PDT" => "-07:00",
        _ => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let is_offset = text.starts_with(['+', '-']) && digits.len() == 4;
            return is_offset.then(|| format!("{}{}:{}", &text[..1], &digits[..2], &digits[2..]));
        }
    };
    Some(named.to_owned())
}

/// The zone of times that name none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Zone {
    /// Minutes east of Greenwich.
    Fixed(i32),
    Named(chrono_tz::Tz),
}

impl Zone {
    /// The zone called `name` in the IANA database, or at an offset such as `+02:00`.
    pub fn new(name: &str) -> Option<Zone> {
        let fixed = || {
            let offset = offset(name).filter(|offset| !offset.is_empty())?;
            let minutes: i32 =
                offset[1..3].parse::<i32>().ok()? * 60 + offset[4..].parse::<i32>().ok()?;
            Some(Zone::Fixed(if offset.starts_with('-') {
                -minutes
            } else {
                minutes
            }))
        };
        name.parse().map(Zone::Named).ok().or_else(fixed)
    }

    /// The date with this zone's offset, if it has a time and no offset of its own.
    pub fn complete(self, date: Date) -> Date {
        match date.time_without_offset() {
            Some(time) => date.with_offset(self.minutes_at(time)),
            None => date,
        }
    }

    /// At a clock change the earlier of two offsets holds; an hour that is skipped takes none.
    fn minutes_at(self, time: NaiveDateTime) -> i32 {
        match self {
            Zone::Fixed(minutes) => minutes,
            Zone::Named(zone) => {
                let offset = zone.offset_from_local_datetime(&time).earliest();
                offset.map_or(0, |offset| offset.fix().local_minus_utc() / 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let written = parse(text, None).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (written.date.to_string().as_str(), written.is_ambiguous),
            (expected, false),
            "{text}"
        );
    }

    #[test]
    fn the_forms_of_site_generators_and_feeds_are_read() {
        check("2017-03-08 2:05:17 -0400", "2017-03-08T02:05:17-04:00");
        check("2014-11-10 11:05:26 -0400", "2014-11-10T11:05:26-04:00");
        check("2024-5-1", "2024-05-01");
        check("2024/05/01 10:00", "2024-05-01T10:00");
        check("20240501", "2024-05-01");
        check("2020-01-01T10:00:00.123Z", "2020-01-01T10:00+00:00");
        check("Mon, 06 Sep 2021 23:30:00 -0500", "2021-09-06T23:30-05:00");
        check("6 Sep 2021 23:30 GMT", "2021-09-06T23:30+00:00");
        check("March 8th, 2017", "2017-03-08");
        check("8 March 2017 at 2:05 pm", "2017-03-08T14:05");
        check("Sept 2021", "2021-09");
        check("12/25/2020", "2020-12-25");
        check("25/12/2020", "2020-12-25");
        check("4/4/2020", "2020-04-04");
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_said_to_be_so_until_it_is_settled() {
        let read = |day_first| parse("3/4/2025", day_first).unwrap();
        assert_eq!(
            (
                read(None).date.to_string().as_str(),
                read(None).is_ambiguous
            ),
            ("2025-03-04", true)
        );
        assert_eq!(
            (
                read(Some(true)).date.to_string().as_str(),
                read(Some(true)).is_ambiguous
            ),
            ("2025-04-03", false)
        );
        assert_eq!(read(Some(false)).date.to_string(), "2025-03-04");
    }

    #[test]
    fn what_is_no_date_is_told_from_a_day_that_does_not_exist() {
        assert_eq!(parse("soon", None), Err(DateError::NotADate));
        assert_eq!(parse("", None), Err(DateError::NotADate));
        assert_eq!(parse("30 Feb 2020", None), Err(DateError::DoesNotExist));
        assert_eq!(
            parse("2020-02-30 10:00 -0500", None),
            Err(DateError::DoesNotExist)
        );
        assert_eq!(parse("13/13/2020", None), Err(DateError::DoesNotExist));
    }

    #[test]
    fn a_zone_gives_times_without_an_offset_theirs() {
        let complete = |zone: &str, date: &str| {
            Zone::new(zone)
                .unwrap()
                .complete(Date::parse(date).unwrap())
                .to_string()
        };
        assert_eq!(
            complete("Europe/Kyiv", "2025-01-02T10:00"),
            "2025-01-02T10:00+02:00"
        );
        assert_eq!(
            complete("Europe/Kyiv", "2025-07-02T10:00"),
            "2025-07-02T10:00+03:00"
        );
        assert_eq!(
            complete("-03:30", "2025-07-02T10:00"),
            "2025-07-02T10:00-03:30"
        );
        assert_eq!(complete("-0330", "2025-07-02"), "2025-07-02");
        assert_eq!(
            complete("UTC", "2025-07-02T10:00+01:00"),
            "2025-07-02T10:00+01:00"
        );
        assert!(Zone::new("Mars/Olympus").is_none());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[0-9/:., +\\-TZamp]{0,40}|\\PC{0,40}") {
            let _ = parse(&text, None);
        }
    }
}
