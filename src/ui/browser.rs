//! The browser's own capabilities, one a module: the only users of `web_sys` and `gloo`.
//!
//! Any of them may be missing or refuse; then the page works without, and the console says so.

pub mod announcer;
pub mod calendar;
pub mod dialog;
pub mod failure;
pub mod fetch;
pub mod geometry;
pub mod highlight;
pub mod history;
pub mod html;
pub mod indexer;
pub mod keyboard;
pub mod nodes;
pub mod page;
pub mod pointer;
pub mod storage;
pub mod timer;
