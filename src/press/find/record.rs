//! What `newsprint find` found, for programs: one JSON object.

use super::Listing;
use crate::archive::Entry;
use crate::dates::Date;
use crate::press::terminal::visible_json;
use crate::query::language::{self, Problem};
use crate::tags::Tag;
use crate::timeline::Bar;
use anyhow::Result;
use serde::Serialize;

/// All that there is to know of an answer.
pub(super) fn json(listing: &Listing, problems: &[Problem]) -> Result<String> {
    let Listing {
        archive, answer, ..
    } = listing;
    let record = Record {
        query: language::print(&answer.query),
        problems: problems.iter().map(problem).collect(),
        count: answer.selection.len(),
        total: archive.len(),
        articles: listing.articles().map(article).collect(),
        tags: listing.tags().into_iter().map(tag).collect(),
        timeline: answer.timeline.bars.iter().map(bar).collect(),
        undated: answer.timeline.n_undated,
    };
    Ok(visible_json(&serde_json::to_string_pretty(&record)?))
}

fn problem(problem: &Problem) -> ProblemRecord<'_> {
    ProblemRecord {
        column: problem.column,
        message: &problem.message,
    }
}

fn article(article: Entry<'_>) -> ArticleRecord<'_> {
    ArticleRecord {
        id: article.id(),
        slug: article.slug().to_string(),
        title: article.title(),
        date: article.date().map(|date| date.to_string()),
        tags: article.tags().map(Tag::as_str).collect(),
    }
}

fn tag((tag, count): (&Tag, u32)) -> TagRecord<'_> {
    TagRecord {
        tag: tag.as_str(),
        count,
    }
}

fn bar(bar: &Bar) -> BarRecord {
    let text = |date: Option<Date>| date.map(|date| date.to_string());
    BarRecord {
        from: text(bar.range.from()),
        to: text(bar.range.to()),
        count: bar.count,
    }
}

#[derive(Serialize)]
struct Record<'a> {
    query: String,
    problems: Vec<ProblemRecord<'a>>,
    count: usize,
    total: usize,
    articles: Vec<ArticleRecord<'a>>,
    tags: Vec<TagRecord<'a>>,
    timeline: Vec<BarRecord>,
    undated: usize,
}

#[derive(Serialize)]
struct ProblemRecord<'a> {
    column: usize,
    message: &'a str,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    slug: String,
    title: &'a str,
    date: Option<String>,
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct TagRecord<'a> {
    tag: &'a str,
    count: u32,
}

#[derive(Serialize)]
struct BarRecord {
    from: Option<String>,
    to: Option<String>,
    count: usize,
}
