//! The list page: what there is, and what to leave out of it.

use crate::archive::Archive;
use crate::ui::browser::page;
use crate::ui::components::{article_list, chips, empty_list, filters, help, search_box, toolbar};
use crate::ui::element::{Element, Focus, Handle, button, classed, effect};
use crate::ui::navigation::{Arrival, use_navigation};
use crate::ui::state::use_library;

/// The articles that the query of the address bar gives, and the controls that change it.
pub fn list_page() -> Element {
    let list_page = classed("main", "list-page");
    if use_library().with(Archive::is_empty) {
        return list_page.child(classed("p", "empty-list").text(
            "There are no articles here yet. If this is your site, add some and build it again.",
        ));
    }
    let navigation = use_navigation();
    let articles = Handle::new();
    let focus_articles = Focus::new(articles);
    let skip = button("Skip to the articles", move |_| focus_articles.take()).set("class", "skip");

    // A reader who has followed a link from an article begins at the articles, not nowhere.
    effect(move |_| {
        if let Some(articles) = articles
            .get()
            .filter(|_| navigation.arrival() == Arrival::Followed)
        {
            page::focus(&articles);
        }
    });

    let top = classed("div", "list-page-top")
        .child(search_box())
        .child(help());

    list_page.child(skip).child(top).child(filters()).child(
        classed("div", "list-page-articles")
            .node(articles)
            .set("tabindex", "-1")
            .child(classed("h2", "visually-hidden").text("Articles"))
            .child(toolbar(focus_articles))
            .child(chips(focus_articles))
            .child(empty_list(focus_articles))
            .child(article_list()),
    )
}
