//! HTML as Markdown that says the same, word for word.
//!
//! `htmd` knows how Markdown writes headings, lists, links and tables. This gives it clean HTML with all text
//! in [disguise](super::marks), and with raw HTML for what Markdown has no words for, so that nothing is lost.

use super::disguise;
use super::marks;
use crate::press::finish::without_embedding;
use crate::press::sanitize;
use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, Options};
use std::sync::LazyLock;

static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    HtmlToMarkdown::builder().options(options).build()
});

/// The Markdown for HTML from anywhere.
pub(super) fn markdown(html: &str) -> String {
    let known = html.replace(marks::is_disguise, "");
    let clean = sanitize::clean(&without_embedding(&known));
    // Reading is all that can fail in the converter, and it reads from memory. Should it fail all the same, HTML
    // is Markdown, too.
    match CONVERTER.convert(&disguise::put_on(&clean)) {
        Ok(written) => marks::settle(&written),
        Err(_) => clean,
    }
}

/// The HTML of a plain text, whose paragraphs are separated by blank lines.
pub(super) fn of_text(text: &str) -> String {
    let escaped = sanitize::escaped(text);
    crate::article::paragraphs(&escaped)
        .map(|paragraph| format!("<p>{paragraph}</p>\n"))
        .collect()
}
