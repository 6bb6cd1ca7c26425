//! The masthead: what this site is.

use crate::archive::Archive;
use crate::route::Route;
use crate::ui::browser::calendar;
use crate::ui::element::{Element, classed, element};
use crate::ui::navigation::use_navigation;
use crate::ui::state::use_library;

/// The site's name, which leads home, and what it is about. The name is the page's heading if the page is
/// about the site as a whole.
pub fn masthead(is_page_title: bool) -> Element {
    let navigation = use_navigation();
    let (title, description, dates) = use_library().with(|archive| {
        (
            archive.feed().title.clone(),
            archive.feed().description.clone(),
            dates(archive),
        )
    });
    let home = element("a")
        .set("href", &Route::default().href())
        .set("dir", "auto")
        .on_click(move |click| navigation.follow(&click, Route::default()))
        .text(&title);
    let line = |class, text: String| classed("p", class).set("dir", "auto").text(&text);

    classed("header", "masthead")
        .child(classed(if is_page_title { "h1" } else { "p" }, "masthead-name").child(home))
        .children(description.map(|text| line("masthead-description", text)))
        .children(dates.map(|text| line("masthead-dates", text)))
}

/// From the first date to the last.
fn dates(archive: &Archive) -> Option<String> {
    let date = |idx| archive.article(idx).date();
    let mut dated = archive.articles().take(archive.n_dated());
    let newest = dated.next().and_then(date).map(calendar::month_and_year)?;
    let oldest = dated.last().and_then(date).map(calendar::month_and_year);
    Some(match oldest.filter(|oldest| *oldest != newest) {
        Some(oldest) => format!("{oldest} – {newest}"),
        None => newest,
    })
}
