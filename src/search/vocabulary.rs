//! Words and their numbers, from 0 in the order in which they were met.
//!
//! An open hash table whose words stand end to end: none is allocated by itself, and one that is known is found by
//! touching three places in memory. Every word of every article is looked for here, and with the standard library's map
//! that was a third of the time an index takes.

#[derive(Default)]
pub(super) struct Vocabulary {
    texts: String,
    words: Vec<Word>,
    /// One more than the number of the word that has this place, or 0; a power of two of them.
    places: Vec<u32>,
}

struct Word {
    /// Where its text ends; it begins where the one before ends.
    end: usize,
    hash: u32,
}

impl Vocabulary {
    /// The number of a word, and whether it has not been met before.
    pub(super) fn number(&mut self, text: &str) -> (u32, bool) {
        // More than half full, and places are too often taken.
        if self.places.len() <= 2 * self.words.len() {
            self.grow();
        }
        let hash = hash(text);
        let place = self.place(hash, |number| self.text(number) == text);
        if let Some(number) = self.places[place].checked_sub(1) {
            return (number, false);
        }
        self.texts.push_str(text);
        let end = self.texts.len();
        self.words.push(Word { end, hash });
        self.places[place] = self.words.len() as u32;
        (self.words.len() as u32 - 1, true)
    }

    /// The word that has a number.
    pub(super) fn text(&self, number: u32) -> &str {
        let end = |at: usize| self.words.get(at).map_or(0, |word| word.end);
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(at)).unwrap_or_default()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The place of the word with this hash for which `is_it` holds, or else a free one.
    fn place(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> usize {
        let last = self.places.len() - 1;
        let mut place = (hash ^ hash >> 15) as usize & last;
        loop {
            match self.places[place].checked_sub(1) {
                None => return place,
                Some(number) if self.words[number as usize].hash == hash && is_it(number) => {
                    return place;
                }
                Some(_) => place = (place + 1) & last,
            }
        }
    }

    fn grow(&mut self) {
        const LEAST: usize = 256;
        self.places = vec![0; (4 * self.words.len()).next_power_of_two().max(LEAST)];
        for at in 0..self.words.len() {
            let place = self.place(self.words[at].hash, |_| false);
            self.places[place] = at as u32 + 1;
        }
    }
}

/// FNV-1a (Fowler, Noll and Vo). Nobody but the publisher chooses the words, so it need not withstand an attack.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_word_keeps_its_number(words in prop::collection::vec("[ab]{0,9}", 0..900)) {
            let (mut vocabulary, mut known) = (Vocabulary::default(), BTreeMap::new());
            for word in &words {
                let next = known.len() as u32;
                let is_new = !known.contains_key(word);
                let number = *known.entry(word).or_insert(next);
                prop_assert_eq!(vocabulary.number(word), (number, is_new));
                prop_assert_eq!(vocabulary.text(number), word);
            }
            prop_assert_eq!(vocabulary.len(), known.len());
        }
    }
}
