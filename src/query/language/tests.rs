use super::*;
use crate::query::Wanted;
use crate::query::tests::any_query;
use proptest::prelude::*;

/// What a text comes out as when it is printed again, and the columns of what is wrong with it.
#[track_caller]
fn check(text: &str, printed: &str, columns: &[usize]) {
    let (query, problems) = parse(text);
    let found: Vec<usize> = problems.iter().map(|problem| problem.column).collect();
    assert_eq!(
        (print(&query).as_str(), found.as_slice()),
        (printed, columns),
        "{problems:?}"
    );
}

/// A text that says the same as another one.
#[track_caller]
fn same(one: &str, other: &str) {
    assert_eq!(parse(one), parse(other));
}

#[test]
fn everything_the_language_has_is_read_and_written() {
    let text = "tag:usa -tag:sport match:any date:2020..2022 treaty \"exact words\" title:peace lang:uk sort:oldest";
    check(text, text, &[]);
    check(
        "sort:oldest  treaty tag:usa",
        "tag:usa treaty sort:oldest",
        &[],
    );
    check(
        "TAG:\"web history\" Title:\"of peace\"",
        "tag:\"web history\" title:\"of peace\"",
        &[],
    );
    check("Sort:Newest match:all", "sort:newest", &[]);
    check("sort:relevance", "", &[]);
}

#[test]
fn or_binds_tighter_than_a_space() {
    same("a b OR c d", "a (b OR c) d");
    same("a OR (b c)", "(a OR (b c))");
    same("a AND b", "a b");
    same("a OR b OR c", "(a OR b) OR c");
    check("a OR b", "(a OR b)", &[]);
    check("or and", "or and", &[]);
}

#[test]
fn a_minus_sign_turns_round_what_is_behind_it() {
    check(
        "-a -\"b c\" -(d OR e) -(f g)",
        "-a -\"b c\" -(d OR e) -(f g)",
        &[],
    );
    same("--a", "a");
    same("NOT tag:x", "-tag:x");
    same("-(tag:x)", "-tag:x");
    check("a - b", "a b", &[3]);
    check("well-known", "well-known", &[]);
}

#[test]
fn tags_and_dates_go_to_their_controls_unless_something_else_depends_on_them() {
    let (query, _) = parse("tag:a -tag:b (tag:c x) tag:d OR y");
    let tag = |name| Tag::new(name).unwrap();
    assert_eq!(query.included(), [tag("a"), tag("c")]);
    assert_eq!(
        (query.excluded(), query.conditions().len()),
        ([tag("b")].as_slice(), 2)
    );
    check("tag:a -tag:A", "tag:a -tag:A", &[]);
    let contradiction = parse("tag:a -tag:a").0;
    let settled = contradiction.with(&tag("a"), Wanted::Free);
    assert_eq!(
        settled,
        parse("-tag:a").0,
        "what contradicted it takes its place"
    );
}

#[test]
fn dates_have_inclusive_ends_but_before_is_before() {
    same("after:2024-03 before:2025", "date:2024-03..2024");
    same("after:2024 date:..2024", "date:2024");
    same("before:2024-03-01", "date:..2024-02-29");
    same("date:26.11.2025", "date:2025-11-26");
    check("before:0001", "date:0002..0001", &[]);
}

#[test]
fn what_is_wrong_is_named_by_its_column_and_the_rest_works() {
    check("treaty (peace", "treaty peace", &[8]);
    check("\"exact wor", "\"exact wor\"", &[1]);
    check("a) b", "a b", &[2]);
    check("a () b", "a b", &[3]);
    check("été date:soon x", "été x", &[5]);
    check("x OR", "x", &[3]);
    check("OR x OR OR y", "(x OR y)", &[1, 9]);
    check("x -", "x", &[3]);
    check("x -) y", "x y", &[3, 4]);
    check("(sort:title) -match:any \"", "", &[2, 15, 25]);
    check("sort:best tag: \"\"", "", &[1, 11, 16]);
    check("lang:?? after:2024-03-01T10:00", "", &[1, 9]);
}

#[test]
fn no_operator_no_trouble() {
    check(
        "http://example.org 12:30 tags:x",
        "http://example.org 12:30 tags:x",
        &[],
    );
}

#[test]
fn a_text_made_to_harm_is_cut_short() {
    let deep = "(".repeat(10_000) + "a" + &")".repeat(10_000) + " b";
    let (query, problems) = parse(&deep);
    assert_eq!(print(&query), "b");
    assert!(!problems.is_empty());
    let (_, problems) = parse(&"-".repeat(10_000));
    assert!(!problems.is_empty());
    let (query, problems) = parse(&"word ".repeat(10_000));
    assert_eq!((query.conditions().len(), problems.len()), (MOST_TERMS, 1));
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(query in any_query()) {
        let text = print(&query);
        let (read, problems) = parse(&text);
        prop_assert_eq!(read, query, "{}", text);
        prop_assert_eq!(problems, vec![]);
    }

    #[test]
    fn any_text_gives_a_query_that_reads_back(
        text in "([a-c]|tag:|-|\\(|\\)|\"| |OR|NOT|after:|date:|20|\\.\\.|title:|\\\\|sort:|lang:|\\PC){0,24}",
    ) {
        let (query, problems) = parse(&text);
        prop_assert!(problems.iter().all(|problem| 0 < problem.column && problem.column <= text.chars().count() + 1));
        let printed = print(&query);
        prop_assert_eq!(parse(&printed), (query, vec![]), "{} -> {}", text, printed);
    }
}
