//! Ways to finish the word of a query that somebody is typing.
//!
//! When to offer them, and how they are chosen, is the page's business.

use super::language::{self, MATCHINGS, OPERATORS, SORTS};
use crate::archive::{Archive, TagIdx};
use crate::folding::fold;
use crate::sorting::sorted;
use crate::tags::Tag;

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the word becomes, as in `tag:"web history"`.
    pub word: String,
    /// The text up to the cursor with that word in place, and a space behind it if the word is whole.
    pub before: String,
}

/// More than this is a list to read and no help.
const MOST: usize = 8;

/// The least of a plain word that tags are offered for: every letter begins some.
const LEAST_OF_TAG: usize = 2;

/// The ways to finish the word that `before`, the text up to the cursor, ends with; the likeliest first.
pub fn complete(archive: &Archive, before: &str) -> Vec<Completion> {
    let Some((start, written)) = language::last_word(before) else {
        return Vec::new();
    };
    let words = match &written {
        language::Written::Word(word) => {
            let operators = OPERATORS.iter().filter(|name| name.starts_with(*word));
            let operators = operators.map(|name| format!("{name}:"));
            let tags = match word.chars().count() {
                0..LEAST_OF_TAG => Vec::new(),
                _ => tags(archive, word),
            };
            operators.chain(tags).collect()
        }
        language::Written::Value(name, value) => values(archive, name, value),
    };
    let written = &before[start..];
    let completion = |word: String| {
        let space = if word.ends_with(':') { "" } else { " " };
        let before = format!("{}{word}{space}", &before[..start]);
        Completion { word, before }
    };
    let new = words.into_iter().filter(|word| word != written);
    new.take(MOST).map(completion).collect()
}

/// What `before` asks for without the tag at its end, while that is on the way to becoming one: an empty list
/// between two letters helps nobody.
pub fn finished<'a>(archive: &Archive, before: &'a str) -> &'a str {
    let Some((start, language::Written::Value("tag", value))) = language::last_word(before) else {
        return before;
    };
    let is_known = Tag::new(&value).is_some_and(|tag| archive.find_tag(&tag).is_some());
    if is_known || tags(archive, &value).is_empty() {
        return before;
    }
    before[..start].trim_end_matches('-')
}

fn values(archive: &Archive, name: &str, value: &str) -> Vec<String> {
    let choices = |names: &[&str]| {
        let fitting = names.iter().filter(|choice| choice.starts_with(value));
        fitting.map(|choice| format!("{name}:{choice}")).collect()
    };
    match name {
        "tag" => tags(archive, value),
        "sort" => choices(&SORTS.map(|(name, _)| name)),
        "match" => choices(&MATCHINGS.map(|(name, _)| name)),
        "lang" => {
            let languages = archive.languages();
            let fitting = languages.iter().filter(|language| {
                let start = language.get(..value.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(value))
            });
            fitting
                .map(|language| format!("lang:{}", language.to_ascii_lowercase()))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The tags one of whose levels begins with `text`, the most used first.
fn tags(archive: &Archive, text: &str) -> Vec<String> {
    let text = fold(text);
    let begins = |key: &str| {
        let mut levels = key.match_indices('/').map(|(at, _)| at + 1);
        key.starts_with(&text) || levels.any(|at| key[at..].starts_with(&text))
    };
    let fitting = |tag: &TagIdx| begins(archive.tag(*tag).key());
    let tags: Vec<TagIdx> = archive.tags().iter().copied().filter(fitting).collect();
    let count = |at: u32| archive.carriers(tags[at as usize]).len();
    // Equals keep the order of the panel.
    let order = sorted(tags.len(), &|one, other| count(other).cmp(&count(one)));
    let likeliest = order.iter().take(MOST + 1);
    likeliest
        .map(|&at| tags[at as usize])
        .map(|tag| language::print_tag(archive.tag(tag)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, expected: &[&str]) {
        let json = br#"{"items":[{"id":"1","tags":["Sport/Golf","web history"],"language":"pt-BR"},{"id":"2","tags":["sport"]},{"id":"3","tags":["spa"]}]}"#;
        let (archive, _) = Archive::from_json(json).unwrap();
        let found: Vec<String> = complete(&archive, before)
            .into_iter()
            .map(|one| one.before)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tags_are_finished_from_any_level() {
        check(
            "x tag:SP",
            &["x tag:Sport ", "x tag:Sport/Golf ", "x tag:spa "],
        );
        check("-tag:go", &["-tag:Sport/Golf "]);
        check("tag:\"web h", &["tag:\"web history\" "]);
        check("(web", &["(tag:\"web history\" "]);
    }

    #[test]
    fn a_tag_on_its_way_is_not_asked_for_yet() {
        let json = br#"{"items":[{"id":"1","tags":["sport"]}]}"#;
        let (archive, _) = Archive::from_json(json).unwrap();
        let asked = |before| finished(&archive, before);
        assert_eq!(
            [
                "x tag:spo",
                "x -tag:spo",
                "tag:sport",
                "tag:zz",
                "tag:",
                "tag:spo "
            ]
            .map(asked),
            ["x ", "x ", "tag:sport", "tag:zz", "", "tag:spo "]
        );
    }

    #[test]
    fn operators_and_their_choices_are_finished() {
        check("ta", &["tag:"]);
        check(
            "sort:",
            &[
                "sort:relevance ",
                "sort:newest ",
                "sort:oldest ",
                "sort:title ",
            ],
        );
        check("match:an", &["match:any "]);
        check("lang:P", &["lang:pt-br "]);
        check("date:20", &[]);
    }

    #[test]
    fn what_is_whole_or_empty_is_left_alone() {
        for whole in ["", "tag:spa ", "\"exact wor", "sort:title", "s"] {
            let json = br#"{"items":[{"id":"1","tags":["spa"]}]}"#;
            let (archive, _) = Archive::from_json(json).unwrap();
            let found = complete(&archive, whole);
            assert!(whole == "s" || found.is_empty(), "{whole}: {found:?}");
        }
    }
}
