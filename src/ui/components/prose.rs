//! The text of an article.

use crate::archive::ArticleIdx;
use crate::article::paragraphs;
use crate::ui::element::{Element, classed, element};
use crate::ui::state::use_library;

/// Paragraphs that get an element each. No article has as many; what is behind them, in a file that is none,
/// is put into one, because a page with a million elements cannot be read at all.
const MOST_PARAGRAPHS: usize = 5_000;

/// The paragraphs of an article, each in the direction of its own script.
pub fn prose(article: ArticleIdx) -> Element {
    let paragraph = |text: &str| element("p").set("dir", "auto").text(text);

    use_library().with(|archive| {
        let article = archive.article(article);
        let mut texts = paragraphs(article.text());
        let prose = classed("div", "prose")
            .set("lang", article.language())
            .children(texts.by_ref().take(MOST_PARAGRAPHS).map(paragraph));
        let rest: Vec<&str> = texts.collect();
        match rest.is_empty() {
            true => prose,
            false => prose.child(paragraph(&rest.join(" "))),
        }
    })
}
