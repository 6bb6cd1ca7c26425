//! Addresses in imported articles, as Markdown can have them.
//!
//! Where they lead is looked at again by every build; nothing is resolved here.

use super::{marks, shelf};
use crate::press::sanitize::ID_PREFIX;
use crate::query::Query;
use crate::route::Route;

/// An address as it is, or for a link of another bundle to one of its articles the file that it becomes.
pub(super) fn own(address: String) -> String {
    match Route::of_link(&address, Query::default()) {
        Some((Route::Article(slug, _), part)) => {
            let part = part.replacen(&format!("#{ID_PREFIX}"), "#", 1);
            format!("{}{part}", shelf::file(&slug).display())
        }
        _ => address,
    }
}

/// An address that needs no escape in Markdown, in an attribute.
pub(super) fn destination(address: &str) -> String {
    let mut written = String::new();
    for c in address.trim().chars() {
        match c {
            '&' => written.push_str(&marks::disguised("&")),
            c if c.is_whitespace() || c.is_control() || "\"'<>{}()\\`|^*".contains(c) => {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes)
                    .bytes()
                    .for_each(|byte| written.push_str(&format!("%{byte:02X}")));
            }
            c => written.push(c),
        }
    }
    written
}
