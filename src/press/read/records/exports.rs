//! What WordPress and Ghost call things, told in the names that `fields` knows.
//!
//! Both are read as their interfaces and exports write JSON. WordPress's XML is a feed, and read there.

use super::plain;
use crate::article::Author;
use crate::press::value::Value;
use std::collections::HashMap;

/// Renames the fields of a record that such a program has written. Others stay as they are.
pub(super) fn adapt(record: &mut Value) {
    let Value::Map(fields) = record else {
        return;
    };
    let is_unfinished = fields.iter().any(|(key, value)| {
        key == "status" && matches!(value.text(), Some("draft" | "pending" | "auto-draft"))
    });
    if is_unfinished {
        fields.push(("draft".to_owned(), Value::Flag(true)));
    }
    for (key, _) in fields.iter_mut() {
        match key.as_str() {
            "feature_image" => *key = "image".to_owned(),
            "custom_excerpt" => *key = "excerpt".to_owned(),
            _ => {}
        }
    }
    if fields.iter().any(|(_, value)| rendered(value).is_some()) {
        wordpress(fields);
    }
}

/// WordPress wraps what it has made of a text, as `{"rendered": "…"}`.
fn rendered(value: &Value) -> Option<&str> {
    let (_, text) = value.first(&["rendered"])?;
    text.text().or(Some(""))
}

fn wordpress(fields: &mut Vec<(String, Value)>) {
    let embedded = fields
        .iter_mut()
        .find(|(key, _)| key == "_embedded")
        .map(|(_, value)| std::mem::take(value))
        .unwrap_or_default();
    for (key, value) in fields.iter_mut() {
        if let Some(html) = rendered(value) {
            *value = Value::Text(match key.as_str() {
                "title" | "excerpt" => plain(html).unwrap_or_default(),
                _ => html.to_owned(),
            });
        }
        // It is where the article stood, while elsewhere a link is what the article is about.
        if key == "link" {
            "url".clone_into(key);
        }
    }
    // These are numbers in tables that the file does not hold.
    let is_reference =
        |key: &str| ["author", "categories", "tags", "featured_media"].contains(&key);
    fields.retain(|(key, _)| !is_reference(key));
    let terms = embedded.first(&["wp:term"]).map(|(_, terms)| terms.list());
    let tags = terms.unwrap_or_default().iter().flat_map(Value::list);
    fields.push(("tags".to_owned(), Value::List(tags.cloned().collect())));
    for (from, name, to) in [
        ("author", "name", "author"),
        ("wp:featuredmedia", "source_url", "image"),
    ] {
        let values = embedded.first(&[from]).map(|(_, values)| values.list());
        let values = values.unwrap_or_default().iter();
        let texts = values.filter_map(|value| value.first(&[name]).map(|(_, text)| text.clone()));
        fields.push((to.to_owned(), Value::List(texts.collect())));
    }
}

/// The tables beside the posts in a Ghost export, by name.
pub(super) type Tables = Vec<(String, Value)>;

/// The names of these tables.
pub(super) const TABLES: [&str; 4] = ["tags", "posts_tags", "users", "posts_authors"];

/// What a Ghost export says of its posts, in tables of their own: the names of tags or authors by the post's id.
#[derive(Default)]
pub(super) struct Relations {
    pub tags: HashMap<String, Vec<String>>,
    pub authors: HashMap<String, Vec<Author>>,
}

impl Relations {
    pub fn new(tables: &Tables) -> Relations {
        let author = |name| Author {
            name: Some(name),
            url: None,
        };
        Relations {
            tags: join(tables, ["tags", "posts_tags", "tag_id"], |name| name),
            authors: join(tables, ["users", "posts_authors", "author_id"], author),
        }
    }
}

/// What the rows of one table are called, by the posts that another table gives them to.
fn join<T>(
    tables: &Tables,
    [named, joined, id]: [&str; 3],
    make: impl Fn(String) -> T,
) -> HashMap<String, Vec<T>> {
    let rows = |name: &str| {
        let table = tables.iter().find(|(key, _)| key == name);
        table.map_or(&[][..], |(_, rows)| rows.list()).iter()
    };
    let field = |row: &Value, name: &str| Some(row.first(&[name])?.1.text()?.to_owned());
    let names: HashMap<_, _> = rows(named)
        .filter_map(|row| Some((field(row, "id")?, field(row, "name")?)))
        .collect();
    let mut by_post: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows(joined) {
        let name = field(row, id).and_then(|id| names.get(&id));
        if let (Some(post), Some(name)) = (field(row, "post_id"), name) {
            by_post.entry(post).or_default().push(make(name.clone()));
        }
    }
    by_post
}
