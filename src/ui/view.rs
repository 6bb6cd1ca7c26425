//! What components give back, and the nodes of the page that are made of it.
//!
//! Leptos' own views have a type for every shape there is, and its machinery is compiled for each. This is one type
//! for all shapes: a view for Leptos to mount ([`Render`]), made by its renderer and kept up to date by its effects.
//! When a part of the page is made again, what has stayed what it was keeps its nodes, and with them the focus.

use super::browser::nodes::{Act, Element, HtmlElement, Listener, Node, Slot, as_html};
use super::reactive::Value;
use leptos::prelude::{Mountable, Owner, Render, RenderEffect};
use leptos::tachys::renderer::Rndr;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;

mod rows;

pub use rows::Rows;

/// A piece of the page that is not in the page yet.
pub enum View {
    /// Text.
    Text(Source),
    /// An element and what is in it.
    Element(Box<Parts>),
    /// Any number of pieces, one behind the other.
    Several(Vec<View>),
    /// A piece that is made again when what is read for it has changed.
    Part(Box<dyn FnMut() -> View>),
    /// An element for each of some numbers.
    Rows(Rows),
}

/// Where a text comes from.
pub enum Source {
    /// It stays what it is; without a text the slot is empty.
    Fixed(Option<String>),
    /// It follows what is read for it.
    Followed(Box<dyn Fn() -> Option<String>>),
}

/// An element that is being put together.
pub struct Parts {
    /// Its name.
    pub tag: &'static str,
    /// What it is about: an element about something else takes its place and is not made of it.
    pub key: usize,
    /// The namespace of that name, if it is not HTML.
    pub namespace: Option<&'static str>,
    /// What is written into it, each slot once.
    pub texts: Vec<(Slot, Source)>,
    /// What it listens for.
    pub acts: Vec<(&'static str, Act)>,
    /// What gets hold of it once it is there.
    pub handle: Option<Handle>,
    /// What is in it.
    pub children: Vec<View>,
}

/// An element of the page, once it is there.
#[derive(Clone, Copy)]
pub struct Handle(Value<Option<SendWrapper<HtmlElement>>>);

/// An effect that writes into a node or makes a part, and the text that it has written last.
type Following = RenderEffect<Option<String>>;

/// A piece of the page.
pub enum Shown {
    /// Text.
    Text(Node, Written),
    /// An element.
    Element(Box<Built>),
    /// Pieces, with a comment behind them that holds their place.
    Several(Vec<Shown>, Node),
    /// What has been made last, and the effect that does so.
    Part(Made, Following),
    /// Elements by number.
    Rows(rows::Shown),
}

/// What a part has been made to last.
///
/// The effect's task holds it as well, and ends a little later than the effect. So it is emptied when the part goes: what
/// is in it must not go on following values whose owner is gone.
pub struct Made(Rc<RefCell<Option<Shown>>>);

impl Drop for Made {
    fn drop(&mut self) {
        self.0.take();
    }
}

/// A slot of a node, and what keeps the text in it up to date.
pub struct Written(Slot, Held);

enum Held {
    Fixed(Option<String>),
    Followed(Following),
}

/// An element of the page.
pub struct Built {
    tag: &'static str,
    key: usize,
    element: Element,
    texts: Vec<Written>,
    listeners: Vec<Listener>,
    children: Vec<Shown>,
}

impl Render for View {
    type State = Shown;

    fn build(self) -> Shown {
        match self {
            View::Text(source) => {
                let text = match &source {
                    Source::Fixed(Some(text)) => text.clone(),
                    _ => String::new(),
                };
                let node = Node::from(Rndr::create_text_node(&text));
                let written = Written::new(&node, Slot::Text, source, Some(text));
                Shown::Text(node, written)
            }
            View::Element(parts) => Shown::Element(Box::new(Built::new(*parts))),
            View::Several(views) => {
                let shown = views.into_iter().map(Render::build).collect();
                Shown::Several(shown, place())
            }
            View::Part(make) => {
                let made = Rc::default();
                let following = make_part(make, Rc::clone(&made));
                Shown::Part(Made(made), following)
            }
            View::Rows(rows) => Shown::Rows(rows.build()),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        match (self, shown) {
            (View::Text(source), Shown::Text(node, written)) => written.replace(node, source),
            (View::Element(parts), Shown::Element(built))
                if (parts.tag, parts.key) == (built.tag, built.key) =>
            {
                built.rebuild(*parts);
            }
            (View::Several(views), Shown::Several(shown, end)) => {
                if let Some(parent) = parent(end) {
                    rebuild_all(views, shown, &parent, Some(end));
                }
            }
            (View::Part(make), Shown::Part(made, following)) => {
                *following = make_part(make, Rc::clone(&made.0));
            }
            (view, shown) => {
                let mut new = view.build();
                shown.insert_before_this(&mut new);
                shown.unmount();
                *shown = new;
            }
        }
    }
}

/// Makes a part, now and whenever what `make` reads has changed, and keeps the nodes that can stay.
fn make_part(mut make: Box<dyn FnMut() -> View>, made: Rc<RefCell<Option<Shown>>>) -> Following {
    Following::new(move |_| {
        let view = make();
        match &mut *made.borrow_mut() {
            Some(shown) => view.rebuild(shown),
            nothing => *nothing = Some(view.build()),
        }
        None
    })
}

/// Makes `views` of what is `shown` in `parent`, in front of `end`.
fn rebuild_all(views: Vec<View>, shown: &mut Vec<Shown>, parent: &Element, end: Option<&Node>) {
    for mut gone in shown.drain(views.len().min(shown.len())..) {
        gone.unmount();
    }
    let mut views = views.into_iter();
    for (shown, view) in shown.iter_mut().zip(&mut views) {
        view.rebuild(shown);
    }
    for view in views {
        let mut new = view.build();
        new.mount(parent, end);
        shown.push(new);
    }
}

fn hand(element: &Element, handle: Option<Handle>) {
    if let Some(Handle(value)) = handle {
        value.set(Some(SendWrapper::new(as_html(element))));
    }
}

/// A comment, which nobody sees, to find a place in the page again.
fn place() -> Node {
    Rndr::create_placeholder().into()
}

fn parent(node: &Node) -> Option<Element> {
    node.parent_element()
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Shown::Text(node, _) => Rndr::remove(node),
            Shown::Element(built) => Rndr::remove(&built.element),
            Shown::Several(shown, end) => {
                shown.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            Shown::Part(made, _) => made.0.borrow_mut().iter_mut().for_each(Mountable::unmount),
            Shown::Rows(rows) => rows.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        match self {
            Shown::Text(node, _) => Rndr::insert_node(parent, node, before),
            Shown::Element(built) => Rndr::insert_node(parent, &built.element, before),
            Shown::Several(shown, end) => {
                shown.iter_mut().for_each(|one| one.mount(parent, before));
                Rndr::insert_node(parent, end, before);
            }
            Shown::Part(made, _) => {
                let mut made = made.0.borrow_mut();
                made.iter_mut().for_each(|made| made.mount(parent, before));
            }
            Shown::Rows(rows) => rows.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first();
        let parent = first.as_ref().and_then(parent);
        if let Some(parent) = &parent {
            child.mount(parent, first.as_ref());
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Shown::Text(..) => Vec::new(),
            Shown::Element(built) => vec![built.element.clone()],
            Shown::Several(shown, _) => shown.iter().flat_map(Mountable::elements).collect(),
            Shown::Part(made, _) => made
                .0
                .borrow()
                .iter()
                .flat_map(Mountable::elements)
                .collect(),
            Shown::Rows(rows) => rows.elements(),
        }
    }
}

impl Shown {
    /// The first node of it.
    fn first(&self) -> Option<Node> {
        match self {
            Shown::Text(node, _) => Some(node.clone()),
            Shown::Element(built) => Some(Node::clone(&built.element)),
            Shown::Several(shown, end) => match shown.first() {
                Some(first) => first.first(),
                None => Some(end.clone()),
            },
            Shown::Part(made, _) => made.0.borrow().as_ref().and_then(Shown::first),
            Shown::Rows(rows) => Some(rows.first()),
        }
    }
}

impl Handle {
    /// Of an element that is still to be made.
    #[expect(
        clippy::new_without_default,
        reason = "it is made for one owner, not out of nothing"
    )]
    pub fn new() -> Handle {
        Handle(Value::new(None))
    }

    /// The element; whoever asks hears of the next one.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.with(|element| element.as_deref().cloned())
    }

    /// The element that was made last.
    pub fn get_untracked(self) -> Option<HtmlElement> {
        self.0.with_untracked(|element| element.as_deref().cloned())
    }
}

impl Built {
    fn new(parts: Parts) -> Built {
        let element = Rndr::create_element(parts.tag, parts.namespace);
        let write = |(slot, source)| Written::new(&element, slot, source, None);
        let listen = |(event, act)| Listener::new(&element, event, act);
        let build = |child: View| {
            let mut child = child.build();
            child.mount(&element, None);
            child
        };
        let built = Built {
            tag: parts.tag,
            key: parts.key,
            texts: parts.texts.into_iter().map(write).collect(),
            listeners: parts.acts.into_iter().map(listen).collect(),
            children: parts.children.into_iter().map(build).collect(),
            element: element.clone(),
        };
        hand(&element, parts.handle);
        built
    }

    fn rebuild(&mut self, parts: Parts) {
        let element = &self.element;
        let mut before = std::mem::take(&mut self.texts);
        for (slot, source) in parts.texts {
            self.texts
                .push(match before.iter().position(|old| old.0 == slot) {
                    Some(at) => {
                        let mut written = before.swap_remove(at);
                        written.replace(element, source);
                        written
                    }
                    None => Written::new(element, slot, source, None),
                });
        }
        for mut gone in before {
            gone.replace(element, Source::Fixed(None));
        }

        let mut before = std::mem::take(&mut self.listeners).into_iter();
        for (event, act) in parts.acts {
            self.listeners
                .push(match before.find(|old| old.event == event) {
                    Some(listener) => {
                        listener.replace(act);
                        listener
                    }
                    None => Listener::new(element, event, act),
                });
        }

        rebuild_all(parts.children, &mut self.children, element, None);
        hand(element, parts.handle);
    }
}

impl Written {
    /// Fills `slot` of `node`, where `before` stands.
    fn new(node: &Node, slot: Slot, source: Source, before: Option<String>) -> Written {
        let held = match source {
            Source::Fixed(text) => {
                slot.write(node, before.as_deref(), text.as_deref());
                Held::Fixed(text)
            }
            Source::Followed(read) => {
                let node = node.clone();
                let follow = move |before: Option<Option<String>>| {
                    let text = read();
                    slot.write(&node, before.flatten().as_deref(), text.as_deref());
                    text
                };
                Held::Followed(Following::new_with_value(follow, Some(before)))
            }
        };
        Written(slot, held)
    }

    /// Fills the same slot from another source.
    fn replace(&mut self, node: &Node, source: Source) {
        let before = match &mut self.1 {
            Held::Fixed(text) => text.take(),
            Held::Followed(following) => following.take_value().flatten(),
        };
        *self = Written::new(node, self.0, source, before);
    }
}
