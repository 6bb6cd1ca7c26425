//! A JSON value that borrows its text from the file, and forgives wrong types.
//!
//! `serde_json::Value` owns every string, which for a large feed is most of the time spent reading it.

use super::Error;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::borrow::Cow;
use std::fmt;

/// Any JSON value. What newsprint has no use for (`null`, `false`, fractions) is [`Json::Other`].
#[derive(Debug, Default)]
pub(super) enum Json<'a> {
    /// A string, or a whole number in its place: JSON Feed wants numeric ids read as strings.
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
    True,
    #[default]
    Other,
}

/// The value that `text` begins with, and how many bytes of it that takes.
pub(super) fn first(text: &str) -> Result<(Json<'_>, usize), Error> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    match values.next() {
        Some(Ok(value)) => Ok((value, values.byte_offset())),
        Some(Err(error)) => {
            let (line, column) = (error.line(), error.column());
            Err(match error.classify() {
                Category::Eof => Error::EndsEarly { line, column },
                Category::Syntax | Category::Data | Category::Io => Error::NotJson { line, column },
            })
        }
        None => {
            let end = Error::EndsEarly { line: 1, column: 0 };
            Err(end.behind(text))
        }
    }
}

/// A value that stands by itself. `None` if `text` is not JSON: whoever wants to know why asks `serde_json`.
pub(super) fn only(text: &str) -> Option<Json<'_>> {
    serde_json::from_str(text).ok()
}

impl<'a> Json<'a> {
    /// A number, if it is whole: `1.0` and `1e3` are as well. Up to 2^53 the cast is exact.
    pub fn of_number(number: f64) -> Json<'a> {
        if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
            Json::Text(Cow::Owned((number as i64).to_string()))
        } else {
            Json::Other
        }
    }

    /// The text as it is; empty if this is none.
    pub fn as_written(&self) -> &str {
        match self {
            Json::Text(text) => text,
            _ => "",
        }
    }

    /// The text, trimmed; `None` if this is no text or a blank one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The elements of a list; a single value counts as a list of itself.
    pub fn list(&self) -> &[Json<'a>] {
        match self {
            Json::List(elements) => elements,
            Json::Other => &[],
            single => std::slice::from_ref(single),
        }
    }

    /// The value of a field. A field that stands twice has its last value, as in JavaScript.
    pub fn field(&self, name: &str) -> &Json<'a> {
        match self {
            Json::Object(fields) => fields
                .iter()
                .rev()
                .find(|(key, _)| key == name)
                .map_or(&Json::Other, |(_, value)| value),
            _ => &Json::Other,
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

/// Accepts everything everywhere: serde compiles the parser once for each visitor, and a description of what was expected
/// for each that expects something.
struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de>, E> {
        Ok(Json::of_number(number))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(if value { Json::True } else { Json::Other })
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((key, value)) = entries.next_entry()? {
            // The names of fields are always strings.
            if let Json::Text(key) = key {
                fields.push((key, value));
            }
        }
        Ok(Json::Object(fields))
    }
}
