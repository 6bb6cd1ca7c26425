//! HTML in a feed: when it is kept, and when only its text is.

use super::*;

/// Nothing, or HTML with all that could go wrong on its way through a feed.
pub(super) fn any_html() -> impl Strategy<Value = Option<SafeHtml>> {
    let html = "(<p>|</p>|<h2 id=\"a-1\">|</h2>|<pre>|<br>|&amp;|&lt;|&|\\\\|\"| a |Ж|🗞|\r?\n|\t|\x1b){1,8}"
        .prop_filter("blank HTML is none", |html| !html.trim().is_empty());
    prop::option::of(html.prop_map(SafeHtml::from_sanitizer))
}

/// The HTML and the text of the only article of a feed with these fields, in this order.
#[track_caller]
fn check(fields: &str, html: Option<&str>, text: &str) {
    let (_, articles, losses) = read(&format!("{{{fields}}}"));
    assert_eq!((articles.len(), losses), (1, Losses::default()));
    let kept = articles[0].html.as_ref().map(SafeHtml::as_str);
    assert_eq!((kept, articles[0].text.as_str()), (html, text));
}

const MARKER: &str = r#""_newsprint":{"sanitized":true}"#;
const ITEMS: &str = r#""items":[{"id":"a","content_html":"<p>One</p><p>two</p>"}]"#;
const TEXT: &str = "One\n\n\n\ntwo";

#[test]
fn only_the_text_is_taken_of_html_that_nobody_vouches_for() {
    check(ITEMS, None, TEXT);
    for marker in [
        r#""_newsprint":{}"#,
        r#""_newsprint":true"#,
        r#""_newsprint":{"sanitized":false}"#,
        r#""_newsprint":{"sanitized":"true"}"#,
        r#""_newsprint":{"sanitized":1}"#,
        r#""sanitized":true"#,
        // Of two equal fields the last wins.
        r#""_newsprint":{"sanitized":true},"_newsprint":{}"#,
    ] {
        check(&format!("{marker},{ITEMS}"), None, TEXT);
    }
}

#[test]
fn html_is_kept_in_a_feed_that_has_said_it_is_sanitized() {
    check(
        &format!("{MARKER},{ITEMS}"),
        Some("<p>One</p><p>two</p>"),
        TEXT,
    );
}

#[test]
fn a_feed_that_says_so_only_behind_its_items_is_not_believed() {
    check(&format!("{ITEMS},{MARKER}"), None, TEXT);
}

#[test]
fn an_item_cannot_vouch_for_itself() {
    let items = ITEMS.replace("\"id\"", &format!("{MARKER},\"id\""));
    check(&items, None, TEXT);
}

#[test]
fn blank_html_is_none() {
    for html in ["", r" \n ", "null"] {
        let items = format!(r#""items":[{{"id":"a","content_html":"{html}"}}]"#);
        let items = items.replace("\"null\"", "null");
        check(&format!("{MARKER},{items}"), None, "");
    }
}

#[test]
fn text_that_the_feed_gives_goes_before_that_of_its_html() {
    let items = r#""items":[{"id":"a","content_html":"<p>x</p>","content_text":"y"}]"#;
    check(items, None, "y");
    check(&format!("{MARKER},{items}"), Some("<p>x</p>"), "y");
}

#[test]
fn html_is_written_in_place_of_its_text_and_marked_once() {
    let html = SafeHtml::from_sanitizer("<p>One</p>".into());
    let plain = Article {
        id: "a".into(),
        text: "One".into(),
        ..Article::default()
    };
    let formatted = Article {
        html: Some(html),
        ..plain.clone()
    };
    let json = encode(&Feed::default(), &[plain.clone(), formatted]);
    assert_eq!(json.matches("content_text").count(), 1);
    assert_eq!(json.matches("content_html").count(), 1);
    assert!(json.find(MARKER) < json.find("\"items\""));
    assert!(!encode(&Feed::default(), &[plain]).contains("sanitized"));
}
