//! The way on from an article.

use crate::archive::ArticleIdx;
use crate::route::Route;
use crate::ui::element::{Element, classed, element};
use crate::ui::state::{use_answer, use_library, use_navigation};
use leptos::prelude::untrack;

/// Links to the articles before and after this one in the reader's list.
pub fn neighbors(article: ArticleIdx) -> Element {
    let (before, after) = use_answer().with(|answer| answer.selection.neighbors(article));

    classed("nav", "neighbors")
        .set("aria-label", "In this list")
        .children(before.map(|article| neighbor(article, "Previous article", "prev")))
        .children(after.map(|article| neighbor(article, "Next article", "next")))
}

/// A link to one of them, named by what it is to the one that is open, and its title.
fn neighbor(article: ArticleIdx, name: &str, rel: &str) -> Element {
    let navigation = use_navigation();
    let (slug, title) = use_library().with(|archive| {
        let article = archive.article(article);
        (article.slug(), article.title().to_owned())
    });
    let route = untrack(|| Route::Article(slug, navigation.query()));
    let link = element("a")
        .set("href", &route.href())
        .set("rel", rel)
        .on_click(move |click| navigation.follow(&click, route.clone()))
        .text(name);

    classed("p", "neighbor")
        .child(link)
        .child(element("span").set("dir", "auto").text(&title))
}
