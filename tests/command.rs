//! The `newsprint` command as a publisher runs it: exit codes, what it prints, what it writes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use newsprint::archive::Archive;
use newsprint::article::paragraphs;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Runs `newsprint build` on a folder, with more arguments.
fn build(folder: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command
        .env_remove("NEWSPRINT_CONTENT")
        .current_dir(folder)
        .arg("build")
        .args(more);
    command.output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("content").join(name), text).unwrap();
    }
    folder
}

fn archive(folder: &Path) -> Archive {
    let json = fs::read(folder.join("public/articles.json")).unwrap();
    let (archive, losses) = Archive::from_json(&json).unwrap();
    assert_eq!(losses, newsprint::feed::Losses::default());
    archive
}

const GOOD: (&str, &str) = ("good.txt", "Good\n\nText.\n\n#tag\n\n2025-01-02");

#[test]
fn a_clean_folder_is_built_in_silence_and_success() {
    let folder = folder(&[GOOD]);
    let output = build(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "1 article built\n");
    assert!(output.stdout.is_empty());
    assert_eq!(archive(folder.path()).len(), 1);
}

#[test]
fn a_mistake_is_reported_with_its_place_and_fails_the_run_but_not_the_bundle() {
    let folder = folder(&[GOOD, ("bad.txt", "Bad\n\nText.\n\n31.02.2025")]);
    let output = build(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("content/bad.txt:5:1: the date 31.02.2025 does not exist\n  help: "),
        "{said}"
    );
    assert!(said.ends_with("1 article built, 1 problem\n"), "{said}");
    assert_eq!(archive(folder.path()).len(), 1);
    assert_eq!(
        build(folder.path(), &["--keep-going"]).status.code(),
        Some(0)
    );
}

#[test]
fn a_missing_folder_and_a_wrong_argument_are_told_apart() {
    let folder = TempDir::new().unwrap();
    let output = build(folder.path(), &["--keep-going"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: cannot read the content folder content: "),
        "{said}"
    );
    assert_eq!(build(folder.path(), &["--frob"]).status.code(), Some(2));
}

#[test]
fn the_bundle_is_a_feed_that_other_readers_understand() {
    let folder = folder(&[GOOD]);
    build(folder.path(), &[]);
    let json = fs::read(folder.path().join("public/articles.json")).unwrap();
    let feed: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"][0]["date_published"], "2025-01-02T00:00:00Z");
    assert_eq!(feed["items"][0]["id"], "good");
    assert_eq!(feed["items"][0]["tags"], serde_json::json!(["tag"]));
}

#[test]
fn this_projects_own_articles_have_no_mistake() {
    let out = TempDir::new().unwrap();
    let out = out.path().join("articles.json");
    let output = build(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        &["--content", "content", "--out", &out.to_string_lossy()],
    );
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let (archive, _) = Archive::from_json(&fs::read(out).unwrap()).unwrap();
    assert!(40 <= archive.len(), "{said}");
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
    let folder = folder(&[("000_4156960254eaf757.txt", &text)]);
    assert_eq!(build(folder.path(), &[]).status.code(), Some(0));
    let archive = archive(folder.path());
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
