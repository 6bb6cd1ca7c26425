//! The list when nothing is in it.

use crate::query::{Matching, Query, Wanted};
use crate::tags::Tag;
use crate::ui::element::{Element, Focus, button, classed, element, several};
use crate::ui::state::{use_answer, use_navigation};

/// Says why no article is left, and offers to take back each choice, after which the focus goes to `after`.
/// Hidden while there are articles.
pub fn empty_list(after: Focus) -> Element {
    let answer = use_answer();
    let explanation = move || {
        answer.with(|answer| {
            let query = &answer.query;
            let chosen = query.included().iter().chain(query.excluded());
            let text = format!(
                "{} Take one of your choices back, or press “Clear all” to see everything.",
                reason(query)
            );
            several(vec![
                element("p").text(&text).into(),
                element("ul")
                    .children(chosen.map(|tag| remove(tag, after)))
                    .into(),
            ])
        })
    };

    classed("div", "empty-list")
        .follow_if("hidden", move || 0 < answer.n_rows())
        .part(explanation)
}

/// A button that takes one choice back.
fn remove(tag: &Tag, after: Focus) -> Element {
    let navigation = use_navigation();
    let name = format!("Remove {}", tag.as_str());
    let tag = tag.clone();
    let remove = move |_| {
        navigation.ask(|query| query.want(&tag, Wanted::Free));
        after.take();
    };

    element("li").child(button(&name, remove).set("dir", "auto"))
}

fn reason(query: &Query) -> &'static str {
    match (query.matching, query.included().len()) {
        (_, 0) => "Every article carries a tag that you have excluded.",
        (_, 1) => "No article fits the tags you have chosen.",
        (Matching::All, _) => "No article carries all the tags you have chosen at once.",
        (Matching::Any, _) => "No article carries any of the tags you have chosen.",
    }
}
