//! A JSON value that borrows its text from the file, and forgives wrong types.
//!
//! `serde_json::Value` owns every string, which for a large feed is most of the time spent reading it.

use std::borrow::Cow;

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

impl<'a> Json<'a> {
    /// A number, if it is whole: `1.0` and `1e3` are as well. Up to 2^53 the cast is exact.
    pub fn of_number(number: f64) -> Json<'a> {
        if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
            Json::Text(Cow::Owned((number as i64).to_string()))
        } else {
            Json::Other
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
