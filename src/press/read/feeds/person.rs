//! Somebody named in a feed.
//!
//! Feeds give the address of a mailbox where a name should be. It is not shown: nobody asked its owner.

use super::xml::{Element, children};
use crate::press::value::Value;

/// Somebody as a field, in the way that front matter has them.
pub(super) fn read(element: &Element) -> Option<Value> {
    if !element.has_elements() {
        return name(&element.text()).map(Value::Text);
    }
    let field = |names: &[&str]| {
        let mut fields = children(element.inner);
        fields
            .find(|field| names.contains(&field.name))
            .map(|field| field.text())
    };
    let fields = [
        ("name", field(&["name"]).and_then(|text| name(&text))),
        ("url", field(&["uri", "url"])),
    ];
    let given = fields
        .into_iter()
        .filter_map(|(key, text)| Some((key.to_owned(), Value::Text(text?))));
    Some(Value::Map(given.collect()))
}

/// The name in `editor@example.org (Name)`, `Name <editor@example.org>` or just `Name`.
fn name(text: &str) -> Option<String> {
    if !text.contains('@') {
        return Some(text.to_owned()).filter(|name| !name.is_empty());
    }
    let is_apart = |c: char| c.is_whitespace() || "()<>[]（）〈〉＜＞".contains(c);
    let words: Vec<&str> = text
        .split(is_apart)
        .filter(|word| !word.is_empty() && !word.contains('@'))
        .collect();
    Some(words.join(" ")).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(name(text).as_deref(), expected);
    }

    #[test]
    fn a_mailbox_is_no_name() {
        check("Ann Lee", Some("Ann Lee"));
        check("ann@example.org (Ann Lee)", Some("Ann Lee"));
        check("Ann Lee <ann@example.org>", Some("Ann Lee"));
        check("王小明（wang@example.org）", Some("王小明"));
        check("mailto:ann@example.org", None);
        check("", None);
    }
}
