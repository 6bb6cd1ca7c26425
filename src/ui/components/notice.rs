//! A word about the address, when a part of it means nothing.

use crate::ui::element::{Element, button, classed, element};
use crate::ui::navigation::use_navigation;

/// Names the parts of the address that were ignored, until the reader has seen enough of it.
pub fn notice() -> Element {
    let navigation = use_navigation();
    let text = move || {
        let ignored = navigation.ignored().join(", ");
        format!("This part of the address was not understood and is ignored: {ignored}")
    };

    classed("p", "notice")
        .set("role", "note")
        .follow_if("hidden", move || navigation.ignored().is_empty())
        .child(element("span").set("dir", "auto").reads(text))
        .child(button("Dismiss", move |_| navigation.dismiss_ignored()))
}
