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
        walk.step().filter(|_| walk.key() == key.as_bytes())
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
                Some(_) if walk.key() < key => {}
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
        let entry = walk.go_to(idx)?;
        Some((entry, walk.keys.key))
    }

    fn walk_at(self, block: usize) -> Walk<'a> {
        let at = |n: usize| {
            let bytes = self.blocks.get(block * PLACES + n..)?.first_chunk::<4>()?;
            Some(u32::from_le_bytes(*bytes) as usize)
        };
        Walk {
            dictionary: self,
            facts_at: at(4).unwrap_or(self.facts.len()),
            postings_at: at(8).unwrap_or(self.postings.len()),
            keys: Keys {
                terms: self.terms,
                n_terms: self.n_terms,
                next: (block * BLOCK) as TermIdx,
                at: at(0).unwrap_or(self.terms.len()),
                key: Vec::new(),
                n_shared: 0,
            },
        }
    }
}

/// A walk through the words in order, by their keys alone.
#[derive(Clone)]
struct Keys<'a> {
    terms: &'a [u8],
    n_terms: u32,
    next: TermIdx,
    at: usize,
    /// The word that was met last, and how many bytes of it are those of the one before.
    key: Vec<u8>,
    n_shared: usize,
}

impl<'a> Keys<'a> {
    /// Goes on to the next word.
    fn step(&mut self) -> Option<TermIdx> {
        if self.n_terms <= self.next {
            return None;
        }
        let n_shared = varint::read(self.terms, &mut self.at)? as usize;
        let n_rest = varint::read(self.terms, &mut self.at)? as usize;
        let rest = self.terms.get(self.at..self.at.checked_add(n_rest)?)?;
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
        self.next += 1;
        Some(self.next - 1)
    }

    /// Passes over the words that begin with the first so many bytes of the last one. Their other bytes are not looked
    /// at, because no word behind them has any in common with them.
    fn pass_over(&mut self, n_bytes: usize) {
        let same = self.key.get(..n_bytes).unwrap_or_default();
        while self.next < self.n_terms {
            let mut at = self.at;
            let mut number = || varint::read(self.terms, &mut at);
            let (Some(n_shared), Some(n_rest)) = (number(), number()) else {
                return;
            };
            let rest = at..at.saturating_add(n_rest as usize);
            let is_same = match self.next as usize % BLOCK {
                0 => self
                    .terms
                    .get(rest.clone())
                    .is_some_and(|rest| rest.starts_with(same)),
                _ => n_bytes <= n_shared as usize,
            };
            if !is_same {
                return;
            }
            self.at = rest.end;
            self.next += 1;
        }
    }

    /// The next word, which is the first of a block.
    fn first(&self) -> Option<&'a [u8]> {
        let mut at = self.at;
        varint::read(self.terms, &mut at)?;
        let n_rest = varint::read(self.terms, &mut at)? as usize;
        self.terms.get(at..at.checked_add(n_rest)?)
    }
}

/// A walk through the words in order, with what is said of each.
#[derive(Clone)]
pub(super) struct Walk<'a> {
    dictionary: Dictionary<'a>,
    keys: Keys<'a>,
    facts_at: usize,
    postings_at: usize,
}

impl<'a> Walk<'a> {
    /// The word that was met last.
    pub(super) fn key(&self) -> &[u8] {
        &self.keys.key
    }

    /// Goes on to the next word. A dictionary that is damaged just ends.
    pub(super) fn step(&mut self) -> Option<Entry<'a>> {
        let idx = self.keys.step()?;
        let Dictionary {
            facts, postings, ..
        } = self.dictionary;
        let mut fact = || varint::read(facts, &mut self.facts_at);
        let n_articles = fact()?;
        let link = varint::unzigzag(fact()?);
        let n_bytes = match n_articles {
            0..=RARE => postings::n_bytes(postings.get(self.postings_at..)?, n_articles)?,
            _ => n_articles.checked_add(fact()?)? as usize,
        };
        let end = self.postings_at.checked_add(n_bytes)?;
        let postings = postings.get(self.postings_at..end)?;
        self.postings_at = end;
        Some(Entry {
            idx,
            n_articles,
            postings,
            next_form: idx.checked_add_signed(link)?,
        })
    }

    /// Goes to a word by its number, which is quick if it is a little further on.
    fn go_to(&mut self, idx: TermIdx) -> Option<Entry<'a>> {
        let (block, next) = (idx as usize / BLOCK, self.keys.next);
        if idx < next || next as usize / BLOCK != block {
            *self = self.dictionary.walk_at(block);
        }
        loop {
            let entry = self.step()?;
            if entry.idx == idx {
                return Some(entry);
            }
        }
    }

    /// Whether the next word, the first of a block, is `key` or stands before it.
    fn is_next_at_most(&self, key: &[u8]) -> bool {
        self.keys.first().is_some_and(|first| first <= key)
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

impl<'a> Dictionary<'a> {
    /// The words within `most` slips of `key`: a letter too many, too few, another one, or two of them swapped.
    /// If `is_beginning`, those that begin with something so near. In order.
    ///
    /// Words share their beginnings, so the table of distances is kept as far as the next word is the same (Navarro,
    /// "A guided tour to approximate string matching", 2001, §5.1.2), and where a beginning is too far already, the
    /// words that have it are passed over.
    pub(super) fn near(self, key: &str, most: usize, is_beginning: bool) -> Vec<Near> {
        let wanted: Vec<char> = key.chars().collect();
        let mut found = Vec::new();
        let mut table = slips::Table::new(&wanted, most);
        let mut facts = self.walk();
        let mut keys = self.walk().keys;
        while let Some(idx) = keys.step() {
            let Ok(word) = std::str::from_utf8(&keys.key) else {
                table.keep(0);
                continue;
            };
            table.keep(keys.n_shared);
            let mut end = table.n_bytes();
            let is_too_far = word[end..].chars().any(|c| {
                end += c.len_utf8();
                most < table.push(c, end)
            });
            let too_far = is_too_far.then_some(end);
            let n_slips = match (is_beginning, too_far) {
                (true, _) => table.of_nearest_beginning(),
                (false, None) => table.of_all(),
                (false, Some(_)) => usize::MAX,
            };
            if n_slips <= most
                && let Some(entry) = facts.go_to(idx)
            {
                found.push(Near {
                    idx,
                    key: word.to_owned(),
                    n_articles: entry.n_articles,
                    n_slips,
                });
            }
            // What begins near enough stays so, whatever follows; what does not never will.
            if let Some(n_bytes) = too_far.filter(|_| most < n_slips) {
                self.pass_over(&mut keys, n_bytes);
            }
        }
        found
    }

    /// Passes over the words that begin with the first so many bytes of the last one, whole blocks of them at once.
    fn pass_over(self, keys: &mut Keys<'a>, n_bytes: usize) {
        let mut block = (keys.next as usize).div_ceil(BLOCK);
        let mut far = None;
        loop {
            let there = self.walk_at(block).keys;
            let start = &keys.key[..n_bytes];
            if !there.first().is_some_and(|first| first.starts_with(start)) {
                break;
            }
            far = Some(there);
            block += 1;
        }
        if let Some(mut there) = far {
            there.key = std::mem::take(&mut keys.key);
            *keys = there;
        }
        keys.pass_over(n_bytes);
    }
}

#[cfg(test)]
mod tests;
