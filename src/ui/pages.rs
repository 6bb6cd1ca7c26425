//! The pages: one for each kind of route.

mod article;
mod list;

pub use article::{article_page, missing_page};
pub use list::list_page;
