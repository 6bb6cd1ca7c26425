//! The way back to everything.

use crate::ui::element::{Element, Focus, button};
use crate::ui::navigation::use_navigation;
use crate::ui::state::use_answer;

/// A button that clears every filter, and with that itself, so that the focus goes to `after`.
pub fn clear_all(after: Focus) -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let is_clear = move || !answer.with(|answer| answer.query.is_filtering());
    let clear = move |_| {
        navigation.ask(|query| *query = query.cleared());
        after.take();
    };

    button("Clear all", clear)
        .set("class", "clear-all")
        .follow_if("hidden", is_clear)
}
