//! Roving focus: many controls that are one stop of the Tab key, and arrow keys to go from one to the next
//! (the pattern of that name in the ARIA Authoring Practices).

use super::browser::{keyboard, page};
use super::element::Element;
use super::reactive::{Derived, Value};

/// The attribute that numbers the controls.
const PLACE: &str = "data-place";

/// Which of some controls has the focus, or would get it. They stand in rows of so many columns.
#[derive(Clone, Copy)]
pub struct Roving {
    current: Value<usize>,
    len: Derived<usize>,
    n_columns: usize,
}

impl Roving {
    /// Over as many controls as `len` says; the first begins.
    pub fn new(len: impl Fn() -> usize + Send + Sync + 'static, n_columns: usize) -> Roving {
        Roving {
            current: Value::new(0),
            len: Derived::new(move |_| len()),
            n_columns,
        }
    }

    /// Makes `element` the control at `place`.
    pub fn item(self, element: Element, place: usize) -> Element {
        let is_current = move || {
            let last = self.len.get().saturating_sub(1);
            self.current.get().min(last) == place
        };
        element
            .set(PLACE, &place.to_string())
            .follow("tabindex", move || {
                if is_current() { "0" } else { "-1" }.to_owned()
            })
            .on("focus", move |_| self.current.set(place))
    }

    /// Makes `element`, which holds all the controls, listen for the arrow keys.
    pub fn around(self, element: Element) -> Element {
        element.on("keydown", move |event| {
            let Some(key) = keyboard::plain_key(&event) else {
                return;
            };
            let n = self.len.with_untracked(usize::clone);
            let now = self.current.get_untracked();
            let next = match key.as_str() {
                "ArrowRight" => now + 1,
                "ArrowLeft" => now.saturating_sub(1),
                "ArrowDown" => now + self.n_columns,
                "ArrowUp" if self.n_columns <= now => now - self.n_columns,
                "Home" => 0,
                "End" => n.saturating_sub(1),
                _ => return,
            };
            event.prevent_default();
            if next < n {
                page::focus_within(&event, &format!("[{PLACE}='{next}']"));
            }
        })
    }
}
