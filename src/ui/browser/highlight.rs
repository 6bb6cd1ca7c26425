//! Marks on text that is already in the page: by the CSS Custom Highlight API, which leaves the elements alone, or by
//! `mark` elements where the browser does not have it.
//!
//! What to mark is [`search`](crate::search)'s business.

use super::failure::warn;
use super::geometry;
use gloo::utils::document;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor, variadic, catch)]
    fn new(ranges: &Array) -> Result<Highlight, JsValue>;

    type Registry;

    #[wasm_bindgen(method, structural)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method, structural)]
    fn delete(this: &Registry, name: &str);
}

/// All hits, and the one that the reader is at, as style sheets call them.
const HIT: &str = "hit";
const CURRENT: &str = "current-hit";

/// The hits in a part of the page. They are no longer marked when this is dropped.
pub struct Hits {
    ranges: Vec<Range>,
    registry: Option<Registry>,
}

impl Hits {
    /// Marks what `find` finds in each text inside of `element`. It is told the text and whether that is a heading of
    /// the first level, and gives stretches of it in UTF-8.
    pub fn mark(
        element: &Element,
        find: &dyn Fn(&str, bool) -> Vec<std::ops::Range<usize>>,
    ) -> Hits {
        let mut ranges = Vec::new();
        collect(element, false, find, &mut ranges);
        let registry = registry();
        match &registry {
            Some(registry) => show(registry, HIT, ranges.iter()),
            // From the last to the first, since each takes the text behind it apart.
            None => ranges.iter().rev().for_each(wrap),
        }
        Hits { ranges, registry }
    }

    /// How many hits there are.
    pub fn count(&self) -> usize {
        self.ranges.len()
    }

    /// Shows which hit the reader is at, and brings it to the upper part of the screen if it is not to be seen.
    pub fn go_to(&self, number: usize) {
        let Some(range) = self.ranges.get(number) else {
            return;
        };
        if let Some(registry) = &self.registry {
            show(registry, CURRENT, [range].into_iter());
        }
        let bounds = range.get_bounding_client_rect();
        geometry::bring_to_sight(bounds.top(), bounds.bottom());
    }
}

impl Drop for Hits {
    fn drop(&mut self) {
        if let Some(registry) = &self.registry {
            [HIT, CURRENT].iter().for_each(|name| registry.delete(name));
        }
    }
}

/// The page's highlights, where the browser has them.
fn registry() -> Option<Registry> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = Reflect::get(&css, &"highlights".into()).ok()?;
    registry.is_object().then(|| registry.unchecked_into())
}

fn show<'a>(registry: &Registry, name: &str, ranges: impl Iterator<Item = &'a Range>) {
    match Highlight::new(&ranges.collect()) {
        Ok(highlight) => registry.set(name, &highlight),
        Err(error) => warn("the hits could not be marked", &error),
    }
}

fn wrap(range: &Range) {
    let mark = document().create_element("mark");
    if let Err(error) = mark.and_then(|mark| range.surround_contents(&mark)) {
        warn("a hit could not be marked", &error);
    }
}

/// The stretches of all texts in a node, in the order of the page.
fn collect(
    node: &Node,
    is_title: bool,
    find: &dyn Fn(&str, bool) -> Vec<std::ops::Range<usize>>,
    ranges: &mut Vec<Range>,
) {
    let mut next = node.first_child();
    while let Some(child) = next {
        if child.node_type() == Node::TEXT_NODE {
            let text = child.text_content().unwrap_or_default();
            for span in find(&text, is_title) {
                ranges.extend(range(&child, &text, span));
            }
        } else {
            let is_title = is_title || child.node_name() == "H1";
            collect(&child, is_title, find, ranges);
        }
        next = child.next_sibling();
    }
}

/// A stretch of a text as the browser has it, which counts in UTF-16.
fn range(node: &Node, text: &str, span: std::ops::Range<usize>) -> Option<Range> {
    let units = |at: usize| text[..at].encode_utf16().count() as u32;
    let range = Range::new().ok()?;
    range.set_start(node, units(span.start)).ok()?;
    range.set_end(node, units(span.end)).ok()?;
    Some(range)
}
