//! HTML as Markdown that says the same, word for word.
//!
//! `htmd` knows how Markdown writes headings, lists, links and tables. This gives it clean HTML with all text
//! in [disguise](super::marks), and with raw HTML for what Markdown has no words for, so that nothing is lost.

use super::disguise;
use super::marks;
use crate::press::sanitize::{self, EMBEDDING};
use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, Options};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
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
    let clean = sanitize::clean(&linked(&known));
    // Reading is all that can fail in the converter, and it reads from memory.
    let written = CONVERTER
        .convert(&disguise::put_on(&clean))
        .unwrap_or_default();
    marks::settle(&written)
}

/// The HTML of a plain text, whose paragraphs are separated by blank lines.
pub(super) fn of_text(text: &str) -> String {
    let escaped = sanitize::escaped(text);
    crate::article::paragraphs(&escaped)
        .map(|paragraph| format!("<p>{paragraph}</p>\n"))
        .collect()
}

/// Frames and players become links, before the sanitizer takes them out.
fn linked(html: &str) -> String {
    let handler = element!(EMBEDDING.join(", "), |element| {
        let address = ["src", "data"]
            .iter()
            .find_map(|name| element.get_attribute(name));
        if let Some(address) = address.filter(|address| !address.is_empty()) {
            let host = address.split('/').nth(2).unwrap_or("file");
            let title = element
                .get_attribute("title")
                .filter(|title| !title.trim().is_empty());
            let title = title.unwrap_or_else(|| format!("Embedded: {host}"));
            // Both are still escaped, as they were in the tag.
            let quoted = |text: &str| text.replace('"', "&quot;").replace('<', "&lt;");
            let link = format!(
                "<p><a href=\"{}\">{}</a></p>",
                quoted(&address),
                quoted(&title)
            );
            element.replace(&link, ContentType::Html);
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(handler)
        .with_strict(false);
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}
