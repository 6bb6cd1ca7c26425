//! JSON Schemas of the bundle and of `newsprint.toml`, for editors and for programs that read or write them.
//!
//! The bundle is described by types of its own, which say in words what [`feed`](crate::feed) writes: the
//! core need not know of schemas. A test holds the two together.

use super::settings::Settings;
use clap::ValueEnum;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::{Value, json};

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// `articles.json`.
    Bundle,
    /// `newsprint.toml`.
    Settings,
}

/// The schema, as JSON that people can read.
pub fn text(what: What) -> String {
    let schema = match what {
        What::Bundle => bundle(),
        What::Settings => settings(),
    };
    serde_json::to_string_pretty(&schema).expect("a schema is JSON")
}

fn bundle() -> Schema {
    let settings = SchemaSettings::default().with_transform(RecursiveTransform(never_null));
    settings.into_generator().into_root_schema_for::<Bundle>()
}

/// A field that is not given is left out; it is never `null`.
fn never_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(mut variants)) = schema.remove("anyOf") else {
        return;
    };
    variants.retain(|variant| *variant != json!({"type": "null"}));
    match variants.as_mut_slice() {
        [Value::Object(only)] => schema.ensure_object().extend(std::mem::take(only)),
        _ => {
            schema.insert("anyOf".to_owned(), Value::Array(variants));
        }
    }
}

fn settings() -> Schema {
    let mut schema = schema_for!(Settings);
    // An older name, which the settings still understand.
    if let Some(Value::Object(keys)) = schema.get_mut("properties")
        && let Some(url) = keys.get("base_url").cloned()
    {
        keys.insert("home_page_url".to_owned(), url);
    }
    schema
}

/// A bundle of articles: JSON Feed 1.1, as newsprint writes it.
#[derive(JsonSchema)]
#[schemars(title = "newsprint bundle")]
#[expect(dead_code, reason = "only its schema is used")]
struct Bundle {
    /// What JSON Feed 1.1 calls itself.
    #[schemars(extend("const" = "https://jsonfeed.org/version/1.1"))]
    version: String,
    /// What the site is called.
    title: String,
    /// Where the site stands on the web.
    home_page_url: Option<String>,
    /// One sentence about the site.
    description: Option<String>,
    /// The language of articles that do not name theirs, as in RFC 5646.
    language: Option<String>,
    /// Who wrote the articles that name nobody.
    #[schemars(length(min = 1))]
    authors: Option<Vec<Author>>,
    /// What newsprint says of all articles.
    _newsprint: Option<BundleExtension>,
    /// The articles, the newest first.
    items: Vec<Item>,
}

/// What JSON Feed has no field for.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct BundleExtension {
    /// That every `content_html` was made by the sanitizer and may be shown as it is. Not there if none is.
    #[serde(default)]
    sanitized: bool,
    /// That the search index of the bundle lies beside it: `articles.index` beside `articles.json`.
    #[serde(default)]
    index: bool,
}

/// One article. Its text is in `content_text`, or in `content_html` if it is more than paragraphs.
#[derive(JsonSchema)]
#[schemars(extend("oneOf" = [{"required": ["content_html"]}, {"required": ["content_text"]}]))]
#[expect(dead_code, reason = "only its schema is used")]
struct Item {
    /// Stable and unique in the bundle. It survives a new title.
    #[schemars(length(min = 1))]
    id: String,
    /// Its page on the site it comes from.
    url: Option<String>,
    /// The page elsewhere that it is about.
    external_url: Option<String>,
    /// Plain text on one line.
    title: Option<String>,
    /// Clean HTML.
    content_html: Option<String>,
    /// Plain text, with a blank line between paragraphs.
    content_text: Option<String>,
    /// Plain text: what its author says it is about, or its first sentences.
    summary: Option<String>,
    /// The address of a picture for it.
    image: Option<String>,
    /// When it was first published. Parts that its author did not give are the earliest there are.
    #[schemars(extend("format" = "date-time"))]
    date_published: Option<String>,
    /// When it was last changed.
    #[schemars(extend("format" = "date-time"))]
    date_modified: Option<String>,
    /// Who wrote it, if not those who wrote the others.
    #[schemars(length(min = 1))]
    authors: Option<Vec<Author>>,
    /// As written; `a/b` stands under `a`.
    #[schemars(length(min = 1))]
    tags: Option<Vec<String>>,
    /// Its language, as in RFC 5646.
    language: Option<String>,
    /// What JSON Feed has no field for.
    _newsprint: ItemExtension,
}

/// What JSON Feed has no field for.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct ItemExtension {
    /// Its name in addresses: lower-case letters and digits in words joined by `-`.
    #[schemars(length(min = 1))]
    slug: Option<String>,
    /// When it was first published, as precisely as its author says: `2025`, `2025-11-26T05:32+02:00`.
    date: Option<String>,
    /// When it was last changed, as precisely as its author says.
    modified: Option<String>,
    /// How long it takes to read, in minutes.
    #[schemars(range(min = 1))]
    reading_minutes: Option<u16>,
}

/// Somebody who wrote something.
#[derive(JsonSchema)]
#[schemars(extend("anyOf" = [{"required": ["name"]}, {"required": ["url"]}]))]
#[expect(dead_code, reason = "only its schema is used")]
struct Author {
    /// Their name.
    name: Option<String>,
    /// Their page.
    url: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Author, SafeHtml, Slug};
    use crate::dates::Date;
    use crate::feed::{Feed, encode};
    use jsonschema::Validator;

    fn validator(what: What) -> Validator {
        let schema: Value = serde_json::from_str(&text(what)).unwrap();
        jsonschema::meta::validate(&schema).expect("it is a schema itself");
        jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap()
    }

    /// A bundle that has everything a bundle can have, and one that has next to nothing.
    fn bundles() -> [Value; 2] {
        let text = |text: &str| Some(text.to_owned());
        let author = Author {
            name: text("Ann"),
            url: None,
        };
        let full = Article {
            id: "1".into(),
            slug: Slug::from_text("one"),
            title: "One".into(),
            text: "a".into(),
            html: Some(SafeHtml::from_sanitizer("<p>a</p>".into())),
            summary: text("a"),
            tags: vec!["a/b".into()],
            published: Date::parse("2025").ok(),
            modified: Date::parse("2025-11-26T05:32-04:00").ok(),
            authors: vec![
                author.clone(),
                Author {
                    name: None,
                    url: text("https://e.org"),
                },
            ],
            language: text("en"),
            image: text("https://e.org/a.png"),
            url: text("https://e.org/1"),
            external_url: text("https://e.org/2"),
            reading_minutes: Some(1),
        };
        let bare = Article {
            id: "2".into(),
            ..Article::default()
        };
        let feed = Feed {
            title: "T".into(),
            description: text("D"),
            home_page_url: text("https://e.org"),
            language: text("en"),
            authors: vec![author],
            has_index: true,
        };
        let read = |json: String| serde_json::from_str(&json).unwrap();
        [
            read(encode(&feed, &[full.clone(), bare.clone()])),
            read(encode(&Feed::default(), &[bare])),
        ]
    }

    #[test]
    fn whatever_is_written_is_valid() {
        let validator = validator(What::Bundle);
        for bundle in bundles() {
            let errors: Vec<_> = validator
                .iter_errors(&bundle)
                .map(|error| error.to_string())
                .collect();
            assert_eq!(errors, Vec::<String>::new(), "{bundle}");
        }
    }

    #[test]
    fn every_field_that_is_written_is_described() {
        let schema: Value = serde_json::from_str(&text(What::Bundle)).unwrap();
        let [full, _] = bundles();
        let described = |name: &str, object: &Value| {
            let properties = match name {
                "" => &schema["properties"],
                name => &schema["$defs"][name]["properties"],
            };
            for key in object.as_object().unwrap().keys() {
                assert!(properties[key]["description"].is_string(), "{name} {key}");
            }
        };
        described("", &full);
        described("BundleExtension", &full["_newsprint"]);
        described("Item", &full["items"][0]);
        described("ItemExtension", &full["items"][0]["_newsprint"]);
        described("Author", &full["authors"][0]);
    }

    #[test]
    fn what_is_broken_is_not_valid() {
        let validator = validator(What::Bundle);
        let [full, _] = bundles();
        for (pointer, value) in [
            ("/version", json!("https://jsonfeed.org/version/1")),
            ("/title", Value::Null),
            ("/items", json!({})),
            ("/items/0/id", json!(1)),
            ("/items/0/id", json!("")),
            ("/items/0/date_published", json!("2025")),
            ("/items/0/tags", json!("a")),
            ("/items/0/authors/0", json!({})),
            ("/items/0/_newsprint", Value::Null),
            ("/items/1/content_text", json!(["a"])),
            ("/_newsprint/sanitized", json!("yes")),
        ] {
            let mut broken = full.clone();
            *broken.pointer_mut(pointer).unwrap() = value;
            assert!(!validator.is_valid(&broken), "{pointer}");
        }
        let mut both = full.clone();
        both["items"][0]["content_text"] = json!("a");
        assert!(!validator.is_valid(&both));
        let mut untitled = full;
        untitled.as_object_mut().unwrap().remove("title");
        assert!(!validator.is_valid(&untitled));
    }

    #[test]
    fn settings_are_told_from_mistakes() {
        let validator = validator(What::Settings);
        let read = |text: &str| {
            serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
        };
        assert!(validator.is_valid(&read(
            "title = \"T\"\nhome_page_url = \"https://e.org\"\n[tag_aliases]\na = \"b\""
        )));
        for text in ["titel = \"T\"", "title = 1", "drafts = \"yes\""] {
            assert!(!validator.is_valid(&read(text)), "{text}");
        }
    }
}
