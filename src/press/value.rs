//! A value out of front matter, a table or a JSON record, whatever language it was written in.
//!
//! Numbers are texts: an article has no use for arithmetic, and a title may well be `1984`.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Any value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Value {
    #[default]
    Null,
    Flag(bool),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// How TOML's parser passes a date on.
const TOML_DATE: &str = "$__toml_private_datetime";

impl Value {
    /// The text, trimmed; `None` if this is no text or a blank one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The elements of a list; a single value counts as a list of itself.
    pub fn list(&self) -> &[Value] {
        match self {
            Value::List(elements) => elements,
            Value::Null => &[],
            single => std::slice::from_ref(single),
        }
    }

    /// The fields of a map.
    pub fn fields(&self) -> &[(String, Value)] {
        match self {
            Value::Map(fields) => fields,
            _ => &[],
        }
    }

    /// The value of the first of these fields that has one. Case does not matter.
    pub fn first(&self, names: &[&str]) -> Option<(&str, &Value)> {
        names.iter().find_map(|name| {
            let mut fields = self.fields().iter();
            let (key, value) = fields
                .find(|(key, value)| key.eq_ignore_ascii_case(name) && *value != Value::Null)?;
            Some((key.as_str(), value))
        })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields: Vec<(String, Value)> = Vec::new();
        while let Some((Value::Text(key), value)) = entries.next_entry()? {
            fields.push((key, value));
        }
        match fields.as_mut_slice() {
            [(key, date)] if key == TOML_DATE => Ok(std::mem::take(date)),
            _ => Ok(Value::Map(fields)),
        }
    }
}
