//! Two sliders over all months there are, to widen the dates again as easily as they were narrowed.

use crate::dates::Range;
use crate::timeline::months::{self, Months};
use crate::ui::browser::{calendar, page};
use crate::ui::element::{Element, classed, element};
use crate::ui::navigation::{Pace, use_navigation};
use crate::ui::state::use_answer;
use leptos::prelude::untrack;

/// "Earliest" and "Latest": from the first month of the articles that fit but for their date to the last.
pub fn date_sliders() -> Element {
    let answer = use_answer();
    let is_useless = move || {
        let months = answer.with(|answer| answer.timeline.months);
        months.is_none_or(|months| months.first == months.last)
    };

    classed("div", "date-sliders")
        .follow_if("data-useless", is_useless)
        .child(slider("Earliest", Months::earliest, Months::with_earliest))
        .child(slider("Latest", Months::latest, Months::with_latest))
}

/// A slider whose place is what `read` says of the dates, and which changes them by `write`.
fn slider(
    name: &str,
    read: fn(Months, Range) -> i32,
    write: fn(Months, Range, i32) -> Range,
) -> Element {
    let (answer, navigation) = (use_answer(), use_navigation());
    let none = Months { first: 0, last: 1 };
    let months = move || answer.with(|answer| answer.timeline.months).unwrap_or(none);
    let now = move || read(months(), answer.with(|answer| answer.query.range));
    let spoken = move || calendar::month_and_year(months::name(now()));
    let slide = move |event| {
        // A slider has whole numbers only.
        if let Ok(month) = page::value_of(&event).parse() {
            let months = untrack(months);
            navigation.ask_gradually(Pace::Steps, |query| {
                query.range = write(months, query.range, month);
            });
        }
    };
    let input = element("input")
        .set("type", "range")
        .follow("min", move || months().first.to_string())
        .follow("max", move || months().last.to_string())
        .follow("aria-valuetext", spoken)
        .value(move || now().to_string())
        .on("input", slide)
        // The keyboard makes every step a change of its own, so that tells nothing of when it is over.
        .on("pointerdown", move |_| navigation.settle())
        .on("blur", move |_| navigation.settle());

    element("label")
        .child(classed("span", "visually-hidden").text(name))
        .child(input)
}
