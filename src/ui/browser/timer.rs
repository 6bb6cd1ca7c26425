//! Something later.

use gloo::render::AnimationFrame;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;

/// An action that is still to come. Dropping it cancels the action.
#[must_use]
pub struct Timer {
    _timeout: Timeout,
}

/// Calls `action` after that many milliseconds.
pub fn after(milliseconds: u32, action: impl FnOnce() + 'static) -> Timer {
    Timer {
        _timeout: Timeout::new(milliseconds, action),
    }
}

/// Calls actions just before the next picture is drawn, when the page holds all that has changed. Of several
/// actions asked for before one picture, the last is called; none after this value is dropped.
#[derive(Default)]
pub struct NextFrame(RefCell<Option<AnimationFrame>>);

impl NextFrame {
    /// Asks for `action` to be called.
    pub fn call(&self, action: impl FnOnce() + 'static) {
        self.0
            .replace(Some(gloo::render::request_animation_frame(move |_| {
                action()
            })));
    }
}
