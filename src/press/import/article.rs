//! A draft as a Markdown file: front matter and body.
//!
//! Whatever is written here the readers of [`fields`](crate::press::fields) read back as the same draft. What
//! the file is called, and whether it may be written, is decided elsewhere.

use super::html;
use crate::article::{Article, Author, Slug};
use crate::press::draft::{Body, Draft};
use std::fmt::Write;

/// The body of a draft as Markdown.
pub(super) fn body(draft: &Draft) -> String {
    match &draft.body {
        Body::Markdown { source, .. } => source.trim().to_owned(),
        Body::Html(html) => html::markdown(html),
        Body::Text(text) => html::markdown(&html::of_text(text)),
    }
}

/// The file of a draft whose body is this Markdown, under the slug it was given if it needs to name it.
pub(in crate::press) fn file(draft: &Draft, body: &str, slug: Option<&Slug>) -> String {
    let mut text = front_matter(draft, slug);
    if !body.is_empty() {
        text.push('\n');
        text.push_str(body);
        text.push('\n');
    }
    text
}

fn front_matter(draft: &Draft, slug: Option<&Slug>) -> String {
    let Article {
        id,
        title,
        summary,
        tags,
        published,
        modified,
        ..
    } = &draft.article;
    let Article {
        authors,
        language,
        image,
        url,
        external_url,
        ..
    } = &draft.article;
    let mut lines = String::from("---\n");
    let mut field = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            // Writing to a text cannot fail.
            let _ = writeln!(lines, "{key}: {value}");
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let date = |date: &Option<crate::dates::Date>| date.map(|date| dated(&date.to_string()));
    field("id", Some(quoted(id)).filter(|_| !id.is_empty()));
    field("title", Some(quoted(title)));
    field("date", date(published));
    field("lastmod", date(modified));
    field("expirydate", date(&draft.expires));
    field("draft", draft.is_draft.then(|| "true".to_owned()));
    field("authors", list(authors, author));
    field(
        "tags",
        list(tags, |tag| quoted(tag)).or_else(|| Some("[]".to_owned())),
    );
    field("summary", text(summary));
    field("lang", text(language));
    field("image", text(image));
    field("slug", slug.map(|slug| quoted(slug.as_str())));
    field("url", text(url));
    field("external_url", text(external_url));
    let is_new = |alias: &&String| Some(*alias) != url.as_ref();
    let aliases: Vec<&String> = draft.aliases.iter().filter(is_new).collect();
    field("aliases", list(&aliases, |alias| quoted(alias)));
    lines.push_str("---\n");
    lines
}

/// Values on one line; `None` if there are none.
fn list<T>(values: &[T], written: impl Fn(&T) -> String) -> Option<String> {
    let texts: Vec<String> = values.iter().map(written).collect();
    (!texts.is_empty()).then(|| format!("[{}]", texts.join(", ")))
}

fn author(author: &Author) -> String {
    match (&author.name, &author.url) {
        (Some(name), None) => quoted(name),
        (name, url) => {
            let fields = [("name", name), ("url", url)];
            let fields = fields
                .iter()
                .filter_map(|(key, text)| Some((key, text.as_deref()?)));
            let fields: Vec<String> = fields
                .map(|(key, text)| format!("{key}: {}", quoted(text)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

/// A bare year would be a number, and lose the zeros before it.
fn dated(date: &str) -> String {
    match date.contains('-') {
        true => date.to_owned(),
        false => quoted(date),
    }
}

/// Any text on one line, as YAML has it between double quotes.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        let code = u32::from(c);
        let is_plain =
            !c.is_control() && !matches!(code, 0x2028 | 0x2029 | 0xfeff) && code & 0xfffe != 0xfffe;
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if is_plain => written.push(c),
            _ => {
                // Writing to a text cannot fail.
                let _ = write!(written, "\\U{code:08x}");
            }
        }
    }
    written + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Date;
    use crate::press::read::{self, Context};
    use crate::press::settings::Settings;
    use crate::press::sources::Format;
    use proptest::prelude::*;
    use std::path::Path;

    /// The draft that the press reads from a file.
    fn read_back(file: &str) -> Draft {
        let settings = Settings::default();
        let context = Context {
            settings: &settings,
            path: Path::new("x.md"),
        };
        let mut reading = read::read(Format::Markdown, file, &context);
        assert_eq!(reading.mistakes, [], "{file}");
        let draft = reading.drafts.pop().expect("the file holds an article");
        assert_eq!(draft.mistakes, [], "{file}");
        draft
    }

    #[test]
    fn everything_that_is_known_of_an_article_is_in_its_file() {
        let text = |text: &str| Some(text.to_owned());
        let article = Article {
            id: "urn:x#1".into(),
            slug: Slug::from_text("given"),
            title: "Ink: a \"history\" \\ #1".into(),
            summary: text("It's --- so"),
            tags: vec!["a, b".into(), "true".into(), "1984".into()],
            published: Date::parse("2025-11").ok(),
            modified: Date::parse("2025-11-26T05:32:10-04:00").ok(),
            authors: vec![
                Author {
                    name: text("Ann: B"),
                    url: None,
                },
                Author {
                    name: text("C"),
                    url: text("https://e.org/c"),
                },
            ],
            language: text("no"),
            image: text("a b.png"),
            url: text("https://e.org/a"),
            external_url: text("https://e.org/b"),
            ..Article::default()
        };
        let draft = Draft {
            article,
            is_draft: true,
            expires: Date::parse("0987").ok(),
            aliases: vec!["/old/".into(), "https://e.org/a".into()],
            ..Draft::default()
        };
        let found = read_back(&file(&draft, "Body", draft.article.slug.as_ref()));
        assert_eq!(found.article, draft.article);
        assert_eq!((found.is_draft, found.expires), (true, draft.expires));
        assert_eq!(found.aliases, draft.aliases);
        assert!(matches!(found.body, Body::Markdown { source, .. } if source.trim() == "Body"));
    }

    proptest! {
        #[test]
        fn any_title_and_tag_is_read_back(title in "\\PC{0,40}|[\"\\\\':#{}\\[\\],&*!|>%@`a\u{85}\u{2028}\u{feff}\u{7f} -]{0,20}") {
            let title = crate::folding::single_spaced(&title);
            if title.is_empty() {
                return Ok(());
            }
            let article = Article { title: title.clone(), summary: Some(title.clone()), ..Article::default() };
            let found = read_back(&file(&Draft { article, ..Draft::default() }, "", None));
            prop_assert_eq!((&found.article.title, found.article.summary.as_ref()), (&title, Some(&title)));
        }
    }
}
