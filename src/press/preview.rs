//! One file through the press, without a folder around it: what articles are in it, and what is wrong.
//!
//! Nothing is read from the disk and nothing is written. Links find no other article, and pictures no file.

use super::compose::Desk;
use super::diagnostic::Diagnostic;
use super::links::Index;
use super::naming::{self, Entry};
use super::read;
use super::settings::Settings;
use super::sources::{self, Format, Source};
use crate::article::Article;
use std::path::Path;

/// What the press makes of a file with this name that holds `bytes`; nothing if the name is that of no source.
pub fn preview(name: &str, bytes: Vec<u8>) -> (Vec<Article>, Vec<Diagnostic>) {
    let path = Path::new(name);
    let Some(format) = Format::of(path) else {
        return Default::default();
    };
    let settings = Settings::default();
    let source = Source {
        path: path.to_owned(),
        format,
    };
    let context = read::Context {
        settings: &settings,
        path,
    };
    let reading = read::decoded(format, sources::checked(format, bytes), &context);
    let entries: Vec<Entry> = reading
        .drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| Entry {
            draft,
            source: 0,
            path: &source.path,
            below: path,
            number: format.is_collection().then_some(at),
        })
        .collect();
    let mut found: Vec<Diagnostic> = reading
        .mistakes
        .iter()
        .map(|mistake| mistake.clone().at(path))
        .collect();
    let names = naming::name_all(&entries, &mut found);
    let nowhere = Path::new("");
    let desk = Desk::new(nowhere, &settings, Index::default());
    let mut articles = Vec::new();
    for (entry, name) in entries.iter().zip(names) {
        let Some(name) = name else { continue };
        let composed = desk.compose(entry, &name);
        found.extend(
            entry
                .draft
                .mistakes
                .iter()
                .map(|mistake| mistake.clone().at(path)),
        );
        found.extend(composed.mistakes);
        articles.push(composed.article);
    }
    (articles, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::text_of_html;
    use crate::feed;
    use proptest::prelude::*;

    const NAMES: [&str; 8] = [
        "a.txt",
        "a.md",
        "a.html",
        "a.xml",
        "a.json",
        "a.ndjson",
        "a.csv",
        "2024-01-02-a.md",
    ];

    #[test]
    fn a_file_is_shown_as_a_build_would_have_it() {
        let (articles, found) = preview("2024-05-01-a.md", b"# Title\n\nSome *text*.".to_vec());
        assert_eq!(found, []);
        assert_eq!(
            (articles[0].title.as_str(), articles[0].text.as_str()),
            ("Title", "Some text.")
        );
        assert_eq!(preview("a.png", Vec::new()).0, []);
    }

    #[test]
    fn a_hundred_thousand_levels_end_soon_in_every_format() {
        let start = std::time::Instant::now();
        let deep =
            |open: &str, close: &str| format!("{}x{}", open.repeat(100_000), close.repeat(100_000));
        for (name, text) in [
            ("a.md", deep("> ", "")),
            ("a.md", format!("# T\n\n{}", deep("<div>", "</div>"))),
            ("a.md", format!("# T\n\n{}", deep("[", "](x)"))),
            ("a.md", format!("---\ntitle: {}\n---\n", deep("[", "]"))),
            ("a.html", deep("<div>", "</div>")),
            ("a.html", deep("<b><i>", "</b>")),
            (
                "a.xml",
                format!(
                    "<rss><channel><item><title>T</title><description>{}</description></item></channel></rss>",
                    deep("<a>", "</a>")
                ),
            ),
            ("a.json", deep("[", "]")),
            ("a.json", deep("{\"a\":", "}")),
            ("a.ndjson", deep("[", "]")),
            ("a.csv", format!("title,text\n{}", deep("\"", "\""))),
            ("a.txt", deep("#", "")),
        ] {
            let _ = preview(name, text.into_bytes());
        }
        assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    }

    proptest! {
        #[test]
        fn no_bytes_in_any_format_make_it_panic(name in prop::sample::select(&NAMES[..]), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = preview(name, bytes);
        }

        #[test]
        fn plain_text_keeps_every_word_through_the_feed(words in prop::collection::vec("[a-zж新“”<>&*_#-]{1,9}", 1..40)) {
            let text = format!("Title\n\n{}", words.join(" "));
            let (articles, _) = preview("a.txt", text.clone().into_bytes());
            prop_assume!(articles.len() == 1);
            let json = feed::encode(&feed::Feed::default(), &articles);
            let mut back = Vec::new();
            feed::decode(json.as_bytes(), |article| back.push(article)).unwrap();
            let kept = format!("{} {} {}", back[0].title, back[0].text, back[0].tags.iter().map(|tag| format!("#{tag} ")).collect::<String>());
            prop_assert_eq!(kept.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        }

        #[test]
        fn markdown_keeps_every_word(words in prop::collection::vec("[a-zж新“”]{1,9}", 1..40)) {
            let text = words.join(" ");
            let (articles, _) = preview("a.md", format!("# T\n\n{text}").into_bytes());
            let html = articles[0].html.as_ref().map(|html| text_of_html(html.as_str())).unwrap_or_default();
            prop_assert_eq!(html.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        }
    }
}
