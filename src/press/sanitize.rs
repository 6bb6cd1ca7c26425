//! HTML from anywhere to HTML that may be shown: what is allowed stays, all else goes.
//!
//! It is the only place that makes [`SafeHtml`]. The list is of what an article needs. Scripts, styles, forms
//! and frames are no part of it; frames and players become links first, so that a reader can still get there.

use super::diagnostic::{Kind, Mistake, Place};
use super::links::SCHEMES;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// In front of every id inside an article, so that none meets one of the page's own.
pub(super) const ID_PREFIX: &str = "a-";

const ELEMENTS: [&str; 62] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
];

/// Elements whose loss no reader notices: they only group, or say how text looked elsewhere.
const QUIET: [&str; 30] = [
    "html", "head", "body", "title", "meta", "link", "base", "main", "section", "article", "aside",
    "header", "footer", "nav", "hgroup", "address", "center", "font", "big", "tt", "strike",
    "acronym", "wbr", "nobr", "picture", "source", "noscript", "o:p", "data", "output",
];

/// The other elements of HTML, which an article has no use for.
const OTHERS: [&str; 34] = [
    "applet", "area", "audio", "basefont", "bgsound", "blink", "button", "canvas", "datalist",
    "dialog", "dir", "embed", "fieldset", "form", "frame", "frameset", "iframe", "input", "label",
    "legend", "map", "marquee", "math", "menu", "meter", "object", "optgroup", "option", "param",
    "progress", "script", "select", "style", "svg",
];

/// Attributes by element; `*` is every element.
const ATTRIBUTES: [(&str, &[&str]); 15] = [
    ("*", &["id", "class", "lang", "dir", "title"]),
    ("a", &["href", "hreflang"]),
    ("blockquote", &["cite"]),
    ("q", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["datetime"]),
    ("ins", &["datetime"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    ("ol", &["start", "reversed"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope"]),
    ("time", &["datetime"]),
    ("pre", &["tabindex"]),
];

/// Attributes that may have these values only.
const FIXED: [(&str, &str, &str); 14] = [
    ("input", "type", "checkbox"),
    ("input", "disabled", ""),
    ("input", "checked", ""),
    ("input", "aria-label", DONE.0),
    ("input", "aria-label", DONE.1),
    ("td", "align", "left"),
    ("td", "align", "center"),
    ("td", "align", "right"),
    ("th", "align", "left"),
    ("th", "align", "center"),
    ("th", "align", "right"),
    ("div", "role", "group"),
    ("div", "tabindex", "0"),
    ("div", "aria-label", "Table"),
];

/// What a box in a list of tasks is called, checked and not.
pub(super) const DONE: (&str, &str) = ("Done", "Not done");

/// What the press's own classes begin with; others belong to some other site's style.
const CLASSES: [&str; 5] = ["c-", "language-", "footnote-", "markdown-alert-", "table"];

static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let mut values: HashMap<&str, HashMap<&str, HashSet<&str>>> = HashMap::new();
    for (element, name, value) in FIXED {
        values
            .entry(element)
            .or_default()
            .entry(name)
            .or_default()
            .insert(value);
    }
    let attributes = ATTRIBUTES.iter().filter(|(element, _)| *element != "*");
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from([
            "script", "style", "template", "svg", "math", "iframe", "object",
        ]))
        .generic_attributes(ATTRIBUTES[0].1.iter().copied().collect())
        .tag_attributes(
            attributes
                .map(|(element, names)| (*element, names.iter().copied().collect()))
                .collect(),
        )
        .tag_attribute_values(values)
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .id_prefix(Some(ID_PREFIX))
        .attribute_filter(attribute);
    builder
});

/// The value an attribute gets, if it stays.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (element, name) {
        (_, "class") => {
            let is_ours = |class: &&str| CLASSES.iter().any(|start| class.starts_with(start));
            let kept: Vec<&str> = value.split_whitespace().filter(is_ours).collect();
            (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
        }
        // A name in the page's own space that a script could be fooled with is no use to a reader.
        (_, "id") => (!value.trim().is_empty()).then_some(Cow::Borrowed(value)),
        ("a", "href") => Some(match value.strip_prefix('#') {
            Some(fragment) if !fragment.starts_with(ID_PREFIX) && !fragment.is_empty() => {
                Cow::Owned(format!("#{ID_PREFIX}{fragment}"))
            }
            _ => Cow::Borrowed(value),
        }),
        ("pre", "tabindex") => (value == "0").then_some(Cow::Borrowed(value)),
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Deeper nesting is no article, and is slow to read for parsers and browsers alike.
const MOST_DEPTH: usize = 512;

/// The HTML with all taken out that is not allowed. Clean HTML comes out as it went in.
pub(super) fn clean(html: &str) -> String {
    let mut html = clean_generated(html);
    // What is taken out can leave elements inside each other that no parser would put there, and the text of
    // such a tree means another one. It settles at once; only text is certain to stay as it is.
    for _ in 0..MOST_PASSES {
        let again = SANITIZER.clean(&html).to_string();
        if again == html {
            return html;
        }
        html = again;
    }
    as_text(&html)
}

/// How often HTML is cleaned until it stays as it is.
const MOST_PASSES: usize = 4;

/// The same for well-formed HTML, which one pass settles.
pub(super) fn clean_generated(html: &str) -> String {
    match MOST_DEPTH < depth(html) {
        // What is nested so deep is not worth its markup.
        true => as_text(html),
        false => SANITIZER.clean(html).to_string(),
    }
}

/// Only the text of HTML, as HTML.
pub(super) fn as_text(html: &str) -> String {
    let text = crate::article::text_of_html(html);
    let paragraphs =
        crate::article::paragraphs(&text).map(|text| format!("<p>{}</p>", escaped(text)));
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// Text as HTML, also inside a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// How many elements are open at once, at most. An element that is never closed counts to the end.
fn depth(html: &str) -> usize {
    let void = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "p", "li", "td", "tr", "dt", "dd",
    ];
    let (mut open, mut most) = (0usize, 0usize);
    for (name, is_closing, _) in tags(html) {
        if void
            .iter()
            .any(|element| name.eq_ignore_ascii_case(element))
        {
            continue;
        }
        match is_closing {
            true => open = open.saturating_sub(1),
            false => open += 1,
        }
        most = most.max(open);
    }
    most
}

/// The tags in HTML: name, whether it closes, and where it begins.
fn tags(html: &str) -> impl Iterator<Item = (&str, bool, usize)> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at + 1..];
        let is_closing = rest.starts_with('/');
        let rest = if is_closing { &rest[1..] } else { rest };
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '-')
            .unwrap_or(rest.len());
        let is_tag = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        is_tag.then_some((&rest[..end], is_closing, at))
    })
}

/// What [`clean`] will take out of `html` that a reader may miss. `place` says where an offset is.
pub(super) fn cuts(html: &str, place: &dyn Fn(usize, usize) -> Place) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (name, is_closing, at) in tags(html) {
        let lower = name.to_ascii_lowercase();
        if is_text(&html[at..]) {
            if !is_closing {
                found.push(placeholder(name, place(at, name.len() + 1)));
            }
            continue;
        }
        if !is_closing && !ELEMENTS.contains(&lower.as_str()) && !QUIET.contains(&lower.as_str()) {
            let message = match EMBEDDING.contains(&lower.as_str()) {
                true => format!(
                    "<{lower}> was turned into a link: pages of other sites are not shown inside this one"
                ),
                false => format!("<{lower}> is not allowed and was taken out"),
            };
            let help = "write it in Markdown, or as a link";
            let mistake = Mistake::new(Kind::CutHtml, place(at, name.len() + 1), message, help);
            found.push(mistake.about(format!("<{lower}>")));
        }
        if let Some(handler) = handler(&html[at..]) {
            let message = format!("the attribute {handler} would run a script and was taken out");
            let mistake = Mistake::new(
                Kind::CutHtml,
                place(at, name.len() + 1),
                message,
                "delete it",
            );
            found.push(mistake.about("scripts in attributes"));
        }
    }
    found
}

/// Whether a tag in Markdown is none: `<location>` stands for itself, where somebody left it to be filled in.
pub(super) fn is_text(tag: &str) -> bool {
    let Some((name, ..)) = tags(tag).next().filter(|(_, _, at)| *at == 0) else {
        return false;
    };
    let name = name.to_ascii_lowercase();
    let more = [
        "template",
        "textarea",
        "track",
        "video",
        "noframes",
        "slot",
        "xmp",
        "plaintext",
    ];
    // A name with a dash is an element that some script defines.
    let known = [&ELEMENTS[..], &QUIET, &OTHERS, &more].concat();
    !name.contains('-') && !known.contains(&name.as_str())
}

/// The mistake of such a tag.
fn placeholder(name: &str, place: Place) -> Mistake {
    let message = format!("<{name}> is no element of HTML and is shown as it is written");
    let help = format!("write it as \\<{name}> or in backticks if that is meant");
    Mistake::new(Kind::CutHtml, place, message, help).about("what looks like HTML and is none")
}

/// An event handler in the tag that `html` begins with, or a link that is a script.
fn handler(html: &str) -> Option<&str> {
    let tag = html.split('>').next().unwrap_or_default();
    let mut words = tag.split([' ', '\n', '\t', '/']).skip(1);
    words.find_map(|word| {
        let (name, value) = word.split_once('=')?;
        let is_handler = name
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("on"));
        let value = value.trim_start_matches(['"', '\'']);
        let is_script = value
            .get(..11)
            .is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
        (is_handler || is_script).then_some(name)
    })
}

/// Elements that show something from elsewhere, which becomes a link.
pub(super) const EMBEDDING: [&str; 5] = ["iframe", "video", "audio", "embed", "object"];

#[cfg(test)]
mod tests;
