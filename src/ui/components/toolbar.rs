//! The line above the list: how many, in which order, and the way back to all.

use super::clear_all;
use crate::numbers::{counted, grouped};
use crate::query::Sort;
use crate::ui::browser::announcer::Announcer;
use crate::ui::browser::page;
use crate::ui::element::{Element, Focus, Handle, classed, effect, element};
use crate::ui::navigation::{Pace, use_navigation};
use crate::ui::shortcuts::shortcut;
use crate::ui::state::{use_answer, use_library};

/// The count of the list, the choice of its order, and a button that clears every filter, and with that
/// itself, so that the focus goes to `after`.
pub fn toolbar(after: Focus) -> Element {
    let navigation = use_navigation();
    shortcut(&["c"], move |_| {
        navigation.ask(|query| *query = query.cleared())
    });

    classed("div", "toolbar")
        .child(count())
        .child(clear_all(after))
        .child(sort())
}

/// How many articles are in the list: at once for the eye, and for the ear when the reader has stopped typing.
fn count() -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let n_articles = use_library().with(|archive| archive.len());
    let count = move || match answer.n_rows() {
        _ if answer.with(|answer| answer.is_early) => "Getting ready to search…".to_owned(),
        n_rows if n_rows == n_articles => counted(n_articles, "article"),
        n_rows => format!("{} of {}", grouped(n_rows), counted(n_articles, "article")),
    };
    let region = Handle::new();
    let announcer = Announcer::default();
    effect(move |_| {
        let text = count();
        if let Some(region) = region.get() {
            announcer.say(region, text, navigation.pace() == Some(Pace::Steps));
        }
    });

    classed("p", "toolbar-count")
        .child(element("span").set("aria-hidden", "true").reads(count))
        .child(
            classed("span", "visually-hidden")
                .node(region)
                .set("role", "status"),
        )
}

fn sort() -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let option = move |sort: Sort| {
        let option = element("option")
            .set("value", sort.as_str())
            .property("selected", move || {
                answer.with(|answer| answer.query.order() == sort)
            })
            .text(label(sort));
        match sort {
            // Without words nothing is more to the point than anything else.
            Sort::Relevance => option
                .follow_if("hidden", move || {
                    answer.with(|answer| !answer.query.is_search())
                })
                .follow_if("disabled", move || {
                    answer.with(|answer| !answer.query.is_search())
                }),
            _ => option,
        }
    };
    let choose = move |event| {
        if let Some(sort) = Sort::from_name(&page::value_of(&event)) {
            navigation.ask(|query| query.sort_by(sort));
        }
    };

    classed("label", "toolbar-sort").text("Sort by ").child(
        element("select")
            .on("change", choose)
            .children(Sort::ALL.map(option)),
    )
}

fn label(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Relevance",
        Sort::Newest => "Newest first",
        Sort::Oldest => "Oldest first",
        Sort::Title => "Title",
    }
}
