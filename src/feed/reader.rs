//! The walk over a feed's text: its own fields, and its items one after the other.

use super::json::Json;
use super::{Error, Feed, Losses, item};
use crate::article::Article;
use crate::folding::single_spaced;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::borrow::Cow;
use std::fmt;

pub(super) fn read(text: &str, each: &mut dyn FnMut(Article)) -> Result<(Feed, Losses), Error> {
    let mut reading = Reading {
        feed: Feed::default(),
        losses: Losses::default(),
        is_sanitized: false,
        n_articles: 0,
        found_items: false,
        each,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let outcome = Place::Feed(&mut reading)
        .deserialize(&mut json)
        .and_then(|_| json.end());
    let damage = outcome.err().map(|error| {
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            Category::Eof => Error::EndsEarly { line, column },
            Category::Syntax | Category::Data | Category::Io => Error::NotJson { line, column },
        }
    });
    let Reading {
        feed,
        mut losses,
        n_articles,
        found_items,
        ..
    } = reading;
    match damage {
        Some(error) if n_articles == 0 => Err(error),
        None if !found_items => Err(Error::NotAFeed),
        damage => {
            losses.damage = damage;
            Ok((feed, losses))
        }
    }
}

/// A single value. `None` if `text` is not JSON: whoever wants to know why asks `serde_json`.
pub(super) fn value(text: &str) -> Option<Json<'_>> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Place::Inside.deserialize(&mut json).ok()?;
    json.end().ok().map(|()| value)
}

/// A feed as far as it has been read.
struct Reading<'e> {
    feed: Feed,
    losses: Losses,
    /// Whether it has said that the press has sanitized its HTML. It must say so before its items.
    is_sanitized: bool,
    n_articles: usize,
    found_items: bool,
    each: &'e mut dyn FnMut(Article),
}

impl Reading<'_> {
    fn field(&mut self, key: &str, value: &Json<'_>) {
        let text = || value.text().map(single_spaced);
        match key {
            "title" => self.feed.title = text().unwrap_or_default(),
            "description" => self.feed.description = text(),
            "home_page_url" => self.feed.home_page_url = item::web_address(value),
            "language" => self.feed.language = text(),
            "authors" => self.feed.authors = item::authors(value),
            "_newsprint" => {
                self.is_sanitized = matches!(value.field("sanitized"), Json::True);
                self.feed.has_index = matches!(value.field("index"), Json::True);
            }
            // JSON Feed 1.0 had a single author; the list of 1.1 wins, whichever comes first.
            "author" if self.feed.authors.is_empty() => self.feed.authors = item::authors(value),
            _ => {}
        }
    }

    fn item(&mut self, value: &Json<'_>) {
        match item::article(value, self.is_sanitized) {
            None => self.losses.dropped += 1,
            Some((article, date_is_readable)) => {
                self.losses.undated += usize::from(!date_is_readable);
                self.n_articles += 1;
                (self.each)(article);
            }
        }
    }
}

/// Where in the feed the next value stands.
///
/// One visitor reads them all, and accepts everything everywhere: serde compiles the parser once for each visitor,
/// and a description of what was expected for each that expects something.
enum Place<'r, 'e> {
    /// It is the feed itself.
    Feed(&'r mut Reading<'e>),
    /// It is the list of items, or should be.
    Items(&'r mut Reading<'e>),
    /// It is part of something else.
    Inside,
}

impl<'de> DeserializeSeed<'de> for Place<'_, '_> {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_, '_> {
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
        let mut items = match self {
            Place::Items(reading) => Some(reading),
            Place::Feed(_) | Place::Inside => None,
        };
        let mut list = Vec::new();
        if let Some(reading) = &mut items {
            reading.found_items = true;
        }
        while let Some(element) = elements.next_element_seed(Place::Inside)? {
            match &mut items {
                Some(reading) => reading.item(&element),
                None => list.push(element),
            }
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json<'de>, A::Error> {
        let mut feed = match self {
            Place::Feed(reading) => Some(reading),
            Place::Items(_) | Place::Inside => None,
        };
        let mut fields = Vec::new();
        while let Some(key) = entries.next_key_seed(Place::Inside)? {
            // The names of fields are always strings.
            let Json::Text(key) = key else { continue };
            let place = match &mut feed {
                Some(reading) if key == "items" => Place::Items(reading),
                _ => Place::Inside,
            };
            let value = entries.next_value_seed(place)?;
            match &mut feed {
                Some(reading) => reading.field(&key, &value),
                None => fields.push((key, value)),
            }
        }
        Ok(Json::Object(fields))
    }
}
