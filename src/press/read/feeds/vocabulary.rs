//! Which vocabulary an element belongs to.
//!
//! RSS and Atom are one here, in all their versions: what they share they mean alike. Of the others only those
//! that articles are written in have a name.

use super::xml::Element;
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// RSS and Atom.
    Feed,
    /// Dublin Core: author, date and subject, where RSS has no name for them.
    Dublin,
    /// The module that gives RSS a full text.
    Content,
    /// What WordPress adds to RSS in its exports.
    WordPress,
    /// The summaries in these.
    Excerpt,
    /// Podcasts, pictures, comments and the rest.
    Other,
}

/// The prefixes that a feed declares at its top.
pub(super) struct Prefixes(HashMap<String, Vocabulary>);

impl Prefixes {
    /// Those declared by any of these elements.
    pub fn new<'a>(elements: impl Iterator<Item = Element<'a>>) -> Prefixes {
        let declared = elements.flat_map(|element| element.attributes().collect::<Vec<_>>());
        let prefix = declared.filter_map(|(name, address)| {
            let prefix = name.strip_prefix("xmlns:")?;
            Some((prefix.to_owned(), of_address(&address)))
        });
        Prefixes(prefix.collect())
    }

    /// Whether this is an export of WordPress.
    pub fn has_wordpress(&self) -> bool {
        self.0
            .values()
            .any(|vocabulary| *vocabulary == Vocabulary::WordPress)
    }

    /// The vocabulary of an element.
    pub fn vocabulary(&self, element: &Element) -> Vocabulary {
        let prefix = element.prefix;
        let own = match prefix {
            "" => element.attribute("xmlns"),
            _ => element.attribute(&format!("xmlns:{prefix}")),
        };
        if let Some(address) = own {
            return of_address(&address);
        }
        let declared = self.0.get(prefix);
        match (declared, prefix) {
            (Some(vocabulary), _) => *vocabulary,
            // Some feeds forget to declare what everybody knows.
            (None, "" | "rss" | "atom") => Vocabulary::Feed,
            (None, "dc" | "dcterms") => Vocabulary::Dublin,
            (None, "content") => Vocabulary::Content,
            (None, "wp") => Vocabulary::WordPress,
            (None, "excerpt") => Vocabulary::Excerpt,
            (None, _) => Vocabulary::Other,
        }
    }
}

fn of_address(address: &str) -> Vocabulary {
    let has = |part: &str| address.contains(part);
    if has("wordpress.org/export/") {
        return match has("excerpt") {
            true => Vocabulary::Excerpt,
            false => Vocabulary::WordPress,
        };
    }
    let of_feeds = [
        "w3.org/2005/Atom",
        "purl.org/atom/",
        "purl.org/net/rss",
        "my.netscape.com/",
        "backend.userland.com/",
        "blogs.law.harvard.edu/",
        "cyber.law.harvard.edu/",
    ];
    if has("purl.org/rss/1.0/modules/content") {
        Vocabulary::Content
    } else if has("purl.org/dc/") {
        Vocabulary::Dublin
    } else if address.is_empty()
        || address.ends_with("purl.org/rss/1.0/")
        || of_feeds.into_iter().any(has)
    {
        Vocabulary::Feed
    } else {
        Vocabulary::Other
    }
}
