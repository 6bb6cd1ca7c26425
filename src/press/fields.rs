//! What an article's fields are called by those who write them: front matter, records, table columns.
//!
//! It understands the keys of Hugo, Zola, Jekyll and Eleventy, and those of JSON Feed. Where a value stands
//! in the file is the caller's business: it is asked for the place of a key.

use super::diagnostic::{Kind, Mistake, Place};
use super::draft::Draft;
use super::value::Value;
use super::written_dates;
use crate::article::{Article, Author, Slug};
use crate::dates::{Date, DateError};
use crate::folding::single_spaced;

const TITLE: [&str; 3] = ["title", "headline", "name"];
const PUBLISHED: [&str; 8] = [
    "date",
    "date_published",
    "publishdate",
    "pubdate",
    "published_at",
    "published",
    "created",
    "created_at",
];
const MODIFIED: [&str; 9] = [
    "lastmod",
    "updated",
    "date_modified",
    "modified",
    "last_modified_at",
    "last_modified",
    "updated_at",
    "lastupdated",
    "edited",
];
const EXPIRES: [&str; 2] = ["expirydate", "expires"];
const SUMMARY: [&str; 5] = ["summary", "description", "excerpt", "abstract", "subtitle"];
const TAGS: [&str; 6] = [
    "tags",
    "tag",
    "topics",
    "categories",
    "category",
    "keywords",
];
const AUTHORS: [&str; 4] = ["authors", "author", "byline", "creator"];
const IMAGE: [&str; 5] = ["image", "images", "cover", "featured_image", "thumbnail"];
const LANGUAGE: [&str; 4] = ["lang", "language", "locale", "inlanguage"];
const ADDRESS: [&str; 2] = ["url", "permalink"];
const ORIGINAL: [&str; 5] = [
    "external_url",
    "canonical_url",
    "canonicalurl",
    "source_url",
    "link",
];

/// Where keys stand in a source.
pub(super) trait Places {
    /// The place of the value of `key`.
    fn place(&self, key: &str) -> Place;
}

/// How a source's fields are to be read.
pub(super) struct Habits {
    /// Decides about 3/4/2025.
    pub day_first: Option<bool>,
    /// Whether tags in one text are separated by blanks, as Jekyll has them.
    pub tags_split_at_blanks: bool,
}

/// The draft that `fields` describe, without its body. Mistakes are added to the draft's own.
pub(super) fn draft(fields: &Value, habits: &Habits, places: &dyn Places) -> Draft {
    let mut draft = Draft::default();
    let line = |names: &[&str]| {
        let (_, value) = fields.first(names)?;
        value.text().map(single_spaced)
    };
    let published = date(fields, &PUBLISHED, habits, places, &mut draft.mistakes);
    let modified = date(fields, &MODIFIED, habits, places, &mut draft.mistakes);
    draft.expires = date(fields, &EXPIRES, habits, places, &mut draft.mistakes);
    draft.is_draft =
        flag(fields, "draft") == Some(true) || flag(fields, "published") == Some(false);
    draft.aliases = texts(fields, &["aliases", "redirect_from"]);
    // An address is an alias as well: links on the old site led there.
    draft.aliases.extend(line(&ADDRESS));
    draft.article = Article {
        id: line(&["id"]).unwrap_or_default(),
        slug: slug(fields),
        title: line(&TITLE).unwrap_or_default(),
        summary: line(&SUMMARY),
        tags: tags(fields, habits),
        published,
        modified,
        authors: authors(fields),
        language: line(&LANGUAGE),
        image: image(fields),
        external_url: line(&ORIGINAL).filter(|url| is_web_address(url)),
        url: line(&ADDRESS).filter(|url| is_web_address(url)),
        ..Article::default()
    };
    draft
}

/// `None` if the field is missing, or no yes or no.
fn flag(fields: &Value, name: &str) -> Option<bool> {
    match fields.first(&[name])?.1 {
        Value::Flag(flag) => Some(*flag),
        Value::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn date(
    fields: &Value,
    names: &[&str],
    habits: &Habits,
    places: &dyn Places,
    mistakes: &mut Vec<Mistake>,
) -> Option<Date> {
    // `published: true` is no date, and an empty one is none either.
    let (key, text) = names.iter().find_map(|name| {
        let (key, value) = fields.first(&[name])?;
        value.text().map(|text| (key, text))
    })?;
    match written_dates::parse(text, habits.day_first) {
        Ok(written) => {
            if written.is_ambiguous {
                mistakes.push(ambiguous(text, written.date, places.place(key)));
            }
            Some(written.date)
        }
        Err(error) => {
            let message = match error {
                DateError::DoesNotExist => format!("the date {text} does not exist"),
                DateError::NotADate => {
                    let shown: String = text.chars().take(40).collect();
                    format!("\"{shown}\" is not a date")
                }
            };
            let help = "write it as 2025-11-26 or 2025-11-26T05:32:00+02:00";
            mistakes.push(Mistake::new(
                Kind::ImpossibleDate,
                places.place(key),
                message,
                help,
            ));
            None
        }
    }
}

/// The mistake of a date that can be read in two ways.
fn ambiguous(text: &str, date: Date, place: Place) -> Mistake {
    let message = format!(
        "the date {text} can be read in two ways; it is taken as {}",
        date.readable()
    );
    let help = "write it as 2025-11-26, or set day_first in newsprint.toml";
    Mistake::new(Kind::AmbiguousDate, place, message, help).about("ambiguous dates")
}

/// A slug as given, or the end of the address the article had.
fn slug(fields: &Value) -> Option<Slug> {
    let text = |name: &str| fields.first(&[name]).and_then(|(_, value)| value.text());
    let of_address = || {
        let address = ADDRESS.iter().find_map(|name| text(name))?;
        // Placeholders, as in Jekyll's `/:year/:title/`, name no article.
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = match path.split_once("://") {
            Some((_, rest)) => rest.split_once('/').map_or("", |(_host, path)| path),
            None => path,
        };
        let last = path.trim_end_matches('/').rsplit('/').next()?;
        let last = last.strip_suffix(".html").unwrap_or(last);
        (!path.contains([':', '{'])).then_some(last)
    };
    let ours = || fields.first(&["_newsprint"])?.1.first(&["slug"])?.1.text();
    text("slug")
        .or_else(ours)
        .or_else(of_address)
        .and_then(Slug::from_text)
}

fn texts(fields: &Value, names: &[&str]) -> Vec<String> {
    let values = fields.first(names).map(|(_, value)| value.list());
    let texts = values.unwrap_or_default().iter().filter_map(Value::text);
    texts.map(str::to_owned).collect()
}

/// Every field that holds tags, those of Zola's `taxonomies` among them, each tag once.
fn tags(fields: &Value, habits: &Habits) -> Vec<String> {
    let taxonomies = fields
        .first(&["taxonomies"])
        .map_or(&Value::Null, |(_, value)| value);
    let mut tags: Vec<String> = Vec::new();
    for place in [fields, taxonomies] {
        for name in TAGS {
            let Some((_, value)) = place.first(&[name]) else {
                continue;
            };
            for text in value.list().iter().filter_map(tag_text) {
                match value {
                    Value::List(_) => tags.push(single_spaced(text)),
                    _ => tags.extend(separate(text, habits).map(single_spaced)),
                }
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    tags.retain(|tag| {
        crate::tags::Tag::new(tag).is_some_and(|tag| seen.insert(tag.key().to_owned()))
    });
    tags
}

/// A tag is a text, or a record with a name.
fn tag_text(value: &Value) -> Option<&str> {
    let named = || value.first(&["name", "term", "title"])?.1.text();
    let text = value.text().or_else(named)?;
    Some(text.strip_prefix('#').unwrap_or(text))
}

/// The tags in one text: `a, b`, `a; b`, and `a b` where that is the habit.
fn separate<'a>(text: &'a str, habits: &Habits) -> impl Iterator<Item = &'a str> {
    let by_blanks = habits.tags_split_at_blanks && !text.contains([',', ';']);
    let is_apart = move |c: char| matches!(c, ',' | ';' | '|') || (by_blanks && c.is_whitespace());
    text.split(is_apart)
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
}

fn authors(fields: &Value) -> Vec<Author> {
    let Some((_, value)) = fields.first(&AUTHORS) else {
        return Vec::new();
    };
    let author = |value: &Value| {
        let field = |names: &[&str]| value.first(names).and_then(|(_, value)| value.text());
        let name = value
            .text()
            .or_else(|| field(&["name", "title"]))
            .map(single_spaced);
        let url = field(&["url", "uri", "link"])
            .filter(|url| is_web_address(url))
            .map(str::to_owned);
        (name.is_some() || url.is_some()).then_some(Author { name, url })
    };
    value.list().iter().filter_map(author).collect()
}

/// A path or an address, or the first of several, or a record that holds one.
fn image(fields: &Value) -> Option<String> {
    let (_, value) = fields.first(&IMAGE)?;
    let first = value.list().first()?;
    let nested = || first.first(&["url", "src", "path", "image"])?.1.text();
    first.text().or_else(nested).map(str::to_owned)
}

/// Whether a text is an address on the web. A link to anything else could run script.
pub(super) fn is_web_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nowhere;

    impl Places for Nowhere {
        fn place(&self, _: &str) -> Place {
            Place::whole()
        }
    }

    fn read(json: &str) -> Draft {
        let habits = Habits {
            day_first: None,
            tags_split_at_blanks: false,
        };
        draft(&serde_json::from_str(json).unwrap(), &habits, &Nowhere)
    }

    #[track_caller]
    fn check_tags(json: &str, expected: &[&str]) {
        assert_eq!(read(json).article.tags, expected);
    }

    #[test]
    fn tags_come_from_every_field_that_holds_some_each_once() {
        check_tags(
            r#"{"tags": ["a", "B"], "categories": "b, c", "keywords": null}"#,
            &["a", "B", "c"],
        );
        check_tags(
            r##"{"taxonomies": {"tags": ["x"]}, "topics": ["#y", {"name": "z"}, 7]}"##,
            &["y", "z", "7", "x"],
        );
        check_tags(r#"{"tags": "one two"}"#, &["one two"]);
    }

    #[test]
    fn keys_of_several_generators_are_understood() {
        let draft = read(
            r#"{"Title": "T", "date": "2017-03-08 2:05:17 -0400", "lastmod": "2018-01-01", "draft": true,
                "description": "D", "url": "/2017/03/old-name/", "author": {"name": "Ann", "url": "javascript:x"},
                "image": {"src": "a.png"}, "expiryDate": "2030-01-01", "aliases": ["/x/"], "source_url": "https://e.org/1"}"#,
        );
        let article = &draft.article;
        assert_eq!(
            article.published.unwrap().to_string(),
            "2017-03-08T02:05:17-04:00"
        );
        assert_eq!(article.modified.unwrap().to_string(), "2018-01-01");
        assert_eq!(article.slug.as_ref().unwrap().as_str(), "old-name");
        assert_eq!(
            article.authors,
            [Author {
                name: Some("Ann".into()),
                url: None
            }]
        );
        assert_eq!(
            (article.image.as_deref(), article.summary.as_deref()),
            (Some("a.png"), Some("D"))
        );
        assert_eq!(article.external_url.as_deref(), Some("https://e.org/1"));
        assert!(draft.is_draft && draft.expires.is_some());
        assert_eq!(draft.aliases, ["/x/", "/2017/03/old-name/"]);
    }

    #[test]
    fn published_may_be_a_date_or_say_that_it_is_none_yet() {
        assert!(read(r#"{"published": false}"#).is_draft);
        assert!(!read(r#"{"published": true}"#).is_draft);
        assert!(
            read(r#"{"published": "2020-01-01"}"#)
                .article
                .published
                .is_some()
        );
    }

    #[test]
    fn a_date_that_is_none_is_a_mistake_and_the_article_stays() {
        let draft = read(r#"{"title": "T", "date": "2020-02-30"}"#);
        assert_eq!(draft.mistakes.len(), 1);
        assert_eq!(draft.mistakes[0].kind, Kind::ImpossibleDate);
        assert_eq!(
            read(r#"{"date": "3/4/2020"}"#).mistakes[0].kind,
            Kind::AmbiguousDate
        );
    }
}
