//! How long texts are, in a byte each: exact up to 16 words, then within a thirty-second part.

/// The byte for a number of words.
pub(super) fn encode(n_words: usize) -> u8 {
    let n_words = n_words.min(1 << 18) as u32;
    if n_words < 16 {
        return n_words as u8;
    }
    // As a float of four bits and an exponent: the highest bit is known to be set.
    let exponent = n_words.ilog2() - 4;
    let mantissa = (n_words >> exponent) & 0xf;
    (((exponent + 1) << 4) | mantissa).min(255) as u8
}

/// About how many words that were.
pub(super) fn decode(byte: u8) -> f32 {
    let (exponent, mantissa) = (u32::from(byte >> 4), u32::from(byte & 0xf));
    match exponent {
        0 => mantissa as f32,
        _ => ((0x10 + mantissa) << (exponent - 1)) as f32 + ((1 << (exponent - 1)) - 1) as f32 / 2.,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_come_back_nearly() {
        for n_words in (0..5000).chain([100_000, 250_000]) {
            let (near, exact) = (decode(encode(n_words)), n_words as f32);
            assert!((near - exact).abs() <= exact / 32., "{n_words} as {near}");
        }
        assert!(encode(usize::MAX) == encode(1 << 18));
    }
}
