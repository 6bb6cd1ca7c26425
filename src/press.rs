//! The press: a folder of articles in, `articles.json` out, and a report of every mistake on the way.
//!
//! One bad file never stops it: the file is left out, the report says where and why. It builds no pages;
//! trunk puts the bundle beside the app, and [`styles`] gives what trunk has built its last touch.

use crate::article::{Article, Slug};
use crate::feed;
use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

mod read;
mod report;
mod site;
pub mod styles;
mod write;

pub use report::{Problem, Report};

/// What to build, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with the articles.
    pub content: PathBuf,
    /// The bundle to write.
    pub out: PathBuf,
}

/// Reads every article under the content folder and writes the bundle.
///
/// `Err` means that nothing could be built: no such folder, or a bundle that cannot be written. Everything
/// else is in the report.
pub fn run(options: &Options) -> Result<Report> {
    let Options { content, out } = options;
    let mut report = Report::default();
    let feed = site::read(content, &mut report)?;
    let mut articles = read::folder(content, &mut report)?;
    articles.sort_by(|(one, _), (other, _)| one.cmp(other));
    let articles = with_slugs(articles, &mut report);
    report.n_articles = articles.len();
    let json = feed::encode(&feed, &newest_first(articles));
    report.is_changed =
        write::if_changed(out, &json).with_context(|| format!("cannot write {}", out.display()))?;
    Ok(report)
}

/// Gives each article the slug of its file's name. Where two want the same, the first in order of paths has
/// it and the other gets a number, so that both are there.
fn with_slugs(articles: Vec<(PathBuf, Article)>, report: &mut Report) -> Vec<Article> {
    let mut taken: HashMap<Slug, Owner> = HashMap::new();
    let mut named = Vec::with_capacity(articles.len());
    for (path, mut article) in articles {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let wanted = Slug::from_text(&stem).or_else(|| Slug::from_text(&article.title));
        let wanted = wanted
            .or_else(|| Slug::from_text("article"))
            .expect("it has letters");
        let mut slug = wanted.clone();
        if let Some(owner) = taken.get(&wanted) {
            let candidates = (owner.next..).map(|number| (number, wanted.numbered(number)));
            let mut free = candidates.filter(|(_, slug)| !taken.contains_key(slug));
            let (number, numbered) = free.next().expect("there is always a higher number");
            report.add(clash(&path, &owner.path, &wanted, &numbered));
            taken
                .entry(wanted)
                .and_modify(|owner| owner.next = number + 1);
            slug = numbered;
        }
        taken.insert(slug.clone(), Owner { path, next: 2 });
        article.slug = Some(slug);
        named.push(article);
    }
    named
}

/// The file that has a slug, and the number to try first for the next one that wants it.
struct Owner {
    path: PathBuf,
    next: usize,
}

fn clash(path: &Path, owner: &Path, wanted: &Slug, slug: &Slug) -> Problem {
    Problem {
        path: path.to_owned(),
        line: 1,
        column: 1,
        message: format!(
            "its address \"{wanted}\" is already that of {}",
            owner.display()
        ),
        help: format!("it is built as \"{slug}\"; rename one of the two files"),
    }
}

/// As the viewer's list begins, which is the cheapest order for it to read.
fn newest_first(mut articles: Vec<Article>) -> Vec<Article> {
    articles.sort_by_key(|article| (article.published.is_none(), Reverse(article.published)));
    articles
}

#[cfg(test)]
mod tests;
