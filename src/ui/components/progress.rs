//! A sign that the articles are on their way.

use crate::numbers::grouped;
use crate::ui::element::{Element, classed, element};

/// A bar without an end, since a compressed answer does not say how long it is, and how many bytes have come.
pub fn progress(n_bytes: usize) -> Element {
    let text = match n_bytes {
        0 => "Loading the articles …".to_owned(),
        n_bytes => format!("Loading the articles … {} kB", grouped(n_bytes / 1000)),
    };

    classed("label", "progress")
        .text(&text)
        .child(element("progress"))
}
