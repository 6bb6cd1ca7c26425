//! The list page: what there is, and what to leave out of it.

use crate::archive::Archive;
use crate::ui::components::{article_list, empty_list, tag_panel, toolbar};
use crate::ui::element::{Element, classed};
use crate::ui::state::use_library;

/// The articles that the query of the address bar gives, and the controls that change it.
pub fn list_page() -> Element {
    let page = classed("main", "list-page");
    if use_library().with(Archive::is_empty) {
        return page.child(classed("p", "empty-list").text(
            "There are no articles here yet. Once the site’s owner adds some, they will be listed on this page.",
        ));
    }
    page.child(tag_panel()).child(
        classed("div", "list-page-articles")
            .child(toolbar())
            .child(empty_list())
            .child(article_list()),
    )
}
