//! Mistakes that only show when all articles are there: tags spelled in several ways, articles that are far
//! too short, dates still to come.

use super::diagnostic::{Diagnostic, Kind, Mistake, Place};
use super::naming::Entry;
use crate::article::Article;
use crate::dates::Date;
use crate::tags::Tag;
use chrono::{Days, NaiveDateTime};
use std::collections::BTreeMap;

/// Everything there is to say about a collection. `entries` and `articles` go together.
pub(super) fn all(entries: &[Entry], articles: &[&Article], now: NaiveDateTime) -> Vec<Diagnostic> {
    let mut found = similar_tags(entries, articles);
    found.extend(short(entries, articles));
    let is_to_come = |date: Date| {
        now.checked_add_days(Days::new(1))
            .is_some_and(|tomorrow| tomorrow < date.start())
    };
    for (entry, article) in entries.iter().zip(articles) {
        if let Some(date) = article.published.filter(|date| is_to_come(*date)) {
            let message = format!("the date {} is still to come", date.readable());
            let help =
                "mend it, or set future = false in newsprint.toml to hold such articles back";
            let mistake = Mistake::new(Kind::FutureDate, date_place(entry, date), message, help);
            found.push(mistake.about("dates to come").at(entry.path));
        }
    }
    found
}

/// Where a date stands is known by the digits of its year, month and day, if they are written together.
fn date_place(entry: &Entry, date: Date) -> Place {
    let text = date.to_string();
    let day = text.get(..10).unwrap_or(&text);
    let dotted = format!(
        "{}.{}.{}",
        &day[day.len() - 2..],
        day.get(5..7).unwrap_or_default(),
        &day[..4]
    );
    let place = super::sources::locate(entry.path, day);
    match place.source.is_empty() {
        true => super::sources::locate(entry.path, &dotted),
        false => place,
    }
}

/// Spellings of what is most likely one tag, with how many articles have each.
type Spellings<'a> = BTreeMap<&'a str, Vec<usize>>;

fn similar_tags(entries: &[Entry], articles: &[&Article]) -> Vec<Diagnostic> {
    let mut spellings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        for tag in &article.tags {
            spellings.entry(tag).or_default().push(at);
        }
    }
    let mut groups: BTreeMap<String, Spellings> = BTreeMap::new();
    for (tag, at) in spellings {
        groups.entry(likeness(tag)).or_default().insert(tag, at);
    }
    let mut found = Vec::new();
    for spellings in groups.values().filter(|spellings| 1 < spellings.len()) {
        // The most frequent spelling is taken for the right one; the first in the alphabet among equals.
        let most = spellings
            .iter()
            .max_by_key(|(text, at)| (at.len(), std::cmp::Reverse(**text)));
        let Some((right, _)) = most else { continue };
        for (wrong, at) in spellings.iter().filter(|(text, _)| *text != right) {
            let is_same = Tag::new(wrong) == Tag::new(right);
            let (what, then) = match is_same {
                true => (
                    "only by case",
                    "counted as one, under the spelling met first",
                ),
                false => ("by accent, plural or punctuation", "two tags for readers"),
            };
            let message = format!(
                "the tags \"{wrong}\" ({}) and \"{right}\" ({}) differ {what}; they are {then}",
                at.len(),
                spellings[right].len()
            );
            let help = format!(
                "if they are one, put this below [tag_aliases] in newsprint.toml: {} = {}",
                quoted(wrong),
                quoted(right)
            );
            let entry = &entries[at[0]];
            let mistake = Mistake::new(
                Kind::SimilarTags,
                super::sources::locate(entry.path, wrong),
                message,
                help,
            );
            found.push(mistake.at(entry.path));
        }
    }
    found
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What spellings of one tag share: letters without accents and digits, in the singular.
fn likeness(tag: &str) -> String {
    // Only Latin letters are made plain; other scripts would be turned into guesses at their sound.
    let plain = |c: char| match c {
        '\u{c0}'..='\u{24f}' => deunicode::deunicode_char(c)
            .unwrap_or_default()
            .to_lowercase(),
        c => c.to_lowercase().to_string(),
    };
    let level = |level: &str| {
        let letters: String = level.chars().map(plain).collect();
        let letters: String = letters
            .chars()
            .filter(|c| c.is_alphanumeric() || "+#".contains(*c))
            .collect();
        singular(&letters)
    };
    tag.split('/').map(level).collect::<Vec<_>>().join("/")
}

/// Words that are no plural although they look like one.
const NO_PLURALS: [&str; 4] = ["means", "news", "series", "species"];

/// The singular of an English word, as far as its ending tells. Short words end in s of themselves.
fn singular(word: &str) -> String {
    if NO_PLURALS.contains(&word) {
        return word.to_owned();
    }
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| 3 <= stem.len());
    match (stem("ies"), stem("ss"), stem("us"), stem("s")) {
        (Some(stem), ..) => format!("{stem}y"),
        (_, None, None, Some(stem)) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Fewer articles have no usual length.
const LEAST_PEERS: usize = 20;

/// An article is far shorter than its peers below this part of their median length...
const SHORT_PART: usize = 10;

/// ...and below this many bytes, which a real note reaches.
const SHORT_BYTES: usize = 120;

fn short(entries: &[Entry], articles: &[&Article]) -> Vec<Diagnostic> {
    if articles.len() < LEAST_PEERS {
        return Vec::new();
    }
    let mut lengths: Vec<usize> = articles.iter().map(|article| article.text.len()).collect();
    let middle = lengths.len() / 2;
    let (_, median, _) = lengths.select_nth_unstable(middle);
    let least = (*median / SHORT_PART).min(SHORT_BYTES);
    let short = entries
        .iter()
        .zip(articles)
        .filter(|(_, article)| article.text.len() < least);
    let mistake = |(entry, article): (&Entry, &&Article)| {
        let n_words = article.text.split_whitespace().count();
        let message = match n_words {
            0 => "the article has no text".to_owned(),
            n => format!(
                "the article has only {}, far fewer than the others",
                crate::numbers::counted(n, "word")
            ),
        };
        let help = "see whether something is missing; if not, leave it";
        let mistake = Mistake::new(Kind::ShortArticle, Place::whole(), message, help);
        mistake.about("short articles").at(entry.path)
    };
    short.map(mistake).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_tag_are_alike() {
        for (one, other) in [
            ("Café", "cafe"),
            ("e-mail", "Email"),
            ("story", "Stories"),
            ("tag", "tags"),
            ("a/Bees", "a/bee"),
        ] {
            assert_eq!(likeness(one), likeness(other), "{one} {other}");
        }
        for (one, other) in [
            ("news", "new"),
            ("bus", "bu"),
            ("c", "c++"),
            ("press", "pres"),
            ("їжа", "иха"),
            ("a/b", "ab"),
        ] {
            assert_ne!(likeness(one), likeness(other), "{one} {other}");
        }
    }
}
