//! The text of an article.

use crate::archive::ArticleIdx;
use crate::article::{SafeHtml, paragraphs};
use crate::ui::browser::html;
use crate::ui::element::{Element, Handle, classed, effect, element};
use crate::ui::navigation::use_navigation;
use crate::ui::state::use_library;

/// Paragraphs that get an element each. No article has as many; what is behind them, in a file that is none,
/// is put into one, because a page with a million elements cannot be read at all.
const MOST_PARAGRAPHS: usize = 5_000;

/// The body of an article, as its author has formatted it or else in paragraphs.
pub fn prose(article: ArticleIdx) -> Element {
    use_library().with(|archive| {
        let article = archive.article(article);
        let prose = classed("div", "prose").set("lang", article.language());
        match article.html() {
            Some(html) => formatted(prose, html),
            None => plain(prose, article.text()),
        }
    })
}

/// The only HTML of the page that is not made of elements here.
fn formatted(prose: Element, html: SafeHtml) -> Element {
    let navigation = use_navigation();
    let node = Handle::new();

    effect(move |_| {
        if let Some(prose) = node.get() {
            html::fill(&prose, &html);
        }
    });

    prose
        .node(node)
        .set("dir", "auto")
        .on_click(move |click| navigation.follow_clicked(&click))
}

/// The paragraphs of a text, each in the direction of its own script.
fn plain(prose: Element, text: &str) -> Element {
    let paragraph = |text: &str| element("p").set("dir", "auto").text(text);
    let mut texts = paragraphs(text);
    let prose = prose.children(texts.by_ref().take(MOST_PARAGRAPHS).map(paragraph));
    let rest: Vec<&str> = texts.collect();

    match rest.is_empty() {
        true => prose,
        false => prose.child(paragraph(&rest.join(" "))),
    }
}
