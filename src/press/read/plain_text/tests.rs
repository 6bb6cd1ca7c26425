use super::*;
use crate::article::paragraphs;
use proptest::prelude::*;

/// Title, paragraphs, tags and date of a text.
#[track_caller]
fn check(text: &str, title: &str, body: &[&str], tags: &[&str], date: &str) {
    let (article, found) = parse(text).unwrap();
    assert_eq!(article.title, title);
    assert_eq!(paragraphs(&found).collect::<Vec<_>>(), body);
    assert_eq!(article.tags, tags);
    assert_eq!(
        article
            .published
            .map(|date| date.to_string())
            .unwrap_or_default(),
        date
    );
}

#[track_caller]
fn refuses(text: &str, line: usize, column: usize, message: &str) {
    let mistake = parse(text).unwrap_err();
    let place = &mistake.place;
    assert_eq!(
        (place.line, place.column, mistake.message.as_str()),
        (line, column, message)
    );
}

#[test]
fn a_whole_article_is_read() {
    let text = "\n\nTitle\n\n    One.\n\n    Two,\n    still two.\n\n\n    #USA\n    #RUSSIA\n\n    26.11.2025 05:32";
    check(
        text,
        "Title",
        &["One.", "Two,\nstill two."],
        &["USA", "RUSSIA"],
        "2025-11-26T05:32",
    );
}

#[test]
fn tags_and_date_may_come_in_either_order_or_not_at_all() {
    check("T\n\nx\n\n#a #b\n2025", "T", &["x"], &["a", "b"], "2025");
    check(
        "T\n\nx\n\n2025-01-02\n\n#a\n#b\n",
        "T",
        &["x"],
        &["a", "b"],
        "2025-01-02",
    );
    check(
        "T\n\nx\n\n#a\n2025-01-02\n#b\n",
        "T",
        &["x"],
        &["a", "b"],
        "2025-01-02",
    );
    check("T\n\nx\n\n#a/b\n", "T", &["x"], &["a/b"], "");
    check("T\n\nx\n\n1.2.2025\n", "T", &["x"], &[], "2025-02-01");
    check("T\nx", "T", &["x"], &[], "");
    check("T", "T", &[], &[], "");
}

#[test]
fn other_lines_with_a_hash_are_text() {
    check(
        "T\n\n#early\n\nx\n\n# heading\n\n#a",
        "T",
        &["#early", "x", "# heading"],
        &["a"],
        "",
    );
    check(
        "T\n\nx\n\n#ANOTHER TAG?\n\n#a",
        "T",
        &["x", "#ANOTHER TAG?"],
        &["a"],
        "",
    );
    check("T\n\n#\n\n##two", "T", &["#", "##two"], &[], "");
}

#[test]
fn only_the_last_date_is_the_articles() {
    check("T\n\n2020\n\n2021\n", "T", &["2020"], &[], "2021");
    check(
        "T\n\nx\n\n31.02.2025\n\ny",
        "T",
        &["x", "31.02.2025", "y"],
        &[],
        "",
    );
}

#[test]
fn line_ends_and_marks_of_other_systems_do_not_show() {
    check(
        "\u{feff}T\r\n\r\none\r\n\r\n#a\r\n\r\n2025\r\n",
        "T",
        &["one"],
        &["a"],
        "2025",
    );
    check("T\r\rone\r\r#a\r", "T", &["one"], &["a"], "");
}

#[test]
fn typographic_marks_and_other_scripts_come_through() {
    check(
        "“T” – ‘t’…\n\n\u{3000}新聞は、\n\nשלום\n\n#新聞",
        "“T” – ‘t’…",
        &["新聞は、", "שלום"],
        &["新聞"],
        "",
    );
}

#[test]
fn a_year_can_be_a_title() {
    check("1984\n\nx", "1984", &["x"], &[], "");
}

#[test]
fn mistakes_say_where_they_are() {
    refuses("\n  #a #b\n\ntext", 2, 3, "the article has no title");
    refuses("26.11.2025\n\ntext", 1, 1, "the article has no title");
    refuses(
        "T\n\nx\n\n  31.02.2025\n",
        5,
        3,
        "the date 31.02.2025 does not exist",
    );
    refuses(
        "T\n\nx\n\n#a\n\u{3000}26.11.2025 24:01\n#b",
        6,
        2,
        "the date 26.11.2025 24:01 does not exist",
    );
}

prop_compose! {
    /// A paragraph: no blank line in it, and no line that would be tags or a date at the end.
    fn any_paragraph()(lines in prop::collection::vec("[a-zж“”新א.,–#]{0,6}[a-z][ #a-z]{0,8}[a-z]", 1..3)) -> String {
        let text = |line: &String| line.trim().trim_start_matches('#').to_owned();
        lines.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        title in "[a-zA-ZЖ新]{1,9}( [a-z“”]{1,9}){0,3}",
        body in prop::collection::vec(any_paragraph(), 0..4),
        tags in prop::collection::vec("[a-zA-Zж新/?-]{1,6}", 0..4),
        date in prop::sample::select(vec!["", "2021", "2021-03", "2021-03-04", "2021-03-04T05:06"]),
        date_is_last in any::<bool>(),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        indent in " {0,4}",
    ) {
        let tag_lines: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
        let mut blocks = vec![title.clone()];
        blocks.extend(body.iter().cloned());
        let tail = [tag_lines.join("\n"), date.to_owned()];
        blocks.extend(if date_is_last { tail.to_vec() } else { tail.into_iter().rev().collect() });
        let text = blocks.join("\n\n").replace('\n', &format!("{end}{indent}"));

        let (article, found) = parse(&text).unwrap();
        prop_assert_eq!(article.title, title);
        prop_assert_eq!(paragraphs(&found).collect::<Vec<_>>(), body);
        prop_assert_eq!(article.tags, tags);
        prop_assert_eq!(article.published, Date::parse(date).ok());
    }

    #[test]
    fn no_text_makes_it_panic_or_lose_a_word(text in "([a-z#.0-9 \t]{0,9}[\n\r]{0,2}){0,9}") {
        if let Ok((article, body)) = parse(&text) {
            let kept = [article.title.as_str(), &body, &article.tags.concat()].concat();
            let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).collect::<String>();
            prop_assert_eq!(letters(&kept), letters(&text));
        }
    }
}
