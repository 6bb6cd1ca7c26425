use super::*;
use crate::answer::Answer;
use crate::article::{Article, Author, SafeHtml};
use crate::query::language;
use proptest::prelude::*;

fn article(title: &str, date: &str, tags: &[&str]) -> Article {
    Article {
        id: title.to_owned(),
        title: title.to_owned(),
        published: Date::parse(date).ok(),
        tags: tags.iter().map(|tag| tag.to_string()).collect(),
        ..Article::default()
    }
}

fn archive(articles: &[Article]) -> Archive {
    let mut builder = Builder::default();
    articles.iter().for_each(|article| builder.push(article));
    builder.finish(Feed::default())
}

fn titles(archive: &Archive, order: impl IntoIterator<Item = ArticleIdx>) -> Vec<&str> {
    order
        .into_iter()
        .map(|idx| archive.article(idx).title())
        .collect()
}

#[test]
fn articles_stand_newest_first_and_undated_ones_last() {
    let archive = archive(&[
        article("none", "", &[]),
        article("old", "2021", &[]),
        article("new", "2024-01-02", &[]),
        article("also none", "", &[]),
        article("middle", "2023-05", &[]),
    ]);
    assert_eq!(
        titles(&archive, archive.articles()),
        ["new", "middle", "old", "none", "also none"]
    );
    assert_eq!(archive.n_dated(), 3);
}

#[test]
fn every_field_follows_its_article_into_the_new_order() {
    let full = Article {
        id: "its id".into(),
        slug: Slug::new("its-slug"),
        text: "Its text.".into(),
        html: Some(SafeHtml::from_sanitizer("<p>Its text.</p>".into())),
        summary: Some("Its summary".into()),
        authors: vec![
            Author {
                name: Some("Ada".into()),
                url: None,
            },
            Author {
                name: Some("Bob".into()),
                url: None,
            },
        ],
        url: Some("https://example.com/1".into()),
        language: Some("uk".into()),
        reading_minutes: Some(7),
        ..article("full", "2024", &["B", "a"])
    };
    let archive = archive(&[
        article("older", "2023", &["c"]),
        full,
        article("newer", "2025", &[]),
    ]);
    let entry = archive.article(ArticleIdx::new(1));
    assert_eq!(
        (entry.title(), entry.text(), entry.excerpt()),
        ("full", "Its text.", "Its summary".into())
    );
    assert_eq!(
        entry.html().as_ref().map(SafeHtml::as_str),
        Some("<p>Its text.</p>")
    );
    assert_eq!(archive.article(ArticleIdx::new(0)).html(), None);
    assert_eq!(
        (entry.id(), entry.slug().as_str(), entry.authors()),
        ("its id", "its-slug", "Ada, Bob")
    );
    assert_eq!(
        (entry.link(), entry.language()),
        (Some("https://example.com/1"), "uk")
    );
    assert_eq!(
        (entry.date(), entry.reading_minutes()),
        (Date::parse("2024").ok(), 7)
    );
    assert_eq!(
        entry.tags().map(Tag::as_str).collect::<Vec<_>>(),
        ["B", "a"]
    );
}

#[test]
fn tags_are_one_however_they_are_spelled_and_shown_as_first_met() {
    let archive = archive(&[
        article("1", "", &["USA", "usa"]),
        article("2", "", &["Usa"]),
    ]);
    assert_eq!(archive.n_tags(), 1);
    let usa = archive.find_tag(&Tag::new("uSA").unwrap()).unwrap();
    assert_eq!(
        (archive.tag(usa).as_str(), archive.carriers(usa).len()),
        ("USA", 2)
    );
    assert_eq!(archive.article(ArticleIdx::new(0)).tags().len(), 1);
}

#[test]
fn an_article_is_found_under_what_its_tags_stand_under() {
    let archive = archive(&[
        article("1", "", &["a/b", "a/c"]),
        article("2", "", &["a"]),
        article("3", "", &["z"]),
    ]);
    let count = |tag: &str| {
        archive
            .carriers(archive.find_tag(&Tag::new(tag).unwrap()).unwrap())
            .len()
    };
    assert_eq!((count("a"), count("a/b"), count("z")), (2, 1, 1));
    let shown: Vec<_> = archive
        .article(ArticleIdx::new(0))
        .tags()
        .map(Tag::as_str)
        .collect();
    assert_eq!(
        shown,
        ["a/b", "a/c"],
        "what is implied is not shown on the article"
    );
}

#[test]
fn tags_come_as_a_tree_the_most_used_first() {
    let archive = archive(&[
        article("1", "", &["solo", "a/z", "b"]),
        article("2", "", &["a/z", "a/y"]),
        article("3", "", &["a/x", "a/y", "b"]),
        article("4", "", &["a/y", "c"]),
    ]);
    let names: Vec<_> = archive
        .tags()
        .iter()
        .map(|&tag| archive.tag(tag).as_str())
        .collect();
    assert_eq!(names, ["a", "a/y", "a/z", "a/x", "b", "c", "solo"]);
}

#[test]
fn a_shared_slug_stays_with_the_older_article_and_a_given_one_is_kept() {
    let given = |title: &str, date: &str| Article {
        slug: Slug::new("same"),
        ..article(title, date, &[])
    };
    let archive = archive(&[
        article("Same", "2026", &[]),
        article("same!", "2020", &[]),
        given("x", "2025"),
    ]);
    let slugs: Vec<_> = archive
        .articles()
        .map(|idx| archive.article(idx).slug().to_string())
        .collect();
    assert_eq!(slugs, ["same-3", "same", "same-2"]);
    assert_eq!(
        archive.find(&Slug::new("same-2").unwrap()),
        Some(ArticleIdx::new(2))
    );
    assert_eq!(archive.find(&Slug::new("other").unwrap()), None);
}

#[test]
fn titles_sort_by_their_letters_whatever_their_case_and_quotes() {
    let archive = archive(&[
        article("b", "", &[]),
        article("“A” is quoted", "", &[]),
        article("C", "", &[]),
    ]);
    assert_eq!(
        titles(&archive, archive.by_title().articles().to_vec()),
        ["“A” is quoted", "b", "C"]
    );
}

#[test]
fn an_article_without_a_title_is_called_by_its_first_words() {
    let untitled = Article {
        id: "1".into(),
        text: "It begins here.\n\nAnd goes on.".into(),
        ..Article::default()
    };
    let empty = Article {
        id: "!".into(),
        ..Article::default()
    };
    let archive = archive(&[untitled, empty]);
    assert_eq!(
        titles(&archive, archive.articles()),
        ["It begins here. And goes on.", "Untitled"]
    );
}

#[test]
fn many_articles_of_one_title_are_told_apart_at_once() {
    let articles = vec![article("Daily news", "2024", &[]); 20_000];
    let archive = archive(&articles);
    assert_eq!(
        archive.article(ArticleIdx::new(0)).slug().as_str(),
        "daily-news-20000"
    );
}

#[test]
fn authors_and_the_name_default_to_the_feeds() {
    let json = br#"{"authors":[{"name":"Ada"}],"items":[{"id":"1","authors":[{"name":"Bob"}]},{"id":"2"}]}"#;
    let (archive, _) = Archive::from_json(json).unwrap();
    let authors: Vec<_> = archive
        .articles()
        .map(|idx| archive.article(idx).authors())
        .collect();
    assert_eq!(
        (authors, archive.feed().title.as_str()),
        (vec!["Bob", "Ada"], "Articles")
    );
}

#[test]
fn languages_default_to_the_feeds() {
    let json = br#"{"language":"en","items":[{"id":"1","language":"he"},{"id":"2"}]}"#;
    let (archive, _) = Archive::from_json(json).unwrap();
    let languages: Vec<_> = archive
        .articles()
        .map(|idx| archive.article(idx).language())
        .collect();
    assert_eq!(languages, ["he", "en"]);
}

proptest! {
    #[test]
    fn slugs_are_never_shared_and_tags_count_what_carries_them(
        entries in prop::collection::vec(("[ab!]{0,2}", prop::collection::vec("[abAB]{1,2}(/[ab])?", 0..4)), 0..20),
    ) {
        let article = |(title, tags): &(String, Vec<String>)| Article {
            id: "x".into(), title: title.clone(), tags: tags.clone(), ..Article::default()
        };
        let archive = archive(&entries.iter().map(article).collect::<Vec<_>>());
        for idx in archive.articles() {
            prop_assert_eq!(archive.find(&archive.article(idx).slug()), Some(idx));
        }
        let counts = archive.count_tags(&Ranked::new(ArticleSet::all(archive.len())));
        for &tag in archive.tags() {
            let under = |one: &Tag| {
                let key = archive.tag(tag).key();
                one.key() == key || one.key().starts_with(&format!("{key}/"))
            };
            let carriers = archive.articles().filter(|&idx| archive.article(idx).tags().any(under));
            prop_assert_eq!(carriers.collect::<Vec<_>>(), archive.carriers(tag).iter().collect::<Vec<_>>());
            prop_assert_eq!(counts[tag.idx()] as usize, archive.carriers(tag).len());
        }
        prop_assert_eq!(archive.tags().len(), archive.n_tags());
    }
}

#[test]
fn only_words_need_an_index() {
    let archive = archive(&[article("Rain", "2024", &["USA"])]);
    let ask = |text| Answer::new(&archive, language::parse(text).0, None);
    for text in ["", "tag:usa", "-tag:usa after:2020 OR tag:b", "date:2024"] {
        ask(text);
        assert!(archive.index.get().is_none(), "{text}");
    }
    ask("rain");
    assert!(archive.index.get().is_some());
}
