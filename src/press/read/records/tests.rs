use super::*;
use crate::press::read::Context;
use crate::press::settings::Settings;
use proptest::prelude::*;
use std::path::Path;

mod tables;

type Reader = fn(&str, &Context) -> Reading;

fn read(reader: Reader, text: &str) -> Reading {
    let settings = Settings::default();
    let path = Path::new("export");
    reader(
        text,
        &Context {
            settings: &settings,
            path,
        },
    )
}

/// The only article of a file without mistakes.
#[track_caller]
fn one(reader: Reader, text: &str) -> Draft {
    let mut reading = read(reader, text);
    assert_eq!(reading.mistakes, []);
    assert_eq!(reading.drafts.len(), 1, "{text}");
    let draft = reading.drafts.remove(0);
    assert_eq!(draft.mistakes, [], "{text}");
    draft
}

/// Titles, and mistakes as `line:column kind message`.
fn summary(reading: &Reading) -> (Vec<&str>, Vec<String>) {
    let of_drafts = reading.drafts.iter().flat_map(|draft| &draft.mistakes);
    let mistakes = of_drafts.chain(&reading.mistakes).map(|mistake| {
        let Place { line, column, .. } = mistake.place;
        format!("{line}:{column} {:?} {}", mistake.kind, mistake.message)
    });
    let titles = reading
        .drafts
        .iter()
        .map(|draft| draft.article.title.as_str());
    (titles.collect(), mistakes.collect())
}

#[track_caller]
fn check(reader: Reader, text: &str, titles: &[&str], mistakes: &[&str]) {
    let reading = read(reader, text);
    let (found, wrong) = summary(&reading);
    assert_eq!(found, titles, "{text}");
    assert_eq!(wrong, mistakes, "{text}");
}

fn html(draft: &Draft) -> &str {
    match &draft.body {
        Body::Html(html) => html,
        body => panic!("{body:?} is no HTML"),
    }
}

fn text(draft: &Draft) -> &str {
    match &draft.body {
        Body::Text(text) => text,
        body => panic!("{body:?} is no text"),
    }
}

#[test]
fn lists_of_articles_go_by_many_names() {
    let list = r#"[{"title": "A", "body": "x"}, {"headline": "Б", "text": "y"}]"#;
    check(json, list, &["A", "Б"], &[]);
    for name in ["articles", "posts", "entries", "data", "items"] {
        check(
            json,
            &format!(r#"{{"n": 2, "{name}": {list}, "next": null}}"#),
            &["A", "Б"],
            &[],
        );
    }
    check(
        json,
        &format!(r#"{{"data": {{"posts": {list}}}}}"#),
        &["A", "Б"],
        &[],
    );
    check(json, r#"{"title": "T", "content": "x"}"#, &["T"], &[]);
    check(
        json,
        "{\"title\": \"A\", \"body\": \"x\"}\n{\"title\": \"B\"}\n",
        &["A", "B"],
        &[],
    );
}

#[test]
fn the_items_of_a_json_feed_keep_all_they_have() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "F", "language": "uk",
        "authors": [{"name": "Ганна"}], "items": [
        {"id": "1", "url": "https://e.org/1", "title": "Раз", "content_html": "<p>x</p>", "tags": ["a"],
         "date_published": "2025-01-01T23:30:00-05:00", "image": "https://e.org/i.png",
         "_newsprint": {"slug": "raz", "date": "2025-01"}},
        {"url": "https://e.org/2", "content_text": "No title here. But more.", "language": "en",
         "authors": [{"name": "Bob"}], "date_published": "5 May 2020 23:59 -0500"}]}"#;
    let Reading { drafts, mistakes } = read(json, feed);
    assert_eq!(mistakes, []);
    let [first, second] = &*drafts else {
        panic!("two articles")
    };
    let article = &first.article;
    assert_eq!(html(first), "<p>x</p>");
    assert_eq!(article.published.unwrap().to_string(), "2025-01");
    assert_eq!(article.slug.as_ref().unwrap().as_str(), "raz");
    assert_eq!(article.authors[0].name.as_deref(), Some("Ганна"));
    assert_eq!(
        (article.language.as_deref(), article.image.is_some()),
        (Some("uk"), true)
    );
    assert_eq!(first.aliases, ["https://e.org/1"]);
    assert!(
        article.text.is_empty() && article.html.is_none(),
        "that is the pipeline's to make"
    );
    let article = &second.article;
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("https://e.org/2", "No title here. But more.")
    );
    assert_eq!(text(second), "No title here. But more.");
    assert_eq!(
        article.published.unwrap().to_string(),
        "2020-05-05T23:59-05:00"
    );
    assert_eq!(article.authors[0].name.as_deref(), Some("Bob"));
    assert_eq!(article.language.as_deref(), Some("en"));
}

#[test]
fn the_old_json_feed_and_the_lines_of_one_read_alike() {
    let item = r#"{"id": 7, "title": "T", "content_html": "<b>x</b>", "author": {"name": "Ada"}, "date_published": "2020-02-02"}"#;
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1", "title": "F", "items": [{item}]}}"#
    );
    let (of_feed, of_line, of_list) = (
        one(json, &feed),
        one(json_lines, item),
        one(json, &format!("[{item}]")),
    );
    assert_eq!(of_feed.article.id, "7");
    assert_eq!(of_feed.article.authors[0].name.as_deref(), Some("Ada"));
    assert_eq!(of_feed.article, of_line.article);
    assert_eq!(of_feed.article, of_list.article);
    assert_eq!(html(&of_feed), html(&of_line));
}

#[test]
fn the_best_body_is_taken() {
    let body = |record: &str| one(json, &format!("[{record}]")).body;
    let is = |record: &str, html: &str| matches!(body(record), Body::Html(found) if found == html);
    assert!(is(
        r#"{"title": "T", "body": "x", "html": "<p>y</p>"}"#,
        "<p>y</p>"
    ));
    assert!(is(
        r#"{"title": "T", "content": "one<BR>two"}"#,
        "one<BR>two"
    ));
    assert!(is(
        r#"{"title": "T", "text": "see <a href='x'>this</a>"}"#,
        "see <a href='x'>this</a>"
    ));
    assert!(matches!(
        body(r#"{"title": "T", "text": "1 < 2 <pre"}"#),
        Body::Text(_)
    ));
    let dated = r#"{"title": "T", "date_published": "2020", "body": "<p>y</p>"}"#;
    assert!(is(dated, "<p>y</p>"));
    let both = r#"{"id": 1, "content_text": "flat", "content_html": "<p>round</p>"}"#;
    assert!(is(both, "<p>round</p>"));
    let draft = one(json, r#"[{"title": "T", "description": "All there is"}]"#);
    assert_eq!(
        (text(&draft), &draft.article.summary),
        ("All there is", &None)
    );
}

#[test]
fn one_bad_record_does_not_take_the_others_along() {
    check(
        json,
        "[{\"title\": \"A\"},\n 7,\n {\"x\": 1}, {\"title\": \"\\ud800\"},\n {\"title\": \"B\", \"date\": \"2020-02-30\"}]",
        &["A", "B"],
        &[
            "4:25 ImpossibleDate the date 2020-02-30 does not exist",
            "2:2 Entry the entry is no record",
            "3:2 Entry the entry has neither a title nor a text",
            "3:29 Entry the entry is not valid JSON",
        ],
    );
    check(
        json_lines,
        "{\"title\": \"A\"}\n\n{\"title\": \n  {\"title\": \"B\", \"date_published\": \"soon\"}\n",
        &["A", "B"],
        &[
            "4:36 ImpossibleDate \"soon\" is not a date",
            "3:9 Entry the entry is not valid JSON",
        ],
    );
}

#[test]
fn json_that_breaks_off_keeps_what_stands_before() {
    check(
        json,
        "{\"items\": [{\"id\": 1, \"title\": \"A\", \"content_text\": \"x\"},\n{\"id\": 2, \"title\": \"B",
        &["A"],
        &["2:21 Collection the JSON ends early"],
    );
    check(
        json,
        "[{\"title\": \"A\"},\n {\"title\": \"B\"} oops]",
        &["A", "B"],
        &["2:17 Collection the file is not valid JSON from here on"],
    );
    check(
        json,
        "{\"posts\": [",
        &[],
        &["1:11 Collection the JSON ends early"],
    );
    check(
        json,
        "oops",
        &[],
        &["1:1 Collection the file is not valid JSON from here on"],
    );
}

#[test]
fn json_that_is_about_something_else_is_one_mistake() {
    let other = ["1:1 Collection the file is JSON, but no list of articles"];
    for text in [
        r#"{"name": "app", "version": "1.0.0", "description": "x", "dependencies": {}}"#,
        r#"{"$schema": "x", "title": "Settings", "type": "object"}"#,
        "[1, 2, 3]",
        r#"[{"x": 1}, {"y": 2}]"#,
        r#""text""#,
        "7",
    ] {
        check(json, text, &[], &other);
    }
    let lines = ["1:1 Collection the lines of the file are JSON, but no articles"];
    check(json_lines, "{\"level\": 3}\n{\"level\": 4}", &[], &lines);
    check(
        json,
        r#"{"title": "F", "items": []}"#,
        &[],
        &["1:1 Empty the list of articles is empty"],
    );
}

#[test]
fn wordpress_and_ghost_are_understood() {
    let post = one(
        json,
        r#"[{"id": 12, "date": "2020-01-01T23:30:00", "slug": "hi", "status": "draft", "link": "https://e.org/hi/",
            "title": {"rendered": "Rock &#8217;n&#8217; roll", "protected": false}, "content": {"rendered": "<p>x</p>"},
            "excerpt": {"rendered": "<p>Short</p>\n"}, "author": 3, "tags": [4, 5], "categories": [1],
            "_embedded": {"author": [{"name": "Ann"}], "wp:term": [[{"name": "News"}], [{"name": "War"}]]}}]"#,
    );
    let article = &post.article;
    assert_eq!(
        (article.title.as_str(), html(&post)),
        ("Rock ’n’ roll", "<p>x</p>")
    );
    assert_eq!(
        (article.summary.as_deref(), post.is_draft),
        (Some("Short"), true)
    );
    assert_eq!(article.tags, ["News", "War"]);
    assert_eq!(article.authors[0].name.as_deref(), Some("Ann"));
    assert_eq!(article.url.as_deref(), Some("https://e.org/hi/"));
    assert_eq!(article.published.unwrap().to_string(), "2020-01-01T23:30");
    let post = one(
        json,
        r#"{"db": [{"meta": {}, "data": {"posts": [{"id": "p", "title": "G", "html": "<p>y</p>", "feature_image": "i.png"}],
            "tags": [{"id": "t", "name": "Tag"}], "posts_tags": [{"post_id": "p", "tag_id": "t"}],
            "users": [{"id": 1, "name": "Eve"}], "posts_authors": [{"post_id": "p", "author_id": 1}]}}]}"#,
    );
    let article = &post.article;
    assert_eq!((article.title.as_str(), html(&post)), ("G", "<p>y</p>"));
    assert_eq!(
        (article.tags.as_slice(), article.image.as_deref()),
        (&["Tag".to_owned()][..], Some("i.png"))
    );
    assert_eq!(article.authors[0].name.as_deref(), Some("Eve"));
}

#[test]
fn deep_nesting_is_no_crash() {
    let deep = "[".repeat(100_000);
    assert!(read(json, &deep).drafts.is_empty());
    assert!(
        read(json_lines, &format!("{{\"a\": {deep}"))
            .drafts
            .is_empty()
    );
    let deep = format!(
        r#"[{{"title": "A", "x": {deep}{}}}, {{"title": "B"}}]"#,
        "]".repeat(100_000)
    );
    let reading = read(json, &deep);
    assert_eq!(reading.drafts.len(), 1);
    assert_eq!(
        reading.mistakes[0].message,
        "the entry has too many lists inside one another"
    );
    assert!(read(json, &"{\"data\":".repeat(100_000)).drafts.is_empty());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\]{}:,;\"\\\\a-z0-9é\\n\\t ]{0,80}|\\PC{0,60}", start in 0usize..5) {
        let starts = ["", "{\"items\":[{\"title\":", "[{\"title\":\"a\",\"date\":", "title,text\n", "{\"db\":[{\"data\":{\"posts\":[{\"title\":{\"rendered\":"];
        let text = starts[start].to_owned() + &text;
        for reader in [json as Reader, json_lines, table] {
            let _ = read(reader, &text);
        }
    }
}
