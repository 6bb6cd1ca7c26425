//! The search index of a bundle that has none, made by another thread of the browser: a worker that runs this same
//! app and fetches the bundle itself, which the browser has at hand.
//!
//! The worker is started by `public/boot.js`, which knows what the app's files are called.

use crate::archive::Archive;
use crate::search::Index;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = newsprint, js_name = makeIndex, catch)]
    async fn make_index() -> Result<JsValue, JsValue>;
}

/// The index of the bundle beside the page, or why there is none.
pub async fn make() -> Result<Vec<u8>, JsValue> {
    let index = make_index().await?;
    Ok(index.dyn_into::<Uint8Array>()?.to_vec())
}

/// What the worker does: the index of a bundle, empty if that cannot be read.
#[wasm_bindgen]
pub fn index_of(bundle: &[u8]) -> Vec<u8> {
    let archive = Archive::from_json(bundle).map(|(archive, _)| archive);
    archive.map_or_else(|_| Vec::new(), |archive| Index::new(&archive).into_bytes())
}

/// Whether this is the worker, which has no page to show anything in.
pub fn is_here() -> bool {
    web_sys::window().is_none()
}
