//! The app: from an empty page to a reader, or to a sentence that says why not.

use super::browser::page;
use super::components::{failure, losses, masthead, notice, progress};
use super::element::{Element, classed, effect, element, part, several};
use super::load::{Load, Retry, load};
use super::navigation::{Navigation, provide_navigation};
use super::pages::{article_page, list_page, missing_page};
use super::reactive::Derived;
use super::shortcuts::provide_shortcuts;
use super::state::{Library, provide_answer, provide_library};
use super::view::View;
use crate::archive::{Archive, ArticleIdx};
use crate::feed::Losses;
use std::sync::Arc;

/// Everything on the page. Loads the bundle first.
pub fn app() -> View {
    let (state, retry) = load();

    part(move || match state.get() {
        Load::Loading => fonts().into(),
        Load::Slow(n_bytes) => progress(n_bytes).into(),
        Load::Ready(archive, losses) => reader(archive, &losses, &retry),
        Load::Failed(error) => element("main")
            .child(failure(&error.what_happened(), &error.what_to_do(), &retry))
            .into(),
    })
}

/// Text that nobody sees or hears, in each font of the page: the browser takes tens of milliseconds to find and open
/// them, which is time it has while the articles are on their way.
fn fonts() -> Element {
    let samples = [element("h2"), element("p"), classed("p", "progress")];
    classed("div", "visually-hidden")
        .set("aria-hidden", "true")
        .children(samples.map(|sample| sample.text("Aa – 1")))
}

/// Which page is shown.
#[derive(Clone, Copy, PartialEq)]
enum Page {
    List,
    Article(ArticleIdx),
    Missing,
}

/// The reader of an archive that has been loaded, and of what could not be kept of it. `retry` loads it again.
pub fn reader(archive: Arc<Archive>, lost: &Losses, retry: &Retry) -> View {
    let library = provide_library(archive);
    provide_shortcuts();
    let navigation = provide_navigation(library);
    provide_answer(library, navigation);
    // Its equality check keeps a page in place while the reader moves within it.
    let page = Derived::new(move |_| match navigation.slug() {
        None => Page::List,
        Some(slug) => library
            .with(|archive| archive.find(&slug))
            .map_or(Page::Missing, Page::Article),
    });

    effect(move |_| page::set_title(&title(library, page.get())));

    several(vec![
        part(move || masthead(page.get() == Page::List)),
        element("aside")
            .set("aria-label", "Notices")
            .child(losses(lost, retry))
            .child(notice())
            .into(),
        part(move || show(page.get(), navigation)),
    ])
}

fn show(page: Page, navigation: Navigation) -> View {
    match page {
        Page::List => list_page().into(),
        Page::Article(article) => article_page(article, navigation).into(),
        Page::Missing => missing_page(navigation).into(),
    }
}

fn title(library: Library, page: Page) -> String {
    library.with(|archive| {
        let site = archive.feed().title.as_str();
        match page {
            Page::Article(article) => format!("{} · {site}", archive.article(article).title()),
            Page::List | Page::Missing => site.to_owned(),
        }
    })
}
