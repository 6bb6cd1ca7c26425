//! Feeds, tables, pages and folders into the content folder: every article becomes a file that people can
//! edit.
//!
//! Sources are read as a build reads them. What is Markdown or plain text already is copied as it is; the
//! rest is written as Markdown with front matter. Nothing outside the content folder is written.

use super::diagnostic::{Kind, Mistake, Place, Severity};
use super::draft::Draft;
use super::naming;
use super::report::Report;
use super::settings::{self, Settings};
use super::sources::{Format, Source};
use super::{Outcome, read};
use crate::article::Slug;
use crate::numbers::counted;
use anyhow::Result;
use found::Found;
use rayon::prelude::*;
use shelf::{Item, Placed, Shelf};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

mod addresses;
mod article;
mod disguise;
mod elements;
mod emphasis;
mod found;
mod html;
mod marks;
mod pieces;
mod shelf;
mod tables;

pub(super) use article::file;

/// Writes the articles of feeds, tables, pages and folders as files into `content`. Files that are there
/// already stay as they are unless `force` says otherwise.
pub fn run(sources: &[PathBuf], content: &Path, force: bool) -> Result<Outcome> {
    let mut found = Found::default();
    let settings = settings::read(content, &mut found.report)?;
    for source in sources {
        found.look_at(source, content);
    }
    let loaded: Vec<Loaded> = found
        .sources
        .into_par_iter()
        .map(|source| load(source, &settings))
        .collect();
    let mut filling = Filling {
        shelf: Shelf::new(content, force)?,
        report: found.report,
        problems: found.problems,
        n_written: 0,
        n_unchanged: 0,
        n_copied: 0,
        ids: HashSet::new(),
    };
    // What has a place of its own comes first; the others can step aside.
    let (copies, articles): (Vec<_>, Vec<_>) =
        loaded.iter().partition(|loaded| loaded.place.is_some());
    for loaded in copies.into_iter().chain(articles) {
        filling.take(loaded, content)?;
    }
    for (from, below) in &found.others {
        let placed = filling.shelf.put(below, Item::Copy(from))?;
        filling.n_copied += usize::from(placed == Placed::Written);
        filling.note(placed, &content.join(below));
    }
    Ok(filling.outcome(content))
}

/// A source that has been read.
struct Loaded {
    source: Source,
    /// Where it goes if it is to keep its path.
    place: Option<PathBuf>,
    /// Articles with their bodies as Markdown, which are empty if the file is copied as it is.
    articles: Vec<(Draft, String)>,
    is_copy: bool,
    mistakes: Vec<Mistake>,
}

fn load((source, folder): (Source, Option<PathBuf>), settings: &Settings) -> Loaded {
    let above = source.path.parent().unwrap_or(Path::new(""));
    let root = folder.as_deref().unwrap_or(above);
    let reading = read::source(root, settings, &source);
    let is_copy = matches!(source.format, Format::Markdown | Format::PlainText);
    let of_drafts = reading
        .drafts
        .iter()
        .flat_map(|draft| draft.mistakes.iter().cloned());
    let mistakes = reading.mistakes.iter().cloned().chain(of_drafts).collect();
    let below = source.path.strip_prefix(root).unwrap_or(&source.path);
    let place = match source.format {
        _ if is_copy => Some(below.to_owned()),
        // The pictures of a page lie beside it, and other pages link to it.
        Format::WebPage if folder.is_some() => Some(below.with_extension("md")),
        _ => None,
    };
    let with_body = |draft: Draft| {
        let body = (!is_copy).then(|| article::body(&draft));
        (draft, body.unwrap_or_default())
    };
    let articles = reading.drafts.into_par_iter().map(with_body).collect();
    Loaded {
        source,
        place,
        articles,
        is_copy,
        mistakes,
    }
}

/// The content folder while it is filled, and what came of it.
struct Filling<'c> {
    shelf: Shelf<'c>,
    report: Report,
    problems: Vec<String>,
    n_written: usize,
    n_unchanged: usize,
    n_copied: usize,
    /// Of the articles so far.
    ids: HashSet<String>,
}

impl Filling<'_> {
    fn take(&mut self, loaded: &Loaded, content: &Path) -> Result<()> {
        let Loaded {
            source,
            place,
            articles,
            is_copy,
            mistakes,
        } = loaded;
        mistakes
            .iter()
            .for_each(|mistake| self.report.add(mistake.clone().at(&source.path)));
        if let Some(below) = place.as_ref().filter(|_| *is_copy) {
            let placed = self.shelf.put(below, Item::Copy(&source.path))?;
            self.count(placed, articles.len());
            self.note(placed, &content.join(below));
            return Ok(());
        }
        for (draft, body) in articles {
            let id = &draft.article.id;
            if !id.is_empty() && !self.ids.insert(id.clone()) {
                self.report.add(twice(id).at(&source.path));
                continue;
            }
            let (below, slug) = match place {
                Some(below) => (below.clone(), slug_of_page(draft, below)),
                None => {
                    let slug = self.shelf.name(&wanted(draft, source), id, &id_in);
                    (shelf::file(&slug), names_itself(draft).then_some(slug))
                }
            };
            let text = file(draft, body, slug.as_ref());
            let placed = self.shelf.put(&below, Item::Text(&text))?;
            self.count(placed, 1);
            self.note(placed, &content.join(below));
        }
        Ok(())
    }

    fn count(&mut self, placed: Placed, n_articles: usize) {
        match placed {
            Placed::Written => self.n_written += n_articles,
            Placed::Unchanged => self.n_unchanged += n_articles,
            _ => {}
        }
    }

    fn note(&mut self, placed: Placed, path: &Path) {
        let problem = match placed {
            Placed::Written | Placed::Unchanged => return,
            Placed::LeftAlone => "is there already and was left alone; --force writes over it",
            Placed::InTheWay => "is there already and is no file; it was left alone",
            Placed::Twice => "would be written twice; only the first was",
            Placed::Outside => "would lie outside the content folder and was not written",
        };
        self.problems.push(format!("{} {problem}", path.display()));
    }

    fn outcome(mut self, content: &Path) -> Outcome {
        self.report.sort();
        let is_complete = self.problems.is_empty() && self.report.count(Severity::Error) == 0;
        // The last line sums up a build, and there was none.
        let report = self.report.to_string();
        let mut message = report
            .rsplit_once('\n')
            .map_or(String::new(), |(mistakes, _)| format!("{mistakes}\n"));
        for problem in self.problems.iter().take(MOST_PROBLEMS) {
            message += &format!("{problem}\n");
        }
        if let Some(more) = self
            .problems
            .len()
            .checked_sub(MOST_PROBLEMS)
            .filter(|more| 0 < *more)
        {
            message += &format!("and {} more\n", crate::numbers::grouped(more));
        }
        if 0 < self.n_copied {
            message += &format!("{} copied\n", counted(self.n_copied, "other file"));
        }
        message += &format!(
            "{} written to {}",
            counted(self.n_written, "article"),
            content.display()
        );
        if 0 < self.n_unchanged {
            message += &format!(
                ", {} there already",
                crate::numbers::grouped(self.n_unchanged)
            );
        }
        Outcome {
            message,
            is_complete,
        }
    }
}

/// Problems that are shown before the rest is only counted.
const MOST_PROBLEMS: usize = 20;

/// What an article would like to be called: as it says, or else as its title says, or as its page's file.
fn wanted(draft: &Draft, source: &Source) -> Slug {
    let article = &draft.article;
    let stem = source
        .path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let of_name = || Slug::from_text(naming::dated(&stem).1);
    let of_title = || Slug::from_text(&article.title);
    let derived = match source.format.is_collection() {
        true => of_title().or_else(of_name),
        false => of_name().or_else(of_title),
    };
    let given = article.slug.clone().or(derived);
    given
        .or_else(|| Slug::from_text("article"))
        .expect("it has letters")
}

/// What the file of a page must say it is called: its address would say otherwise.
fn slug_of_page(draft: &Draft, below: &Path) -> Option<Slug> {
    let article = &draft.article;
    let id = naming::id(below);
    let name = naming::dated(id.rsplit('/').next().unwrap_or(&id)).1;
    let of_name = || article.url.as_ref().and(Slug::from_text(name));
    article.slug.clone().or_else(of_name)
}

/// Whether the file must say what the article is called, because something in it would say otherwise.
fn names_itself(draft: &Draft) -> bool {
    let article = &draft.article;
    article.slug.is_some() || article.url.is_some() || !article.id.is_empty()
}

/// The id in a file that was imported before; empty if there is none.
fn id_in(text: &str) -> String {
    let settings = Settings::default();
    let context = read::Context {
        settings: &settings,
        path: Path::new(""),
    };
    let mut drafts = read::read(Format::Markdown, text, &context).drafts;
    drafts
        .pop()
        .map(|draft| draft.article.id)
        .unwrap_or_default()
}

fn twice(id: &str) -> Mistake {
    let message = format!("the id \"{id}\" was there before; this article was left out");
    let help = "give each article an id of its own, or import it from one source only";
    Mistake::new(Kind::DuplicateId, Place::whole(), message, help).about("duplicate ids")
}

#[cfg(test)]
mod tests;
