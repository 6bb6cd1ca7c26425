//! HTML that may be shown as HTML.
//!
//! What makes it safe is no business of this module: that is the sanitizer of the press. Here it only has a type
//! of its own, so that no other text can be taken for it.

use super::plain::{text_of_html, without_controls};

/// HTML that a sanitizer has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Takes `html` for safe.
    ///
    /// It must come from a sanitizer, since the page shows it as it is: nothing in it may run, load from
    /// elsewhere or change what is around it. So only two callers are right: the sanitizer of the press, and
    /// the decoder, for a feed that says the press has sanitized it.
    pub fn from_sanitizer(html: String) -> SafeHtml {
        SafeHtml(html)
    }

    /// The HTML that an archive has stored, which is safe because it was before.
    pub(crate) fn stored(html: &str) -> SafeHtml {
        SafeHtml(html.to_owned())
    }

    /// As HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its text, as the decoder of a feed has it.
    pub fn text(&self) -> String {
        without_controls(&text_of_html(&self.0))
    }
}
