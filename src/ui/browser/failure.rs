//! Last words: what the reader sees when the program itself is broken.

/// The alert in `index.html` that is shown when nothing else can be.
const ALERT_ID: &str = "failure";

/// Makes a panic show the alert, and log where it happened.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Some(alert) = gloo::utils::document().get_element_by_id(ALERT_ID) {
            // Nothing is left to do if even this is refused.
            let _ = alert.remove_attribute("hidden");
        }
    }));
}

/// Logs what could not be done and is done without.
pub fn warn(what: &str, error: &wasm_bindgen::JsValue) {
    web_sys::console::warn_2(&what.into(), error);
}
