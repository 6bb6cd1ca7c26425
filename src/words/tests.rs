use super::*;

const JSON: &str = r#"{"items":[
    {"id":"0","title":"The Treaty","content_text":"Nothing else.","tags":["hot/metal"],"date_published":"2024"},
    {"id":"1","title":"Parties","content_text":"An art of hot\n\nmetal, typeset.","date_published":"2023"},
    {"id":"2","title":"新聞の歴史","content_text":"Київ і КИЇВ.","date_published":"2022"}]}"#;

#[track_caller]
fn check(needle: Option<Needle>, place: Place, expected: &[usize]) {
    let (archive, _) = Archive::from_json(JSON.as_bytes()).unwrap();
    let found = archive.words().find(&needle.unwrap(), place);
    assert_eq!(
        found.iter().map(ArticleIdx::idx).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn a_word_fits_at_the_beginning_of_a_word() {
    check(Needle::word("treat"), Place::Anywhere, &[0]);
    check(Needle::word("ART"), Place::Anywhere, &[1]);
    check(Needle::word("reaty"), Place::Anywhere, &[]);
    check(Needle::word("київ"), Place::Anywhere, &[2]);
    check(Needle::word("metal"), Place::Anywhere, &[0, 1]);
}

#[test]
fn a_phrase_fits_whole() {
    check(Needle::phrase("hot metal"), Place::Anywhere, &[1]);
    check(Needle::phrase("hot  met"), Place::Anywhere, &[]);
    check(Needle::phrase("ot metal"), Place::Anywhere, &[]);
    check(Needle::phrase("the treaty"), Place::Anywhere, &[0]);
    check(Needle::phrase("treaty hot"), Place::Anywhere, &[]);
}

#[test]
fn titles_can_be_asked_alone() {
    check(Needle::word("art"), Place::Title, &[]);
    check(Needle::word("part"), Place::Title, &[1]);
    check(Needle::word("hot"), Place::Title, &[]);
}

#[test]
fn scripts_without_spaces_fit_anywhere() {
    check(Needle::word("歴史"), Place::Anywhere, &[2]);
    check(Needle::phrase("聞の"), Place::Title, &[2]);
}

#[test]
fn nothing_is_not_looked_for() {
    assert_eq!((Needle::word(" "), Needle::phrase("\u{0}")), (None, None));
}
