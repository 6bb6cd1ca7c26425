//! What articles are called: their ids, and their slugs, which stand in URLs.
//!
//! Both come from the source or else from the file's name, never from a title alone, so that editing a title
//! breaks no link.

use super::diagnostic::{Diagnostic, Kind, Mistake, Place};
use super::draft::Draft;
use crate::article::Slug;
use crate::dates::Date;
use std::collections::HashMap;
use std::path::Path;

/// The date that a name such as `2024-05-01-title` begins with, and the rest of the name.
pub(super) fn dated(stem: &str) -> (Option<Date>, &str) {
    let split = stem.get(..10).zip(stem.get(10..));
    let found = split.and_then(|(day, rest)| {
        let rest = rest
            .strip_prefix(['-', '_', ' '])
            .or(rest.is_empty().then_some(""))?;
        Some((Date::parse(day).ok()?, rest))
    });
    match found {
        Some((date, "")) => (Some(date), stem),
        Some((date, rest)) => (Some(date), rest),
        None => (None, stem),
    }
}

/// The language that a name such as `title.fr` ends with.
pub(super) fn language(stem: &str) -> Option<String> {
    let (_, code) = stem.rsplit_once('.')?;
    let mut parts = code.split('-');
    let is_lower = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let is_language = parts.next().is_some_and(|part| is_lower(part, 2));
    let is_region =
        |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_language && parts.all(is_region)).then(|| code.to_owned())
}

/// The path below the content folder without its ending. A page bundle, `name/index.md`, is called `name`.
pub(super) fn id(below: &Path) -> String {
    let without_ending = below.with_extension("");
    let parts: Vec<_> = without_ending
        .iter()
        .map(|part| part.to_string_lossy())
        .collect();
    match parts.as_slice() {
        [folders @ .., last] if last == "index" && !folders.is_empty() => folders.join("/"),
        all => all.join("/"),
    }
}

/// The end of an id, without a date before it.
fn name(id: &str) -> &str {
    let last = id.rsplit('/').next().unwrap_or(id);
    dated(last).1
}

/// A draft with the file it comes from and its place among the file's entries.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    pub draft: &'d Draft,
    /// Which source it is from, in the order of sources.
    pub source: usize,
    pub path: &'d Path,
    /// Below the content folder.
    pub below: &'d Path,
    /// `None` if the file is one article.
    pub number: Option<usize>,
}

/// What an article is called.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub id: String,
    pub slug: Slug,
}

/// A name for every entry, in their order. Of two with one id only the first has one: the other is left out.
pub(super) fn name_all(entries: &[Entry], mistakes: &mut Vec<Diagnostic>) -> Vec<Option<Name>> {
    let ids: Vec<String> = entries.iter().map(own_id).collect();
    let mut first_with: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
    let mut is_first = Vec::with_capacity(entries.len());
    for (at, id) in ids.iter().enumerate() {
        let first = *first_with.entry(id).or_insert(at);
        is_first.push(first == at);
        if first != at {
            mistakes.push(same_id(id, &entries[at], &entries[first]));
        }
    }
    let mut taken: HashMap<Slug, Taken> = HashMap::with_capacity(entries.len());
    let mut slugs: Vec<Option<Slug>> = vec![None; entries.len()];
    // A slug that a source asks for goes before one that is made from a name.
    for is_asked_for in [true, false] {
        for (at, entry) in entries.iter().enumerate() {
            if is_first[at] && entry.draft.article.slug.is_some() == is_asked_for {
                let wanted = wanted(entry, &ids[at]);
                let (slug, clash) = free(&mut taken, wanted.clone(), at);
                if let Some(owner) = clash {
                    mistakes.push(same_slug(entry, &entries[owner], &wanted, &slug));
                }
                slugs[at] = Some(slug);
            }
        }
    }
    let names = ids.into_iter().zip(slugs);
    names
        .map(|(id, slug)| slug.map(|slug| Name { id, slug }))
        .collect()
}

/// The id that the source gives, or else one from the file's name.
fn own_id(entry: &Entry) -> String {
    match entry.draft.article.id.as_str() {
        "" => {
            id(entry.below)
                + &entry
                    .number
                    .map(|number| format!("#{}", number + 1))
                    .unwrap_or_default()
        }
        given => given.to_owned(),
    }
}

/// Who has a slug, and the number to try first for the next one that wants it.
struct Taken {
    owner: usize,
    next: usize,
}

/// The slug, or the next free one with a number, and who has it then.
fn free(taken: &mut HashMap<Slug, Taken>, wanted: Slug, at: usize) -> (Slug, Option<usize>) {
    let Some(Taken { owner, next }) = taken.get(&wanted) else {
        taken.insert(wanted.clone(), Taken { owner: at, next: 2 });
        return (wanted, None);
    };
    let (owner, first) = (*owner, *next);
    let mut candidates = (first..).map(|number| (number, wanted.numbered(number)));
    let (number, slug) = candidates
        .find(|(_, slug)| !taken.contains_key(slug))
        .expect("there is always a higher number");
    taken
        .entry(wanted)
        .and_modify(|taken| taken.next = number + 1);
    taken.insert(slug.clone(), Taken { owner: at, next: 2 });
    (slug, Some(owner))
}

fn wanted(entry: &Entry, id: &str) -> Slug {
    let article = &entry.draft.article;
    let of_name = || Slug::from_text(name(id));
    let of_title = || Slug::from_text(&article.title);
    // The name of a collection says nothing of its entries.
    let derived = match entry.number {
        None => of_name().or_else(of_title),
        Some(_) => of_title().or_else(of_name),
    };
    let given = article.slug.clone().or(derived);
    given
        .or_else(|| Slug::from_text("article"))
        .expect("it has letters")
}

fn same_id(id: &str, entry: &Entry, first: &Entry) -> Diagnostic {
    let message = format!(
        "its id \"{id}\" is already that of {}",
        first.path.display()
    );
    let help = "this one was left out: rename the file, or give it an id of its own";
    let place = super::sources::locate(entry.path, id);
    Mistake::new(Kind::DuplicateId, place, message, help)
        .about("duplicate ids")
        .at(entry.path)
}

fn same_slug(entry: &Entry, owner: &Entry, wanted: &Slug, slug: &Slug) -> Diagnostic {
    let message = format!(
        "its address \"{wanted}\" is already that of {}",
        owner.path.display()
    );
    let help = format!("it is built as \"{slug}\"; rename one of the two, or give it a slug");
    let place = match entry.number {
        None => Place::whole(),
        Some(_) => super::sources::locate(entry.path, &entry.draft.article.title),
    };
    Mistake::new(Kind::DuplicateSlug, place, message, help)
        .about("addresses")
        .at(entry.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_dates_languages_and_ids() {
        let date = |stem| dated(stem).0.map(|date| date.to_string());
        assert_eq!(
            (date("2024-05-01-title"), dated("2024-05-01-title").1),
            (Some("2024-05-01".into()), "title")
        );
        assert_eq!(
            (date("2024-05-01"), dated("2024-05-01").1),
            (Some("2024-05-01".into()), "2024-05-01")
        );
        assert_eq!((date("2024-13-01-x"), date("2024-05-0123")), (None, None));
        assert_eq!(language("about.pt-BR").as_deref(), Some("pt-BR"));
        assert_eq!((language("v1.2"), language("readme")), (None, None));
        assert_eq!(id(Path::new("blog/name/index.md")), "blog/name");
        assert_eq!(
            (id(Path::new("index.md")), id(Path::new("a/b.txt"))),
            ("index".into(), "a/b".into())
        );
    }
}
