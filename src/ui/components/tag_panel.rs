//! The tags to choose from.

use super::tag_choice;
use crate::facets::{self, Order};
use crate::query::Matching;
use crate::tags::Tag;
use crate::ui::browser::page;
use crate::ui::element::{Element, button, classed, element, several};
use crate::ui::navigation::use_navigation;
use crate::ui::reactive::{Derived, Value};
use crate::ui::roving::Roving;
use crate::ui::shortcuts::shortcut;
use crate::ui::state::{use_answer, use_library};

/// Tags shown at first: the ones used most, and what stands under them.
const FIRST: usize = 50;

/// Tags shown when the reader asks for all. More than this would make the page slow; then the field is the way.
const MOST: usize = 1_000;

const FIND_ID: &str = "find-a-tag";

/// What the reader has done to the panel itself.
#[derive(Clone, Default)]
struct Panel {
    needle: String,
    order: Order,
    is_whole: bool,
}

/// Every tag with its count, and how several combine.
pub fn tag_panel() -> Element {
    let (library, answer) = (use_library(), use_answer());
    let panel = Value::new(Panel::default());
    // Its equality check keeps the buttons in place, and the focus on them, while only the answer changes.
    let choices = Derived::new(move |_| {
        let Panel {
            needle,
            order,
            is_whole,
        } = panel.get();
        let most = if is_whole { MOST } else { FIRST };
        library.with(|archive| {
            answer.with(|answer| facets::choices(archive, &answer.query, &needle, order, most))
        })
    });
    let roving = Roving::new(move || choices.with(|(tags, _)| 2 * tags.len()), 2);
    let tags = move || {
        let choice = |(at, tag): (usize, &Tag)| tag_choice(tag, roving, at);
        choices.with(|(tags, _)| several(tags.iter().enumerate().map(choice)))
    };

    classed("div", "tag-panel")
        .set("role", "group")
        .set("aria-label", "Tags")
        .child(element("h2").text("Tags"))
        .child(match_choice())
        .child(find(panel))
        .child(order_choice(panel))
        .child(roving.around(element("ul").part(tags)))
        .child(more(panel, move || choices.with(|(_, n_more)| *n_more)))
}

/// A button that shows the rest of the tags.
fn more(panel: Value<Panel>, n_more: impl Fn() -> usize + Copy + 'static) -> Element {
    let is_whole = move || panel.with(|panel| panel.is_whole);
    let name = move || match (is_whole(), n_more()) {
        (false, n_more) => format!("Show all tags, {n_more} more"),
        (true, 0) => "Show fewer tags".to_owned(),
        (true, n_more) => format!("Show fewer tags ({n_more} more can be found by name)"),
    };

    button("", move |_| {
        panel.update(|panel| panel.is_whole = !panel.is_whole)
    })
    .set("class", "tag-panel-more")
    .follow_if("hidden", move || !is_whole() && n_more() == 0)
    .reads(name)
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
fn find(panel: Value<Panel>) -> Element {
    let narrow = move |event| panel.update(|panel| panel.needle = page::value_of(&event));
    let field = element("input")
        .set("id", FIND_ID)
        .set("type", "text")
        .set("placeholder", "Find a tag")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .on("input", narrow);
    shortcut(&["t"], |_| page::focus_id(FIND_ID));

    classed("label", "tag-panel-find")
        .child(classed("span", "visually-hidden").text("Find a tag"))
        .child(field)
}

/// Whether the tags stand by count or by name.
fn order_choice(panel: Value<Panel>) -> Element {
    let is_by_name = move || panel.with(|panel| panel.order == Order::Name);
    let turn = move |_| {
        panel.update(|panel| {
            panel.order = match panel.order {
                Order::Count => Order::Name,
                Order::Name => Order::Count,
            }
        })
    };

    button("Tags by name", turn)
        .set("class", "tag-panel-order")
        .follow("aria-pressed", move || is_by_name().to_string())
}
