//! Where things are on the screen, and moving the screen.

use super::page::listen;
use crate::window::Geometry;
use gloo::utils::{document, window};
use web_sys::{Element, ScrollToOptions};

/// What there is to know of `list`, all of whose `n_rows` rows are equally high.
pub fn of_list(list: &Element, n_rows: usize) -> Geometry {
    let bounds = list.get_bounding_client_rect();
    let row_height = if n_rows == 0 {
        0.0
    } else {
        bounds.height() / n_rows as f64
    };
    let screen_height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    Geometry {
        scrolled: -bounds.top(),
        row_height,
        screen_height: screen_height.unwrap_or_default(),
    }
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page to `y`, at once.
pub fn scroll_to(y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(y);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Scrolls until what reaches from `top` to `bottom` on the screen is to be seen, at a third of its height if it was not.
pub fn bring_to_sight(top: f64, bottom: f64) {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let height = height.unwrap_or_default();
    // Bars that stay on the screen may cover its edges.
    let margin = height / 8.0;
    if top < margin || height - margin < bottom {
        scroll_to(scrolled() + top - height / 3.0);
    }
}

/// Scrolls the page to `place`, or else to the part of it that the address names, or else to its top.
pub fn arrive_at(place: Option<f64>) {
    match (place, named_part()) {
        (None, Some(part)) => part.scroll_into_view(),
        (place, _) => scroll_to(place.unwrap_or_default()),
    }
}

/// The element that the address names behind its `#`.
fn named_part() -> Option<Element> {
    // An address that is not well-formed names nothing.
    let hash = window().location().hash().ok()?;
    let id = String::from(js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?);
    document().get_element_by_id(&id)
}

/// Calls `action` whenever the page is scrolled or the screen changes its size, until the owner goes away.
pub fn on_change(action: impl Fn() + Clone + 'static) {
    listen("scroll", {
        let action = action.clone();
        move |_| action()
    });
    listen("resize", move |_| action());
}
