//! What is written in an element: text or HTML, as its attributes say, or as feeds usually have it.

use super::xml::Element;
use crate::article::text_of_html;
use crate::folding::single_spaced;
use crate::press::draft::Body;
use crate::press::read::records::{is_html, plain};

pub(super) enum Written {
    Text(String),
    Html(String),
}

impl Written {
    /// On one line, without markup.
    pub fn line(&self) -> String {
        match self {
            Written::Text(text) => single_spaced(text),
            Written::Html(html) => plain(html).unwrap_or_default(),
        }
    }

    /// As it was written, whatever that is.
    pub fn into_source(self) -> String {
        match self {
            Written::Text(text) | Written::Html(text) => text,
        }
    }

    pub fn into_body(self) -> Body {
        match self {
            Written::Text(text) => Body::Text(text),
            Written::Html(html) => Body::Html(html),
        }
    }

    pub fn is_blank(&self) -> bool {
        match self {
            Written::Text(text) | Written::Html(text) => text.trim().is_empty(),
        }
    }
}

/// As Atom has it: the `type` decides. `None` if it is blank, or neither text nor HTML.
pub(super) fn as_typed(element: &Element) -> Option<Written> {
    let kind = element
        .attribute("type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let written = match kind {
        "xhtml" | "application/xhtml+xml" => Written::Html(element.html()),
        // What should be escaped and is not, is meant as HTML all the same.
        "html" | "text/html" | "text" | "" if element.has_elements() => {
            Written::Html(element.html())
        }
        "html" | "text/html" => Written::Html(element.text()),
        "" => Written::Text(element.text()),
        text if text.starts_with("text") => Written::Text(element.text()),
        _ => return None,
    };
    Some(written).filter(|written| !written.is_blank())
}

/// As RSS has it: HTML, escaped once or not at all, or text.
pub(super) fn as_usual(element: &Element) -> Written {
    if element.has_elements() {
        return Written::Html(element.html());
    }
    let text = element.text();
    match is_html(&text) {
        true => Written::Html(text),
        // Even a text may be escaped twice.
        false => Written::Text(text_of_html(&text)),
    }
}

/// WordPress keeps the paragraphs of its older articles as lines, and marks them up when it shows them.
pub(super) fn paragraphs(html: &str) -> String {
    let html = html.replace("\r\n", "\n");
    let is_marked_up = ["<p>", "<p ", "<pre"].iter().any(|tag| html.contains(tag));
    if is_marked_up || !html.contains('\n') {
        return html;
    }
    let blocks = html
        .split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty());
    let marked_up = blocks.map(|block| match is_block(block) {
        true => block.to_owned(),
        false => format!("<p>{}</p>", block.replace('\n', "<br>\n")),
    });
    marked_up.collect::<Vec<_>>().join("\n")
}

/// Whether some HTML begins with an element that cannot stand in a paragraph.
fn is_block(html: &str) -> bool {
    let blocks = [
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<h5",
        "<h6",
        "<hr",
        "<ul",
        "<ol",
        "<li",
        "<dl",
        "<div",
        "<table",
        "<blockquote",
        "<figure",
        "<!--",
        "</",
    ];
    blocks.iter().any(|tag| {
        html.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_where_there_are_none() {
        assert_eq!(
            paragraphs("One\r\nmore\r\n\r\n<h2>Two</h2>\n\n\n\n<em>Three</em>"),
            "<p>One<br>\nmore</p>\n<h2>Two</h2>\n<p><em>Three</em></p>"
        );
        assert_eq!(
            paragraphs("<p>One</p>\n\n<p>Two</p>"),
            "<p>One</p>\n\n<p>Two</p>"
        );
    }
}
