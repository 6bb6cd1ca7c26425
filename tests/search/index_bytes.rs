//! The index as bytes: what is written is read back, and nothing else is.

use crate::{LARGE, Pair, SMALL, forged};
use newsprint::answer::Answer;
use newsprint::archive::Archive;
use newsprint::query::language::parse;
use newsprint::search::{Index, Unusable};
use proptest::prelude::*;

/// As documented at the head of the format: magic, version, fingerprint, checksum.
const VERSION: std::ops::Range<usize> = 4..8;
const FINGERPRINT: std::ops::Range<usize> = 8..16;

fn archive(items: &[(&str, &str)]) -> Archive {
    let item = |(title, text): &(&str, &str)| serde_json::json!({ "id": title, "title": title, "content_text": text, "language": "en", "tags": ["Печать"] });
    let items: Vec<_> = items.iter().map(item).collect();
    let feed = serde_json::json!({ "items": items }).to_string();
    Archive::from_json(feed.as_bytes()).unwrap().0
}

fn tiny() -> Archive {
    archive(&[
        (
            "Ink",
            "Ink and its enemies: ink, paper, presses, printing and the printed word.",
        ),
        (
            "新聞",
            "新聞の歴史, a history of news in twenty-one words or fewer, of which some are long.",
        ),
    ])
}

#[test]
fn an_index_that_is_read_answers_like_one_that_is_made() {
    for pair in [&*SMALL, &*LARGE] {
        let bytes = pair.archive.index().as_bytes().to_vec();
        let fresh = crate::made_up::archive(&pair.articles);
        assert_eq!(fresh.set_index(bytes), Ok(()));
        let rows = |archive: &Archive, query: &str| -> Vec<String> {
            let answer = Answer::new(archive, parse(query).0, None);
            let id = |idx| archive.article(idx).id().to_owned();
            answer.selection.iter().map(id).collect()
        };
        for article in pair.articles.iter().step_by(pair.articles.len() / 20) {
            let line = article.text.split(['.', '!']).next().unwrap();
            for query in [
                line,
                &article.title,
                &format!("\"{line}\""),
                &format!("title:{}", article.title),
            ] {
                assert_eq!(rows(&fresh, query), rows(&pair.archive, query), "{query}");
            }
        }
    }
}

#[test]
fn the_same_articles_have_the_same_index() {
    let Pair {
        articles, archive, ..
    } = &*SMALL;
    let again = Index::new(&crate::made_up::archive(articles));
    assert!(again.as_bytes() == archive.index().as_bytes());
}

#[test]
fn no_byte_can_be_another_one() {
    let archive = tiny();
    let bytes = archive.index().as_bytes();
    for at in 0..bytes.len() {
        for change in 1..=255 {
            let mut bytes = bytes.to_vec();
            bytes[at] ^= change;
            let expected = match at {
                at if VERSION.contains(&at) => Unusable::Version,
                at if FINGERPRINT.contains(&at) => Unusable::Archive,
                _ => Unusable::Damaged,
            };
            assert_eq!(
                Index::read(bytes, &archive).err(),
                Some(expected),
                "byte {at} changed by {change:#x}"
            );
        }
    }
}

#[test]
fn an_index_that_was_cut_or_goes_on_is_damaged() {
    let archive = tiny();
    let bytes = archive.index().as_bytes();
    let check = |bytes: &[u8]| {
        let read = Index::read(bytes.to_vec(), &archive).err();
        assert_eq!(read, Some(Unusable::Damaged), "{} bytes", bytes.len());
    };
    (0..bytes.len()).for_each(|len| check(&bytes[..len]));
    check(&[bytes, &[0]].concat());
    check(&[bytes, bytes].concat());
}

#[test]
fn an_index_is_about_its_archive_alone() {
    let check = |other: &Archive| {
        let bytes = other.index().as_bytes().to_vec();
        assert_eq!(tiny().set_index(bytes), Err(Unusable::Archive));
    };
    check(&archive(&[]));
    check(&archive(&[("Ink", "Ink"), ("新聞", "新聞")]));
    check(&SMALL.archive);
    let empty = archive(&[]);
    assert_eq!(
        empty.set_index(archive(&[]).index().as_bytes().to_vec()),
        Ok(())
    );
}

/// Searches an index that passes every check.
fn try_forged(bytes: &[u8]) -> Vec<u8> {
    let archive = tiny();
    let forged = forged::index(tiny().index().as_bytes(), bytes);
    assert_eq!(archive.set_index(forged.clone()), Ok(()));
    for query in [
        "ink",
        "print pres",
        "\"its enemies\"",
        "prnit",
        "史",
        "zzzzzzzz",
        "-ink",
    ] {
        let answer = Answer::new(&archive, parse(query).0, None);
        answer.selection.iter().for_each(drop);
    }
    archive.index().nearest("prnit");
    forged
}

#[test]
fn nothing_changed_is_the_index_itself() {
    assert!(try_forged(&[]) == tiny().index().as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_that_no_checksum_tells_makes_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        try_forged(&bytes);
    }
}
