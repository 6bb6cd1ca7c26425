//! The stemmer that the page carries: about 4 kB compressed, where all of them would be 60.

use super::primary;
use pagefind_stem::{Algorithm, Stemmer};

/// What stems words of a language, if there is anything.
pub(crate) fn stemmer(language: &str) -> Option<Stemmer> {
    (primary(language) == "en").then(|| Stemmer::create(Algorithm::English))
}
