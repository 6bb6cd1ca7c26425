//! Getting the search index ready: fetched where the press has made one, else made elsewhere than where the reader waits.

use super::browser::failure::warn;
use super::browser::fetch::Fetch;
use super::browser::indexer;
use super::browser::timer::Pieces;
use super::reactive::Value;
use crate::archive::Archive;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The index, beside the bundle.
const INDEX: &str = "articles.index";

/// So many bytes of text are read in some ten milliseconds, so their index is made when somebody looks for a word.
const SMALL: usize = 200_000;

/// Gets the index of `archive` ready. The result is whether it is.
pub fn prepare(archive: Arc<Archive>) -> Value<bool> {
    let is_ready = Value::new(archive.text_bytes() < SMALL);
    if !is_ready.get_untracked() {
        spawn_local(fill(archive, is_ready));
    }
    is_ready
}

async fn fill(archive: Arc<Archive>, is_ready: Value<bool>) {
    // The list comes first.
    Pieces::begin().pause().await;
    if !fetched(&archive).await
        && let Err(error) = made(&archive).await
    {
        warn(
            "the search index is made in the page itself, which may stand still for a moment",
            &error,
        );
        archive.index();
    }
    // The page may have gone on to another archive, which has its own.
    is_ready.set(true);
}

/// Whether the index that the press has made could be had, and is of this archive.
async fn fetched(archive: &Archive) -> bool {
    if !archive.feed().has_index {
        return false;
    }
    let bytes = Fetch::default().bytes(INDEX, |_| {}).await;
    bytes.is_ok_and(|bytes| archive.set_index(bytes).is_ok())
}

/// Has the index made in a worker.
async fn made(archive: &Archive) -> Result<(), wasm_bindgen::JsValue> {
    let bytes = indexer::make().await?;
    archive
        .set_index(bytes)
        .map_err(|error| error.to_string().into())
}
