//! Texts as words: where each begins and ends, and the key by which it is found.
//!
//! The same rules make the index, read a query and find the places to mark, so they can never disagree. They are
//! plain on purpose, about characters and not about languages; `tokens/tests.rs` shows what they do to each
//! script. What words mean the same is for [`stems`](super::stems) to say.

use crate::folding;
use std::ops::Range;

/// A walk through the words of a text.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Where the letters without spaces between words end that the walk is among.
    run_end: usize,
    key: String,
    is_tail: bool,
    initials: Initials,
}

/// First letters of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Initials(u128);

impl Initials {
    pub(crate) fn of<'k>(keys: impl Iterator<Item = &'k str>) -> Initials {
        let initials = keys.filter_map(|key| key.bytes().next().filter(u8::is_ascii));
        Initials(initials.fold(0, |all, byte| all | 1 << byte))
    }

    /// Whether a word in ASCII that begins with `byte` may be one of the words.
    fn may_be(self, byte: u8) -> bool {
        self.0 & (1 << (byte & 0x7f).to_ascii_lowercase()) != 0
    }
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Tokens<'a> {
        Tokens::among(text, Initials(u128::MAX))
    }

    /// A walk for those who look for words with these first letters: most others have no key, which takes half the
    /// time.
    pub(crate) fn among(text: &'a str, initials: Initials) -> Tokens<'a> {
        Tokens {
            text,
            at: 0,
            run_end: 0,
            key: String::new(),
            is_tail: false,
            initials,
        }
    }

    /// Where the next word stands. Words of scripts that set no spaces are pairs of neighboring letters, and the
    /// last letter once more by itself, so that a single letter is the beginning of some word wherever it stands.
    pub(crate) fn next(&mut self) -> Option<Range<usize>> {
        loop {
            self.is_tail = false;
            if self.at < self.run_end {
                return Some(self.pair());
            }
            let byte = *self.text.as_bytes().get(self.at)?;
            if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                self.at += 1;
                continue;
            }
            let c = match byte.is_ascii() {
                true => char::from(byte),
                false => self.peek(0)?,
            };
            if is_unspaced(c) {
                let end = self.text[self.at..].find(|c| !is_unspaced(c));
                self.run_end = end.map_or(self.text.len(), |end| self.at + end);
            } else if is_letter(c) {
                // Nearly all words are plain.
                if let Some(word) = self.plain() {
                    return Some(word);
                }
                let word = self.odd();
                // A mark without a letter is no word.
                if !self.key.is_empty() {
                    return Some(word);
                }
            } else {
                self.at += c.len_utf8();
            }
        }
    }

    /// The key of the word that was met last: without case, diacritics or apostrophes. Empty for one that was
    /// [passed over](Self::among).
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Whether the word that was met last is a letter that the pair before it has as well.
    pub(crate) fn is_tail(&self) -> bool {
        self.is_tail
    }

    /// A character, counted from where the walk is.
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text[self.at..].chars().nth(ahead)
    }

    fn pair(&mut self) -> Range<usize> {
        let run = &self.text[self.at..self.run_end];
        let mut ends = run.char_indices().map(|(at, c)| at + c.len_utf8());
        let first = ends.next().unwrap_or(run.len());
        let second = ends.next();
        self.is_tail = second.is_none() && self.text[..self.at].ends_with(is_unspaced);
        let range = self.at..self.at + second.unwrap_or(first);
        self.key.clear();
        self.key.push_str(&self.text[range.clone()]);
        self.at += first;
        range
    }

    /// The word that begins here, if nothing but letters and digits of ASCII is in it or could be.
    fn plain(&mut self) -> Option<Range<usize>> {
        let rest = &self.text.as_bytes()[self.at..];
        let is_inside = |byte: &u8| byte.is_ascii_alphanumeric();
        let n_bytes = rest
            .iter()
            .position(|byte| !is_inside(byte))
            .unwrap_or(rest.len());
        let behind = rest.get(n_bytes).copied().unwrap_or(b' ');
        let may_join =
            matches!(behind, b'\'' | b'.' | b',') && rest.get(n_bytes + 1) != Some(&b' ');
        if !behind.is_ascii() || may_join || matches!(behind, b'+' | b'#') {
            return None;
        }
        let start = self.at;
        self.at += n_bytes;
        self.key.clear();
        if rest.first().is_some_and(|byte| self.initials.may_be(*byte)) {
            self.key.push_str(&self.text[start..self.at]);
            self.key.make_ascii_lowercase();
        }
        Some(start..self.at)
    }

    /// The word that begins here, whatever it is made of.
    fn odd(&mut self) -> Range<usize> {
        let start = self.at;
        let mut is_plain = true;
        let mut end = start;
        while let Some(c) = self.peek(0) {
            if is_letter(c) && !is_unspaced(c) {
                is_plain &= c.is_ascii();
                self.at += c.len_utf8();
                end = self.at;
            } else if let Some(n_bytes) = self.joint(start, c) {
                is_plain = false;
                self.at += n_bytes;
            } else {
                break;
            }
        }
        self.at = end + self.sign(start, end);
        let range = start..self.at;
        self.key.clear();
        let written = &self.text[range.clone()];
        match is_plain {
            true => self
                .key
                .extend(written.chars().map(|c| c.to_ascii_lowercase())),
            false => {
                let letters: String = written.chars().filter(|c| !is_joint(*c)).collect();
                // A mark that is encoded by itself comes with a space to stand on.
                let bare = folding::bare(&letters);
                self.key.extend(bare.chars().filter(|c| !c.is_whitespace()));
            }
        }
        self.skip_ending();
        range
    }

    /// How many bytes of `c` and the like stand inside of a word, if they do.
    fn joint(&self, start: usize, c: char) -> Option<usize> {
        let next = self
            .peek(1)
            .filter(|next| is_letter(*next) && !is_unspaced(*next))?;
        let before = self.text[start..self.at].chars().next_back()?;
        let is_inside = match c {
            // A soft hyphen, and what joins letters or keeps them apart in Persian and Indic scripts.
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => true,
            // A letter's companion in Cyrillic; in Latin it leaves something out.
            '\'' | '’' | 'ʼ' => !is_latin(before) && !is_latin(next),
            '.' => self.is_initial(start, next),
            ',' => before.is_ascii_digit() && self.are_thousands(),
            _ => false,
        };
        is_inside.then_some(c.len_utf8())
    }

    /// Whether the dots of this word stand between single letters, as in `U.S.`
    fn is_initial(&self, start: usize, next: char) -> bool {
        let is_single = |part: &str| part.chars().count() == 1;
        let so_far = &self.text[start..self.at];
        let behind = self.peek(2).is_some_and(is_letter);
        so_far.split('.').all(is_single)
            && next.is_alphabetic()
            && !behind
            && !so_far.ends_with(|c: char| c.is_numeric())
    }

    /// Whether a comma has three digits behind it and no more.
    fn are_thousands(&self) -> bool {
        let digits = self.text[self.at + 1..]
            .chars()
            .take_while(char::is_ascii_digit);
        digits.count() == 3
    }

    /// The sign behind a single letter that makes another name of it: `C++`, `C#`.
    fn sign(&self, start: usize, end: usize) -> usize {
        let rest = &self.text[end..];
        let is_end = |at: usize| !rest[at..].starts_with(is_letter);
        match (end - start, rest) {
            (1, rest) if rest.starts_with("++") && is_end(2) => 2,
            (1, rest) if rest.starts_with('#') && is_end(1) => 1,
            _ => 0,
        }
    }

    /// Passes over what an apostrophe hangs on to an English word: `'s`, `n't`, `'ll`.
    fn skip_ending(&mut self) {
        let rest = &self.text[self.at..];
        let Some(behind) = rest.strip_prefix(['\'', '’']) else {
            return;
        };
        let end = behind.find(|c| !is_letter(c)).unwrap_or(behind.len());
        if ENDINGS
            .iter()
            .any(|ending| behind[..end].eq_ignore_ascii_case(ending))
        {
            self.at += rest.len() - behind.len() + end;
        }
    }
}

/// Whether a key is one letter of a script without spaces: a word that stands in each pair that begins with it.
pub(crate) fn is_lone(key: &str) -> bool {
    let mut letters = key.chars();
    letters.next().is_some_and(is_unspaced) && letters.next().is_none()
}

const ENDINGS: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// Whether a character is a part of words: a letter, a digit, or a mark on one.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..'\u{80}' => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric() || is_mark(c),
    }
}

/// Whether a character is a mark that some script puts on its letters and that Unicode does not call alphabetic
/// by itself: accents, points, tone marks, viramas.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'
        | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}'
        | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{cbc}'
        | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ecd}' | '\u{1037}' | '\u{1039}'
        | '\u{103a}' | '\u{17c9}'..='\u{17d3}' | '\u{3099}' | '\u{309a}')
}

/// Whether a letter is of a script that sets no spaces between words, or, as Korean does, hangs so much on to
/// them that its words are found by their parts: Thai to Myanmar, Khmer, kana, Han, Hangul.
fn is_unspaced(c: char) -> bool {
    ('\u{e00}' <= c)
        && matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e80}'..='\u{ecf}' | '\u{edc}'..='\u{edf}'
            | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}' | '\u{1780}'..='\u{17d3}' | '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn is_latin(c: char) -> bool {
    c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c)
}

/// What stands between the letters of a word without being one of them.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | 'ʼ' | '.' | ',' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests;
