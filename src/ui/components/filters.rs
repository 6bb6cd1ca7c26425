//! The filters: beside the list where there is room, else in a sheet over the page.

use super::{clear_all, published, tag_panel};
use crate::numbers::counted;
use crate::ui::browser::keyboard;
use crate::ui::element::{Element, Focus, Handle, button, classed, effect, element};
use crate::ui::reactive::Value;
use crate::ui::state::use_answer;

/// The button that opens the sheet, and what is in it. What the reader has done there stays when it is closed.
pub fn filters() -> Element {
    let answer = use_answer();
    let (opener, closer) = (Handle::new(), Handle::new());
    let is_open = Value::new(false);
    let n_parts = move || answer.with(|answer| answer.query.parts().len());
    let name = move || match n_parts() {
        0 => "Filters".to_owned(),
        n => format!("Filters ({n})"),
    };
    let close = move || is_open.set(false);
    let show = move || format!("Show {}", counted(answer.n_rows(), "article"));
    let press = move |event| {
        if keyboard::plain_key(&event).as_deref() == Some("Escape") && is_open.get_untracked() {
            event.prevent_default();
            close();
        }
    };

    // The focus follows the sheet, both ways.
    effect(move |is_first| {
        let is_open = is_open.get();
        if !is_first {
            Focus::new(if is_open { closer } else { opener }).take();
        }
    });

    let toggle = button("", move |_| is_open.set(true))
        .node(opener)
        .set("class", "filters-toggle")
        .follow("aria-expanded", move || is_open.get().to_string())
        .reads(name);
    let sheet = classed("div", "filters-sheet")
        .set("role", "group")
        .set("aria-label", "Filters")
        .follow_if("data-open", move || is_open.get())
        .on("keydown", press)
        .child(
            classed("div", "filters-head")
                .child(element("h2").text("Filters"))
                .child(button("Close", move |_| close()).node(closer)),
        )
        .child(published())
        .child(tag_panel())
        .child(
            classed("div", "filters-foot")
                .child(
                    button("", move |_| close())
                        .set("class", "filters-show")
                        .reads(show),
                )
                .child(clear_all(Focus::new(closer))),
        );

    classed("div", "filters").child(toggle).child(sheet)
}
