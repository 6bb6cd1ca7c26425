//! The articles that the conditions of a query are about.

use super::function_words::is_function_word;
use super::marks::Marks;
use super::phrase;
use super::rank::{Ranking, Scores};
use super::tokens::is_lone;
use super::wanted::{Reading, Word, keys};
use crate::archive::{Archive, ArticleIdx};
use crate::article_set::ArticleSet;
use crate::query::expr::{Expr, Term};
use crate::query::needle::{Needle, Place};
use std::sync::Arc;

/// What is found.
#[derive(Debug, Default)]
pub struct Found {
    /// The articles, in no order.
    pub set: ArticleSet,
    /// Their order, if words were looked for.
    pub ranking: Option<Arc<Ranking>>,
}

/// The same conditions have the same ranking, so the articles tell two apart.
impl PartialEq for Found {
    fn eq(&self, other: &Found) -> bool {
        self.set == other.set
    }
}

/// Fewer articles than this with all the words, and those with some of them follow: about what fills a screen. More
/// would put worse articles where the reader has enough good ones.
const FEW: usize = 10;

/// With more words than this it is a question, and not a list of what must be there: an article that has all of them is
/// then as likely a long one as a good one, and its score decides. From three on it makes no difference to short queries;
/// with no such limit judged questions lose a seventh of their nDCG.
const QUESTION: usize = 3;

/// What an article must be worth to be found for a question, in parts of what the best is worth. At 0 it is found for
/// any one of the words, which is most of the archive; 0 to 1.
const LEAST: f32 = 0.25;

/// Of a question with more words than this, no more are looked at; nobody reads what the rest would change.
const MOST_WORDS: usize = 64;

/// The articles that `conditions` are about. Words that stand side by side are all looked for; where few articles
/// have all of them, the ones with some follow. Of a question, which has many words, some are enough. Everything else
/// must hold.
pub fn find(archive: &Archive, conditions: &[Expr]) -> Found {
    let mut search = Search {
        archive,
        scores: None,
        marks: Marks::default(),
    };
    let mut held = ArticleSet::all(archive.len());
    let mut plain = Vec::new();
    for (at, condition) in conditions.iter().enumerate() {
        let is_last = at + 1 == conditions.len();
        match condition {
            Expr::Term(Term::Says(needle, Place::Anywhere)) if !needle.is_phrase() => {
                plain.extend(read(needle, is_last));
            }
            condition => held.intersect(&search.set(condition, true, is_last)),
        }
    }
    let words = search.words(plain);
    for word in &words {
        search.scores().add_wanted(word);
        search.marks.add(word, Place::Anywhere);
    }
    let Some(scores) = search.scores.filter(|scores| !scores.is_empty()) else {
        // What has no word in it, such as a dash, is said by no article.
        let is_void = conditions.iter().any(is_plain_word);
        return Found {
            set: if is_void {
                ArticleSet::none(archive.len())
            } else {
                held
            },
            ranking: None,
        };
    };
    let mut all = held.clone();
    all.intersect(scores.with_all());
    let is_question = QUESTION < words.len();
    let (set, best) = match is_question || 1 < words.len() && all.len() < FEW {
        true => {
            let least = if is_question { LEAST } else { 0. };
            held = scores.worth_showing(&held, least);
            let best = (!is_question && all.len() < held.len()).then_some(all);
            (held, best)
        }
        false => (all, None),
    };
    let asked = conditions
        .iter()
        .filter_map(asked)
        .collect::<Vec<_>>()
        .join(" ");
    let ranking = Ranking::new(scores, best, search.marks, keys(&asked));
    Found {
        set,
        ranking: Some(Arc::new(ranking)),
    }
}

/// What is written in a condition that the reader would expect in a title.
fn asked(condition: &Expr) -> Option<&str> {
    match condition {
        Expr::Term(Term::Says(needle, _)) => Some(needle.as_str()),
        _ => None,
    }
}

fn is_plain_word(condition: &Expr) -> bool {
    matches!(condition, Expr::Term(Term::Says(needle, Place::Anywhere)) if !needle.is_phrase())
}

/// The keys in a needle, and how freely each is understood: the last of all may not be finished yet.
fn read(needle: &Needle, is_last: bool) -> Vec<(String, Reading)> {
    let keys = keys(needle.as_str());
    let last = keys.len().saturating_sub(1);
    let reading = |at: usize| match is_last && at == last {
        true => Reading::Beginning,
        false => Reading::Whole,
    };
    keys.into_iter()
        .enumerate()
        .map(|(at, key)| (key, reading(at)))
        .collect()
}

/// A search under way.
struct Search<'a> {
    archive: &'a Archive,
    /// None until a word is looked for: all other conditions hold without an index, which may not be there yet.
    scores: Option<Scores<'a>>,
    marks: Marks,
}

impl<'a> Search<'a> {
    fn scores(&mut self) -> &mut Scores<'a> {
        self.scores
            .get_or_insert_with(|| Scores::new(self.archive.index()))
    }

    /// The words that stand side by side. Function words count only if there is nothing else.
    fn words(&self, mut read: Vec<(String, Reading)>) -> Vec<Word<'a>> {
        if read.iter().any(|(key, _)| !is_function_word(key)) {
            read.retain(|(key, _)| !is_function_word(key));
        }
        let mut words: Vec<Word<'a>> = Vec::new();
        for (key, reading) in read.into_iter().take(MOST_WORDS) {
            if words.iter().all(|word| word.key != key) {
                words.push(Word::new(self.archive.index(), &key, reading));
            }
        }
        words
    }

    /// The articles for which a condition holds. What is wanted, and not unwanted, also counts for the order.
    fn set(&mut self, condition: &Expr, is_wanted: bool, is_last: bool) -> ArticleSet {
        let n_articles = self.archive.len();
        match condition {
            Expr::All(parts) => {
                let mut set = ArticleSet::all(n_articles);
                for (at, part) in parts.iter().enumerate() {
                    set.intersect(&self.set(part, is_wanted, is_last && at + 1 == parts.len()));
                }
                set
            }
            Expr::Any(parts) => {
                let mut set = ArticleSet::none(n_articles);
                for (at, part) in parts.iter().enumerate() {
                    set.unite(&self.set(part, is_wanted, is_last && at + 1 == parts.len()));
                }
                set
            }
            Expr::Not(part) => {
                let mut set = ArticleSet::all(n_articles);
                set.subtract(&self.set(part, !is_wanted, false));
                set
            }
            Expr::Term(Term::Says(needle, place)) if needle.is_phrase() => {
                self.phrase(needle, *place, is_wanted)
            }
            Expr::Term(Term::Says(needle, place)) => self.says(needle, *place, is_wanted, is_last),
            Expr::Term(term) => term.matches(self.archive),
        }
    }

    /// The articles that have every word of a needle. An unwanted word is exactly the one that was written.
    fn says(
        &mut self,
        needle: &Needle,
        place: Place,
        is_wanted: bool,
        is_last: bool,
    ) -> ArticleSet {
        let mut set = None;
        for (key, reading) in read(needle, is_last) {
            let reading = if is_wanted { reading } else { Reading::Exact };
            let word = Word::new(self.archive.index(), &key, reading);
            if is_wanted {
                self.marks.add(&word, place);
            }
            self.narrow(&mut set, &word, place, is_wanted);
        }
        set.unwrap_or_else(|| ArticleSet::none(self.archive.len()))
    }

    fn phrase(&mut self, needle: &Needle, place: Place, is_wanted: bool) -> ArticleSet {
        let keys = keys(needle.as_str());
        let mut set = None;
        for key in &keys {
            let word = Word::new(self.archive.index(), key, Reading::Exact);
            self.narrow(&mut set, &word, place, is_wanted);
        }
        let mut set = set.unwrap_or_else(|| ArticleSet::none(self.archive.len()));
        if 1 < keys.len() {
            let is_said = |idx: &ArticleIdx| {
                let entry = self.archive.article(*idx);
                match place {
                    Place::Title => phrase::is_in(entry.title(), &keys),
                    Place::Anywhere => phrase::is_said(entry, &keys),
                }
            };
            let said: Vec<ArticleIdx> = set.iter().filter(is_said).collect();
            set = ArticleSet::of(self.archive.len(), &said);
        }
        match keys.as_slice() {
            _ if !is_wanted => {}
            [key] if is_lone(key) => {
                let word = Word::new(self.archive.index(), key, Reading::Exact);
                self.marks.add(&word, place);
            }
            _ => self.marks.add_phrase(keys, place),
        }
        set
    }

    /// Keeps of `set`, which is every article at first, the ones that have a word.
    fn narrow(
        &mut self,
        set: &mut Option<ArticleSet>,
        word: &Word<'a>,
        place: Place,
        is_wanted: bool,
    ) {
        let with_word = match is_wanted {
            true => self.scores().add(word, place).0,
            false => self.scores().articles_with(word, place),
        };
        match set {
            Some(set) => set.intersect(&with_word),
            None => *set = Some(with_word),
        }
    }
}
