//! What README shows of the command is what the command does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

fn newsprint(folder: &Path, arguments: &[String]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.current_dir(folder).args(arguments);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("NEWSPRINT_")) {
        command.env_remove(name);
    }
    command.output().unwrap()
}

/// The arguments of a command line, of which some stand in quotes as a whole.
fn arguments(line: &str) -> Vec<String> {
    let mut rest = line.split(" #").next().unwrap_or_default().trim();
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (argument, behind) = match first {
            '"' | '\'' => rest[1..].split_once(first).unwrap(),
            _ => rest.split_once(' ').unwrap_or((rest, "")),
        };
        found.push(argument.to_owned());
        rest = behind.trim_start();
    }
    found.split_off(1)
}

#[test]
fn every_command_it_names_runs() {
    let readme = readme();
    let lines: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("newsprint "))
        .collect();
    assert!(8 <= lines.len(), "{lines:?}");
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    write("content/a.txt", "Title\n\nText.\n");
    write("posts.csv", "title,text\nRow,Text of it\n");
    write(
        "feed.xml",
        "<rss version=\"2.0\"><channel><title>F</title><item><title>Item</title>\
         <guid>1</guid><description>Text</description></item></channel></rss>",
    );
    fs::create_dir(folder.path().join("public")).unwrap();
    write("public/articles.json", "{\"items\":[{\"id\":\"1\"}]}");
    // Watching goes on until it is stopped, and has a test of its own.
    for line in lines.iter().filter(|line| !line.contains("--watch")) {
        let output = newsprint(folder.path(), &arguments(line));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}: {said}");
    }
}

#[test]
fn a_mistake_looks_as_it_shows() {
    let readme = readme();
    let start = readme.find("content/linotype.txt:12:5").unwrap();
    let example = readme[start..].split("\n```").next().unwrap();
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let text = format!(
        "Linotype\n\n{}    31.02.2025\n",
        "    Text.\n\n".repeat(4) + "\n"
    );
    assert_eq!(text.lines().count(), 12);
    fs::write(folder.path().join("content/linotype.txt"), text).unwrap();
    let output = newsprint(folder.path(), &["check".to_owned()]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(example), "{said}\n{example}");
}
