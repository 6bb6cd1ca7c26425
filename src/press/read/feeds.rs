//! Feeds in XML: RSS in all its versions, Atom, and WordPress's export, which is RSS as well.
//!
//! A feed is split into its entries before anything in them is read: one that is broken does not take the others
//! along, and what was cut off costs only what is missing. JSON Feed is not read here.
//!
//! No crate does this. The one there is, feed-rs, gives up on a feed for one bad character, moves every date to
//! Greenwich, and panics on a name like `王小明（wang@example.org）`.

use super::Context;
use super::records::places::{Cursor, offset};
use super::records::{EXCLUDE, Outcome, Whole, gather, unusable};
use crate::article::Author;
use crate::numbers::counted;
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::Reading;
use crate::press::fields::{self, Habits, is_web_address};
use crate::press::value::Value;
use rayon::prelude::*;

mod entry;
mod person;
mod vocabulary;
mod written;
mod xml;

use vocabulary::{Prefixes, Vocabulary};
use xml::{Element, children};

/// The articles of a feed.
pub(super) fn read(text: &str, context: &Context) -> Reading {
    let Some(root) = xml::root(text) else {
        return Reading::mistaken(unusable(Place::whole(), "the file is no XML", EXCLUDE));
    };
    let (name, inside) = match root.name {
        "rss" | "RDF" => ("item", root.inner),
        "feed" => ("entry", root.inner),
        "entry" => ("entry", root.outer),
        other => {
            let message = format!("the file is XML, but no feed: it is a <{other}>");
            return Reading::mistaken(unusable(Place::whole(), message, EXCLUDE));
        }
    };
    let mut entries: Vec<Element> = xml::named(inside, name).collect();
    let first = entries
        .first()
        .map_or(inside.len(), |entry| offset(inside, entry.outer));
    let habits = context.habits();
    let feed = Feed::new(&root, &inside[..first], &habits);
    let ends_at = |entry: &Element| offset(text, entry.outer) + entry.outer.len();
    let cut = entries.pop_if(|entry| !entry.is_closed && ends_at(entry) == text.len());
    let read = |entry: &Element| {
        let outcome = entry::read(entry, &feed, &habits)?;
        Some((offset(text, entry.outer), outcome))
    };
    let outcomes: Vec<(usize, Outcome)> = entries.par_iter().filter_map(read).collect();
    let mut reading = gather(text, outcomes);
    let end = match cut {
        Some(entry) => Some((offset(text, entry.outer), "in the entry that begins here")),
        None if !root.is_closed => Some((text.len(), "behind this")),
        None => None,
    };
    if let Some((offset, what)) = end {
        let place = Cursor::new(text).place(offset);
        reading.mistakes.push(cut_off(place, what, entries.len()));
    } else if entries.is_empty() {
        reading.mistakes.push(empty());
    }
    reading
}

fn empty() -> Mistake {
    let help = "add an entry to it, or delete the file";
    Mistake::new(Kind::Empty, Place::whole(), "the feed has no entries", help)
}

fn cut_off(place: Place, what: &str, n_kept: usize) -> Mistake {
    let help = match n_kept {
        0 => format!("get the whole file, or {EXCLUDE}"),
        n => format!(
            "get the whole file; what stands before is there: {}",
            counted(n, "article")
        ),
    };
    unusable(place, format!("the feed ends early, {what}"), &help)
}

/// What a feed says apart from its entries, which is what holds for those that do not say it themselves.
struct Feed {
    is_atom: bool,
    prefixes: Prefixes,
    /// The address that links are relative to.
    base: Option<String>,
    authors: Vec<Author>,
    language: Option<String>,
}

impl Feed {
    /// The feed whose entries come behind `head`.
    fn new(root: &Element, head: &str, habits: &Habits) -> Feed {
        // In RSS what describes the feed is in its channel; where the entries are inside as well, that has no end.
        let channel = children(head).find(|child| child.name == "channel");
        let tops = || [Some(*root), channel].into_iter().flatten();
        let prefixes = Prefixes::new(tops());
        let attribute = |name: &str| tops().filter_map(|top| top.attribute(name)).next_back();
        let mut base = attribute("xml:base");
        let mut language = attribute("xml:lang");
        let mut authors = Vec::new();
        for child in children(channel.map_or(head, |channel| channel.inner)) {
            use Vocabulary::{Dublin, Feed as Own};
            match (prefixes.vocabulary(&child), child.name) {
                (Own, "author" | "managingEditor") | (Dublin, "creator") => {
                    authors.extend(person::read(&child));
                }
                (Own | Dublin, "language") => language = Some(child.text()),
                (Own, "link") if base.is_none() => {
                    let link = child.attribute("href").unwrap_or_else(|| child.text());
                    base = Some(link).filter(|link| is_web_address(link));
                }
                _ => {}
            }
        }
        let fields = [
            ("authors", Value::List(authors)),
            ("language", language.map(Value::Text).unwrap_or_default()),
        ];
        let fields = fields.map(|(key, value)| (key.to_owned(), value)).into();
        let whole = fields::draft(&Value::Map(fields), habits, &Whole).article;
        Feed {
            is_atom: matches!(root.name, "feed" | "entry"),
            prefixes,
            base,
            authors: whole.authors,
            language: whole.language,
        }
    }
}

#[cfg(test)]
mod tests;
