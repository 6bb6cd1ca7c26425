//! The document as a whole: where the app goes, its title, its focus, its events.

use super::failure::warn;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use leptos::prelude::{AnyView, StoredValue};
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusOptions, HtmlElement, MouseEvent};

/// The element of `index.html` that the app fills.
const APP_ID: &str = "app";

/// The heading that names the open article.
pub const ARTICLE_TITLE_ID: &str = "article-title";

/// Shows `view` in the page for as long as the page is open.
pub fn mount(view: fn() -> AnyView) {
    let place = document()
        .get_element_by_id(APP_ID)
        .and_then(|element| element.dyn_into().ok());
    let place = place.expect("index.html has an element with the app's id");
    leptos::mount::mount_to(place, view).forget();
}

/// Names the page, as the tab and the history show it.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to `element` without moving the page.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Err(error) = element.focus_with_options(&options) {
        warn("the focus could not be moved", &error);
    }
}

/// Sets a custom property of CSS on `element`.
pub fn set_style(element: &HtmlElement, name: &str, value: &str) {
    if let Err(error) = element.style().set_property(name, value) {
        warn("a style could not be set", &error);
    }
}

/// Calls `action` on every `event` of the window until the owner goes away.
pub fn listen(event: &'static str, action: impl Fn(&Event) + 'static) {
    // The arena drops the listener with its owner, which removes it from the window.
    StoredValue::new_local(EventListener::new(&window(), event, move |event| {
        action(event)
    }));
}

/// Whether a click on a link asks for the link here: with the main button and no key held, since all else
/// (a new tab, a download) is the browser's to do.
pub fn is_plain_click(event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<MouseEvent>() else {
        return false;
    };
    let has_key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !has_key && !event.default_prevented()
}

/// What has been typed into or chosen in the control that an event comes from.
pub fn value_of(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}
