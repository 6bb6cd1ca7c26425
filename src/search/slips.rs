//! How many slips lie between two words: optimal string alignment, which is Damerau and Levenshtein's distance
//! without editing a pair of letters twice.

/// The slips between a wanted word and the beginnings of another one, letter by letter.
pub(crate) struct Table<'a> {
    wanted: &'a [char],
    letters: Vec<char>,
    /// Of each letter, where it ends in the other word, in bytes.
    ends: Vec<usize>,
    /// A row of `wanted.len() + 1` for no letter, for one, and so on.
    rows: Vec<usize>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(wanted: &'a [char]) -> Table<'a> {
        Table {
            wanted,
            letters: Vec::new(),
            ends: Vec::new(),
            rows: (0..=wanted.len()).collect(),
        }
    }

    /// How many letters of the other word are in it.
    pub(crate) fn n_letters(&self) -> usize {
        self.letters.len()
    }

    /// Keeps what holds for another word that has the first so many bytes in common with the last one.
    pub(crate) fn keep(&mut self, n_bytes: usize) {
        let n_letters = self.ends.partition_point(|end| *end <= n_bytes);
        self.letters.truncate(n_letters);
        self.ends.truncate(n_letters);
        self.rows.truncate((n_letters + 1) * self.width());
    }

    /// Takes the next letter of the other word, which ends so many bytes into it. The result is how many slips there
    /// are at least, whatever follows.
    pub(crate) fn push(&mut self, letter: char, end: usize) -> usize {
        let width = self.width();
        let n_letters = self.letters.len();
        let last = n_letters * width;
        self.rows.push(n_letters + 1);
        let mut least = n_letters + 1;
        for at in 1..width {
            let same = self.wanted[at - 1] == letter;
            let changed = self.rows[last + at - 1] + usize::from(!same);
            let added = self.rows[last + at] + 1;
            let mut slips = changed.min(added).min(self.rows[last + width + at - 1] + 1);
            let is_swapped = 1 < at
                && self.wanted[at - 2] == letter
                && self.letters.last() == Some(&self.wanted[at - 1]);
            if is_swapped {
                slips = slips.min(self.rows[last - width + at - 2] + 1);
            }
            least = least.min(slips);
            self.rows.push(slips);
        }
        self.letters.push(letter);
        self.ends.push(end);
        least
    }

    /// The slips between the wanted word and all letters taken.
    pub(crate) fn of_all(&self) -> usize {
        self.rows[self.rows.len() - 1]
    }

    /// The slips between the wanted word and whichever beginning of the other is nearest.
    pub(crate) fn of_nearest_beginning(&self) -> usize {
        let last = self
            .rows
            .iter()
            .skip(self.wanted.len())
            .step_by(self.width());
        last.copied().min().unwrap_or(usize::MAX)
    }

    fn width(&self) -> usize {
        self.wanted.len() + 1
    }
}

/// The slips between two words, or anything above `most` if there are more.
pub(crate) fn slips(one: &str, other: &str, most: usize) -> usize {
    let one: Vec<char> = one.chars().collect();
    let mut table = Table::new(&one);
    match other.chars().any(|c| most < table.push(c, 0)) {
        true => most + 1,
        false => table.of_all(),
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
        let mut table = Table::new(&wanted);
        for (at, c) in "language".char_indices() {
            table.push(c, at + 1);
        }
        assert_eq!((table.of_nearest_beginning(), table.of_all()), (1, 3));
        table.keep(4);
        assert_eq!((table.n_letters(), table.of_all()), (4, 2));
    }
}
