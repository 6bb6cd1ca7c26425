//! Where the reader is, how they got there, and every way to go on.
//!
//! The URL owns the reader's state; nothing here is a second copy of it. How it looks in the address bar
//! is [`route`](crate::route)'s business.

use super::browser::{geometry, history, html, page};
use super::reactive::Value;
use super::state::Library;
use crate::article::Slug;
use crate::query::Query;
use crate::route::Route;
use leptos::ev::Event;
use leptos::prelude::*;

/// Where the reader is, and how they got there.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: Value<Route>,
    ignored: Value<Vec<String>>,
    trail: Value<Trail>,
}

/// How the reader got to the present route.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// By opening the page, or reloading it while scrolled down to this place.
    Opened(Option<f64>),
    /// By a link or a control of the page.
    Followed,
    /// By Back, Forward or "Back to list", to this place if it was noted, after reading this article.
    Returned(Option<f64>, Option<Slug>),
    /// By "Back to list" from an article that was not opened from there.
    ToRowOf(Slug),
}

/// How the reader got here, and where they would go back to.
#[derive(Clone, Debug)]
struct Trail {
    arrival: Arrival,
    left_list: Option<LeftList>,
    /// Given while the reader is in the middle of something that is one entry of the history.
    pace: Option<Pace>,
}

/// How a reader changes the query in several steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Letter by letter, or by dragging: more is about to come.
    Steps,
    /// By pasting or choosing something whole, perhaps in the middle of typing.
    Leap,
}

/// The list as it was when an article was opened from it.
#[derive(Clone, Debug)]
struct LeftList {
    query: Query,
    place: f64,
}

/// Reads the address bar, and follows it from now on.
pub fn provide_navigation(library: Library) -> Navigation {
    let (route, ignored) = opened(library);
    let navigation = Navigation {
        route: Value::new(route),
        ignored: Value::new(ignored),
        trail: Value::new(Trail {
            arrival: Arrival::Opened(history::place()),
            left_list: None,
            pace: None,
        }),
    };
    history::on_return(move || navigation.follow_address_bar());
    provide_context(navigation);
    navigation
}

/// What the address asks for that the page was opened with, and the parts of it that mean nothing here, tags that
/// no article has among them: an old link should not lead to an empty list.
fn opened(library: Library) -> (Route, Vec<String>) {
    let (route, mut ignored) = Route::parse(&history::search());
    let (query, unknown) = library.with(|archive| route.query().clone().known_to(archive));
    ignored.extend(unknown.iter().map(|tag| format!("tag {}", tag.as_str())));
    (route.with_query(query), ignored)
}

/// Where the reader is.
pub fn use_navigation() -> Navigation {
    use_context()
        .expect("pages and components stand below the reader, which provides the navigation")
}

impl Navigation {
    /// What is shown.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The article that is shown, if one is.
    pub fn slug(self) -> Option<Slug> {
        self.route.with(|route| match route {
            Route::Article(slug, _) => Some(slug.clone()),
            Route::List(_) => None,
        })
    }

    /// The query of the list, shown or behind the article.
    pub fn query(self) -> Query {
        self.route.with(|route| route.query().clone())
    }

    /// The same, without hearing of the next one.
    pub fn query_untracked(self) -> Query {
        self.route.with_untracked(|route| route.query().clone())
    }

    /// The parts of the address that mean nothing here.
    pub fn ignored(self) -> Vec<String> {
        self.ignored.get()
    }

    /// Stops mentioning those parts.
    pub fn dismiss_ignored(self) {
        self.ignored.set(Vec::new());
    }

    /// How the reader got here.
    pub fn arrival(self) -> Arrival {
        self.trail.with_untracked(|trail| trail.arrival.clone())
    }

    /// Shows `route`, as a new entry of the history.
    pub fn go(self, route: Route) {
        self.go_by(route, "", Arrival::Followed);
    }

    /// Goes to the list that the changed query gives.
    pub fn ask(self, change: impl FnOnce(&mut Query)) {
        let mut query = self.query_untracked();
        change(&mut query);
        self.go(Route::List(query));
    }

    /// Goes to the list that the changed query gives, as a step of something longer: only the first step makes
    /// an entry of the history, the others change it, until the reader has [settled](Self::settle) on something.
    pub fn ask_gradually(self, pace: Pace, change: impl FnOnce(&mut Query)) {
        let is_first = self.pace().is_none();
        let mut query = self.query_untracked();
        change(&mut query);
        let route = Route::List(query);
        if self.route.with_untracked(|leaving| *leaving == route) {
            return;
        }
        if is_first {
            self.go(route);
        } else {
            history::replace(&route.href());
            self.arrive(route, Arrival::Followed, Vec::new());
        }
        self.trail.update(|trail| trail.pace = Some(pace));
    }

    /// How the reader is changing the query, if they are in the middle of that.
    pub fn pace(self) -> Option<Pace> {
        self.trail.with_untracked(|trail| trail.pace)
    }

    /// The next step begins something new.
    pub fn settle(self) {
        self.trail.update(|trail| trail.pace = None);
    }

    /// Follows a link to `route` within the page, unless the click asks for something else.
    pub fn follow(self, click: &Event, route: Route) {
        if page::is_plain_click(click) {
            click.prevent_default();
            self.go(route);
        }
    }

    /// Follows the link that was clicked, if one was, unless it leads out of the site, or to a part of the article
    /// that is open: that is the browser's to do.
    pub fn follow_clicked(self, click: &Event) {
        let Some(href) = html::clicked_link(click).filter(|_| page::is_plain_click(click)) else {
            return;
        };
        let query = self.query_untracked();
        match Route::of_link(&href, query) {
            Some((route, part)) => {
                click.prevent_default();
                self.go_by(route, part, Arrival::Followed);
            }
            None => history::note_place(),
        }
    }

    /// Follows the link from an article to its list, to the place where the list was left.
    pub fn follow_back(self, click: &Event) {
        if page::is_plain_click(click) {
            click.prevent_default();
            self.back_to_list();
        }
    }

    /// Goes from an article to its list, to the place where the list was left.
    pub fn back_to_list(self) {
        let Route::Article(slug, query) = self.route.get_untracked() else {
            return;
        };
        let arrival = match self.left_list(&query) {
            Some(place) => Arrival::Returned(Some(place), Some(slug)),
            None => Arrival::ToRowOf(slug),
        };
        self.go_by(Route::List(query), "", arrival);
    }

    /// How far down the list of `query` was when an article was opened from it.
    fn left_list(self, query: &Query) -> Option<f64> {
        let left = self.trail.with_untracked(|trail| trail.left_list.clone());
        left.filter(|left| left.query == *query)
            .map(|left| left.place)
    }

    /// Goes to a `part` of a route, as it stands in an address with its `#`.
    fn go_by(self, route: Route, part: &str, arrival: Arrival) {
        let leaving = self.route.get_untracked();
        if leaving == route && part.is_empty() {
            return;
        }
        if let Route::List(query) = leaving {
            let place = geometry::scrolled();
            self.trail
                .update(|trail| trail.left_list = Some(LeftList { query, place }));
        }
        history::push(&(route.href() + part));
        self.arrive(route, arrival, Vec::new());
    }

    fn follow_address_bar(self) {
        let (route, ignored) = Route::parse(&history::search());
        let read = self.route.with_untracked(|leaving| match leaving {
            Route::Article(slug, _) => Some(slug.clone()),
            Route::List(_) => None,
        });
        self.arrive(route, Arrival::Returned(history::place(), read), ignored);
    }

    fn arrive(self, route: Route, arrival: Arrival, ignored: Vec<String>) {
        self.trail.update(|trail| {
            trail.arrival = arrival;
            trail.pace = None;
        });
        self.ignored.set(ignored);
        self.route.set(route);
    }
}
