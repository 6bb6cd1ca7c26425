//! Markdown to HTML, not yet safe: tables, footnotes, task lists, alerts, definition lists, highlighted code.
//!
//! Raw HTML in it comes through here and is for [`sanitize`](super::sanitize) to deal with. Addresses are left
//! as they are written; [`finish`](super::finish) resolves them.

use super::diagnostic::{Kind, Mistake, Place};
use super::finish::Markup;
use super::{highlight, sanitize, shortcodes};
use crate::article::Slug;
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};
use std::collections::HashSet;
use std::ops::Range;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// The HTML of Markdown that begins on `line` of its file, and what is wrong with it.
pub(super) fn markdown(source: &str, line: usize) -> (Markup, Vec<Mistake>) {
    let (expanded, mistakes) = shortcodes::expand(source, line);
    if let Some(mistake) = too_deep(&expanded, line) {
        return (
            Markup::Generated(format!("<pre>{}</pre>", sanitize::escaped(&expanded))),
            vec![mistake],
        );
    }
    let mut rendering = Rendering {
        written: source,
        source: &expanded,
        line,
        mistakes,
        ids: HashSet::new(),
        has_html: false,
    };
    let events: Vec<(Event, Range<usize>)> = Parser::new_ext(&expanded, options())
        .into_offset_iter()
        .collect();
    let events = rendering.transformed(events);
    let mut html = String::with_capacity(expanded.len() * 3 / 2);
    html::push_html(&mut html, events.into_iter());
    if html.contains("<t") {
        // A style would not get past the Content-Security-Policy.
        html = html
            .replace("<th style=\"text-align: ", "<th align=\"")
            .replace("<td style=\"text-align: ", "<td align=\"");
    }
    let html = match rendering.has_html {
        true => Markup::Foreign(html),
        false => Markup::Generated(html),
    };
    (html, rendering.mistakes)
}

/// Quotes and lists may be nested, but so deep nobody reads them, and every level costs the parser more.
const MOST_LEVELS: usize = 100;

/// A line that opens more levels than anybody means, by its first characters.
fn too_deep(source: &str, first: usize) -> Option<Mistake> {
    let level = |c: char| matches!(c, '>' | '-' | '+' | '*' | ' ' | '\t');
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let opening = line.len() - line.trim_start_matches(level).len();
        let marks = line[..opening]
            .chars()
            .filter(|c| matches!(c, '>' | '-' | '+' | '*'))
            .count();
        let brackets = line.bytes().filter(|byte| *byte == b'[').count();
        // A rule across the page is a row of one mark, and is no level.
        let is_rule = line.trim().chars().all(|c| matches!(c, '-' | '*' | ' '));
        if (MOST_LEVELS < marks && !is_rule) || 20_000 < brackets {
            let place = Place::at(source, offset, 1).below(first);
            let message = "lists, quotes or brackets are nested too deep here; the text is shown as it is written";
            return Some(Mistake::new(
                Kind::CutHtml,
                place,
                message,
                "write it with fewer levels",
            ));
        }
        offset += line.len();
    }
    None
}

struct Rendering<'s> {
    /// As in the file.
    written: &'s str,
    /// With calls taken out, on as many lines.
    source: &'s str,
    line: usize,
    mistakes: Vec<Mistake>,
    ids: HashSet<String>,
    has_html: bool,
}

impl<'s> Rendering<'s> {
    /// The place in the file of a part of the text. Where a call was taken out before it on its line, it is
    /// searched for.
    fn place(&self, range: &Range<usize>) -> Place {
        let place = Place::at(self.source, range.start, range.len());
        let start: usize = self
            .written
            .split_inclusive('\n')
            .take(place.line - 1)
            .map(str::len)
            .sum();
        let line = self.written[start..].split('\n').next().unwrap_or_default();
        let part = self.source[range.clone()]
            .split('\n')
            .next()
            .unwrap_or_default();
        let is_same = self.source.lines().nth(place.line - 1) == Some(line);
        match line.find(part).filter(|_| !is_same) {
            Some(at) => Place::at(self.written, start + at, part.len()).below(self.line),
            None => place.below(self.line),
        }
    }

    fn transformed(&mut self, events: Vec<(Event<'s>, Range<usize>)>) -> Vec<Event<'s>> {
        let mut done = Vec::with_capacity(events.len());
        let mut events = events.into_iter();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => done.push(code(kind, &mut events)),
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }) => {
                    let rest: Vec<_> = until_heading_ends(&mut events);
                    let id = Some(self.heading_id(id, &rest));
                    done.push(Event::Start(Tag::Heading {
                        level,
                        id,
                        classes,
                        attrs,
                    }));
                    done.extend(rest);
                }
                Event::Start(Tag::Image { .. }) => {
                    let first = events.clone().next();
                    if matches!(first, Some((Event::End(TagEnd::Image), _))) {
                        self.mistakes
                            .push(super::finish::without_alt(self.place(&range)));
                    }
                    done.push(event);
                }
                Event::Html(ref html) | Event::InlineHtml(ref html) => {
                    let cuts = sanitize::cuts(html, &|at, length| {
                        self.place(&(range.start + at..range.start + at + length))
                    });
                    self.mistakes.extend(cuts);
                    self.has_html = true;
                    done.push(match sanitize::is_text(html.trim_start()) {
                        true => Event::Text(html.clone()),
                        false => event,
                    });
                }
                event => done.push(event),
            }
        }
        done
    }

    /// An id from the heading's text, unlike the others, so that it can be linked to.
    fn heading_id(&mut self, given: Option<CowStr<'s>>, content: &[Event]) -> CowStr<'s> {
        let mut text = String::new();
        for event in content {
            if let Event::Text(part) | Event::Code(part) = event {
                text.push_str(part);
            }
        }
        let wanted = given.map(|id| id.to_string());
        let wanted = wanted.or_else(|| Slug::from_text(&text).map(|slug| slug.to_string()));
        let wanted = wanted.unwrap_or_else(|| "section".to_owned());
        let mut id = wanted.clone();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id.into()
    }
}

/// The events of a heading, its end among them.
fn until_heading_ends<'s>(
    events: &mut dyn Iterator<Item = (Event<'s>, Range<usize>)>,
) -> Vec<Event<'s>> {
    let mut content = Vec::new();
    for (event, _) in events {
        let is_end = matches!(
            event,
            Event::End(TagEnd::Heading(
                HeadingLevel::H1
                    | HeadingLevel::H2
                    | HeadingLevel::H3
                    | HeadingLevel::H4
                    | HeadingLevel::H5
                    | HeadingLevel::H6
            ))
        );
        content.push(event);
        if is_end {
            break;
        }
    }
    content
}

/// A block of code, highlighted if its language is known.
fn code<'s>(
    kind: CodeBlockKind,
    events: &mut dyn Iterator<Item = (Event<'s>, Range<usize>)>,
) -> Event<'s> {
    let mut code = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) => code.push_str(&text),
            Event::End(TagEnd::CodeBlock) => break,
            _ => {}
        }
    }
    let info = match &kind {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    // `rust,ignore`, `{.rust}` and `js {1,3}` all name a language first.
    let info = info.trim_start_matches(['{', '.']);
    let end = info
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | ':'))
        .unwrap_or(info.len());
    let language = &info[..end];
    let is_name = !language.is_empty()
        && language
            .chars()
            .all(|c| c.is_alphanumeric() || "+#-_".contains(c));
    let class = match is_name {
        true => format!(" class=\"language-{language}\""),
        false => String::new(),
    };
    let inner = highlight::html(&code, language).unwrap_or_else(|| sanitize::escaped(&code));
    Event::Html(format!("<pre><code{class}>{inner}</code></pre>\n").into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn html(source: &str) -> String {
        match markdown(source, 1).0 {
            Markup::Generated(html) | Markup::Foreign(html) => html,
        }
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(html(source).trim_end(), expected);
    }

    #[test]
    fn headings_can_be_linked_to() {
        check(
            "## A *b*\n## A b\n## c {#d}",
            "<h2 id=\"a-b\">A <em>b</em></h2>\n<h2 id=\"a-b-1\">A b</h2>\n<h2 id=\"d\">c</h2>",
        );
    }

    #[test]
    fn code_is_marked_by_class() {
        check(
            "```klingon\n<b>\n```",
            "<pre><code class=\"language-klingon\">&lt;b&gt;\n</code></pre>",
        );
        assert!(html("```rust,ignore\nfn main() {}\n```").contains("<span class=\"c-"));
    }

    #[test]
    fn what_writers_expect_of_markdown_is_there() {
        for (source, part) in [
            ("|a|\n|-|\n|b|", "<table>"),
            ("|a|\n|-:|\n|b|", "<td align=\"right\">b</td>"),
            ("a[^1]\n\n[^1]: b", "footnote-definition"),
            ("- [x] a", "checkbox"),
            ("> [!NOTE]\n> a", "markdown-alert-note"),
            ("~~a~~", "<del>a</del>"),
            ("a\n: b", "<dd>b</dd>"),
            ("[[page]]", "href=\"page\""),
            ("in <location> at", "in &lt;location&gt; at"),
        ] {
            assert!(html(source).contains(part), "{source}");
        }
    }

    #[test]
    fn mistakes_have_the_line_of_the_file() {
        let (_, mistakes) = markdown("a\n\n![](x.png) <form>", 5);
        let found: Vec<_> = mistakes
            .iter()
            .map(|mistake| (mistake.kind, mistake.place.line))
            .collect();
        assert_eq!(found, [(Kind::MissingAlt, 7), (Kind::CutHtml, 7)]);
    }

    #[test]
    fn absurd_nesting_is_shown_as_it_is_written_in_no_time() {
        let start = std::time::Instant::now();
        for source in [
            ">".repeat(100_000),
            "- ".repeat(100_000),
            "[".repeat(100_000),
            "*a ".repeat(30_000),
            "<b>".repeat(50_000),
            "`".repeat(100_000),
        ] {
            let _ = markdown(&source, 1);
        }
        assert!(start.elapsed().as_secs() < 10);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([#>*_`\\[\\]()!<|~:=+-]|\n|[a1é ]|```rust\n|<b |\\[\\^1\\]:?){0,40}") {
            let _ = markdown(&text, 1);
        }
    }
}
