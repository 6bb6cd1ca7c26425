//! The top of an article.

use super::{article_facts, tag_links};
use crate::archive::ArticleIdx;
use crate::ui::browser::page;
use crate::ui::element::{Element, Handle, classed, effect, element};
use crate::ui::navigation::{Arrival, use_navigation};
use crate::ui::state::use_library;

/// Tags shown on an article; one with more is a mistake somewhere, and has a count behind them.
const MOST_TAGS: usize = 100;

/// The title, facts and tags of an article. Takes the focus when the reader comes to it from another view,
/// so that a screen reader begins there.
pub fn article_header(article: ArticleIdx) -> Element {
    let navigation = use_navigation();
    let heading = Handle::new();

    effect(move |_| {
        let came_from_elsewhere = !matches!(navigation.arrival(), Arrival::Opened(_));
        if let Some(heading) = heading.get().filter(|_| came_from_elsewhere) {
            page::focus(&heading);
        }
    });

    use_library().with(|archive| {
        let article = archive.article(article);
        let title = element("h1")
            .node(heading)
            .set("id", page::ARTICLE_TITLE_ID)
            .set("tabindex", "-1")
            .set("dir", "auto")
            .set("lang", article.language())
            .text(article.title());
        classed("header", "article-header")
            .on_click(move |click| navigation.follow_clicked(&click))
            .child(title)
            .child(article_facts(article))
            .child(tag_links(article, MOST_TAGS, |link| link))
    })
}
