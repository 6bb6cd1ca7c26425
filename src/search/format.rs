//! The index as bytes: what the press writes, the browser fetches, and a search reads without unpacking it.
//!
//! A header of little-endian numbers, then the sections one behind the other:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `NPSI` |
//! | 4 | [`VERSION`] |
//! | 8 | the [`fingerprint`] of the archive it is about |
//! | 8 | the checksum of all bytes from here on |
//! | 4 × 7 | how many articles, how many words, and how long each section is but that of the texts' lengths |
//! | … | the [`postings`](super::postings), word by word |
//! | 2 each | how many words each text has, up to 65,535 |
//! | 1 each | how many words each title has, up to 255 |
//! | … | of each block of the dictionary, where it begins in the three sections below (4 bytes each) |
//! | … | the words of the [`dictionary`](super::dictionary) |
//! | … | what it says of each |
//!
//! The postings stand first because brotli then compresses the whole best.
//!
//! An index of another version or of another archive is of no use and is made anew.

use crate::archive::Archive;

/// Rises with every change to the format, the [`fingerprint`], the rules for [words](super::tokens) or the stemmers.
const VERSION: u32 = 2;

/// How many bytes say how many words a text has.
const LENGTH: usize = 2;

const MAGIC: [u8; 4] = *b"NPSI";
const CHECKED_FROM: usize = 24;
const HEADER: usize = CHECKED_FROM + 4 * 7;

/// Why bytes are not the index of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// They are no index at all, or damaged.
    #[error("it is not a whole search index")]
    Damaged,
    /// They are one in the format of another release.
    #[error("it was made by another version of newsprint")]
    Version,
    /// They are one of other articles.
    #[error("it is about other articles")]
    Archive,
}

/// What an index consists of.
pub(super) struct Parts<'a> {
    pub(super) fingerprint: u64,
    pub(super) n_terms: u32,
    pub(super) lengths: &'a [u8],
    pub(super) title_lengths: &'a [u8],
    pub(super) blocks: &'a [u8],
    pub(super) terms: &'a [u8],
    pub(super) facts: &'a [u8],
    pub(super) postings: &'a [u8],
}

pub(super) fn encode(parts: &Parts<'_>) -> Vec<u8> {
    let sections = [
        parts.postings,
        parts.lengths,
        parts.title_lengths,
        parts.blocks,
        parts.terms,
        parts.facts,
    ];
    let mut bytes =
        Vec::with_capacity(HEADER + sections.iter().map(|section| section.len()).sum::<usize>());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(parts.fingerprint.to_le_bytes());
    bytes.extend([0; 8]);
    let lens = [
        parts.title_lengths,
        parts.blocks,
        parts.terms,
        parts.facts,
        parts.postings,
    ]
    .map(<[u8]>::len);
    for number in [parts.title_lengths.len(), parts.n_terms as usize]
        .into_iter()
        .chain(lens)
    {
        bytes.extend((number as u32).to_le_bytes());
    }
    sections.iter().for_each(|section| bytes.extend(*section));
    let checksum = hash(CHECKSUM_SEED, &bytes[CHECKED_FROM..]);
    bytes[CHECKED_FROM - 8..CHECKED_FROM].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Checks that bytes are an index of the archive with this fingerprint and so many articles.
pub(super) fn check(bytes: &[u8], fingerprint: u64, n_articles: usize) -> Result<(), Unusable> {
    check_whole(bytes)?;
    let is_about = bytes[8..].first_chunk::<8>() == Some(&fingerprint.to_le_bytes());
    let has_all = [0, 2].map(|at| number(bytes, CHECKED_FROM + 4 * at)) == [n_articles; 2];
    match is_about && has_all {
        true => Ok(()),
        false => Err(Unusable::Archive),
    }
}

/// Checks that bytes are an index of whatever archive, of this version and whole.
pub(super) fn check_whole(bytes: &[u8]) -> Result<(), Unusable> {
    if !bytes.starts_with(&MAGIC) || bytes.len() < HEADER {
        return Err(Unusable::Damaged);
    }
    if number(bytes, 4) != VERSION as usize {
        return Err(Unusable::Version);
    }
    let wanted = bytes[CHECKED_FROM - 8..].first_chunk::<8>();
    let checksum = hash(CHECKSUM_SEED, &bytes[CHECKED_FROM..]);
    let lens = (2..7).map(|at| number(bytes, CHECKED_FROM + 4 * at));
    let n_lengths = number(bytes, CHECKED_FROM).saturating_mul(LENGTH);
    let n_sections = lens.fold(n_lengths, usize::saturating_add);
    if wanted != Some(&checksum.to_le_bytes()) || bytes.len() != HEADER.saturating_add(n_sections) {
        return Err(Unusable::Damaged);
    }
    Ok(())
}

/// What stands in bytes that were [`check`]ed.
pub(super) fn decode(bytes: &[u8]) -> Parts<'_> {
    let len = |at: usize| number(bytes, CHECKED_FROM + 4 * at);
    let mut rest = bytes.get(HEADER..).unwrap_or_default();
    let mut section = |n_bytes: usize| {
        let (section, behind) = rest.split_at_checked(n_bytes).unwrap_or_default();
        rest = behind;
        section
    };
    // In the order in which they stand.
    Parts {
        fingerprint: 0,
        n_terms: len(1) as u32,
        postings: section(len(6)),
        lengths: section(len(0).saturating_mul(LENGTH)),
        title_lengths: section(len(2)),
        blocks: section(len(3)),
        terms: section(len(4)),
        facts: section(len(5)),
    }
}

/// How many words a text has, by the section of lengths.
pub(super) fn length(lengths: &[u8], article: usize) -> u16 {
    let length = lengths
        .get(LENGTH * article..)
        .and_then(|rest| rest.first_chunk());
    length.map_or(0, |length| u16::from_le_bytes(*length))
}

fn number(bytes: &[u8], at: usize) -> usize {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    number.map_or(0, |number| u32::from_le_bytes(*number) as usize)
}

const CHECKSUM_SEED: u64 = 0x6e65_7773_7072_696e;

/// What an index must be made anew for when it changes: everything that can be searched, and the languages.
pub(super) fn fingerprint(archive: &Archive) -> u64 {
    let mut state = archive.len() as u64;
    for idx in archive.articles() {
        let entry = archive.article(idx);
        let labels = entry.tags().map(|tag| tag.key());
        let rest = [
            entry.title(),
            entry.own_authors(),
            entry.summary(),
            entry.language(),
            entry.text(),
        ];
        for text in rest.into_iter().chain(labels) {
            state = hash(state, text.as_bytes());
        }
    }
    state
}

/// Mixes bytes into a state, eight at a time. Each step can be undone, so that no single change goes unnoticed; it
/// guards against accidents, not against intent.
fn hash(mut state: u64, bytes: &[u8]) -> u64 {
    let mut mix = |word: u64| {
        let mixed = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state = mixed ^ (mixed >> 32);
    };
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().for_each(|word| mix(u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(u64::from_le_bytes(last));
    mix(bytes.len() as u64);
    state
}
