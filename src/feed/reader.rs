//! The walk over a feed's text: its own fields, and its items one after the other.

use super::json::{Json, Key};
use super::{Error, Feed, Losses, item};
use crate::article::Article;
use crate::folding::single_spaced;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::error::Category;
use std::fmt;

pub(super) fn read(text: &str, each: &mut dyn FnMut(Article)) -> Result<(Feed, Losses), Error> {
    let mut reading = Reading {
        feed: Feed::default(),
        losses: Losses::default(),
        n_articles: 0,
        found_items: false,
        each,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let outcome = reading.deserialize(&mut json).and_then(|()| json.end());
    let damage = outcome.err().map(|error| {
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            Category::Eof => Error::EndsEarly { line, column },
            Category::Data => Error::NotAFeed,
            Category::Syntax | Category::Io => Error::NotJson { line, column },
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

/// A feed as far as it has been read.
struct Reading<'e> {
    feed: Feed,
    losses: Losses,
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
            // JSON Feed 1.0 had a single author; the list of 1.1 wins, whichever comes first.
            "author" if self.feed.authors.is_empty() => self.feed.authors = item::authors(value),
            _ => {}
        }
    }

    fn item(&mut self, value: &Json<'_>) {
        match item::article(value) {
            None => self.losses.dropped += 1,
            Some((article, date_is_readable)) => {
                self.losses.undated += usize::from(!date_is_readable);
                self.n_articles += 1;
                (self.each)(article);
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Reading<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Top(self))
    }
}

/// The feed's own object.
struct Top<'r, 'e>(&'r mut Reading<'e>);

impl<'de> Visitor<'de> for Top<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON Feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(Key(key)) = fields.next_key()? {
            if key == "items" {
                fields.next_value_seed(Items(self.0))?;
            } else {
                let value: Json = fields.next_value()?;
                self.0.field(&key, &value);
            }
        }
        Ok(())
    }

    // Any other list or value is read to its end, so that broken JSON is told from JSON of another kind.
    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Err(A::Error::custom("a list"))
    }
}

/// The feed's list of items.
struct Items<'r, 'e>(&'r mut Reading<'e>);

impl<'de> DeserializeSeed<'de> for Items<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.found_items = true;
        while let Some(value) = items.next_element::<Json>()? {
            self.0.item(&value);
        }
        Ok(())
    }
}
