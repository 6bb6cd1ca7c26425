//! newsprint turns a pile of articles into a reader that runs entirely in the browser.
//!
//! This library is the map, in reading order. The core comes first: it knows what an article is, and
//! neither a page, a file system nor a clock. `ui` shows it in the browser; `press` writes the files.

pub mod article;
pub mod collation;
pub mod dates;
pub mod folding;
pub(crate) mod sorting;
pub mod tags;

pub mod feed;

pub mod answer;
pub mod archive;
pub mod article_set;
pub mod facets;
pub mod headings;
pub mod query;
pub mod route;
pub mod search;
pub mod selection;
pub mod timeline;
pub mod ways_out;
pub mod window;

pub mod numbers;

#[cfg(feature = "ui")]
pub mod ui;

#[cfg(feature = "press")]
pub mod press;
