//! The walk over a feed's text: its own fields, and its items one after the other.

use super::json::{self, Json};
use super::{Error, Feed, Losses, item};
use crate::article::Article;
use crate::folding::single_spaced;

/// A feed that is read an article at a time, so that whoever reads it can rest in between.
///
/// It gives the articles in the order of the file. Where the file is damaged it stops early;
/// [`finish`](Self::finish) tells.
pub struct Decoder<'t> {
    text: &'t str,
    /// How far it has been read.
    at: usize,
    place: Place,
    /// Whether nothing has been read yet of what stands between these brackets.
    is_first: bool,
    feed: Feed,
    losses: Losses,
    /// Whether the feed has said that the press has sanitized its HTML. It must say so before its items.
    is_sanitized: bool,
    n_articles: usize,
    found_items: bool,
}

/// Where a walk over a feed is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    /// Among the feed's own fields.
    Fields,
    Items,
    Behind,
}

impl<'t> Decoder<'t> {
    /// A walk over `text`, if there is something to be read.
    pub fn new(text: &'t str) -> Result<Decoder<'t>, Error> {
        let text = text.trim_start_matches('\u{feff}');
        match text.trim_start().bytes().next() {
            None => Err(Error::Empty),
            Some(b'<') => Err(Error::WebPage),
            Some(_) => Ok(Decoder {
                text,
                at: 0,
                place: Place::Before,
                is_first: true,
                feed: Feed::default(),
                losses: Losses::default(),
                is_sanitized: false,
                n_articles: 0,
                found_items: false,
            }),
        }
    }

    /// What the feed says of itself, and what could not be kept of the articles given so far.
    /// `Err` means that there is nothing to show.
    pub fn finish(mut self) -> Result<(Feed, Losses), Error> {
        match self.losses.damage.take() {
            Some(error) if self.n_articles == 0 => Err(error),
            None if !self.found_items => Err(Error::NotAFeed),
            damage => {
                self.losses.damage = damage;
                Ok((self.feed, self.losses))
            }
        }
    }

    /// Reads on to the next field or item.
    fn step(&mut self) -> Result<Option<Article>, Error> {
        let place = self.place;
        match place {
            Place::Before if self.peek() == Some(b'{') => {
                self.at += 1;
                self.place = Place::Fields;
            }
            Place::Before => {
                self.value()?;
                self.end()?;
            }
            Place::Fields if self.is_more(b'}')? => self.field()?,
            Place::Fields => self.end()?,
            Place::Items if self.is_more(b']')? => {
                let item = self.value()?;
                return Ok(self.article(&item));
            }
            Place::Items => self.place = Place::Fields,
            Place::Behind => {}
        }
        Ok(None)
    }

    /// The byte that comes next, behind white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes()[self.at..].iter();
        self.at += rest.take_while(|byte| b" \t\r\n".contains(byte)).count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Result<(), Error> {
        if self.peek() != Some(byte) {
            return Err(self.unexpected());
        }
        self.at += 1;
        Ok(())
    }

    /// Whether something stands before the bracket that ends this list or object.
    fn is_more(&mut self, end: u8) -> Result<bool, Error> {
        let is_first = std::mem::take(&mut self.is_first);
        if self.peek() == Some(end) {
            self.at += 1;
            return Ok(false);
        }
        if !is_first {
            self.expect(b',')?;
        }
        Ok(true)
    }

    fn end(&mut self) -> Result<(), Error> {
        self.place = Place::Behind;
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected()),
        }
    }

    fn value(&mut self) -> Result<Json<'t>, Error> {
        let (value, n_bytes) = json::first(&self.text[self.at..])
            .map_err(|error| error.behind(&self.text[..self.at]))?;
        self.at += n_bytes;
        Ok(value)
    }

    /// The error that the file does not go on here as JSON does.
    fn unexpected(&self) -> Error {
        let error = match self.text.len() - self.at {
            0 => Error::EndsEarly { line: 1, column: 0 },
            _ => Error::NotJson { line: 1, column: 1 },
        };
        error.behind(&self.text[..self.at])
    }

    fn field(&mut self) -> Result<(), Error> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected());
        }
        let key = self.value()?;
        self.expect(b':')?;
        let key = key.as_written();
        if key == "items" && self.peek() == Some(b'[') {
            self.at += 1;
            (self.place, self.is_first) = (Place::Items, true);
            self.found_items = true;
            return Ok(());
        }
        let value = self.value()?;
        let text = || value.text().map(single_spaced);
        match key {
            "title" => self.feed.title = text().unwrap_or_default(),
            "description" => self.feed.description = text(),
            "home_page_url" => self.feed.home_page_url = item::web_address(&value),
            "language" => self.feed.language = text(),
            "authors" => self.feed.authors = item::authors(&value),
            "_newsprint" => {
                self.is_sanitized = matches!(value.field("sanitized"), Json::True);
                self.feed.has_index = matches!(value.field("index"), Json::True);
            }
            // JSON Feed 1.0 had a single author; the list of 1.1 wins, whichever comes first.
            "author" if self.feed.authors.is_empty() => self.feed.authors = item::authors(&value),
            _ => {}
        }
        Ok(())
    }

    fn article(&mut self, value: &Json<'_>) -> Option<Article> {
        let Some((article, date_is_readable)) = item::article(value, self.is_sanitized) else {
            self.losses.dropped += 1;
            return None;
        };
        self.losses.undated += usize::from(!date_is_readable);
        self.n_articles += 1;
        Some(article)
    }
}

impl Iterator for Decoder<'_> {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        while self.place != Place::Behind {
            match self.step() {
                Ok(None) => {}
                Ok(article) => return article,
                Err(error) => {
                    self.losses.damage = Some(error);
                    self.place = Place::Behind;
                }
            }
        }
        None
    }
}
