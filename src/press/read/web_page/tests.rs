use super::*;
use crate::press::draft::Draft;
use crate::press::settings::Settings;
use proptest::prelude::*;
use std::path::Path;
use std::time::{Duration, Instant};

fn read(text: &str) -> Reading {
    let settings = Settings::default();
    let path = Path::new("page.html");
    let context = Context {
        settings: &settings,
        path,
    };
    super::read(text, &context)
}

/// The article of a page without mistakes.
#[track_caller]
fn one(text: &str) -> Draft {
    let mut reading = read(text);
    assert_eq!(reading.mistakes, []);
    let draft = reading.drafts.remove(0);
    assert_eq!(draft.mistakes, []);
    draft
}

#[track_caller]
fn refuses(text: &str, kind: Kind, message: &str) {
    let reading = read(text);
    assert!(reading.drafts.is_empty());
    let found: Vec<_> = reading
        .mistakes
        .iter()
        .map(|mistake| (mistake.kind, mistake.message.as_str()))
        .collect();
    assert_eq!(found, [(kind, message)]);
}

fn html(draft: &Draft) -> &str {
    match &draft.body {
        Body::Html(html) => html,
        body => panic!("{body:?} is no HTML"),
    }
}

const WORDS: &str = "<p>Кілька слів, у реченні, яке досить довге, щоб його полічили.</p>";

#[test]
fn a_page_of_a_site_becomes_an_article() {
    let draft = one(&format!(
        r#"<!doctype html><html lang="uk"><head><title>Заголовок дня | Сайт</title>
        <meta property="og:title" content="Заголовок дня"><meta property="og:site_name" content="Сайт">
        <meta property="article:published_time" content="2020-01-01T23:59:00-05:00">
        <meta property="article:modified_time" content="2020-02-01"><meta name="author" content="By  Анна Лі">
        <meta name="description" content="Про що це"><meta property="og:image" content="https://e.org/i.png">
        <meta property="article:tag" content="Новини"><meta property="article:tag" content="Світ"><meta name="keywords" content="світ, війна">
        <link rel="canonical" href="https://e.org/2020/den"></head>
        <body><nav><a href="/">Головна</a></nav><div class="sidebar">{WORDS}</div>
        <article><h1>Заголовок дня</h1>{}<h2>Далі</h2><p>Це <a href="/x">все</a>.</p></article><footer>©</footer></body></html>"#,
        WORDS.repeat(12)
    ));
    let article = &draft.article;
    assert_eq!(
        (article.title.as_str(), article.language.as_deref()),
        ("Заголовок дня", Some("uk"))
    );
    assert_eq!(
        article.published.unwrap().to_string(),
        "2020-01-01T23:59-05:00"
    );
    assert_eq!(article.modified.unwrap().to_string(), "2020-02-01");
    assert_eq!(article.authors[0].name.as_deref(), Some("Анна Лі"));
    assert_eq!(
        (article.summary.as_deref(), article.image.as_deref()),
        (Some("Про що це"), Some("https://e.org/i.png"))
    );
    assert_eq!(article.tags, ["Новини", "Світ", "війна"]);
    assert_eq!(article.url.as_deref(), Some("https://e.org/2020/den"));
    assert_eq!(draft.aliases, ["https://e.org/2020/den"]);
    assert!(
        html(&draft).contains("<h2>Далі</h2>") && html(&draft).contains("<a href=\"/x\">все</a>")
    );
    assert!(
        !html(&draft).contains("Головна") && !html(&draft).contains("<h1>"),
        "{}",
        html(&draft)
    );
}

#[test]
fn linked_data_is_read_where_the_head_says_nothing() {
    let draft = one(
        r#"<title>T</title><script type="application/ld+json">{not json}</script><script type="application/ld+json">
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "No"}, {"@type": "NewsArticle", "headline": "H",
         "datePublished": "2021-03-04", "dateModified": "2021-03-04", "author": [{"@type": "Person", "name": "Eve", "url": "https://e.org/eve"}],
         "keywords": ["a", "b"], "image": {"url": "https://e.org/i.png"}, "inLanguage": "fr"}]}</script><p>Short.</p>"#,
    );
    let article = &draft.article;
    assert_eq!(
        (article.title.as_str(), article.language.as_deref()),
        ("T", Some("fr"))
    );
    assert_eq!(
        (article.published.unwrap().to_string(), article.modified),
        ("2021-03-04".to_owned(), None)
    );
    assert_eq!(article.authors[0].url.as_deref(), Some("https://e.org/eve"));
    assert_eq!((article.tags.len(), article.image.is_some()), (2, true));
    assert_eq!(html(&draft), "<p>Short.</p>");
}

#[test]
fn a_page_written_by_hand_is_taken_whole() {
    let draft = one(
        "<title>Notes | Site</title><nav><a href=/>Home</a></nav><h1>Notes</h1><ul><li>one<li>two</ul><p>By <a rel=author>Ann Lee</a><p>x",
    );
    assert_eq!(draft.article.title, "Notes");
    assert!(
        html(&draft).contains("<li>one</li>") && !html(&draft).contains("Home"),
        "{}",
        html(&draft)
    );
    assert_eq!(draft.article.authors[0].name.as_deref(), Some("Ann Lee"));
    let draft = one("<title>T</title>R&amp;D");
    assert!(matches!(&draft.body, Body::Text(text) if text == "R&D"));
    assert_eq!(
        html(&one("<title>T</title><img src=a.png>")),
        "<img src=\"a.png\">"
    );
    let draft = one(
        "<title>T</title><p>On <time datetime='PT5M'>x</time><time datetime=2020-05-06>6 May</time>",
    );
    assert_eq!(draft.article.published.unwrap().to_string(), "2020-05-06");
}

#[test]
fn titles_lose_the_name_of_their_site() {
    let title = |head: &str, h1: &str| one(&format!("{head}<body><h1>{h1}</h1><p>x")).article.title;
    assert_eq!(title("<title>A - Site</title>", "A"), "A");
    assert_eq!(
        title(
            "<title>Site</title><meta property=og:title content='A – Site'><meta property=og:site_name content=Site>",
            "B"
        ),
        "A"
    );
    assert_eq!(
        title("<title>Half-time and more</title>", "Half"),
        "Half-time and more"
    );
    assert_eq!(title("", "Only a heading"), "Only a heading");
}

#[test]
fn what_is_missing_or_wrong_is_said() {
    refuses(
        "<p>Words without a title",
        Kind::NoTitle,
        "the article has no title",
    );
    refuses(
        "<title>T</title><script>x</script>",
        Kind::Empty,
        "there is nothing to read on the page",
    );
    let reading = read("<title>T</title>\n<meta name=date content='31.02.2020'><p>x");
    let mistake = &reading.drafts[0].mistakes[0];
    assert_eq!(
        (mistake.kind, mistake.place.line, mistake.place.column),
        (Kind::ImpossibleDate, 2, 26)
    );
}

#[test]
fn pages_that_mean_harm_are_refused_in_time() {
    let start = Instant::now();
    let deep = "the page has elements nested more than 512 deep";
    refuses(&"<div>".repeat(100_000), Kind::Unreadable, deep);
    // Table cells keep the end tag from what it seems to close.
    refuses(
        &"<div><table><td></div>".repeat(2_000),
        Kind::Unreadable,
        deep,
    );
    let many = format!("<title>T</title>{}", "<br>x".repeat(MOST_ELEMENTS));
    refuses(
        &many,
        Kind::Unreadable,
        "the page has 200004 elements; no more than 200000 are read",
    );
    let draft = one(&format!(
        "<title>T</title>{}x{}",
        "<div>".repeat(505),
        "</div>".repeat(505)
    ));
    assert_eq!(draft.article.title, "T");
    // Generous, because tests run side by side and without optimization.
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_text_makes_it_panic(text in "[<>/!&;=\"'a-dé \\n-]{0,80}|\\PC{0,60}|(<(div|p|table|td|svg|br|b|a|script|h1|img|/p|/div|/b)>x?){0,30}", start in 0usize..5) {
        let starts = [
            "", "<title>T</title><p>", "<html><head><meta name=date content=\"",
            "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":", "<title>T</title><article><h1>x</h1>",
        ];
        let _ = read(&(starts[start].to_owned() + &text));
    }
}
