//! The archive's own word that is nearest to one it does not have.
//!
//! Whether to offer it is the page's business.

use super::Words;
use crate::folding::fold;
use std::collections::HashMap;

/// Looking for a word stops after so many bytes of text, which takes some ten milliseconds.
const MOST_BYTES: usize = 8_000_000;

impl Words {
    /// The word of the archive that is one slip away from `word` (two from eight letters on), the most frequent
    /// of the nearest; `None` for words of less than four letters, which have too many neighbors. A slip is a
    /// letter too many, too few, another one, or two of them swapped.
    pub fn nearest(&self, word: &str) -> Option<String> {
        let word: Vec<char> = fold(word).chars().collect();
        let most_slips = match word.len() {
            0..4 => return None,
            4..8 => 1,
            _ => 2,
        };
        let kinds_wanted = kinds(&word);
        let mut end = self.lines.len().min(MOST_BYTES);
        while !self.lines.is_char_boundary(end) {
            end -= 1;
        }
        let mut counts: HashMap<String, u32> = HashMap::new();
        let mut letters = Vec::new();
        for other in self.lines[..end].split(|c: char| !c.is_alphanumeric()) {
            // A letter has up to four bytes, so most words are told apart by their length alone.
            if other.len() + most_slips < word.len() || (word.len() + most_slips) * 4 < other.len()
            {
                continue;
            }
            letters.clear();
            letters.extend(other.chars());
            // One slip puts at most one kind of letter in and takes one out.
            if 2 * most_slips < (kinds(&letters) ^ kinds_wanted).count_ones() as usize {
                continue;
            }
            if slips(&word, &letters, most_slips) <= most_slips {
                match counts.get_mut(other) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(other.to_owned(), 1)),
                }
            }
        }
        let rank = |other: &str, count: u32| {
            let letters: Vec<char> = other.chars().collect();
            (slips(&word, &letters, most_slips), u32::MAX - count)
        };
        let best = counts
            .iter()
            .min_by_key(|(other, count)| (rank(other, **count), other.as_str()));
        best.map(|(other, _)| other.clone())
    }
}

/// Which letters a word has, one bit for each, shared by letters that are 32 apart.
fn kinds(word: &[char]) -> u32 {
    word.iter()
        .fold(0, |kinds, &c| kinds | 1 << (u32::from(c) % 32))
}

/// The distance between two words, or anything above `most` if it is more than that: optimal string alignment,
/// which is Damerau and Levenshtein's without editing a pair twice.
pub(crate) fn slips(one: &[char], other: &[char], most: usize) -> usize {
    if most < one.len().abs_diff(other.len()) {
        return most + 1;
    }
    let width = other.len() + 1;
    let mut before_last: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for at in 1..=one.len() {
        let mut row = vec![at; width];
        for with in 1..width {
            let (letter, opposite) = (one[at - 1], other[with - 1]);
            let changed = last[with - 1] + usize::from(letter != opposite);
            row[with] = changed.min(last[with] + 1).min(row[with - 1] + 1);
            let is_swapped =
                1 < at && 1 < with && letter == other[with - 2] && one[at - 2] == opposite;
            if is_swapped {
                row[with] = row[with].min(before_last[with - 2] + 1);
            }
        }
        if row.iter().all(|slips| most < *slips) {
            return most + 1;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[width - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;

    #[test]
    fn slips_are_counted() {
        let count = |one: &str, other: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            slips(&letters(one), &letters(other), 2)
        };
        assert_eq!(count("treaty", "treaty"), 0);
        assert_eq!(
            ["traety", "treaties", "treat", "treety", "xtreaty", "abc"]
                .map(|word| count("treaty", word)),
            [1, 3, 1, 1, 1, 3]
        );
    }

    #[track_caller]
    fn check(word: &str, nearest: Option<&str>) {
        let json = br#"{"items":[{"id":"1","title":"Treaty of peace","content_text":"A treaty, not a treatise. Newspapers!"}]}"#;
        let (archive, _) = Archive::from_json(json).unwrap();
        assert_eq!(archive.words().nearest(word).as_deref(), nearest);
    }

    #[test]
    fn the_nearest_word_is_the_archives_own() {
        check("traety", Some("treaty"));
        check("NEWSPAPRES", Some("newspapers"));
        check("peach", Some("peace"));
        check("beach", None);
        check("of", None);
        check("\u{1f600}\u{1f600}\u{1f600}\u{1f600}", None);
    }
}
