//! `newsprint.toml` in the content folder: what the site is called and how its sources are to be read.
//!
//! Every key may be missing, and so may the file. Values that flags and the environment override are put
//! over these by the command.

use super::Overrides;
use super::diagnostic::{Kind, Mistake, Place};
use super::report::Report;
use super::sources::decode;
use crate::article::Author;
use crate::feed::{Feed, UNNAMED};
use anyhow::{Context, Result};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

/// The name of the file, below the content folder.
pub const FILE: &str = "newsprint.toml";

/// The settings of a site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What the site is called.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Where it will stand on the web, as `https://example.org/news/`. Links to that address become links
    /// between articles; the site works without it.
    #[serde(alias = "home_page_url")]
    pub base_url: Option<String>,
    /// The language of articles that do not name theirs, as in RFC 5646: `en`, `pt-BR`.
    pub language: Option<String>,
    /// The zone of times that name none, as `+02:00` or `Europe/Kyiv`. Only the offset in the feed depends
    /// on it: readers see the time as it was written.
    pub time_zone: Option<String>,
    /// Who wrote the articles that name nobody.
    pub authors: Vec<String>,
    /// Whether 3/4/2025 is the third of April. Without it such a date is the fourth of March, with a warning.
    pub day_first: Option<bool>,
    /// Other spellings of a tag, each with the tag it stands for.
    pub tag_aliases: BTreeMap<String, String>,
    /// Tags that readers are not shown.
    pub hidden_tags: Vec<String>,
    /// Globs of the files to take, below the content folder. Without any, all are taken.
    pub include: Vec<String>,
    /// Globs of the files to leave.
    pub exclude: Vec<String>,
    /// Whether to build articles marked as drafts.
    pub drafts: bool,
    /// Whether to build articles with a date after today.
    pub future: bool,
    /// Whether to build articles whose expiry date has passed.
    pub expired: bool,
    /// The length of a summary made from an article's first sentences, in characters, from 40 to 2,000.
    pub summary_length: usize,
    /// Whether pictures on other sites are shown. The page then asks those sites for them, which tells them
    /// who reads it, and its Content-Security-Policy must allow it. Without this they become links.
    pub remote_images: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            title: UNNAMED.to_owned(),
            description: None,
            base_url: None,
            language: None,
            time_zone: None,
            authors: Vec::new(),
            day_first: None,
            tag_aliases: BTreeMap::new(),
            hidden_tags: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            drafts: false,
            future: true,
            expired: true,
            summary_length: 300,
            remote_images: false,
        }
    }
}

/// The least and the most a summary's length may be, in characters.
const SUMMARY_LENGTHS: std::ops::RangeInclusive<usize> = 40..=2_000;

impl Settings {
    /// These settings with others put over them.
    pub(super) fn with(self, overrides: &Overrides) -> Settings {
        let Overrides {
            drafts,
            future,
            base_url,
        } = overrides.clone();
        Settings {
            drafts: drafts.unwrap_or(self.drafts),
            future: future.unwrap_or(self.future),
            base_url: base_url.or(self.base_url),
            ..self
        }
    }

    /// The feed's own fields.
    pub(super) fn feed(&self) -> Feed {
        let title = Some(self.title.trim()).filter(|title| !title.is_empty());
        let author = |name: &String| Author {
            name: Some(name.clone()),
            url: None,
        };
        Feed {
            has_index: false,
            title: title.unwrap_or(UNNAMED).to_owned(),
            description: self.description.clone(),
            home_page_url: self.base_url.clone(),
            language: self.language.clone(),
            authors: self.authors.iter().map(author).collect(),
        }
    }

    /// The settings in `text`, as far as they can be read, and what is wrong with them. A value that cannot be
    /// read takes no other along.
    pub(super) fn parse(text: &str) -> (Settings, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let mut rest = text.to_owned();
        let mut settings = loop {
            let error = match toml::from_str(&rest) {
                Ok(settings) => break settings,
                Err(error) => error,
            };
            let span = error.span().unwrap_or(0..0);
            let place = Place::at(text, span.start, span.len());
            let (message, help) = (plain(error.message()), help(error.message()));
            mistakes.push(Mistake::new(Kind::Settings, place, message, help));
            let without = without_lines(&rest, &span);
            if without == rest {
                break Settings::default();
            }
            rest = without;
        };
        settings.check(text, &mut mistakes);
        (settings, mistakes)
    }

    /// Values of the right type that still make no sense are put back to what they are by default.
    fn check(&mut self, text: &str, mistakes: &mut Vec<Mistake>) {
        let mut wrong = |key: &str, message: String, help: &str| {
            let offset = text.find(key).unwrap_or(0);
            let place = Place::at(text, offset, key.len());
            mistakes.push(Mistake::new(Kind::Settings, place, message, help));
        };
        if !SUMMARY_LENGTHS.contains(&self.summary_length) {
            let (least, most) = (SUMMARY_LENGTHS.start(), SUMMARY_LENGTHS.end());
            let help = format!("choose from {least} to {most} characters");
            let message = format!(
                "a summary of {} characters makes no sense",
                self.summary_length
            );
            wrong("summary_length", message, &help);
            self.summary_length = Settings::default().summary_length;
        }
        if let Some(zone) = &self.time_zone
            && super::written_dates::Zone::new(zone).is_none()
        {
            let message = format!("the time zone \"{zone}\" is not known");
            wrong(
                "time_zone",
                message,
                "write an offset such as \"+02:00\" or a name such as \"Europe/Kyiv\"",
            );
            self.time_zone = None;
        }
        if let Some(url) = &self.base_url
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            let message = format!("\"{url}\" is not the address of a site");
            wrong(
                "base_url",
                message,
                "write it in full, as \"https://example.org/\"",
            );
            self.base_url = None;
        }
        for (key, globs) in [
            ("include", &mut self.include),
            ("exclude", &mut self.exclude),
        ] {
            globs.retain(|glob| match globset::Glob::new(glob) {
                Ok(_) => true,
                Err(error) => {
                    let message = format!("\"{glob}\" is not a glob: {}", error.kind());
                    wrong(key, message, "write it as \"notes/**\" or \"*.draft.md\"");
                    false
                }
            });
        }
    }
}

/// The text with the lines that a span touches made blank, so that offsets stay what they are.
fn without_lines(text: &str, span: &Range<usize>) -> String {
    let end = text.floor_char_boundary(span.end.max(span.start));
    let start = text[..text.floor_char_boundary(span.start)]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let end = end + text[end..].find('\n').unwrap_or(text.len() - end);
    let blank = text[start..end]
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    let blank: String = blank.collect();
    format!("{}{blank}{}", &text[..start], &text[end..])
}

/// A parser's message without the place and the list of all keys, which the help goes into.
fn plain(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    line.split(", expected one of")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Names the key that was probably meant, where the message is about an unknown one.
fn help(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let (unknown, known): (Option<&str>, Vec<&str>) = (quoted.next(), quoted.collect());
    let alike = unknown
        .filter(|_| message.starts_with("unknown field"))
        .and_then(|unknown| {
            let score = |key: &&&str| (strsim::jaro_winkler(unknown, key) * 1000.0) as u32;
            known
                .iter()
                .max_by_key(score)
                .filter(|key| 750 <= score(key))
        });
    match alike {
        Some(key) => format!("did you mean `{key}`?"),
        None => {
            "README lists the keys and what each may be; `newsprint schema settings` prints them"
                .to_owned()
        }
    }
}

/// The settings of a content folder. A file that cannot be read as settings counts as missing.
pub(super) fn read(content: &Path, report: &mut Report) -> Result<Settings> {
    let path = content.join(FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let (text, mistake) = decode(bytes);
    let (settings, mistakes) = Settings::parse(&text);
    for mistake in mistake.into_iter().chain(mistakes) {
        report.add(mistake.at(&path));
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, line: usize, message: &str, help: &str) {
        let (_, mistakes) = Settings::parse(text);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        let mistake = &mistakes[0];
        assert_eq!(mistake.place.line, line);
        assert!(mistake.message.contains(message), "{}", mistake.message);
        assert!(mistake.help.contains(help), "{}", mistake.help);
    }

    #[test]
    fn a_wrong_key_or_value_is_named_with_its_line_and_a_suggestion() {
        check(
            "title = \"T\"\nlangauge = \"en\"",
            2,
            "unknown field `langauge`",
            "did you mean `language`?",
        );
        check("colour = 1", 1, "unknown field `colour`", "README");
        check("title = 5", 1, "invalid type", "README");
        check("title = \"T", 1, "", "README");
        check(
            "time_zone = \"Mars/Olympus\"",
            1,
            "Mars/Olympus",
            "Europe/Kyiv",
        );
        check("\nbase_url = \"example.org\"", 2, "example.org", "https://");
        check("summary_length = 3", 1, "3 characters", "40");
        check("exclude = [\"a[\"]", 1, "not a glob", "notes/**");
    }

    #[test]
    fn one_mistake_hides_no_other_and_costs_no_good_value() {
        let (settings, mistakes) = Settings::parse(
            "titel = \"x\"\nlanguage = 5\ndrafts = true\nauthors = [\n  1,\n]\n= =\n",
        );
        let lines: Vec<usize> = mistakes.iter().map(|mistake| mistake.place.line).collect();
        assert_eq!(lines.len(), 4, "{mistakes:?}");
        assert!(settings.drafts);
    }

    #[test]
    fn every_key_stands_in_the_readme() {
        let schema = serde_json::to_value(schemars::schema_for!(Settings)).unwrap();
        let readme = include_str!("../../README.md");
        for key in schema["properties"].as_object().unwrap().keys() {
            assert!(readme.contains(&format!("| `{key}` |")), "{key}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([a-z_]{0,9} ?= ?[\\[\\]{}\"'a-zé0-9,]{0,9}\n?){0,9}|\\PC{0,40}") {
            let _ = Settings::parse(&text);
        }
    }

    #[test]
    fn the_feed_is_named_by_its_settings() {
        let (settings, mistakes) =
            Settings::parse("title = \"The Galley\"\nlanguage = \"en\"\nauthors = [\"Ann\"]");
        assert_eq!(mistakes, []);
        let feed = settings.feed();
        assert_eq!(
            (feed.title.as_str(), feed.language.as_deref()),
            ("The Galley", Some("en"))
        );
        assert_eq!(Settings::parse("").0.feed().title, UNNAMED);
    }
}
