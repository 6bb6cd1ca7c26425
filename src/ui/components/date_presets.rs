//! The dates that are asked for most, one press each.

use crate::dates::Range;
use crate::numbers::grouped;
use crate::timeline::presets;
use crate::ui::browser::calendar;
use crate::ui::element::{Element, button, classed, element};
use crate::ui::state::{use_answer, use_library, use_navigation};

/// A button for each preset, with how many articles it would leave.
pub fn date_presets() -> Element {
    let presets = presets(calendar::today());
    classed("ul", "date-presets")
        .children(presets.map(|(name, range)| element("li").child(preset(name, range))))
}

fn preset(name: &'static str, range: Range) -> Element {
    let (library, answer, navigation) = (use_library(), use_answer(), use_navigation());
    let count =
        move || library.with(|archive| answer.with(|answer| answer.len_within(archive, range)));
    let is_chosen = move || answer.with(|answer| answer.query.range == range);

    button(name, move |_| navigation.ask(|query| query.range = range))
        .follow("aria-pressed", move || is_chosen().to_string())
        .follow_if("data-empty", move || count() == 0)
        .text(" ")
        .child(element("span").reads(move || grouped(count())))
}
