//! How many slips lie between two words: optimal string alignment, which is Damerau and Levenshtein's distance
//! without editing a pair of letters twice.

/// The slips between a wanted word and the beginnings of another one, letter by letter, as far as they matter.
pub(crate) struct Table<'a> {
    wanted: &'a [char],
    /// More slips than this are all the same.
    most: usize,
    letters: Vec<char>,
    /// Of each letter, where it ends in the other word, in bytes.
    ends: Vec<usize>,
    /// A row of `wanted.len() + 1` for no letter, for one, and so on. As many letters are added or left out as a place
    /// lies beside the diagonal, so only the places near it are worked out (Ukkonen, "Algorithms for approximate string
    /// matching", 1985); at all others stands [`FAR`].
    rows: Vec<u8>,
}

/// More slips than anybody asks for.
const FAR: u8 = u8::MAX;

impl<'a> Table<'a> {
    pub(crate) fn new(wanted: &'a [char], most: usize) -> Table<'a> {
        let first = (0..=wanted.len()).map(|at| if at <= most { at as u8 } else { FAR });
        Table {
            wanted,
            most,
            letters: Vec::new(),
            ends: Vec::new(),
            rows: first.collect(),
        }
    }

    /// How many bytes of the other word are in it.
    pub(crate) fn n_bytes(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Keeps what holds for another word that has the first so many bytes in common with the last one.
    pub(crate) fn keep(&mut self, n_bytes: usize) {
        while self.ends.pop_if(|end| n_bytes < *end).is_some() {
            self.letters.pop();
        }
        self.rows.truncate((self.letters.len() + 1) * self.width());
    }

    /// Takes the next letter of the other word, which ends so many bytes into it. The result is how many slips there
    /// are at least, whatever follows.
    pub(crate) fn push(&mut self, letter: char, end: usize) -> usize {
        let (width, n_letters) = (self.width(), self.letters.len() + 1);
        let start = n_letters * width;
        self.rows.resize(start + width, FAR);
        let (before, row) = self.rows.split_at_mut(start);
        let last = &before[start - width..];
        let last_letter = self.letters.last();
        let mut least = FAR;
        if n_letters <= self.most {
            row[0] = n_letters as u8;
            least = row[0];
        }
        let from = n_letters.saturating_sub(self.most).max(1);
        for at in from..width.min(n_letters + self.most + 1) {
            let is_same = self.wanted[at - 1] == letter;
            let changed = last[at - 1].saturating_add(u8::from(!is_same));
            let added_or_left_out = last[at].min(row[at - 1]).saturating_add(1);
            let mut slips = changed.min(added_or_left_out);
            let is_swapped = 1 < at
                && self.wanted[at - 2] == letter
                && last_letter == Some(&self.wanted[at - 1]);
            if is_swapped {
                slips = slips.min(before[start - 2 * width + at - 2].saturating_add(1));
            }
            row[at] = slips;
            least = least.min(slips);
        }
        self.letters.push(letter);
        self.ends.push(end);
        least.into()
    }

    /// The slips between the wanted word and all letters taken.
    pub(crate) fn of_all(&self) -> usize {
        self.rows[self.rows.len() - 1].into()
    }

    /// The slips between the wanted word and whichever beginning of the other is nearest.
    pub(crate) fn of_nearest_beginning(&self) -> usize {
        let last = self
            .rows
            .iter()
            .skip(self.wanted.len())
            .step_by(self.width());
        last.copied().min().unwrap_or(FAR).into()
    }

    fn width(&self) -> usize {
        self.wanted.len() + 1
    }
}

/// The slips between two words, or anything above `most` if there are more.
pub(crate) fn slips(one: &str, other: &str, most: usize) -> usize {
    let one: Vec<char> = one.chars().collect();
    let mut table = Table::new(&one, most);
    match other.chars().any(|c| most < table.push(c, 0)) {
        true => most + 1,
        false => table.of_all().min(most + 1),
    }
}

/// How many slips a word of so many letters may have: shorter ones have too many neighbors.
pub(crate) fn most_slips(n_letters: usize) -> usize {
    match n_letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("treaty", "treaty", 2), 0);
        assert_eq!(
            ["traety", "treaties", "treat", "treety", "xtreaty", "abc"]
                .map(|word| slips("treaty", word, 2)),
            [1, 3, 1, 1, 1, 3]
        );
    }

    #[test]
    fn the_nearest_beginning_counts_where_the_rest_is_not_written_yet() {
        let wanted: Vec<char> = "langau".chars().collect();
        let mut table = Table::new(&wanted, 3);
        for (at, c) in "language".char_indices() {
            table.push(c, at + 1);
        }
        assert_eq!((table.of_nearest_beginning(), table.of_all()), (1, 3));
        table.keep(4);
        assert_eq!((table.n_bytes(), table.of_all()), (4, 2));
    }

    proptest! {
        #[test]
        fn leaving_places_out_changes_nothing(one in "[abc]{0,9}", other in "[abc]{0,9}", most in 0usize..5) {
            // Of words so short every place is within twenty of the diagonal.
            let all = slips(&one, &other, 20);
            prop_assert_eq!(slips(&one, &other, most), all.min(most + 1));
        }
    }
}
