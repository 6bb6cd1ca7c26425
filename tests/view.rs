//! What is made of a view in a real document: the right nodes, and the same ones for as long as they can stay.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::on_cleanup;
use newsprint::ui::element::{Element, classed, element, nothing, numbered, part, several};
use newsprint::ui::reactive::Value;
use newsprint::ui::view::{Shown, View};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, Node};

wasm_bindgen_test_configure!(run_in_browser);

/// An element of the document with a view in it, which goes away with this value.
struct Place {
    root: HtmlElement,
    mounted: Option<UnmountHandle<Shown>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.mounted = None;
        assert_eq!(
            self.root.child_nodes().length(),
            0,
            "a view takes all its nodes with it"
        );
        self.root.remove();
    }
}

impl Place {
    fn of(view: impl FnOnce() -> View + 'static) -> Place {
        let document = gloo::utils::document();
        let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let mounted = Some(mount_to_renderer(&root, view));
        Place { root, mounted }
    }

    /// What a reader gets of it. Comments only hold places.
    fn html(&self) -> String {
        let html = self.root.inner_html();
        html.replace("<!---->", "")
    }

    /// Whether a reader gets the same of both, in whichever order attributes were set.
    fn is_like(&self, other: &Place) -> bool {
        let plain = |place: &Place| {
            let plain = place.root.clone_node().unwrap();
            plain
                .unchecked_ref::<HtmlElement>()
                .set_inner_html(&place.html());
            plain
        };
        plain(self).is_equal_node(Some(&plain(other)))
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("{selector}"))
            .unchecked_into()
    }

    fn children(&self) -> Vec<Node> {
        let found = self.root.query_selector_all("li").unwrap();
        (0..found.length())
            .filter_map(|at| found.item(at))
            .collect()
    }
}

/// Waits until effects have run.
async fn settled() {
    TimeoutFuture::new(5).await;
}

/// Numbers that look random and are the same each time (Marsaglia's xorshift).
struct Random(u32);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % n
    }
}

/// Some view, which is another one for another `seed`.
fn some_view(seed: u32, depth: usize) -> View {
    let random = &mut Random(seed.wrapping_mul(2_654_435_761).max(1));
    // The generator needs a few steps to get away from its seed.
    for _ in 0..3 {
        let _step = random.below(2);
    }
    let below = random.0;
    let child = move |at: usize| some_view(below.wrapping_add(at as u32 * 7919), depth - 1);
    let n = random.below(4);
    match random.below(if depth == 0 { 2 } else { 6 }) {
        0 => nothing(),
        1 => element("b")
            .text(["", "one", "two"][random.below(3)])
            .into(),
        2 => several((0..n).map(child)),
        3 => part(move || child(0)),
        _ => {
            let number = random.below(3).to_string();
            let (read, said) = (number.clone(), number.clone());
            let element = classed(["section", "div"][random.below(2)], &number)
                .set_if("hidden", random.below(2) == 0)
                .reads(move || read.clone())
                .children((0..n).map(child));
            match random.below(3) {
                0 => element,
                1 => element.set("title", &number),
                _ => element.follow("title", move || said.clone()),
            }
            .into()
        }
    }
}

#[wasm_bindgen_test]
async fn a_view_made_again_is_what_it_would_be_if_it_were_new() {
    for seed in (1..400).step_by(2) {
        let current = Rc::new(Cell::new(None));
        let given = Rc::clone(&current);
        let place = Place::of(move || {
            let current = Value::new(seed);
            given.set(Some(current));
            part(move || some_view(current.get(), 3))
        });
        current.get().unwrap().set(seed + 1);
        settled().await;
        let new = Place::of(move || some_view(seed + 1, 3));
        let (html, new_html) = (place.html(), new.html());
        assert!(place.is_like(&new), "{seed}: {html} is not {new_html}");
    }
}

#[wasm_bindgen_test]
async fn elements_attributes_and_texts_stay_where_only_a_value_changes() {
    let value = Rc::new(Cell::new(None));
    let given = Rc::clone(&value);
    let place = Place::of(move || {
        let value = Value::new(1);
        given.set(Some(value));
        part(move || {
            let n = value.get();
            element("p")
                .set("title", &n.to_string())
                .child(element("button").text(&format!("button {n}")))
                .child(element("i").text("stays"))
        })
    });
    let (button, text) = (place.find("button"), place.find("i").first_child().unwrap());
    button.focus().unwrap();
    value.get().unwrap().set(2);
    settled().await;
    assert_eq!(
        place.html(),
        r#"<p title="2"><button>button 2</button><i>stays</i></p>"#
    );
    assert!(button.is_same_node(Some(&place.find("button"))));
    assert!(text.is_same_node(place.find("i").first_child().as_ref()));
    let active = gloo::utils::document().active_element().unwrap();
    assert!(
        active.is_same_node(Some(&button)),
        "the focus stays as well"
    );
}

#[wasm_bindgen_test]
async fn an_element_about_something_else_is_another_one() {
    let value = Rc::new(Cell::new(None));
    let given = Rc::clone(&value);
    let place = Place::of(move || {
        let value = Value::new(1);
        given.set(Some(value));
        part(move || element("p").about(value.get() / 2))
    });
    let mut before = place.find("p");
    for (n, is_kept) in [(2, false), (3, true), (4, false)] {
        before.set_inner_html("what only the document knows");
        value.get().unwrap().set(n);
        settled().await;
        let after = place.find("p");
        assert_eq!(after.is_same_node(Some(&before)), is_kept, "{n}");
        assert_eq!(after.inner_html().is_empty(), !is_kept, "{n}");
        before = after;
    }
}

#[wasm_bindgen_test]
async fn a_listener_is_the_one_of_the_view_that_is_shown() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let value = Rc::new(Cell::new(None));
    let (given, noted) = (Rc::clone(&value), Rc::clone(&heard));
    let place = Place::of(move || {
        let value = Value::new(1);
        given.set(Some(value));
        part(move || {
            let (n, noted) = (value.get(), Rc::clone(&noted));
            let button = element("button").on_click(move |_| noted.borrow_mut().push(n));
            match n {
                3 => element("button"),
                _ => button,
            }
        })
    });
    for n in 1..=3 {
        value.get().unwrap().set(n);
        settled().await;
        place.find("button").click();
    }
    assert_eq!(*heard.borrow(), [1, 2], "the third view does not listen");
}

/// A list of the numbers that `numbers` holds.
fn list(numbers: Value<Vec<usize>>) -> Element {
    let item = |number: usize| {
        let item = element("li").set("tabindex", "-1");
        item.text(&number.to_string())
    };
    element("ul").child(numbered(move || numbers.get(), item))
}

#[wasm_bindgen_test]
async fn numbered_elements_are_in_order_and_stay_with_their_numbers() {
    let numbers = Rc::new(Cell::new(None));
    let given = Rc::clone(&numbers);
    let place = Place::of(move || {
        let numbers = Value::new(Vec::new());
        given.set(Some(numbers));
        list(numbers).into()
    });
    let numbers = numbers.get().unwrap();
    let mut random = Random(1);
    for _ in 0..200 {
        let before = place.children();
        let mut wanted: Vec<usize> = Vec::new();
        for _ in 0..random.below(8) {
            let number = random.below(12);
            if !wanted.contains(&number) {
                wanted.push(number);
            }
        }
        numbers.set(wanted.clone());
        settled().await;
        let after = place.children();
        let said = |node: &Node| node.text_content().unwrap();
        let shown: Vec<String> = after.iter().map(said).collect();
        let wanted: Vec<String> = wanted.iter().map(usize::to_string).collect();
        assert_eq!(shown, wanted);
        for node in &after {
            let old = before.iter().find(|old| said(old) == said(node));
            assert!(old.is_none_or(|old| old.is_same_node(Some(node))));
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_made_anew_no_longer_follows_what_has_gone_with_it() {
    let (value, n_late) = (Rc::new(Cell::new(None)), Rc::new(Cell::new(0)));
    let (given, late) = (Rc::clone(&value), Rc::clone(&n_late));
    let _place = Place::of(move || {
        let value = Value::new(1);
        given.set(Some(value));
        part(move || {
            let is_gone = Arc::new(AtomicBool::new(false));
            let (going, late) = (Arc::clone(&is_gone), Rc::clone(&late));
            on_cleanup(move || going.store(true, Ordering::Relaxed));
            // All who read this hear of the next value right after the part that has made them.
            let read = move || {
                late.set(late.get() + usize::from(is_gone.load(Ordering::Relaxed)));
                value.get().to_string()
            };
            let (one, other) = (read.clone(), read);
            element(if value.get() % 2 == 0 { "ol" } else { "ul" })
                .child(part(move || element("b").reads(one.clone())))
                .child(numbered(
                    || vec![1],
                    move |_| element("li").reads(other.clone()),
                ))
        })
    });
    for n in 2..5 {
        value.get().unwrap().set(n);
        settled().await;
    }
    assert_eq!(n_late.get(), 0);
}

#[wasm_bindgen_test]
async fn numbered_elements_keep_the_focus_while_others_come_and_go_around_them() {
    let numbers = Rc::new(Cell::new(None));
    let given = Rc::clone(&numbers);
    let place = Place::of(move || {
        let numbers = Value::new(vec![3, 4, 5, 6]);
        given.set(Some(numbers));
        list(numbers).into()
    });
    let five: HtmlElement = place.children()[2].clone().unchecked_into();
    five.focus().unwrap();
    for wanted in [
        vec![5, 6, 7, 8],
        vec![1, 2, 3, 4, 5],
        vec![9, 5, 10],
        vec![5],
    ] {
        numbers.get().unwrap().set(wanted);
        settled().await;
        let active = gloo::utils::document().active_element().unwrap();
        assert!(active.is_same_node(Some(&five)));
    }
}
