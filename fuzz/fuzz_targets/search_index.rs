//! Any bytes that come as the index of an archive, down to a right checksum, can be searched without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::answer::Answer;
use newsprint::archive::Archive;
use newsprint::query::language::parse;

#[path = "../../tests/support/forged.rs"]
mod forged;

const FEED: &str = r#"{ "items": [
    { "id": "1", "title": "Ink", "content_text": "Ink and its enemies: ink, paper, presses, printing and print.", "language": "en" },
    { "id": "2", "title": "新聞", "content_text": "新聞の歴史 and a history of news.", "tags": ["Печать"] },
    { "id": "3", "title": "Movable type", "content_text": "Type that moves; a press that printed it." }
] }"#;

const QUERIES: [&str; 8] = [
    "ink",
    "print pres",
    "\"movable type\" OR 史",
    "title:ink -press",
    "prnit",
    "zzzzzzzz",
    "history of news and type that printed",
    "猫 a",
];

fuzz_target!(|bytes: &[u8]| {
    let (archive, _) = Archive::from_json(FEED.as_bytes()).expect("it is a feed");
    let (fresh, _) = Archive::from_json(FEED.as_bytes()).expect("it is a feed");
    let forged = forged::index(fresh.index().as_bytes(), bytes);
    if archive.set_index(forged).is_err() {
        return;
    }
    for query in QUERIES {
        let answer = Answer::new(&archive, parse(query).0, None);
        for idx in answer.selection.iter() {
            if let Some(marks) = answer.marks() {
                archive.article(idx).snippet(marks);
            }
        }
    }
    archive.index().nearest("prnit");
});
