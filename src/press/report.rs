//! Everything a run found wrong, and how much it built.

use super::diagnostic::{Diagnostic, Kind, Severity};
use crate::numbers::{counted, grouped};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// How many topics of one kind are shown, and how many mistakes on each, before the rest is only counted. A
/// mistake without a topic is one of its own.
const SHOWN_TOPICS: usize = 6;
const SHOWN_ERRORS: usize = 20;
const SHOWN_WARNINGS: usize = 1;

/// The outcome of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// How many articles are in the bundle.
    pub n_articles: usize,
    /// How many were left out because they are drafts, expired, or not out yet.
    pub n_withheld: usize,
    /// Whether the bundle differs from the one that was there.
    pub is_changed: bool,
    /// Whether the bundle was only checked and not written.
    pub is_check: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Takes one more mistake.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Puts the mistakes in the order of files and places, whatever order they were found in.
    pub(super) fn sort(&mut self) {
        self.diagnostics
            .sort_by(|one, other| one.rank().cmp(&other.rank()));
    }

    /// Everything that is wrong.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many mistakes of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let has = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
        self.diagnostics.iter().filter(has).count()
    }

    /// How many mistakes of each kind there are.
    pub fn by_kind(&self) -> BTreeMap<Kind, usize> {
        let mut counts = BTreeMap::new();
        for diagnostic in &self.diagnostics {
            *counts.entry(diagnostic.mistake.kind).or_default() += 1;
        }
        counts
    }

    /// Only the errors, for when nothing else is to be said.
    pub fn errors(&self) -> String {
        let errors = self
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.map(|error| format!("{error}\n")).collect()
    }

    /// The report for programs: one JSON object.
    pub fn json(&self) -> String {
        let diagnostics = self.diagnostics.iter().map(Record::of).collect();
        let summary = Summary {
            articles: self.n_articles,
            withheld: self.n_withheld,
            errors: self.count(Severity::Error),
            warnings: self.count(Severity::Warning),
            kinds: self.by_kind(),
            diagnostics,
        };
        serde_json::to_string_pretty(&summary).expect("numbers and strings are always JSON")
    }
}

#[derive(Serialize)]
struct Summary<'a> {
    articles: usize,
    withheld: usize,
    errors: usize,
    warnings: usize,
    kinds: BTreeMap<Kind, usize>,
    diagnostics: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    kind: Kind,
    severity: Severity,
    path: String,
    line: usize,
    column: usize,
    message: &'a str,
    help: &'a str,
}

impl Record<'_> {
    fn of(diagnostic: &Diagnostic) -> Record<'_> {
        let mistake = &diagnostic.mistake;
        Record {
            kind: mistake.kind,
            severity: diagnostic.severity,
            path: diagnostic.path.display().to_string(),
            line: mistake.place.line,
            column: mistake.place.column,
            message: &mistake.message,
            help: &mistake.help,
        }
    }
}

/// Every topic with its first few mistakes, errors first, then one line that sums up.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: BTreeMap<(Severity, Kind), BTreeMap<&str, Vec<&Diagnostic>>> =
            BTreeMap::new();
        for diagnostic in &self.diagnostics {
            let kind = (diagnostic.severity, diagnostic.mistake.kind);
            let topic = diagnostic.mistake.topic.as_str();
            let topics = kinds.entry(kind).or_default();
            topics.entry(topic).or_default().push(diagnostic);
        }
        for topics in kinds.values() {
            show(topics, f)?;
        }
        let what = if self.is_check { "checked" } else { "built" };
        write!(f, "{} {what}", counted(self.n_articles, "article"))?;
        for (n, what) in [
            (self.n_withheld, "withheld"),
            (self.count(Severity::Error), "error"),
            (self.count(Severity::Warning), "warning"),
        ] {
            match n {
                0 => {}
                n if what == "withheld" => write!(f, ", {n} withheld")?,
                n => write!(f, ", {}", counted(n, what))?,
            }
        }
        Ok(())
    }
}

/// The mistakes of one kind: topics with the most mistakes first.
fn show(topics: &BTreeMap<&str, Vec<&Diagnostic>>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut order: Vec<_> = topics.iter().collect();
    order.sort_by_key(|(topic, diagnostics)| (std::cmp::Reverse(diagnostics.len()), **topic));
    let (shown, rest) = order.split_at(order.len().min(SHOWN_TOPICS));
    for (topic, diagnostics) in shown {
        let most = match diagnostics[0].severity {
            _ if topic.is_empty() => SHOWN_ERRORS,
            Severity::Error => SHOWN_ERRORS,
            Severity::Warning => SHOWN_WARNINGS,
        };
        for diagnostic in diagnostics.iter().take(most) {
            writeln!(f, "{diagnostic}")?;
        }
        let about = if topic.is_empty() {
            String::new()
        } else {
            format!(" of {topic}")
        };
        match diagnostics.len().saturating_sub(most) {
            0 => writeln!(f)?,
            more => writeln!(f, "  and {} more{about}\n", grouped(more))?,
        }
    }
    if !rest.is_empty() {
        let counts = rest
            .iter()
            .map(|(topic, diagnostics)| format!("{} of {topic}", grouped(diagnostics.len())));
        writeln!(f, "  and {}\n", counts.collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::diagnostic::{Mistake, Place};
    use super::*;
    use std::path::Path;

    #[test]
    fn many_mistakes_on_one_topic_are_counted_and_one_topic_hides_no_other() {
        let mut report = Report::default();
        for n in 0..217 {
            let mistake = Mistake::new(Kind::Shortcode, Place::whole(), "taken out", "see");
            report.add(mistake.about("img").at(Path::new(&format!("{n:03}.md"))));
        }
        let other = Mistake::new(Kind::Shortcode, Place::whole(), "taken out too", "see");
        report.add(other.about("note").at(Path::new("x.md")));
        let text = report.to_string();
        assert_eq!(text.matches("taken out\n").count(), SHOWN_WARNINGS);
        assert!(text.contains("and 216 more of img"), "{text}");
        assert!(text.contains("taken out too"), "{text}");
        assert!(text.ends_with("0 articles built, 218 warnings"), "{text}");
    }
}
