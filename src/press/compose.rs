//! A draft to an article: its body made into text and safe HTML, its tags and date as the site has them.

use super::diagnostic::{Diagnostic, Mistake, Place};
use super::draft::{Body, Draft};
use super::finish::{self, Finished, Markup, Surroundings};
use super::links::Index;
use super::naming::{Entry, Name};
use super::settings::Settings;
use super::written_dates::Zone;
use super::{render, sanitize};
use crate::article::{self, Article, text_of_html};
use crate::tags::Tag;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What every article of a site is composed with.
pub(super) struct Desk<'a> {
    pub content: &'a Path,
    pub settings: &'a Settings,
    pub index: Index,
    zone: Option<Zone>,
    /// By the key of a spelling: the tag it stands for.
    aliases: HashMap<String, &'a str>,
    hidden: HashSet<String>,
}

/// An article that is ready, and what came to light on the way.
#[derive(Clone, Debug)]
pub(super) struct Composed {
    pub article: Article,
    /// Files that it shows or links to, below the content folder.
    pub files: Vec<PathBuf>,
    pub mistakes: Vec<Diagnostic>,
}

impl<'a> Desk<'a> {
    pub fn new(content: &'a Path, settings: &'a Settings, index: Index) -> Desk<'a> {
        let key = |text: &str| Tag::new(text).map(|tag| tag.key().to_owned());
        let alias = |(spelling, tag): (&String, &'a String)| Some((key(spelling)?, tag.as_str()));
        Desk {
            content,
            settings,
            index,
            zone: settings.time_zone.as_deref().and_then(Zone::new),
            aliases: settings.tag_aliases.iter().filter_map(alias).collect(),
            hidden: settings
                .hidden_tags
                .iter()
                .filter_map(|tag| key(tag))
                .collect(),
        }
    }

    /// The article that a draft becomes.
    pub fn compose(&self, entry: &Entry, name: &Name) -> Composed {
        let Draft { article, body, .. } = entry.draft;
        let mut article = article.clone();
        let mut files = Vec::new();
        let mut mistakes = Vec::new();
        match body {
            Body::Text(text) => article.text = text.clone(),
            Body::Markdown { source, line } => {
                let (html, found) = render::markdown(source, *line);
                mistakes = found;
                let place = |needle: &str| find(source, needle).below(*line);
                self.take(
                    self.finished(&html, entry, false, &place),
                    &mut article,
                    &mut files,
                    &mut mistakes,
                );
            }
            Body::Html(html) => {
                let is_collected = entry.number.is_some();
                let place = |needle: &str| match is_collected {
                    true => Place::whole(),
                    false => super::sources::locate(entry.path, needle),
                };
                mistakes.extend(sanitize::cuts(html, &|at, length| match is_collected {
                    true => Place::whole(),
                    false => super::sources::locate(
                        entry.path,
                        html.get(at..at + length).unwrap_or_default(),
                    ),
                }));
                self.take(
                    self.finished(&Markup::Foreign(html.clone()), entry, is_collected, &place),
                    &mut article,
                    &mut files,
                    &mut mistakes,
                );
            }
        }
        self.complete(&mut article, name);
        let mistakes = mistakes
            .into_iter()
            .map(|mistake| mistake.at(entry.path))
            .collect();
        Composed {
            article,
            files,
            mistakes,
        }
    }

    fn finished(
        &self,
        html: &Markup,
        entry: &Entry,
        is_foreign: bool,
        place: &dyn Fn(&str) -> Place,
    ) -> Finished {
        let surroundings = Surroundings {
            index: &self.index,
            settings: self.settings,
            content: self.content,
            folder: entry.below.parent().unwrap_or(Path::new("")),
            is_foreign,
        };
        finish::finish(html, &surroundings, place)
    }

    fn take(
        &self,
        finished: Finished,
        article: &mut Article,
        files: &mut Vec<PathBuf>,
        mistakes: &mut Vec<Mistake>,
    ) {
        article.text = finished.html.text();
        article.html = Some(finished.html).filter(|html| !html.as_str().trim().is_empty());
        files.extend(finished.files);
        mistakes.extend(finished.mistakes);
    }

    /// Everything that can be told once the text is there.
    fn complete(&self, article: &mut Article, name: &Name) {
        article.id.clone_from(&name.id);
        article.slug = Some(name.slug.clone());
        self.settle_tags(&mut article.tags);
        for date in [&mut article.published, &mut article.modified] {
            *date = date.map(|date| self.zone.map_or(date, |zone| zone.complete(date)));
        }
        article.image = article
            .image
            .take()
            .filter(|image| super::fields::is_web_address(image));
        article.summary = article
            .summary
            .take()
            .map(|summary| plain_line(&summary))
            .filter(|summary| !summary.is_empty());
        // A post that only announces something elsewhere has its text in its summary.
        if article.text.is_empty() && article.html.is_none() {
            article.text = article.summary.clone().unwrap_or_default();
        }
        if article.summary.is_none() {
            article.summary = summary(&article.text, self.settings.summary_length);
        }
        article.reading_minutes = Some(article::reading_minutes(&article.text));
    }

    /// Tags as the site's settings spell them, without hidden ones, each once.
    fn settle_tags(&self, tags: &mut Vec<String>) {
        if self.aliases.is_empty() && self.hidden.is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        let settled = tags.iter().filter_map(|written| {
            let tag = Tag::new(written)?;
            let tag = match self.aliases.get(tag.key()) {
                Some(name) => Tag::new(name)?,
                None => tag,
            };
            let is_shown = !self.hidden.contains(tag.key()) && seen.insert(tag.key().to_owned());
            is_shown.then(|| tag.as_str().to_owned())
        });
        *tags = settled.collect();
    }
}

/// The first sentences of a text, in at most so many characters; `None` if that would be all of it.
fn summary(text: &str, characters: usize) -> Option<String> {
    let (bytes, _) = text.char_indices().nth(characters)?;
    Some(article::excerpt(text, bytes * 2 / 5, bytes))
}

/// A summary is plain text on one line; many are written in Markdown or HTML all the same.
fn plain_line(summary: &str) -> String {
    if !summary.contains(['<', '&', '*', '_', '[', '`']) {
        return crate::folding::single_spaced(summary);
    }
    let html = match render::markdown(summary, 1).0 {
        Markup::Generated(html) => html,
        Markup::Foreign(html) => sanitize::clean(&html),
    };
    crate::folding::single_spaced(&text_of_html(&html))
}

/// Where a needle stands in a text; where the text begins if it does not.
fn find(text: &str, needle: &str) -> Place {
    match text.find(needle) {
        Some(at) => Place::at(text, at, needle.len()),
        None => Place {
            source: String::new(),
            ..Place::at(text, 0, 0)
        },
    }
}
