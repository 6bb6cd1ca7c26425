//! One row of the list.

use super::{article_facts, tag_links};
use crate::headings::Heading;
use crate::route::Route;
use crate::ui::browser::{calendar, page};
use crate::ui::element::{Element, Node, classed, effect, element, several};
use crate::ui::state::{use_answer, use_library, use_navigation};
use leptos::prelude::*;

/// Tags shown in a row; an article with more has a count behind them.
const MOST_TAGS: usize = 4;

/// Which row the Tab key stops at, and which has the focus.
#[derive(Clone, Copy)]
pub struct RowFocus {
    /// The number of the row that can be reached by Tab.
    pub current: Signal<usize>,
    /// The number of the row that had the focus last, and whether it has it still.
    pub focused: RwSignal<(usize, bool)>,
}

/// The article in one row of the answer, counted from 0. When the answer changes, the row stays and what is
/// in it changes. The Tab key stops at one row only.
pub fn article_row(row: usize, focus: RowFocus) -> Element {
    let (library, answer) = (use_library(), use_answer());
    let article = move || answer.article(row);
    let excerpt = move || library.about(article(), |article| article.excerpt());
    let language = move || library.about(article(), |article| article.language().to_owned());
    let tab_stop = move || {
        if focus.current.get() == row {
            "0"
        } else {
            "-1"
        }
        .to_owned()
    };
    let heading = move || answer.heading(library, row);
    let title = element("h3")
        .set("id", &title_id(row))
        .set("dir", "auto")
        .follow("lang", language)
        .child(link(row).follow("tabindex", tab_stop));

    classed("article", "article-row")
        .set("aria-labelledby", &title_id(row))
        .set("aria-posinset", &(row + 1).to_string())
        .follow("aria-setsize", move || answer.n_rows().to_string())
        .on("focusin", move |_| focus.focused.set((row, true)))
        .child(
            classed("h2", "article-row-heading")
                .follow_if("hidden", move || heading().is_none())
                .reads(move || heading().map_or_else(String::new, name)),
        )
        .child(title)
        .part(move || {
            library
                .about(article(), |article| Some(article_facts(article)))
                .map_or_else(nothing, Into::into)
        })
        .child(
            classed("p", "article-row-excerpt")
                .set("dir", "auto")
                .follow("lang", language)
                .reads(excerpt),
        )
        .part(move || {
            let finish = |link: Element| link.follow("tabindex", tab_stop);
            library
                .about(article(), |article| {
                    Some(tag_links(article, MOST_TAGS, finish))
                })
                .map_or_else(nothing, Into::into)
        })
}

/// The title as a link to the article. Takes the focus if the reader has just come back from there.
fn link(row: usize) -> Element {
    let (library, navigation, answer) = (use_library(), use_navigation(), use_answer());
    let node = Node::new();
    let article = move || answer.article(row);
    let title = move || library.about(article(), |article| article.title().to_owned());
    let slug = move || library.about(article(), |article| Some(article.slug()));
    let route = move || {
        slug().map_or_else(Route::default, |slug| {
            Route::Article(slug, navigation.query())
        })
    };

    effect(move |_| {
        let is_wanted = untrack(slug).is_some_and(|slug| navigation.claims_focus(&slug));
        if let Some(link) = node.get().filter(|_| is_wanted) {
            page::focus(&link);
        }
    });

    element("a")
        .node(node)
        .set("id", &link_id(row))
        .follow("href", move || route().href())
        .on_click(move |click| navigation.follow(&click, untrack(route)))
        .reads(title)
}

fn title_id(row: usize) -> String {
    format!("row-{row}")
}

/// The id of the link to the article in a row.
pub(super) fn link_id(row: usize) -> String {
    format!("row-{row}-link")
}

fn name(heading: Heading) -> String {
    match heading {
        Heading::Published(date) => calendar::month_and_year(date),
        Heading::Undated => "Undated".to_owned(),
    }
}

/// What is in a row that has just lost its article and is about to go.
fn nothing() -> AnyView {
    several(Vec::new())
}
