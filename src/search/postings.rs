//! In which articles a word stands, how often, and where: lists of numbers, each the distance from the one before.
//!
//! Nearly every word stands in an article's text once and in neither its title nor its tags. That takes no byte of
//! its own: a bit of the distance says that there is more to know, and one byte behind it says what.

use super::varint;

/// How often a word stands in the parts of one article, coarsely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts(u8);

/// How many times a level of the text stands for; above 8 each is a fifth to six tenths more than the one before, and
/// BM25 hardly tells such numbers apart.
const TIMES: [f32; 16] = [
    0., 1., 2., 3., 4., 5., 6., 7., 8., 10., 12., 16., 20., 28., 40., 64.,
];

const TITLE: u8 = 0x10;
const MOST_TITLE: u8 = 3;
const LABEL: u8 = 0x40;

impl Counts {
    /// Once in the text, and nowhere else.
    pub(super) const ONCE: Counts = Counts(1);

    /// So often in the text, in the title, and whether in a label: a tag or an author's name.
    pub(super) fn new(in_text: u32, in_title: u32, is_label: bool) -> Counts {
        let level = TIMES.iter().rposition(|times| *times as u32 <= in_text);
        let title = (in_title as u8).min(MOST_TITLE) * TITLE;
        Counts(level.unwrap_or(0) as u8 | title | if is_label { LABEL } else { 0 })
    }

    /// As [`new`](Self::new), of the count that the times are nearest to from below.
    pub(super) fn in_text(self) -> f32 {
        TIMES[usize::from(self.0 & 0xf)]
    }

    pub(super) fn in_title(self) -> u8 {
        (self.0 / TITLE) & MOST_TITLE
    }

    pub(super) fn is_label(self) -> bool {
        self.0 & LABEL != 0
    }
}

/// Writes the postings of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Writer {
    pub(super) n_articles: u32,
    /// One more than the last article.
    next: u32,
}

impl Writer {
    /// Gives the bytes of an article, which must be behind all written before.
    pub(super) fn put(&mut self, article: u32, counts: Counts, mut each: impl FnMut(u8)) {
        let is_more = counts != Counts::ONCE;
        let distance = (article - self.next) << 1 | u32::from(is_more);
        varint::put(distance, &mut each);
        if is_more {
            each(counts.0);
        }
        self.next = article + 1;
        self.n_articles += 1;
    }
}

/// The articles that a word stands in, in stored order.
#[derive(Clone, Debug)]
pub(super) struct Postings<'a> {
    bytes: &'a [u8],
    at: usize,
    next: u32,
}

impl<'a> Postings<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Postings<'a> {
        let (at, next) = (0, 0);
        Postings { bytes, at, next }
    }
}

/// How many bytes the postings of so many articles take, which `bytes` begins with.
pub(super) fn n_bytes(bytes: &[u8], n_articles: u32) -> Option<usize> {
    let mut postings = Postings::new(bytes);
    (0..n_articles).try_for_each(|_| postings.next().map(drop))?;
    Some(postings.at)
}

impl Iterator for Postings<'_> {
    type Item = (usize, Counts);

    // Most of a search is this, and code that is to be small would call it for every article.
    #[inline(always)]
    fn next(&mut self) -> Option<(usize, Counts)> {
        let distance = varint::read(self.bytes, &mut self.at)?;
        let article = self.next.checked_add(distance >> 1)?;
        self.next = article.checked_add(1)?;
        let counts = match distance & 1 {
            0 => Counts::ONCE,
            _ => {
                let counts = *self.bytes.get(self.at)?;
                self.at += 1;
                Counts(counts)
            }
        };
        Some((article as usize, counts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn small_counts_are_exact_and_large_ones_near() {
        for times in 0..300u32 {
            let counts = Counts::new(times, 2, false).in_text();
            let is_near = counts <= times as f32 && times.min(64) as f32 <= counts * 1.6;
            assert!(
                if times <= 8 {
                    counts == times as f32
                } else {
                    is_near
                },
                "{times} as {counts}"
            );
        }
        let counts = Counts::new(0, 9, true);
        assert_eq!((counts.in_title(), counts.is_label()), (3, true));
    }

    proptest! {
        #[test]
        fn they_read_back(articles in prop::collection::btree_map(0u32..5_000_000, (0u32..70, 0u32..5, any::<bool>()), 0..50)) {
            let articles: BTreeMap<u32, Counts> = articles
                .into_iter()
                .map(|(article, (text, title, label))| (article, Counts::new(text, title, label)))
                .collect();
            let (mut writer, mut bytes) = (Writer::default(), Vec::new());
            articles.iter().for_each(|(article, counts)| writer.put(*article, *counts, |byte| bytes.push(byte)));
            let read: BTreeMap<u32, Counts> =
                Postings::new(&bytes).map(|(article, counts)| (article as u32, counts)).collect();
            prop_assert_eq!(read, articles);
        }

        #[test]
        fn no_bytes_make_them_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert!(Postings::new(&bytes).count() <= bytes.len());
        }
    }
}
