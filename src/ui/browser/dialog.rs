//! Dialogs that keep the focus until they are closed, and give it back then.

use super::failure::warn;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

/// Opens the dialog `element`, unless it is open.
pub fn open(element: &HtmlElement) {
    if let Some(dialog) = element
        .dyn_ref::<HtmlDialogElement>()
        .filter(|dialog| !dialog.open())
        && let Err(error) = dialog.show_modal()
    {
        warn("a dialog could not be opened", &error);
    }
}

/// Closes the dialog `element`.
pub fn close(element: &HtmlElement) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
}
