//! The way on from an article.

use crate::archive::ArticleIdx;
use crate::route::Route;
use crate::ui::element::{Element, classed, element};
use crate::ui::navigation::{Navigation, use_navigation};
use crate::ui::shortcuts::shortcut;
use crate::ui::state::{Library, use_answer, use_library};
use leptos::prelude::untrack;

/// Links to the articles before and after this one in the reader's list.
pub fn neighbors(article: ArticleIdx) -> Element {
    let (library, navigation) = (use_library(), use_navigation());
    let (before, after) = use_answer().with(|answer| answer.selection.neighbors(article));

    shortcut(&["p", "n"], move |key| {
        let goal = if key == "p" { before } else { after };
        if let Some(route) = goal.map(|article| route(library, navigation, article)) {
            navigation.go(route);
        }
    });

    classed("nav", "neighbors")
        .set("aria-label", "In this list")
        .children(before.map(|article| neighbor(article, "Previous article", "prev")))
        .children(after.map(|article| neighbor(article, "Next article", "next")))
}

/// Where it stands in the reader's list.
fn route(library: Library, navigation: Navigation, article: ArticleIdx) -> Route {
    let slug = library.with(|archive| archive.article(article).slug());
    untrack(|| Route::Article(slug, navigation.query()))
}

/// A link to one of them, named by what it is to the one that is open, and its title.
fn neighbor(article: ArticleIdx, name: &str, rel: &str) -> Element {
    let (library, navigation) = (use_library(), use_navigation());
    let title = library.with(|archive| archive.article(article).title().to_owned());
    let route = route(library, navigation, article);
    let link = element("a")
        .set("href", &route.href())
        .set("rel", rel)
        .on_click(move |click| navigation.follow(&click, route.clone()))
        .text(name);

    classed("p", "neighbor")
        .child(link)
        .child(element("span").set("dir", "auto").text(&title))
}
