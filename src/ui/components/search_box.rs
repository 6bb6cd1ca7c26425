//! The line to type a query into: words, and everything the filters can say.

use super::completions;
use crate::archive::Archive;
use crate::query::language::{Problem, parse, print};
use crate::query::{Query, completion};
use crate::ui::browser::page;
use crate::ui::element::{Element, classed, element};
use crate::ui::navigation::{Navigation, Pace, use_navigation};
use crate::ui::reactive::Value;
use crate::ui::shortcuts::shortcut;
use crate::ui::state::{Library, use_answer, use_library};

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
    let draft = Value::new(Draft::default());
    let typing = Typing {
        library: use_library(),
        navigation: use_navigation(),
        draft,
    };
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
    shortcut(&["/"], |_| page::focus_id(FIELD_ID));

    classed("search", "search-box")
        .child(completions(
            typing,
            field(typing, move || problem().is_some()),
        ))
        .child(
            classed("p", "search-box-problem")
                .set("id", PROBLEM_ID)
                .follow_if("hidden", move || problem().is_none())
                .reads(message),
        )
}

fn field(typing: Typing, is_wrong: impl Fn() -> bool + 'static) -> Element {
    let (navigation, answer, draft) = (typing.navigation, use_answer(), typing.draft);
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
        typing.take(before, after);
    };
    // Leaving the field or pressing Enter means what stands there, as it stands.
    let finish = move |_| {
        typing.finish();
        navigation.settle();
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
        .on("change", finish)
}

/// What the reader types, on its way to the address.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    library: Library,
    navigation: Navigation,
    pub draft: Value<Draft>,
}

impl Typing {
    /// Takes `before` and `after`, what stands on both sides of the cursor, as the query, but for a tag that is
    /// not finished.
    pub fn take(self, before: String, after: String) {
        let finished = |archive: &Archive| completion::finished(archive, &before).to_owned();
        let asked = self.library.with(finished) + &after;
        self.ask(&asked, before, after);
    }

    /// Takes all that has been typed as the query, unless the reader has gone elsewhere since.
    pub fn finish(self) {
        let is_asked = self.draft.with_untracked(|draft| {
            let asked = self.navigation.query_untracked();
            asked == draft.query
        });
        if !is_asked {
            return;
        }
        let (before, after) = self
            .draft
            .with_untracked(|draft| (draft.before.clone(), draft.after.clone()));
        self.ask(&format!("{before}{after}"), before, after);
    }

    fn ask(self, asked: &str, before: String, after: String) {
        let (query, problems) = parse(asked);
        let n_before = self
            .draft
            .with_untracked(|draft| draft.before.len() + draft.after.len());
        // No letter has more bytes than four.
        let pace = match n_before.abs_diff(before.len() + after.len()) {
            0..=4 => Pace::Steps,
            _ => Pace::Leap,
        };
        self.draft.set(Draft {
            before,
            after,
            query: query.clone(),
            problems,
        });
        self.navigation.ask_gradually(pace, |asked| *asked = query);
    }
}
