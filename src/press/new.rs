//! A new article: an empty Markdown file whose front matter is begun.
//!
//! It writes one file and never over another.

use super::draft::Draft;
use super::import;
use crate::article::{Article, Slug};
use crate::dates::Date;
use crate::folding::single_spaced;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Begins an article in `content`, dated today, and returns the path of its file.
pub fn run(content: &Path, title: &str, tags: &[String], now: DateTime<Utc>) -> Result<String> {
    let Some(slug) = Slug::from_text(title) else {
        bail!("the title \"{title}\" has no letters to name a file with");
    };
    let article = Article {
        title: single_spaced(title),
        tags: tags.iter().map(|tag| single_spaced(tag)).collect(),
        published: Date::parse(&now.format("%Y-%m-%d").to_string()).ok(),
        ..Article::default()
    };
    let text = import::file(
        &Draft {
            article,
            ..Draft::default()
        },
        "",
        None,
    );
    let path = content.join(format!("{slug}.md"));
    let shown = path.display().to_string();
    fs::create_dir_all(content).with_context(|| format!("cannot make {}", content.display()))?;
    match File::create_new(&path) {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .with_context(|| format!("cannot write {shown}"))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{shown} is there already"),
        Err(error) => return Err(error).with_context(|| format!("cannot write {shown}")),
    }
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn now() -> DateTime<Utc> {
        "2026-01-02T23:59:59Z".parse().unwrap()
    }

    #[test]
    fn an_article_is_begun_and_never_twice() {
        let folder = TempDir::new().unwrap();
        let content = folder.path().join("content");
        let begin = |title: &str| run(&content, title, &["a b".to_owned()], now());
        let path = begin("Ink: and its \"enemies\"").unwrap();
        assert_eq!(
            path,
            content.join("ink-and-its-enemies.md").display().to_string()
        );
        let text = fs::read_to_string(path).unwrap();
        assert_eq!(
            text,
            "---\ntitle: \"Ink: and its \\\"enemies\\\"\"\ndate: 2026-01-02\ntags: [\"a b\"]\n---\n"
        );
        let error = begin("Ink and its enemies").unwrap_err().to_string();
        assert!(
            error.ends_with("ink-and-its-enemies.md is there already"),
            "{error}"
        );
        let error = begin("?!").unwrap_err().to_string();
        assert_eq!(error, "the title \"?!\" has no letters to name a file with");
    }
}
