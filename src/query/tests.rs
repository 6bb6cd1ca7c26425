use super::language::parse;
use super::*;
use crate::archive::{ArticleIdx, Builder, Entry};
use crate::article::Article;
use crate::dates::Date;
use crate::feed::Feed;
use crate::search;
use crate::selection::Selection;
use needle::{Needle, Place};
use proptest::prelude::*;
use scan::{Ask, Scan, Text};

#[path = "../../tests/support/scan.rs"]
#[allow(dead_code)] // other tests use the rest
mod scan;

const DATES: [&str; 8] = [
    "",
    "2021",
    "2021-03",
    "2021-03-01",
    "2022-05-06",
    "2022-05-06T10:00",
    "2022-05-06T23:30-11:00",
    "2023",
];
const TAGS: [&str; 6] = ["a", "A", "b", "a/x", "b/x/y", "c"];
const TITLES: [&str; 5] = ["alpha", "Beta", "“gamma”", "Ґанок", "alpha"];
const TEXTS: [&str; 5] = [
    "",
    "peace treaty: peace",
    "the treaty of peace",
    "Treaties. Peace of mind",
    "КИЇВ treaty",
];

prop_compose! {
    fn any_article()(
        title in prop::sample::select(&TITLES[..]),
        date in prop::sample::select(&DATES[..]),
        tags in prop::collection::vec(prop::sample::select(&TAGS[..]), 0..4),
        text in prop::sample::select(&TEXTS[..]),
        language in prop::option::of(prop::sample::select(vec!["en", "en-GB", "uk"])),
    ) -> Article {
        Article {
            id: title.to_owned(),
            title: title.to_owned(),
            text: text.to_owned(),
            published: Date::parse(date).ok(),
            tags: tags.into_iter().map(str::to_owned).collect(),
            language: language.map(str::to_owned),
            ..Article::default()
        }
    }
}

/// Up to a dozen articles, small enough to look at when a property fails.
pub(crate) fn any_archive() -> impl Strategy<Value = Archive> {
    prop::collection::vec(any_article(), 0..12).prop_map(|articles| {
        let mut builder = Builder::default();
        articles.iter().for_each(|article| builder.push(article));
        builder.finish(Feed::default())
    })
}

fn any_range() -> impl Strategy<Value = Range> {
    let date = || prop::option::of(prop::sample::select(&DATES[1..5]));
    let read = |text: Option<&str>| text.and_then(|text| Date::parse(text).ok());
    (date(), date()).prop_map(move |(from, to)| Range::new(read(from), read(to)))
}

/// Any condition; [`Query::require`] may find a better place for it.
fn any_condition() -> impl Strategy<Value = Expr> {
    let words = prop::sample::select(vec![
        "treat", "treaties", "paece", "of", "київ", "gam", "a:b", "x-y", "–",
    ]);
    let phrases = prop::sample::select(vec!["of peace", "treaty", "say \"x\" \\ (y)", "OR"]);
    let term = prop_oneof![
        words
            .prop_filter_map("a word", Needle::word)
            .prop_map(|word| Term::Says(word, Place::Anywhere)),
        phrases
            .prop_filter_map("a phrase", Needle::phrase)
            .prop_map(|words| Term::Says(words, Place::Title)),
        prop::sample::select(vec!["a", "b/x", "odd \"tag\" (1)"])
            .prop_filter_map("a tag", Tag::new)
            .prop_map(Term::Tag),
        prop::sample::select(vec!["en", "uk"])
            .prop_map(|language| Term::Language(language.to_owned())),
        any_range()
            .prop_filter("a limit", |range| !range.is_open())
            .prop_map(Term::Published),
    ];
    term.prop_map(Expr::Term).prop_recursive(3, 8, 3, |part| {
        let parts = || prop::collection::vec(part.clone(), 1..4);
        prop_oneof![
            parts().prop_filter_map("parts", Expr::all),
            parts().prop_filter_map("parts", Expr::any),
            part.clone().prop_map(Expr::negated),
        ]
    })
}

/// Any query; some of its tags are in no archive that [`any_archive`] makes. More words are a question, which scores
/// decide; `tests/search.rs` asks those.
pub(crate) fn any_query() -> impl Strategy<Value = Query> {
    let tag = prop::sample::select(vec!["A", "a/x", "b", "B/x", "nowhere", "日本 語/&=+%"]);
    let wanted = prop::sample::select(vec![Wanted::Included, Wanted::Excluded]);
    let matching = prop::sample::select(vec![Matching::All, Matching::Any]);
    let wishes = prop::collection::vec((tag, wanted), 0..5);
    let conditions = prop::collection::vec(any_condition(), 0..3);
    let sort = prop::sample::select(&Sort::ALL[..]);
    let queries = (wishes, matching, any_range(), conditions, sort).prop_map(
        |(wishes, matching, range, conditions, sort)| {
            let query = Query {
                matching,
                sort,
                range,
                ..Query::default()
            };
            let wish = |query: Query, (tag, wanted)| query.with(&Tag::new(tag).unwrap(), wanted);
            let mut query = wishes.into_iter().fold(query, wish);
            conditions.into_iter().for_each(|one| query.require(one));
            query
        },
    );
    queries.prop_filter("a question", |query| {
        let plain = query.conditions().iter().filter_map(|one| match one {
            Expr::Term(Term::Says(needle, _)) => {
                Some(scan::vocabulary::keys(needle.as_str()).len())
            }
            _ => None,
        });
        plain.sum::<usize>() <= scan::MOST_OF_ALL
    })
}

/// Whether an article has the tags and the date, from nothing but what it says of itself.
fn is_allowed(article: Entry<'_>, query: &Query) -> bool {
    let mut included = query.included().iter().map(|tag| carries(article, tag));
    let is_included = match query.matching {
        Matching::All => included.all(|carries| carries),
        Matching::Any => query.included().is_empty() || included.any(|carries| carries),
    };
    is_included
        && !query.excluded().iter().any(|tag| carries(article, tag))
        && is_in(article, query.range)
}

pub(crate) fn carries(article: Entry<'_>, wanted: &Tag) -> bool {
    let below = format!("{}/", wanted.key());
    let mut tags = article.tags();
    tags.any(|tag| tag == wanted || tag.key().starts_with(&below))
}

/// Compares days as texts.
fn is_in(article: Entry<'_>, range: Range) -> bool {
    if range.is_open() {
        return true;
    }
    let Some(date) = article.date() else {
        return false;
    };
    let day = format!("{:.10}", date.rfc3339());
    let is_late_enough = range
        .from()
        .is_none_or(|from| format!("{:.10}", from.rfc3339()) <= day);
    // The end of 2021-03 is behind every text that begins with it, and so is the end of 2021.
    let is_early_enough = range.to().is_none_or(|to| {
        let to = to.to_string();
        day.starts_with(&to) || day < to
    });
    is_late_enough && is_early_enough
}

/// A condition for the oracle of words, to which everything else is known.
fn ask(archive: &Archive, condition: &Expr) -> Ask {
    let parts = |parts: &[Expr]| parts.iter().map(|part| ask(archive, part)).collect();
    let known = |fits: &dyn Fn(Entry<'_>) -> bool| {
        let all = archive.articles();
        Ask::Known(all.map(|idx| fits(archive.article(idx))).collect())
    };
    match condition {
        Expr::All(all) => Ask::All(parts(all)),
        Expr::Any(any) => Ask::Any(parts(any)),
        Expr::Not(part) => Ask::Not(Box::new(ask(archive, part))),
        Expr::Term(Term::Tag(tag)) => known(&|article| carries(article, tag)),
        Expr::Term(Term::Published(range)) => known(&|article| is_in(article, *range)),
        Expr::Term(Term::Language(wanted)) => known(&|article| {
            let language = article.language().to_lowercase();
            language == *wanted || language.starts_with(&format!("{wanted}-"))
        }),
        Expr::Term(Term::Says(needle, place)) => {
            let text = needle.as_str().to_owned();
            match (place, needle.is_phrase()) {
                (Place::Anywhere, false) => Ask::Word(text),
                (Place::Anywhere, true) => Ask::Phrase(text),
                (Place::Title, false) => Ask::TitleWord(text),
                (Place::Title, true) => Ask::TitlePhrase(text),
            }
        }
    }
}

fn text(article: Entry<'_>) -> Text {
    Text {
        title: article.title().to_owned(),
        labels: article.tags().map(|tag| tag.as_str().to_owned()).collect(),
        text: article.text().to_owned(),
        language: article.language().to_owned(),
    }
}

/// What a query should find.
struct Expected {
    /// In order; of those that are ranked, newest first.
    rows: Vec<ArticleIdx>,
    /// How many of them have all the words, where others follow.
    n_best: Option<usize>,
    is_ranked: bool,
}

/// The answer worked out article by article.
fn expected(archive: &Archive, query: &Query) -> Expected {
    let texts: Vec<Text> = archive
        .articles()
        .map(|idx| text(archive.article(idx)))
        .collect();
    let asked: Vec<Ask> = query
        .conditions()
        .iter()
        .map(|one| ask(archive, one))
        .collect();
    let found = Scan::new(&texts).find(&asked);
    let is_best = |idx: &ArticleIdx| found.is_best.as_ref().is_none_or(|best| best[idx.idx()]);
    let fitting = archive
        .articles()
        .filter(|idx| found.is_found[idx.idx()] && is_allowed(archive.article(*idx), query));
    let (best, rest) = fitting.partition(is_best);
    let (best, rest) = (
        sorted(archive, best, query.sort),
        sorted(archive, rest, query.sort),
    );
    Expected {
        n_best: found.is_best.is_some().then_some(best.len()),
        rows: [best, rest].concat(),
        is_ranked: found.is_ranked,
    }
}

/// The articles that a query should find.
pub(crate) fn oracle(archive: &Archive, query: &Query) -> Vec<ArticleIdx> {
    expected(archive, query).rows
}

fn sorted(archive: &Archive, mut fitting: Vec<ArticleIdx>, sort: Sort) -> Vec<ArticleIdx> {
    let date = |idx: ArticleIdx| archive.article(idx).date();
    match sort {
        Sort::Newest | Sort::Relevance => {}
        // Reversed first, so that equal dates come out reversed as well, which is what "the other way
        // round" means; the undated keep their order.
        Sort::Oldest => {
            let (mut dated, undated): (Vec<_>, Vec<_>) =
                fitting.iter().partition(|idx| date(**idx).is_some());
            dated.reverse();
            dated.sort_by_key(|idx| date(*idx));
            fitting = dated.into_iter().chain(undated).collect();
        }
        Sort::Title => {
            let titles = fitting.iter().map(|idx| archive.article(*idx).title());
            let language = archive.feed().language.as_deref().unwrap_or_default();
            let order = crate::collation::order(titles, language);
            fitting = order.iter().map(|&at| fitting[at as usize]).collect();
        }
    }
    fitting
}

fn tag(text: &str) -> Tag {
    Tag::new(text).unwrap()
}

#[test]
fn a_tag_is_wanted_in_one_way_at_a_time() {
    let mut query = Query::default()
        .with(&tag("USA"), Wanted::Included)
        .with(&tag("usa"), Wanted::Excluded);
    assert_eq!(
        (query.included().len(), query.wants(&tag("Usa"))),
        (0, Wanted::Excluded)
    );
    query.toggle(&tag("usa"), Wanted::Excluded);
    assert!(!query.is_filtering());
    query.toggle(&tag("usa"), Wanted::Included);
    assert_eq!(query.included(), [tag("USA")]);
}

#[test]
fn clearing_keeps_the_order() {
    let (query, _) = parse("tag:a match:any date:2021 treaty sort:title");
    assert_eq!(query.cleared(), parse("sort:title").0);
}

#[test]
fn every_part_can_be_taken_back_by_itself() {
    let (query, _) = parse("tag:a -tag:b date:2021 treaty \"of peace\" sort:title");
    let without: Vec<String> = query
        .parts()
        .iter()
        .map(|part| language::print(&query.without(part)))
        .collect();
    assert_eq!(
        without,
        [
            "tag:a -tag:b date:2021 \"of peace\" sort:title",
            "tag:a -tag:b date:2021 treaty sort:title",
            "-tag:b date:2021 treaty \"of peace\" sort:title",
            "tag:a date:2021 treaty \"of peace\" sort:title",
            "tag:a -tag:b treaty \"of peace\" sort:title",
        ]
    );
}

proptest! {
    #[test]
    fn the_answer_is_what_a_look_at_every_article_gives(archive in any_archive(), query in any_query()) {
        let ranking = search::find(&archive, query.conditions()).ranking;
        let selection = Selection::new(&archive, query.matches(&archive), query.sort, ranking.as_deref());
        let rows: Vec<ArticleIdx> = selection.iter().collect();
        let expected = expected(&archive, &query);
        prop_assert_eq!(selection.n_best(), expected.n_best);
        prop_assert_eq!(ranking.is_some(), expected.is_ranked);
        // How the articles are ranked is not looked at here, but that each stands where it should with the others.
        let in_order = |mut rows: Vec<ArticleIdx>| {
            if expected.is_ranked && query.sort == Sort::Relevance {
                let (best, rest) = rows.split_at_mut(expected.n_best.unwrap_or(0));
                best.sort();
                rest.sort();
            }
            rows
        };
        prop_assert_eq!(in_order(rows.clone()), in_order(expected.rows.clone()));
        prop_assert_eq!(selection.n_undated(), rows.iter().filter(|idx| archive.article(**idx).date().is_none()).count());
        for (row, article) in rows.iter().enumerate() {
            prop_assert_eq!(selection.row(*article), Some(row));
            let before = row.checked_sub(1).map(|row| rows[row]);
            prop_assert_eq!(selection.neighbors(*article), (before, rows.get(row + 1).copied()));
        }
        prop_assert_eq!(selection.article(rows.len()), None);
    }
}
