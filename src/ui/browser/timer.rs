//! Something later.

use gloo::render::AnimationFrame;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// An action that is still to come. Dropping it cancels the action.
#[must_use]
pub struct Timer {
    _timeout: Timeout,
}

/// Calls `action` after that many milliseconds.
pub fn after(milliseconds: u32, action: impl FnOnce() + 'static) -> Timer {
    let action: Box<dyn FnOnce()> = Box::new(action);
    Timer {
        _timeout: Timeout::new(milliseconds, action),
    }
}

/// Long work in short pieces, so that the browser can draw and answer in between.
pub struct Pieces {
    began: f64,
}

/// The length of a piece in milliseconds: below 50, which nobody notices, with room for what a piece ends with.
const PIECE: f64 = 25.;

impl Pieces {
    /// Begins the first one.
    pub fn begin() -> Pieces {
        Pieces {
            began: js_sys::Date::now(),
        }
    }

    /// Lets the browser do what waits, if it has waited long enough.
    pub async fn pause_if_due(&mut self) {
        if PIECE < js_sys::Date::now() - self.began {
            self.pause().await;
        }
    }

    /// Lets the browser do what waits.
    pub async fn pause(&mut self) {
        // Without such channels the rest is one piece.
        if let Ok(channel) = MessageChannel::new() {
            message(&channel).await;
        }
        *self = Pieces::begin();
    }
}

/// Waits for a message to itself, because timers are slowed down by four milliseconds, and in a tab behind others by a
/// second.
async fn message(channel: &MessageChannel) {
    let message = Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        // A message that cannot be sent must not be waited for.
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(message).await;
}

/// Calls actions just before the next picture is drawn, when the page holds all that has changed. Of several
/// actions asked for before one picture, the last is called; none after this value is dropped.
#[derive(Default)]
pub struct NextFrame(RefCell<Option<AnimationFrame>>);

impl NextFrame {
    /// Asks for `action` to be called.
    pub fn call(&self, action: impl FnOnce() + 'static) {
        let action: Box<dyn FnOnce(f64)> = Box::new(|_| action());
        self.0
            .replace(Some(gloo::render::request_animation_frame(action)));
    }
}
