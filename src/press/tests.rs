use super::*;
use crate::archive::Archive;
use std::fs;
use tempfile::TempDir;

/// A content folder that goes away with its test.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(TempDir::new().unwrap());
        files
            .iter()
            .for_each(|(path, text)| folder.write(path, text.as_bytes()));
        folder
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn options(&self) -> Options {
        Options {
            content: self.0.path().join("content"),
            out: self.0.path().join("public/articles.json"),
        }
    }

    fn build(&self) -> (Archive, Report) {
        let report = run(&self.options()).unwrap();
        let json = fs::read(self.options().out).unwrap();
        (Archive::from_json(&json).unwrap().0, report)
    }

    /// The problems, one line each, with paths from the content folder on.
    fn problems(&self) -> Vec<String> {
        let content = format!("{}/", self.options().content.display());
        let (_, report) = self.build();
        report
            .problems()
            .iter()
            .map(|problem| problem.to_string().replace(&content, ""))
            .collect()
    }
}

const GOOD: &str = "Title\n\nText.\n\n#a\n\n2025";

#[test]
fn every_text_file_at_any_depth_becomes_an_article() {
    let folder = Folder::with(&[
        ("one.txt", GOOD),
        ("deep/er/two.TXT", GOOD),
        ("notes.md", "x"),
        (".hidden/x.txt", ""),
    ]);
    let (archive, report) = folder.build();
    let slugs: Vec<_> = archive
        .articles()
        .map(|idx| archive.article(idx).slug().to_string())
        .collect();
    assert_eq!(slugs, ["two", "one"]);
    assert_eq!(report.to_string(), "2 articles built");
}

#[test]
fn bad_files_are_named_with_the_place_and_the_mend_and_the_rest_is_built() {
    let folder = Folder::with(&[
        ("a.txt", GOOD),
        ("b.txt", ""),
        ("c.txt", "T\n\nx\n\n  31.02.2025\n"),
    ]);
    folder.write("d.txt", b"T\n\ncaf\xe9");
    folder.write("e.txt", b"\xff\xfeT\0");
    let (archive, report) = folder.build();
    assert_eq!(archive.len(), 1);
    assert!(
        report.to_string().ends_with("1 article built, 4 problems"),
        "{report}"
    );
    let expected = [
        "b.txt:1:1: the file is empty\n  help: write a title on its first line, or delete it",
        "c.txt:5:3: the date 31.02.2025 does not exist\n  help: write it as DD.MM.YYYY or DD.MM.YYYY HH:MM, or as YYYY-MM-DD",
        "d.txt:3:4: the file is not UTF-8: byte 0xe9 begins no character here\n  help: save the file as UTF-8",
        "e.txt:1:1: the file is UTF-16\n  help: save the file as UTF-8",
    ];
    assert_eq!(folder.problems(), expected);
}

#[test]
fn files_that_want_one_address_are_both_kept_and_reported() {
    let folder = Folder::with(&[
        ("a/same.txt", GOOD),
        ("b/Same.txt", GOOD),
        ("b/other.txt", GOOD),
    ]);
    let (archive, _) = folder.build();
    assert_eq!(archive.len(), 3);
    let problems = folder.problems();
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].starts_with("b/Same.txt:1:1: its address \"same\" is already that of "),
        "{problems:?}"
    );
    assert!(
        problems[0].contains("it is built as \"same-2\""),
        "{problems:?}"
    );
}

#[test]
fn the_same_content_gives_the_same_bytes_and_leaves_the_file_alone() {
    let folder = Folder::with(&[("a.txt", GOOD), ("b.txt", "T\n\nx"), ("c.txt", GOOD)]);
    assert!(folder.build().1.is_changed);
    let first = fs::read(folder.options().out).unwrap();
    assert!(!folder.build().1.is_changed);
    assert_eq!(fs::read(folder.options().out).unwrap(), first);
    folder.write("b.txt", b"T\n\ny");
    assert!(folder.build().1.is_changed);
}

#[test]
fn the_site_is_named_by_its_settings() {
    let folder = Folder::with(&[(
        "newsprint.toml",
        "title = \"The Galley\"\nlanguage = \"en\"\n",
    )]);
    let (archive, report) = folder.build();
    assert_eq!(
        (
            archive.feed().title.as_str(),
            archive.feed().language.as_deref()
        ),
        ("The Galley", Some("en"))
    );
    assert_eq!(report.problems(), []);
}

#[test]
fn settings_that_cannot_be_read_are_a_problem_with_a_place() {
    let folder = Folder::with(&[
        ("newsprint.toml", "title = \"T\"\n\ncolour = \"red\"\n"),
        ("a.txt", GOOD),
    ]);
    let problems = folder.problems();
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].starts_with("newsprint.toml:3:1: unknown field `colour`"),
        "{problems:?}"
    );
}

#[test]
fn settings_that_are_no_utf8_do_not_take_the_site_down() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    folder.write("newsprint.toml", b"title = \"Caf\xe9\"");
    assert_eq!(folder.build().0.feed().title, "Articles");
    assert!(
        folder.problems()[0].starts_with("newsprint.toml:1:13: the file is not UTF-8"),
        "{:?}",
        folder.problems()
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
