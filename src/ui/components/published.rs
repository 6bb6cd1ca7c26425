//! When: the dates the list is limited to, said in whichever way comes easiest.

use super::{date_fields, date_presets, date_sliders, timeline_bars};
use crate::numbers::counted;
use crate::ui::element::{Element, classed, element};
use crate::ui::state::{use_answer, use_library};

/// A histogram of the answer, and four ways to limit the date: a bar or a stretch of them, two sliders, presets,
/// and two fields.
pub fn published() -> Element {
    let answer = use_answer();
    let n_undated = move || answer.with(|answer| answer.timeline.n_undated);
    let has_undated = use_library().with(|archive| archive.n_dated() < archive.len());
    let undated = has_undated.then(|| {
        let text = move || format!("and {} without a date", counted(n_undated(), "article"));
        classed("p", "published-undated").reads(text)
    });

    classed("div", "published")
        .set("role", "group")
        .set("aria-label", "Published")
        .child(element("h2").text("Published"))
        .child(timeline_bars())
        .children(undated)
        .child(date_sliders())
        .child(date_fields())
        .child(date_presets())
}
