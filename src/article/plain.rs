//! HTML to plain text, for feeds that carry nothing else.
//!
//! This is for reading, not for safety: its result is text and is shown as text, so nothing in it can run. It
//! looks for single characters only, because looking for strings takes kilobytes of code in the browser.

/// The text of an HTML fragment: elements that start a new line on a page start a paragraph, scripts and
/// styles are left out, and character references are resolved.
pub fn text_of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    // Behind the last `>` nothing is markup. Knowing where that is keeps this linear in the text.
    let markup_end = html.rfind('>').unwrap_or(0);
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = match rest.strip_prefix('&') {
            Some(after) => reference(after, &mut text),
            None if html.len() - rest.len() < markup_end => markup(rest, &mut text),
            None => {
                text.push('<');
                &rest[1..]
            }
        };
    }
    text.push_str(rest);
    text
}

/// The text with lines ended by `\n` and without other control characters, which no page can show.
pub(crate) fn without_controls(text: &str) -> String {
    let unwanted = |c: char| c.is_control() && c != '\n' && c != '\t';
    // Bytes are looked at several times quicker than characters. Controls beyond ASCII all begin with 0xc2, as do
    // some letters.
    let is_suspect = |byte: &u8| matches!(byte, 0..=8 | 11..=31 | 0x7f | 0xc2);
    if !text.as_bytes().iter().any(is_suspect) || !text.contains(unwanted) {
        return text.trim().to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' => kept.push('\n'),
            c if unwanted(c) => {}
            c => kept.push(c),
        }
    }
    kept.trim().to_owned()
}

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// Takes one tag or comment off the front of `html`, which starts with `<`, and returns what is behind it.
fn markup<'a>(html: &'a str, text: &mut String) -> &'a str {
    if let Some(comment) = html.strip_prefix("<!--") {
        let mut ends = comment.match_indices('>');
        let end = ends.find(|&(at, _)| comment[..at].ends_with("--"));
        return end.map_or("", |(at, _)| &comment[at + 1..]);
    }
    let name: String = html[1..]
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let end = html.find('>').filter(|_| !name.is_empty());
    let Some(end) = end else {
        // A `<` that opens nothing is a character.
        text.push('<');
        return &html[1..];
    };
    let after = &html[end + 1..];
    let opens = !html.starts_with("</");
    match name.as_str() {
        "script" | "style" | "template" if opens => skip_element(after, &name),
        // The numbers of footnotes, as the press writes them, mean nothing in a text without the page around it.
        "sup" if html.starts_with("<sup class=\"footnote") => skip_element(after, &name),
        "td" | "th" if opens => {
            text.push(' ');
            after
        }
        "br" => {
            text.push('\n');
            after
        }
        name if BLOCKS.contains(&name) => {
            text.push_str("\n\n");
            after
        }
        _ => after,
    }
}

/// What is behind the end tag of the element whose inside `html` starts with.
fn skip_element<'a>(html: &'a str, name: &str) -> &'a str {
    let end = format!("</{name}");
    html.match_indices('<')
        .find(|&(at, _)| {
            html.get(at..at + end.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(&end))
        })
        .map_or("", |(at, _)| &html[at..])
}

/// Takes a character reference off the front of `html`, which starts just behind the `&`.
fn reference<'a>(html: &'a str, text: &mut String) -> &'a str {
    /// Longer names exist, but none of the ones read here is.
    const LONGEST: usize = 10;
    let end = html.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some((c, end)) = end.and_then(|end| Some((character(&html[..end])?, end))) else {
        text.push('&');
        return html;
    };
    text.push(c);
    &html[end + 1..]
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "copy" => '©',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(html: &str, paragraphs: &[&str]) {
        let text = text_of_html(html);
        assert_eq!(
            crate::article::paragraphs(&text).collect::<Vec<_>>(),
            paragraphs
        );
    }

    #[test]
    fn blocks_become_paragraphs() {
        check(
            "<h1>Title</h1><p>One <em>two</em></p><p>three<br>four</p>",
            &["Title", "One two", "three\nfour"],
        );
    }

    #[test]
    fn scripts_styles_and_comments_are_left_out() {
        check(
            "a<script>alert('<p>')</SCRIPT><style>p{}</style><!-- <p> -->b",
            &["ab"],
        );
        check("a<script>never closed", &["a"]);
        check("a<!-- never closed, <b>not even at the end", &["a"]);
        check("a<!-- no markup at all", &["a<!-- no markup at all"]);
    }

    #[test]
    fn numbers_of_footnotes_are_left_out_and_other_raised_text_is_kept() {
        check(
            r##"<p>E = mc<sup>2</sup>.<sup class="footnote-reference"><a href="#a-fn-1">1</a></sup> So.</p>"##,
            &["E = mc2. So."],
        );
    }

    #[test]
    fn cells_of_a_table_are_words_apart() {
        check(
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
            &["a b", "c d"],
        );
    }

    #[test]
    fn character_references_are_resolved_and_the_rest_stays() {
        check(
            "&lt;b&gt; &amp;amp; &#8217;&#x2013; &unknown; R&D",
            &["<b> &amp; ’– &unknown; R&D"],
        );
        check("1 < 2 & a <b", &["1 < 2 & a <b"]);
    }

    proptest! {
        #[test]
        fn no_html_makes_it_panic(html in "[<>/&;#xa-z!é -]{0,80}") {
            let _ = text_of_html(&html);
        }
    }
}
