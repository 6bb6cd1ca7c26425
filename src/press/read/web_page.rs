//! A web page that somebody saved or wrote: the article in it, without the site around it.
//!
//! What on a page is the article is for `dom_smoothie` to say; this asks the page for the rest. The HTML is not
//! made safe here.

use super::Context;
use super::records::{is_html, plain};
use crate::article::text_of_html;
use crate::press::diagnostic::{Kind, Mistake, Place};
use crate::press::draft::{Body, Reading};
use crate::press::fields::{self, Places};
use crate::press::value::Value;
use dom_smoothie::{Config, Readability, ReadabilityError};

mod facts;
mod nesting;

use facts::Facts;

/// More elements inside one another are no page that somebody wrote, but time and stack for every program.
const MOST_DEEP: usize = 512;

/// A page of so many elements is read in two seconds. A novel has a tenth of them.
const MOST_ELEMENTS: usize = 200_000;

/// The article of a page.
pub(super) fn read(text: &str, context: &Context) -> Reading {
    let habits = context.habits();
    if let Some(offset) = nesting::deeper_than(MOST_DEEP, text) {
        return Reading::mistaken(too_deep(Place::at(text, offset, 1)));
    }
    let Some(mut page) = page(text) else {
        return Reading::mistaken(nothing());
    };
    // Only now it is known for sure what closes what.
    if is_deeper(&page, MOST_DEEP) {
        return Reading::mistaken(too_deep(Place::whole()));
    }
    let Facts { mut fields, url } = Facts::of(&page, &habits);
    let (html, byline) = match body(&mut page, text) {
        Ok(body) => body,
        Err(mistake) => return Reading::mistaken(mistake),
    };
    if let Some(byline) = byline
        && let Some((_, author @ Value::Null)) = fields.iter_mut().find(|(key, _)| key == "author")
    {
        *author = Value::Text(facts::name(&byline));
    }
    let fields = Value::Map(fields);
    let places = Found {
        text,
        fields: &fields,
    };
    let mut draft = fields::draft(&fields, &habits, &places);
    draft.aliases.extend(url.clone());
    draft.article.url = url;
    draft.body = match is_html(&html) {
        true => Body::Html(html),
        false => Body::Text(text_of_html(&html)),
    };
    super::titled(draft, Place::whole(), "put a <title> into its head")
}

/// The HTML of the article, and who wrote it if that stands above.
fn body(page: &mut Readability, text: &str) -> Result<(String, Option<String>), Mistake> {
    // Short pages are taken whole, their menus included.
    page.doc.select("nav, [role='navigation']").remove();
    let (html, byline) = match page.parse() {
        Ok(article) => (unwrapped(&article.content).to_owned(), article.byline),
        Err(ReadabilityError::TooManyElements(n, most)) => {
            let message = format!("the page has {n} elements; no more than {most} are read");
            let help = "split it, or exclude it in newsprint.toml";
            return Err(Mistake::new(
                Kind::Unreadable,
                Place::whole(),
                message,
                help,
            ));
        }
        Err(_) => (whole_body(text), None),
    };
    match plain(&html).is_none() && !html.contains("<img") {
        true => Err(nothing()),
        false => Ok((html, byline)),
    }
}

fn page(html: &str) -> Option<Readability> {
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        disable_json_ld: true,
        ..Config::default()
    };
    // It fails only for an address that is none, and is given no address.
    Readability::new(html, None, Some(config)).ok()
}

/// Whether elements are more than `most` deep inside one another.
fn is_deeper(page: &Readability, most: usize) -> bool {
    let root = page.doc.root();
    let (mut node, mut depth) = (root, 0);
    // Down where there is a way down, else on, else up and on: recursion would need as much stack as the page wants.
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            if most < depth {
                return true;
            }
            continue;
        }
        loop {
            if depth == 0 {
                return false;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return false;
            };
            (node, depth) = (parent, depth - 1);
        }
    }
}

/// The article without the element that `dom_smoothie` puts around it.
fn unwrapped(content: &str) -> &str {
    let inside = content
        .strip_prefix("<div id=\"readability-page-1\" class=\"page\">")
        .and_then(|inside| inside.strip_suffix("</div>"));
    inside.unwrap_or(content)
}

/// Everything on the page that may be read, for pages where nothing stands out.
fn whole_body(html: &str) -> String {
    page(html).map_or_else(String::new, |page| {
        page.doc
            .select("script, style, noscript, template, nav")
            .remove();
        page.doc.select("body").inner_html().to_string()
    })
}

fn too_deep(place: Place) -> Mistake {
    let message = format!("the page has elements nested more than {MOST_DEEP} deep");
    let help = "save it anew with a browser, or exclude it in newsprint.toml";
    Mistake::new(Kind::Unreadable, place, message, help)
}

fn nothing() -> Mistake {
    let help = "if it is no article, exclude it in newsprint.toml or move it elsewhere";
    Mistake::new(
        Kind::Empty,
        Place::whole(),
        "there is nothing to read on the page",
        help,
    )
}

/// The places of a page's facts: where what they say first stands.
struct Found<'a> {
    text: &'a str,
    fields: &'a Value,
}

impl Places for Found<'_> {
    fn place(&self, key: &str) -> Place {
        let value = self
            .fields
            .first(&[key])
            .and_then(|(_, value)| value.text());
        let found = value.and_then(|value| Some((self.text.find(value)?, value.len())));
        found.map_or_else(Place::whole, |(at, length)| {
            Place::at(self.text, at, length)
        })
    }
}

#[cfg(test)]
mod tests;
