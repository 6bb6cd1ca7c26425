//! Sources to drafts: one format a file.
//!
//! A reader takes text and returns what is in it, with the mistakes it found; it opens no files and knows
//! nothing of the other sources.

use super::diagnostic::{Kind, Mistake, Place};
use super::draft::{Draft, Reading};
use super::fields::Habits;
use super::settings::Settings;
use super::sources::{self, Decoded, Format, Source};
use std::path::Path;

mod feeds;
mod front_matter;
mod markdown;
mod plain_text;
mod records;
mod web_page;

/// What a reader may want to know besides the text.
pub(super) struct Context<'a> {
    pub settings: &'a Settings,
    /// The file, below the content folder.
    pub path: &'a Path,
}

impl Context<'_> {
    /// How the fields of this file are to be read.
    pub fn habits(&self) -> Habits {
        Habits {
            day_first: self.settings.day_first,
            tags_split_at_blanks: self
                .path
                .iter()
                .any(|part| part == "_posts" || part == "_drafts"),
        }
    }

    /// The file's name without its ending.
    pub fn stem(&self) -> &str {
        let stem = self.path.file_stem().and_then(|stem| stem.to_str());
        stem.unwrap_or_default()
    }
}

/// What is in one source.
pub(super) fn source(content: &Path, settings: &Settings, source: &Source) -> Reading {
    let below = source.path.strip_prefix(content).unwrap_or(&source.path);
    let context = Context {
        settings,
        path: below,
    };
    decoded(source.format, sources::text(source), &context)
}

/// What is in a text, or the mistake that there is none.
pub(super) fn decoded(format: Format, text: Decoded, context: &Context) -> Reading {
    match text {
        Ok((text, mistake)) => {
            let mut reading = read(format, &text, context);
            reading.mistakes.extend(mistake);
            reading
        }
        Err(mistake) => Reading::mistaken(mistake),
    }
}

/// What is in `text`.
pub(super) fn read(format: Format, text: &str, context: &Context) -> Reading {
    if text.trim().is_empty() {
        let help = "write a title on its first line, or delete it";
        return Reading::mistaken(Mistake::new(
            Kind::Empty,
            Place::whole(),
            "the file is empty",
            help,
        ));
    }
    match format {
        Format::PlainText => plain_text::read(text),
        Format::Markdown => markdown::read(text, context),
        Format::WebPage => web_page::read(text, context),
        Format::Json => records::json(text, context),
        Format::JsonLines => records::json_lines(text, context),
        Format::Table => records::table(text, context),
        Format::Feed => feeds::read(text, context),
    }
}

/// The mistake of an article that has no title, and its mend.
fn untitled(place: Place, help: &str) -> Mistake {
    Mistake::new(Kind::NoTitle, place, "the article has no title", help)
}

/// The draft, or only a mistake if nothing gives it a title.
fn titled(draft: Draft, place: Place, help: &str) -> Reading {
    if draft.article.title.is_empty() {
        let mut mistakes = draft.mistakes;
        mistakes.push(untitled(place, help));
        return Reading {
            drafts: Vec::new(),
            mistakes,
        };
    }
    Reading::single(draft)
}
