//! Feeds that are damaged, are none, or mean harm.

use super::*;
use std::time::{Duration, Instant};

/// Titles, and mistakes as `line:column kind message`.
#[track_caller]
fn check(text: &str, titles: &[&str], mistakes: &[&str]) {
    let reading = read(text);
    let of_drafts = reading.drafts.iter().flat_map(|draft| &draft.mistakes);
    let found: Vec<String> = of_drafts
        .chain(&reading.mistakes)
        .map(|mistake| {
            let Place { line, column, .. } = mistake.place;
            format!("{line}:{column} {:?} {}", mistake.kind, mistake.message)
        })
        .collect();
    let drafts = reading
        .drafts
        .iter()
        .map(|draft| draft.article.title.as_str());
    assert_eq!(drafts.collect::<Vec<_>>(), titles);
    assert_eq!(found, mistakes);
}

#[test]
fn a_broken_entry_does_not_take_the_others_along() {
    check(
        "<rss><channel>\n<item><title>A & <c></title></item>\n<item><title>B</item>\n <item><title>C</title>\n\
         <item><title>D</title><pubDate>31 Feb 2020 10:00:00 GMT</pubDate></item>\n<item/>\n<item><x:y/>E</item>\n\
         <item><title>F</title><description>a <b> c</description></item></channel></rss>",
        &["A &", "D", "F"],
        &[
            "5:32 ImpossibleDate the date 31 Feb 2020 10:00:00 GMT does not exist",
            "3:7 Entry the <title> that begins here has no end",
            "4:2 Entry the <item> that begins here has no end",
            "6:1 Entry the entry has neither a title nor a text",
            "7:1 Entry the entry has neither a title nor a text",
        ],
    );
}

#[test]
fn a_feed_that_was_cut_off_keeps_its_first_entries() {
    let whole = "<feed><title>F</title>\n<entry><title>A</title></entry>\n<entry><title>B</title></entry>\n</feed>";
    check(whole, &["A", "B"], &[]);
    check(
        &whole[..70],
        &["A"],
        &["3:1 Collection the feed ends early, in the entry that begins here"],
    );
    check(
        &whole[..whole.len() - 8],
        &["A", "B"],
        &["3:32 Collection the feed ends early, behind this"],
    );
    check(
        &whole[..10],
        &[],
        &["1:11 Collection the feed ends early, behind this"],
    );
    check(
        "<rss><channel></channel></rss>",
        &[],
        &["1:1 Empty the feed has no entries"],
    );
}

#[test]
fn xml_that_is_no_feed_is_told_so() {
    let no_feed =
        |name: &str| format!("1:1 Collection the file is XML, but no feed: it is a <{name}>");
    check(
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>",
        &[],
        &[&no_feed("urlset")],
    );
    check("<svg><title>x</title></svg>", &[], &[&no_feed("svg")]);
    check("just words", &[], &["1:1 Collection the file is no XML"]);
    check("1 < 2", &[], &["1:1 Collection the file is no XML"]);
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
                <rss><channel><item><title>&b; &#x1F5DE; &#xD800; &#99999999; &amp;</title></item></channel></rss>";
    check(bomb, &["&b; \u{1f5de} &#xD800; &#99999999; &"], &[]);
    let file = "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&f;</title></item></channel></rss>";
    check(file, &["&f;"], &[]);
}

#[test]
fn nesting_and_repetition_cost_no_more_than_their_length() {
    let start = Instant::now();
    let deep = "<a>".repeat(100_000);
    let back = "</a>".repeat(100_000);
    check(
        &format!(
            "<feed><entry><title>T</title><content type=\"xhtml\">{deep}x{back}</content></entry></feed>"
        ),
        &["T"],
        &[],
    );
    assert_eq!(read(&deep).drafts.len(), 0);
    assert_eq!(read(&format!("<rss>{deep}")).drafts.len(), 0);
    assert_eq!(read(&"<rss>".repeat(100_000)).drafts.len(), 0);
    assert_eq!(
        read(&format!("<rss>{}", "<item>".repeat(100_000)))
            .mistakes
            .len(),
        100_000
    );
    for part in [
        "<",
        "<!",
        "<![CDATA[",
        "<!--",
        "<a \"",
        "&",
        "<rss a=\"",
        "</",
    ] {
        assert_eq!(
            read(&format!("<rss><item>{}", part.repeat(100_000)))
                .drafts
                .len(),
            0
        );
    }
    // Generous, because tests run side by side and without optimization: quadratic would be minutes.
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[<>/!\\[\\]&;:=\"'?a-cé \\n-]{0,80}|\\PC{0,60}", start in 0usize..6) {
        let starts = [
            "", "<rss><channel><item>", "<feed><entry><content type='xhtml'>", "<rss><item><title>&",
            "<rdf:RDF xmlns:", "<rss><item><pubDate>",
        ];
        let _ = read(&(starts[start].to_owned() + &text));
    }

    #[test]
    fn a_feed_cut_anywhere_keeps_a_beginning_of_its_entries(n in 1usize..5, at in 0.0..1.0) {
        let entries: String = (0..n).map(|i| format!("<item><title>T{i} é</title><description><![CDATA[<p>x]]></description></item>")).collect();
        let whole = format!("<rss version=\"2.0\"><channel><title>F</title>{entries}</channel></rss>");
        let cut = whole.floor_char_boundary((whole.len() as f64 * at) as usize);
        let reading = read(&whole[..cut]);
        for (i, draft) in reading.drafts.iter().enumerate() {
            prop_assert_eq!(&draft.article.title, &format!("T{i} é"));
        }
    }
}
