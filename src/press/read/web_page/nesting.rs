//! How deep the elements of a page are inside one another, as far as that can be told without reading it.
//!
//! Parsers of HTML look through all open elements again and again, so that a page of a hundred thousand open ones
//! takes them minutes. Which elements are closed by what is known here only roughly.

use std::collections::HashMap;

/// Elements that have no inside, and those that end where the next one like them begins: they add no depth that
/// the elements around them do not.
const WITHOUT_DEPTH: [&str; 35] = [
    "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr",
    "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr", "frame", "keygen",
];

/// Elements whose inside is text, whatever it looks like.
const OF_TEXT: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "iframe"];

/// Where `html` first has more than `most` elements inside one another.
pub(super) fn deeper_than(most: usize, html: &str) -> Option<usize> {
    let mut open = Open::default();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = start + 4 + comment.find("-->")?;
            continue;
        }
        let closes = rest.starts_with("</");
        let tag = &rest[if closes { 2 } else { 1 }..];
        let name = name(tag);
        at = html.len() - tag.len() + name.len();
        if name.is_empty() || WITHOUT_DEPTH.contains(&name.as_str()) {
            continue;
        }
        if closes {
            open.close(&name);
        } else if OF_TEXT.contains(&name.as_str()) {
            at += end_of_text(&html[at..], &name);
        } else if !open.is_foreign() || !is_empty(tag) {
            open.add(name);
        }
        if most < open.names.len() {
            return Some(start);
        }
    }
    None
}

/// The elements that are open, and how many of each name.
#[derive(Default)]
struct Open {
    names: Vec<String>,
    counts: HashMap<String, usize>,
}

impl Open {
    fn add(&mut self, name: String) {
        *self.counts.entry(name.clone()).or_default() += 1;
        self.names.push(name);
    }

    /// Closes the innermost element of this name, and with it all that is open inside.
    fn close(&mut self, name: &str) {
        if self.count(name) == 0 {
            return;
        }
        while let Some(last) = self.names.pop() {
            let is_it = last == name;
            if let Some(count) = self.counts.get_mut(&last) {
                *count -= 1;
            }
            if is_it {
                break;
            }
        }
    }

    fn count(&self, name: &str) -> usize {
        self.counts.get(name).copied().unwrap_or(0)
    }

    /// Whether this is inside a drawing or a formula, where elements may end with `/>` as in XML.
    fn is_foreign(&self) -> bool {
        0 < self.count("svg") + self.count("math")
    }
}

/// The name that `tag` begins with, in lower case; empty if it is no tag.
fn name(tag: &str) -> String {
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return String::new();
    }
    let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let name: String = tag.chars().take_while(is_part).collect();
    name.to_ascii_lowercase()
}

fn is_empty(tag: &str) -> bool {
    tag.find('>').is_some_and(|end| tag[..end].ends_with('/'))
}

/// The length of a text that only the end tag of `name` ends.
fn end_of_text(html: &str, name: &str) -> usize {
    let ends = |at: usize| {
        let tag = html.as_bytes().get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    let mut tags = html.match_indices("</").map(|(at, _)| at);
    tags.find(|at| ends(*at)).unwrap_or(html.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, is_deep: bool) {
        assert_eq!(deeper_than(10, html).is_some(), is_deep, "{html}");
    }

    #[test]
    fn what_is_open_counts() {
        check(&"<div>".repeat(10), false);
        assert_eq!(deeper_than(10, &"<div>".repeat(20)), Some(50));
        check(&"<DIV></div>".repeat(20), false);
        check(&"<div><span></div>".repeat(20), false);
        check(&"<div></span>".repeat(20), true);
    }

    #[test]
    fn what_adds_no_depth_does_not_count() {
        check(&"<p>a<br>b<li>c<td>".repeat(20), false);
        check(&"<!-- <div> --><script>'<div>'</SCRIPT>".repeat(20), false);
        check(&format!("<svg>{}</svg>", "<path d='x'/>".repeat(20)), false);
        check(&"<div/>".repeat(20), true);
        check(&"1 < 2 <".repeat(20), false);
    }
}
