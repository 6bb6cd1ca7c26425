//! A new site: a content folder with settings that explain themselves and a first article.
//!
//! What is there already stays as it is. The program that builds pages is not part of a site, so nothing of it
//! is copied.

use super::report::Report;
use super::settings::{FILE, Settings};
use super::{Outcome, sources};
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The settings of a new site: every key with its default, or with an example where there is none.
const SETTINGS: &str = r##"# The settings of this site. Every line that begins with # is a comment.
# A key has the value shown here until you take the # away and write another,
# unless it is only an example.

# What the site is called.
#title = "Articles"

# One sentence about it. Only an example:
#description = "News from the press room"

# Where the site will stand on the web. Only an example:
#base_url = "https://example.org/news/"

# The language of articles that do not name theirs. Only an example:
#language = "en"

# The zone of times that name none, by name or offset. Only an example:
#time_zone = "Europe/Kyiv"

# Who wrote the articles that name nobody.
#authors = []

# Whether 3/4/2025 is the third of April. Only an example:
#day_first = true

# Tags that readers are not shown.
#hidden_tags = []

# The files to take, as "blog/**" or "*.md". Without any, all are taken.
#include = []

# The files to leave.
#exclude = []

# Whether to build articles marked as drafts, dated after today, or expired.
#drafts = false
#future = true
#expired = true

# The length of a summary made from an article's first sentences, in characters.
#summary_length = 300

# Whether pictures on other sites are shown. If not, they become links.
#remote_images = false

# Other spellings of a tag, and the tag each stands for: "e-mail" = "email".
# This must stay at the end of the file.
#[tag_aliases]
"##;

/// The first article, in the plain text format, without its date.
const WELCOME: &str = "\
Welcome to your new site

    This is an article. It lies in the content folder as welcome.txt, and you can
    change it in any editor, or throw it away once you have read it.

    The first line is the title. Paragraphs have a blank line between them, and
    nothing else needs to be marked: write as you would write a letter.

    The words behind # on the last lines are tags, and readers can filter by them.
    The line with a date says when the article was published. Both may be left out.

    Markdown works as well: save an article as a file that ends in .md, and you get
    headings, links, pictures and tables. Feeds, tables and old web pages can lie
    beside your own articles, or become files of their own by newsprint import.

    #welcome #newsprint/help
";

/// Makes `dir` a site, or completes what is there, and says what to do next.
pub fn run(dir: &Path, now: DateTime<Utc>) -> Result<Outcome> {
    let content = dir.join("content");
    fs::create_dir_all(&content).with_context(|| format!("cannot make {}", content.display()))?;
    let mut message = String::new();
    // Somebody who has articles needs none of ours among them.
    let has_articles =
        !sources::find(&content, &Settings::default(), &mut Report::default())?.is_empty();
    let welcome = format!("{WELCOME}\n    {}\n", now.format("%d.%m.%Y"));
    for (name, text) in [(FILE, SETTINGS), ("welcome.txt", welcome.as_str())] {
        if name != FILE && has_articles {
            continue;
        }
        let path = content.join(name);
        let place = || format!("cannot write {}", path.display());
        message += &match File::create_new(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).with_context(place)?;
                format!("{} written\n", path.display())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                format!("{} is there already and was left alone\n", path.display())
            }
            Err(error) => return Err(error).with_context(place),
        };
    }
    let content = content.display();
    message += &format!(
        "\nnext:\n  newsprint check --content {content}\n  make serve CONTENT={content}    (in the folder of newsprint)"
    );
    Ok(Outcome {
        message,
        is_complete: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::{Options, Overrides, run as build, schema};
    use tempfile::TempDir;

    fn now() -> DateTime<Utc> {
        "2026-01-02T03:04:05Z".parse().unwrap()
    }

    /// The settings with the comments taken off the lines that `is_wanted`, whose topic has this comment.
    fn uncommented(is_wanted: impl Fn(&str) -> bool) -> String {
        let mut comment = String::new();
        let mut text = String::new();
        for line in SETTINGS.lines() {
            match line.strip_prefix('#') {
                Some(prose) if prose.starts_with(' ') => comment.push_str(prose),
                Some(key) if is_wanted(&comment) => text += &format!("{key}\n"),
                Some(_) => {}
                None => comment.clear(),
            }
        }
        text
    }

    #[test]
    fn the_values_shown_are_the_defaults() {
        let (settings, mistakes) =
            Settings::parse(&uncommented(|comment| !comment.contains("Only an example")));
        assert_eq!(mistakes, []);
        assert_eq!(
            format!("{settings:?}"),
            format!("{:?}", Settings::default())
        );
    }

    #[test]
    fn every_key_is_shown_and_every_example_is_valid() {
        let all = uncommented(|_| true);
        assert_eq!(Settings::parse(&all).1, []);
        let schema: serde_json::Value =
            serde_json::from_str(&schema::text(schema::What::Settings)).unwrap();
        for key in schema["properties"].as_object().unwrap().keys() {
            let is_shown = all.contains(&format!("{key} = ")) || all.contains(&format!("[{key}]"));
            assert!(is_shown || key == "home_page_url", "{key}");
        }
    }

    #[test]
    fn a_new_site_has_one_article_and_no_mistakes() {
        let folder = TempDir::new().unwrap();
        let outcome = run(&folder.path().join("site"), now()).unwrap();
        assert!(
            outcome.is_complete && outcome.message.contains("make serve CONTENT="),
            "{}",
            outcome.message
        );
        let options = Options {
            with_index: true,
            content: folder.path().join("site/content"),
            out: None,
            overrides: Overrides::default(),
            now: now(),
        };
        let report = build(&options).unwrap();
        assert_eq!(
            (report.n_articles, report.diagnostics()),
            (1, &[][..]),
            "{report}"
        );
    }

    #[test]
    fn what_is_there_already_stays() {
        let folder = TempDir::new().unwrap();
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        fs::write(content.join("mine.md"), "# Mine").unwrap();
        fs::write(content.join(FILE), "title = \"Mine\"").unwrap();
        let outcome = run(folder.path(), now()).unwrap();
        assert!(
            outcome
                .message
                .contains("newsprint.toml is there already and was left alone")
        );
        assert_eq!(
            fs::read_to_string(content.join(FILE)).unwrap(),
            "title = \"Mine\""
        );
        assert!(!content.join("welcome.txt").exists());
    }
}
