//! The page: components over the core, in the browser.
//!
//! Components pick and format; what they show is worked out in the core. Only [`browser`] speaks to the
//! browser itself.

pub mod browser;
pub mod element;
pub mod reactive;
pub mod view;

mod app;
mod components;
mod finder;
mod load;
mod navigation;
mod pages;
mod roving;
mod shortcuts;
mod state;

pub use app::{app, reader};
pub use load::Retry;

/// Shows the app in the page that is open, and keeps any panic from leaving the reader without a word.
///
/// In the worker that makes search indexes there is no page, and nothing to do until it is asked for one.
pub fn start() {
    if browser::indexer::is_here() {
        return;
    }
    browser::failure::report_panics();
    browser::page::mount(app);
}
