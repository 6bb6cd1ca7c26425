//! A folder in which the `newsprint` command is run as a publisher runs it, gone when its test is over.

use newsprint::archive::Archive;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder with a content folder in it.
pub struct Site(TempDir);

/// What came of running the command.
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// What it printed as data.
    pub stdout: String,
    /// What it said besides.
    pub stderr: String,
}

impl Site {
    /// A site whose content folder holds these files.
    pub fn with(files: &[(&str, &str)]) -> Site {
        let site = Site(TempDir::new().unwrap());
        fs::create_dir(site.path("content")).unwrap();
        for (name, text) in files {
            site.write(&format!("content/{name}"), text);
        }
        site
    }

    /// A path below the site's folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file below the site's folder.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file below the site's folder.
    pub fn read(&self, path: &str) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The command with these arguments, in this folder and with no settings from outside.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("NEWSPRINT_")) {
            command.env_remove(name);
        }
        command
            .current_dir(self.0.path())
            .env("SOURCE_DATE_EPOCH", NOW)
            .args(arguments);
        command
    }

    /// Runs the command with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Run {
        finished(self.command(arguments))
    }

    /// The articles that were built.
    pub fn archive(&self) -> Archive {
        archive(&self.path("public/articles.json"))
    }

    /// The titles of the articles that were built, in the order of the bundle.
    pub fn titles(&self) -> Vec<String> {
        let archive = self.archive();
        archive
            .articles()
            .map(|idx| archive.article(idx).title().to_owned())
            .collect()
    }
}

/// The time at which the command believes to be run: 2 January 2026.
const NOW: &str = "1767312000";

/// Runs a command to its end.
pub fn finished(mut command: Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The articles of a bundle, of which nothing may be lost.
pub fn archive(bundle: &Path) -> Archive {
    let (archive, losses) = Archive::from_json(&fs::read(bundle).unwrap()).unwrap();
    assert_eq!(losses, newsprint::feed::Losses::default());
    archive
}
