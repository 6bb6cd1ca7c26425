//! The text of an article.

use crate::archive::ArticleIdx;
use crate::article::paragraphs;
use crate::ui::element::{Element, classed, element};
use crate::ui::state::use_library;

/// The paragraphs of an article, each in the direction of its own script.
pub fn prose(article: ArticleIdx) -> Element {
    let paragraph = |text: &str| element("p").set("dir", "auto").text(text);

    use_library().with(|archive| {
        let article = archive.article(article);
        classed("div", "prose")
            .set_some("lang", article.language())
            .children(paragraphs(article.text()).map(paragraph))
    })
}
