//! The line above the list: how many, in which order, and the way back to all.

use crate::numbers::{counted, grouped};
use crate::query::Sort;
use crate::ui::browser::page;
use crate::ui::element::{Element, Focus, button, classed, element};
use crate::ui::state::{use_answer, use_library, use_navigation};

/// The count of the list, the choice of its order, and a button that clears every filter, and with that
/// itself, so that the focus goes to `after`.
pub fn toolbar(after: Focus) -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let n_articles = use_library().with(|archive| archive.len());
    let count = move || match answer.n_rows() {
        n_rows if n_rows == n_articles => counted(n_articles, "article"),
        n_rows => format!("{} of {}", grouped(n_rows), counted(n_articles, "article")),
    };
    let is_clear = move || !answer.with(|answer| answer.query.is_filtering());
    let clear = move |_| {
        navigation.ask(|query| *query = query.cleared());
        after.take();
    };
    let option = move |sort: Sort| {
        element("option")
            .set("value", sort.as_str())
            .property("selected", move || {
                answer.with(|answer| answer.query.sort == sort)
            })
            .text(label(sort))
    };
    let choose = move |event| {
        if let Some(sort) = Sort::from_name(&page::value_of(&event)) {
            navigation.ask(|query| query.sort = sort);
        }
    };

    classed("div", "toolbar")
        .child(
            classed("p", "toolbar-count")
                .set("role", "status")
                .reads(count),
        )
        .child(button("Clear all", clear).follow_if("hidden", is_clear))
        .child(
            classed("label", "toolbar-sort").text("Sort by ").child(
                element("select")
                    .on("change", choose)
                    .children(Sort::ALL.map(option)),
            ),
        )
}

fn label(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "Newest first",
        Sort::Oldest => "Oldest first",
        Sort::Title => "Title",
    }
}
