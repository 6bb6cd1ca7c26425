//! The address bar and the Back button. What an address means is [`route`](crate::route)'s business.
//!
//! Each entry of the history remembers how far its page was scrolled, so that Back, Forward and a reload
//! return to the place and not just to the page.

use super::failure::warn;
use super::geometry;
use super::page::listen;
use super::timer::{Timer, after};
use gloo::utils::window;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

/// How long the page must lie still before its place is noted, in milliseconds. Safari refuses more than
/// 100 notes in 30 seconds.
const STILL_FOR: u32 = 350;

/// The query string of the page's address.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// Takes `href` into the address bar as a new entry.
pub fn push(href: &str) {
    note_place();
    attempt("the address could not be changed", |history| {
        history.push_state_with_url(&JsValue::NULL, "", Some(href))
    });
}

/// Takes `href` into the address bar in place of the present entry.
pub fn replace(href: &str) {
    attempt("the address could not be changed", |history| {
        history.replace_state_with_url(&JsValue::NULL, "", Some(href))
    });
}

/// How far the page of the present entry was scrolled when the reader last left it.
pub fn place() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Notes how far the page is scrolled, in the present entry, unless it is noted: each note takes the browser as long as
/// a good part of an answer.
pub fn note_place() {
    let now = geometry::scrolled();
    // Without a note a page is at its top, or at the part that its address names.
    let is_at_part = || {
        window()
            .location()
            .hash()
            .is_ok_and(|part| !part.is_empty())
    };
    let is_noted = match place() {
        Some(place) => place == now,
        None => now == 0. && !is_at_part(),
    };
    if !is_noted {
        attempt("the place on the page could not be noted", |history| {
            history.replace_state(&now.into(), "")
        });
    }
}

/// Calls `action` when the reader has gone back or forward, and keeps noting places, until the owner goes
/// away.
pub fn on_return(action: impl Fn() + 'static) {
    attempt("the browser restores places by itself", |history| {
        history.set_scroll_restoration(ScrollRestoration::Manual)
    });
    listen("popstate", move |_| action());
    let pending = RefCell::new(None::<Timer>);
    // Setting a new timer drops the one before, which cancels it.
    listen("scroll", move |_| {
        pending.replace(Some(after(STILL_FOR, note_place)));
    });
}

/// Some browsers refuse all this in a frame or when it happens too often; the page goes on without.
fn attempt(what: &str, action: impl FnOnce(&History) -> Result<(), JsValue>) {
    if let Err(error) = window().history().and_then(|history| action(&history)) {
        warn(what, &error);
    }
}
