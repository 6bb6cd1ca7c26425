//! The content folder: which files are articles, and what each one says.

use super::{Problem, Report};
use crate::article::{self, Article};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

mod plain_text;

/// A mistake in a text, before anybody knows whose text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    pub message: String,
    pub help: String,
}

impl Mistake {
    pub fn at(self, path: &Path) -> Problem {
        let Mistake {
            line,
            column,
            message,
            help,
        } = self;
        Problem {
            path: path.to_owned(),
            line,
            column,
            message,
            help,
        }
    }
}

/// Every article in the `.txt` files below `content`, with its file. Files that cannot be read as an article
/// are problems of the report.
pub(super) fn folder(content: &Path, report: &mut Report) -> Result<Vec<(PathBuf, Article)>> {
    std::fs::read_dir(content)
        .with_context(|| format!("cannot read the content folder {}", content.display()))?;
    let mut articles = Vec::new();
    let visible = |name: &std::ffi::OsStr| !name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(content)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || visible(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_text(entry.path()) => {
                match file(content, entry.path()) {
                    Ok(article) => articles.push((entry.into_path(), article)),
                    Err(mistake) => report.add(mistake.at(entry.path())),
                }
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(content).to_owned();
                report.add(unreadable(&error).at(&path));
            }
        }
    }
    Ok(articles)
}

fn is_text(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

fn file(content: &Path, path: &Path) -> Result<Article, Mistake> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(&error))?;
    let mut article = plain_text::parse(&decode(&bytes)?)?;
    article.id = id(content, path);
    article.reading_minutes = Some(article::reading_minutes(&article.text));
    Ok(article)
}

/// The path below the content folder without its ending: it stays the same when the title is edited.
fn id(content: &Path, path: &Path) -> String {
    let below = path
        .strip_prefix(content)
        .unwrap_or(path)
        .with_extension("");
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The text of a file, which must be UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Mistake> {
    let help = "save the file as UTF-8".to_owned();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Mistake {
            line: 1,
            column: 1,
            message: "the file is UTF-16".to_owned(),
            help,
        });
    }
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|error| {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let last_line = valid.rsplit('\n').next().unwrap_or_default();
            let byte = bytes[error.valid_up_to()];
            Mistake {
                line: 1 + valid.matches('\n').count(),
                column: 1 + last_line.chars().count(),
                message: format!(
                    "the file is not UTF-8: byte 0x{byte:02x} begins no character here"
                ),
                help,
            }
        })
}

fn unreadable(error: &dyn std::error::Error) -> Mistake {
    Mistake {
        line: 1,
        column: 1,
        message: format!("cannot be read: {error}"),
        help: "check that it exists and that you may read it".to_owned(),
    }
}
