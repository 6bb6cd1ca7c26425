//! The reader in a real document, without a server and without the press: what components make of an archive.
//!
//! Journeys through the built site are in `e2e/`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use newsprint::archive::Archive;
use newsprint::ui;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A reader in an element of its own, which goes away with this value.
struct Page<M: leptos::tachys::view::Mountable> {
    root: HtmlElement,
    retries: Rc<Cell<usize>>,
    _mounted: UnmountHandle<M>,
}

impl<M: leptos::tachys::view::Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Opens `json` at the list without a filter.
async fn open(json: &str) -> Page<impl leptos::tachys::view::Mountable> {
    open_at("?", json).await
}

/// Opens `json` at this address.
async fn open_at(address: &str, json: &str) -> Page<impl leptos::tachys::view::Mountable> {
    let document = gloo::utils::document();
    let history = gloo::utils::window().history().unwrap();
    history
        .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address))
        .unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let retries = Rc::new(Cell::new(0));
    let retry: ui::Retry = {
        let retries = retries.clone();
        Rc::new(move || retries.set(retries.get() + 1))
    };
    let (archive, losses) = Archive::from_json(json.as_bytes()).unwrap();
    let mounted = mount_to_renderer(&root, move || {
        ui::reader(Arc::new(archive), &losses, &retry)
    });
    let page = Page {
        root,
        retries,
        _mounted: mounted,
    };
    settled().await;
    page
}

/// Waits until effects have run and the next picture has been drawn.
async fn settled() {
    TimeoutFuture::new(50).await;
}

impl<M: leptos::tachys::view::Mountable> Page<M> {
    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.item(at)?.dyn_into().ok())
            .collect()
    }

    fn text(&self, selector: &str) -> Vec<String> {
        self.all(selector)
            .iter()
            .map(|element| element.text_content().unwrap_or_default())
            .collect()
    }

    fn titles(&self) -> Vec<String> {
        self.text("[role=feed] article h3")
    }

    /// Clicks the button whose accessible name is its label, else its text.
    async fn press(&self, name: &str) {
        let is_named = |button: &Element| {
            button
                .get_attribute("aria-label")
                .or_else(|| button.text_content())
                .is_some_and(|own| own == name)
        };
        let button = self.all("button").into_iter().find(is_named);
        let button: HtmlElement = button
            .unwrap_or_else(|| panic!("a button {name}"))
            .unchecked_into();
        button.click();
        settled().await;
    }
}

const FEED: &str = r#"{"title":"Test","items":[
    {"id":"1","title":"Alpha","content_text":"First.","tags":["x","y"],"date_published":"2023-01-01T00:00:00Z"},
    {"id":"2","title":"Beta","content_text":"Second.","tags":["x"],"date_published":"2024-01-01T00:00:00Z"},
    {"id":"3","title":"Gamma","content_text":"Third."}]}"#;

#[wasm_bindgen_test]
async fn rows_say_where_they_stand_in_the_whole_list() {
    let page = open(FEED).await;
    assert_eq!(page.titles(), ["Beta", "Alpha", "Gamma"]);
    let rows = page.all("[role=feed] > article");
    for (row, position) in rows.iter().zip(1..) {
        assert_eq!(
            row.get_attribute("aria-posinset"),
            Some(position.to_string())
        );
        assert_eq!(row.get_attribute("aria-setsize").as_deref(), Some("3"));
    }
    assert_eq!(page.text("[role=status]"), ["3 articles"]);
}

#[wasm_bindgen_test]
async fn pressing_a_tag_changes_the_list_the_counts_and_the_address() {
    let page = open(FEED).await;
    page.press("x 2").await;
    assert_eq!(page.titles(), ["Beta", "Alpha"]);
    assert_eq!(page.text("[role=status]"), ["2 of 3 articles"]);
    assert_eq!(gloo::utils::window().location().search().unwrap(), "?tag=x");
    page.press("Exclude y").await;
    assert_eq!(page.titles(), ["Beta"]);
    page.press("Clear all").await;
    assert_eq!(page.titles().len(), 3);
}

#[wasm_bindgen_test]
async fn a_row_keeps_its_element_when_its_article_changes() {
    let page = open(FEED).await;
    let before = page.all("[role=feed] > article")[0].clone();
    page.press("Exclude x").await;
    let after = page.all("[role=feed] > article")[0].clone();
    assert!(
        before.is_same_node(Some(&after)),
        "rows belong to places in the list"
    );
    assert_eq!(page.titles(), ["Gamma"]);
}

#[wasm_bindgen_test]
async fn markup_in_any_field_is_text() {
    let markup = "<b onclick=1>&amp;</b>";
    let json = format!(
        r#"{{"title":"{markup}","items":[{{"id":"1","title":"{markup}","tags":["{markup}"],"content_text":"{markup}"}}]}}"#
    );
    let page = open(&json).await;
    assert_eq!(page.titles(), [markup]);
    assert!(page.all("b").is_empty());
}

/// Two articles with more than paragraphs; the first leads to the second.
const FORMATTED: &str = r##""items":[
    {"id":"one","title":"One","content_html":"<h2 id='a-h'>Head</h2><ul><li>item</li></ul><p><a href='?article=two'><em>on</em></a></p>"},
    {"id":"two","title":"Two","content_html":"<p>End</p>"}]"##;

#[wasm_bindgen_test]
async fn html_that_was_sanitized_is_shown_as_html() {
    let json = format!(r#"{{"_newsprint":{{"sanitized":true}},{FORMATTED}}}"#);
    let page = open_at("?article=one", &json).await;
    assert_eq!(page.text(".prose h2, .prose li"), ["Head", "item"]);
    assert_eq!(page.all(".prose[dir=auto]").len(), 1);
}

#[wasm_bindgen_test]
async fn html_that_nobody_vouches_for_is_shown_as_text() {
    let json = format!("{{{FORMATTED}}}");
    let page = open_at("?article=one", &json).await;
    assert_eq!(page.text(".prose > p"), ["Head", "item", "on"]);
    assert_eq!(page.all(".prose *").len(), 3);
}

#[wasm_bindgen_test]
async fn a_link_to_another_article_is_followed_within_the_page_and_keeps_the_list() {
    let json = format!(r#"{{"_newsprint":{{"sanitized":true}},{FORMATTED}}}"#);
    let page = open_at("?article=one&sort=title", &json).await;
    let words: HtmlElement = page.all(".prose a em").remove(0).unchecked_into();
    words.click();
    settled().await;
    assert_eq!(page.text("h1"), ["Two"]);
    assert_eq!(page.text(".prose"), ["End"]);
    let address = gloo::utils::window().location().search().unwrap();
    assert_eq!(address, "?article=two&sort=title");
}

#[wasm_bindgen_test]
async fn an_article_without_html_stands_alone_after_one_with_html() {
    let json = r#"{"_newsprint":{"sanitized":true},"items":[
        {"id":"one","title":"One","content_html":"<p><a href='?article=two'>on</a></p>"},
        {"id":"two","title":"Two","content_text":"Plain."}]}"#;
    let page = open_at("?article=one", json).await;
    let link: HtmlElement = page.all(".prose a").remove(0).unchecked_into();
    link.click();
    settled().await;
    assert_eq!(page.text(".prose"), ["Plain."]);
}

#[wasm_bindgen_test]
async fn what_could_not_be_read_is_said_with_a_way_to_try_again() {
    let page = open(r#"{"items":[{"id":"1","title":"Kept"},{},{"id":"#).await;
    assert_eq!(page.titles(), ["Kept"]);
    assert!(page.text("[role=alert]")[0].contains("ends early"));
    assert_eq!(
        page.text("[role=note]:not([hidden])"),
        ["1 item could not be read and had to be left out."]
    );
    page.press("Try again").await;
    assert_eq!(page.retries.get(), 1);
}

#[wasm_bindgen_test]
async fn a_reader_that_is_taken_away_stops_listening() {
    let page = open(FEED).await;
    let window = gloo::utils::window();
    let scroll = async || {
        window
            .history()
            .unwrap()
            .replace_state(&7.into(), "")
            .unwrap();
        window
            .dispatch_event(&web_sys::Event::new("scroll").unwrap())
            .unwrap();
        TimeoutFuture::new(500).await;
        window.history().unwrap().state().unwrap()
    };
    assert!(
        scroll().await == 0,
        "a reader notes where the page was scrolled to"
    );
    drop(page);
    assert!(scroll().await == 7, "one that is gone does not");
}
