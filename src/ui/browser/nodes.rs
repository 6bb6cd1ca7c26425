//! The nodes that the page is made of: what is written into them, and what they hear.
//!
//! Making nodes and putting them where they belong is Leptos' renderer's business.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

pub use web_sys::{Element, Event, HtmlElement, Node};

/// What can be written into a node.
#[derive(Clone, Copy, PartialEq)]
pub enum Slot {
    /// The text of a text node.
    Text,
    /// The attribute of this name, which is absent without a text.
    Attribute(&'static str),
    /// A property that is true or false: whether there is a text.
    Flag(&'static str),
    /// What stands in a field, or the place of a slider.
    Value,
}

impl Slot {
    /// Writes `now` into `node`, where `before` was written last.
    pub fn write(self, node: &Node, before: Option<&str>, now: Option<&str>) {
        // The reader writes into fields as well, so that they may not hold what was written last.
        let is_written = match self {
            Slot::Text | Slot::Attribute(_) => before == now,
            Slot::Flag(_) | Slot::Value => false,
        };
        if is_written {
            return;
        }
        let text = now.unwrap_or_default();
        let element: &Element = node.unchecked_ref();
        match self {
            Slot::Text => node.set_node_value(now),
            Slot::Attribute(name) if now.is_some() => Rndr::set_attribute(element, name, text),
            Slot::Attribute(name) => Rndr::remove_attribute(element, name),
            Slot::Flag(name) => {
                Rndr::set_property_or_value(element, name, &now.is_some().into());
            }
            Slot::Value => Rndr::set_property_or_value(element, "value", &text.into()),
        }
    }
}

/// An element as one of HTML, which all are but drawings.
pub fn as_html(element: &Element) -> HtmlElement {
    element.clone().unchecked_into()
}

/// What is done when an event comes.
pub type Act = Box<dyn FnMut(Event)>;

/// The same, as the browser's listeners have it.
pub(super) type Hear = Box<dyn FnMut(&Event)>;

/// Acts when an event of one name reaches an element, until it is dropped.
pub struct Listener {
    /// What it listens for.
    pub event: &'static str,
    act: Rc<RefCell<Act>>,
    _listener: EventListener,
}

impl Listener {
    /// Begins to listen.
    pub fn new(element: &Element, event: &'static str, act: Act) -> Listener {
        let act = Rc::new(RefCell::new(act));
        let called = Rc::clone(&act);
        let options = EventListenerOptions::enable_prevent_default();
        let call: Hear = Box::new(move |event| called.borrow_mut()(event.clone()));
        Listener {
            event,
            act,
            _listener: EventListener::new_with_options(element, event, options, call),
        }
    }

    /// Acts by `act` from now on.
    pub fn replace(&self, act: Act) {
        *self.act.borrow_mut() = act;
    }
}
