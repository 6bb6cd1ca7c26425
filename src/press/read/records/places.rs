//! Places in a file that holds a great many articles.
//!
//! [`Place::at`] counts the lines above a place each time. Here each place is found from the one before, so that
//! a hundred thousand mistakes in one file cost no more than reading it once.

use crate::press::diagnostic::Place;

/// How much of the line around a place is looked at, before and behind it, in bytes: a whole feed often stands on
/// one line. It is more than [`Place::at`] shows of a long one.
const WINDOW: (usize, usize) = (200, 600);

/// Where `part` begins in `whole`, of which it is a slice.
pub(in crate::press::read) fn offset(whole: &str, part: &str) -> usize {
    let distance = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize);
    // A slice of something else has no place here; the beginning is the least wrong.
    distance
        .filter(|distance| *distance <= whole.len())
        .unwrap_or(0)
}

/// The place last asked for.
pub(in crate::press::read) struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    line_start: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    /// At the beginning of `text`.
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor {
            text,
            offset: 0,
            line: 1,
            line_start: 0,
            column: 1,
        }
    }

    /// The place at `offset`. This is quick as long as offsets ascend.
    pub fn place(&mut self, offset: usize) -> Place {
        self.shift(offset, Place::whole())
    }

    /// A place in the part of the text that begins at `start`, as a place in the whole. This is quick as long
    /// as the parts ascend.
    pub fn shift(&mut self, start: usize, place: Place) -> Place {
        self.go(start);
        if 1 < place.line {
            return place.below(self.line);
        }
        // On the first line there is something before the part.
        let bytes = |text: &str, chars| text.char_indices().nth(chars).map(|(at, _)| at);
        let rest = &self.text[self.offset..];
        let before = bytes(rest, place.column - 1).unwrap_or(rest.len());
        let length = bytes(&rest[before..], place.mark.1).unwrap_or(rest.len() - before);
        Place {
            line: self.line,
            column: self.column + place.column - 1,
            ..self.shown(self.offset + before, length)
        }
    }

    fn go(&mut self, offset: usize) {
        let offset = self.text.floor_char_boundary(offset);
        if offset < self.offset {
            *self = Cursor::new(self.text);
        }
        let passed = &self.text[self.offset..offset];
        if let Some(newline) = passed.rfind('\n') {
            self.line += passed.matches('\n').count();
            self.line_start = self.offset + newline + 1;
            self.column = 1;
        }
        let from = self.offset.max(self.line_start);
        self.column += self.text[from..offset].chars().count();
        self.offset = offset;
    }

    /// The line around `offset`, as far as it is to be shown. Its number and column are not right yet.
    fn shown(&self, offset: usize, length: usize) -> Place {
        let (before, behind) = WINDOW;
        let start = offset.saturating_sub(before).max(self.line_start);
        let start = self.text.floor_char_boundary(start);
        let end = self.text.floor_char_boundary(offset.saturating_add(behind));
        Place::at(&self.text[start..end], offset - start, length)
    }

    /// The place that `serde_json` says an error is at: its columns are bytes, and the last one passed.
    pub fn at_line(&mut self, line: usize, column: usize) -> Place {
        let mut newlines = self.text.match_indices('\n');
        let start = match line {
            0 | 1 => 0,
            _ => newlines
                .nth(line - 2)
                .map_or(self.text.len(), |(at, _)| at + 1),
        };
        self.place(start + column.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_in_a_part_stands_further_on_in_the_whole() {
        let whole = "é\n  [{\n  \"b\": 1}]";
        let part = &whole[whole.find('{').unwrap()..];
        let start = offset(whole, part);
        let mut cursor = Cursor::new(whole);
        let place = cursor.shift(start, Place::at(part, part.find('1').unwrap(), 1));
        assert_eq!((place.line, place.column, place.mark), (3, 8, (7, 1)));
        let place = cursor.shift(start, Place::whole());
        assert_eq!(
            (place.line, place.column, place.source.as_str()),
            (2, 4, "  [{")
        );
    }

    #[test]
    fn of_a_line_as_long_as_a_feed_only_the_part_around_the_place_is_shown() {
        let text = "x".repeat(4_000) + "here" + &"y".repeat(4_000);
        let part = Place::at(&text[1_000..], 3_000, 4);
        let place = Cursor::new(&text).shift(1_000, part);
        assert_eq!((place.line, place.column), (1, 4_001));
        assert_eq!(place, Place::at(&text, 4_000, 4));
    }

    proptest! {
        #[test]
        fn it_finds_the_places_that_are_found_by_counting(text in "[aé\\n]{0,30}", offsets in prop::collection::vec(0usize..80, 0..6)) {
            let mut cursor = Cursor::new(&text);
            for offset in offsets {
                let (found, counted) = (cursor.place(offset), Place::at(&text, offset, 0));
                prop_assert_eq!(found, counted);
            }
        }
    }
}
