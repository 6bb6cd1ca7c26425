//! The list when nothing is in it.

use crate::numbers::grouped;
use crate::query::Query;
use crate::ui::browser::calendar;
use crate::ui::browser::timer::{self, Timer};
use crate::ui::element::{Element, Focus, button, classed, effect, element, nothing, several};
use crate::ui::navigation::{Pace, use_navigation};
use crate::ui::reactive::Value;
use crate::ui::state::{use_answer, use_library};
use crate::ui::view::View;
use crate::ways_out::{Change, WayOut, ways_out};
use std::cell::RefCell;

/// How long the reader must have stopped typing before ways out are looked for, in milliseconds: that may mean
/// reading all texts several times, and most words are empty lists on the way.
const STOPPED_FOR: u32 = 300;

/// Says that no article is left, and offers ways out of that, after which the focus goes to `after`. Hidden while
/// there are articles.
pub fn empty_list(after: Focus) -> Element {
    let (library, navigation, answer) = (use_library(), use_navigation(), use_answer());
    let asked = Value::new(None::<Query>);
    let pending = RefCell::new(None::<Timer>);
    effect(move |_| {
        let query = answer.with(|answer| answer.selection.is_empty().then(|| answer.query.clone()));
        let is_typing = query.is_some() && navigation.pace() == Some(Pace::Steps);
        let look = move || {
            // Most answers are not empty, and neither was the one before.
            if asked.with_untracked(|asked| *asked != query) {
                asked.set(query);
            }
        };
        // A new timer takes the place of the one before, which cancels that.
        pending.replace(is_typing.then(|| timer::after(STOPPED_FOR, look.clone())));
        if !is_typing {
            look();
        }
    });
    let ways = move || {
        let query = asked
            .get()
            .filter(|query| answer.with(|answer| answer.query == *query));
        query.map_or_else(nothing, |query| {
            explanation(library.with(|archive| ways_out(archive, &query)), after)
        })
    };

    classed("div", "empty-list")
        .follow_if("hidden", move || 0 < answer.n_rows())
        .part(ways)
}

fn explanation(ways: Vec<WayOut>, after: Focus) -> View {
    let advice = match ways.is_empty() {
        true => "No article fits. “Clear all” shows everything.",
        false => "No article fits all of this. One step away there is:",
    };
    let ways = ways.into_iter().map(|way| choice(way, after));
    several([element("p").text(advice), element("ul").children(ways)])
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
