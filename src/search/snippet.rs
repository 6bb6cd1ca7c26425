//! The part of a text that shows best why it was found.

use super::marks::Marks;
use super::tokens::Tokens;

/// What a reader sees of an excerpt at a glance, in bytes: the two lines of a row.
const SEEN: usize = 150;

/// How much may stand in front of the first hit, in bytes: a few words, so that it is still seen on the narrowest screen.
const BEFORE: usize = 40;

impl Marks {
    /// The part of `text`, up to `most` bytes on one line, that has the most different words of those looked for, and
    /// the most of them if several have as many; `None` if its beginning, which is `excerpt`, does as well.
    pub fn snippet(&self, text: &str, excerpt: &str, most: usize) -> Option<String> {
        let seen = &excerpt[..excerpt.floor_char_boundary(SEEN)];
        let hits = self.hits(text);
        let worth = |hits: &[(usize, usize)]| {
            let words = hits
                .iter()
                .fold(0u64, |words, (_, word)| words | 1 << (word % 64));
            (words.count_ones() as usize, hits.len())
        };
        let mut best = worth(&self.hits(seen));
        let mut start = None;
        for (at, (place, _)) in hits.iter().enumerate() {
            let end = hits.partition_point(|(other, _)| *other < place + SEEN);
            let here = worth(&hits[at..end]);
            if best < here {
                (best, start) = (here, Some(*place));
            }
        }
        start.map(|hit| cut(text, hit, most))
    }

    /// Where the words stand in a text, and which of them.
    fn hits(&self, text: &str) -> Vec<(usize, usize)> {
        let mut tokens = Tokens::among(text, self.initials());
        let mut hits = Vec::new();
        while let Some(token) = tokens.next() {
            if let Some(word) = self.word(tokens.key()) {
                hits.push((token.start, word));
            }
        }
        hits
    }
}

/// The part of a text around a place: from the beginning of its sentence if that is near, else from a word before it.
fn cut(text: &str, place: usize, most: usize) -> String {
    let earliest = text.ceil_char_boundary(place.saturating_sub(BEFORE));
    let before = &text[earliest..place];
    let sentence = before.rfind(['.', '!', '?', '。', '！', '？', '\n']);
    let word = before.find(char::is_whitespace).filter(|_| 0 < earliest);
    let start = sentence.or(word).map_or(earliest, |at| {
        let c = text[earliest + at..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
        earliest + at + c
    });
    let is_whole = start == 0 || sentence.is_some();
    let rest = crate::article::excerpt(&text[start..], most / 3, most);
    if is_whole { rest } else { format!("…{rest}") }
}

#[cfg(test)]
mod tests {
    use crate::archive::Archive;
    use crate::query::language::parse;
    use crate::search::find;

    #[track_caller]
    fn check(query: &str, text: &str, expected: Option<&str>) {
        let json = serde_json::json!({"items": [{"id": "1", "title": "T", "content_text": text, "language": "en"}]});
        let (archive, _) = Archive::from_json(json.to_string().as_bytes()).unwrap();
        let found = find(&archive, parse(query).0.conditions());
        let excerpt = crate::article::excerpt(text, 120, 300);
        let snippet = found.ranking.unwrap().marks().snippet(text, &excerpt, 60);
        assert_eq!(snippet.as_deref(), expected);
    }

    #[test]
    fn it_is_taken_from_where_the_words_are() {
        let filler = "Nothing to see here at all. ".repeat(10);
        let text = format!(
            "{filler}Ink is old. The press made ink dear, and the presses stood still for a day."
        );
        check(
            "ink press",
            &text,
            Some("Ink is old. The press made ink dear, and the presses stood…"),
        );
        check(
            "dear",
            &text,
            Some("The press made ink dear, and the presses stood still for a…"),
        );
    }

    #[test]
    fn the_beginning_stays_where_it_has_as_many_of_the_words() {
        let filler = "All was still. ".repeat(20);
        check("inks", &format!("Ink is old. {filler}"), None);
        check(
            "ink press",
            &format!("Ink and press. {filler}The press, and ink."),
            None,
        );
    }
}
