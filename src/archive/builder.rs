//! Articles in any order to an [`Archive`].

use super::carriers::dense;
use super::columns::{Lists, Texts, reordered};
use super::{Archive, ArticleIdx, TagIdx};
use crate::article::{self, Article, Author, SafeHtml, Slug};
use crate::feed::{Feed, UNNAMED};
use crate::sorting::sorted;
use crate::tags::Tag;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Takes articles one at a time, as the feed is read, so that they are never all in memory twice.
#[derive(Default)]
pub struct Builder {
    /// In the order pushed, with the parts that depend on the order still missing.
    archive: Archive,
    slugs: Vec<WantedSlug>,
    /// By tag: the number, from 1, of the article that was last seen to carry it.
    last_carrier: Vec<usize>,
}

/// What an article would like to be called.
struct WantedSlug {
    slug: Slug,
    /// Whether the feed says so; such a claim goes before one that is only derived.
    is_given: bool,
}

/// The length of a title made from an article's first words, in bytes.
const TITLE_BYTES: (usize, usize) = (20, 80);

impl Builder {
    /// Takes one more article.
    pub fn push(&mut self, article: &Article) {
        let Builder { archive, slugs, .. } = self;
        slugs.push(WantedSlug::of(article));
        archive.ids.push(&article.id);
        archive.titles.push(&title(article));
        archive.texts.push(&article.text);
        archive
            .htmls
            .push(article.html.as_ref().map_or("", SafeHtml::as_str));
        archive
            .summaries
            .push(article.summary.as_deref().unwrap_or_default());
        archive.authors.push(&names(&article.authors));
        let link = article.url.as_ref().or(article.external_url.as_ref());
        archive
            .links
            .push(link.map(String::as_str).unwrap_or_default());
        archive
            .languages
            .push(article.language.as_deref().unwrap_or_default());
        archive.dates.push(article.published);
        let minutes = article.reading_minutes.filter(|minutes| 0 < *minutes);
        archive
            .reading_minutes
            .push(minutes.unwrap_or_else(|| article::reading_minutes(&article.text)));
        self.push_tags(&article.tags);
    }

    fn push_tags(&mut self, written: &[String]) {
        let Builder {
            archive,
            last_carrier,
            ..
        } = self;
        let article = archive.dates.len();
        let mut is_new = |tag: TagIdx| {
            last_carrier.resize(last_carrier.len().max(tag.idx() + 1), 0);
            std::mem::replace(&mut last_carrier[tag.idx()], article) != article
        };
        let mut named = Vec::new();
        for tag in written.iter().filter_map(|text| Tag::new(text)) {
            let tag = archive.tags.intern(&tag);
            if is_new(tag) {
                named.push(tag);
            }
        }
        let mut implied = Vec::new();
        for &tag in &named {
            implied.extend(archive.tags.above(tag).filter(|&tag| is_new(tag)));
        }
        archive.tags_of.push(named);
        archive.implied_tags_of.push(implied);
    }

    /// The archive of all that was pushed.
    pub fn finish(self, mut feed: Feed) -> Archive {
        if feed.title.is_empty() {
            feed.title = UNNAMED.to_owned();
        }
        let Builder { archive, slugs, .. } = self;
        let order = newest_first(&archive);
        let n_articles = archive.len();
        let mut archive = Archive {
            feed_authors: names(&feed.authors),
            feed,
            ids: archive.ids.reordered(&order),
            slugs: unlike_each_other(&slugs, &order),
            titles: archive.titles.reordered(&order),
            texts: archive.texts.reordered(&order),
            htmls: archive.htmls.reordered(&order),
            summaries: archive.summaries.reordered(&order),
            authors: archive.authors.reordered(&order),
            links: archive.links.reordered(&order),
            languages: archive.languages.reordered(&order),
            dates: reordered(&archive.dates, &order),
            reading_minutes: reordered(&archive.reading_minutes, &order),
            tags_of: archive.tags_of.reordered(&order),
            implied_tags_of: archive.implied_tags_of.reordered(&order),
            tags: archive.tags,
            ..Archive::default()
        };
        archive.articles_with = articles_with(&archive, n_articles);
        archive.sets_with = (0..archive.n_tags())
            .map(|tag| dense(n_articles, archive.articles_with.get(tag)))
            .collect();
        let Archive {
            tags,
            articles_with,
            ..
        } = &mut archive;
        tags.arrange(|tag| articles_with.get(tag.idx()).len());
        archive
    }
}

impl WantedSlug {
    fn of(article: &Article) -> WantedSlug {
        let is_given = article.slug.is_some();
        let derived = || Slug::from_text(&article.title).or_else(|| Slug::from_text(&article.id));
        let unnamed = || Slug::from_text("article").expect("it has letters");
        WantedSlug {
            slug: article
                .slug
                .clone()
                .or_else(derived)
                .unwrap_or_else(unnamed),
            is_given,
        }
    }
}

/// The names of people, separated by commas.
fn names(authors: &[Author]) -> String {
    let names: Vec<&str> = authors
        .iter()
        .filter_map(|author| author.name.as_deref())
        .collect();
    names.join(", ")
}

fn title(article: &Article) -> String {
    let (least, most) = TITLE_BYTES;
    let title = article.title.clone();
    let beginning = || article::excerpt(&article.text, least, most);
    let first = [title, beginning()]
        .into_iter()
        .find(|title| !title.is_empty());
    first.unwrap_or_else(|| "Untitled".to_owned())
}

/// Where the articles stand from the newest to the undated ones; equals keep their order.
fn newest_first(archive: &Archive) -> Vec<u32> {
    let dates = &archive.dates;
    let undated_last = |at: u32| (dates[at as usize].is_none(), Reverse(dates[at as usize]));
    sorted(archive.len(), &|one, other| {
        undated_last(one).cmp(&undated_last(other))
    })
}

/// A slug for each article, in `order`. Where two want the same one, the older article keeps it, so that a
/// new article never takes over an address that somebody may have noted down.
fn unlike_each_other(wanted: &[WantedSlug], order: &[u32]) -> Texts {
    // Each slug that is taken, and the number to try first for the next article that wants it. A map like
    // that of the tags, so that the browser loads one of them and not two.
    let mut taken: HashMap<String, u32> = HashMap::with_capacity(wanted.len());
    let mut slugs: Vec<String> = vec![String::new(); wanted.len()];
    for given in [true, false] {
        for &at in order.iter().rev() {
            let WantedSlug { slug, is_given } = &wanted[at as usize];
            if *is_given == given {
                slugs[at as usize] = take(&mut taken, slug);
            }
        }
    }
    let mut column = Texts::default();
    for &at in order {
        column.push(&slugs[at as usize]);
    }
    column.tight()
}

fn take(taken: &mut HashMap<String, u32>, wanted: &Slug) -> String {
    let Some(&first) = taken.get(wanted.as_str()) else {
        taken.insert(wanted.to_string(), 2);
        return wanted.to_string();
    };
    let mut number = first;
    let free = loop {
        let candidate = wanted.numbered(number as usize).to_string();
        number += 1;
        if !taken.contains_key(&candidate) {
            break candidate;
        }
    };
    taken.insert(wanted.to_string(), number);
    taken.insert(free.clone(), 2);
    free
}

/// Turns "the tags of each article" into "the articles of each tag".
fn articles_with(archive: &Archive, n_articles: usize) -> Lists<ArticleIdx> {
    let mut carriers: Vec<Vec<ArticleIdx>> = vec![Vec::new(); archive.n_tags()];
    for article in (0..n_articles).map(ArticleIdx::new) {
        let idx = article.idx();
        for tag in archive
            .tags_of
            .get(idx)
            .iter()
            .chain(archive.implied_tags_of.get(idx))
        {
            carriers[tag.idx()].push(article);
        }
    }
    let mut lists = Lists::default();
    for articles in carriers {
        lists.push(articles);
    }
    lists.tight()
}
