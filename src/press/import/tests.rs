use super::*;
use std::fs;
use tempfile::TempDir;

mod words;

/// A folder to import from and into.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(TempDir::new().unwrap());
        files
            .iter()
            .for_each(|(path, text)| folder.write(path, text));
        folder
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// What is said, without the path of this machine, and whether all was done.
    fn import(&self, sources: &[&str], force: bool) -> (String, bool) {
        let sources: Vec<PathBuf> = sources.iter().map(|source| self.path(source)).collect();
        let outcome = run(&sources, &self.path("content"), force).unwrap();
        let root = format!("{}/", self.0.path().display());
        (outcome.message.replace(&root, ""), outcome.is_complete)
    }

    fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        for entry in ignore::Walk::new(self.path("content"))
            .flatten()
            .filter(|entry| entry.path().is_file())
        {
            files.push(
                entry
                    .path()
                    .strip_prefix(self.path("content"))
                    .unwrap()
                    .display()
                    .to_string(),
            );
        }
        files.sort();
        files
    }
}

const LINES: &str = "{\"id\": \"1\", \"title\": \"Ink\", \"text\": \"# a\", \"date\": \"2025-11\"}\n{\"id\": \"2\", \"title\": \"Ink\", \"html\": \"<p>b</p>\"}\n";

#[test]
fn collections_become_files_that_say_the_same() {
    let folder = Folder::with(&[
        ("a.ndjson", LINES),
        ("b.csv", "title,tags,text\nPress,\"x,y\",c\n"),
    ]);
    assert_eq!(
        folder.import(&["a.ndjson", "b.csv"], false),
        ("3 articles written to content".into(), true)
    );
    assert_eq!(folder.files(), ["ink-2.md", "ink.md", "press.md"]);
    assert_eq!(
        folder.read("content/ink.md"),
        "---\nid: \"1\"\ntitle: \"Ink\"\ndate: 2025-11\ntags: []\nslug: \"ink\"\n---\n\n\\# a\n"
    );
    assert_eq!(
        folder.read("content/press.md"),
        "---\ntitle: \"Press\"\ntags: [\"x\", \"y\"]\n---\n\nc\n"
    );
}

#[test]
fn a_second_import_finds_its_files_again_in_any_order() {
    let folder = Folder::with(&[("a.ndjson", LINES)]);
    folder.import(&["a.ndjson"], false);
    let lines: Vec<&str> = LINES.lines().rev().collect();
    folder.write("a.ndjson", &lines.join("\n"));
    assert_eq!(
        folder.import(&["a.ndjson"], false),
        (
            "0 articles written to content, 2 there already".into(),
            true
        )
    );
    assert_eq!(folder.files(), ["ink-2.md", "ink.md"]);
}

#[test]
fn what_is_there_is_left_alone_unless_it_may_be_written_over() {
    let folder = Folder::with(&[("a.ndjson", LINES), ("content/ink.md", "mine")]);
    let (said, is_complete) = folder.import(&["a.ndjson"], false);
    let expected = "content/ink.md is there already and was left alone; --force writes over it\n1 article written to content";
    assert_eq!((said.as_str(), is_complete), (expected, false));
    assert_eq!(folder.read("content/ink.md"), "mine");
    assert!(folder.import(&["a.ndjson"], true).1);
    assert!(folder.read("content/ink.md").contains("\\# a"));
}

#[test]
fn a_folder_comes_along_with_its_paths_and_pictures() {
    let page = "<html><head><title>Page</title><link rel=\"canonical\" href=\"https://e.org/2020/other/\"></head><body><article><h1>Page</h1><p>A page of text that is long enough to be read as one, with a picture of ink.</p><p><img src=\"p.png\" alt=\"A p\"></p></article></body></html>";
    let folder = Folder::with(&[
        ("old/_posts/2024-05-01-a.md", "# A\n\n{{ x }}"),
        ("old/b.txt", "B\n\nb"),
        ("old/sub/page.html", page),
        ("old/sub/p.png", "picture"),
        ("old/.git/x.txt", "X"),
        ("old/out/built.txt", "X"),
        ("old/.gitignore", "out\n"),
    ]);
    let (said, is_complete) = folder.import(&["old"], false);
    assert_eq!(
        (said.as_str(), is_complete),
        ("1 other file copied\n3 articles written to content", true)
    );
    assert_eq!(
        folder.files(),
        [
            "_posts/2024-05-01-a.md",
            "b.txt",
            "sub/p.png",
            "sub/page.md"
        ]
    );
    assert_eq!(
        folder.read("content/_posts/2024-05-01-a.md"),
        "# A\n\n{{ x }}"
    );
    let page = folder.read("content/sub/page.md");
    assert!(
        page.contains("![A p](p.png)") && page.contains("slug: \"page\"\nurl: "),
        "{page}"
    );
}

#[test]
fn mistakes_are_shown_with_what_could_be_done() {
    let folder = Folder::with(&[
        (
            "a.ndjson",
            "{\"title\": \"A\", \"text\": \"a\", \"date\": \"2025-02-31\"}\n{\n",
        ),
        ("x.pdf", ""),
    ]);
    let (said, is_complete) = folder.import(&["a.ndjson", "x.pdf", "gone.xml"], false);
    assert!(!is_complete);
    for part in [
        "a.ndjson:1:",
        "a.ndjson:2:",
        "cannot tell what x.pdf is",
        "cannot read gone.xml",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert!(said.ends_with("\n1 article written to content"), "{said}");
}

#[test]
fn one_id_is_one_article() {
    let folder = Folder::with(&[("a.ndjson", LINES), ("b.ndjson", LINES)]);
    let (said, is_complete) = folder.import(&["a.ndjson", "b.ndjson"], false);
    assert!(
        !is_complete && said.contains("the id \"1\" was there before"),
        "{said}"
    );
    assert_eq!(folder.files(), ["ink-2.md", "ink.md"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_read_or_written_outside() {
    let folder = Folder::with(&[
        ("old/a.txt", "A\n\na"),
        ("old/sub/b.txt", "B\n\nb"),
        ("secret.png", "s"),
        ("content/x.txt", "X\n\nx"),
    ]);
    fs::create_dir(folder.path("elsewhere")).unwrap();
    let link = |from: &str, to: &str| std::os::unix::fs::symlink(from, folder.path(to)).unwrap();
    link("../secret.png", "old/leak.png");
    link("../elsewhere", "content/sub");
    link("../elsewhere/a.txt", "content/a.txt");
    let (said, is_complete) = folder.import(&["old"], true);
    assert!(
        !is_complete && said.contains("content/sub/b.txt would lie outside"),
        "{said}"
    );
    assert!(
        said.contains("content/a.txt is there already and is no file"),
        "{said}"
    );
    assert_eq!(fs::read_dir(folder.path("elsewhere")).unwrap().count(), 0);
    assert!(!folder.path("content/leak.png").exists());
    let (said, _) = folder.import(&["."], false);
    assert!(said.contains("holds it or lies in it"), "{said}");
}
