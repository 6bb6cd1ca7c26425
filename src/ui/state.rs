//! What every part of the page shares: the archive, and what it answers to the reader's query.
//!
//! The URL owns the reader's state; nothing here is a second copy of it. Where the reader is, and how they
//! got there, is [`navigation`](super::navigation)'s business.

use super::finder;
use super::navigation::Navigation;
use super::reactive::{Derived, Value};
use crate::answer::Answer;
use crate::archive::{Archive, ArticleIdx};
use crate::headings::Heading;
use leptos::prelude::*;
use std::sync::Arc;

/// The archive that is open. There is one as long as anything is shown.
#[derive(Clone, Copy)]
pub struct Library {
    archive: Value<Arc<Archive>>,
    can_search: Value<bool>,
}

/// Makes `archive` the one that is open, for everything below the owner.
pub fn provide_library(archive: Arc<Archive>) -> Library {
    let library = Library {
        can_search: finder::prepare(Arc::clone(&archive)),
        archive: Value::new(archive),
    };
    provide_context(library);
    library
}

/// The archive that is open.
pub fn use_library() -> Library {
    use_context().expect("pages and components stand below the reader, which provides the library")
}

impl Library {
    /// What `read` finds in the archive.
    pub fn with<T>(self, read: impl FnOnce(&Archive) -> T) -> T {
        self.archive.with_untracked(|archive| read(archive))
    }

    /// Whether words can be looked for. Soon they can.
    pub fn can_search(self) -> bool {
        self.can_search.get()
    }
}

/// What the query of the address bar gives, worked out once for all who show some of it.
#[derive(Clone, Copy)]
pub struct CurrentAnswer(Derived<Arc<Answer>>);

/// Answers the query of the address bar from now on.
pub fn provide_answer(library: Library, navigation: Navigation) -> CurrentAnswer {
    // Costs a walk over the archive, and is read in every row and beside every tag.
    let answer = Derived::new(move |before: Option<&Arc<Answer>>| {
        let query = navigation.query();
        let is_early = query.is_about_words() && !library.can_search();
        match before.filter(|before| before.query == query && before.is_early == is_early) {
            Some(same) => Arc::clone(same),
            None => {
                let before = before.map(Arc::as_ref);
                let answer = |archive: &Archive| match is_early {
                    true => Answer::early(archive, query),
                    false => Answer::new(archive, query, before),
                };
                Arc::new(library.with(answer))
            }
        }
    });
    provide_context(CurrentAnswer(answer));
    CurrentAnswer(answer)
}

/// What the query of the address bar gives.
pub fn use_answer() -> CurrentAnswer {
    use_context().expect("pages and components stand below the reader, which provides the answer")
}

impl CurrentAnswer {
    /// What `read` finds in the answer; whoever reads it hears of the next one.
    pub fn with<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.0.with(|answer| read(answer))
    }

    /// What `read` finds in the answer as it is now.
    pub fn peek<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.0.with_untracked(|answer| read(answer))
    }

    /// How many articles there are in the list.
    pub fn n_rows(self) -> usize {
        self.with(|answer| answer.selection.len())
    }

    /// What stands above a row of the list.
    pub fn heading(self, library: Library, row: usize) -> Option<Heading> {
        library.with(|archive| {
            self.with(|answer| answer.headings.above(archive, &answer.selection, row))
        })
    }

    /// The article in a row of the list.
    pub fn article(self, row: usize) -> Option<ArticleIdx> {
        self.with(|answer| answer.selection.article(row))
    }
}
