//! What is wrong with a source, where, and what to write instead.
//!
//! A [`Mistake`] is made by whoever reads a text and does not know whose text it is; with the file's path it
//! is a [`Diagnostic`]. Collecting and showing them is the [report](super::report)'s business.

use serde::Serialize;
use std::fmt;
use std::path::{Path, PathBuf};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out, or cannot be what its author meant.
    Error,
    /// Everything is there, but a reader may stumble.
    Warning,
}

/// What sort of mistake it is. The names are stable, so that scripts can rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A file that cannot be opened, is too large, or holds no text.
    Unreadable,
    /// A file with nothing in it.
    Empty,
    /// `newsprint.toml` is not what it should be.
    Settings,
    /// Front matter that is no YAML or TOML.
    FrontMatter,
    /// A feed or a table that cannot be read, or not to its end.
    Collection,
    /// One entry of a feed or a table that cannot be read.
    Entry,
    /// An article without a title.
    NoTitle,
    /// A date that no calendar has, or that is none.
    ImpossibleDate,
    /// Two articles with one id.
    DuplicateId,
    /// A date that can be read in two ways.
    AmbiguousDate,
    /// A date after today.
    FutureDate,
    /// Two articles that want one address.
    DuplicateSlug,
    /// Tags that differ only by accent, plural or punctuation.
    SimilarTags,
    /// A link to an article that is not there.
    BrokenLink,
    /// A picture that is not there.
    MissingImage,
    /// A picture without a description.
    MissingAlt,
    /// A picture that lies on another site.
    RemoteImage,
    /// Text in an encoding other than UTF-8.
    Encoding,
    /// An article far shorter than the others.
    ShortArticle,
    /// HTML that had to be taken out.
    CutHtml,
    /// A call to a site generator's template.
    Shortcode,
    /// A path that leads out of the content folder.
    Outside,
}

impl Kind {
    /// How bad a mistake of this kind is.
    pub fn severity(self) -> Severity {
        use Kind::*;
        match self {
            Unreadable | Empty | Settings | FrontMatter | Collection | Entry | NoTitle
            | ImpossibleDate | DuplicateId => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

/// One mistake in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What sort it is.
    pub kind: Kind,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// What mistakes that are shown together have in common, such as a shortcode's name; may be empty.
    pub topic: String,
}

/// Somewhere in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// The line itself, or the part of a long one around the place; empty if there is nothing to show.
    pub source: String,
    /// The characters of `source` that it covers: where they begin, counted from 0, and how many they are.
    pub mark: (usize, usize),
}

/// A longer line is cut where it is shown, in characters.
const MOST_SHOWN: usize = 120;

/// How much of a long line is shown before the place, in characters.
const SHOWN_BEFORE: usize = 40;

impl Place {
    /// The whole text: nothing in particular is to be shown.
    pub fn whole() -> Place {
        Place {
            line: 1,
            column: 1,
            source: String::new(),
            mark: (0, 0),
        }
    }

    /// The place of `length` bytes at `offset` of `text`. An offset behind the end is the end.
    pub fn at(text: &str, offset: usize, length: usize) -> Place {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let rest = &text[line_start..];
        let line = rest
            .split('\n')
            .next()
            .unwrap_or_default()
            .trim_end_matches('\r');
        let end = text
            .floor_char_boundary(offset.saturating_add(length).min(line_start + line.len()))
            .max(offset.min(line_start + line.len()));
        let before = text[line_start..offset].chars().count();
        let width = text
            .get(offset..end)
            .map_or(0, |found| found.chars().count());
        let (source, skipped) = shown(line, before);
        let room = source.chars().count().saturating_sub(before - skipped);
        Place {
            line: 1 + text[..offset].matches('\n').count(),
            column: 1 + before,
            source,
            mark: (before - skipped, width.min(room)),
        }
    }

    /// The place moved down, for a text that begins at line `first` of its file.
    pub fn below(mut self, first: usize) -> Place {
        self.line += first - 1;
        self
    }
}

/// What is shown of a line on whose character `at` the eye should fall, and how many characters of the line
/// do not stand before that in what is shown.
fn shown(line: &str, at: usize) -> (String, usize) {
    let length = line.chars().count();
    if length <= MOST_SHOWN {
        return (line.to_owned(), 0);
    }
    let first = at.saturating_sub(SHOWN_BEFORE).min(length - MOST_SHOWN);
    let part: String = line.chars().skip(first).take(MOST_SHOWN).collect();
    let (before, skipped) = if 0 < first {
        ("…", first - 1)
    } else {
        ("", 0)
    };
    let after = if first + MOST_SHOWN < length {
        "…"
    } else {
        ""
    };
    (format!("{before}{part}{after}"), skipped)
}

impl Mistake {
    /// A mistake at a place.
    pub fn new(
        kind: Kind,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Mistake {
        Mistake {
            kind,
            place,
            message: message.into(),
            help: help.into(),
            topic: String::new(),
        }
    }

    /// The same, to be shown with others on one topic.
    pub fn about(mut self, topic: impl Into<String>) -> Mistake {
        self.topic = topic.into();
        self
    }

    /// The mistake in the file at `path`.
    pub fn at(self, path: &Path) -> Diagnostic {
        Diagnostic {
            severity: self.kind.severity(),
            path: path.to_owned(),
            mistake: self,
        }
    }
}

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// As the publisher can open it: the content folder as given, and what is below it.
    pub path: PathBuf,
    /// The mistake.
    pub mistake: Mistake,
}

impl Diagnostic {
    /// What orders a report: by file, then by place.
    pub(super) fn rank(&self) -> impl Ord + '_ {
        let Mistake { place, kind, .. } = &self.mistake;
        (&self.path, place.line, place.column, *kind)
    }
}

/// As compilers show it: the place and what is wrong, the line with the place marked, and the help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mistake {
            place,
            message,
            help,
            ..
        } = &self.mistake;
        let Place {
            line,
            column,
            source,
            mark,
        } = place;
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(
            f,
            "{}:{line}:{column}: {severity}: {message}",
            self.path.display()
        )?;
        if !source.trim().is_empty() {
            let gutter = line.to_string().len();
            // Tabs are kept, so that the mark stands below what it marks.
            let indent: String = source
                .chars()
                .take(mark.0)
                .map(|c| if c == '\t' { '\t' } else { ' ' })
                .collect();
            write!(f, "\n{:gutter$} |\n{line} | {}", "", source.trim_end())?;
            write!(
                f,
                "\n{:gutter$} | {indent}{}",
                "",
                "^".repeat(mark.1.max(1))
            )?;
        }
        write!(f, "\n  help: {help}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        let text = "één\n\ttwee drie\r\nvier";
        let place = Place::at(text, text.find("drie").unwrap(), 4);
        assert_eq!((place.line, place.column, place.mark), (2, 7, (6, 4)));
        assert_eq!(place.source, "\ttwee drie");
        let end = Place::at(text, 1000, 5);
        assert_eq!((end.line, end.column, end.mark), (3, 5, (4, 0)));
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        let text = format!("{}here{}", "a".repeat(500), "b".repeat(500));
        let Place {
            column,
            source,
            mark,
            ..
        } = Place::at(&text, 500, 4);
        assert_eq!((column, source.chars().count()), (501, MOST_SHOWN + 2));
        let marked: String = source.chars().skip(mark.0).take(mark.1).collect();
        assert_eq!(marked, "here");
    }

    #[test]
    fn it_reads_as_compilers_write_it() {
        let text = "Title\n\n\t31.02.2025\n";
        let place = Place::at(text, text.find("31").unwrap(), 10);
        let mistake = Mistake::new(Kind::ImpossibleDate, place, "no such day", "write another");
        assert_eq!(
            mistake.at(Path::new("content/a.txt")).to_string(),
            "content/a.txt:3:2: error: no such day\n  |\n3 | \t31.02.2025\n  | \t^^^^^^^^^^\n  help: write another"
        );
    }
}
