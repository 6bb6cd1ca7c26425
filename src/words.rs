//! Words: which articles say what somebody is looking for, found by reading all of them.
//!
//! A word of the query fits a word of the article that begins with it; a phrase fits those words in that
//! order, whole. Case and composition do not count ([`folding`](crate::folding)). There is no ranking, no
//! stemming and no index here: whatever answers better has to answer these same questions.

use crate::archive::{Archive, ArticleIdx};
use crate::article_set::ArticleSet;
use crate::folding::fold;

pub(crate) mod nearest;

/// What the articles of an archive say, folded once.
#[derive(Debug, Default)]
pub struct Words {
    /// Of each article its title, its tags and its text, each on a line.
    lines: String,
    /// Where the title of each article ends.
    title_ends: Vec<usize>,
    /// Where each article ends.
    ends: Vec<usize>,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As somebody wrote it, on one line, never empty.
    text: String,
    /// Whether it must be there whole.
    is_phrase: bool,
}

/// Where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In titles, tags and texts.
    Anywhere,
    /// In titles alone.
    Title,
}

impl Needle {
    /// The beginning of a word.
    pub fn word(text: &str) -> Option<Needle> {
        Needle::new(text, false)
    }

    /// Whole words, in this order.
    pub fn phrase(text: &str) -> Option<Needle> {
        Needle::new(text, true)
    }

    fn new(text: &str, is_phrase: bool) -> Option<Needle> {
        let text = crate::folding::single_spaced(text);
        (!text.is_empty()).then_some(Needle { text, is_phrase })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it must be there whole.
    pub fn is_phrase(&self) -> bool {
        self.is_phrase
    }
}

impl Words {
    /// Folds what the articles say.
    pub fn new(archive: &Archive) -> Words {
        let mut words = Words::default();
        for idx in archive.articles() {
            let article = archive.article(idx);
            words.push_line(article.title());
            words.title_ends.push(words.lines.len());
            article.tags().for_each(|tag| words.push_line(tag.key()));
            words.push_line(article.text());
            words.ends.push(words.lines.len());
        }
        words
    }

    fn push_line(&mut self, text: &str) {
        self.lines.push_str(&fold(text));
        self.lines.push('\n');
    }

    /// The articles that say it.
    pub fn find(&self, needle: &Needle, place: Place) -> ArticleSet {
        let mut found = ArticleSet::none(self.ends.len());
        let folded = fold(needle.as_str());
        let mut from = 0;
        while let Some(at) = self.lines[from..].find(&folded).map(|at| from + at) {
            let article = self.ends.partition_point(|end| *end <= at);
            let is_in_place = place == Place::Anywhere || at < self.title_ends[article];
            if is_in_place && self.fits(at, at + folded.len(), needle) {
                found.add(&[ArticleIdx::new(article)]);
            }
            from = match is_in_place && !found.contains(ArticleIdx::new(article)) {
                true => at + self.lines[at..].chars().next().map_or(1, char::len_utf8),
                false => self.ends[article],
            };
        }
        found
    }

    /// Whether what stands there is a word that begins so, or the whole phrase, and not a part of a word.
    fn fits(&self, start: usize, end: usize, needle: &Needle) -> bool {
        let begins = is_edge(&self.lines, start);
        begins && (!needle.is_phrase || is_edge(&self.lines, end))
    }
}

/// Whether a word may begin or end there. In scripts without spaces that is everywhere.
fn is_edge(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let is_inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    !(is_inside(before) && is_inside(after))
}

/// Whether a letter is of a script that sets no spaces between words: Thai to Khmer, kana, and Han.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests;
