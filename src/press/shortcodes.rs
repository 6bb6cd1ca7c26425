//! Calls to a site generator's templates in Markdown: Hugo's and Zola's shortcodes, Jekyll's Liquid tags.
//!
//! Templates are programs of the site they belong to. The few that come with the generators and mean the same
//! everywhere become Markdown; the others are taken out of the text, with a warning, and what stands between
//! an opening and a closing one is kept. Code blocks are left alone. No call is evaluated.

use super::diagnostic::{Kind, Mistake, Place};

/// The Markdown without calls, with as many lines as before, and a mistake for each call that was dropped.
///
/// `line` is the line of its file on which the text begins.
pub(super) fn expand(source: &str, line: usize) -> (String, Vec<Mistake>) {
    let mut text = String::with_capacity(source.len());
    let mut mistakes = Vec::new();
    let mut fence = Fence::default();
    fence.line(source);
    let mut offset = 0;
    while let Some(found) = source[offset..].find(['{', '\n']) {
        let at = offset + found;
        text.push_str(&source[offset..at]);
        if source.as_bytes()[at] == b'\n' {
            text.push('\n');
            offset = at + 1;
            fence.line(&source[offset..]);
            continue;
        }
        let call = call(&source[at..]).filter(|_| !fence.is_open);
        let Some(call) = call else {
            text.push('{');
            offset = at + 1;
            continue;
        };
        let written = &source[at..at + call.length];
        match meaning(&call, &source[at + call.length..]) {
            Meaning::Markdown(markdown, inside) => {
                text.push_str(&markdown);
                let whole = &source[at..at + call.length + inside];
                let missing = whole
                    .matches('\n')
                    .count()
                    .saturating_sub(markdown.matches('\n').count());
                text.extend(std::iter::repeat_n('\n', missing));
                offset = at + call.length + inside;
                continue;
            }
            Meaning::Nothing => {}
            Meaning::Unknown => {
                let place = Place::at(source, at, written.len()).below(line);
                mistakes.push(unknown(&call, place));
                match text.ends_with("](") {
                    // A link that leads nowhere is still a link, and not brackets in the text.
                    true => text.push_str("<>"),
                    false => text.push_str(&words(&call)),
                }
            }
        }
        text.extend(written.matches('\n'));
        offset = at + call.length;
    }
    text.push_str(&source[offset..]);
    (text, mistakes)
}

/// The sentence that a call carries, if it does: how it looked is lost, what it said is not.
fn words(call: &Call) -> String {
    let Some(text) = argument(call.arguments, &["text", "quote"]).filter(|text| text.contains(' '))
    else {
        return String::new();
    };
    match argument(call.arguments, &["cite", "author", "source"]) {
        Some(cite) if !cite.is_empty() => format!("{text} — {cite}"),
        _ => text,
    }
}

fn unknown(call: &Call, place: Place) -> Mistake {
    let message = format!(
        "the shortcode \"{}\" is not known here and was taken out",
        call.name
    );
    let help = "write what it stands for in Markdown; the text around it is untouched";
    Mistake::new(Kind::Shortcode, place, message, help)
        .about(format!("the shortcode {}", call.name))
}

/// Whether a line belongs to a block of code between fences.
#[derive(Default)]
struct Fence {
    is_open: bool,
    mark: char,
    length: usize,
}

impl Fence {
    /// Looks at the line that `rest` begins with.
    fn line(&mut self, rest: &str) {
        let line = rest.split('\n').next().unwrap_or_default().trim();
        let Some(mark) = line.chars().next().filter(|c| matches!(c, '`' | '~')) else {
            return;
        };
        let length = line.chars().take_while(|c| *c == mark).count();
        if length < 3 {
            return;
        }
        if !self.is_open {
            *self = Fence {
                is_open: true,
                mark,
                length,
            };
        } else if mark == self.mark && self.length <= length && line.len() == length {
            self.is_open = false;
        }
    }
}

/// A call as written.
struct Call<'a> {
    /// In bytes, its braces included.
    length: usize,
    name: &'a str,
    is_closing: bool,
    arguments: &'a str,
    style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `{{< name >}}` or `{{% name %}}`.
    Hugo,
    /// `{% name %}`, in Jekyll and in Zola.
    Tag,
    /// `{{ value }}`, or Zola's `{{ name(argument="") }}`.
    Value,
    /// `{: .class }`, with which kramdown gives elements attributes.
    Attributes,
}

/// Longer ones are text that happens to have braces, in bytes.
const MOST_BYTES: usize = 8 << 10;

/// The call that `text` begins with.
fn call(text: &str) -> Option<Call<'_>> {
    let window = &text[..text.floor_char_boundary(MOST_BYTES)];
    let forms = [
        ("{{<", ">}}", Style::Hugo),
        ("{{%", "%}}", Style::Hugo),
        ("{%", "%}", Style::Tag),
        ("{{", "}}", Style::Value),
        ("{:", "}", Style::Attributes),
    ];
    let (open, close, style) = forms
        .into_iter()
        .find(|(open, ..)| window.starts_with(open))?;
    let end = end_of(&window[open.len()..], close)?;
    let inner = &window[open.len()..open.len() + end];
    // `{{</* name */>}}` is how Hugo's own documents show a call without making one.
    let inner = inner.trim().trim_matches('-').trim();
    let (is_closing, inner) = match inner.strip_prefix('/') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, inner),
    };
    let name_end = inner
        .find(|c: char| !c.is_alphanumeric() && !"_-./".contains(c))
        .unwrap_or(inner.len());
    let (name, arguments) = inner.split_at(name_end);
    let is_call = match style {
        Style::Attributes => true,
        Style::Value => !name.is_empty() || inner.starts_with(['"', '\'']),
        _ => !name.is_empty(),
    };
    is_call.then(|| Call {
        length: open.len() + end + close.len(),
        name,
        is_closing,
        arguments: arguments.trim(),
        style,
    })
}

/// Where `close` stands outside of quotes; one inside will do if there is no other.
fn end_of(text: &str, close: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            None if text[at..].starts_with(close) => return Some(at),
            None if c == '"' || c == '`' => quote = Some(c),
            Some(open) if open == c => quote = None,
            _ => {}
        }
    }
    text.find(close)
}

enum Meaning {
    /// What stands for it, and how many bytes behind the call belong to it.
    Markdown(String, usize),
    /// Nothing that a reader would miss.
    Nothing,
    Unknown,
}

fn meaning(call: &Call, behind: &str) -> Meaning {
    let inline = |markdown: String| Meaning::Markdown(markdown, 0);
    if call.style == Style::Attributes {
        return Meaning::Nothing;
    }
    if call.style == Style::Value && !call.arguments.starts_with('(') {
        return value(call);
    }
    let argument = |names: &[&str]| argument(call.arguments, names);
    let first = || argument(&["id", "src", "url", "0"]);
    match call.name {
        _ if call.is_closing || call.name.starts_with("end") => Meaning::Nothing,
        "ref" | "relref" | "post_url" | "link" => match argument(&["path", "0"]) {
            Some(path) if call.name == "post_url" => {
                inline(format!("{}.md", path.replace(' ', "%20")))
            }
            Some(path) => inline(path.replace(' ', "%20")),
            None => Meaning::Unknown,
        },
        "figure" => match argument(&["src"]) {
            Some(source) => inline(figure(
                &source,
                argument(&["alt"]),
                argument(&["caption", "title"]),
            )),
            None => Meaning::Unknown,
        },
        "highlight" => code(call, behind),
        "raw" | "verbatim" => verbatim(call, behind),
        "comment" => Meaning::Markdown(String::new(), until_end(call, behind).1),
        "youtube" | "vimeo" | "tweet" | "twitter" | "x" | "gist" | "instagram" => {
            match first().and_then(|id| embedded(call.name, &id, call.arguments)) {
                Some((what, url)) => {
                    let title = argument(&["title"])
                        .map_or(what.to_owned(), |title| format!("{what}: {title}"));
                    inline(format!("[{}]({url})", title.replace(['[', ']'], "")))
                }
                None => Meaning::Unknown,
            }
        }
        "if" | "unless" | "else" | "elsif" | "for" | "assign" | "capture" | "toc" => {
            Meaning::Nothing
        }
        _ => Meaning::Unknown,
    }
}

/// Liquid's values: a site's root is where links start from here as well, and a literal is itself.
fn value(call: &Call) -> Meaning {
    if matches!(call.name, "site.baseurl" | "site.url" | "site.github.url") {
        return Meaning::Nothing;
    }
    match argument(call.arguments, &["0"]).filter(|_| call.name.is_empty()) {
        Some(literal) => Meaning::Markdown(literal, 0),
        None => Meaning::Unknown,
    }
}

fn figure(source: &str, alt: Option<String>, caption: Option<String>) -> String {
    let alt = alt.or_else(|| caption.clone()).unwrap_or_default();
    let caption = caption
        .map(|caption| format!(" *{caption}*"))
        .unwrap_or_default();
    format!(
        "![{}]({}){caption}",
        alt.replace(['[', ']'], ""),
        source.replace(' ', "%20")
    )
}

/// What is embedded, and its address, to be linked: the page asks no other site for anything.
fn embedded(name: &str, id: &str, arguments: &str) -> Option<(&'static str, String)> {
    if super::fields::is_web_address(id) {
        return Some(("Embedded page", id.to_owned()));
    }
    let is_plain = |text: &str| {
        text.chars()
            .all(|c| c.is_alphanumeric() || "_-./".contains(c))
    };
    if !is_plain(id) || id.is_empty() {
        return None;
    }
    let second = || argument(arguments, &["user", "1"]).filter(|text| is_plain(text));
    Some(match name {
        "youtube" => ("Video", format!("https://www.youtube.com/watch?v={id}")),
        "vimeo" => ("Video", format!("https://vimeo.com/{id}")),
        "instagram" => ("Picture", format!("https://www.instagram.com/p/{id}/")),
        "gist" => (
            "Code",
            match second() {
                Some(gist) => format!("https://gist.github.com/{id}/{gist}"),
                None => format!("https://gist.github.com/{id}"),
            },
        ),
        _ => ("Post", format!("https://x.com/i/status/{id}")),
    })
}

/// What stands before the end of a block, and the length of both.
fn until_end<'a>(call: &Call, behind: &'a str) -> (&'a str, usize) {
    let closing = |at: usize| {
        let end = self::call(&behind[at..])?;
        let closes = (end.is_closing && end.name == call.name)
            || end.name.strip_prefix("end") == Some(call.name);
        closes.then_some((&behind[..at], at + end.length))
    };
    let ends = behind
        .match_indices('{')
        .filter_map(|(at, _)| closing(at))
        .next();
    ends.unwrap_or((behind, behind.len()))
}

fn code(call: &Call, behind: &str) -> Meaning {
    let language = argument(call.arguments, &["0"]).unwrap_or_default();
    let (inner, length) = until_end(call, behind);
    let language: String = language
        .chars()
        .filter(|c| c.is_alphanumeric() || "+#-".contains(*c))
        .collect();
    let inner = inner.strip_prefix('\n').unwrap_or(inner);
    Meaning::Markdown(
        format!("\n````{language}\n{}\n````\n", inner.trim_end()),
        length,
    )
}

fn verbatim(call: &Call, behind: &str) -> Meaning {
    let (inner, length) = until_end(call, behind);
    Meaning::Markdown(inner.to_owned(), length)
}

/// The first of the named arguments that is there: `name="text"`, or by number those without a name.
fn argument(arguments: &str, names: &[&str]) -> Option<String> {
    let found = split(arguments);
    let by_name = |name: &&str| {
        found
            .iter()
            .find(|(key, _)| key == *name)
            .map(|(_, text)| text.clone())
    };
    names.iter().find_map(by_name)
}

fn split(arguments: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = arguments.trim_start_matches(['(', ' ']);
    while !rest.is_empty() && found.len() < 100 {
        let name_end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
            .unwrap_or(rest.len());
        let behind_name = rest[name_end..].trim_start();
        let (name, value) = match behind_name.strip_prefix('=') {
            Some(value) if 0 < name_end => (rest[..name_end].to_owned(), value.trim_start()),
            _ => (found.len().to_string(), rest),
        };
        let quote = value
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\'' | '`'));
        let (text, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => {
                let end = value
                    .find(|c: char| c.is_whitespace() || c == ',' || c == ')')
                    .unwrap_or(value.len());
                value.split_at(end)
            }
        };
        found.push((name, text.to_owned()));
        rest = behind
            .trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ')' || c == '|');
    }
    found
}

#[cfg(test)]
mod tests;
