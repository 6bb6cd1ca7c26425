//! Where a mouse, pen or finger is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

/// How far across the element that hears of it an event happened: 0 at its left edge, 1 at its right one.
/// `None` if it is no event of a pointer, or the element has no width.
pub fn across(event: &Event) -> Option<f64> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let bounds = element.get_bounding_client_rect();
    (0.0 < bounds.width()).then(|| (f64::from(pointer.client_x()) - bounds.left()) / bounds.width())
}

/// Whether the main button is held, or a finger is down.
pub fn is_pressed(event: &Event) -> bool {
    let pointer = event.dyn_ref::<PointerEvent>();
    pointer.is_some_and(|pointer| pointer.buttons() & 1 == 1)
}
