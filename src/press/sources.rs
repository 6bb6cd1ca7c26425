//! The content folder: which of its files are sources, and what text is in them.
//!
//! What the text means is for [`read`](super::read) to say. Nothing outside the folder is opened: a symbolic
//! link that leads out is reported and passed over.

use super::diagnostic::{Kind, Mistake, Place};
use super::report::Report;
use super::settings::{self, Settings};
use anyhow::{Context, Result};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::{DirEntry, WalkBuilder};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

/// The largest file that is read as one article, in bytes: a hundred novels.
const MOST_ARTICLE_BYTES: u64 = 64 << 20;

/// The largest file that is read as many articles, in bytes. It is in memory whole, and its articles again.
const MOST_COLLECTION_BYTES: u64 = 512 << 20;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    PlainText,
    Markdown,
    WebPage,
    Json,
    JsonLines,
    Table,
    Feed,
}

impl Format {
    /// The format that a file's name promises; `None` if it is no source.
    pub fn of(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" => Format::PlainText,
            "md" | "markdown" | "mdown" | "mkd" | "mdx" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::WebPage,
            "json" => Format::Json,
            "ndjson" | "jsonl" => Format::JsonLines,
            "csv" | "tsv" => Format::Table,
            "xml" | "rss" | "atom" | "rdf" => Format::Feed,
            _ => return None,
        })
    }

    /// Whether a file of this format holds any number of articles.
    pub fn is_collection(self) -> bool {
        match self {
            Format::PlainText | Format::Markdown | Format::WebPage => false,
            Format::Json | Format::JsonLines | Format::Table | Format::Feed => true,
        }
    }

    fn most_bytes(self) -> u64 {
        match self.is_collection() {
            false => MOST_ARTICLE_BYTES,
            true => MOST_COLLECTION_BYTES,
        }
    }
}

/// A file that holds articles.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub path: PathBuf,
    pub format: Format,
}

/// Size and time of a file: they change when it does.
pub(super) type Stamp = (u64, Option<SystemTime>);

impl Source {
    /// `None` if the file cannot be looked at.
    pub fn stamp(&self) -> Option<Stamp> {
        let metadata = std::fs::metadata(&self.path).ok()?;
        Some((metadata.len(), metadata.modified().ok()))
    }
}

/// Every source below `content`, in the order of their paths. `.gitignore`, hidden files and the settings'
/// globs are respected.
pub(super) fn find(
    content: &Path,
    settings: &Settings,
    report: &mut Report,
) -> Result<Vec<Source>> {
    let root = content
        .canonicalize()
        .and_then(|root| std::fs::read_dir(&root).map(|_| root))
        .with_context(|| format!("cannot read the content folder {}", content.display()))?;
    let (include, exclude) = (globs(&settings.include)?, globs(&settings.exclude)?);
    let mut sources = Vec::new();
    let led_out = Arc::new(Mutex::new(Vec::new()));
    let stays_inside = {
        let led_out = Arc::clone(&led_out);
        move |entry: &DirEntry| {
            let leads_out = entry.path_is_symlink() && leads_out(entry.path(), &root);
            if leads_out && let Ok(mut paths) = led_out.lock() {
                paths.push(entry.path().to_owned());
            }
            !leads_out
        }
    };
    let mut walk = WalkBuilder::new(content);
    walk.follow_links(true)
        .require_git(false)
        .filter_entry(stays_inside);
    for entry in walk.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report.add(unreadable(&error).at(content));
                continue;
            }
        };
        let path = entry.path();
        let below = path.strip_prefix(content).unwrap_or(path);
        let Some(format) =
            Format::of(path).filter(|_| entry.file_type().is_some_and(|kind| kind.is_file()))
        else {
            continue;
        };
        if (!settings.include.is_empty() && !include.is_match(below)) || exclude.is_match(below) {
            continue;
        }
        sources.push(Source {
            path: entry.into_path(),
            format,
        });
    }
    for path in led_out
        .lock()
        .into_iter()
        .flat_map(|mut paths| std::mem::take(&mut *paths))
    {
        report.add(outside().at(&path));
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

fn globs(patterns: &[String]) -> Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).with_context(|| format!("\"{pattern}\" is not a glob"))?);
    }
    Ok(set.build()?)
}

/// Whether what a path leads to is not below `root`, whose path has no links in it.
fn leads_out(path: &Path, root: &Path) -> bool {
    path.canonicalize()
        .is_ok_and(|real| !real.starts_with(root))
}

fn outside() -> Mistake {
    let message = "this link leads out of the content folder and was not followed";
    let help = "copy what it leads to into the folder";
    Mistake::new(Kind::Outside, Place::whole(), message, help)
}

/// The text of a source, and a mistake to report even so; or why there is none.
pub(super) type Decoded = Result<(String, Option<Mistake>), Mistake>;

/// The text of a source.
pub(super) fn text(source: &Source) -> Decoded {
    let most = source.format.most_bytes();
    let file = File::open(&source.path).map_err(|error| unreadable(&error))?;
    let promised = file.metadata().map_or(0, |metadata| metadata.len());
    let mut bytes = Vec::with_capacity(promised.min(most) as usize + 1);
    // Whatever the size on disk says: it lies for devices, and changes while a file is written.
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    checked(source.format, bytes)
}

/// The text in the bytes of a source.
pub(super) fn checked(format: Format, bytes: Vec<u8>) -> Decoded {
    let most = format.most_bytes();
    if most < bytes.len() as u64 {
        let message = format!("the file is larger than {} MB", most >> 20);
        let help = "split it, or exclude it in newsprint.toml";
        return Err(Mistake::new(
            Kind::Unreadable,
            Place::whole(),
            message,
            help,
        ));
    }
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if !is_utf16 && bytes.contains(&0) {
        let help = "if it is no article, exclude it in newsprint.toml or move it elsewhere";
        return Err(Mistake::new(
            Kind::Unreadable,
            Place::whole(),
            "the file holds no text: there are NUL bytes in it",
            help,
        ));
    }
    Ok(decode(bytes))
}

/// The text in `bytes`, without a byte order mark. What is not UTF-8 is read in the encoding that it looks
/// like, which is a mistake to report.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<Mistake>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return match text.strip_prefix('\u{feff}') {
                Some(text) => (text.to_owned(), None),
                None => (text, None),
            };
        }
        Err(error) => error.into_bytes(),
    };
    let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let encoding = match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(&bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }
    };
    // A file that is UTF-8 but for a few bytes was pasted together. Read in one old encoding, its good parts
    // would be garbled.
    let is_mixed = mostly_utf8(&bytes);
    let text = match is_mixed {
        true => mend(&bytes, encoding),
        false => encoding.decode(&bytes).0.into_owned(),
    };
    let place = Place::at(&String::from_utf8_lossy(&bytes[..valid]), valid, 0);
    let (message, topic) = match is_mixed {
        true => (
            format!(
                "the file is UTF-8, but from byte 0x{:02x} here on partly {}",
                bytes[valid],
                encoding.name()
            ),
            "mixed encodings",
        ),
        false => (
            format!("the file is not UTF-8; it was read as {}", encoding.name()),
            "other encodings",
        ),
    };
    let mistake =
        Mistake::new(Kind::Encoding, place, message, "save the file as UTF-8").about(topic);
    (text, Some(mistake))
}

/// Whether most characters beyond ASCII are well-formed UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    bad < good
}

/// The text with each run of bytes that is no UTF-8 read in another encoding.
fn mend(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&encoding.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

fn unreadable(error: &dyn std::error::Error) -> Mistake {
    let message = format!("cannot be read: {error}");
    let help = "check that it exists and that you may read it";
    Mistake::new(Kind::Unreadable, Place::whole(), message, help)
}

/// Whether a file is read as articles, or decides which ones are.
pub(super) fn is_source(path: &Path) -> bool {
    Format::of(path).is_some() || path.file_name().is_some_and(|name| name == settings::FILE)
}

/// The place of a needle in a file, for the few mistakes that only show when its text is gone.
pub(super) fn locate(path: &Path, needle: &str) -> Place {
    let Some(format) = Format::of(path) else {
        return Place::whole();
    };
    let source = Source {
        path: path.to_owned(),
        format,
    };
    // A file that cannot be read any more has no place to show; it could be when its articles were made.
    let Ok((text, _)) = text(&source) else {
        return Place::whole();
    };
    // A tag stands behind one of these, and its word may stand in the text before that.
    let marked = ["#", "- ", "\"", "'"]
        .iter()
        .find_map(|mark| Some(text.find(&format!("{mark}{needle}"))? + mark.len()));
    match marked
        .or_else(|| text.find(needle))
        .filter(|_| !needle.is_empty())
    {
        Some(at) => Place::at(&text, at, needle.len()),
        None => Place::whole(),
    }
}

#[cfg(test)]
mod tests;
