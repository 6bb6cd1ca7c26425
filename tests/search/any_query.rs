//! Whatever somebody writes as a query, there is an answer, and what is marked are parts of texts.

use crate::SMALL;
use newsprint::answer::Answer;
use newsprint::query::language::parse;
use newsprint::query::needle::Place;
use proptest::prelude::*;

/// Whatever somebody writes, there is an answer.
fn try_query(query: &str) {
    let (query, _) = parse(query);
    let answer = Answer::new(&SMALL.archive, query, None);
    for idx in answer.selection.iter().take(3) {
        let entry = SMALL.archive.article(idx);
        let Some(marks) = answer.marks() else {
            continue;
        };
        let spans = marks.of(entry.text(), Place::Anywhere);
        assert!(spans.iter().all(|span| {
            entry
                .text()
                .get(span.clone())
                .is_some_and(|part| !part.is_empty())
        }));
        assert!(spans.is_sorted_by(|one, other| one.end < other.start));
        entry.snippet(marks);
    }
}

#[test]
fn no_query_is_too_odd() {
    let many = |text: &str, n: usize| text.repeat(n);
    for query in [
        "",
        " ",
        "-",
        "--",
        "\"\"",
        "\"",
        "…",
        "!?",
        "()",
        "'",
        "’s",
        "ʼ",
        "\u{301}",
        "\u{640}",
        "\u{ad}",
        "\0",
        "a\0b",
        "\0\0\0",
        "\u{feff}",
        "🙂",
        "C++",
        "1,000",
        "title:",
        "title:…",
        "title:\"…\"",
        "-…",
        "\"…\"",
        "the of and",
    ] {
        try_query(query);
    }
    try_query(&many("a", 10_000));
    try_query(&many("ї", 10_000));
    try_query(&many("新", 10_000));
    try_query(&many("ab ", 128));
    try_query(&(0..128).map(|at| format!("word{at} ")).collect::<String>());
    try_query(
        &(0..300)
            .map(|at| format!("\"a{at} b\" -c{at} "))
            .collect::<String>(),
    );
    try_query(&format!(
        "({})",
        (0..128).map(|at| format!("k{at} OR ")).collect::<String>()
    ));
    try_query(&many("a.", 5_000));
    try_query(&many("1,000", 2_000));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(query in ".*") {
        try_query(&query);
    }

    #[test]
    fn any_words_are_answered(query in "([a-zабвї猫の0-9'’\"():. -]|title:|-| OR ){0,40}") {
        try_query(&query);
    }
}
