//! A query and all that follows from it, worked out together.
//!
//! How it is shown, and when it is worked out again, is the page's business.

use crate::archive::Archive;
use crate::facets::Facets;
use crate::query::{Query, Selection};

/// What an archive answers to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub query: Query,
    /// The articles, in order.
    pub selection: Selection,
    /// The counts beside the tags.
    pub facets: Facets,
}

impl Answer {
    /// The answer of `archive` to `query`.
    pub fn new(archive: &Archive, query: Query) -> Answer {
        let selection = query.select(archive);
        let facets = Facets::new(archive, &query, &selection);
        Answer {
            query,
            selection,
            facets,
        }
    }
}
