//! Files from the site's own folder.

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
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read())
            .await
            .map_err(|_| FetchError::Unreachable)?;
        let field = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or_default();
        if field("done").is_truthy() {
            return Ok(bytes);
        }
        let chunk = Uint8Array::new(&field("value"));
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
        on_progress(bytes.len());
    }
}
