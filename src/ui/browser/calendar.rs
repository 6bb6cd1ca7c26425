//! Dates in the reader's language, by the browser's own formats, and what day it is.
//!
//! A date is never moved: it goes in as if it were universal time and is shown as universal time.

use crate::dates::{Date, Unit};
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// How much of a date is shown.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Year,
    Month,
    Day,
    Minute,
}

const SHAPES: [Shape; 4] = [Shape::Year, Shape::Month, Shape::Day, Shape::Minute];

thread_local! {
    /// A format costs a hundred times what using it does.
    static FORMATS: RefCell<[Option<DateTimeFormat>; SHAPES.len()]> = const { RefCell::new([const { None }; SHAPES.len()]) };
}

/// The whole date, as exact as it is.
pub fn readable(date: Date) -> String {
    let shape = match date.precision() {
        Unit::Years(_) => Shape::Year,
        Unit::Month => Shape::Month,
        Unit::Day if date.shows_time() => Shape::Minute,
        Unit::Day => Shape::Day,
    };
    format(date, shape)
}

/// The month and year, or the year if that is all there is.
pub fn month_and_year(date: Date) -> String {
    match date.precision() {
        Unit::Years(_) => format(date, Shape::Year),
        Unit::Month | Unit::Day => format(date, Shape::Month),
    }
}

/// Makes the formats that every list needs, the first of which takes browsers more than ten milliseconds.
pub fn prepare() {
    let _formats = [Shape::Month, Shape::Minute].map(|shape| format(Date::of_day(1), shape));
}

/// The day that it is where the reader is.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let month = Some(now.get_month() + 1);
    let date = Date::of(now.get_full_year() as i32, month, Some(now.get_date()));
    date.unwrap_or(Date::of_day(1))
}

fn format(date: Date, shape: Shape) -> String {
    let milliseconds = date.start().and_utc().timestamp_millis() as f64;
    let moment = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    let format = FORMATS.with_borrow_mut(|formats| {
        let place = SHAPES.iter().position(|known| *known == shape);
        let format = formats[place.unwrap_or_default()].get_or_insert_with(|| new_format(shape));
        format.format()
    });
    let text = format.call1(&JsValue::UNDEFINED, &moment).ok();
    // Only a moment that does not exist cannot be formatted.
    text.and_then(|text| text.as_string())
        .unwrap_or_else(|| date.readable())
}

fn new_format(shape: Shape) -> DateTimeFormat {
    let options = Object::new();
    let set = |name: &str, value: &str| {
        // A plain object takes any property.
        let _is_set = Reflect::set(&options, &name.into(), &value.into());
    };
    // As the author wrote it: the years of other calendars would not be those that can be typed here.
    set("calendar", "gregory");
    set("timeZone", "UTC");
    set("year", "numeric");
    if shape != Shape::Year {
        set("month", "long");
    }
    if shape == Shape::Day || shape == Shape::Minute {
        set("day", "numeric");
    }
    if shape == Shape::Minute {
        set("hour", "2-digit");
        set("minute", "2-digit");
    }
    // Without languages, the reader's.
    DateTimeFormat::new(&Array::new(), &options)
}
