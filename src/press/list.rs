//! Lists of what is in the content folder: tags, articles without a date, drafts, duplicates.
//!
//! Everything is listed, what is withheld from readers as well. It writes nothing, and what is wrong with the
//! sources is for `newsprint check` to say.

use super::draft::Draft;
use super::naming::{self, Entry, Name};
use super::report::Report;
use super::settings::{self, Settings};
use super::{Press, sources};
use crate::article::Article;
use crate::folding::{fold, single_spaced};
use crate::tags::Tag;
use anyhow::Result;
use chrono::{DateTime, Utc};
use clap::ValueEnum;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Every tag and how many articles have it, the most frequent first.
    Tags,
    /// Articles without a date.
    Undated,
    /// Articles that are marked as drafts.
    Drafts,
    /// Articles that are there twice.
    Duplicates,
}

/// The list, one item a line with tabs between its parts, or as JSON.
pub fn run(content: &Path, what: What, as_json: bool, now: DateTime<Utc>) -> Result<String> {
    let mut report = Report::default();
    let settings = Settings {
        drafts: true,
        future: true,
        expired: true,
        ..settings::read(content, &mut report)?
    };
    let sources = sources::find(content, &settings, &mut report)?;
    let mut press = Press::default();
    let read = press.read(content, &settings, sources, &|_, _| {});
    let (entries, _) = super::build::entries(content, &settings, &read, now);
    if matches!(what, What::Undated | What::Drafts) {
        let is_wanted = |draft: &Draft| match what {
            What::Drafts => draft.is_draft,
            _ => draft.article.published.is_none(),
        };
        let wanted = entries.iter().filter(|entry| is_wanted(entry.draft));
        return shown(wanted.map(Found::of).collect(), as_json);
    }
    let names = naming::name_all(&entries, &mut Vec::new());
    let (named, unnamed): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .zip(names)
        .partition(|(_, name)| name.is_some());
    let named: Vec<(Entry, Name)> = named
        .into_iter()
        .filter_map(|(entry, name)| Some((entry, name?)))
        .collect();
    let unnamed: Vec<Entry> = unnamed.into_iter().map(|(entry, _)| entry).collect();
    let composed = press.compose(content, &settings, &read, &named);
    let articles: Vec<&Article> = composed.iter().map(|composed| &composed.article).collect();
    match what {
        What::Tags => shown(tags(&articles), as_json),
        _ => shown(duplicates(&named, &unnamed, &articles), as_json),
    }
}

/// Something that can stand in a list.
trait Item: Serialize {
    /// Its parts as one line.
    fn line(&self) -> String;
}

fn shown<I: Item>(items: Vec<I>, as_json: bool) -> Result<String> {
    if as_json {
        return Ok(serde_json::to_string_pretty(&items)?);
    }
    let lines: Vec<String> = items.iter().map(Item::line).collect();
    Ok(lines.join("\n"))
}

/// An article as it is pointed at.
#[derive(Serialize)]
struct Found {
    path: String,
    title: String,
}

impl Found {
    fn of(entry: &Entry) -> Found {
        Found {
            path: path(entry),
            title: entry.draft.article.title.clone(),
        }
    }
}

impl Item for Found {
    fn line(&self) -> String {
        format!("{}\t{}", self.path, self.title)
    }
}

/// The path of an entry's file, with its number if the file holds several.
fn path(entry: &Entry) -> String {
    let path = entry.path.display();
    match entry.number {
        Some(number) => format!("{path}#{}", number + 1),
        None => path.to_string(),
    }
}

#[derive(Serialize)]
struct Count {
    tag: String,
    count: usize,
}

impl Item for Count {
    fn line(&self) -> String {
        format!("{}\t{}", self.count, self.tag)
    }
}

/// Every tag, as the newest article that has it spells it, which is how readers see it.
fn tags(articles: &[&Article]) -> Vec<Count> {
    let mut counts: HashMap<Tag, usize> = HashMap::new();
    for article in super::build::newest_first(articles.to_vec()) {
        for tag in article.tags.iter().filter_map(|tag| Tag::new(tag)) {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let mut counts: Vec<Count> = counts
        .into_iter()
        .map(|(tag, count)| Count {
            tag: tag.as_str().to_owned(),
            count,
        })
        .collect();
    counts.sort_by(|one, other| {
        (Reverse(one.count), &one.tag).cmp(&(Reverse(other.count), &other.tag))
    });
    counts
}

#[derive(Serialize)]
struct Duplicate {
    path: String,
    /// The one that it repeats.
    of: String,
    why: &'static str,
}

impl Item for Duplicate {
    fn line(&self) -> String {
        format!("{}\t{}\t{}", self.path, self.of, self.why)
    }
}

/// The id of an article that got no name because another has it.
fn id(entry: &Entry) -> String {
    match (entry.draft.article.id.as_str(), entry.number) {
        ("", None) => naming::id(entry.below),
        ("", Some(number)) => format!("{}#{}", naming::id(entry.below), number + 1),
        (given, _) => given.to_owned(),
    }
}

/// Articles with the id of another, which has been named, and those that say the same under another id.
fn duplicates(named: &[(Entry, Name)], unnamed: &[Entry], articles: &[&Article]) -> Vec<Duplicate> {
    let by_id: HashMap<&str, &Entry> = named
        .iter()
        .map(|(entry, name)| (name.id.as_str(), entry))
        .collect();
    let same_id = |entry: &Entry| {
        let of = by_id.get(id(entry).as_str())?;
        Some(Duplicate {
            path: path(entry),
            of: path(of),
            why: "same id",
        })
    };
    let mut found: Vec<Duplicate> = unnamed.iter().filter_map(same_id).collect();
    let mut first_with: HashMap<(String, String), &Entry> = HashMap::new();
    for ((entry, _), article) in named.iter().zip(articles) {
        let first = *first_with
            .entry((fold(&article.title), single_spaced(&article.text)))
            .or_insert(entry);
        if !std::ptr::eq(first, entry) {
            found.push(Duplicate {
                path: path(entry),
                of: path(first),
                why: "same title and text",
            });
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}
