//! One way to say what an element is, for every element of the page.
//!
//! Components are functions that put an [`Element`] together. What becomes of it in the page is [`view`](super::view)'s
//! business.

use super::browser::nodes::{Act, Event, Slot};
use super::browser::page;
use super::view::{Parts, Rows, Source, View};
use crate::search::Span;
use leptos::prelude::Effect;

pub use super::view::Handle;

/// An element that is being put together. Boxed, because it is handed from method to method.
pub struct Element(Box<Parts>);

/// Where the focus goes when the control that has it is about to disappear.
#[derive(Clone, Copy)]
pub struct Focus(Handle);

impl Focus {
    /// To `node`, which must be able to take it.
    pub fn new(node: Handle) -> Focus {
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
        key: 0,
        namespace: None,
        texts: Vec::new(),
        acts: Vec::new(),
        handle: None,
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
    view_box: impl Fn() -> String + 'static,
    path: impl Fn() -> String + 'static,
) -> Element {
    let svg = |tag| {
        let mut element = element(tag);
        element.0.namespace = Some("http://www.w3.org/2000/svg");
        element
    };
    svg("svg")
        .set("class", class)
        .set("aria-hidden", "true")
        .set("preserveAspectRatio", "none")
        .follow("viewBox", view_box)
        .child(svg("path").follow("d", path))
}

/// A part of the page that is made again when what `make` reads has changed.
pub fn part<V: Into<View>>(make: impl Fn() -> V + 'static) -> View {
    View::Part(Box::new(move || make().into()))
}

/// Acts on the world outside the page's elements, now and whenever what `act` reads has changed. `act` hears
/// whether this is the first time.
pub fn effect(act: impl FnMut(bool) + 'static) {
    let mut act: Box<dyn FnMut(bool)> = Box::new(act);
    Effect::new(move |before: Option<()>| act(before.is_none()));
}

/// An element for each of some numbers, kept for as long as its number is there.
pub fn numbered(
    numbers: impl Fn() -> Vec<usize> + 'static,
    element: impl Fn(usize) -> Element + 'static,
) -> View {
    View::Rows(Rows {
        numbers: Box::new(numbers),
        make: Box::new(move |number| *element(number).0),
    })
}

/// Nothing where something could be.
pub fn nothing() -> View {
    View::Several(Vec::new())
}

/// Several elements where one is wanted.
pub fn several<V: Into<View>>(views: impl IntoIterator<Item = V>) -> View {
    View::Several(views.into_iter().map(Into::into).collect())
}

impl Element {
    /// With this in `slot`, in place of what was to be there before.
    ///
    /// This and its like are called from hundreds of places, which a copy in each would make a good deal larger.
    #[inline(never)]
    fn with(mut self, slot: Slot, source: Source) -> Element {
        self.0.texts.retain(|(other, _)| *other != slot);
        self.0.texts.push((slot, source));
        self
    }

    fn with_followed(self, slot: Slot, read: impl Fn() -> Option<String> + 'static) -> Element {
        self.with(slot, Source::Followed(Box::new(read)))
    }

    /// With an attribute.
    pub fn set(self, name: &'static str, value: &str) -> Element {
        self.with(Slot::Attribute(name), Source::Fixed(Some(value.to_owned())))
    }

    /// With an attribute, or without it.
    pub fn set_if(self, name: &'static str, is_set: bool) -> Element {
        let value = is_set.then(String::new);
        self.with(Slot::Attribute(name), Source::Fixed(value))
    }

    /// With an attribute that follows what `read` reads.
    pub fn follow(self, name: &'static str, read: impl Fn() -> String + 'static) -> Element {
        self.follow_some(name, move || Some(read()))
    }

    /// With an attribute that follows what `read` reads, and is absent while that is nothing.
    pub fn follow_some(
        self,
        name: &'static str,
        read: impl Fn() -> Option<String> + 'static,
    ) -> Element {
        self.with_followed(Slot::Attribute(name), read)
    }

    /// With an attribute that is there while `read` says so.
    pub fn follow_if(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Element {
        self.follow_some(name, move || read().then(String::new))
    }

    /// With a property of the element, such as `checked`, that follows what `read` reads.
    pub fn property(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Element {
        self.with_followed(Slot::Flag(name), move || read().then(String::new))
    }

    /// With the text in a field, or the place of a slider, following what `read` reads.
    pub fn value(self, read: impl Fn() -> String + 'static) -> Element {
        self.with_followed(Slot::Value, move || Some(read()))
    }

    /// About something with this number. When a part is made again, elements about the same are kept and changed, and
    /// one about something else is another one.
    pub fn about(mut self, key: usize) -> Element {
        self.0.key = key;
        self
    }

    /// Found by `node` once it is in the page.
    pub fn node(mut self, node: Handle) -> Element {
        self.0.handle = Some(node);
        self
    }

    /// Acting when it is clicked, or pressed with the keyboard.
    pub fn on_click(self, act: impl FnMut(Event) + 'static) -> Element {
        self.on("click", act)
    }

    /// Acting when an event of this name reaches it.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Element {
        self.hearing(event, Box::new(act))
    }

    #[inline(never)]
    fn hearing(mut self, event: &'static str, act: Act) -> Element {
        self.0.acts.push((event, act));
        self
    }

    /// With text.
    pub fn text(self, text: &str) -> Element {
        self.child(View::Text(Source::Fixed(Some(text.to_owned()))))
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
    pub fn reads(self, read: impl Fn() -> String + 'static) -> Element {
        self.child(View::Text(Source::Followed(Box::new(move || Some(read())))))
    }

    /// With a child.
    pub fn child(self, child: impl Into<View>) -> Element {
        self.holding(child.into())
    }

    #[inline(never)]
    fn holding(mut self, child: View) -> Element {
        self.0.children.push(child);
        self
    }

    /// With children, or none.
    pub fn children<V: Into<View>>(mut self, children: impl IntoIterator<Item = V>) -> Element {
        self.0.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// With a part that is made again when what `make` reads has changed.
    pub fn part<V: Into<View>>(self, make: impl Fn() -> V + 'static) -> Element {
        self.child(part(make))
    }
}

impl From<Element> for View {
    fn from(element: Element) -> View {
        View::Element(element.0)
    }
}
