//! When, by whom, how long: the line below an article's title.

use crate::archive::Entry;
use crate::numbers::grouped;
use crate::ui::browser::calendar;
use crate::ui::element::{Element, classed, element};

/// The date, authors and reading time of an article, as far as they are known.
pub fn article_facts(article: Entry<'_>) -> Element {
    let date = article.date();
    let date = date.map(|date| {
        element("time")
            .set("datetime", &date.to_string())
            .text(&calendar::readable(date))
    });
    let authors = Some(article.authors()).filter(|authors| !authors.is_empty());
    let minutes = format!("{} min read", grouped(article.reading_minutes().into()));

    classed("p", "article-facts")
        .children(date)
        .children(authors.map(|authors| element("span").set("dir", "auto").text(authors)))
        .child(element("span").text(&minutes))
}
