//! The list of articles: as long as the answer, with only the rows near the screen in the page.

use super::article_row;
use crate::article::Slug;
use crate::ui::browser::timer::NextFrame;
use crate::ui::browser::{geometry, page};
use crate::ui::element::{Element, Node, classed, effect};
use crate::ui::state::{Arrival, use_answer, use_library, use_navigation};
use crate::window::{self, Geometry};
use leptos::prelude::*;

/// The articles of the answer, in rows of one height.
///
/// A row belongs to a place in the list, not to an article: when the answer changes, rows keep their
/// elements and change their text, and when the reader scrolls, rows enter and leave at the ends, so that
/// the order in the page is always the order for the keyboard and for screen readers.
pub fn article_list() -> Element {
    let (library, navigation, answer) = (use_library(), use_navigation(), use_answer());
    let list = Node::new();
    let geometry = RwSignal::new(Geometry::default());
    let next_frame = NextFrame::default();
    let rows = move || window::rows(answer.n_rows(), geometry.get());
    let measure = move || {
        if let Some(list) = list.get_untracked() {
            geometry.set(geometry::of_list(
                &list,
                answer.peek(|answer| answer.selection.len()),
            ));
        }
    };
    let row = move |slug: &Slug| {
        let article = library.with(|archive| archive.find(slug))?;
        answer.peek(|answer| answer.selection.row(article))
    };
    let arrive = move |arrival, is_new| {
        measure();
        geometry::scroll_to(place(arrival, geometry.get_untracked(), is_new, row));
        measure();
    };

    geometry::on_change(move || {
        navigation.drop_claim();
        measure();
    });
    effect(move |is_new| {
        navigation.route();
        // Taken now, because a row that claims the focus before the next frame changes it.
        let arrival = navigation.arrival();
        next_frame.call(move || arrive(arrival, is_new));
    });
    effect(move |_| {
        if let Some(list) = list.get() {
            page::set_style(&list, "--rows", &answer.n_rows().to_string());
            page::set_style(&list, "--first-row", &rows().start.to_string());
        }
    });

    classed("div", "article-list")
        .node(list)
        .set("role", "feed")
        .set("aria-label", "Articles")
        .follow_if("hidden", move || answer.n_rows() == 0)
        .child(keyed(rows))
}

/// A row for each number in `rows`, kept for as long as its number is there.
fn keyed(rows: impl Fn() -> std::ops::Range<usize> + Send + Sync + 'static) -> AnyView {
    let row = |row: usize| AnyView::from(article_row(row));
    For(ForProps::builder()
        .each(rows)
        .key(|row: &usize| *row)
        .children(row)
        .build())
    .into_any()
}

/// How far down the page should be scrolled for a reader who has just arrived.
fn place(
    arrival: Arrival,
    geometry: Geometry,
    is_new: bool,
    row: impl Fn(&Slug) -> Option<usize>,
) -> f64 {
    let now = geometry::scrolled();
    let top = now - geometry.scrolled;
    match arrival {
        Arrival::Opened(place) => place.unwrap_or(now),
        Arrival::Returned(place, _) => place.unwrap_or_default(),
        // In the middle of the screen, so that its neighbors are seen as well.
        Arrival::ToRowOf(slug) => row(&slug).map_or(0.0, |row| {
            let middle = top + (row as f64 + 0.5) * geometry.row_height;
            (middle - geometry.screen_height / 2.0).max(0.0)
        }),
        Arrival::Followed if is_new => 0.0,
        // Another answer begins at its top; a reader who is above that stays where they are.
        Arrival::Followed => now.min(top),
    }
}
