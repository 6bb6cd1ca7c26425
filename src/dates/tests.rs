use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, canonical: &str) {
    let date = Date::parse(text).unwrap();
    assert_eq!(date.to_string(), canonical);
    assert_eq!(
        Date::parse(canonical),
        Ok(date),
        "the canonical text reads back"
    );
}

#[track_caller]
fn refuses(text: &str, error: DateError) {
    assert_eq!(Date::parse(text), Err(error), "{text}");
}

#[test]
fn dotted_dates_are_read() {
    check("26.11.2025 05:32", "2025-11-26T05:32");
    check("26.11.2025", "2025-11-26");
    check("6.1.2025 5:07", "2025-01-06T05:07");
    check("  26.11.2025   05:32:09 ", "2025-11-26T05:32:09");
}

#[test]
fn iso_dates_are_read_with_whatever_precision_they_have() {
    check("2021", "2021");
    check("2021-03", "2021-03");
    check("2021-03-04", "2021-03-04");
    check("2021-03-04T05:06", "2021-03-04T05:06");
    check("2021-03-04 05:06:07", "2021-03-04T05:06:07");
    check("2021-03-04T05:06:07.123Z", "2021-03-04T05:06:07+00:00");
    check("2021-03-04T05:06+0230", "2021-03-04T05:06+02:30");
    check("2021-03-04T05:06:00-08", "2021-03-04T05:06-08:00");
    check("2024-02-29", "2024-02-29");
}

#[test]
fn days_and_times_that_do_not_exist_are_told_from_text() {
    for text in [
        "31.02.2025",
        "2025-02-29",
        "2025-13",
        "00.01.2025",
        "0000",
        "26.11.2025 24:00",
    ] {
        refuses(text, DateError::DoesNotExist);
    }
    for text in [
        "2025-11-26T05:60",
        "2025-11-26T05:00+24:00",
        "2025-11-26T05:00+02:75",
    ] {
        refuses(text, DateError::DoesNotExist);
    }
    for text in [
        "",
        "today",
        "26.11.25",
        "2025-1-1",
        "2025-11-26T",
        "26.11.2025 x",
        "20251126",
        "٢٠٢٥",
    ] {
        refuses(text, DateError::NotADate);
    }
}

#[test]
fn order_is_time_order_and_a_partial_date_comes_before_what_it_holds() {
    let ascending = [
        "1605",
        "2021",
        "2021-01",
        "2021-01-01",
        "2021-01-01T00:00",
        "2021-01-01T00:00:01",
        "2021-03",
        "2022",
    ];
    let dates: Vec<Date> = ascending
        .iter()
        .map(|text| Date::parse(text).unwrap())
        .collect();
    assert!(dates.is_sorted(), "{dates:?}");
}

#[test]
fn the_clock_on_the_authors_wall_decides_whatever_the_offset() {
    let earlier = Date::parse("2025-01-01T10:00-08:00").unwrap();
    let later = Date::parse("2025-01-01T11:00+09:00").unwrap();
    assert!(earlier < later);
}

#[test]
fn rfc_3339_fills_in_what_is_not_given() {
    let rfc3339 = |text| Date::parse(text).unwrap().rfc3339();
    assert_eq!(rfc3339("2021"), "2021-01-01T00:00:00Z");
    assert_eq!(rfc3339("2021-03-04 05:06"), "2021-03-04T05:06:00Z");
    assert_eq!(
        rfc3339("2021-03-04T05:06+02:00"),
        "2021-03-04T05:06:00+02:00"
    );
}

#[test]
fn a_reader_sees_no_more_than_the_author_wrote() {
    let readable = |text| Date::parse(text).unwrap().readable();
    assert_eq!(readable("2021"), "2021");
    assert_eq!(readable("2021-03"), "March 2021");
    assert_eq!(readable("2021-03-04"), "4 March 2021");
    assert_eq!(readable("2021-03-04T05:06:07+02:00"), "4 March 2021, 05:06");
}

#[test]
fn an_archive_spends_eight_bytes_on_a_date_or_its_absence() {
    assert_eq!(size_of::<Option<Date>>(), 8);
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,24}") {
        let _ = Date::parse(&text);
    }

    #[test]
    fn every_date_reads_back_from_its_text(
        year in 1..=9999i32, month in 1..=12u32, day in 1..=28u32, second in 0..86_400u32, offset in -1439..=1439i32,
        precision in 0..5,
    ) {
        let given = |least: i32| least <= precision;
        let parts = Parts {
            year,
            month: given(1).then_some(month),
            day: given(2).then_some(day),
            time: given(3).then(|| NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap()),
            offset_minutes: given(4).then_some(offset),
        };
        let date = Date::pack(&parts).unwrap();
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }
}
