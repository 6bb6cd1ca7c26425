mod index;

use super::diagnostic::{Kind, Severity};
use super::*;
use crate::archive::Archive;
use std::fs;
use tempfile::TempDir;

/// A content folder that goes away with its test.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(TempDir::new().unwrap());
        fs::create_dir(folder.content()).unwrap();
        files
            .iter()
            .for_each(|(path, text)| folder.write(path, text.as_bytes()));
        folder
    }

    fn content(&self) -> PathBuf {
        self.0.path().join("content")
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.content().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn options(&self) -> Options {
        Options {
            with_index: true,
            content: self.content(),
            out: Some(self.0.path().join("public/articles.json")),
            overrides: Overrides::default(),
            now: "2026-01-01T00:00:00Z".parse().unwrap(),
        }
    }

    fn json(&self) -> Vec<u8> {
        fs::read(self.options().out.unwrap()).unwrap()
    }

    fn index(&self) -> PathBuf {
        self.0.path().join("public/articles.index")
    }

    fn build(&self) -> (Archive, Report) {
        let report = run(&self.options()).unwrap();
        (Archive::from_json(&self.json()).unwrap().0, report)
    }

    /// The report without the path of this machine.
    fn report(&self) -> String {
        let content = format!("{}/", self.content().display());
        self.build().1.to_string().replace(&content, "")
    }

    fn kinds(&self) -> Vec<Kind> {
        let (_, report) = self.build();
        report
            .diagnostics()
            .iter()
            .map(|diagnostic| diagnostic.mistake.kind)
            .collect()
    }
}

fn slugs(archive: &Archive) -> Vec<String> {
    archive
        .articles()
        .map(|idx| archive.article(idx).slug().to_string())
        .collect()
}

const GOOD: &str = "Title\n\nText.\n\n#a\n\n2025";

#[test]
fn every_source_at_any_depth_becomes_an_article() {
    let folder = Folder::with(&[
        ("one.txt", GOOD),
        ("deep/er/two.TXT", GOOD),
        (
            "three.md",
            "---\ntitle: Three\ndate: 2020-01-01\n---\nText.",
        ),
        (
            "four.html",
            "<html><head><title>Four</title></head><body><article><p>A page of text that is long enough to be read as one.</p></article></body></html>",
        ),
        (
            "feed.xml",
            "<rss version=\"2.0\"><channel><title>F</title><item><title>Five</title><link>https://e.org/5</link><description>x</description></item></channel></rss>",
        ),
        ("list.csv", "title,date\nSix,2019-01-01\n"),
        ("lines.ndjson", "{\"title\": \"Seven\", \"text\": \"x\"}\n"),
        (
            "items.json",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": [{\"id\": \"8\", \"title\": \"Eight\", \"content_text\": \"x\"}]}",
        ),
        ("picture.png", "x"),
        (".hidden/x.txt", ""),
        ("ignored.txt", ""),
        (".gitignore", "ignored.txt\n"),
    ]);
    let (archive, report) = folder.build();
    let mut slugs = slugs(&archive);
    slugs.sort();
    assert_eq!(
        slugs,
        [
            "eight", "five", "four", "one", "seven", "six", "three", "two"
        ],
        "{report}"
    );
}

#[test]
fn bad_files_are_named_with_the_place_and_the_mend_and_the_rest_is_built() {
    let folder = Folder::with(&[
        ("a.txt", GOOD),
        ("b.txt", " \n"),
        ("c.txt", "T\n\nx\n\n  31.02.2025\n"),
        ("e.txt", "T\0"),
    ]);
    folder.write("d.txt", b"T\n\ncaf\xe9 au lait");
    insta::assert_snapshot!(folder.report());
    assert_eq!(folder.build().0.len(), 2);
}

#[test]
fn the_mistakes_of_markdown_are_named() {
    let folder = Folder::with(&[
        (
            "a.md",
            "---\ntitle: \"A\"\ndate: 3/4/2025\n---\nSee [this](gone.md), ![](no.png) and ![there](https://e.org/x.png).\n\n{{< widget >}} <form>x</form>",
        ),
        ("b.md", "---\ntitle: B: or not\ndate: 2020-13-01\n---\nx"),
        ("c.md", "no title"),
        ("d.md", "---\ntitle: D\ndate: 2030-01-02\nslug: a\n---\nx"),
    ]);
    insta::assert_snapshot!(folder.report());
}

#[test]
fn the_mistakes_of_collections_are_named() {
    let folder = Folder::with(&[
        (
            "cut.json",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \"title\": \"One\", \"content_text\": \"x\"}, {\"id\"",
        ),
        (
            "lines.ndjson",
            "{\"title\": \"Two\", \"text\": \"x\"}\n{\"title\": }\n",
        ),
        (
            "map.xml",
            "<urlset><url><loc>https://e.org/</loc></url></urlset>",
        ),
        ("numbers.csv", "year,sum\n2020,5\n"),
        (
            "feed.xml",
            "<rss version=\"2.0\"><channel><item><title>Three</title><pubDate>31 Feb 2020</pubDate></item></channel></rss>",
        ),
    ]);
    insta::assert_snapshot!(folder.report());
}

#[test]
fn an_article_far_shorter_than_its_peers_is_named() {
    let long = format!("Title\n\n{}\n", "A sentence of some length. ".repeat(60));
    let names: Vec<String> = (0..20).map(|n| format!("{n:02}.txt")).collect();
    let mut files: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), long.as_str()))
        .collect();
    files.push(("short.txt", "Short\n\nTo do.\n"));
    files.push(("none.txt", "None\n"));
    let folder = Folder::with(&files);
    insta::assert_snapshot!(folder.report());
}

#[test]
fn tags_that_look_alike_are_named_with_the_line_that_joins_them() {
    let folder = Folder::with(&[
        ("a.txt", "A\n\nx\n\n#Story #café"),
        ("b.txt", "B\n\nx\n\n#stories #Cafe"),
        ("c.txt", "C\n\nx\n\n#Story #story"),
    ]);
    insta::assert_snapshot!(folder.report());
    folder.write("newsprint.toml", b"hidden_tags = [\"cafe\"]\n[tag_aliases]\n\"stories\" = \"Story\"\n\"caf\xc3\xa9\" = \"Cafe\"\n\"story\" = \"Story\"\n");
    let (archive, report) = folder.build();
    assert_eq!(report.diagnostics(), [], "{report}");
    assert_eq!(archive.n_tags(), 1);
}

#[test]
fn files_that_want_one_address_are_both_kept_and_of_one_id_only_the_first() {
    let folder = Folder::with(&[
        ("a/same.txt", GOOD),
        ("b/Same.txt", GOOD),
        ("b/same-2.txt", GOOD),
        ("c.txt", GOOD),
        ("c.md", "# C"),
    ]);
    insta::assert_snapshot!(folder.report());
    assert_eq!(folder.build().0.len(), 4);
}

#[test]
fn an_address_does_not_depend_on_the_title() {
    let folder = Folder::with(&[
        ("2024-05-01-name.md", "# One\n\nx"),
        ("bundle/index.md", "# Two\n\nx"),
    ]);
    assert_eq!(slugs(&folder.build().0), ["name", "bundle"]);
    folder.write("2024-05-01-name.md", b"# Another\n\nx");
    assert_eq!(slugs(&folder.build().0), ["name", "bundle"]);
    let json: serde_json::Value = serde_json::from_slice(&folder.json()).unwrap();
    assert_eq!(json["items"][0]["id"], "2024-05-01-name");
}

#[test]
fn the_same_content_gives_the_same_bytes_and_leaves_the_file_alone() {
    let folder = Folder::with(&[
        ("a.txt", GOOD),
        ("b.md", "# T\n\n[a](a.txt) *x*"),
        ("c.txt", GOOD),
    ]);
    assert!(folder.build().1.is_changed);
    let first = folder.json();
    assert!(!folder.build().1.is_changed);
    let one_thread = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    one_thread.install(|| folder.build());
    assert_eq!(folder.json(), first);
    folder.write("a.txt", b"T\n\ny");
    assert!(folder.build().1.is_changed);
}

#[test]
fn a_press_that_remembers_builds_what_a_new_one_builds() {
    let folder = Folder::with(&[("a.md", "# A\n\n[b](b.md)"), ("c.txt", GOOD)]);
    let mut press = Press::remembering();
    let mut build = || {
        press.run(&folder.options(), &|_, _| {}).unwrap();
        let remembered = folder.json();
        run(&folder.options()).unwrap();
        assert_eq!(remembered, folder.json());
    };
    build();
    // A link that leads somewhere now; an edit of the same length; a file less; other settings.
    folder.write("b.md", b"# B\n\nx");
    build();
    folder.write("b.md", b"# B\n\ny");
    build();
    fs::remove_file(folder.content().join("c.txt")).unwrap();
    build();
    folder.write("newsprint.toml", b"hidden_tags = [\"a\"]");
    build();
}

#[test]
fn a_press_that_remembers_gives_no_address_twice() {
    let folder = Folder::with(&[("b/same.txt", GOOD)]);
    let mut press = Press::remembering();
    press.run(&folder.options(), &|_, _| {}).unwrap();
    folder.write("a/same.txt", GOOD.as_bytes());
    press.run(&folder.options(), &|_, _| {}).unwrap();
    let archive = Archive::from_json(&folder.json()).unwrap().0;
    let slug_in_file = |slug: &str| {
        String::from_utf8_lossy(&folder.json()).contains(&format!("\"slug\":\"{slug}\""))
    };
    assert!(slug_in_file("same") && slug_in_file("same-2"));
    assert_eq!(archive.len(), 2);
}

#[test]
fn drafts_are_withheld_until_they_are_wanted() {
    let folder = Folder::with(&[
        ("a.md", "---\ntitle: A\ndraft: true\n---\nx"),
        (
            "b.md",
            "---\ntitle: B\ndate: 2030-01-01\nexpirydate: 2020-01-01\n---\nx",
        ),
    ]);
    assert_eq!(
        (folder.build().0.len(), folder.build().1.n_withheld),
        (1, 1)
    );
    folder.write("newsprint.toml", b"drafts = true\nexpired = false");
    assert_eq!(slugs(&folder.build().0), ["a"]);
    folder.write("newsprint.toml", b"future = false");
    assert_eq!(folder.build().0.len(), 0);
}

#[test]
fn pictures_come_along() {
    let folder = Folder::with(&[("a/index.md", "# A\n\n![A dot](dot.gif)")]);
    folder.write("a/dot.gif", b"GIF89a\x03\0\x02\0\0\0\0;");
    let (archive, report) = folder.build();
    assert_eq!(report.diagnostics(), [], "{report}");
    let json = String::from_utf8(folder.json()).unwrap();
    assert!(
        json.contains("media/a/dot.gif") && json.contains("height=\\\"2\\\""),
        "{json}"
    );
    assert!(folder.0.path().join("public/media/a/dot.gif").exists());
    assert_eq!(archive.len(), 1);
}

#[test]
fn an_article_that_is_only_announced_shows_its_summary() {
    let folder = Folder::with(&[(
        "a.md",
        "---\ntitle: A\nsummary: \"It is **there**\"\nsource_url: https://e.org/a\n---\n",
    )]);
    let (archive, _) = folder.build();
    let article = archive.article(archive.articles().next().unwrap());
    assert_eq!(
        (article.text(), article.link()),
        ("It is there", Some("https://e.org/a"))
    );
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_is_read() {
    let folder = Folder::with(&[("a.txt", GOOD), ("in.txt", "In\n\nx")]);
    fs::write(folder.0.path().join("secret.txt"), GOOD).unwrap();
    fs::create_dir(folder.0.path().join("secrets")).unwrap();
    fs::write(folder.0.path().join("secrets/one.txt"), GOOD).unwrap();
    let link =
        |from: &str, to: &str| std::os::unix::fs::symlink(from, folder.content().join(to)).unwrap();
    link("../secret.txt", "leak.txt");
    link("../secrets", "leaks");
    link("in.txt", "again.txt");
    link(".", "loop");
    assert_eq!(folder.build().0.len(), 3);
    let kinds = folder.kinds();
    assert_eq!(
        kinds.iter().filter(|kind| **kind == Kind::Outside).count(),
        2,
        "{kinds:?}"
    );
}

#[test]
fn a_file_that_is_too_large_is_an_error() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    // A hole takes no room on the disk.
    fs::File::create(folder.content().join("big.md"))
        .unwrap()
        .set_len(1 << 30)
        .unwrap();
    let start = std::time::Instant::now();
    assert_eq!(folder.kinds(), [Kind::Unreadable]);
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn settings_are_reported_like_everything_else() {
    let folder = Folder::with(&[
        ("newsprint.toml", "title = \"T\"\n\ncolour = \"red\"\n"),
        ("a.txt", GOOD),
    ]);
    insta::assert_snapshot!(folder.report());
    folder.write("newsprint.toml", b"title = \"Caf\xe9 noir\"");
    let (archive, report) = folder.build();
    assert_eq!(
        (archive.feed().title.as_str(), report.count(Severity::Error)),
        ("Café noir", 0)
    );
}

#[test]
fn a_missing_content_folder_is_an_error() {
    let folder = Folder(TempDir::new().unwrap());
    let error = run(&folder.options()).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("cannot read the content folder"),
        "{error}"
    );
}
