//! What Markdown is made of HTML and of plain text, and that no word is lost.

use super::super::html;
use crate::article::Slug;
use crate::press::compose::Desk;
use crate::press::draft::{Body, Draft};
use crate::press::links::Index;
use crate::press::naming::{Entry, Name};
use crate::press::settings::Settings;
use proptest::prelude::*;
use std::path::Path;

/// The text that readers get of an article with this body.
fn text_of(body: Body) -> String {
    let settings = Settings::default();
    let desk = Desk::new(Path::new("nowhere"), &settings, Index::new(None));
    let draft = Draft {
        body,
        ..Draft::default()
    };
    let path = Path::new("a.md");
    let name = Name {
        id: "a".into(),
        slug: Slug::from_text("a").unwrap(),
    };
    desk.compose(
        &Entry {
            draft: &draft,
            source: 0,
            path,
            below: path,
            number: None,
        },
        &name,
    )
    .article
    .text
}

/// The same for Markdown, in words.
fn words_of_markdown(markdown: &str) -> Vec<String> {
    words(&text_of(Body::Markdown {
        source: markdown.to_owned(),
        line: 1,
    }))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[track_caller]
fn check(html: &str, markdown: &str) {
    assert_eq!(html::markdown(html), markdown);
}

#[track_caller]
fn check_text(text: &str, markdown: &str) {
    assert_eq!(html::markdown(&html::of_text(text)), markdown);
    assert_eq!(words_of_markdown(markdown), words(text));
}

#[test]
fn elements_become_what_markdown_has_for_them() {
    check(
        "<h2>A <i>b</i></h2><p>c<br>d</p><hr>",
        "## A *b*\n\nc\\\nd\n\n* * *",
    );
    check("<p><br>a<br><br>b<br></p>", "a\n\nb");
    check(
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        "- a\n  - b\n- c",
    );
    check("<ol start=3><li><p>a</p><p>b</p></li></ol>", "3. a\n\n   b");
    check("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b");
    check(
        "<p><a href=\"x y(1).html?a=1&amp;b\">a <b>b</b></a></p>",
        "[a **b**](x%20y%281%29.html?a=1&b)",
    );
    check(
        "<img src=p.png alt='A [\"b\"]'>",
        "![A \\[\\\"b\\\"\\]](p.png)",
    );
    check(
        "<pre><code class=language-rust>fn a() {}\n  b</code></pre>",
        "```rust\nfn a() {}\n  b\n```",
    );
    check("<pre>a\n<b>b</b></pre>", "```\na\nb\n```");
    check("<p>Use <code>a_b*</code>!</p>", "Use `a_b*`!");
    check(
        "<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>",
        "| a   |\n| --- |\n| b\\|c |",
    );
    check(
        "<ul><li><input type=checkbox checked disabled> a</li></ul>",
        "- [x] a",
    );
}

#[test]
fn what_markdown_has_nothing_for_stays_html() {
    check(
        "<p>H<sub>2</sub>O, <kbd>a*</kbd></p>",
        "H<sub>2</sub>O, <kbd>a\\*</kbd>",
    );
    check(
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    );
    check(
        "<dl><dt>a</dt>\n<dd>b</dd></dl>",
        "<dl><dt>a</dt> <dd>b</dd></dl>",
    );
    check(
        "<p>a<sup><a href=#f>1</a></sup></p><p id=f>b</p>",
        "a<sup>[1](#a-f)</sup>\n\n<span id=\"a-f\"></span>b",
    );
    check(
        "<iframe src=\"https://e.org/v?a&amp;b\" title='A \"b\"'></iframe>",
        "[A \"b\"](https://e.org/v?a&b)",
    );
}

#[test]
fn emphasis_is_written_so_that_it_is_read_as_such() {
    check("<p><b>a </b>b<i> c</i></p>", "**a** b *c*");
    check(
        "<p>a<b>b</b>c <b>「d」</b>e <b>f.</b>g</p>",
        "a**b**c <strong>「d」</strong>e <strong>f.</strong>g",
    );
    check("<p><b>a <i>b</i></b> <b></b>c</p>", "**a <em>b</em>** c");
    check("<b><p>a</p><p>b</p></b>", "a\n\nb");
}

#[test]
fn plain_text_stays_plain_text() {
    check_text(
        "# a\n\n- b\n\n1. c\n\n2) d\n\n> e\n\n+ f",
        "\\# a\n\n\\- b\n\n1\\. c\n\n2\\) d\n\n\\> e\n\n\\+ f",
    );
    check_text(
        "*a* _b_ `c` [d](e) ![f] <g> ~~h~~",
        "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) !\\[f\\] \\<g> \\~\\~h\\~\\~",
    );
    check_text("{{ a }} {% b %} {c}", "&#123;{ a }} &#123;% b %} {c}");
    check_text(
        "[x] a\n\n    b\n\n---\n\n===\n\n| c",
        "\\[x\\] a\n\nb\n\n\\---\n\n\\===\n\n\\| c",
    );
    check_text(
        "AT&T &amp; R&D; a_b 5.5 (1) a - b C:\\x \\* #1",
        "AT&T \\&amp; R\\&D; a_b 5.5 (1) a - b C:\\x \\\\\\* #1",
    );
    check_text("1986. A year", "1986\\. A year");
    check_text(
        ": a\n\n[^1]: b\n\n[c]: d",
        "\\: a\n\n\\[^1\\]: b\n\n\\[c\\]: d",
    );
}

#[test]
fn headings_and_lines_keep_their_last_characters() {
    for html in [
        "<h2>a {#b}</h2>",
        "<h2>C #</h2>",
        "<h3>#1 ##</h3>",
        "<p>a<br># b<br>--- | ---</p>",
        "<p>a | b<br>--- | ---<br>c</p>",
    ] {
        let markdown = html::markdown(html);
        assert_eq!(
            words_of_markdown(&markdown),
            words(&text_of(Body::Html(html.to_owned()))),
            "{markdown}"
        );
    }
}

#[test]
fn absurd_nesting_ends() {
    for element in [
        "div",
        "ul><li",
        "blockquote",
        "b",
        "table><tr><td",
        "sub",
        "a href=x",
    ] {
        let html = format!("{}a", format!("<{element}>").repeat(500));
        assert!(html::markdown(&html).contains('a'), "{element}");
        let _ = html::markdown(&format!("<{element}>").repeat(100_000));
    }
}

proptest! {
    #[test]
    fn every_word_of_a_text_comes_through(text in "([#>*_`\\[\\]()!<|~:=+.&;{}%\\\\^$\"'-]|\n|  |[a1é0x]|\\{\\{ a \\}\\}|\\[x\\] |    |\n---\n|&lt;|1\\. |</p>){0,40}") {
        let markdown = html::markdown(&html::of_text(&text));
        prop_assert_eq!(words_of_markdown(&markdown), words(&text), "{}", markdown);
    }

    #[test]
    fn every_word_of_html_comes_through(html in "(<(p|/p|b|/b|i|/i|a href=\"x\"|/a|ul|/ul|ol|li|/li|h2|/h2|br|hr|code|/code|pre|/pre|blockquote|/blockquote|table|tr|td|th|/table|sub|/sub|div|/div|img src=y alt=z|kbd|/kbd|dl|dt|dd)>|[#*_`\\[\\]!|~:=+.&{-]| |\n|[a1é]){0,30}") {
        let markdown = html::markdown(&html);
        let dense = |words: Vec<String>| words.concat();
        let expected = dense(words(&text_of(Body::Html(html))));
        prop_assert_eq!(dense(words_of_markdown(&markdown)), expected, "{}", markdown);
    }
}
