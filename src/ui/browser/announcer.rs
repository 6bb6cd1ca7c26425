//! Telling those who listen what others see.

use super::timer::{Timer, after};
use std::cell::RefCell;
use web_sys::HtmlElement;

/// How long the reader must have stopped typing before they are told, in milliseconds: a screen reader is still
/// reading out letters until then.
const STOPPED_FOR: u32 = 500;

/// What is still to be said. Dropping it forgets that.
#[derive(Default)]
pub struct Announcer(RefCell<Option<Timer>>);

impl Announcer {
    /// Says `text` in the live region `region`: at once, or once the reader has stopped typing. Of several
    /// things to be said then, the last is said.
    pub fn say(&self, region: HtmlElement, text: String, is_typing: bool) {
        if !is_typing {
            self.0.replace(None);
            region.set_text_content(Some(&text));
            return;
        }
        let say = move || region.set_text_content(Some(&text));
        // A new timer takes the place of the one before, which cancels that.
        self.0.replace(Some(after(STOPPED_FOR, say)));
    }
}
