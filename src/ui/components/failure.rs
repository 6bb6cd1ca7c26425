//! What went wrong, and a way to try again.

use crate::ui::element::{Element, button, classed, element};
use crate::ui::load::Retry;

/// An alert in place of, or above, what could not be shown: what happened and what to do about it, each in a
/// sentence, and a button that tries once more.
pub fn failure(what_happened: &str, what_to_do: &str, retry: &Retry) -> Element {
    let retry = retry.clone();

    classed("div", "failure")
        .set("role", "alert")
        .child(element("p").child(element("strong").text(what_happened)))
        .child(element("p").text(what_to_do))
        .child(button("Try again", move |_| retry()))
}
