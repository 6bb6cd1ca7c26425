//! The tags on an article, each a link to what else carries it.

use crate::archive::Entry;
use crate::query::{Query, Wanted};
use crate::route::Route;
use crate::tags::Tag;
use crate::ui::element::{Element, classed, element};

/// Links to the lists of an article's tags, each finished by `finish`. Past the first `most`, tags are only counted.
/// Whoever shows them follows them.
pub fn tag_links(article: Entry<'_>, most: usize, finish: impl Fn(Element) -> Element) -> Element {
    let n_more = article.tags().len().saturating_sub(most);
    let more = (0 < n_more).then(|| element("li").text(&format!("+{n_more}")));

    classed("ul", "tag-links")
        .set("aria-label", "Tags of this article")
        .children(
            article
                .tags()
                .take(most)
                .map(|tag| element("li").child(finish(link(tag)))),
        )
        .children(more)
}

/// A link to the list of one tag alone.
fn link(tag: &Tag) -> Element {
    let route = Route::List(Query::default().with(tag, Wanted::Included));
    element("a")
        .set("href", &route.href())
        .set("dir", "auto")
        .text(tag.as_str())
}
