//! What the browser remembers for the reader. It may refuse; then nothing is remembered.

use super::failure::warn;
use gloo::utils::window;
use web_sys::Storage;

/// The names under which things are kept.
#[derive(Clone, Copy)]
pub enum Key {
    /// Whether keyboard shortcuts are switched off.
    ShortcutsOff,
}

impl Key {
    fn as_str(self) -> &'static str {
        match self {
            Key::ShortcutsOff => "newsprint.shortcuts-off",
        }
    }
}

/// Whether `key` was noted.
pub fn is_noted(key: Key) -> bool {
    let noted = storage().and_then(|storage| storage.get_item(key.as_str()).ok());
    noted.flatten().is_some()
}

/// Notes `key`, or forgets it.
pub fn note(key: Key, is_noted: bool) {
    let Some(storage) = storage() else {
        return;
    };
    let result = match is_noted {
        true => storage.set_item(key.as_str(), ""),
        false => storage.remove_item(key.as_str()),
    };
    if let Err(error) = result {
        warn("a setting could not be noted", &error);
    }
}

/// Absent where the reader has forbidden it, which is no news to them.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
