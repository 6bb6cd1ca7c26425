//! Unicode in the browser: its own methods of strings, which do the same as the native ones.

use js_sys::JsString;

pub(super) fn fold(text: &str) -> String {
    lower(&String::from(JsString::from(text).to_upper_case()))
}

pub(super) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().normalize("NFC").into()
}

pub(super) fn decompose(text: &str) -> String {
    let lower = JsString::from(text).to_upper_case().to_lower_case();
    lower.normalize("NFKD").into()
}

pub(super) fn compose(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
