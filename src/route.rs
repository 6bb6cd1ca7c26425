//! URLs: what each one shows, parsed and printed. Nothing else spells a URL of the site.
//!
//! Every view is the site's index with a query string, so that any static host serves all of them, under
//! any path. Where the index is, the browser knows.

use crate::article::Slug;
use crate::dates::{Date, Range};
use crate::query::language::{self, MATCHINGS, SORTS, choose, name_of};
use crate::query::{Matching, Query, Sort, Wanted};
use crate::tags::Tag;
use form_urlencoded::Serializer;

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list that a query gives.
    List(Query),
    /// An article, and the list it was opened from.
    Article(Slug, Query),
}

impl Default for Route {
    fn default() -> Route {
        Route::List(Query::default())
    }
}

/// The names of parameters, which are part of every link somebody has saved.
mod name {
    pub const ARTICLE: &str = "article";
    pub const QUERY: &str = "q";
    pub const TAG: &str = "tag";
    pub const NOT: &str = "not";
    pub const MATCH: &str = "match";
    pub const FROM: &str = "from";
    pub const TO: &str = "to";
    pub const SORT: &str = "sort";
}

/// Tags past this number are ignored: nobody has chosen so many, and each costs time.
const MOST_TAGS: usize = 100;

impl Route {
    /// The route in a query string, with or without its `?`, and the parameters that mean nothing here, as
    /// `name=value`. Every text gives a route.
    pub fn parse(search: &str) -> (Route, Vec<String>) {
        let search = search.strip_prefix('?').unwrap_or(search);
        let mut query = Query::default();
        let mut texts = Vec::new();
        let (mut from, mut to) = (None, None);
        let mut slug = None;
        let mut ignored = Vec::new();
        for (name, value) in form_urlencoded::parse(search.as_bytes()) {
            let understood = match name.as_ref() {
                name::ARTICLE if slug.is_none() => {
                    slug = Slug::new(&value);
                    slug.is_some()
                }
                name::QUERY => {
                    texts.push(value);
                    continue;
                }
                name::FROM => limit(&mut from, &value),
                name::TO => limit(&mut to, &value),
                name::TAG => want(&mut query, &value, Wanted::Included),
                name::NOT => want(&mut query, &value, Wanted::Excluded),
                name::MATCH => choose(&mut query.matching, &MATCHINGS, &value),
                name::SORT => choose(&mut query.sort, &SORTS, &value),
                _ => false,
            };
            if !understood {
                ignored.push(format!("{name}={value}"));
            }
        }
        query.range = Range::new(from, to);
        // Last, because a condition that contradicts a tag is only that if it stands behind it.
        for text in texts {
            let problems;
            (query, problems) = language::parse_onto(query, &text);
            if !problems.is_empty() {
                ignored.push(format!("{}={text}", name::QUERY));
            }
        }
        let route = match slug {
            Some(slug) => Route::Article(slug, query),
            None => Route::List(query),
        };
        (route, ignored)
    }

    /// The URL, relative to the site's index: `./?tag=web&sort=oldest`.
    pub fn href(&self) -> String {
        let mut pairs = Serializer::new(String::new());
        if let Route::Article(slug, _) = self {
            pairs.append_pair(name::ARTICLE, slug.as_str());
        }
        let query = self.query();
        let conditions = language::print_conditions(query);
        if !conditions.is_empty() {
            pairs.append_pair(name::QUERY, &conditions);
        }
        pairs.extend_pairs(query.included().iter().map(|tag| (name::TAG, tag.as_str())));
        pairs.extend_pairs(query.excluded().iter().map(|tag| (name::NOT, tag.as_str())));
        if query.matching != Matching::default() {
            pairs.append_pair(name::MATCH, name_of(&MATCHINGS, query.matching));
        }
        let limits = [
            (name::FROM, query.range.from()),
            (name::TO, query.range.to()),
        ];
        for (name, date) in limits {
            pairs.extend_pairs(date.map(|date| (name, date.to_string())));
        }
        if query.sort != Sort::default() {
            pairs.append_pair(name::SORT, name_of(&SORTS, query.sort));
        }
        match pairs.finish().as_str() {
            "" => "./".to_owned(),
            search => format!("./?{search}"),
        }
    }

    /// Where a link in an article leads, and to which part of that page, with its `#`; `None` if it leads out
    /// of the site. An article that it names stands in the list of `query`, unless it names a list as well.
    pub fn of_link(href: &str, query: Query) -> Option<(Route, &str)> {
        let search = href.strip_prefix("./").unwrap_or(href).strip_prefix('?')?;
        let (search, part) = search.split_at(search.find('#').unwrap_or(search.len()));
        let route = match Route::parse(search).0 {
            Route::Article(slug, own) if own == Query::default() => Route::Article(slug, query),
            route => route,
        };
        Some((route, part))
    }

    /// The same with another query for its list.
    pub fn with_query(self, query: Query) -> Route {
        match self {
            Route::List(_) => Route::List(query),
            Route::Article(slug, _) => Route::Article(slug, query),
        }
    }

    /// The query of the list, or of the list the article was opened from.
    pub fn query(&self) -> &Query {
        match self {
            Route::List(query) | Route::Article(_, query) => query,
        }
    }
}

/// A tag means something unless it is blank or the URL says the opposite elsewhere.
fn want(query: &mut Query, text: &str, wanted: Wanted) -> bool {
    let Some(tag) = Tag::new(text) else {
        return false;
    };
    if query.wants(&tag) != Wanted::Free {
        return query.wants(&tag) == wanted;
    }
    if MOST_TAGS <= query.included().len() + query.excluded().len() {
        return false;
    }
    query.want(&tag, wanted);
    true
}

/// A limit of the date is a year, month or day, given once.
fn limit(limit: &mut Option<Date>, text: &str) -> bool {
    let date = Date::parse(text)
        .ok()
        .filter(|date| *date == date.without_time());
    let is_free = limit.is_none();
    if is_free {
        *limit = date;
    }
    is_free && date.is_some()
}

impl Sort {
    /// Its name in URLs.
    pub fn as_str(self) -> &'static str {
        name_of(&SORTS, self)
    }

    /// The order of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Sort> {
        SORTS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, sort)| *sort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::any_query;
    use proptest::prelude::*;

    /// What `search` shows, as a URL, and what of it is ignored.
    #[track_caller]
    fn check(search: &str, href: &str, ignored: &[&str]) {
        let (route, left_over) = Route::parse(search);
        assert_eq!(
            (route.href().as_str(), left_over),
            (href, ignored.iter().map(|text| text.to_string()).collect())
        );
    }

    #[test]
    fn defaults_are_left_out() {
        check("", "./", &[]);
        check("?", "./", &[]);
        check("?match=all&sort=relevance", "./", &[]);
    }

    #[test]
    fn every_parameter_is_read_and_written() {
        check(
            "?tag=a&tag=b&not=c&match=any&sort=oldest",
            "./?tag=a&tag=b&not=c&match=any&sort=oldest",
            &[],
        );
        check("sort=title&tag=a", "./?tag=a&sort=title", &[]);
        check(
            "?q=treaty+%22of+peace%22&from=2024-03&to=2025",
            "./?q=treaty+%22of+peace%22&from=2024-03&to=2025",
            &[],
        );
        check("?tag=a&article=the-slug", "./?article=the-slug&tag=a", &[]);
    }

    #[test]
    fn characters_that_mean_something_in_urls_are_escaped() {
        check(
            "?tag=R%26D&tag=web%20history",
            "./?tag=R%26D&tag=web+history",
            &[],
        );
        check("?tag=新聞", "./?tag=%E6%96%B0%E8%81%9E", &[]);
        check(
            "?article=перша",
            "./?article=%D0%BF%D0%B5%D1%80%D1%88%D0%B0",
            &[],
        );
    }

    #[test]
    fn what_means_nothing_is_ignored_and_named() {
        check(
            "?utm_source=y&sort=best&match=some&from=soon&to=2024-13",
            "./",
            &[
                "utm_source=y",
                "sort=best",
                "match=some",
                "from=soon",
                "to=2024-13",
            ],
        );
        check("?tag=&not=%20", "./", &["tag=", "not= "]);
        check(
            "?article=Not%20a%20slug&article=",
            "./",
            &["article=Not a slug", "article="],
        );
        check("?article=a&article=b", "./?article=a", &["article=b"]);
        check("?%FF=%ff&&=", "./", &["\u{fffd}=\u{fffd}", "="]);
    }

    #[test]
    fn what_a_query_says_goes_where_it_belongs() {
        check(
            "?q=treaty+tag:usa+-tag:sport+after:2024+sort:oldest",
            "./?q=treaty&tag=usa&not=sport&from=2024&sort=oldest",
            &[],
        );
        check("?q=(treaty&tag=x", "./?q=treaty&tag=x", &["q=(treaty"]);
        check("?from=2024&from=2025", "./?from=2024", &["from=2025"]);
    }

    #[test]
    fn tags_without_number_are_cut_short() {
        let search: Vec<String> = (0..1000).map(|at| format!("tag={at}")).collect();
        let (route, ignored) = Route::parse(&search.join("&"));
        assert_eq!(
            (route.query().included().len(), ignored.len()),
            (MOST_TAGS, 1000 - MOST_TAGS)
        );
    }

    #[test]
    fn a_link_in_an_article_keeps_the_list_unless_it_names_one() {
        let list = |search| Route::parse(search).0.query().clone();
        let goal = |href| {
            let (route, part) = Route::of_link(href, list("?tag=x"))?;
            Some(format!("{}{part}", route.href()))
        };
        assert_eq!(goal("?article=a").as_deref(), Some("./?article=a&tag=x"));
        assert_eq!(
            goal("./?article=a&tag=y#a-1").as_deref(),
            Some("./?article=a&tag=y#a-1")
        );
        assert_eq!(goal("?tag=y").as_deref(), Some("./?tag=y"));
        for elsewhere in ["#a-1", "https://example.com/?article=a", "picture.png", ""] {
            assert_eq!(goal(elsewhere), None);
        }
    }

    #[test]
    fn a_tag_said_twice_counts_once_and_its_opposite_not_at_all() {
        check("?tag=USA&tag=usa&not=Usa", "./?tag=USA", &["not=Usa"]);
    }

    proptest! {
        #[test]
        fn every_route_reads_back_from_its_url(query in any_query(), slug in "\\PC{0,20}") {
            let route = match Slug::from_text(&slug) {
                Some(slug) => Route::Article(slug, query),
                None => Route::List(query),
            };
            let href = route.href();
            let search = href.strip_prefix("./").unwrap();
            prop_assert_eq!(Route::parse(search), (route, vec![]));
        }

        #[test]
        fn no_text_makes_parsing_panic(search in "[?&=%+a-f0-9tagnotsort\\PC]{0,60}") {
            let (route, _) = Route::parse(&search);
            let _ = route.href();
        }
    }
}
