//! Which words are forms of one word, by the rules of their language.
//!
//! The stemmers are Snowball's. Their tables are larger than the rest of the search, so the browser has English
//! and the press all of them; an index that the press made brings its groups of words along.

#[cfg_attr(target_arch = "wasm32", path = "stems/browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "stems/native.rs")]
mod platform;

pub(crate) use platform::stemmer;

/// The part of a language's tag that says which language it is: `pt` of `pt-BR`.
pub(super) fn primary(language: &str) -> String {
    let end = language.find(['-', '_']).unwrap_or(language.len());
    language[..end].to_ascii_lowercase()
}
