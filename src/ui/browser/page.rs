//! The document as a whole: where the app goes, its title, its focus, its events.

use super::failure::warn;
use super::nodes::Hear;
use crate::ui::view::View;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement, MouseEvent};

/// The element of `index.html` that the app fills.
const APP_ID: &str = "app";

/// The heading that names the open article.
pub const ARTICLE_TITLE_ID: &str = "article-title";

/// Shows `view` in the page for as long as the page is open.
pub fn mount(view: fn() -> View) {
    let place = document().get_element_by_id(APP_ID);
    let place = place.expect("index.html has an element with the app's id");
    leptos::mount::mount_to_renderer(&place, view).forget();
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

/// Moves the focus to what `selector` finds first in the element that hears of `event`, and brings it to where it
/// can be seen.
pub fn focus_within(event: &Event, selector: &str) {
    let around = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let found = around.and_then(|around| around.query_selector(selector).ok().flatten());
    focus_and_show(found);
}

/// Moves the focus to the element with this id without moving the page.
pub fn focus_id_in_place(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into().ok()) {
        focus(&element);
    }
}

/// Moves the focus to the element with this id, and brings it to where it can be seen.
pub fn focus_id(id: &str) {
    focus_and_show(document().get_element_by_id(id));
}

fn focus_and_show(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        && let Err(error) = element.focus()
    {
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
    hear(event, EventListenerOptions::default(), Box::new(action));
}

/// Calls `action` on every `event` of the window until the owner goes away, before the browser has acted on it:
/// `action` may keep it from that.
pub fn listen_first(event: &'static str, action: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    hear(event, options, Box::new(action));
}

fn hear(event: &'static str, options: EventListenerOptions, action: Hear) {
    let listener = EventListener::new_with_options(&window(), event, options, action);
    let listener = SendWrapper::new(listener);
    on_cleanup(move || drop(listener));
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

/// Whether the box that an event comes from is checked.
pub fn is_checked(event: &Event) -> bool {
    leptos::prelude::event_target_checked(event)
}

/// The text of the field that an event comes from, up to the cursor and behind it.
pub fn value_around_cursor(event: &Event) -> (String, String) {
    let value: Vec<u16> = value_of(event).encode_utf16().collect();
    let field = leptos::prelude::event_target::<HtmlInputElement>(event);
    // A field that has no cursor is as good as one with the cursor at its end.
    let cursor = field.selection_end().ok().flatten();
    let cursor = cursor.map_or(value.len(), |cursor| value.len().min(cursor as usize));
    let (before, after) = value.split_at(cursor);
    (
        String::from_utf16_lossy(before),
        String::from_utf16_lossy(after),
    )
}

/// What has been typed into or chosen in the control that an event comes from.
pub fn value_of(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}
