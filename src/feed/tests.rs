use super::*;
use crate::article::{SafeHtml, Slug};
use crate::dates::Date;
use proptest::prelude::*;

mod html;

fn read(json: &str) -> (Feed, Vec<Article>, Losses) {
    let mut articles = Vec::new();
    let (feed, losses) = decode(json.as_bytes(), |article| articles.push(article)).unwrap();
    (feed, articles, losses)
}

/// The only article of a feed whose only item is `item`.
#[track_caller]
fn article(item: &str) -> Article {
    let (_, mut articles, losses) = read(&format!(r#"{{"items":[{item}]}}"#));
    assert_eq!((articles.len(), losses.dropped), (1, 0));
    articles.remove(0)
}

#[track_caller]
fn refuses(json: &str, error: Error) {
    let outcome = decode(json.as_bytes(), |_| panic!("no article is in {json}"));
    assert_eq!(outcome.map(|_| ()), Err(error));
}

#[test]
fn a_feed_says_who_it_is() {
    let (feed, ..) = read(
        r#"{"version":"https://jsonfeed.org/version/1.1","items":[],"title":"  The\nTimes ","language":"en",
            "description":"News","home_page_url":"https://example.com","authors":[{"name":"A"},{},7],"_newsprint":{"index":true}}"#,
    );
    let authors = vec![Author {
        name: Some("A".into()),
        url: None,
    }];
    let expected = Feed {
        title: "The Times".into(),
        description: Some("News".into()),
        home_page_url: Some("https://example.com".into()),
        language: Some("en".into()),
        authors,
        has_index: true,
    };
    assert_eq!(feed, expected);
}

#[test]
fn numeric_ids_become_text() {
    assert_eq!(article(r#"{"id": 42}"#).id, "42");
    assert_eq!(article(r#"{"id": -7}"#).id, "-7");
    assert_eq!(article(r#"{"id": 1e3}"#).id, "1000");
}

#[test]
fn items_without_a_usable_id_are_dropped_and_counted() {
    let (_, articles, losses) = read(
        r#"{"items":[{"id":"a"},{"title":"none"},{"id":"  "},{"id":null},{"id":{}},"text",[],{"id":"b"}]}"#,
    );
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!((ids, losses.dropped), (vec!["a", "b"], 6));
}

#[test]
fn fields_of_the_wrong_type_are_as_good_as_absent() {
    let odd = article(
        r#"{"id":"a","title":["x"],"tags":{"a":1},"content_text":null,"authors":"me","image":true}"#,
    );
    assert_eq!(
        odd,
        Article {
            id: "a".into(),
            ..Article::default()
        }
    );
    assert_eq!(
        article(r#"{"id":"a","tags":["x",7,null,[],"y"]}"#).tags,
        ["x", "7", "y"]
    );
    assert_eq!(article(r#"{"id":"a","tags":"single"}"#).tags, ["single"]);
}

#[test]
fn the_last_of_two_equal_fields_wins_and_unknown_ones_are_passed_over() {
    let twice = article(
        r#"{"id":"a","title":"one","title":"two","_other":{"x":[1,2,{"y":null}]},"attachments":[]}"#,
    );
    assert_eq!(twice.title, "two");
}

#[test]
fn bad_dates_are_recovered_or_counted() {
    let date =
        |text: &str| article(&format!(r#"{{"id":"a","date_published":"{text}"}}"#)).published;
    assert_eq!(
        date("2025-11-26T05:32:00+02:00"),
        Date::parse("2025-11-26T05:32+02:00").ok()
    );
    assert_eq!(date("2025-11-26T99:99:99Z"), Date::parse("2025-11-26").ok());
    assert_eq!(date("yesterday"), None);
    let (.., losses) = read(r#"{"items":[{"id":"a","date_published":"soon"},{"id":"b"}]}"#);
    assert_eq!(losses.undated, 1);
}

#[test]
fn the_exact_date_wins_over_the_one_rfc_3339_can_say() {
    let partial = article(
        r#"{"id":"a","date_published":"2021-01-01T00:00:00Z","_newsprint":{"date":"2021"}}"#,
    );
    assert_eq!(partial.published, Date::parse("2021").ok());
}

#[test]
fn control_characters_do_not_come_through() {
    let odd = article(
        r#"{"id":"a","title":"a\u0000b\n c","content_text":"one\r\n\r\ntwo\u0007\u001b[0m\ttab"}"#,
    );
    assert_eq!(
        (odd.title.as_str(), odd.text.as_str()),
        ("a b c", "one\n\ntwo[0m\ttab")
    );
}

#[test]
fn only_web_addresses_become_links() {
    let links = article(
        r#"{"id":"a","url":"javascript:alert(1)","external_url":"HTTPS://example.com","image":"data:x"}"#,
    );
    assert_eq!(
        (links.url, links.external_url, links.image),
        (None, Some("HTTPS://example.com".into()), None)
    );
}

#[test]
fn the_single_author_of_the_old_version_is_read() {
    let ada = vec![Author {
        name: Some("Ada".into()),
        url: None,
    }];
    assert_eq!(
        article(r#"{"id":"a","author":{"name":"Ada"}}"#).authors,
        ada
    );
    assert_eq!(
        article(r#"{"id":"a","author":{"name":"Bob"},"authors":[{"name":"Ada"}]}"#).authors,
        ada
    );
}

#[test]
fn what_is_no_feed_is_told_apart() {
    refuses("", Error::Empty);
    refuses("\u{feff} \n", Error::Empty);
    refuses("<!doctype html>", Error::WebPage);
    refuses(
        "\n{\"title\":\n\"x",
        Error::EndsEarly { line: 3, column: 2 },
    );
    refuses(
        "{\"items\":[{\"id\":",
        Error::EndsEarly {
            line: 1,
            column: 16,
        },
    );
    refuses("{\"title\"; 1}", Error::NotJson { line: 1, column: 9 });
    refuses("hello", Error::NotJson { line: 1, column: 1 });
    for other in [
        "{}",
        "[1, 2]",
        "7",
        "null",
        r#""text""#,
        r#"{"items":{}}"#,
        r#"{"items":null}"#,
    ] {
        refuses(other, Error::NotAFeed);
    }
}

#[test]
fn a_feed_that_breaks_off_keeps_what_stands_before() {
    let whole = r#"{"items":[{"id":"a"},{"id":"b"},{"id":"c"}]}"#;
    let (_, articles, losses) = read(&whole[..35]);
    assert_eq!(articles.len(), 2);
    assert_eq!(
        losses.damage,
        Some(Error::EndsEarly {
            line: 1,
            column: 35
        })
    );
    let (_, _, losses) = read("{\"items\": [{\"id\":\"a\"},\n  {\"id\" 1}]}");
    let damage = Error::NotJson { line: 2, column: 9 };
    assert_eq!(losses.damage, Some(damage));
    let (_, articles, losses) = read(r#"{"items":[{"id":"a"},{"id":"b" oops"#);
    assert_eq!(articles.len(), 1);
    assert!(matches!(losses.damage, Some(Error::NotJson { .. })));
}

#[test]
fn bytes_that_are_no_utf8_cost_only_themselves() {
    let mut titles = Vec::new();
    let json = b"{\"items\":[{\"id\":\"a\",\"title\":\"caf\xe9\"}]}";
    decode(json, |article| titles.push(article.title)).unwrap();
    assert_eq!(titles, ["caf\u{fffd}"]);
}

#[test]
fn deep_nesting_is_an_error_and_no_crash() {
    let deep = format!(r#"{{"items":[{{"id":"a"}}],"x":{}1"#, "[".repeat(100_000));
    let (_, articles, losses) = read(&deep);
    assert_eq!(articles.len(), 1);
    assert!(losses.damage.is_some());
}

fn any_line() -> impl Strategy<Value = String> {
    "[a-zäЖ新\"\\\\<>&']{1,8}( [a-zא🗞]{1,5}){0,2}"
}

fn any_date() -> impl Strategy<Value = Option<Date>> {
    let texts = [
        "2021",
        "2021-03",
        "2021-03-04",
        "2021-03-04T05:06",
        "2021-03-04T05:06:07-03:00",
    ];
    prop::option::of(
        prop::sample::select(texts.to_vec()).prop_map(|text| Date::parse(text).unwrap()),
    )
}

prop_compose! {
    fn any_article()(
        id in any_line(),
        slug in prop::option::of("[a-z]{1,5}(-[a-zж0-9]{1,4}){0,2}"),
        (title, summary) in (any_line(), prop::option::of(any_line())),
        (text, html) in (prop::collection::vec(any_line(), 0..4), html::any_html()),
        tags in prop::collection::vec(any_line(), 0..4),
        (published, modified) in (any_date(), any_date()),
        names in prop::collection::vec(any_line(), 0..3),
        language in prop::option::of("[a-z]{2}"),
        external_url in prop::option::of("https://example\\.com/[a-z]{0,5}"),
        reading_minutes in prop::option::of(0u16..),
    ) -> Article {
        let author = |name: String| Author { name: Some(name), url: None };
        Article {
            id, title, summary, tags, published, modified, language, reading_minutes,
            slug: slug.and_then(|slug| Slug::new(&slug)),
            text: html.as_ref().map_or_else(|| text.join("\n\n"), SafeHtml::text),
            html,
            authors: names.into_iter().map(author).collect(),
            image: external_url.clone(),
            url: external_url.clone(),
            external_url,
        }
    }
}

proptest! {
    #[test]
    fn a_feed_comes_back_as_it_was_written(
        title in any_line(),
        description in prop::option::of(any_line()),
        articles in prop::collection::vec(any_article(), 0..6),
    ) {
        let feed = Feed { title, description, ..Feed::default() };
        let json = encode(&feed, &articles);
        let (read_feed, read_articles, losses) = read(&json);
        prop_assert_eq!(read_feed, feed);
        prop_assert_eq!(read_articles, articles);
        prop_assert_eq!(losses, Losses::default());
    }

    #[test]
    fn no_input_makes_decoding_panic(json in "[\\[\\]{}:,\"a-z0-9\\\\ \u{0}-\u{ff}]{0,80}", prefix in any::<bool>()) {
        let json = if prefix { format!("{{\"items\":[{json}") } else { json };
        let _ = decode(json.as_bytes(), |_| ());
    }

    #[test]
    fn a_feed_cut_anywhere_keeps_a_beginning_of_its_articles(
        articles in prop::collection::vec(any_article(), 1..5), at in 0.0..1.0,
    ) {
        let json = encode(&Feed::default(), &articles);
        let cut = (json.len() as f64 * at) as usize;
        let mut kept = Vec::new();
        let _ = decode(&json.as_bytes()[..cut], |article| kept.push(article.id));
        let whole: Vec<_> = articles.iter().map(|article| article.id.clone()).collect();
        prop_assert!(whole.starts_with(&kept));
    }
}
