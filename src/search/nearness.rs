//! How near to one another the words that are looked for stand in a text.

use super::marks::Marks;
use super::tokens::Tokens;

/// How near the words stand, at the best place of a text: 1 if all of them stand side by side, 0 if there are none or
/// only one of them.
///
/// Each pair of words that follow one another in the text counts by its distance, the best time it does, as in Büttcher,
/// Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text collections", 2006.
pub(super) fn nearness(text: &str, marks: &Marks) -> f32 {
    let n_words = marks.n_words();
    let mut best = vec![0f32; n_words * n_words];
    let mut last: Option<(usize, usize)> = None;
    let mut tokens = Tokens::among(text, marks.initials());
    let mut place = 0;
    while tokens.next().is_some() {
        place += 1;
        let Some(word) = marks.word(tokens.key()) else {
            continue;
        };
        if let Some((before, at)) = last.filter(|(before, _)| *before != word) {
            let pair = before.min(word) * n_words + before.max(word);
            best[pair] = best[pair].max(1. / (place - at) as f32);
        }
        last = Some((word, place));
    }
    best.iter().sum::<f32>().min((n_words - 1) as f32) / (n_words - 1) as f32
}
