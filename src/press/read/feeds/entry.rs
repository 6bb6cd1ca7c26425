//! One entry of a feed to one article.
//!
//! RSS and Atom have hardly a name in common that means two things, so one reader does for both, and for feeds
//! that mix them. Dates stay what the author wrote; nothing here moves one to another zone.

use super::vocabulary::Vocabulary;
use super::written::{Written, as_typed, as_usual, paragraphs};
use super::xml::{Element, children};
use super::{Feed, person};
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::Draft;
use crate::press::fields::{self, Habits, Places, is_web_address};
use crate::press::read::records::places::offset;
use crate::press::read::records::{Outcome, finish};
use crate::press::value::Value;

/// Nobody shows more names above an article; each is compared with those before it.
const MOST_AUTHORS: usize = 100;

/// The article in `entry`; `None` if that is something else on purpose, such as an attachment.
pub(super) fn read(entry: &Element, feed: &Feed, habits: &Habits) -> Option<Outcome> {
    if !entry.is_closed {
        return Some(Err(unclosed(entry, entry)));
    }
    let mut facts = Facts {
        // RDF names an item by an attribute.
        id: entry.attribute("rdf:about").unwrap_or_default(),
        language: entry.attribute("xml:lang"),
        ..Facts::default()
    };
    for child in children(entry.inner) {
        if !child.is_closed {
            return Some(Err(unclosed(entry, &child)));
        }
        facts.take(child, feed);
    }
    (!facts.is_something_else).then(|| facts.article(entry, feed, habits))
}

fn unclosed(entry: &Element, element: &Element) -> Mistake {
    let start = offset(entry.outer, element.outer);
    let place = Place::at(entry.outer, start, 1 + element.name.len());
    let message = format!("the <{}> that begins here has no end", element.name);
    let help = format!("write </{}> where it ends", element.name);
    Mistake::new(Kind::Entry, place, message, help)
}

/// What an entry says, by what it means.
#[derive(Default)]
struct Facts<'a> {
    id: String,
    link: Option<String>,
    /// An id that is an address as well.
    permalink: Option<String>,
    title: Option<Written>,
    content: Option<Written>,
    summary: Option<Written>,
    published: Option<Element<'a>>,
    modified: Option<Element<'a>>,
    authors: Vec<Value>,
    tags: Vec<Value>,
    language: Option<String>,
    slug: String,
    is_draft: bool,
    is_something_else: bool,
}

impl<'a> Facts<'a> {
    fn take(&mut self, child: Element<'a>, feed: &Feed) {
        use Vocabulary::{Content, Dublin, Excerpt, Feed as Own, WordPress};
        match (feed.prefixes.vocabulary(&child), child.name) {
            (Own, "title") if feed.is_atom => self.title = as_typed(&child),
            (Own, "title") => self.title = Some(Written::Html(child.text())),
            (Own, "link") => self.link(&child),
            (Own, "id" | "guid") => {
                self.id = child.text();
                let is_link = child.name == "guid"
                    && child.attribute("isPermaLink").as_deref() != Some("false");
                self.permalink = Some(child.text()).filter(|id| is_link && is_web_address(id));
            }
            (Own, "content") => self.content = as_typed(&child).or(self.content.take()),
            (Content, "encoded") => {
                let html = as_usual(&child).into_source();
                self.content = Some(Written::Html(match feed.prefixes.has_wordpress() {
                    true => paragraphs(&html),
                    false => html,
                }));
            }
            (Own, "summary") => self.summary = as_typed(&child),
            (Own, "description") | (Excerpt, "encoded") => self.summary = Some(as_usual(&child)),
            (Own, "published" | "pubDate" | "issued" | "created")
            | (Dublin, "date" | "issued" | "created") => {
                self.published.get_or_insert(child);
            }
            (Own, "updated" | "modified") | (Dublin, "modified") => self.modified = Some(child),
            (Own, "author") | (Dublin, "creator") => {
                let is_new = |person: &Value| {
                    self.authors.len() < MOST_AUTHORS && !self.authors.contains(person)
                };
                let person = person::read(&child).filter(is_new);
                self.authors.extend(person);
            }
            (Own, "category") | (Dublin, "subject") => {
                let tag = child.attribute("label").or_else(|| child.attribute("term"));
                self.tags
                    .push(Value::Text(tag.unwrap_or_else(|| child.text())));
            }
            (Own | Dublin, "language") => self.language = Some(child.text()),
            (WordPress, name) => self.wordpress(name, child),
            _ => {}
        }
    }

    /// Atom's links are attributes, and one for each relation; RSS has one, as its text.
    fn link(&mut self, child: &Element) {
        let address = match (child.attribute("href"), child.attribute("rel").as_deref()) {
            (Some(address), None | Some("alternate")) => address,
            (Some(_), Some(_)) => return,
            (None, _) => child.text(),
        };
        if self.link.is_none() && !address.is_empty() {
            self.link = Some(address);
        }
    }

    fn wordpress(&mut self, name: &str, child: Element<'a>) {
        let text = child.text();
        match (name, text.as_str()) {
            // A draft has no date yet. Otherwise this is the time for the author, the other that of Greenwich.
            ("post_date", zero) if zero.starts_with("0000") => self.published = None,
            ("post_date", _) => self.published = Some(child),
            ("post_name", name) if !name.contains('%') => self.slug = text,
            ("status", "draft" | "pending" | "private" | "auto-draft") => self.is_draft = true,
            ("status", "trash" | "inherit") => self.is_something_else = true,
            ("post_type", "attachment" | "nav_menu_item" | "revision" | "custom_css") => {
                self.is_something_else = true;
            }
            ("post_type", kind) if kind.starts_with("wp_") => self.is_something_else = true,
            _ => {}
        }
    }

    fn article(self, entry: &Element, feed: &Feed, habits: &Habits) -> Outcome {
        let date = |element: Option<Element>| {
            let text = element.map(|element| element.text()).unwrap_or_default();
            Value::Text(without_weekday(&text).to_owned())
        };
        let title = self.title.map(|title| title.line()).unwrap_or_default();
        let dates = [("date", self.published), ("updated", self.modified)];
        let fields = [
            ("id", Value::Text(self.id)),
            ("title", Value::Text(title)),
            ("date", date(self.published)),
            ("updated", date(self.modified)),
            ("authors", Value::List(self.authors)),
            ("tags", Value::List(self.tags)),
            (
                "language",
                self.language.map(Value::Text).unwrap_or_default(),
            ),
            ("slug", Value::Text(self.slug)),
        ];
        let fields = fields.map(|(key, value)| (key.to_owned(), value)).into();
        let places = Dates {
            entry: entry.outer,
            dates,
        };
        let mut draft = fields::draft(&Value::Map(fields), habits, &places);
        let base = entry.attribute("xml:base").or_else(|| feed.base.clone());
        let link = self
            .link
            .or(self.permalink)
            .map(|link| absolute(link, base.as_deref()));
        draft.article.url = link.clone().filter(|link| is_web_address(link));
        let is_old_address = |link: &String| is_web_address(link) || link.starts_with('/');
        draft.aliases.extend(link.filter(is_old_address));
        draft.is_draft = self.is_draft;
        let article = &mut draft.article;
        article.published = article.published.or(article.modified);
        if article.authors.is_empty() {
            article.authors.clone_from(&feed.authors);
        }
        if article.language.is_none() {
            article.language.clone_from(&feed.language);
        }
        give_body(&mut draft, self.content, self.summary);
        finish(draft)
    }
}

/// The content is the body, and the summary is one unless it says the same; without a content it is the body.
fn give_body(draft: &mut Draft, content: Option<Written>, summary: Option<Written>) {
    let content = content.filter(|content| !content.is_blank());
    let summary = summary.filter(|summary| !summary.is_blank());
    draft.article.summary = match (&content, &summary) {
        (Some(content), Some(summary)) => {
            Some(summary.line()).filter(|line| !line.is_empty() && *line != content.line())
        }
        _ => None,
    };
    if let Some(body) = content.or(summary) {
        draft.body = body.into_body();
    }
}

/// The date in `mer, 16 nov 2022`: the day of the week says nothing, in whatever language.
fn without_weekday(date: &str) -> &str {
    match date.split_once(',') {
        Some((day, rest)) if day.chars().all(|c| c.is_alphabetic() || c == '.') => rest.trim(),
        _ => date,
    }
}

/// The places of an entry's dates.
struct Dates<'a> {
    entry: &'a str,
    dates: [(&'static str, Option<Element<'a>>); 2],
}

impl Places for Dates<'_> {
    fn place(&self, key: &str) -> Place {
        let date = self.dates.iter().find(|(name, _)| *name == key);
        let Some((_, Some(element))) = date else {
            return Place::whole();
        };
        let text = element.inner.trim();
        Place::at(self.entry, offset(self.entry, text), text.len())
    }
}

/// An address in full, as far as `base` allows.
fn absolute(link: String, base: Option<&str>) -> String {
    let base = base.filter(|base| is_web_address(base) && !is_web_address(&link));
    let Some((base, scheme_end)) = base.and_then(|base| Some((base, base.find("://")?))) else {
        return link;
    };
    // `mailto:` and the like are in full as well.
    let is_path = !link
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default()
        .contains(':');
    let host_end = base[scheme_end + 3..]
        .find('/')
        .map_or(base.len(), |at| scheme_end + 3 + at);
    if link.starts_with("//") {
        format!("{}{link}", &base[..=scheme_end])
    } else if link.starts_with('/') {
        format!("{}{link}", &base[..host_end])
    } else if is_path {
        let folder = base[host_end..].rfind('/').map_or(0, |at| at);
        let link = link.trim_start_matches("./");
        format!("{}/{link}", &base[..host_end + folder])
    } else {
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_completed() {
        let check = |link: &str, base: &str, expected: &str| {
            assert_eq!(absolute(link.to_owned(), Some(base)), expected);
        };
        check("/a", "https://e.org/blog/feed.xml", "https://e.org/a");
        check(
            "a?x:y",
            "https://e.org/blog/feed.xml",
            "https://e.org/blog/a?x:y",
        );
        check("./a", "https://e.org", "https://e.org/a");
        check("//f.org/a", "https://e.org/blog", "https://f.org/a");
        check("http://f.org/a", "https://e.org/blog", "http://f.org/a");
        check("mailto:a@e.org", "https://e.org/", "mailto:a@e.org");
        check("/a", "blog/", "/a");
    }
}
