//! Two sliders over all months there are, to widen the dates again as easily as they were narrowed.

use crate::dates::{Date, Range, Unit};
use crate::ui::browser::{calendar, page};
use crate::ui::element::{Element, classed, element};
use crate::ui::state::{Pace, use_answer, use_navigation};
use leptos::prelude::untrack;

/// "Earliest" and "Latest": from the first month of the articles that fit but for their date to the last.
pub fn date_sliders() -> Element {
    let answer = use_answer();
    let is_useless = move || {
        let ends = answer.with(|answer| answer.timeline.extent).map(months);
        ends.is_none_or(|(first, last)| first == last)
    };

    classed("div", "date-sliders")
        .follow_if("data-useless", is_useless)
        .child(slider("Earliest", true))
        .child(slider("Latest", false))
}

/// The numbers of the first month and the last.
fn months((first, last): (Date, Date)) -> (i32, i32) {
    (month(first.first_day()), month(last.first_day()))
}

fn month(day: i32) -> i32 {
    Unit::Month.number(day)
}

fn slider(name: &str, is_earliest: bool) -> Element {
    let (answer, navigation) = (use_answer(), use_navigation());
    let ends = move || {
        answer
            .with(|answer| answer.timeline.extent)
            .map_or((0, 1), months)
    };
    let now = move || {
        let (first, last) = ends();
        let range = answer.with(|answer| answer.query.range);
        let limit = match is_earliest {
            true => range.from().map_or(first, |date| month(date.first_day())),
            false => range.to().map_or(last, |date| month(date.last_day())),
        };
        limit.clamp(first, last)
    };
    let spoken = move || calendar::month_and_year(Unit::Month.stretch(now()).0);
    let slide = move |event| {
        let Ok(chosen) = page::value_of(&event).parse::<i32>() else {
            return;
        };
        let (first, last) = untrack(ends);
        // At its end a slider sets no limit, so that undated articles come back. One that meets the other takes
        // it along.
        let limit = |wanted: bool| wanted.then(|| Unit::Month.stretch(chosen).0);
        navigation.ask_gradually(Pace::Steps, |query| {
            let (from, to) = (query.range.from(), query.range.to());
            query.range = match is_earliest {
                true => {
                    let is_met = to.is_some_and(|to| month(to.last_day()) < chosen);
                    Range::new(
                        limit(first < chosen),
                        if is_met { limit(chosen < last) } else { to },
                    )
                }
                false => {
                    let is_met = from.is_some_and(|from| chosen < month(from.first_day()));
                    Range::new(
                        if is_met { limit(first < chosen) } else { from },
                        limit(chosen < last),
                    )
                }
            }
        });
    };

    element("label")
        .child(classed("span", "visually-hidden").text(name))
        .child(
            element("input")
                .set("type", "range")
                .follow("min", move || ends().0.to_string())
                .follow("max", move || ends().1.to_string())
                .follow("aria-valuetext", spoken)
                .value(move || now().to_string())
                .on("input", slide)
                // The keyboard makes every step a change of its own, so that tells nothing of when it is over.
                .on("pointerdown", move |_| navigation.settle())
                .on("blur", move |_| navigation.settle()),
        )
}
