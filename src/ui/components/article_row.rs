//! One row of the list.

use super::{article_facts, tag_links};
use crate::route::Route;
use crate::ui::browser::page;
use crate::ui::element::{Element, Node, classed, effect, element, several};
use crate::ui::state::{use_answer, use_library, use_navigation};
use leptos::prelude::*;

/// Tags shown in a row; an article with more has a count behind them.
const MOST_TAGS: usize = 4;

/// The article in one row of the answer, counted from 0. When the answer changes, the row stays and what is
/// in it changes.
pub fn article_row(row: usize) -> Element {
    let (library, navigation, answer) = (use_library(), use_navigation(), use_answer());
    let node = Node::new();
    let article = move || answer.article(row);
    let title = move || library.about(article(), |article| article.title().to_owned());
    let excerpt = move || library.about(article(), |article| article.excerpt());
    let language = move || library.about(article(), |article| article.language().to_owned());
    let slug = move || library.about(article(), |article| Some(article.slug()));
    let route = move || {
        slug().map_or_else(Route::default, |slug| {
            Route::Article(slug, navigation.query())
        })
    };
    let title_id = format!("row-{row}");
    let link = element("a")
        .node(node)
        .follow("href", move || route().href())
        .on_click(move |click| navigation.follow(&click, untrack(route)))
        .reads(title);

    effect(move |_| {
        let is_wanted = untrack(slug).is_some_and(|slug| navigation.claims_focus(&slug));
        if let Some(link) = node.get().filter(|_| is_wanted) {
            page::focus(&link);
        }
    });

    classed("article", "article-row")
        .set("aria-labelledby", &title_id)
        .set("aria-posinset", &(row + 1).to_string())
        .follow("aria-setsize", move || answer.n_rows().to_string())
        .child(
            element("h2")
                .set("id", &title_id)
                .set("dir", "auto")
                .follow("lang", language)
                .child(link),
        )
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
            library
                .about(article(), |article| Some(tag_links(article, MOST_TAGS)))
                .map_or_else(nothing, Into::into)
        })
}

/// What is in a row that has just lost its article and is about to go.
fn nothing() -> AnyView {
    several(Vec::new())
}
