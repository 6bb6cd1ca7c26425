//! The article page: one article, and the way on from it.

use crate::archive::ArticleIdx;
use crate::route::Route;
use crate::ui::browser::timer::NextFrame;
use crate::ui::browser::{geometry, page};
use crate::ui::components::{article_header, hits, neighbors, prose};
use crate::ui::element::{Element, Handle, classed, effect, element};
use crate::ui::navigation::{Arrival, Navigation};
use crate::ui::shortcuts::shortcut;
use crate::ui::state::use_library;

/// An article to read, from its title to its neighbors.
pub fn article_page(article: ArticleIdx, navigation: Navigation) -> Element {
    let link = use_library().with(|archive| archive.article(article).link().map(str::to_owned));
    let original = link.map(|link| {
        let link = element("a")
            .set("href", &link)
            .set("rel", "external")
            .text("Read the original");
        classed("p", "original").child(link)
    });
    let node = Handle::new();
    // The HTML, the marks and the focus of one article are not to stay in the next.
    let reading = classed("article", "reading")
        .about(article.idx())
        .node(node)
        .set("aria-labelledby", page::ARTICLE_TITLE_ID)
        .child(article_header(article))
        .child(prose(article))
        .children(original);

    frame(navigation)
        .child(reading)
        .child(hits(node))
        .child(neighbors(article))
}

/// What is shown when the address names an article that is not there.
pub fn missing_page(navigation: Navigation) -> Element {
    let missing = classed("div", "missing").child(element("h1").text("No such article")).child(
        element("p").text(
            "The address names an article that is not in this collection. It may have been renamed or taken out; the list has everything there is.",
        ),
    );

    frame(navigation).child(missing)
}

/// The page around an article: the way back, and the place where the reader was.
fn frame(navigation: Navigation) -> Element {
    let next_frame = NextFrame::default();
    let back = element("a")
        .follow("href", move || Route::List(navigation.query()).href())
        .on_click(move |click| navigation.follow_back(&click))
        .text("Back to list");

    shortcut(&["u", "Escape"], move |_| navigation.back_to_list());
    effect(move |_| {
        // The route is set as well when the reader moves within an article.
        navigation.route();
        let place = match navigation.arrival() {
            Arrival::Returned(place, _) | Arrival::Opened(place) => place,
            Arrival::Followed | Arrival::ToRowOf(_) => None,
        };
        next_frame.call(move || geometry::arrive_at(place));
    });

    classed("main", "article-page").child(
        classed("nav", "article-page-back")
            .set("aria-label", "List")
            .child(back),
    )
}
