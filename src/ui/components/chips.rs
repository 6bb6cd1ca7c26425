//! What the reader has asked for, each part with a way to take it back.

use crate::query::Part;
use crate::query::language::label;
use crate::ui::element::{Element, Focus, button, classed, element, several};
use crate::ui::navigation::use_navigation;
use crate::ui::state::use_answer;

/// A button for each part of the query, which takes that part back; the focus then goes to `after`. Hidden while
/// there are none.
pub fn chips(after: Focus) -> Element {
    let answer = use_answer();
    let chips = move || {
        answer.with(|answer| {
            let chip = |part| chip(&label(&answer.query, &part), part, after);
            several(answer.query.parts().into_iter().map(chip))
        })
    };

    classed("ul", "chips")
        .set("aria-label", "Filters in use")
        .follow_if("hidden", move || {
            !answer.with(|answer| answer.query.is_filtering())
        })
        .part(chips)
}

fn chip(label: &str, part: Part, after: Focus) -> Element {
    let navigation = use_navigation();
    let remove = move |_| {
        navigation.ask(|query| *query = query.without(&part));
        after.take();
    };
    let chip = button("", remove)
        .set("aria-label", &format!("Remove {label}"))
        .child(element("bdi").text(label))
        .text(" ×");

    element("li").child(chip)
}
