//! Unicode on every platform but the browser: the standard library's case, a crate's composition.

use unicode_normalization::UnicodeNormalization;

/// Upper-casing first makes `ß` equal to `SS` and the two lower-case sigmas equal to each other, as full
/// Unicode case folding does.
pub(super) fn fold(text: &str) -> String {
    text.to_uppercase().to_lowercase().nfc().collect()
}

pub(super) fn lower(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

pub(super) fn decompose(text: &str) -> String {
    text.to_uppercase().to_lowercase().nfkd().collect()
}

pub(super) fn compose(text: &str) -> String {
    text.nfc().collect()
}
