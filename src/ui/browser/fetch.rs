//! Files from the site's own folder.

use super::timer::Pieces;
use gloo::net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The host answered, but with this status.
    Status(u16),
    /// No answer, or none to the end.
    Unreachable,
}

/// A fetch that can be given up. Without `AbortController` it runs to its end unheard.
pub struct Fetch(Option<AbortController>);

impl Default for Fetch {
    fn default() -> Fetch {
        Fetch(AbortController::new().ok())
    }
}

impl Fetch {
    /// The bytes of the file at `url`, relative to the page. `on_progress` hears how many have come.
    pub async fn bytes(
        &self,
        url: &str,
        on_progress: impl Fn(usize),
    ) -> Result<Vec<u8>, FetchError> {
        let signal = self.0.as_ref().map(AbortController::signal);
        let request = Request::get(url).abort_signal(signal.as_ref());
        let response = request.send().await.map_err(|_| FetchError::Unreachable)?;
        if !response.ok() {
            return Err(FetchError::Status(response.status()));
        }
        match response.body() {
            Some(body) => read(body.get_reader().unchecked_into(), on_progress).await,
            None => Ok(Vec::new()),
        }
    }

    /// Gives it up.
    pub fn abort(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Reads a stream to its end. A connection that breaks off gives an error, never half a file.
async fn read(
    reader: ReadableStreamDefaultReader,
    on_progress: impl Fn(usize),
) -> Result<Vec<u8>, FetchError> {
    // Put together at the end: bytes that grow are copied again and again.
    let mut chunks: Vec<Uint8Array> = Vec::new();
    let mut n_bytes = 0;
    let mut pieces = Pieces::begin();
    loop {
        let chunk = JsFuture::from(reader.read())
            .await
            .map_err(|_| FetchError::Unreachable)?;
        let field = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or_default();
        if field("done").is_truthy() {
            break;
        }
        let chunk = Uint8Array::new(&field("value"));
        n_bytes += chunk.length() as usize;
        chunks.push(chunk);
        on_progress(n_bytes);
        pieces.pause_if_due().await;
    }
    let mut bytes = vec![0; n_bytes];
    let mut rest = bytes.as_mut_slice();
    for chunk in chunks {
        let (place, behind) = rest.split_at_mut(chunk.length() as usize);
        chunk.copy_to(place);
        rest = behind;
    }
    Ok(bytes)
}
