//! `newsprint.toml` in the content folder: what the site says of itself.

use super::{Problem, Report, read};
use crate::feed::{Feed, UNNAMED};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::Path;

/// The name of the file. It may be missing, and so may every field of it.
const FILE: &str = "newsprint.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    title: Option<String>,
    description: Option<String>,
    language: Option<String>,
    home_page_url: Option<String>,
}

/// The feed's own fields. A file that cannot be read as settings is a problem, and counts as missing.
pub(super) fn read(content: &Path, report: &mut Report) -> Result<Feed> {
    let path = content.join(FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let text = read::decode(&bytes).unwrap_or_else(|mistake| {
        report.add(mistake.at(&path));
        String::new()
    });
    let unnamed = Feed {
        title: UNNAMED.to_owned(),
        ..Feed::default()
    };
    match toml::from_str(&text) {
        Ok(Settings {
            title,
            description,
            language,
            home_page_url,
        }) => {
            let title = title
                .filter(|title| !title.trim().is_empty())
                .unwrap_or(unnamed.title);
            Ok(Feed {
                title,
                description,
                language,
                home_page_url,
                authors: Vec::new(),
            })
        }
        Err(error) => {
            let before = &text[..error
                .span()
                .map_or(0, |span| text.floor_char_boundary(span.start))];
            report.add(Problem {
                path,
                line: 1 + before.matches('\n').count(),
                column: 1 + before.chars().rev().take_while(|c| *c != '\n').count(),
                message: error.message().to_owned(),
                help: "it may hold title, description, language and home_page_url, each as name = \"text\"".to_owned(),
            });
            Ok(unnamed)
        }
    }
}
