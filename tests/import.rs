//! The commands around a build as a publisher runs them: importing, beginning, listing and describing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use serde_json::{Value, json};
use site::Site;

#[path = "support/site.rs"]
#[allow(dead_code)] // every file of tests uses a part of it
mod site;

const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Old paper</title><link>https://old.example/</link><description>News</description>
<item><title>Ink &amp; paper</title><link>https://old.example/2024/ink/</link><guid isPermaLink="false">old-1</guid>
<pubDate>Tue, 05 Mar 2024 10:20:00 +0200</pubDate><category>Press</category><category>History</category>
<content:encoded><![CDATA[<p>Printers <em>mixed</em> ink, at 5 * 3 parts.</p><ul><li>soot</li><li>oil</li></ul><script>x</script>]]></content:encoded></item>
<item><title>Second</title><guid isPermaLink="false">old-2</guid><description>Only # a line.</description></item>
</channel></rss>"#;

const CSV: &str = "title,date,tags,text\nFrom a table,2023-05-06,\"Press,Tables\",\"First line.\n\n# Not a heading\"\n";

/// A site that has imported a feed, a table and a folder.
fn imported() -> Site {
    let site = Site::with(&[]);
    site.write("feed.xml", RSS);
    site.write("table.csv", CSV);
    site.write(
        "old/deep/post.md",
        "---\ntitle: Post\ndate: 2022-01-01\n---\n![A dot](dot.gif)",
    );
    site.write("old/note.txt", "Note\n\nText.\n\n#Press\n\n2021-01-01");
    site.write("old/deep/dot.gif", "GIF89a");
    let run = site.run(&["import", "feed.xml", "table.csv", "old"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr
            .ends_with("1 other file copied\n5 articles written to content\n"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout, "");
    site
}

#[test]
fn what_was_imported_is_built_as_its_sources_would_be() {
    let site = imported();
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(
        site.titles(),
        ["Ink & paper", "From a table", "Post", "Note", "Second"]
    );
    let feed: Value = serde_json::from_str(&site.read("public/articles.json")).unwrap();
    let ink = &feed["items"][0];
    assert_eq!(ink["id"], "old-1");
    assert_eq!(ink["date_published"], "2024-03-05T10:20:00+02:00");
    assert_eq!(
        (&ink["tags"], &ink["url"]),
        (
            &json!(["Press", "History"]),
            &json!("https://old.example/2024/ink/")
        )
    );
    let html = ink["content_html"].as_str().unwrap();
    assert!(
        html.contains("<em>mixed</em> ink, at 5 * 3 parts") && html.contains("<li>soot</li>"),
        "{html}"
    );
    assert!(
        feed["items"][1]["content_html"]
            .as_str()
            .unwrap()
            .contains("<p># Not a heading</p>")
    );
    assert!(site.path("public/media/deep/dot.gif").exists());
}

#[test]
fn an_import_can_be_repeated_and_writes_over_nothing() {
    let site = imported();
    let again = site.run(&["import", "feed.xml", "table.csv", "old"]);
    assert_eq!(
        (again.code, again.stderr.as_str()),
        (Some(0), "0 articles written to content, 5 there already\n")
    );
    site.write("content/second.md", "mine");
    let run = site.run(&["import", "feed.xml"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.starts_with(
            "content/second.md is there already and was left alone; --force writes over it\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(site.read("content/second.md"), "mine");
    assert_eq!(site.run(&["import", "--force", "feed.xml"]).code, Some(0));
    assert_ne!(site.read("content/second.md"), "mine");
}

#[test]
fn an_import_goes_where_the_content_is_and_says_what_it_could_not_take() {
    let site = Site::with(&[]);
    site.write(
        "lines.ndjson",
        "{\"title\": \"A\", \"text\": \"a\"}\n{broken\n",
    );
    let run = site.run(&[
        "import",
        "lines.ndjson",
        "gone.xml",
        "--content",
        "new/place",
    ]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.contains("lines.ndjson:2:") && run.stderr.contains("cannot read gone.xml: "),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.ends_with("1 article written to new/place\n"),
        "{}",
        run.stderr
    );
    assert!(site.read("new/place/a.md").ends_with("\n\na\n"));
}

#[test]
fn an_article_is_begun_under_its_title() {
    let site = Site::with(&[]);
    let run = site.run(&[
        "new",
        "Ink: and its enemies",
        "--tag",
        "history",
        "--tag",
        "press",
    ]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "content/ink-and-its-enemies.md\n")
    );
    let text = site.read("content/ink-and-its-enemies.md");
    assert_eq!(
        text,
        "---\ntitle: \"Ink: and its enemies\"\ndate: 2026-01-02\ntags: [\"history\", \"press\"]\n---\n"
    );
    assert_eq!(site.run(&["check"]).code, Some(0));
    let run = site.run(&["new", "Ink and its enemies"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stderr,
        "error: content/ink-and-its-enemies.md is there already\n"
    );
}

#[test]
fn lists_are_lines_for_people_and_arrays_for_programs() {
    let site = Site::with(&[
        (
            "a.md",
            "---\ntitle: A\ndate: 2025-01-01\ntags: [Press, old]\n---\nSame.",
        ),
        (
            "b.md",
            "---\ntitle: B\ndraft: true\ntags: [press, secret]\n---\nText.",
        ),
        (
            "c/d.md",
            "---\ntitle: a\ndate: 2024-01-01\ntags: [ink]\n---\n*Same.*",
        ),
        ("e.md", "---\ntitle: E\nid: b\ndate: 2099-01-01\n---\nText."),
        ("f.csv", "title,text\nF,f\nG,g\n"),
        (
            "newsprint.toml",
            "hidden_tags = [\"secret\"]\n[tag_aliases]\nold = \"ink\"\n",
        ),
    ]);
    let list = |what: &str| {
        let run = site.run(&["list", what]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{what}");
        run.stdout
    };
    assert_eq!(list("tags"), "2\tPress\n2\tink\n");
    assert_eq!(
        list("undated"),
        "content/b.md\tB\ncontent/f.csv#1\tF\ncontent/f.csv#2\tG\n"
    );
    assert_eq!(list("drafts"), "content/b.md\tB\n");
    assert_eq!(
        list("duplicates"),
        "content/c/d.md\tcontent/a.md\tsame title and text\ncontent/e.md\tcontent/b.md\tsame id\n"
    );
    let json = |what: &str| {
        serde_json::from_str::<Value>(&site.run(&["list", what, "--format", "json"]).stdout)
            .unwrap()
    };
    assert_eq!(
        json("tags"),
        json!([{"tag": "Press", "count": 2}, {"tag": "ink", "count": 2}])
    );
    assert_eq!(
        json("drafts"),
        json!([{"path": "content/b.md", "title": "B"}])
    );
    assert_eq!(
        json("duplicates")[1],
        json!({"path": "content/e.md", "of": "content/b.md", "why": "same id"})
    );
    assert_eq!(site.run(&["list", "dreams"]).code, Some(2));
}

#[test]
fn a_list_of_nothing_is_empty() {
    let site = Site::with(&[]);
    assert_eq!(site.run(&["list", "drafts"]).stdout, "");
    assert_eq!(
        site.run(&["list", "drafts", "--format", "json"]).stdout,
        "[]\n"
    );
}

#[test]
fn a_new_site_is_fine_from_the_start() {
    let site = Site::with(&[]);
    let run = site.run(&["init", "mine"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("newsprint check --content mine/content"),
        "{}",
        run.stderr
    );
    let run = site.run(&["check", "--content", "mine/content", "--deny", "warnings"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (Some(0), "1 article checked\n")
    );
}

#[test]
fn help_teaches_every_command() {
    let site = Site::with(&[]);
    let help = site.run(&["--help"]).stdout;
    for command in [
        "build",
        "check",
        "import",
        "new",
        "list",
        "init",
        "schema",
        "completions",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command}: {help}"
        );
        let own = site.run(&[command, "--help"]);
        assert!(
            own.code == Some(0) && own.stdout.contains("Examples:\n  newsprint "),
            "{command}"
        );
    }
    let completions = site.run(&["completions", "bash"]);
    assert!(completions.code == Some(0) && completions.stdout.contains("complete -F _newsprint"));
    assert!(!help.contains("join-styles"), "that is for trunk");
}
