//! Keyboard shortcuts: single keys that work wherever nothing is typed, unless they are switched off.
//!
//! Each part of the page has its own while it is there; `components/help.rs` lists them for the reader.

use super::browser::keyboard::on_key;
use super::browser::storage::{self, Key};
use super::reactive::Value;
use leptos::prelude::*;

/// Whether shortcuts are switched on.
#[derive(Clone, Copy)]
pub struct Shortcuts(Value<bool>);

/// As the reader left them, for everything below the owner.
pub fn provide_shortcuts() {
    let is_off = storage::is_noted(Key::ShortcutsOff);
    provide_context(Shortcuts(Value::new(!is_off)));
}

/// The switch for all shortcuts.
pub fn use_shortcuts() -> Shortcuts {
    use_context().expect("components stand below the reader, which provides the shortcuts")
}

impl Shortcuts {
    /// Whether they are switched on.
    pub fn are_on(self) -> bool {
        self.0.get()
    }

    /// Switches them on or off, for the next visit as well.
    pub fn switch(self, is_on: bool) {
        storage::note(Key::ShortcutsOff, !is_on);
        self.0.set(is_on);
    }
}

/// Calls `act` with each of `keys` that is pressed where nothing is typed, until the owner goes away. The key then does
/// nothing else.
pub fn shortcut(keys: &'static [&'static str], act: impl Fn(&str) + 'static) {
    let shortcuts = use_shortcuts();
    on_key(move |event, key| {
        if shortcuts.0.get_untracked() && keys.contains(&key) {
            event.prevent_default();
            act(key);
        }
    });
}
