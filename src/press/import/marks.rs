//! Markdown marks: which characters of a text would be taken for one, and how to write them so that they
//! are not.
//!
//! Whether a character is a mark depends on what stands around it, and that is known only when the Markdown
//! is written. So text is disguised in characters that nobody uses, and undisguised at the end by
//! [`settle`]. What the elements of HTML become is the business of [`html`](super::html).

use super::emphasis;

/// Disguised characters are those of ASCII, moved into a private area that no font has a picture for.
const TEXT: u32 = 0x10_f000;

/// Those that are to stay as they are, because they are raw HTML.
const RAW: u32 = 0x10_f100;

/// The end of a line inside a paragraph.
pub(super) const BREAK: char = '\u{10f200}';

/// Where emphasis begins and ends, and where strong emphasis does.
pub(super) const EMPHASIS: (char, char) = ('\u{10f201}', '\u{10f202}');
pub(super) const STRONG: (char, char) = ('\u{10f203}', '\u{10f204}');

/// The characters that can be marks.
const MARKS: &str = "\\*_`[]<>#+-=~|:!&{.)";

/// The text with its disguise on.
pub(super) fn disguised(text: &str) -> String {
    let disguise = |c: char| match MARKS.contains(c) {
        true => moved(c, TEXT),
        false => c,
    };
    text.chars().map(disguise).collect()
}

/// Raw HTML that is to come out as it is, on one line.
pub(super) fn raw(html: &str) -> String {
    let disguise = |c: char| match c {
        c if c.is_ascii_whitespace() => moved(' ', RAW),
        c if c.is_ascii_punctuation() => moved(c, RAW),
        c => c,
    };
    html.chars().map(disguise).collect()
}

/// Whether a character is one of those that are used as a disguise. They must not be in what comes in.
pub(super) fn is_disguise(c: char) -> bool {
    (TEXT..=0x10_f2ff).contains(&u32::from(c))
}

/// Whether this stands for a break or emphasis, and not for a character.
pub(super) fn is_sign(c: char) -> bool {
    (BREAK..=STRONG.1).contains(&c)
}

fn moved(c: char, to: u32) -> char {
    char::from_u32(to + u32::from(c)).unwrap_or(c)
}

/// The character behind a disguise of this kind.
fn undisguised(c: char, from: u32) -> Option<char> {
    let code = u32::from(c).checked_sub(from)?;
    char::from_u32(code).filter(char::is_ascii)
}

/// What a reader of the text sees in place of a character; `*` for emphasis.
pub(super) fn shown(c: char) -> char {
    let emphasis = [EMPHASIS.0, EMPHASIS.1, STRONG.0, STRONG.1];
    let c = if emphasis.contains(&c) { '*' } else { c };
    undisguised(c, TEXT)
        .or_else(|| undisguised(c, RAW))
        .unwrap_or(c)
}

/// The Markdown with every disguise taken off, and a backslash where a character would be a mark without.
pub(super) fn settle(written: &str) -> String {
    let chars = emphasis::hugged(written);
    let emphasis = emphasis::marks(&chars);
    let mut text = String::with_capacity(written.len());
    let mut line = Line::default();
    for (at, &c) in chars.iter().enumerate() {
        if let Some(c) = undisguised(c, TEXT) {
            match line.is_mark(c, &chars, at) {
                // Shortcodes and the attributes of headings begin with a brace, whatever stands before it.
                true if c == '{' => text.push_str("&#123;"),
                true => text.extend(['\\', c]),
                false => text.push(c),
            }
            line.fill();
        } else if let Some(c) = undisguised(c, RAW) {
            text.push(c);
            line.fill();
        } else if let Some(mark) = emphasis.get(&at) {
            text.push_str(mark);
            line.is_at_start &= mark.is_empty();
        } else if c == BREAK {
            text.push_str(line.broken(&chars[at + 1..]));
        } else if !is_disguise(c) {
            // Blanks at the end of a line mean something, and nobody sees them.
            if c == '\n' {
                text.truncate(text.trim_end_matches(' ').len());
            }
            text.push(c);
            line.pass(c);
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// What is known of the line so far.
struct Line {
    /// Only what opens quotes and lists stood on it, or digits.
    is_at_start: bool,
    is_row: bool,
    is_heading: bool,
    /// Something stood on it that is seen.
    is_filled: bool,
}

impl Default for Line {
    fn default() -> Line {
        Line {
            is_at_start: true,
            is_row: false,
            is_heading: false,
            is_filled: false,
        }
    }
}

impl Line {
    /// Takes note of a character that is no text.
    fn pass(&mut self, c: char) {
        match c {
            '\n' => *self = Line::default(),
            '|' if self.is_at_start => self.is_row = true,
            '#' if self.is_at_start => self.is_heading = true,
            _ => {}
        }
        self.is_at_start &= c.is_ascii_digit() || "\n\t >*-+.".contains(c);
        self.is_filled |= !self.is_at_start;
    }

    /// Takes note of text.
    fn fill(&mut self) {
        self.is_at_start = false;
        self.is_filled = true;
    }

    /// The end of a line inside a paragraph, with `behind` following: nothing if the paragraph ends there, or
    /// has not yet begun.
    fn broken(&self, behind: &[char]) -> &'static str {
        let mut rest = behind.iter().skip_while(|c| **c == ' ');
        match rest.next() {
            // In the row of a table there are no lines.
            Some(c) if *c != '\n' && self.is_row => "<br>",
            Some('\n') if self.is_filled => {
                let line = rest.take_while(|c| **c != '\n').copied();
                let is_nothing = |c: &char| matches!(*c, ' ' | '>') || is_sign(*c);
                let line: Vec<char> = line.skip_while(is_nothing).collect();
                if line.is_empty() || opens_block(&line) {
                    ""
                } else {
                    "\\"
                }
            }
            _ => "",
        }
    }

    /// Whether a character of the text would be a mark where it stands.
    fn is_mark(&self, c: char, chars: &[char], at: usize) -> bool {
        let neighbor = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or('\n');
        let (before, behind) = (neighbor(at.checked_sub(1)), neighbor(Some(at + 1)));
        let after = shown(behind);
        let is_word = |c: char| shown(c).is_alphanumeric();
        match c {
            '\\' => !after.is_ascii_alphanumeric(),
            '_' => !(is_word(before) && is_word(behind)),
            '<' => after.is_ascii_alphabetic() || "/!?".contains(after),
            '&' => is_reference(&chars[at + 1..]),
            '!' => chars[at + 1..].iter().find(|c| !is_sign(**c)) == Some(&'['),
            '{' => self.is_heading || "{%:".contains(after),
            '|' => self.is_at_start || self.is_row,
            '.' | ')' => self.is_at_start && before.is_ascii_digit() && !after.is_alphanumeric(),
            '#' => self.is_at_start || (self.is_heading && !after.is_alphanumeric()),
            '+' | '-' | '=' | '>' | ':' => self.is_at_start,
            _ => true,
        }
    }
}

/// Whether what follows an ampersand makes a character reference of it.
fn is_reference(behind: &[char]) -> bool {
    let mut name = behind.iter().copied().map(shown).take(40);
    let end = name.find(|c| !c.is_ascii_alphanumeric() && *c != '#');
    end == Some(';')
}

/// Whether a line begins a list, a heading, a row, a rule or a block of code; text would be in disguise.
fn opens_block(line: &[char]) -> bool {
    let n_digits = line.iter().take_while(|c| c.is_ascii_digit()).count();
    match line[0] {
        // A bracket ends a link, and a break at its end does nothing.
        '-' | '#' | '|' | ']' => true,
        '*' => line.get(1) == Some(&' '),
        '`' => line.starts_with(&['`'; 3]),
        _ => 0 < n_digits && line.get(n_digits) == Some(&'.'),
    }
}
