//! Where things are on the screen, and moving the screen.

use super::page::listen;
use crate::window::Geometry;
use gloo::utils::window;
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

/// Calls `action` whenever the page is scrolled or the screen changes its size, until the owner goes away.
pub fn on_change(action: impl Fn() + Clone + 'static) {
    listen("scroll", {
        let action = action.clone();
        move |_| action()
    });
    listen("resize", move |_| action());
}
