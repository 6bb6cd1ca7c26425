//! HTML in the page: the one place where a text becomes elements, and the links among them.
//!
//! Where the links lead is [`route`](crate::route)'s business.

use crate::article::SafeHtml;
use leptos::prelude::event_target;
use web_sys::{Element, Event, HtmlElement};

/// Fills `element` with `html`.
pub fn fill(element: &HtmlElement, html: &SafeHtml) {
    element.set_inner_html(html.as_str());
}

/// The address of the link that was clicked, as it is written there.
pub fn clicked_link(click: &Event) -> Option<String> {
    let link = event_target::<Element>(click).closest("a[href]");
    // The selector is a correct one, so that there is no error to hear of.
    link.ok()??.get_attribute("href")
}
