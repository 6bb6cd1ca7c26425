//! The bundle that `newsprint build` writes: a valid JSON Feed, the same on any machine, with nothing lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use newsprint::article::paragraphs;
use serde_json::{Value, json};
use site::{Site, archive, finished};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

#[path = "support/site.rs"]
#[allow(dead_code)] // every file of tests uses a part of it
mod site;

/// A site with an article in every format and with everything an article can have.
fn varied() -> Site {
    Site::with(&[
        ("note.txt", "Note\n\nText.\n\n#Press\n\n2021-01-01"),
        (
            "table.csv",
            "title,date,tags,text\nFrom a table,2023-05-06,\"a,b\",Text.\n",
        ),
        (
            "feed.xml",
            "<rss version=\"2.0\"><channel><title>F</title><item><title>From a feed</title>\
            <link>https://e.org/5/</link><pubDate>Tue, 05 Mar 2024 10:20:00 +0200</pubDate>\
            <description>&lt;p&gt;Text.&lt;/p&gt;</description></item></channel></rss>",
        ),
        (
            "full.md",
            "---\ntitle: Full\nauthors: [Ann, {name: Bob, url: https://e.org/b}]\ndate: 2024\n\
            lastmod: 2025-02\nlang: pt-BR\nimage: https://e.org/a.png\nexternal_url: https://e.org/a\n\
            url: https://e.org/f\ntags: [a/b]\nsummary: S\n---\n**Text**",
        ),
        ("empty.md", "---\ntitle: Empty\n---\n"),
        (
            "newsprint.toml",
            "title = \"T\"\ndescription = \"D\"\nlanguage = \"en\"\nauthors = [\"Us\"]\n\
            base_url = \"https://e.org/\"\n",
        ),
    ])
}

fn bundle(site: &Site) -> Value {
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&site.read("public/articles.json")).unwrap()
}

#[test]
fn a_built_bundle_is_what_its_schema_says() {
    let site = varied();
    let schema: Value = serde_json::from_str(&site.run(&["schema"]).stdout).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&schema).unwrap();
    let mut bundle = bundle(&site);
    let errors = validator
        .iter_errors(&bundle)
        .map(|error| error.to_string());
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new());
    bundle["items"][0]["id"] = json!(7);
    assert!(!validator.is_valid(&bundle));
    let settings = site.run(&["schema", "settings"]);
    assert!(settings.code == Some(0) && settings.stdout.contains("\"tag_aliases\""));
}

/// The fields of a feed, and those of an item.
const FEED: &str = "version title home_page_url description language authors _newsprint items";
const ITEM: &str = "id url external_url title content_html content_text summary image \
    date_published date_modified authors tags language _newsprint";

/// The rules of jsonfeed.org/version/1.1 for one feed.
fn check_json_feed(feed: &Value) {
    check_fields(feed, FEED);
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert!(is_text(&feed["title"]));
    check_authors(feed);
    let mut ids = HashSet::new();
    for item in feed["items"].as_array().unwrap() {
        check_fields(item, ITEM);
        assert!(
            is_text(&item["id"]) && ids.insert(item["id"].as_str().unwrap()),
            "{item}"
        );
        assert!(
            item["content_html"].is_string() || item["content_text"].is_string(),
            "{item}"
        );
        for date in [&item["date_published"], &item["date_modified"]] {
            let is_rfc3339 = |date: &str| chrono::DateTime::parse_from_rfc3339(date).is_ok();
            assert!(
                date.is_null() || date.as_str().is_some_and(is_rfc3339),
                "{item}"
            );
        }
        let mut tags = item["tags"].as_array().into_iter().flatten();
        assert!(tags.all(is_text), "{item}");
        check_authors(item);
    }
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

fn check_authors(object: &Value) {
    for author in object["authors"].as_array().into_iter().flatten() {
        let is_known = ["name", "url", "avatar"]
            .iter()
            .any(|key| is_text(&author[key]));
        assert!(is_known, "{author}");
    }
}

/// No field is unknown or `null`, addresses are addresses, and extensions are objects.
fn check_fields(object: &Value, known: &str) {
    for (key, value) in object.as_object().unwrap() {
        assert!(
            known.split(' ').any(|known| known == key) && !value.is_null(),
            "{key}: {value}"
        );
        if key.starts_with('_') {
            assert!(value.is_object() && !key.contains('.'), "{key}: {value}");
        }
        if key.ends_with("url") || key == "image" {
            let is_address =
                |text: &str| text.starts_with("https://") || text.starts_with("http://");
            assert!(value.as_str().is_some_and(is_address), "{key}: {value}");
        }
    }
}

#[test]
fn a_bundle_is_a_json_feed_that_other_readers_understand() {
    let site = varied();
    let feed = bundle(&site);
    check_json_feed(&feed);
    assert_eq!(feed["items"].as_array().unwrap().len(), 5);
    let newest = &feed["items"][0];
    assert_eq!(
        (&newest["title"], &newest["date_published"]),
        (&json!("From a feed"), &json!("2024-03-05T10:20:00+02:00"))
    );
    let full = &feed["items"][1];
    assert_eq!(
        (&full["id"], &full["tags"]),
        (&json!("full"), &json!(["a/b"]))
    );
    assert_eq!(
        full["authors"],
        json!([{"name": "Ann"}, {"name": "Bob", "url": "https://e.org/b"}])
    );

    fs::create_dir(site.path("nothing")).unwrap();
    let run = site.run(&["build", "--content", "nothing", "--out", "empty.json"]);
    assert_eq!(
        (run.code, archive(&site.path("empty.json")).len()),
        (Some(0), 0)
    );
    check_json_feed(&serde_json::from_str(&site.read("empty.json")).unwrap());
}

#[test]
fn the_same_content_gives_the_same_bytes_on_any_machine() {
    let names: Vec<String> = (0..50).map(|n| format!("a{n}.md")).collect();
    let text = "---\ntitle: T\ndate: 2025-01-02 03:04\ntags: [a, b]\n---\n[next](a1.md) *x*";
    let site = Site::with(
        &names
            .iter()
            .map(|name| (name.as_str(), text))
            .collect::<Vec<_>>(),
    );
    let build = |jobs: &str, zone: &str| {
        let mut command = site.command(&["build", "--jobs", jobs]);
        command.env("TZ", zone).env("LC_ALL", "tr_TR.UTF-8");
        assert_eq!(finished(command).code, Some(0));
        let bundle = site.read("public/articles.json");
        fs::remove_dir_all(site.path("public")).unwrap();
        bundle
    };
    let bundle = build("1", "UTC");
    assert_eq!(bundle, build("7", "Asia/Kathmandu"));
    assert_eq!(bundle, build("2", "America/St_Johns"));
}

#[test]
fn this_projects_own_articles_have_no_mistake() {
    let site = Site::with(&[]);
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let run = site.run(&["build", "--content", &content.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let archive = site.archive();
    assert!(40 <= archive.len(), "{}", run.stderr);
    for idx in archive.articles() {
        let article = archive.article(idx);
        let date = article
            .date()
            .unwrap_or_else(|| panic!("{} has a date", article.title()));
        assert!(
            ("2023".."2027").contains(&date.to_string().as_str()),
            "{date}"
        );
        assert!(article.tags().len() >= 2, "{} has tags", article.title());
    }
}

#[test]
fn a_real_file_comes_through_with_nothing_lost() {
    let seed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/000_4156960254eaf757.txt");
    let Ok(text) = fs::read_to_string(&seed) else {
        eprintln!("skipped: the sample file is not beside the project");
        return;
    };
    let site = Site::with(&[("000_4156960254eaf757.txt", &text)]);
    assert_eq!(site.run(&["build"]).code, Some(0));
    let archive = site.archive();
    let article = archive.article(archive.articles().next().unwrap());

    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    assert_eq!(Some(article.title()), lines.next());
    let body: Vec<&str> = lines
        .filter(|line| !line.starts_with('#') && !line.starts_with("26.11.2025"))
        .collect();
    assert_eq!(body.len(), 8);
    assert_eq!(paragraphs(article.text()).collect::<Vec<_>>(), body);
    assert_eq!(
        article.tags().map(|tag| tag.as_str()).collect::<Vec<_>>(),
        ["USA", "RUSSIA"]
    );
    assert_eq!(article.date().unwrap().to_string(), "2025-11-26T05:32");
}
