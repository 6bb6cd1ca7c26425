//! The line to type a query into: words, and everything the filters can say.

use super::completions;
use crate::query::Query;
use crate::query::language::{Problem, parse, print};
use crate::ui::browser::page;
use crate::ui::element::{Element, classed, element};
use crate::ui::shortcuts::shortcut;
use crate::ui::state::{Navigation, Pace, use_answer, use_navigation};
use leptos::prelude::*;

/// The field's id, which the shortcut and the completions need.
pub(super) const FIELD_ID: &str = "search";
const PROBLEM_ID: &str = "search-problem";

/// What the reader has typed, and what it means.
#[derive(Clone, Default)]
pub(super) struct Draft {
    /// The text up to the cursor.
    pub before: String,
    /// The rest of it.
    pub after: String,
    query: Query,
    problems: Vec<Problem>,
}

/// The search landmark. The field shows the query as the reader typed it, as long as it is still that query, and
/// else as the language of queries has it.
pub fn search_box() -> Element {
    let answer = use_answer();
    let draft = RwSignal::new(Draft::default());
    let problem = move || {
        let draft = draft.get();
        let is_shown = answer.with(|answer| answer.query == draft.query);
        draft.problems.into_iter().next().filter(|_| is_shown)
    };
    let message = move || {
        problem().map_or_else(String::new, |problem| {
            format!("At character {}: {}.", problem.column, problem.message)
        })
    };
    shortcut(|key| {
        let is_mine = key == "/";
        if is_mine {
            page::focus_id(FIELD_ID);
        }
        is_mine
    });

    classed("search", "search-box")
        .child(completions(
            draft,
            field(draft, move || problem().is_some()),
        ))
        .child(
            classed("p", "search-box-problem")
                .set("id", PROBLEM_ID)
                .follow_if("hidden", move || problem().is_none())
                .reads(message),
        )
}

fn field(draft: RwSignal<Draft>, is_wrong: impl Fn() -> bool + Send + Sync + 'static) -> Element {
    let (navigation, answer) = (use_navigation(), use_answer());
    let shown = move || {
        draft.with(|draft| {
            answer.with(|answer| match answer.query == draft.query {
                true => format!("{}{}", draft.before, draft.after),
                false => print(&answer.query),
            })
        })
    };
    let take = move |event| {
        let (before, after) = page::value_around_cursor(&event);
        type_in(navigation, draft, before, after);
    };

    element("input")
        .set("id", FIELD_ID)
        .set("type", "search")
        .set("aria-label", "Search articles")
        .set("aria-describedby", PROBLEM_ID)
        .follow_some("aria-invalid", move || {
            is_wrong().then(|| "true".to_owned())
        })
        .set("placeholder", "Search: words, tag:…, after:2024-03")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .value(shown)
        .on("input", take)
        .on("change", move |_| navigation.settle())
}

/// Takes `before` and `after`, what stands on both sides of the cursor, as the query.
pub(super) fn type_in(
    navigation: Navigation,
    draft: RwSignal<Draft>,
    before: String,
    after: String,
) {
    let (query, problems) = parse(&format!("{before}{after}"));
    let n_before = draft.with_untracked(|draft| draft.before.len() + draft.after.len());
    // No letter has more bytes than four.
    let pace = match n_before.abs_diff(before.len() + after.len()) {
        0..=4 => Pace::Steps,
        _ => Pace::Leap,
    };
    draft.set(Draft {
        before,
        after,
        query: query.clone(),
        problems,
    });
    navigation.ask_gradually(pace, |asked| *asked = query);
}
