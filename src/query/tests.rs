use super::*;
use crate::archive::Builder;
use crate::article::Article;
use crate::dates::Date;
use crate::feed::Feed;
use proptest::prelude::*;

const DATES: [&str; 6] = [
    "",
    "2021",
    "2021-03",
    "2022-05-06",
    "2022-05-06T10:00",
    "2023",
];
const TAGS: [&str; 6] = ["a", "A", "b", "a/x", "b/x/y", "c"];
const TITLES: [&str; 5] = ["alpha", "Beta", "“gamma”", "Ґанок", "alpha"];

prop_compose! {
    fn any_article()(
        title in prop::sample::select(&TITLES[..]),
        date in prop::sample::select(&DATES[..]),
        tags in prop::collection::vec(prop::sample::select(&TAGS[..]), 0..4),
    ) -> Article {
        Article {
            id: title.to_owned(),
            title: title.to_owned(),
            published: Date::parse(date).ok(),
            tags: tags.into_iter().map(str::to_owned).collect(),
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

/// Any query; some of its tags are in no archive that [`any_archive`] makes.
pub(crate) fn any_query() -> impl Strategy<Value = Query> {
    let tag = prop::sample::select(vec!["A", "a/x", "b", "B/x", "nowhere", "日本 語/&=+%"]);
    let wanted = prop::sample::select(vec![Wanted::Included, Wanted::Excluded]);
    let matching = prop::sample::select(vec![Matching::All, Matching::Any]);
    let wishes = prop::collection::vec((tag, wanted), 0..5);
    (wishes, matching, prop::sample::select(&Sort::ALL[..])).prop_map(|(wishes, matching, sort)| {
        let query = Query {
            matching,
            sort,
            ..Query::default()
        };
        let wish = |query: Query, (tag, wanted)| query.with(&Tag::new(tag).unwrap(), wanted);
        wishes.into_iter().fold(query, wish)
    })
}

/// The answer worked out article by article, from nothing but what each entry says of itself.
fn oracle(archive: &Archive, query: &Query) -> Vec<ArticleIdx> {
    let carries = |idx: ArticleIdx, wanted: &Tag| {
        let below = format!("{}/", wanted.key());
        archive
            .article(idx)
            .tags()
            .any(|tag| tag == wanted || tag.key().starts_with(&below))
    };
    let fits = |idx: &ArticleIdx| {
        let mut included = query.included().iter().map(|tag| carries(*idx, tag));
        let is_included = match query.matching {
            Matching::All => included.all(|carries| carries),
            Matching::Any => query.included().is_empty() || included.any(|carries| carries),
        };
        is_included && !query.excluded().iter().any(|tag| carries(*idx, tag))
    };
    let mut fitting: Vec<ArticleIdx> = archive.articles().filter(fits).collect();
    let date = |idx: ArticleIdx| archive.article(idx).date();
    let letters = |idx: ArticleIdx| {
        let title = archive.article(idx).title().to_lowercase();
        title
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    match query.sort {
        Sort::Newest => {}
        // Reversed first, so that equal dates come out reversed as well, which is what "the other way
        // round" means; the undated keep their order.
        Sort::Oldest => {
            let (mut dated, undated): (Vec<_>, Vec<_>) =
                fitting.iter().partition(|idx| date(**idx).is_some());
            dated.reverse();
            dated.sort_by_key(|idx| date(*idx));
            fitting = dated.into_iter().chain(undated).collect();
        }
        Sort::Title => fitting.sort_by_key(|idx| letters(*idx)),
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
    let query = Query {
        sort: Sort::Title,
        matching: Matching::Any,
        ..Query::default()
    };
    let cleared = query.with(&tag("a"), Wanted::Included).cleared();
    assert_eq!(
        cleared,
        Query {
            sort: Sort::Title,
            ..Query::default()
        }
    );
}

proptest! {
    #[test]
    fn the_answer_is_what_a_look_at_every_article_gives(archive in any_archive(), query in any_query()) {
        let selection = query.select(&archive);
        let rows: Vec<ArticleIdx> = (0..selection.len()).filter_map(|row| selection.article(row)).collect();
        prop_assert_eq!(&rows, &oracle(&archive, &query));
        prop_assert_eq!(selection.set(), &query.matches(&archive));
        for (row, article) in rows.iter().enumerate() {
            prop_assert_eq!(selection.row(*article), Some(row));
            let before = row.checked_sub(1).map(|row| rows[row]);
            prop_assert_eq!(selection.neighbors(*article), (before, rows.get(row + 1).copied()));
        }
    }
}
