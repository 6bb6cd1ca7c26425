//! Keys, as they arrive from anywhere on the page. What they do is [`shortcuts`](crate::ui)' business.

use super::page::listen_first;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Where typing goes into the page and is no shortcut.
const FIELDS: &str = "input:not([type=radio], [type=range], [type=checkbox]), select, textarea, [contenteditable], dialog[open]";

/// The key of an event, if no other key is held that makes it another one's business.
pub fn plain_key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let is_other = event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || event.is_composing()
        || event.default_prevented();
    (!is_other).then(|| event.key())
}

/// Calls `action` with every key that is pressed outside fields and dialogs, until the owner goes away.
pub fn on_key(action: impl Fn(&Event, &str) + 'static) {
    listen_first("keydown", move |event| {
        if let Some(key) = plain_key(event).filter(|_| !is_in_field(event)) {
            action(event, &key);
        }
    });
}

fn is_in_field(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    // The selector is a correct one, so that there is no error to hear of.
    let is_in = |element: Element| matches!(element.closest(FIELDS), Ok(Some(_)));
    target.is_some_and(is_in) || matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
