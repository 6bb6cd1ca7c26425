//! The tags to choose from.

use super::tag_choice;
use crate::facets;
use crate::query::Matching;
use crate::ui::browser::page;
use crate::ui::element::{Element, button, classed, element, several};
use crate::ui::state::{use_answer, use_library, use_navigation};
use leptos::prelude::*;

/// Tags shown at first, and how many more each time the reader asks for more. With more than this there is
/// a field to find one by name.
const PAGE: usize = 40;

/// What the reader has done to the panel itself.
#[derive(Clone, Default)]
struct Panel {
    is_open: bool,
    needle: String,
    n_pages: usize,
}

/// Every tag with its count, and how several combine. On a narrow screen it opens at the press of a button.
pub fn tag_panel() -> Element {
    let (library, answer) = (use_library(), use_answer());
    let panel = RwSignal::new(Panel {
        n_pages: 1,
        ..Panel::default()
    });
    // Its equality check keeps the buttons in place, and the focus on them, while only the answer changes.
    let choices = Memo::new(move |_| {
        let Panel {
            needle, n_pages, ..
        } = panel.get();
        library.with(|archive| {
            answer.with(|answer| {
                facets::choices(
                    archive,
                    &answer.query,
                    &needle,
                    facets::Order::Count,
                    n_pages * PAGE,
                )
            })
        })
    });
    let tags = move || {
        choices.with(|(tags, _)| several(tags.iter().map(|tag| tag_choice(tag).into()).collect()))
    };
    let n_more = move || choices.with(|(_, n_more)| *n_more);
    let more = button("", move |_| panel.update(|panel| panel.n_pages += 1))
        .set("class", "tag-panel-more")
        .follow_if("hidden", move || n_more() == 0)
        .reads(move || format!("Show {} more tags", PAGE.min(n_more())));
    let toggle = button("Filter by tag", move |_| {
        panel.update(|panel| panel.is_open = !panel.is_open)
    })
    .set("class", "tag-panel-toggle")
    .follow("aria-expanded", move || {
        panel.with(|panel| panel.is_open).to_string()
    });
    let has_many = PAGE < library.with(|archive| archive.n_tags());

    classed("div", "tag-panel").child(toggle).child(
        classed("div", "tag-panel-body")
            .set("role", "group")
            .set("aria-label", "Tags")
            .follow_if("data-open", move || panel.with(|panel| panel.is_open))
            .child(element("h2").text("Tags"))
            .child(match_choice())
            .children(has_many.then(|| find(panel)))
            .child(element("ul").part(tags))
            .child(more),
    )
}

/// Whether an article must carry all chosen tags or any.
fn match_choice() -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let radio = move |matching: Matching, label: &str| {
        let radio = element("input")
            .set("type", "radio")
            .set("name", "match")
            .property("checked", move || {
                answer.with(|answer| answer.query.matching == matching)
            })
            .on("change", move |_| {
                navigation.ask(|query| query.matching = matching)
            });
        element("label").child(radio).text(label)
    };

    classed("div", "match-choice")
        .set("role", "radiogroup")
        .set("aria-label", "Match")
        .child(radio(Matching::All, "All tags"))
        .child(radio(Matching::Any, "Any tag"))
}

/// A field that narrows the tags to those that hold what is typed.
fn find(panel: RwSignal<Panel>) -> Element {
    let narrow = move |event| panel.update(|panel| panel.needle = page::value_of(&event));
    let field = element("input")
        .set("type", "text")
        .set("placeholder", "Find a tag")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .on("input", narrow);

    classed("label", "tag-panel-find")
        .child(classed("span", "visually-hidden").text("Find a tag"))
        .child(field)
}
