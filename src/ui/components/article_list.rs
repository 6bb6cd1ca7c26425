//! The list of articles: as long as the answer, with only the rows near the screen in the page.

use super::article_row::{RowFocus, article_row, link_id};
use crate::article::Slug;
use crate::route::Route;
use crate::ui::browser::timer::NextFrame;
use crate::ui::browser::{geometry, keyboard, page};
use crate::ui::element::{Element, Handle, classed, effect, numbered};
use crate::ui::navigation::{Arrival, use_navigation};
use crate::ui::reactive::{Derived, Value};
use crate::ui::shortcuts::shortcut;
use crate::ui::state::{CurrentAnswer, Library, use_answer, use_library};
use crate::ui::view::View;
use crate::window::{self, Geometry, Window};
use leptos::prelude::*;
use std::rc::Rc;

/// The list, and where it is on the screen.
#[derive(Clone, Copy)]
struct List {
    library: Library,
    answer: CurrentAnswer,
    node: Handle,
    geometry: Value<Geometry>,
    /// Scrolling changes it far less often than the geometry.
    window: Derived<Window>,
    /// The row that had the focus last, and whether it has it still.
    focused: Value<(usize, bool)>,
}

/// The articles of the answer, in rows of one height.
///
/// A row belongs to a place in the list, not to an article: when the answer changes, rows keep their
/// elements and change their text, and when the reader scrolls, rows enter and leave at the ends, so that
/// the order in the page is always the order for the keyboard and for screen readers.
pub fn article_list() -> Element {
    let navigation = use_navigation();
    let (arrivals, focuses) = (NextFrame::default(), Rc::new(NextFrame::default()));
    let (answer, geometry) = (use_answer(), Value::new(Geometry::default()));
    let window = Derived::new(move |before: Option<&Window>| {
        let rows = window::rows(answer.n_rows(), geometry.get());
        before.unwrap_or(&Window::default()).moved(rows)
    });
    let list = List {
        library: use_library(),
        answer,
        node: Handle::new(),
        geometry,
        window,
        focused: Value::new((0, false)),
    };

    geometry::on_change(move || list.measure());
    effect(move |is_new| {
        navigation.route();
        let (arrival, focuses) = (navigation.arrival(), Rc::clone(&focuses));
        arrivals.call(move || {
            let read = list.arrive(arrival, is_new);
            // The row may only just be on its way into the page.
            focuses.call(move || read.into_iter().for_each(|row| list.focus(row)));
        });
    });
    effect(move |_| {
        if let Some(node) = list.node.get() {
            page::set_style(&node, "--rows", &list.answer.n_rows().to_string());
            let first = list.window.with(|window| window.rows.start);
            page::set_style(&node, "--first-row", &first.to_string());
        }
    });

    let element = classed("div", "article-list")
        .node(list.node)
        .set("role", "feed")
        .set("aria-label", "Articles")
        .follow_if("hidden", move || list.answer.n_rows() == 0)
        .child(window_rows(list));
    with_keys(element, list)
}

/// Arrow keys go from row to row within the list, and the shortcuts do from anywhere.
fn with_keys(element: Element, list: List) -> Element {
    let navigation = use_navigation();
    let steps = Rc::new(NextFrame::default());
    let step = move |steps: &NextFrame, key: &str| {
        let row = list.goal(key)?;
        list.focused.set((row, true));
        list.show(row);
        // The row may only just be on its way into the page.
        steps.call(move || page::focus_id(&list.link_id(row)));
        Some(row)
    };
    let by_arrow = Rc::clone(&steps);
    shortcut(&["j", "k"], move |key| {
        // Without rows there is none to go to.
        let _row = step(&steps, key);
    });
    shortcut(&["o"], move |_| {
        if let Some(route) = list.route_of_focused() {
            navigation.go(route);
        }
    });

    element
        .on_click(move |click| navigation.follow_clicked(&click))
        .on("focusout", move |_| {
            list.focused.update(|(_, is_inside)| *is_inside = false)
        })
        .on("keydown", move |event| {
            let key = keyboard::plain_key(&event).filter(|key| key.len() > 1);
            if key.and_then(|key| step(&by_arrow, &key)).is_some() {
                event.prevent_default();
            }
        })
}

/// The rows of the window.
fn window_rows(list: List) -> View {
    // Read in every row, and seldom another one.
    let current = Derived::new(move |_| list.current());
    let shift = Derived::new(move |_| list.window.with(|window| window.shift));
    let focus = RowFocus {
        current,
        focused: list.focused,
    };
    let slots = move || list.window.with(|window| window.slots().collect());
    numbered(slots, move |slot| article_row(slot, shift, focus))
}

impl List {
    /// The id of the link in a row.
    fn link_id(self, row: usize) -> String {
        let shift = self.window.with_untracked(|window| window.shift);
        link_id(row.wrapping_sub(shift))
    }

    fn measure(self) {
        if let Some(node) = self.node.get_untracked() {
            let n_rows = self.answer.peek(|answer| answer.selection.len());
            self.geometry.set(geometry::of_list(&node, n_rows));
        }
    }

    /// Where the Tab key stops: at the row that had the focus, or the first that is seen if that one is gone.
    fn current(self) -> usize {
        let rows = self.window.with(|window| window.rows.clone());
        let focused = self.focused.get().0;
        if rows.contains(&focused) {
            return focused;
        }
        self.geometry
            .with(window::first_seen)
            .clamp(rows.start, rows.end.saturating_sub(1).max(rows.start))
    }

    /// The row that a key leads to.
    fn goal(self, key: &str) -> Option<usize> {
        let last = self
            .answer
            .peek(|answer| answer.selection.len())
            .checked_sub(1)?;
        let now = untrack(|| self.current());
        match key {
            // The first press goes to where the reader is.
            "j" | "k" if !self.focused.get_untracked().1 => Some(now),
            "j" | "ArrowDown" => Some(last.min(now + 1)),
            "k" | "ArrowUp" => Some(now.saturating_sub(1)),
            "Home" => Some(0),
            "End" => Some(last),
            _ => None,
        }
    }

    /// Where the article of the focused row is, if one has the focus.
    fn route_of_focused(self) -> Option<Route> {
        if !self.focused.get_untracked().1 {
            return None;
        }
        let row = untrack(|| self.current());
        self.answer.peek(|answer| {
            let article = answer.selection.article(row)?;
            let slug = self.library.with(|archive| archive.article(article).slug());
            Some(Route::Article(slug, answer.query.clone()))
        })
    }

    /// Scrolls until all of a row is on the screen.
    fn show(self, row: usize) {
        if let Some(y) = window::scroll_to_row(row, self.geometry.get_untracked()) {
            geometry::scroll_to(geometry::scrolled() + y);
            self.measure();
        }
    }

    /// Takes the reader to their place. Gives the row of the article that they have come back from, if they have.
    fn arrive(self, arrival: Arrival, is_new: bool) -> Option<usize> {
        let read = match &arrival {
            Arrival::Returned(_, Some(read)) | Arrival::ToRowOf(read) => self.row_of(read),
            _ => None,
        };
        self.measure();
        geometry::scroll_to(self.place(arrival, is_new));
        self.measure();
        read
    }

    /// Gives the focus to a row, if it is in the page.
    fn focus(self, row: usize) {
        self.focused.set((row, true));
        page::focus_id_in_place(&self.link_id(row));
    }

    /// How far down the page should be scrolled for a reader who has just arrived.
    fn place(self, arrival: Arrival, is_new: bool) -> f64 {
        let geometry = self.geometry.get_untracked();
        let now = geometry::scrolled();
        let top = now - geometry.scrolled;
        match arrival {
            Arrival::Opened(place) => place.unwrap_or(now),
            Arrival::Returned(place, _) => place.unwrap_or_default(),
            // In the middle of the screen, so that its neighbors are seen as well.
            Arrival::ToRowOf(slug) => self.row_of(&slug).map_or(0.0, |row| {
                let middle = top + (row as f64 + 0.5) * geometry.row_height;
                (middle - geometry.screen_height / 2.0).max(0.0)
            }),
            Arrival::Followed if is_new => 0.0,
            // Another answer begins at its top; a reader who is above that stays where they are.
            Arrival::Followed => now.min(top),
        }
    }

    fn row_of(self, slug: &Slug) -> Option<usize> {
        let article = self.library.with(|archive| archive.find(slug))?;
        self.answer.peek(|answer| answer.selection.row(article))
    }
}
