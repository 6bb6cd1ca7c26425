//! The parts of the page, each named after what the reader sees.

mod article_facts;
mod article_header;
mod article_list;
mod article_row;
mod empty_list;
mod failure;
mod losses;
mod masthead;
mod neighbors;
mod notice;
mod progress;
mod prose;
mod tag_choice;
mod tag_links;
mod tag_panel;
mod toolbar;

pub use article_header::article_header;
pub use article_list::article_list;
pub use empty_list::empty_list;
pub use failure::failure;
pub use losses::losses;
pub use masthead::masthead;
pub use neighbors::neighbors;
pub use notice::notice;
pub use progress::progress;
pub use prose::prose;
pub use tag_panel::tag_panel;
pub use toolbar::toolbar;

use article_facts::article_facts;
use article_row::article_row;
use tag_choice::tag_choice;
use tag_links::tag_links;
