//! A text with the words marked that were looked for.

use crate::search::Span;
use crate::ui::element::{element, text};
use leptos::prelude::AnyView;

/// The text, with each of `spans` in a `mark`. They must be in order, apart from one another, and whole characters.
pub fn marked(whole: &str, spans: &[Span]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut at = 0;
    for span in spans {
        parts.push(text(&whole[at..span.start]));
        parts.push(element("mark").text(&whole[span.clone()]).into());
        at = span.end;
    }
    parts.push(text(&whole[at..]));
    parts
}
