//! A run of the press: sources read, named, composed and written, in that order.
//!
//! What each step does is its module's business; here is what goes from one to the next, and what is kept for
//! the next run.

use super::compose::{Composed, Desk};
use super::diagnostic::Diagnostic;
use super::draft::{Body, Reading};
use super::links::Index;
use super::naming::{self, Entry, Name};
use super::report::Report;
use super::settings::{self, Settings};
use super::sources::{self, Source, Stamp};
use super::{Options, Progress, checks, media, read, write};
use crate::archive::Archive;
use crate::article::Article;
use crate::feed::{self, Feed};
use crate::search::{INDEX_EXTENSION, Index as SearchIndex};
use anyhow::{Context as _, Result};
use chrono::{DateTime, Utc};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A press. One that remembers what it has read and made is quick to build again after an edit.
#[derive(Default)]
pub struct Press {
    remembers: bool,
    readings: HashMap<PathBuf, (Option<Stamp>, Arc<Reading>)>,
    /// By file and place in it, with the reading that each was made from.
    composed: HashMap<(PathBuf, usize), (Arc<Reading>, Arc<Composed>)>,
    /// Of the settings that all readings depend on.
    settings: u64,
    /// Of all that composing an article depends on besides its own source.
    surroundings: u64,
}

/// A source with what is in it.
pub(super) type Read = (Source, Arc<Reading>);

impl Press {
    /// A press that remembers.
    pub fn remembering() -> Press {
        Press {
            remembers: true,
            ..Press::default()
        }
    }

    /// Forgets how articles were composed, after files that they show have changed.
    pub fn recompose(&mut self) {
        self.composed.clear();
    }

    /// Builds; see [`run`]. `progress` is called from several threads.
    pub fn run(&mut self, options: &Options, progress: Progress) -> Result<Report> {
        let Options {
            content,
            out,
            with_index,
            overrides,
            now,
        } = options;
        let mut report = Report::default();
        report.is_check = out.is_none();
        let settings = settings::read(content, &mut report)?.with(overrides);
        let sources = sources::find(content, &settings, &mut report)?;
        let read = self.read(content, &settings, sources, progress);
        let (entries, n_withheld) = entries(content, &settings, &read, *now);
        report.n_withheld = n_withheld;

        let mut mistakes = mistakes(&read, &entries);
        let names = naming::name_all(&entries, &mut mistakes);
        let named: Vec<(Entry, Name)> = entries
            .into_iter()
            .zip(names)
            .filter_map(|(entry, name)| Some((entry, name?)))
            .collect();
        let composed = self.compose(content, &settings, &read, &named);
        let articles: Vec<&Article> = composed.iter().map(|composed| &composed.article).collect();
        let entries: Vec<Entry> = named.iter().map(|(entry, _)| *entry).collect();
        mistakes.extend(checks::all(&entries, &articles, now.naive_utc()));
        mistakes.extend(
            composed
                .iter()
                .flat_map(|composed| composed.mistakes.iter().cloned()),
        );
        mistakes
            .into_iter()
            .for_each(|diagnostic| report.add(diagnostic));
        report.sort();
        report.n_articles = articles.len();

        let mut bundle = None;
        if let Some(out) = out {
            let parts = parts(&settings, newest_first(articles), *with_index);
            report.is_changed = write::if_changed(out, &parts)
                .with_context(|| format!("cannot write {}", out.display()))?;
            bundle = Some(parts);
            media::copy(
                content,
                out,
                composed.iter().flat_map(|composed| &composed.files),
            )?;
        }
        // The index takes as much memory as all of this, which is given back first. For a hundred thousand articles that
        // is work for every thread.
        composed.into_par_iter().for_each(drop);
        drop(named);
        drop(read);
        if let Some((out, bundle)) = out.as_ref().zip(bundle) {
            let file = out.with_extension(INDEX_EXTENSION);
            let is_kept = || fs::read(&file).is_ok_and(|bytes| SearchIndex::is_readable(&bytes));
            if *with_index && (report.is_changed || !is_kept()) {
                let cannot = || format!("cannot write {}", file.display());
                // First, so that a run that is broken off leaves none rather than one of other articles.
                if file.exists() {
                    fs::remove_file(&file).with_context(cannot)?;
                }
                write::if_changed(&file, &[index(bundle)?]).with_context(cannot)?;
            }
        }
        Ok(report)
    }

    /// What is in each source. Files that have not changed are not opened again.
    pub(super) fn read(
        &mut self,
        content: &Path,
        settings: &Settings,
        sources: Vec<Source>,
        progress: Progress,
    ) -> Vec<Read> {
        let settings_now = hash_of(&format!("{settings:?}"));
        if std::mem::replace(&mut self.settings, settings_now) != settings_now {
            self.readings.clear();
            self.composed.clear();
        }
        let (known, n_sources, n_done) = (&self.readings, sources.len(), AtomicUsize::new(0));
        let read_one = |source: Source| {
            let stamp = source.stamp();
            let reading = match known.get(&source.path) {
                Some((known, reading)) if *known == stamp && stamp.is_some() => Arc::clone(reading),
                _ => Arc::new(read::source(content, settings, &source)),
            };
            progress(n_done.fetch_add(1, Ordering::Relaxed) + 1, n_sources);
            (source, stamp, reading)
        };
        let read: Vec<_> = sources.into_par_iter().map(read_one).collect();
        if !self.remembers {
            return read
                .into_iter()
                .map(|(source, _, reading)| (source, reading))
                .collect();
        }
        self.readings = read
            .iter()
            .map(|(source, stamp, reading)| (source.path.clone(), (*stamp, Arc::clone(reading))))
            .collect();
        read.into_iter()
            .map(|(source, _, reading)| (source, reading))
            .collect()
    }

    /// The articles of all entries, in their order. Those whose source and surroundings are as before are
    /// not made again.
    pub(super) fn compose(
        &mut self,
        content: &Path,
        settings: &Settings,
        read: &[Read],
        named: &[(Entry, Name)],
    ) -> Vec<Arc<Composed>> {
        let (index, surroundings) = surroundings(settings, named);
        if std::mem::replace(&mut self.surroundings, surroundings) != surroundings {
            self.composed.clear();
        }
        let desk = Desk::new(content, settings, index);
        let known = &self.composed;
        let key = |entry: &Entry| (entry.path.to_owned(), entry.number.unwrap_or(0));
        let compose_one = |(entry, name): &(Entry, Name)| {
            let is_same = |(reading, composed): &&(Arc<Reading>, Arc<Composed>)| {
                let article = &composed.article;
                Arc::ptr_eq(reading, &read[entry.source].1)
                    && article.id == name.id
                    && article.slug.as_ref() == Some(&name.slug)
            };
            // A press that does not remember has nothing to look for.
            let known = (!known.is_empty()).then(|| known.get(&key(entry)));
            let known = known.flatten().filter(is_same);
            known.map_or_else(
                || Arc::new(desk.compose(entry, name)),
                |(_, composed)| Arc::clone(composed),
            )
        };
        let composed: Vec<Arc<Composed>> = named.par_iter().map(compose_one).collect();
        if self.remembers {
            let made = |((entry, _), composed): (&(Entry, Name), &Arc<Composed>)| {
                (
                    key(entry),
                    (Arc::clone(&read[entry.source].1), Arc::clone(composed)),
                )
            };
            self.composed = named.iter().zip(&composed).map(made).collect();
        }
        composed
    }
}

/// Every draft that is to be built, in the order of files, and how many are withheld.
pub(super) fn entries<'r>(
    content: &Path,
    settings: &Settings,
    read: &'r [Read],
    now: DateTime<Utc>,
) -> (Vec<Entry<'r>>, usize) {
    let mut entries = Vec::new();
    let mut n_withheld = 0;
    let now = now.naive_utc();
    for (at, (source, reading)) in read.iter().enumerate() {
        let below = source.path.strip_prefix(content).unwrap_or(&source.path);
        for (number, draft) in reading.drafts.iter().enumerate() {
            let is_withheld = (draft.is_draft && !settings.drafts)
                || (!settings.future
                    && draft
                        .article
                        .published
                        .is_some_and(|date| now < date.start()))
                || (!settings.expired && draft.expires.is_some_and(|date| date.start() <= now));
            if is_withheld {
                n_withheld += 1;
                continue;
            }
            let number = source.format.is_collection().then_some(number);
            entries.push(Entry {
                draft,
                source: at,
                path: &source.path,
                below,
                number,
            });
        }
    }
    (entries, n_withheld)
}

/// The mistakes of readers: those of files, and those of drafts that are built.
fn mistakes(read: &[Read], entries: &[Entry]) -> Vec<Diagnostic> {
    let of_files = read.iter().flat_map(|(source, reading)| {
        reading
            .mistakes
            .iter()
            .map(|mistake| (mistake, source.path.as_path()))
    });
    let of_drafts = entries.iter().flat_map(|entry| {
        entry
            .draft
            .mistakes
            .iter()
            .map(|mistake| (mistake, entry.path))
    });
    of_files
        .chain(of_drafts)
        .map(|(mistake, path)| mistake.clone().at(path))
        .collect()
}

/// Where every article can be found, and a number that changes when that or the settings do.
fn surroundings(settings: &Settings, named: &[(Entry, Name)]) -> (Index, u64) {
    let mut index = Index::new(settings.base_url.as_deref());
    let mut hasher = DefaultHasher::new();
    // Plain text links to nothing.
    if named
        .iter()
        .all(|(entry, _)| matches!(entry.draft.body, Body::Text(_)))
    {
        return (index, 0);
    }
    for (Entry { draft, below, .. }, name) in named {
        let path = below.to_string_lossy();
        let addresses = [path.as_ref(), &name.id, name.slug.as_str()];
        for address in addresses
            .into_iter()
            .chain(draft.aliases.iter().map(String::as_str))
        {
            index.add(address, &name.slug);
            address.hash(&mut hasher);
        }
    }
    (index, hasher.finish())
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The search index of a bundle. It is made of what the page will read, so that it is about exactly that.
fn index(bundle: Vec<String>) -> Result<Vec<u8>> {
    // Each part is given back at once, so that the text is not in memory twice.
    let mut text = String::with_capacity(bundle.iter().map(String::len).sum());
    bundle.into_iter().for_each(|part| text.push_str(&part));
    let (archive, _) = Archive::from_json(text.as_bytes())?;
    drop(text);
    Ok(SearchIndex::new(&archive).into_bytes())
}

/// How many articles one thread writes at a time: enough that starting costs nothing.
const ARTICLES_A_PART: usize = 256;

/// The bundle's text, in parts that are written one after the other.
fn parts(settings: &Settings, articles: Vec<&Article>, has_index: bool) -> Vec<String> {
    let has_html = articles.iter().any(|article| article.html.is_some());
    let feed = Feed {
        has_index,
        ..settings.feed()
    };
    let (head, tail) = feed::encode_frame(&feed, has_html);
    let n_parts = articles.len().div_ceil(ARTICLES_A_PART);
    let items = articles
        .par_chunks(ARTICLES_A_PART)
        .enumerate()
        .map(|(at, part)| {
            let comma = if at + 1 < n_parts { "," } else { "" };
            feed::encode_items(part.iter().copied()) + comma
        });
    let mut parts = vec![head];
    parts.par_extend(items);
    parts.push(tail.to_owned());
    parts
}

/// As the viewer's list begins, which is the cheapest order for it to read.
pub(super) fn newest_first(mut articles: Vec<&Article>) -> Vec<&Article> {
    articles.sort_by_key(|article| (article.published.is_none(), Reverse(article.published)));
    articles
}
