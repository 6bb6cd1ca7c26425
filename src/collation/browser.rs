//! Collation in the browser: `Intl.Collator`, over all titles at once.

use super::ROOT;
use js_sys::{Array, Function, Reflect, global};
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

pub(super) fn order<'a>(titles: impl Iterator<Item = &'a str>, language: &str) -> Vec<u32> {
    let titles: Vec<&str> = titles.collect();
    let texts: Array = titles
        .iter()
        .map(|title| JsValue::from_str(title))
        .collect();
    // A text that is no language is refused; the root's rules are known everywhere. Should even that fail,
    // the titles stay as they are.
    let _sorted = sort(&texts, language).or_else(|_| sort(&texts, ROOT));

    // Texts come back and not places, because a comparison of places would have to cross over here each
    // time. Those that are the same text are told apart by taking their places in order.
    let mut first: HashMap<String, u32> = HashMap::with_capacity(titles.len());
    let mut next = vec![None; titles.len()];
    for (place, title) in titles.iter().enumerate().rev() {
        next[place] = first.insert((*title).to_owned(), place as u32);
    }
    let mut take = |text: JsValue| {
        let place = first.get_mut(&text.as_string()?)?;
        let taken = *place;
        *place = next[taken as usize].unwrap_or(taken);
        Some(taken)
    };
    texts.iter().filter_map(&mut take).collect()
}

/// Sorts `texts` where they are.
fn sort(texts: &Array, language: &str) -> Result<JsValue, JsValue> {
    let intl = Reflect::get(&global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &"Collator".into())?.dyn_into()?;
    let collator = Reflect::construct(&constructor, &Array::of1(&language.into()))?;
    let compare = Reflect::get(&collator, &"compare".into())?;
    let sort: Function = Reflect::get(texts, &"sort".into())?.dyn_into()?;
    sort.call1(texts, &compare)
}
