//! The list when nothing is in it.

use crate::numbers::grouped;
use crate::ui::browser::calendar;
use crate::ui::element::{Element, Focus, button, classed, element, several};
use crate::ui::navigation::use_navigation;
use crate::ui::state::{use_answer, use_library};
use crate::ways_out::{Change, WayOut, ways_out};
use leptos::prelude::AnyView;

/// Says that no article is left, and offers ways out of that, after which the focus goes to `after`. Hidden while
/// there are articles.
pub fn empty_list(after: Focus) -> Element {
    let (library, answer) = (use_library(), use_answer());
    let ways = move || {
        if 0 < answer.n_rows() {
            return several(Vec::new());
        }
        let ways = library.with(|archive| answer.with(|answer| ways_out(archive, &answer.query)));
        explanation(ways, after)
    };

    classed("div", "empty-list")
        .follow_if("hidden", move || 0 < answer.n_rows())
        .part(ways)
}

fn explanation(ways: Vec<WayOut>, after: Focus) -> AnyView {
    let advice = match ways.is_empty() {
        true => "No article fits. “Clear all” shows everything.",
        false => "No article fits all of this. One step away there is:",
    };
    let ways = ways.into_iter().map(|way| choice(way, after));
    several(vec![
        element("p").text(advice).into(),
        element("ul").children(ways).into(),
    ])
}

/// A button that takes one way out.
fn choice(way: WayOut, after: Focus) -> Element {
    let navigation = use_navigation();
    let WayOut {
        change,
        query,
        count,
    } = way;
    let take = move |_| {
        navigation.ask(|asked| *asked = query.clone());
        after.take();
    };
    let (words, what) = match change {
        Change::Correct(word) => ("did you mean ", word),
        Change::AnyTag => ("any of the tags", String::new()),
        Change::From(date) => ("from ", calendar::month_and_year(date)),
        Change::To(date) => ("up to ", calendar::month_and_year(date)),
        Change::Without(label) => ("without ", label),
        Change::Only(label) => ("only ", label),
    };
    let what = (!what.is_empty()).then(|| element("em").child(element("bdi").text(&what)));

    element("li").child(
        button(words, take)
            .children(what)
            .text(&format!(": {}", grouped(count))),
    )
}
