//! What an article must be like, beyond the tags and dates that have controls of their own.
//!
//! How it is written down is [`language`](super::language)'s business.

use super::needle::{Needle, Place};
use crate::archive::Archive;
use crate::article_set::ArticleSet;
use crate::dates::Range;
use crate::tags::Tag;

/// A condition on articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// It fits where all of them do. At least two, none of them an `All`.
    All(Vec<Expr>),
    /// It fits where any of them does. At least two, none of them an `Any`.
    Any(Vec<Expr>),
    /// It fits where this does not, which is no `Not`.
    Not(Box<Expr>),
    /// One condition.
    Term(Term),
}

/// A condition without parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// The article says this, in this place.
    Says(Needle, Place),
    /// It carries this tag or one under it.
    Tag(Tag),
    /// It is written in this language; `en` is any kind of English. In lower case.
    Language(String),
    /// It was published then.
    Published(Range),
}

impl Expr {
    /// Where all of `parts` hold; `None` if there are none.
    pub fn all(parts: Vec<Expr>) -> Option<Expr> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Expr::All(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Expr::All)
    }

    /// Where any of `parts` holds; `None` if there are none.
    pub fn any(parts: Vec<Expr>) -> Option<Expr> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Expr::Any(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Expr::Any)
    }

    /// Where `part` does not hold.
    pub fn negated(part: Expr) -> Expr {
        match part {
            Expr::Not(part) => *part,
            part => Expr::Not(Box::new(part)),
        }
    }

    /// Whether it asks what articles say.
    pub(crate) fn is_about_words(&self) -> bool {
        match self {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().any(Expr::is_about_words),
            Expr::Not(part) => part.is_about_words(),
            Expr::Term(term) => matches!(term, Term::Says(..)),
        }
    }

    /// Whether it looks for words that an article should have.
    pub(crate) fn is_search(&self) -> bool {
        match self {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().any(Expr::is_search),
            Expr::Not(_) => false,
            Expr::Term(term) => matches!(term, Term::Says(..)),
        }
    }
}

fn one_or(mut parts: Vec<Expr>, join: impl Fn(Vec<Expr>) -> Expr) -> Option<Expr> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(join(parts)),
    }
}

impl Term {
    /// The articles that it fits, in no order. What an article says is for [`search`](crate::search) to know.
    pub(crate) fn matches(&self, archive: &Archive) -> ArticleSet {
        let mut set = ArticleSet::none(archive.len());
        match self {
            Term::Says(..) => {}
            Term::Published(range) => {
                return ArticleSet::within(archive.len(), archive.published(*range));
            }
            Term::Tag(tag) => {
                if let Some(idx) = archive.find_tag(tag) {
                    archive.carriers(idx).add_to(&mut set);
                }
            }
            Term::Language(wanted) => {
                let is_wanted = |language: &str| is_kind_of(language, wanted);
                let articles = archive.articles();
                articles
                    .filter(|idx| is_wanted(archive.article(*idx).language()))
                    .for_each(|idx| set.insert(idx));
            }
        }
        set
    }
}

/// Whether a language is `wanted` or a kind of it, as `pt-BR` is of `pt` (RFC 4647's basic filtering).
fn is_kind_of(language: &str, wanted: &str) -> bool {
    let Some((start, rest)) = language.split_at_checked(wanted.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(wanted) && (rest.is_empty() || rest.starts_with('-'))
}
