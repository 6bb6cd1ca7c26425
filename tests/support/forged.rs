//! Indexes of searches that are damaged where no checksum tells.

/// Where the numbers of the header stand: the checksum, and behind it how many articles and words there are and how
/// long the other sections are.
const CHECKSUM: usize = 16;
const NUMBERS: usize = 24;
const SECTIONS: usize = 52;

/// The index that `whole` would be if everything behind its header were made of `bytes`: the first eight of them say
/// where in the rest its sections end, and how many words it claims to have.
pub fn index(whole: &[u8], bytes: &[u8]) -> Vec<u8> {
    let (choices, rest) = bytes.split_at(bytes.len().min(8));
    let choice = |at: usize| choices.get(at).map_or(0, |byte| usize::from(*byte));
    let number = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().expect("four bytes"));
    let n_articles = number(NUMBERS) as usize;
    let mut lens = [12, 16, 20, 24].map(|at| number(NUMBERS + at));
    let mut body = whole[SECTIONS..].to_vec();
    if choice(0) % 2 == 0 {
        // The sections as they are, with some bytes changed.
        for change in rest.chunks_exact(3) {
            let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % body.len();
            body[at] = change[2];
        }
    } else {
        let mut n_left = rest.len();
        let mut take = |most: usize| {
            let n_taken = most.min(n_left);
            n_left -= n_taken;
            n_taken
        };
        let (blocks, terms, facts) = (take(12 * choice(1)), take(choice(2)), take(choice(3)));
        let postings = take(usize::MAX);
        lens = [blocks, terms, facts, postings].map(|len| len as u32);
        // Behind the postings, a length of two bytes for each text and of one for each title.
        body = rest[..postings].to_vec();
        body.extend((0..3 * n_articles).map(|at| at as u8));
        body.extend(&rest[postings..]);
    }
    let n_terms = match choice(4) % 4 {
        0 => number(NUMBERS + 4),
        1 => u32::MAX,
        _ => choice(5) as u32,
    };
    let mut forged = whole[..NUMBERS].to_vec();
    let numbers = [n_articles as u32, n_terms, n_articles as u32];
    for number in numbers.into_iter().chain(lens) {
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
