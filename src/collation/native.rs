//! Collation on every platform but the browser: a crate's tables.

use super::ROOT;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

pub(super) fn order<'a>(titles: impl Iterator<Item = &'a str>, language: &str) -> Vec<u32> {
    let titles: Vec<&str> = titles.collect();
    let mut order: Vec<u32> = (0..).take(titles.len()).collect();
    let collator = collator(language).or_else(|| collator(ROOT));
    if let Some(collator) = collator {
        order
            .sort_by(|&one, &other| collator.compare(titles[one as usize], titles[other as usize]));
    }
    order
}

fn collator(language: &str) -> Option<CollatorBorrowed<'static>> {
    // A text that is no language is refused, as in the browser.
    let locale: icu_locale_core::Locale = language.parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}
