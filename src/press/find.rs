//! `newsprint find`: what the page would list of a bundle, found by the same code, for people and programs.
//!
//! What a query means is for [`query`](crate::query) to say. It writes no file, and shows nobody any HTML.

use super::Outcome;
use super::diagnostic::Place;
use super::terminal::{Format, visible};
use crate::answer::Answer;
use crate::archive::{Archive, ArticleIdx, Entry, TagIdx};
use crate::feed::Losses;
use crate::numbers::{counted, grouped};
use crate::query::expr::{Expr, Term};
use crate::query::language::{self, Problem};
use crate::query::{Query, Wanted};
use crate::search::INDEX_EXTENSION;
use crate::tags::Tag;
use crate::ways_out::{Change, WayOut, ways_out};
use anyhow::{Context, Result, bail};
use std::cmp::Reverse;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

mod batch;
mod record;

/// What is asked, and of which bundle.
#[derive(Clone, Debug, clap::Args)]
pub struct Question {
    /// The bundle, or any other JSON Feed; `-` is standard input.
    pub bundle: PathBuf,
    /// What to look for, as in the page: words, "exact words", -without, tag:usa, after:2020, sort:oldest.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// List only the first so many articles; the counts are still those of all.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Answer many questions: a file with an id, a tab and a query on each line. Needs `--format trec`.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "limit"])]
    pub queries: Option<PathBuf>,
    /// The most articles to list for each question of `--queries`.
    #[arg(long, value_name = "N", default_value_t = 1000, requires = "queries")]
    pub depth: usize,
}

/// A command line in which a word of a query may begin with a hyphen: it gets a space before it.
///
/// clap can take such words for values, but then takes every option behind the first of them for one as well.
/// So a single hyphen is the query's and two are an option's, wherever they stand, except for `-h` and `-q`.
/// Behind `--` nothing is an option.
pub fn with_hyphens(mut typed: Vec<OsString>) -> Vec<OsString> {
    let find = typed.iter().position(|word| word == "find");
    let end = typed.iter().position(|word| word == "--");
    let end = end.unwrap_or(typed.len());
    // The bundle stands before the query, so the first argument is no word of one.
    let first = find.map_or(end, |at| at + 2);
    for word in typed.iter_mut().take(end).skip(first) {
        let bytes = word.as_encoded_bytes();
        let is_negated = bytes.starts_with(b"-") && !bytes.starts_with(b"--");
        if is_negated && !["-", "-h", "-q"].iter().any(|option| word == option) {
            let mut spaced = OsString::from(" ");
            spaced.push(&word);
            *word = spaced;
        }
    }
    typed
}

/// Answers a question. `put` gets the lines of the answer, in one piece or several.
///
/// The outcome is what else there is to say, such as what in the query was not understood. It is complete if the whole
/// bundle could be read; a query has an answer whatever is wrong with it.
pub fn run(
    question: &Question,
    format: Format,
    mut put: impl FnMut(&str) -> Result<()>,
) -> Result<Outcome> {
    let name = match question.bundle.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => visible(&question.bundle.to_string_lossy()),
    };
    let read = || anyhow::Ok(Archive::from_json(&bytes(&question.bundle)?)?);
    let (archive, losses) = read().with_context(|| format!("cannot read {name}"))?;
    // Without one that fits, an index is made, as the page does.
    if let Ok(index) = std::fs::read(question.bundle.with_extension(INDEX_EXTENSION)) {
        let _ = archive.set_index(index);
    }
    if let Some(file) = &question.queries {
        let name = visible(&file.to_string_lossy());
        let questions =
            std::fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
        let questions =
            batch::questions(&questions).with_context(|| format!("cannot read {name}"))?;
        batch::run(&archive, &questions, question.depth, put)?;
        return Ok(Outcome {
            message: losses_of(&losses, &name, archive.len()).join("\n"),
            is_complete: losses.damage.is_none(),
        });
    }
    let words: Vec<&str> = question.query.iter().map(|word| word.trim()).collect();
    let text = words.join(" ");
    let (query, problems) = language::parse(&text);
    let answer = Answer::new(&archive, query, None);
    let listing = Listing {
        archive: &archive,
        answer: &answer,
        limit: question.limit.unwrap_or(usize::MAX),
    };
    put(&match format {
        Format::Human => listing.human(),
        Format::Json => record::json(&listing, &problems)?,
        Format::Ids => listing.ids(),
        Format::Trec => bail!("the format trec is for --queries"),
    })?;
    let mut said = losses_of(&losses, &name, archive.len());
    let shown = visible(&text);
    said.extend(problems.iter().map(|problem| marked(problem, &shown)));
    said.extend(advice(&archive, &answer));
    Ok(Outcome {
        message: said.join("\n"),
        is_complete: losses.damage.is_none(),
    })
}

fn bytes(bundle: &Path) -> std::io::Result<Vec<u8>> {
    if bundle != Path::new("-") {
        return std::fs::read(bundle);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An answer, and how much of it to list.
struct Listing<'a> {
    archive: &'a Archive,
    answer: &'a Answer,
    limit: usize,
}

impl<'a> Listing<'a> {
    fn articles(&self) -> impl Iterator<Item = Entry<'a>> {
        let articles = self.answer.selection.iter().take(self.limit);
        articles.map(|idx: ArticleIdx| self.archive.article(idx))
    }

    /// The tags that have a count, the highest first.
    fn tags(&self) -> Vec<(&'a Tag, u32)> {
        let count = |idx: &TagIdx| (self.archive.tag(*idx), self.answer.facets.count(*idx));
        let counts = self.archive.tags().iter().map(count);
        let mut tags: Vec<(&Tag, u32)> = counts.filter(|(_, count)| 0 < *count).collect();
        tags.sort_by_key(|(_, count)| Reverse(*count));
        tags
    }

    /// Articles and tags one a line, with tabs between their parts, and how many articles there are.
    fn human(&self) -> String {
        let line = |article: Entry| {
            let date = article.date().map(|date| date.without_time().to_string());
            // As wide as a whole day, so that titles stand below each other.
            let date = format!("{:10}", date.unwrap_or_default());
            format!("{date}\t{}\t{}", visible(article.title()), article.slug())
        };
        let mut lines: Vec<String> = self.articles().map(line).collect();
        let n_listed = lines.len();
        if 0 < n_listed {
            lines.push(String::new());
        }
        let n_found = self.answer.selection.len();
        let of_all = counted(self.archive.len(), "article");
        let first = match n_listed < n_found {
            true => format!(", of which {} are listed", grouped(n_listed)),
            false => String::new(),
        };
        lines.push(format!("{} of {of_all}{first}", grouped(n_found)));
        let tags = self.tags();
        if !tags.is_empty() {
            lines.push(String::new());
        }
        let tag = |(tag, count): (&Tag, u32)| format!("{count}\t{}", visible(tag.as_str()));
        lines.extend(tags.into_iter().map(tag));
        lines.join("\n")
    }

    fn ids(&self) -> String {
        let ids: Vec<String> = self.articles().map(|one| visible(one.id())).collect();
        ids.join("\n")
    }
}

/// What of the bundle could not be kept.
fn losses_of(losses: &Losses, name: &str, n_articles: usize) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(damage) = &losses.damage {
        let kept = counted(n_articles, "article");
        said.push(format!("{name}: error: {damage}; {kept} could be read"));
    }
    for (n, what) in [(losses.dropped, "item"), (losses.undated, "date")] {
        if 0 < n {
            let lost = counted(n, what);
            said.push(format!("{name}: warning: {lost} could not be read"));
        }
    }
    said
}

/// What is wrong with a query, as compilers show it. `shown` has each of its characters in its column.
fn marked(problem: &Problem, shown: &str) -> String {
    let Problem { column, message } = problem;
    let mut places = shown.char_indices().map(|(at, _)| at);
    let offset = places.nth(column - 1).unwrap_or(shown.len());
    let Place { source, mark, .. } = Place::at(shown, offset, 1);
    let indent = " ".repeat(mark.0);
    let message = visible(message);
    format!("query:1:{column}: {message}\n  |\n1 | {source}\n  | {indent}^")
}

/// What the archive has instead of tags that it does not have, and of an empty answer.
fn advice(archive: &Archive, answer: &Answer) -> Vec<String> {
    let mut said = Vec::new();
    for tag in unknown_tags(archive, &answer.query) {
        let alone = Query::default().with(tag, Wanted::Included);
        let meant = ways_out(archive, &alone)
            .into_iter()
            .find_map(|way| match way.change {
                Change::Correct(known) => Some(format!("; did you mean {}?", visible(&known))),
                _ => None,
            });
        let (tag, meant) = (visible(tag.as_str()), meant.unwrap_or_default());
        said.push(format!("query: no article has the tag {tag}{meant}"));
    }
    if answer.selection.is_empty() {
        let ways = ways_out(archive, &answer.query);
        if !ways.is_empty() {
            said.push("no article fits all of this; one step away there is:".to_owned());
        }
        said.extend(ways.iter().map(|way| format!("  {}", spelled(way))));
    }
    said
}

/// The tags that a query names and the archive does not have, each once.
fn unknown_tags<'q>(archive: &Archive, query: &'q Query) -> Vec<&'q Tag> {
    fn add<'q>(expr: &'q Expr, tags: &mut Vec<&'q Tag>) {
        match expr {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| add(part, tags)),
            Expr::Not(part) => add(part, tags),
            Expr::Term(Term::Tag(tag)) => tags.push(tag),
            Expr::Term(_) => {}
        }
    }
    let mut named: Vec<&Tag> = query.included().iter().chain(query.excluded()).collect();
    query
        .conditions()
        .iter()
        .for_each(|one| add(one, &mut named));
    let mut unknown: Vec<&Tag> = Vec::new();
    for tag in named {
        if archive.find_tag(tag).is_none() && !unknown.contains(&tag) {
            unknown.push(tag);
        }
    }
    unknown
}

fn spelled(WayOut { change, count, .. }: &WayOut) -> String {
    let change = match change {
        Change::Correct(word) => format!("did you mean {word}"),
        Change::AnyTag => "any of the tags".to_owned(),
        Change::From(date) => format!("from {date}"),
        Change::To(date) => format!("up to {date}"),
        Change::Without(part) => format!("without {part}"),
        Change::Only(part) => format!("only {part}"),
    };
    format!("{}: {}", visible(&change), grouped(*count))
}
