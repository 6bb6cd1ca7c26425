//! Indexes of searches that are damaged where no checksum tells.

/// Where the numbers of the header stand: the checksum, and behind it how many articles and words there are and how
/// long four sections are.
const CHECKSUM: usize = 16;
const NUMBERS: usize = 24;
const SECTIONS: usize = 48;

/// The index that `whole` would be if everything behind its header were made of `bytes`: the first eight of them say
/// where in the rest its sections end, and how many words it claims to have.
pub fn index(whole: &[u8], bytes: &[u8]) -> Vec<u8> {
    let (choices, rest) = bytes.split_at(bytes.len().min(8));
    let choice = |at: usize| choices.get(at).map_or(0, |byte| usize::from(*byte));
    let number = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().expect("four bytes"));
    let n_articles = number(NUMBERS) as usize;
    // A length for each article, and one for each title.
    let mut body = whole[SECTIONS..SECTIONS + 2 * n_articles].to_vec();
    let (blocks, terms, postings) = match choice(0) % 2 {
        // The sections as they are, with some bytes changed.
        0 => {
            body = whole[SECTIONS..].to_vec();
            for change in rest.chunks_exact(3) {
                let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % body.len();
                body[at] = change[2];
            }
            (
                number(NUMBERS + 12),
                number(NUMBERS + 16),
                number(NUMBERS + 20),
            )
        }
        _ => {
            body.extend(rest);
            let blocks = (choice(1) * 8).min(rest.len());
            let terms = (choice(2) + 256 * choice(3)).min(rest.len() - blocks);
            let postings = rest.len() - blocks - terms;
            (blocks as u32, terms as u32, postings as u32)
        }
    };
    let n_terms = match choice(4) % 4 {
        0 => number(NUMBERS + 4),
        1 => u32::MAX,
        _ => choice(5) as u32,
    };
    let mut forged = whole[..NUMBERS].to_vec();
    for number in [
        n_articles as u32,
        n_terms,
        n_articles as u32,
        blocks,
        terms,
        postings,
    ] {
        forged.extend(number.to_le_bytes());
    }
    forged.extend(body);
    let sum = checksum(&forged[NUMBERS..]);
    forged[CHECKSUM..NUMBERS].copy_from_slice(&sum.to_le_bytes());
    forged
}

/// The checksum, as the format has it.
fn checksum(bytes: &[u8]) -> u64 {
    let mut state = 0x6e65_7773_7072_696e_u64;
    let mut mix = |word: u64| {
        let mixed = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state = mixed ^ (mixed >> 32);
    };
    for chunk in bytes.chunks_exact(8) {
        mix(u64::from_le_bytes(chunk.try_into().expect("eight bytes")));
    }
    let mut last = [0; 8];
    let rest = bytes.chunks_exact(8).remainder();
    last[..rest.len()].copy_from_slice(rest);
    mix(u64::from_le_bytes(last));
    mix(bytes.len() as u64);
    state
}
