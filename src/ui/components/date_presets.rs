//! The dates that are asked for most, one press each.

use crate::dates::Range;
use crate::numbers::grouped;
use crate::timeline::{Preset, presets};
use crate::ui::browser::calendar;
use crate::ui::element::{Element, button, classed, element};
use crate::ui::navigation::use_navigation;
use crate::ui::state::{use_answer, use_library};

/// A button for each preset, with how many articles it would leave; none for those that no article is in at all.
pub fn date_presets() -> Element {
    let library = use_library();
    let has_any =
        |(_, range): &Preset| library.with(|archive| !archive.published(*range).is_empty());
    let useful = presets(calendar::today()).into_iter().filter(has_any);
    let item = |(name, range)| element("li").child(preset(name, range));

    classed("ul", "date-presets").children(useful.map(item))
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
