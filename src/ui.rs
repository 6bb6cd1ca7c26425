//! The page: components over the core, in the browser.
//!
//! Components pick and format; what they show is worked out in the core. Only [`browser`] speaks to the
//! browser itself.

pub mod browser;

mod app;
mod components;
mod element;
mod load;
mod navigation;
mod pages;
mod reactive;
mod roving;
mod shortcuts;
mod state;

pub use app::{app, reader};
pub use load::Retry;

/// Shows the app in the page that is open, and keeps any panic from leaving the reader without a word.
pub fn start() {
    browser::failure::report_panics();
    browser::page::mount(app);
}
