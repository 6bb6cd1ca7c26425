//! A set that can be counted into: which member is the seventh, and how many stand before a place.
//!
//! It never changes; whoever wants another set makes another one.

use super::{ArticleSet, BITS};
use crate::archive::ArticleIdx;
use std::ops::Range;

/// A set with, for every eight words of it, how many members stand before them: a thirty-second of its size
/// more, and neither question walks further than eight words (Jacobson, "Space-efficient static trees and
/// graphs", 1989, has the idea).
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ranked {
    set: ArticleSet,
    before: Vec<u32>,
    len: usize,
}

/// Words counted together. Fewer cost memory and time to make, more cost time to ask.
const BLOCK: usize = 8;

impl Ranked {
    /// The set, counted.
    pub fn new(set: ArticleSet) -> Ranked {
        let mut before = Vec::with_capacity(set.words.len().div_ceil(BLOCK));
        let mut len = 0;
        for block in set.words.chunks(BLOCK) {
            before.push(len);
            len += block.iter().map(|word| word.count_ones()).sum::<u32>();
        }
        Ranked {
            set,
            before,
            len: len as usize,
        }
    }

    /// The set itself.
    pub fn set(&self) -> &ArticleSet {
        &self.set
    }

    /// How many articles are in it.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no article is in it.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The article with `n` members before it, in stored order.
    pub fn nth(&self, n: usize) -> Option<ArticleIdx> {
        if self.len <= n {
            return None;
        }
        let wanted = u32::try_from(n).ok()?;
        let block = self.before.partition_point(|before| *before <= wanted) - 1;
        let mut left = wanted - self.before[block];
        for (at, &word) in self.set.words.iter().enumerate().skip(block * BLOCK) {
            let here = word.count_ones();
            if left < here {
                // Each step clears the lowest bit that is set.
                let word = (0..left).fold(word, |word, _| word & (word - 1));
                return Some(ArticleIdx::new(at * BITS + word.trailing_zeros() as usize));
            }
            left -= here;
        }
        None
    }

    /// How many members stand before this place of the stored order.
    pub fn len_before(&self, place: usize) -> usize {
        let at = place / BITS;
        if self.set.words.len() <= at {
            return self.len;
        }
        let block = at / BLOCK;
        let whole = self.set.words[block * BLOCK..at].iter();
        let part = self.set.words[at] & !(u64::MAX << (place % BITS));
        let here: u32 = whole.map(|word| word.count_ones()).sum();
        (self.before[block] + here + part.count_ones()) as usize
    }

    /// How many members stand in these places.
    pub fn len_within(&self, places: Range<usize>) -> usize {
        self.len_before(places.end)
            .saturating_sub(self.len_before(places.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counting_into_it_is_what_walking_through_it_gives(
            members in prop::collection::btree_set(0usize..2000, 0..300), places in prop::collection::vec(0usize..2100, 8),
        ) {
            let articles: Vec<ArticleIdx> = members.iter().copied().map(ArticleIdx::new).collect();
            let ranked = Ranked::new(ArticleSet::of(2000, &articles));
            prop_assert_eq!((ranked.len(), ranked.is_empty()), (members.len(), members.is_empty()));
            for n in 0..=members.len() {
                prop_assert_eq!(ranked.nth(n), articles.get(n).copied());
            }
            for place in places {
                prop_assert_eq!(ranked.len_before(place), members.range(..place).count());
            }
            prop_assert_eq!(ranked.len_within(3..1999), members.range(3..1999).count());
        }
    }
}
