//! What was looked for, in the article that is open: how many hits there are, and the way from one to the next.

use crate::query::needle::Place;
use crate::ui::browser::highlight::Hits;
use crate::ui::browser::timer::NextFrame;
use crate::ui::element::{Element, Handle, button, classed, effect, element};
use crate::ui::navigation::{Arrival, use_navigation};
use crate::ui::reactive::Value;
use crate::ui::shortcuts::shortcut;
use crate::ui::state::use_answer;
use send_wrapper::SendWrapper;
use std::rc::Rc;

/// Marks the hits in `article`, takes a reader who comes from the list to the first, and shows where among them they
/// are. There is nothing to see where nothing was looked for.
pub fn hits(article: Handle) -> Element {
    let (answer, navigation) = (use_answer(), use_navigation());
    let marked = Value::new(None::<SendWrapper<Rc<Hits>>>);
    // The number of the hit the reader is at, and how many there are.
    let place = Value::new((0, 0));
    let frames = Rc::new((NextFrame::default(), NextFrame::default()));
    let go_to = move |number: usize| {
        place.update(|place| place.0 = number);
        marked.with_untracked(|hits| hits.iter().for_each(|hits| hits.go_to(number)));
    };

    effect(move |_| {
        let marks = answer.with(|answer| answer.marks().cloned());
        let is_opened = navigation.arrival() == Arrival::Followed;
        let Some((article, marks)) = article.get().zip(marks) else {
            return;
        };
        let later = Rc::clone(&frames);
        // The text is in the page by then, and the page where it should be.
        frames.0.call(move || {
            later.1.call(move || {
                let find = |text: &str, is_title: bool| {
                    marks.of(
                        text,
                        if is_title {
                            Place::Title
                        } else {
                            Place::Anywhere
                        },
                    )
                };
                marked.set(None);
                let hits = Hits::mark(&article, &find);
                place.set((0, hits.count()));
                marked.set(Some(SendWrapper::new(Rc::new(hits))));
                if is_opened {
                    go_to(0);
                }
            });
        });
    });
    let step = move |is_forward: bool| {
        let (now, n_hits) = place.get_untracked();
        if let Some(last) = n_hits.checked_sub(1) {
            go_to(match is_forward {
                true if now == last => 0,
                true => now + 1,
                false => now.checked_sub(1).unwrap_or(last),
            });
        }
    };
    shortcut(&[".", ","], move |key| step(key == "."));

    classed("div", "hits")
        .set("role", "group")
        .set("aria-label", "Hits in this article")
        .follow_if("hidden", move || place.get().1 == 0)
        .child(button("Previous hit", move |_| step(false)))
        .child(element("span").set("role", "status").reads(move || {
            let (now, n_hits) = place.get();
            format!("{} / {n_hits}", now + 1)
        }))
        .child(button("Next hit", move |_| step(true)))
}
