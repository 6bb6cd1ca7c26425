//! One tag to choose.

use crate::numbers::grouped;
use crate::query::Wanted;
use crate::tags::Tag;
use crate::ui::element::{Element, classed, element};
use crate::ui::navigation::use_navigation;
use crate::ui::roving::Roving;
use crate::ui::state::{use_answer, use_library};

/// A tag with its count, as two buttons: one asks for it, the other keeps it out. Pressing a pressed one
/// takes the choice back. It stands in row `row` of those that the arrow keys of `roving` go through.
pub fn tag_choice(tag: &Tag, roving: Roving, row: usize) -> Element {
    let answer = use_answer();
    let idx = use_library().with(|archive| archive.find_tag(tag));
    let count = move || idx.map_or(0, |idx| answer.with(|answer| answer.facets.count(idx)));
    let whole = tag.as_str().to_owned();
    let name = move || format!("{whole} {}", grouped(count() as usize));
    let exclude = format!("Exclude {}", tag.as_str());

    classed("li", "tag-choice")
        .set("data-depth", &tag.depth().to_string())
        .child(
            roving.item(
                toggle("tag-choice-include", tag, Wanted::Included)
                    .follow_if("data-empty", move || count() == 0)
                    .follow("aria-label", name)
                    .child(element("bdi").text(tag.leaf()))
                    .text(" ")
                    .child(
                        classed("span", "tag-choice-count")
                            .reads(move || grouped(count() as usize)),
                    ),
                2 * row,
            ),
        )
        .child(
            roving.item(
                toggle("tag-choice-exclude", tag, Wanted::Excluded)
                    .set("aria-label", &exclude)
                    .set("title", &exclude)
                    .text("−"),
                2 * row + 1,
            ),
        )
}

/// A button that is pressed while the tag is wanted in this way, and changes that.
fn toggle(class: &str, tag: &Tag, wanted: Wanted) -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let (shown, pressed) = (tag.clone(), tag.clone());

    classed("button", class)
        .set("type", "button")
        .follow("aria-pressed", move || {
            answer.with(|answer| (answer.query.wants(&shown) == wanted).to_string())
        })
        .on_click(move |_| navigation.ask(|query| query.toggle(&pressed, wanted)))
}
