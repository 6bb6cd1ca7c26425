//! The press: a folder of articles in, `articles.json` out, and a report of every mistake on the way.
//!
//! Sources are read side by side, then named, then composed side by side again, because a link can only be
//! resolved when every article has its address. The result depends on nothing but the sources and the
//! settings: neither on the order in which threads finish nor on the machine. One bad file never stops it.
//! It builds no pages; trunk puts the bundle beside the app, and [`styles`] gives what trunk has built its
//! last touch.

use anyhow::Result;
use chrono::{DateTime, Utc};
use std::path::PathBuf;

mod build;
mod checks;
mod compose;
pub mod diagnostic;
mod draft;
mod fields;
pub mod find;
mod finish;
mod highlight;
pub mod import;
pub mod init;
mod links;
pub mod list;
mod media;
mod naming;
pub mod new;
mod preview;
mod read;
mod render;
mod report;
mod sanitize;
pub mod schema;
pub mod settings;
mod shortcodes;
mod sources;
pub mod styles;
pub mod terminal;
mod value;
pub mod watch;
mod write;
mod written_dates;

pub use build::Press;
pub use preview::preview;
pub use report::Report;
pub use settings::Settings;

/// What to build, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with the articles.
    pub content: PathBuf,
    /// The bundle to write; `None` only checks.
    pub out: Option<PathBuf>,
    /// Whether to write the search index beside the bundle. Without one, each reader's browser makes it.
    pub with_index: bool,
    /// What goes over the site's own settings.
    pub overrides: Overrides,
    /// The time that decides what is still to come.
    pub now: DateTime<Utc>,
}

/// Settings that were given on the command line or in the environment.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Builds drafts.
    pub drafts: Option<bool>,
    /// Builds articles with a date after today.
    pub future: Option<bool>,
    /// Where the site will stand.
    pub base_url: Option<String>,
}

/// What a command that writes files has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For people, without a final line break.
    pub message: String,
    /// Whether all was done that was asked for.
    pub is_complete: bool,
}

/// How far a run has come: how many of how many files are done.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

/// Reads every article under the content folder and writes the bundle.
///
/// `Err` means that nothing could be built: no such folder, or a bundle that cannot be written. Everything
/// else is in the report.
pub fn run(options: &Options) -> Result<Report> {
    Press::default().run(options, &|_, _| {})
}

#[cfg(test)]
mod tests;
