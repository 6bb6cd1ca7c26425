//! Clean HTML in disguise: made so that `htmd` writes only what a reader of Markdown will read as the same.
//!
//! Text is disguised throughout, so that no mark is made of it. Elements that Markdown has no words for are
//! disguised as text, and come out as raw HTML. Which elements are allowed at all is the sanitizer's business.

use super::addresses::{destination, own};
use super::elements::{Element, LINES, holds_blocks};
use super::marks::{self, BREAK, EMPHASIS, STRONG};
use super::pieces::{self, Piece, VOID, attribute};
use super::tables;
use crate::press::sanitize::escaped;
use std::collections::HashSet;

/// The disguise of some clean HTML.
pub(super) fn put_on(clean: &str) -> String {
    let pieces: Vec<Piece> = pieces::of(clean).collect();
    let target = |piece: &Piece| Some(attribute(piece, "href")?.strip_prefix('#')?.to_owned());
    let mut disguise = Disguise {
        targets: pieces.iter().filter_map(target).collect(),
        ..Disguise::default()
    };
    disguise.pieces(&pieces);
    disguise.html
}

/// Deeper nesting is lost: nobody could read it, and the converter would need a stack for it.
const MOST_DEPTH: usize = 60;

/// Clean HTML on its way into disguise.
#[derive(Default)]
struct Disguise {
    html: String,
    /// What ends each open element.
    opened: Vec<(String, &'static str)>,
    /// The ids that a link in the article leads to.
    targets: HashSet<String>,
}

impl Disguise {
    fn pieces(&mut self, pieces: &[Piece]) {
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += match *piece {
                Piece::Text(text) => {
                    self.text(text);
                    1
                }
                Piece::Open { .. } => self.element(&pieces[at..]),
                Piece::Close { .. } => {
                    let end = self.opened.pop();
                    self.html.extend(end.map(|(end, _)| end));
                    1
                }
            };
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_between_items() && !text.trim().is_empty() {
            return self.stray(&[Piece::Text(text)]);
        }
        self.html
            .push_str(&escaped(&marks::disguised(&pieces::unescaped(text))));
    }

    fn is_inside(&self, names: &[&str]) -> bool {
        self.opened.iter().any(|(_, name)| names.contains(name))
    }

    fn is_between_items(&self) -> bool {
        self.opened
            .last()
            .is_some_and(|(_, name)| ["ol", "ul"].contains(name))
    }

    /// Makes an item of what stands in a list without being one.
    fn stray(&mut self, pieces: &[Piece]) {
        self.html.push_str("<li>");
        self.until("</li>".to_owned(), "li");
        self.pieces(pieces);
        self.html.extend(self.opened.pop().map(|(end, _)| end));
    }

    fn raw(&mut self, html: &str) {
        self.html.push_str(&marks::raw(html));
    }

    /// Opens an element and says how many pieces are done with: one, or all of the element.
    fn element(&mut self, pieces: &[Piece]) -> usize {
        let whole = &pieces[..=pieces::closing(pieces)];
        let element = Element::of(whole[0].name());
        if self.is_between_items() {
            // The mark of an empty item would be read as text below a paragraph.
            if pieces::is_blank(whole) {
                return whole.len();
            }
            if !matches!(element, Element::Block("li" | "ol" | "ul")) {
                self.stray(whole);
                return whole.len();
            }
        }
        let is_useless = pieces::is_blank(whole) || holds_blocks(whole);
        let n_done = match element.is_marked() && is_useless {
            true => self.open(Element::Nothing, whole),
            false => self.open(element, whole),
        };
        if n_done < whole.len() || whole.len() == 1 {
            self.anchor(&whole[0]);
        }
        n_done
    }

    fn open(&mut self, element: Element, whole: &[Piece]) -> usize {
        let is_line = self.is_inside(&LINES);
        let tag = &whole[0];
        match element {
            Element::Island if !is_line => return self.island(whole),
            Element::Block("table") if !is_line && !tables::is_simple(whole) => {
                return self.island(whole);
            }
            Element::CodeBlock if !is_line => return self.code_block(whole),
            Element::Code if self.is_code(whole) => return self.code(whole),
            Element::Block("li") if !self.is_between_items() && !is_line => {
                self.html.push_str("<ul><li>");
                self.until("</li></ul>".to_owned(), "li");
            }
            Element::Block(name) => self.block(name, is_line, tag),
            Element::Code => self.raw_element("code", tag),
            Element::Raw(name) => self.raw_element(name, tag),
            Element::Emphasis => self.emphasize(EMPHASIS),
            Element::Strong => self.emphasize(STRONG),
            Element::Link => self.link(tag),
            Element::Picture => self.picture(tag),
            Element::Task => self.task(attribute(tag, "checked").is_some()),
            Element::Break if self.is_inside(&LINES[..7]) => self.html.push(' '),
            // Nothing is above the first line.
            Element::Break if self.is_fresh() => {}
            Element::Break => self.html.extend([&String::from(BREAK), "<br>"]),
            Element::Rule if !is_line => self.html.push_str("<hr>"),
            _ if VOID.contains(&tag.name()) => {}
            _ => self.until(String::new(), ""),
        }
        1
    }

    /// Whether a block has just begun or ended, and nothing stands behind that.
    fn is_fresh(&self) -> bool {
        let is_unseen = |c: char| c.is_whitespace() || marks::is_sign(c);
        let before = self.html.trim_end_matches(is_unseen);
        // These stand inside a paragraph: code, a link, a picture, another break.
        let inside = ["</code>", "</a>", "\">", "<br>"];
        before.is_empty()
            || (before.ends_with('>') && !inside.iter().any(|end| before.ends_with(end)))
    }

    /// Remembers what ends the element that has begun.
    fn until(&mut self, end: String, name: &'static str) {
        self.opened.push((end, name));
    }

    fn raw_element(&mut self, name: &'static str, tag: &Piece) {
        self.raw(tag.whole());
        self.until(marks::raw(&format!("</{name}>")), name);
    }

    fn task(&mut self, is_done: bool) {
        self.raw(if is_done { "[x]" } else { "[ ]" });
        self.html.push(' ');
    }

    fn code(&mut self, whole: &[Piece]) -> usize {
        let text: String = whole.iter().filter_map(Piece::text).collect();
        let text = text.replace('\n', " ");
        self.html.push_str(&format!("<code>{text}</code>"));
        whole.len()
    }

    fn emphasize(&mut self, (open, close): (char, char)) {
        self.html.push(open);
        self.until(close.to_string(), "");
    }

    fn block(&mut self, name: &'static str, is_line: bool, tag: &Piece) {
        let is_part = name.starts_with('t') && name != "table" && self.is_inside(&["table"]);
        if MOST_DEPTH < self.opened.len() || (is_line && !is_part) {
            self.html.push(' ');
            return self.until(" ".to_owned(), "");
        }
        let start = attribute(tag, "start")
            .filter(|start| start.parse::<u32>().is_ok_and(|start| start < 100_000_000));
        let start = start
            .map(|start| format!(" start=\"{start}\""))
            .unwrap_or_default();
        self.html.push_str(&format!("<{name}{start}>"));
        self.until(format!("</{name}>"), name);
    }

    fn link(&mut self, tag: &Piece) {
        let Some(address) = attribute(tag, "href") else {
            return self.until(String::new(), "");
        };
        self.html
            .push_str(&format!("<a href=\"{}\">", destination(&own(address))));
        self.until("</a>".to_owned(), "a");
    }

    fn picture(&mut self, tag: &Piece) {
        let alt = attribute(tag, "alt").unwrap_or_default();
        let alt = marks::disguised(&crate::folding::single_spaced(&alt));
        if let Some(address) = attribute(tag, "src") {
            let (address, alt) = (destination(&address), escaped(&alt));
            self.html
                .push_str(&format!("<img src=\"{address}\" alt=\"{alt}\">"));
        }
    }

    /// Lets links inside the article, such as those of footnotes, lead where they did.
    fn anchor(&mut self, tag: &Piece) {
        let id = attribute(tag, "id").filter(|id| self.targets.contains(id));
        let is_between = self.opened.last().is_some_and(|(_, name)| {
            ["ul", "ol", "table", "tbody", "thead", "tfoot", "tr"].contains(name)
        });
        if let Some(id) = id.filter(|_| !is_between && tag.name() != "img") {
            // A link cannot hold another, so this is none.
            self.raw(&format!("<span id=\"{}\"></span>", escaped(&id)));
        }
    }

    /// Whether all that is inside is text that a code span can hold.
    fn is_code(&self, whole: &[Piece]) -> bool {
        let is_row = self.is_inside(&["td", "th"]);
        let is_link = self.is_inside(&["a"]);
        // A brace may begin a shortcode, which is looked for in code spans as well. A bracket and a colon make a
        // reference of a link.
        let holds = |text: &str| {
            text.contains('{') || (is_row && text.contains('|')) || (is_link && text.contains("]:"))
        };
        // Two code spans side by side would be none.
        let before = self.html.trim_end_matches(marks::is_sign);
        let inside = &whole[1..whole.len() - 1];
        !before.ends_with("</code>")
            && inside
                .iter()
                .all(|piece| piece.text().is_some_and(|text| !holds(text)))
    }

    fn code_block(&mut self, whole: &[Piece]) -> usize {
        if whole
            .iter()
            .any(|piece| ["a", "img"].contains(&piece.name()))
        {
            return self.island(whole);
        }
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Open { name: "br", .. } => "\n".to_owned(),
            _ => String::new(),
        };
        let code: String = whole.iter().map(text).collect();
        let class = whole.iter().filter_map(|piece| attribute(piece, "class"));
        let class = class
            .filter(|class| class.starts_with("language-"))
            .map(|class| format!(" class=\"{}\"", escaped(&class)))
            .next();
        let html = format!(
            "<pre><code{}>{code}</code></pre>",
            class.unwrap_or_default()
        );
        match self.is_inside(&["blockquote", "li"]) && code.contains('{') {
            // A fence there is not seen by whoever looks for shortcodes.
            true => self.blob(&html),
            false => self.html.push_str(&html),
        }
        whole.len()
    }

    /// Puts an element in as it is, in raw HTML.
    fn island(&mut self, whole: &[Piece]) -> usize {
        let html: String = whole.iter().map(Piece::whole).collect();
        self.blob(&html);
        whole.len()
    }

    /// Raw HTML ends at the next blank line, so it stands on one line.
    fn blob(&mut self, html: &str) {
        let line = match html.contains("<pre") {
            true => html.replace('\n', "&#10;"),
            false => html.replace('\n', " "),
        };
        self.html.push_str("<p>");
        self.raw(&line.replace('{', "&#123;"));
        self.html.push_str("</p>");
    }
}
