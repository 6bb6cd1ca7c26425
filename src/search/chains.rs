//! Many lists of bytes that grow side by side in one piece of memory.
//!
//! Each is a chain of pieces, the next twice as long as the last, so that a list of a few bytes wastes a few, and a long
//! one has few links (Büttcher and Clarke, "Memory management strategies for single-pass index construction in text
//! retrieval systems", 2005). Lists that grow by themselves are copied again and again, and leave holes where they were.

/// The lists' bytes.
#[derive(Default)]
pub(super) struct Chains {
    bytes: Vec<u8>,
}

/// One of the lists.
#[derive(Clone, Copy, Default)]
pub(super) struct Chain {
    first: u32,
    /// Where the next byte goes, and where the piece ends. Behind it stands where the next one begins.
    at: u32,
    end: u32,
    n_bytes: u32,
}

/// Bytes of the first piece: what nearly every word of an archive needs.
const FIRST: u32 = 8;

/// Bytes of the longest pieces.
const LONGEST: u32 = 1024;

/// Bytes of the place of the next piece. Four are enough for what an index can hold.
const LINK: usize = 4;

impl Chains {
    /// Adds a byte to a list.
    pub(super) fn push(&mut self, chain: &mut Chain, byte: u8) {
        if chain.at == chain.end {
            self.lengthen(chain);
        }
        self.bytes[chain.at as usize] = byte;
        chain.at += 1;
        chain.n_bytes += 1;
    }

    /// The bytes of a list.
    pub(super) fn bytes(&self, chain: &Chain) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(chain.n_bytes as usize);
        let (mut start, mut len) = (chain.first as usize, FIRST);
        while bytes.len() < chain.n_bytes as usize {
            let end = start + len as usize;
            let n_bytes = (chain.n_bytes as usize - bytes.len()).min(len as usize);
            bytes.extend(&self.bytes[start..start + n_bytes]);
            let link = self.bytes[end..].first_chunk::<LINK>();
            start = link.map_or(0, |link| u32::from_le_bytes(*link) as usize);
            len = longer(len);
        }
        bytes
    }

    fn lengthen(&mut self, chain: &mut Chain) {
        let start = self.bytes.len() as u32;
        let len = match chain.n_bytes {
            0 => FIRST,
            n_bytes => next_len(n_bytes),
        };
        self.bytes.resize((start + len) as usize + LINK, 0);
        match chain.n_bytes {
            0 => chain.first = start,
            _ => self.bytes[chain.end as usize..][..LINK].copy_from_slice(&start.to_le_bytes()),
        }
        (chain.at, chain.end) = (start, start + len);
    }
}

fn longer(len: u32) -> u32 {
    (2 * len).min(LONGEST)
}

/// The length of the piece behind so many bytes, which fill whole pieces.
fn next_len(n_bytes: u32) -> u32 {
    // Before the first of 2^n times the shortest there are 2^n - 1 times as many bytes.
    (n_bytes + FIRST).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_read_back(pushes in prop::collection::vec((0usize..4, any::<u8>()), 0..9000)) {
            let mut chains = Chains::default();
            let mut lists = vec![(Chain::default(), Vec::new()); 5];
            for (list, byte) in pushes {
                let (chain, bytes) = &mut lists[list];
                chains.push(chain, byte);
                bytes.push(byte);
            }
            for (chain, bytes) in lists {
                prop_assert_eq!(chains.bytes(&chain), bytes);
            }
        }
    }
}
