//! The archive: a whole collection of articles in columns, newest first.
//!
//! Built once from a feed, then only read. It answers what an article holds and who carries a tag; which
//! articles a reader wants is [`query`](crate::query)'s business. Nothing here allocates per article: texts
//! and lists stand end to end in a few arenas, and views borrow from them.

use crate::article::{self, SafeHtml, Slug};
use crate::article_set::{ArticleSet, Ranked};
use crate::collation;
use crate::dates;
use crate::dates::Date;
use crate::feed::{self, Feed, Losses};
use crate::search::{Index, Marks, Unusable};
use crate::sorting::sorted;
use crate::tags::Tag;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

mod builder;
mod carriers;
mod columns;
mod tag_table;
mod title_order;

pub use builder::Builder;
pub use carriers::Carriers;
use columns::{Lists, Texts};
use tag_table::TagTable;
pub use title_order::TitleOrder;

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
    ids: Texts,
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
    /// The same as sets, where that is worth it.
    sets_with: Vec<Option<ArticleSet>>,
    tags: TagTable,
    /// Made when somebody first sorts by title.
    by_title: OnceLock<Arc<TitleOrder>>,
    /// Read from a file, or made when somebody first looks for a word.
    index: OnceLock<Index>,
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

    /// Every article by title, as [`collation`] has it in the feed's language. Newest first among equals.
    pub fn by_title(&self) -> &Arc<TitleOrder> {
        self.by_title.get_or_init(|| {
            let titles = self.articles().map(|idx| self.article(idx).title());
            let language = self.feed.language.as_deref().unwrap_or_default();
            Arc::new(TitleOrder::new(collation::order(titles, language)))
        })
    }

    /// What finds words in the articles. It is made now if there is none yet, which may take long.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }

    /// How many bytes of text there are.
    pub fn text_bytes(&self) -> usize {
        self.texts.n_bytes()
    }

    /// Takes the bytes of an index of this archive, so that none has to be made.
    pub fn set_index(&self, bytes: Vec<u8>) -> Result<(), Unusable> {
        let index = Index::read(bytes, self)?;
        // One that is there already is the same.
        let _ = self.index.set(index);
        Ok(())
    }

    /// The places of the articles published in `range`: they stand together. An open range has the undated
    /// articles as well.
    pub fn published(&self, range: dates::Range) -> Range<usize> {
        if range.is_open() {
            return 0..self.len();
        }
        let n_after = |day: i32| {
            let is_after =
                |date: &Option<dates::Date>| date.is_some_and(|date| day < date.first_day());
            self.dates.partition_point(is_after)
        };
        let before = range.first_day().saturating_sub(1);
        let (start, end) = (n_after(range.last_day()), n_after(before));
        start..end.max(start)
    }

    /// The languages of the articles, as their authors write them, each once.
    pub fn languages(&self) -> Vec<&str> {
        let mut languages: Vec<&str> = Vec::new();
        for idx in self.articles() {
            let language = self.article(idx).language();
            if !language.is_empty() && !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// How many tags there are, implied ones among them.
    pub fn n_tags(&self) -> usize {
        self.tags.len()
    }

    /// Every tag, each behind the one it stands under; the most used first among neighbors.
    pub fn tags(&self) -> &[TagIdx] {
        self.tags.in_tree_order()
    }

    /// Every tag by its name, which puts it behind the one it stands under.
    pub fn tags_by_name(&self) -> Vec<TagIdx> {
        let order = sorted(self.n_tags(), &|one, other| {
            let key = |tag| self.tag(TagIdx(tag)).key().split('/');
            key(one).cmp(key(other))
        });
        order.into_iter().map(TagIdx).collect()
    }

    /// The tag at `idx`, spelled as it was first met.
    pub fn tag(&self, idx: TagIdx) -> &Tag {
        self.tags.get(idx)
    }

    /// Where `tag`, in any spelling, stands in this archive.
    pub fn find_tag(&self, tag: &Tag) -> Option<TagIdx> {
        self.tags.find(tag)
    }

    /// The articles that carry a tag or one under it.
    pub fn carriers(&self, tag: TagIdx) -> Carriers<'_> {
        Carriers {
            list: self.articles_with.get(tag.idx()),
            set: self.sets_with[tag.idx()].as_ref(),
        }
    }

    /// How many articles of `set` carry each tag, by [`TagIdx`].
    pub fn count_tags(&self, set: &Ranked) -> Vec<u32> {
        if set.len() * 4 < self.len() {
            return self.count_tags_of(set.set());
        }
        let count = |tag: u32| {
            let carriers = self.carriers(TagIdx(tag));
            let n_carriers = match set.len() == self.len() {
                true => carriers.len(),
                false => carriers.len_in(set.set()),
            };
            n_carriers as u32
        };
        (0..).take(self.n_tags()).map(count).collect()
    }

    /// The same, from article to article, which is quicker for few of them.
    fn count_tags_of(&self, set: &ArticleSet) -> Vec<u32> {
        let mut counts = vec![0; self.n_tags()];
        for article in set.iter() {
            let idx = article.idx();
            let tags = self.tags_of.get(idx).iter();
            for tag in tags.chain(self.implied_tags_of.get(idx)) {
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
    /// What its feed calls it, which may be anything.
    pub fn id(self) -> &'a str {
        self.archive.ids.get(self.idx.idx())
    }

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
        match self.summary() {
            "" => article::excerpt(self.text(), least, most),
            summary => article::excerpt(summary, least, most),
        }
    }

    /// The part of its text where most of what is looked for stands, or else its excerpt.
    pub fn snippet(self, marks: &Marks) -> String {
        let excerpt = self.excerpt();
        let snippet = marks.snippet(self.text(), &excerpt, EXCERPT_BYTES.1);
        snippet.unwrap_or(excerpt)
    }

    /// The names of its authors, or else the feed's, separated by commas; empty if unknown.
    pub fn authors(self) -> &'a str {
        match self.archive.authors.get(self.idx.idx()) {
            "" => &self.archive.feed_authors,
            authors => authors,
        }
    }

    /// The names of its own authors, separated by commas.
    pub(crate) fn own_authors(self) -> &'a str {
        self.archive.authors.get(self.idx.idx())
    }

    /// Its summary as its feed has it; empty if it has none.
    pub(crate) fn summary(self) -> &'a str {
        self.archive.summaries.get(self.idx.idx())
    }

    /// Its author's summary, unless that is only how its text begins.
    pub(crate) fn own_summary(self) -> &'a str {
        let summary = self.summary();
        let mut words = self.text().split_whitespace();
        // It may have been cut short, even within its last word.
        let mut begun = summary
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .split_whitespace();
        match begun.all(|word| words.next().is_some_and(|next| next.starts_with(word))) {
            true => "",
            false => summary,
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
