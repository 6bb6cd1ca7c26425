//! The histogram: one bar a stretch of time, as high as it has articles.

use crate::dates::Range;
use crate::numbers::counted;
use crate::timeline::Bar;
use crate::ui::browser::{calendar, pointer};
use crate::ui::element::{Element, classed, drawing, element, numbered};
use crate::ui::navigation::use_navigation;
use crate::ui::reactive::Value;
use crate::ui::roving::Roving;
use crate::ui::state::use_answer;
use leptos::ev::Event;
use leptos::prelude::*;

/// A stretch of bars that is being dragged over.
type Drag = Option<(usize, usize)>;

/// The height of the drawing, in units of its own: it is stretched to the space there is.
const HEIGHT: usize = 100;

/// The bars of the answer. They are drawn as one picture; what is pressed is a button over each.
pub fn timeline_bars() -> Element {
    let (answer, navigation) = (use_answer(), use_navigation());
    let n_bars = move || answer.with(|answer| answer.timeline.bars.len());
    let drag = Value::new(None);
    let roving = Roving::new(n_bars, 1);
    let finish = move |_| {
        let range = drag
            .get_untracked()
            .filter(|(one, other)| one != other)
            .and_then(|(one, other)| answer.peek(|answer| answer.timeline.between(one, other)));
        drag.set(None);
        if let Some(range) = range {
            navigation.ask(|query| query.range = range);
        }
    };
    let at = move |event: &Event| {
        let across = pointer::across(event)?;
        let last = n_bars().checked_sub(1)?;
        // Casting a float saturates, so that nothing here can leave the bars.
        Some(((across * (last + 1) as f64) as usize).min(last))
    };
    let bars = classed("div", "timeline-bars-row")
        .on("pointerdown", move |event| {
            drag.set(at(&event).map(|at| (at, at)))
        })
        .on("pointermove", move |event| {
            let start = drag.get_untracked().filter(|_| pointer::is_pressed(&event));
            drag.set(start.and_then(|(start, _)| Some((start, at(&event)?))));
        })
        .on("pointerup", finish)
        .on("pointerleave", finish)
        .child(picture())
        .child(numbered(
            move || (0..n_bars()).collect(),
            move |at| roving.item(bar(at, drag), at),
        ));

    classed("div", "timeline-bars")
        .child(roving.around(bars))
        .child(ends())
}

fn picture() -> Element {
    let answer = use_answer();
    let path = move || {
        answer.with(|answer| {
            let highest = answer.timeline.highest().max(1);
            let bar = |(at, bar): (usize, &Bar)| {
                // A single article among thousands is still to be seen.
                let height = (bar.count * HEIGHT).div_ceil(highest);
                format!("M{at}.1 {HEIGHT}v-{height}h.8v{height}z")
            };
            answer.timeline.bars.iter().enumerate().map(bar).collect()
        })
    };
    let view_box = move || {
        let n_bars = answer.with(|answer| answer.timeline.bars.len());
        format!("0 0 {} {HEIGHT}", n_bars.max(1))
    };
    drawing("timeline-bars-picture", view_box, path)
}

fn bar(at: usize, drag: Value<Drag>) -> Element {
    let (answer, navigation) = (use_answer(), use_navigation());
    let bar = move || answer.with(|answer| answer.timeline.bars.get(at).copied());
    let name = move || {
        bar().map_or_else(String::new, |bar| {
            format!("{}: {}", period(bar.range), counted(bar.count, "article"))
        })
    };
    let is_dragged = move || {
        drag.get().is_some_and(|(one, other)| {
            one != other && (one.min(other)..=one.max(other)).contains(&at)
        })
    };

    element("button")
        .set("type", "button")
        .follow("aria-label", name)
        .follow("title", name)
        .follow_if("data-dragged", is_dragged)
        .on_click(move |_| {
            if let Some(bar) = untrack(bar) {
                navigation.ask(|query| query.range = bar.range);
            }
        })
}

/// What the first and the last bar are of.
fn ends() -> Element {
    let answer = use_answer();
    let end = move |range: Option<&Bar>| range.map(|bar| period(bar.range)).unwrap_or_default();
    let first = move || answer.with(|answer| end(answer.timeline.bars.first()));
    let last =
        move || answer.with(|answer| end(answer.timeline.bars.get(1..).and_then(<[Bar]>::last)));

    classed("p", "timeline-bars-ends")
        .set("aria-hidden", "true")
        .child(element("span").reads(first))
        .child(element("span").reads(last))
}

/// A stretch of time in the reader's language.
fn period(range: Range) -> String {
    let (from, to) = (
        range.from().map(calendar::readable),
        range.to().map(calendar::readable),
    );
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from} – {to}"),
        (from, to) => from.or(to).unwrap_or_default(),
    }
}
