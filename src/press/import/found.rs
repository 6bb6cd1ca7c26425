//! What there is to import: the files that were named, and those in the folders that were named.
//!
//! A folder is looked through as a content folder is: hidden and ignored files are left, and no link is
//! followed out of it. Nothing is read here.

use crate::press::report::Report;
use crate::press::settings::Settings;
use crate::press::sources::{self, Format, Source};
use anyhow::{Context, Result};
use ignore::{DirEntry, WalkBuilder};
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// Each with the folder that it was found in, or `None` if it was named itself.
    pub sources: Vec<(Source, Option<PathBuf>)>,
    /// Files that are no articles, each with its path below the folder it was found in.
    pub others: Vec<(PathBuf, PathBuf)>,
    pub report: Report,
    /// What cannot be imported, and why.
    pub problems: Vec<String>,
}

impl Found {
    /// Looks at a file or folder that is to be imported into `content`.
    pub fn look_at(&mut self, path: &Path, content: &Path) {
        let shown = path.display();
        if path.is_dir() {
            if holds(path, content) || holds(content, path) {
                let message = "is the content folder, holds it or lies in it, and was left out";
                self.problems.push(format!("{shown} {message}"));
            } else if let Err(error) = self.look_into(path) {
                self.problems.push(format!("{error:#}"));
            }
            return;
        }
        let path = path.to_owned();
        match (std::fs::metadata(&path), Format::of(&path)) {
            (Ok(_), Some(format)) => self.sources.push((Source { path, format }, None)),
            (Ok(_), None) => {
                let message = "a feed ends in .xml, .rss or .atom, others in .json, .ndjson, .csv, .html, .md or .txt";
                self.problems
                    .push(format!("cannot tell what {shown} is: {message}"));
            }
            (Err(error), _) => self.problems.push(format!("cannot read {shown}: {error}")),
        }
    }

    fn look_into(&mut self, folder: &Path) -> Result<()> {
        let sources = sources::find(folder, &Settings::default(), &mut self.report)?;
        let with_folder = |source| (source, Some(folder.to_owned()));
        self.sources.extend(sources.into_iter().map(with_folder));
        let root = folder.canonicalize();
        let root = root.with_context(|| format!("cannot read {}", folder.display()))?;
        let stays_inside = move |entry: &DirEntry| {
            let real = entry.path().canonicalize();
            real.is_ok_and(|real| real.starts_with(&root))
        };
        let mut walk = WalkBuilder::new(folder);
        walk.follow_links(true)
            .require_git(false)
            .filter_entry(stays_inside);
        // Links that lead out, and whatever else cannot be read, have been reported by now.
        let files = walk
            .build()
            .flatten()
            .filter(|entry| entry.path().is_file());
        for path in files
            .map(DirEntry::into_path)
            .filter(|path| Format::of(path).is_none())
        {
            let below = path.strip_prefix(folder).unwrap_or(&path).to_owned();
            self.others.push((path, below));
        }
        self.others.sort();
        Ok(())
    }
}

/// Whether one folder is the other or holds it. One that is not there yet holds nothing.
fn holds(folder: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    let (folder, other) = (real(folder), real(other));
    folder
        .zip(other)
        .is_some_and(|(folder, other)| other.starts_with(folder))
}
