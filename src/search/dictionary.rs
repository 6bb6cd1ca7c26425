//! Every word of an archive in order, and where its postings stand.
//!
//! Words are front-coded in blocks (Witten, Moffat and Bell, *Managing Gigabytes*, 1999, §4.1): each begins with how
//! many bytes it shares with the one before. A block begins with a whole word, so that one can be found by bisection.
//! Beside them, because letters and numbers compress better apart, stands for each word its number of articles, a link to
//! the next word of its group (see [`stems`](super::stems)), which leads round in a ring, and, if the word is not rare,
//! how many bytes more than articles its postings have. Those of rare words are counted.

use super::postings;
use super::slips;
use super::varint;

/// Words a block. More make the dictionary smaller and finding a word slower.
const BLOCK: usize = 64;

/// Words in no more articles than this are rare. Counting their postings takes as long as reading a number or two, and
/// nine words of ten are.
const RARE: u32 = 8;

/// How many bytes say where a block begins: four for each of three sections.
const PLACES: usize = 12;

/// The number of a word in order.
pub(super) type TermIdx = u32;

/// What the dictionary says of a word.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub(super) idx: TermIdx,
    /// How many articles have it.
    pub(super) n_articles: u32,
    /// Their numbers, encoded; see [`postings`](super::postings).
    pub(super) postings: &'a [u8],
    /// The next word of its group, itself if there is no other.
    pub(super) next_form: TermIdx,
}

/// Writes a dictionary, word by word.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) terms: Vec<u8>,
    pub(super) facts: Vec<u8>,
    pub(super) postings: Vec<u8>,
    /// Of each block, where it begins in the three.
    pub(super) blocks: Vec<u8>,
    last: Vec<u8>,
    n_terms: TermIdx,
}

impl Writer {
    /// Writes a word, which must be behind all written before.
    pub(super) fn push(&mut self, key: &str, n_articles: u32, postings: &[u8], next_form: TermIdx) {
        let key = key.as_bytes();
        let is_first = (self.n_terms as usize).is_multiple_of(BLOCK);
        if is_first {
            for at in [&self.terms, &self.facts, &self.postings].map(Vec::len) {
                self.blocks.extend((at as u32).to_le_bytes());
            }
        }
        let shared = self
            .last
            .iter()
            .zip(key)
            .take_while(|(one, other)| one == other);
        let n_shared = if is_first { 0 } else { shared.count() };
        varint::push(&mut self.terms, n_shared as u32);
        varint::push(&mut self.terms, (key.len() - n_shared) as u32);
        self.terms.extend(&key[n_shared..]);
        let link = next_form as i32 - self.n_terms as i32;
        varint::push(&mut self.facts, n_articles);
        varint::push(&mut self.facts, varint::zigzag(link));
        if RARE < n_articles {
            varint::push(&mut self.facts, postings.len() as u32 - n_articles);
        }
        self.postings.extend(postings);
        self.last.clear();
        self.last.extend(key);
        self.n_terms += 1;
    }
}

/// A dictionary, borrowed from the bytes of an index.
#[derive(Clone, Copy)]
pub(super) struct Dictionary<'a> {
    pub(super) n_terms: u32,
    pub(super) blocks: &'a [u8],
    pub(super) terms: &'a [u8],
    pub(super) facts: &'a [u8],
    pub(super) postings: &'a [u8],
}

impl<'a> Dictionary<'a> {
    /// What is said of a word, if it is there.
    pub(super) fn find(self, key: &str) -> Option<Entry<'a>> {
        let mut walk = self.walk_from(key);
        walk.step().filter(|_| walk.key == key.as_bytes())
    }

    /// A walk whose next step is the first word that is not before `key`.
    pub(super) fn walk_from(self, key: &str) -> Walk<'a> {
        let key = key.as_bytes();
        let n_blocks = self.blocks.len() / PLACES;
        let (mut low, mut high) = (0, n_blocks);
        while low < high {
            let middle = (low + high) / 2;
            match self.walk_at(middle).is_next_at_most(key) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        let mut walk = self.walk_at(low.saturating_sub(1));
        loop {
            let before = walk.clone();
            match walk.step() {
                Some(_) if walk.key.as_slice() < key => {}
                _ => return before,
            }
        }
    }

    /// A walk from the beginning.
    pub(super) fn walk(self) -> Walk<'a> {
        self.walk_at(0)
    }

    /// A word by its number.
    pub(super) fn entry(self, idx: TermIdx) -> Option<(Entry<'a>, Vec<u8>)> {
        let mut walk = self.walk_at(idx as usize / BLOCK);
        loop {
            let entry = walk.step()?;
            if entry.idx == idx {
                return Some((entry, walk.key));
            }
        }
    }

    fn walk_at(self, block: usize) -> Walk<'a> {
        let at = |n: usize| {
            let bytes = self.blocks.get(block * PLACES + n..)?.first_chunk::<4>()?;
            Some(u32::from_le_bytes(*bytes) as usize)
        };
        Walk {
            dictionary: self,
            next: (block * BLOCK) as TermIdx,
            at: at(0).unwrap_or(self.terms.len()),
            facts_at: at(4).unwrap_or(self.facts.len()),
            postings_at: at(8).unwrap_or(self.postings.len()),
            key: Vec::new(),
            n_shared: 0,
        }
    }
}

/// A walk through the words in order.
#[derive(Clone)]
pub(super) struct Walk<'a> {
    dictionary: Dictionary<'a>,
    next: TermIdx,
    at: usize,
    facts_at: usize,
    postings_at: usize,
    /// The word that was met last, and how many bytes of it are those of the one before.
    pub(super) key: Vec<u8>,
    pub(super) n_shared: usize,
}

impl<'a> Walk<'a> {
    /// Goes on to the next word. A dictionary that is damaged just ends.
    pub(super) fn step(&mut self) -> Option<Entry<'a>> {
        if self.dictionary.n_terms <= self.next {
            return None;
        }
        let Dictionary { terms, facts, .. } = self.dictionary;
        let n_shared = varint::read(terms, &mut self.at)? as usize;
        let n_rest = varint::read(terms, &mut self.at)? as usize;
        let rest = terms.get(self.at..self.at.checked_add(n_rest)?)?;
        self.at += n_rest;
        self.n_shared = n_shared.min(self.key.len());
        if n_shared == 0 {
            // The first of a block is written whole, whatever it shares with the last of the one before.
            let same = self
                .key
                .iter()
                .zip(rest)
                .take_while(|(one, other)| one == other);
            self.n_shared = same.count();
        }
        self.key.truncate(n_shared);
        self.key.extend(rest);
        let mut fact = || varint::read(facts, &mut self.facts_at);
        let n_articles = fact()?;
        let link = varint::unzigzag(fact()?);
        let n_bytes = match n_articles {
            0..=RARE => {
                let rest = self.dictionary.postings.get(self.postings_at..)?;
                postings::n_bytes(rest, n_articles)?
            }
            _ => n_articles.checked_add(fact()?)? as usize,
        };
        let end = self.postings_at.checked_add(n_bytes)?;
        let postings = self.dictionary.postings.get(self.postings_at..end)?;
        self.postings_at = end;
        let idx = self.next;
        self.next += 1;
        Some(Entry {
            idx,
            n_articles,
            postings,
            next_form: idx.checked_add_signed(link)?,
        })
    }

    /// Whether the next word, the first of a block, is `key` or stands before it.
    fn is_next_at_most(&self, key: &[u8]) -> bool {
        self.first().is_some_and(|first| first <= key)
    }

    /// The next word, which is the first of a block.
    fn first(&self) -> Option<&'a [u8]> {
        let mut at = self.at;
        let terms = self.dictionary.terms;
        varint::read(terms, &mut at)?;
        let n_rest = varint::read(terms, &mut at)? as usize;
        terms.get(at..at.checked_add(n_rest)?)
    }

    /// Passes over blocks in which every word begins with the first so many bytes of the last one.
    fn pass_over(&mut self, n_bytes: usize) {
        let mut block = (self.next as usize).div_ceil(BLOCK);
        let mut far = None;
        loop {
            let walk = self.dictionary.walk_at(block);
            let start = &self.key[..n_bytes];
            if !walk.first().is_some_and(|first| first.starts_with(start)) {
                break;
            }
            far = Some(walk);
            block += 1;
        }
        if let Some(mut walk) = far {
            walk.key = std::mem::take(&mut self.key);
            *self = walk;
        }
    }
}

/// A word of the archive that is nearly another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) idx: TermIdx,
    pub(super) key: String,
    pub(super) n_articles: u32,
    /// How many slips lie between them.
    pub(super) n_slips: usize,
}

impl Dictionary<'_> {
    /// The words within `most` slips of `key`: a letter too many, too few, another one, or two of them swapped.
    /// If `is_beginning`, those that begin with something so near. In order.
    ///
    /// Words share their beginnings, so the table of distances is kept as far as the next word is the same (Navarro,
    /// "A guided tour to approximate string matching", 2001, §5.1.2), and where a beginning is too far already, the
    /// words that have it are passed over.
    pub(super) fn near(self, key: &str, most: usize, is_beginning: bool) -> Vec<Near> {
        let wanted: Vec<char> = key.chars().collect();
        let mut found = Vec::new();
        let mut table = slips::Table::new(&wanted);
        let mut walk = self.walk();
        // The bytes of the last beginning that was too far.
        let mut hopeless: Option<usize> = None;
        while let Some(entry) = walk.step() {
            if hopeless.is_some_and(|n_bytes| n_bytes <= walk.n_shared) {
                continue;
            }
            hopeless = None;
            let Ok(word) = std::str::from_utf8(&walk.key) else {
                continue;
            };
            table.keep(walk.n_shared);
            let known = table.n_letters();
            let too_far = word
                .char_indices()
                .skip(known)
                .map(|(at, c)| (at + c.len_utf8(), c));
            let too_far = too_far
                .into_iter()
                .find(|(end, c)| most < table.push(*c, *end));
            let n_slips = match (is_beginning, too_far) {
                (true, _) => table.of_nearest_beginning(),
                (false, None) => table.of_all(),
                (false, Some(_)) => usize::MAX,
            };
            // What begins near enough stays so, whatever follows.
            hopeless = too_far.map(|(end, _)| end).filter(|_| most < n_slips);
            if n_slips <= most {
                found.push(Near {
                    idx: entry.idx,
                    key: word.to_owned(),
                    n_articles: entry.n_articles,
                    n_slips,
                });
            }
            if let Some(n_bytes) = hopeless {
                walk.pass_over(n_bytes);
            }
        }
        found
    }
}
