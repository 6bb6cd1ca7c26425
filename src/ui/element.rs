//! One way to say what an element is, for every element of the page.
//!
//! Leptos' `view!` gives every element, attribute and closure a type of its own and compiles its machinery
//! for each, which made the app a fifth larger (the figures are in the README). Here all of them have the
//! same few types underneath, and a component is a function that returns one.

use super::browser::page;
use crate::search::Span;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, Event, on};
use leptos::html;
use leptos::prelude::*;
use leptos::svg;
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::prop;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// An element that is being put together. Boxed, because it is handed from method to method.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// The element of the page, once it is there.
pub type Node = NodeRef<html::Custom<String>>;

/// Where the focus goes when the control that has it is about to disappear.
#[derive(Clone, Copy)]
pub struct Focus(Node);

impl Focus {
    /// To `node`, which must be able to take it.
    pub fn new(node: Node) -> Focus {
        Focus(node)
    }

    /// Moves it there.
    pub fn take(self) {
        if let Some(element) = self.0.get_untracked() {
            page::focus(&element);
        }
    }
}

/// A new element without attributes and children.
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element with a class and nothing else yet.
pub fn classed(tag: &'static str, class: &str) -> Element {
    element(tag).set("class", class)
}

/// A button of this name.
pub fn button(name: &str, act: impl FnMut(Event) + 'static) -> Element {
    element("button")
        .set("type", "button")
        .on_click(act)
        .text(name)
}

/// A drawing of one path, both of whose attributes follow what is read; it says nothing to those who cannot
/// see it, and is stretched to the space it gets.
pub fn drawing(
    class: &str,
    view_box: impl Fn() -> String + Send + Sync + 'static,
    path: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let follow = |name: &'static str, read: Box<dyn Fn() -> String + Send + Sync>| {
        custom_attribute(name, Signal::derive(read)).into_any_attr()
    };
    let fixed =
        |name: &'static str, value: &str| custom_attribute(name, value.to_owned()).into_any_attr();
    let path = svg::path().add_any_attr(vec![follow("d", Box::new(path))]);
    svg::svg()
        .add_any_attr(vec![
            fixed("class", class),
            fixed("aria-hidden", "true"),
            fixed("preserveAspectRatio", "none"),
            follow("viewBox", Box::new(view_box)),
        ])
        .child(path)
        .into_any()
}

/// A part of the page that is made again when what `make` reads has changed.
pub fn part<V: Into<AnyView>>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    let part: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(move || make().into()));
    part.into_any()
}

/// Acts on the world outside the page's elements, now and whenever what `act` reads has changed. `act` hears
/// whether this is the first time.
pub fn effect(act: impl FnMut(bool) + 'static) {
    let mut act: Box<dyn FnMut(bool)> = Box::new(act);
    Effect::new(move |before: Option<()>| act(before.is_none()));
}

/// An element for each of some numbers, kept for as long as its number is there.
pub fn numbered(
    numbers: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    element: impl Fn(usize) -> Element + Send + Sync + 'static,
) -> AnyView {
    let numbers: Box<dyn Fn() -> Vec<usize> + Send + Sync> = Box::new(numbers);
    let element: Arc<dyn Fn(usize) -> AnyView + Send + Sync> =
        Arc::new(move |number| element(number).into());
    For(ForProps::builder()
        .each(numbers)
        .key(|number: &usize| *number)
        .children(move |number| element(number))
        .build())
    .into_any()
}

/// Several elements where one is wanted.
pub fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

impl Element {
    fn with(mut self, attribute: AnyAttribute) -> Element {
        self.0.attributes.push(attribute);
        self
    }

    /// With an attribute.
    pub fn set(self, name: &'static str, value: &str) -> Element {
        self.set_some(name, Some(value.to_owned()))
    }

    /// With an attribute, or without it.
    pub fn set_if(self, name: &'static str, is_set: bool) -> Element {
        self.set_some(name, is_set.then(String::new))
    }

    fn set_some(self, name: &'static str, value: Option<String>) -> Element {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// With an attribute that follows what `read` reads.
    pub fn follow(
        self,
        name: &'static str,
        read: impl Fn() -> String + Send + Sync + 'static,
    ) -> Element {
        self.follow_some(name, move || Some(read()))
    }

    /// With an attribute that follows what `read` reads, and is absent while that is nothing.
    pub fn follow_some(
        self,
        name: &'static str,
        read: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Element {
        let read: Box<dyn Fn() -> Option<String> + Send + Sync> = Box::new(read);
        self.with(custom_attribute(name, Signal::derive(read)).into_any_attr())
    }

    /// With an attribute that is there while `read` says so.
    pub fn follow_if(
        self,
        name: &'static str,
        read: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Element {
        self.follow_some(name, move || read().then(String::new))
    }

    /// With a property of the element, such as `checked`, that follows what `read` reads.
    pub fn property(
        self,
        name: &'static str,
        read: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Element {
        self.with(prop(name, Signal::derive(read)).into_any_attr())
    }

    /// With the text in a field, or the place of a slider, following what `read` reads.
    pub fn value(self, read: impl Fn() -> String + Send + Sync + 'static) -> Element {
        let read: Box<dyn Fn() -> String + Send + Sync> = Box::new(read);
        self.with(prop("value", Signal::derive(read)).into_any_attr())
    }

    /// Found by `node` while it is in the page.
    pub fn node(self, node: Node) -> Element {
        self.with(node_ref(node).into_any_attr())
    }

    /// Acting when it is clicked, or pressed with the keyboard.
    pub fn on_click(self, act: impl FnMut(Event) + 'static) -> Element {
        self.on("click", act)
    }

    /// Acting when an event of this name reaches it.
    pub fn on(self, name: &'static str, act: impl FnMut(Event) + 'static) -> Element {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.with(on(Custom::<Event>::new(name), act).into_any_attr())
    }

    /// With text.
    pub fn text(self, text: &str) -> Element {
        self.child(text.to_owned().into_any())
    }

    /// With text of which each of `spans` is marked. They must be in order, apart from one another, and whole characters.
    pub fn marked(mut self, text: &str, spans: &[Span]) -> Element {
        let mut at = 0;
        for span in spans {
            let mark = element("mark").text(&text[span.clone()]);
            self = self.text(&text[at..span.start]).child(mark);
            at = span.end;
        }
        self.text(&text[at..])
    }

    /// With text that follows what `read` reads.
    pub fn reads(mut self, read: impl Fn() -> String + Send + Sync + 'static) -> Element {
        let read: Box<dyn Fn() -> String + Send + Sync> = Box::new(read);
        self.0.children.push(Signal::derive(read).into_any());
        self
    }

    /// With a child.
    pub fn child(mut self, child: impl Into<AnyView>) -> Element {
        self.0.children.push(child.into());
        self
    }

    /// With children, or none.
    pub fn children<V: Into<AnyView>>(mut self, children: impl IntoIterator<Item = V>) -> Element {
        self.0.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// With a part that is made again when what `make` reads has changed.
    pub fn part<V: Into<AnyView>>(self, make: impl Fn() -> V + Send + 'static) -> Element {
        self.child(part(make))
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> AnyView {
        let Parts {
            tag,
            attributes,
            children,
        } = *element.0;
        // As the browser says it: Leptos compares the two to see whether an element can stay when what is in it
        // changes, and would put another in its place for a name in small letters.
        html::custom(tag.to_ascii_uppercase())
            .add_any_attr(attributes)
            .child(children)
            .into_any()
    }
}
