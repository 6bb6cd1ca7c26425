//! Ways to finish the word that is being typed, in a list below the field.

use super::search_box::Typing;
use crate::query::completion::{Completion, complete};
use crate::ui::browser::keyboard;
use crate::ui::element::{Element, classed, element, several};
use crate::ui::navigation::use_navigation;
use crate::ui::reactive::{Derived, Value};
use crate::ui::state::use_library;

const LIST_ID: &str = "completions";

/// Whether the list is wanted, and which of it the arrow keys have reached.
#[derive(Clone, Copy, Default, PartialEq)]
struct Choice {
    is_open: bool,
    active: Option<usize>,
}

/// The field `field`, and below it what could stand there. The arrow keys choose, Enter takes, Escape closes.
pub fn completions(typing: Typing, field: Element) -> Element {
    let (library, navigation, draft) = (use_library(), use_navigation(), typing.draft);
    let choice = Value::new(Choice::default());
    // Walks over all tags, and is read for the list, its length and each key.
    let offered = Derived::new(move |_| {
        let is_open = choice.with(|choice| choice.is_open);
        let before = draft.with(|draft| draft.before.clone());
        match is_open {
            true => library.with(|archive| complete(archive, &before)),
            false => Vec::new(),
        }
    });
    let take = move |completion: Completion| {
        let after = draft.with_untracked(|draft| draft.after.trim_start().to_owned());
        typing.take(completion.before, after);
        choice.set(Choice::default());
    };
    let press = move |event| {
        let n = offered.with_untracked(Vec::len);
        let active = choice.with_untracked(|choice| choice.active);
        match keyboard::plain_key(&event).as_deref() {
            Some("ArrowDown") if 0 < n => activate(choice, active.map_or(0, |at| (at + 1) % n)),
            Some("ArrowUp") if 0 < n => {
                activate(choice, active.unwrap_or(n).checked_sub(1).unwrap_or(n - 1));
            }
            Some("Escape") if 0 < n => choice.set(Choice::default()),
            Some("Enter") => {
                let chosen =
                    active.and_then(|at| offered.with_untracked(|all| all.get(at).cloned()));
                match chosen {
                    Some(completion) => take(completion),
                    None => {
                        choice.set(Choice::default());
                        typing.finish();
                        navigation.settle();
                    }
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let option = |(at, completion): (usize, Completion)| {
            option(at, &completion.word, choice).on("pointerdown", move |event| {
                // The field keeps the focus.
                event.prevent_default();
                take(completion.clone());
            })
        };
        several(offered.get().into_iter().enumerate().map(option))
    };
    let open = move |_| {
        choice.set(Choice {
            is_open: true,
            active: None,
        })
    };
    let active_id = move || choice.with(|choice| choice.active).map(option_id);
    let field = field
        .set("aria-autocomplete", "list")
        .set("aria-controls", LIST_ID)
        .follow_some("aria-activedescendant", active_id)
        .on("input", open)
        .on("blur", move |_| choice.set(Choice::default()))
        .on("keydown", press);

    classed("div", "completions").child(field).child(
        element("ul")
            .set("id", LIST_ID)
            .set("role", "listbox")
            .set("aria-label", "Suggestions")
            .follow_if("hidden", move || offered.with(Vec::is_empty))
            .part(list),
    )
}

fn activate(choice: Value<Choice>, at: usize) {
    choice.update(|choice| choice.active = Some(at));
}

fn option(at: usize, word: &str, choice: Value<Choice>) -> Element {
    let is_active = move || choice.with(|choice| choice.active == Some(at));

    element("li")
        .set("id", &option_id(at))
        .set("role", "option")
        .follow("aria-selected", move || is_active().to_string())
        .child(element("bdi").text(word))
}

fn option_id(at: usize) -> String {
    format!("completion-{at}")
}
