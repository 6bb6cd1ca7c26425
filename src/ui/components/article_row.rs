//! One row of the list.

use super::{article_facts, tag_links};
use crate::archive::ArticleIdx;
use crate::headings::Heading;
use crate::query::needle::Place;
use crate::route::Route;
use crate::ui::browser::calendar;
use crate::ui::element::{Element, classed, element, nothing, several};
use crate::ui::reactive::{Derived, Value};
use crate::ui::state::{use_answer, use_library};
use crate::ui::view::View;
use leptos::prelude::*;

/// Tags shown in a row; an article with more has a count behind them.
const MOST_TAGS: usize = 4;

/// Which row the Tab key stops at, and which has the focus.
#[derive(Clone, Copy)]
pub struct RowFocus {
    /// The number of the row that can be reached by Tab.
    pub current: Derived<usize>,
    /// The number of the row that had the focus last, and whether it has it still.
    pub focused: Value<(usize, bool)>,
}

/// One slot of the list. It shows the article in the row whose number is that of the slot and `shift` together: when
/// the answer or the shift changes, its elements stay and what is in them changes.
///
/// Its links are followed by the list, and what is in it is one part: with a thousand things in the page that
/// each follow the answer by themselves, scrolling and filtering would take several times as long.
pub fn article_row(slot: usize, shift: Derived<usize>, focus: RowFocus) -> Element {
    let (library, answer) = (use_library(), use_answer());
    let row = move || slot.wrapping_add(shift.get());
    let article = move || answer.article(row());

    classed("article", "article-row")
        .set("aria-labelledby", &title_id(slot))
        .follow("aria-posinset", move || (row() + 1).to_string())
        .follow("aria-setsize", move || answer.n_rows().to_string())
        .follow_if("data-headed", move || {
            answer.heading(library, row()).is_some()
        })
        .on("focusin", move |_| focus.focused.set((untrack(row), true)))
        .part(move || {
            // A row that has just lost its article is about to go.
            article().map_or_else(nothing, |article| {
                let is_current = move || focus.current.get() == row();
                content(slot, article, answer.heading(library, row()), is_current)
            })
        })
}

/// What the row of an article shows.
fn content(
    slot: usize,
    article: ArticleIdx,
    heading: Option<Heading>,
    is_current: impl Fn() -> bool + 'static,
) -> View {
    let answer = use_answer();
    let query = answer.with(|answer| answer.query.clone());
    let marks = answer.with(|answer| answer.marks().cloned().unwrap_or_default());
    use_library().with(|archive| {
        let article = archive.article(article);
        let excerpt = article.snippet(&marks);
        let link = element("a")
            .set("id", &link_id(slot))
            .set("href", &Route::Article(article.slug(), query).href())
            .follow("tabindex", move || {
                if is_current() { "0" } else { "-1" }.to_owned()
            })
            .marked(article.title(), &marks.of(article.title(), Place::Title));
        let said = |element: Element| element.set("dir", "auto").set("lang", article.language());
        several([
            classed("h2", "article-row-heading")
                .set_if("hidden", heading.is_none())
                .text(&heading.map_or_else(String::new, name)),
            said(element("h3").set("id", &title_id(slot))).child(link),
            article_facts(article),
            said(classed("p", "article-row-excerpt"))
                .marked(&excerpt, &marks.of(&excerpt, Place::Anywhere)),
            // The tags of the panel do the same, and Tab would stop at a hundred of these.
            tag_links(article, MOST_TAGS, |link| link.set("tabindex", "-1")),
        ])
    })
}

fn title_id(slot: usize) -> String {
    format!("row-{slot}")
}

/// The id of the link in a slot.
pub(super) fn link_id(slot: usize) -> String {
    format!("row-{slot}-link")
}

fn name(heading: Heading) -> String {
    match heading {
        Heading::Published(date) => calendar::month_and_year(date),
        Heading::Undated => "Undated".to_owned(),
        Heading::SomeWords => "With some of the words".to_owned(),
    }
}
