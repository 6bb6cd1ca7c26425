//! An article on its way through the press: what its source says, before it has an address and safe HTML.

use super::diagnostic::Mistake;
use crate::article::Article;
use crate::dates::Date;

/// What a source file holds: one article, or the entries of a feed or table.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub drafts: Vec<Draft>,
    /// Those that belong to no draft.
    pub mistakes: Vec<Mistake>,
}

/// One article as its source has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Without a body; its id is empty where the source gives none.
    pub article: Article,
    pub body: Body,
    /// Marked as not finished.
    pub is_draft: bool,
    /// When it is to disappear.
    pub expires: Option<Date>,
    /// Addresses it had on an older site, as paths or in full.
    pub aliases: Vec<String>,
    pub mistakes: Vec<Mistake>,
}

/// The body as written.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// Paragraphs separated by blank lines.
    Text(String),
    Markdown {
        source: String,
        /// The line of its file on which it begins, counted from 1.
        line: usize,
    },
    /// From anywhere: not to be trusted.
    Html(String),
}

impl Default for Body {
    fn default() -> Body {
        Body::Text(String::new())
    }
}

impl Reading {
    /// Nothing but a mistake.
    pub fn mistaken(mistake: Mistake) -> Reading {
        Reading {
            drafts: Vec::new(),
            mistakes: vec![mistake],
        }
    }

    /// One article.
    pub fn single(draft: Draft) -> Reading {
        Reading {
            drafts: vec![draft],
            mistakes: Vec::new(),
        }
    }
}
