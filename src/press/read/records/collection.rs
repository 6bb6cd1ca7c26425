//! Where the records of a JSON file are: one pass, which looks at nothing inside them.

use super::exports::{TABLES, Tables};
use crate::press::value::Value;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// What programs call the list of articles, and what they wrap around it.
const LISTS: [&str; 6] = ["items", "articles", "posts", "entries", "data", "db"];

/// Fields of the whole that hold for every record without its own.
const DEFAULTS: [&str; 3] = ["authors", "author", "language"];

/// What stands in a file, as far as it could be read.
#[derive(Default)]
pub(super) struct Collection<'a> {
    pub items: Vec<&'a RawValue>,
    /// There is a list where articles would be, though it may be empty.
    pub has_list: bool,
    /// What holds for every record without its own.
    pub defaults: Vec<(String, Value)>,
    /// Lists beside that of a Ghost export's posts.
    pub tables: Tables,
    has_title: bool,
    has_body: bool,
}

impl<'a> Collection<'a> {
    /// Looks through `text`, up to its end or to the first thing that is not JSON.
    pub fn find(text: &'a str) -> (Collection<'a>, Option<serde_json::Error>) {
        let mut found = Collection::default();
        let mut json = serde_json::Deserializer::from_str(text);
        let walk = Walk {
            found: &mut found,
            is_outermost: true,
        };
        let damage = walk.deserialize(&mut json).and_then(|()| json.end()).err();
        (found.unwrapped(), damage)
    }

    /// The collection that a list's only element is, as in Ghost's export.
    fn unwrapped(self) -> Collection<'a> {
        let [only] = *self.items else {
            return self;
        };
        let mut inner = Collection::default();
        let walk = Walk {
            found: &mut inner,
            is_outermost: false,
        };
        match walk.deserialize(only) {
            Ok(()) if inner.has_list && !inner.has_title => inner,
            _ => self,
        }
    }

    /// Whether the file as a whole looks like one article. A title alone does not make one: many settings have it.
    pub fn is_article(&self) -> bool {
        self.has_title && self.has_body
    }

    fn note(&mut self, key: &str) {
        let is = |names: &[&str]| names.iter().any(|name| key.eq_ignore_ascii_case(name));
        self.has_title |= is(&["title", "headline"]);
        let dates = ["date", "date_published", "published", "published_at"];
        let bodies = super::BODIES.iter().map(|(name, _)| *name);
        self.has_body |= is(&dates) || bodies.into_iter().any(|name| is(&[name]));
    }
}

/// Goes into what may hold the list, and over everything else.
struct Walk<'c, 'a> {
    found: &'c mut Collection<'a>,
    is_outermost: bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Walk {
            found,
            is_outermost,
        } = self;
        while let Some(key) = fields.next_key::<String>()? {
            found.note(&key);
            if LISTS.contains(&key.as_str()) {
                fields.next_value_seed(Walk {
                    found,
                    is_outermost: false,
                })?;
            } else if is_outermost && DEFAULTS.contains(&key.as_str()) {
                found.defaults.push((key, fields.next_value()?));
            } else if !is_outermost && TABLES.contains(&key.as_str()) {
                found.tables.push((key, fields.next_value()?));
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        // One list is the articles; a second one is something else.
        if !self.found.items.is_empty() {
            while elements.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        self.found.has_list = true;
        while let Some(element) = elements.next_element()? {
            self.found.items.push(element);
        }
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
