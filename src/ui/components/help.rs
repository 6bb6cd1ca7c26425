//! Help: the keys that do something, and the language of queries, on one page.

use crate::ui::browser::{dialog, page};
use crate::ui::element::{Element, Handle, button, classed, effect, element, nothing, several};
use crate::ui::reactive::{Derived, Value};
use crate::ui::shortcuts::{shortcut, use_shortcuts};
use crate::ui::view::View;
use leptos::ev::Event;

/// Keys and what they do.
const KEYS: [(&str, &str); 11] = [
    ("/", "search"),
    (
        "j, k",
        "next, previous row; arrow keys work in the list as well",
    ),
    ("Enter, o", "open the article"),
    ("u, Esc", "back to the list"),
    ("n, p", "next, previous article"),
    (". ,", "next, previous hit in the article"),
    ("t", "find a tag"),
    ("c", "clear all"),
    ("?", "this help"),
    ("↑ ↓ ← →", "from tag to tag, from bar to bar"),
    ("Enter on a bar", "limit the list to that time"),
];

/// What can be written into the search field, and what it finds.
const LANGUAGE: [(&str, &str); 11] = [
    (
        "treaty peace",
        "both words, in whatever form, in title, tags or text; the best articles first",
    ),
    ("\"exact words\"", "these words, whole and in this order"),
    ("-sport", "without this; works before everything below, too"),
    (
        "war OR (peace treaty)",
        "either one; OR binds tighter than a space",
    ),
    (
        "tag:usa  tag:\"web history\"",
        "a tag, or one that stands under it",
    ),
    ("title:treaty", "in the title"),
    ("lang:uk", "in this language"),
    (
        "after:2024-03  before:2025",
        "from the first day of March 2024 on, to the last of 2024",
    ),
    (
        "date:2020..2022",
        "between these, both included; date:2024-03 is one month",
    ),
    ("match:any", "any of the tags is enough"),
    (
        "sort:oldest  sort:title",
        "in this order; also sort:newest and sort:relevance",
    ),
];

/// A button, the key `?`, and the dialog that both open.
pub fn help() -> Element {
    let node = Handle::new();
    // Its hundred elements are made when they are first asked for.
    let n_openings = Value::new(0_usize);
    let is_made = Derived::new(move |_| 0 < n_openings.get());
    let open = move || n_openings.update(|n| *n += 1);
    effect(move |_| {
        if let Some(node) = node.get().filter(|_| 0 < n_openings.get()) {
            dialog::open(&node);
        }
    });
    let close = move |_| {
        if let Some(node) = node.get_untracked() {
            dialog::close(&node);
        }
    };
    shortcut(&["?"], move |_| open());

    classed("div", "help")
        .child(button("Help", move |_| open()).set("class", "help-open"))
        .child(
            element("dialog")
                .node(node)
                .set("aria-labelledby", "help-title")
                .part(move || match is_made.get() {
                    false => nothing(),
                    true => content(close),
                }),
        )
}

fn content(close: impl Fn(Event) + 'static) -> View {
    several([
        element("h2")
            .set("id", "help-title")
            .text("Keyboard shortcuts"),
        list(&KEYS, "kbd"),
        switch(),
        element("h2").text("What to write into the search field"),
        list(&LANGUAGE, "code"),
        button("Close", close),
    ])
}

/// Terms and what they mean.
fn list(entries: &[(&str, &str)], term: &'static str) -> Element {
    let entry = |(name, meaning): &(&str, &str)| {
        element("div")
            .child(element("dt").child(element(term).text(name)))
            .child(element("dd").text(meaning))
    };
    element("dl").children(entries.iter().map(entry))
}

fn switch() -> Element {
    let shortcuts = use_shortcuts();
    let switch = element("input")
        .set("type", "checkbox")
        .property("checked", move || shortcuts.are_on())
        .on("change", move |event| {
            shortcuts.switch(page::is_checked(&event))
        });

    classed("label", "help-switch")
        .child(switch)
        .text("Single keys are shortcuts")
}
