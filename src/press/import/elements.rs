//! The elements of clean HTML by what Markdown has for them.

use super::pieces::Piece;

/// What an element becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Lines of its own, which `htmd` writes as Markdown has them. Under this name.
    Block(&'static str),
    /// Lines of its own that only HTML can say.
    Island,
    /// Raw HTML inside a paragraph. Under this name.
    Raw(&'static str),
    Emphasis,
    Strong,
    Code,
    CodeBlock,
    Link,
    Picture,
    /// A box in a list of tasks.
    Task,
    Break,
    Rule,
    /// Only what is inside.
    Nothing,
}

const BLOCKS: [&str; 24] = [
    "blockquote",
    "caption",
    "dd",
    "div",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

const RAW: [&str; 17] = [
    "abbr", "bdi", "bdo", "del", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "sub", "sup", "u",
];

/// Elements that hold one line at the most.
pub(super) const LINES: [&str; 9] = ["a", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"];

impl Element {
    pub fn of(name: &str) -> Element {
        let among = |names: &[&'static str]| names.iter().copied().find(|known| *known == name);
        match name {
            "dl" | "details" => Element::Island,
            "em" | "i" | "cite" | "dfn" | "var" => Element::Emphasis,
            "strong" | "b" => Element::Strong,
            "code" => Element::Code,
            "pre" => Element::CodeBlock,
            "a" => Element::Link,
            "img" => Element::Picture,
            "input" => Element::Task,
            "br" => Element::Break,
            "hr" => Element::Rule,
            _ => match (among(&BLOCKS), among(&RAW)) {
                (Some(name), _) => Element::Block(name),
                (_, Some(name)) => Element::Raw(name),
                _ => Element::Nothing,
            },
        }
    }

    /// Whether it has marks around its text, which must then be text and nothing else.
    pub fn is_marked(self) -> bool {
        use Element::*;
        matches!(self, Raw(_) | Emphasis | Strong | Code)
    }
}

/// Whether an element has others in it that Markdown cannot have inside a paragraph.
pub(super) fn holds_blocks(whole: &[Piece]) -> bool {
    whole.iter().any(|piece| {
        use Element::*;
        matches!(
            Element::of(piece.name()),
            Block(_) | Island | CodeBlock | Rule
        )
    })
}
