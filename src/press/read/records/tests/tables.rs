//! Tables: separators, quotes, and rows that do not fit.

use super::*;

#[test]
fn tables_are_read_with_any_of_the_usual_separators() {
    let draft = one(
        table,
        "Title,Date,Tags,Content,Published at\n\"Ein \"\"Titel\"\"\",2020-01-02,\"a, b\",\"Zeile 1\n\nZeile 2\",\n",
    );
    assert_eq!(draft.article.title, "Ein \"Titel\"");
    assert_eq!(draft.article.tags, ["a", "b"]);
    assert_eq!(text(&draft), "Zeile 1\n\nZeile 2");
    assert_eq!(draft.article.published.unwrap().to_string(), "2020-01-02");
    for (separator, start) in [
        (";", ""),
        ("\t", ""),
        ("|", ""),
        (";", "sep=;\n"),
        (",", "\n"),
    ] {
        let rows = start.to_owned() + "name,BODY,Published At\nT,<p>x</p>,2020\n,only text,\n";
        let reading = read(table, &rows.replace(',', separator));
        assert_eq!(
            summary(&reading),
            (vec!["T", "only text"], vec![]),
            "{rows}"
        );
        assert_eq!(
            reading.drafts[0].article.published.unwrap().to_string(),
            "2020"
        );
        assert_eq!(html(&reading.drafts[0]), "<p>x</p>");
    }
}

#[test]
fn rows_that_do_not_fit_are_reported_with_their_line() {
    check(
        table,
        "title,text,date\nA,\"x\ny\",2020\n\nB,x\nC,x,2021-13-01,surplus\n,,\nD,x,2020,,\n",
        &["A", "B", "C", "D"],
        &[
            "5:1 Entry the row has 2 cells, the header has 3",
            "6:1 ImpossibleDate the date 2021-13-01 does not exist",
            "6:1 Entry the row has 4 cells, the header has 3",
            "7:1 Entry the entry has neither a title nor a text",
        ],
    );
    check(
        table,
        "title,text\nA,x\nB,\"never closed\nC,x\n",
        &["A", "B"],
        &[
            "3:1 Collection a double quote in this row has no second one, so that the rest of the table is its cell",
        ],
    );
}

#[test]
fn a_table_about_something_else_is_one_mistake() {
    check(
        table,
        "year,price\n2020,3\n2021,4\n",
        &[],
        &["1:1 Collection the table has no column for a title or a text: year, price"],
    );
    check(
        table,
        "title,text\n",
        &[],
        &["1:1 Empty the table has no rows"],
    );
}
