//! The archive: a whole collection of articles in columns, newest first.
//!
//! Built once from a feed, then only read. It answers what an article holds and who carries a tag; which
//! articles a reader wants is [`query`](crate::query)'s business. Nothing here allocates per article: texts
//! and lists stand end to end in a few arenas, and views borrow from them.

use crate::article::{self, SafeHtml, Slug};
use crate::article_set::ArticleSet;
use crate::dates::Date;
use crate::feed::{self, Feed, Losses};
use crate::folding::fold;
use crate::tags::Tag;
use std::sync::OnceLock;

mod builder;
mod columns;
mod tag_table;

pub use builder::Builder;
use columns::{Lists, Texts, sorted};
use tag_table::TagTable;

/// Where an article stands in its archive: 0 is the newest, undated ones are last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleIdx(u32);

/// A tag of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagIdx(u32);

/// A collection of articles.
#[derive(Debug, Default)]
pub struct Archive {
    feed: Feed,
    feed_authors: String,
    slugs: Texts,
    titles: Texts,
    texts: Texts,
    /// Empty where the text is all there is.
    htmls: Texts,
    summaries: Texts,
    authors: Texts,
    links: Texts,
    languages: Texts,
    dates: Vec<Option<Date>>,
    reading_minutes: Vec<u16>,
    /// As written on the article, in its author's order.
    tags_of: Lists<TagIdx>,
    /// Tags that an article does not name, but that stand above one it names.
    implied_tags_of: Lists<TagIdx>,
    /// Ascending; counts implied tags.
    articles_with: Lists<ArticleIdx>,
    tags: TagTable,
    /// Made when somebody first sorts by title.
    by_title: OnceLock<Vec<ArticleIdx>>,
}

impl Archive {
    /// The archive of a JSON Feed, and what could not be kept of it.
    pub fn from_json(json: &[u8]) -> Result<(Archive, Losses), feed::Error> {
        let mut builder = Builder::default();
        let (feed, losses) = feed::decode(json, |article| builder.push(&article))?;
        Ok((builder.finish(feed), losses))
    }

    /// What the feed says of itself.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// The article at `idx`, which must come from this archive.
    pub fn article(&self, idx: ArticleIdx) -> Entry<'_> {
        Entry { archive: self, idx }
    }

    /// Every article, newest first.
    pub fn articles(&self) -> impl DoubleEndedIterator<Item = ArticleIdx> {
        (0..self.len()).map(ArticleIdx::new)
    }

    /// How many articles have a date. They stand before the ones that have none.
    pub fn n_dated(&self) -> usize {
        self.dates.partition_point(Option::is_some)
    }

    /// The article with this slug.
    pub fn find(&self, slug: &Slug) -> Option<ArticleIdx> {
        self.articles()
            .find(|&idx| self.slugs.get(idx.idx()) == slug.as_str())
    }

    /// Every article by title: case and what stands before the first letter or digit do not count. Letters
    /// compare by their place in Unicode, so accented ones follow `z`. Newest first among equals.
    pub fn by_title(&self) -> &[ArticleIdx] {
        self.by_title.get_or_init(|| {
            let key = |article: ArticleIdx| {
                let key = fold(self.article(article).title());
                key.trim_start_matches(|c: char| !c.is_alphanumeric())
                    .to_owned()
            };
            let keys: Vec<String> = self.articles().map(key).collect();
            let order = sorted(keys.len(), &|one, other| {
                keys[one as usize].cmp(&keys[other as usize])
            });
            order.into_iter().map(ArticleIdx).collect()
        })
    }

    /// How many tags there are, implied ones among them.
    pub fn n_tags(&self) -> usize {
        self.tags.len()
    }

    /// Every tag, each behind the one it stands under; the most used first among neighbors.
    pub fn tags(&self) -> &[TagIdx] {
        self.tags.in_tree_order()
    }

    /// The tag at `idx`, spelled as it was first met.
    pub fn tag(&self, idx: TagIdx) -> &Tag {
        self.tags.get(idx)
    }

    /// Where `tag`, in any spelling, stands in this archive.
    pub fn find_tag(&self, tag: &Tag) -> Option<TagIdx> {
        self.tags.find(tag)
    }

    /// The articles that carry a tag or one under it, newest first.
    pub fn articles_with(&self, tag: TagIdx) -> &[ArticleIdx] {
        self.articles_with.get(tag.idx())
    }

    /// How many articles of `set` carry each tag, by [`TagIdx`].
    pub fn count_tags(&self, set: &ArticleSet) -> Vec<u32> {
        let mut counts = vec![0; self.n_tags()];
        for article in set.iter() {
            let idx = article.idx();
            for tag in self
                .tags_of
                .get(idx)
                .iter()
                .chain(self.implied_tags_of.get(idx))
            {
                counts[tag.idx()] += 1;
            }
        }
        counts
    }
}

/// One article of an archive, borrowed from it.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    archive: &'a Archive,
    idx: ArticleIdx,
}

/// The length of an excerpt made from an article's text, in bytes: three or four lines of a list's row.
const EXCERPT_BYTES: (usize, usize) = (120, 300);

impl<'a> Entry<'a> {
    /// Its name in URLs, unlike every other one's.
    pub fn slug(self) -> Slug {
        Slug::stored(self.archive.slugs.get(self.idx.idx()))
    }

    /// Never empty: an article without a title is called by its first words.
    pub fn title(self) -> &'a str {
        self.archive.titles.get(self.idx.idx())
    }

    /// Its text; see [`article::paragraphs`].
    pub fn text(self) -> &'a str {
        self.archive.texts.get(self.idx.idx())
    }

    /// Its body as HTML, if it is more than the paragraphs of its text.
    pub fn html(self) -> Option<SafeHtml> {
        match self.archive.htmls.get(self.idx.idx()) {
            "" => None,
            html => Some(SafeHtml::stored(html)),
        }
    }

    /// Its author's summary, or else its first sentences.
    pub fn excerpt(self) -> String {
        let (least, most) = EXCERPT_BYTES;
        match self.archive.summaries.get(self.idx.idx()) {
            "" => article::excerpt(self.text(), least, most),
            summary => article::excerpt(summary, least, most),
        }
    }

    /// The names of its authors, or else the feed's, separated by commas; empty if unknown.
    pub fn authors(self) -> &'a str {
        match self.archive.authors.get(self.idx.idx()) {
            "" => &self.archive.feed_authors,
            authors => authors,
        }
    }

    /// Where it stands on the web, if that is elsewhere.
    pub fn link(self) -> Option<&'a str> {
        Some(self.archive.links.get(self.idx.idx())).filter(|link| !link.is_empty())
    }

    /// Its language, or else the feed's; empty if unknown, which is also what HTML's `lang` takes for that.
    pub fn language(self) -> &'a str {
        match self.archive.languages.get(self.idx.idx()) {
            "" => self.archive.feed.language.as_deref().unwrap_or_default(),
            language => language,
        }
    }

    /// When it was published, if known.
    pub fn date(self) -> Option<Date> {
        self.archive.dates[self.idx.idx()]
    }

    /// How long it takes to read.
    pub fn reading_minutes(self) -> u16 {
        self.archive.reading_minutes[self.idx.idx()]
    }

    /// The tags it names, in its author's order.
    pub fn tags(self) -> impl ExactSizeIterator<Item = &'a Tag> {
        let archive = self.archive;
        archive
            .tags_of
            .get(self.idx.idx())
            .iter()
            .map(|&tag| archive.tag(tag))
    }
}

impl ArticleIdx {
    /// # Panics
    /// If `idx` is not below 2³², which no archive in memory reaches.
    pub(crate) fn new(idx: usize) -> ArticleIdx {
        ArticleIdx(u32::try_from(idx).expect("fewer than 2^32 articles fit in memory"))
    }

    pub(crate) fn idx(self) -> usize {
        self.0 as usize
    }
}

impl TagIdx {
    /// As a number below [`Archive::n_tags`].
    pub fn idx(self) -> usize {
        self.0 as usize
    }
}

#[cfg(test)]
mod tests;
