//! Emphasis: where asterisks are read as it, and where only HTML says it.
//!
//! CommonMark looks at what stands before and behind a row of asterisks. In many scripts nothing stands apart
//! there, and emphasis that people see on the page would be asterisks in the text.

use super::marks::{BREAK, EMPHASIS, STRONG, is_sign, shown};
use std::collections::HashMap;

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == BREAK
}

/// Emphasis with the white space at its ends moved out: `**a **b` would be no emphasis.
pub(super) fn hugged(written: &str) -> Vec<char> {
    let mut chars: Vec<char> = Vec::with_capacity(written.len());
    let mut opening = Vec::new();
    for c in written.chars() {
        if c == EMPHASIS.0 || c == STRONG.0 {
            opening.push(c);
        } else if c == EMPHASIS.1 || c == STRONG.1 {
            chars.append(&mut opening);
            // A quote begins every line anew.
            let end = chars
                .iter()
                .rposition(|c| !is_blank(*c) && *c != '>')
                .map_or(0, |last| last + 1);
            let opens = if c == STRONG.1 { STRONG.0 } else { EMPHASIS.0 };
            match end.checked_sub(1).filter(|last| chars[*last] == opens) {
                Some(last) => drop(chars.remove(last)),
                None => chars.insert(end, c),
            }
        } else {
            // What begins another line may be a list, which no emphasis spans.
            if c != ' ' {
                chars.append(&mut opening);
            }
            chars.push(c);
        }
    }
    chars.append(&mut opening);
    chars
}

/// What stands for the beginnings and ends of emphasis, by their places.
pub(super) fn marks(chars: &[char]) -> HashMap<usize, &'static str> {
    let mut marks = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (end, &c) in chars.iter().enumerate() {
        if c == EMPHASIS.0 || c == STRONG.0 {
            marks.insert(end, "");
            open.push(end);
        } else if c == EMPHASIS.1 || c == STRONG.1 {
            marks.insert(end, "");
            let is_strong = c == STRONG.1;
            let opens = if is_strong { STRONG.0 } else { EMPHASIS.0 };
            let Some(start) = open.pop_if(|start| chars[*start] == opens) else {
                continue;
            };
            let written = match (is_pair(chars, start, end) && open.is_empty(), is_strong) {
                _ if is_lost(&chars[start + 1..end]) => continue,
                (true, true) => ("**", "**"),
                (true, false) => ("*", "*"),
                (false, true) => ("<strong>", "</strong>"),
                (false, false) => ("<em>", "</em>"),
            };
            marks.insert(start, written.0);
            marks.insert(end, written.1);
        }
    }
    marks
}

/// Whether emphasis has nothing in it, or spans paragraphs, which neither Markdown nor HTML can say.
fn is_lost(inside: &[char]) -> bool {
    let mut is_new_line = false;
    let spans = inside.iter().any(|c| {
        let is_second = *c == '\n' && is_new_line;
        is_new_line = *c == '\n' || (is_new_line && (matches!(*c, ' ' | '>') || is_sign(*c)));
        is_second
    });
    let first = inside.iter().find(|c| !is_sign(**c) || **c == BREAK);
    spans || first.is_none_or(|c| is_blank(*c))
}

/// Whether asterisks at these places would be read as a pair, by CommonMark's rules for what flanks them.
/// Where Unicode's tables would be needed to tell, they are taken not to be.
fn is_pair(chars: &[char], start: usize, end: usize) -> bool {
    let outside = |at: Option<usize>| {
        let c = at.and_then(|at| chars.get(at)).copied().map_or(' ', shown);
        c.is_whitespace() || (c.is_ascii_punctuation() && c != '*')
    };
    let is_apart = (outside(start.checked_sub(1)), outside(Some(end + 1)));
    let is_word = |at: usize| shown(chars[at]).is_alphanumeric();
    (is_word(start + 1) || is_apart.0)
        && (is_word(end - 1) || is_apart.1)
        && (is_apart.0 || outside_is_word(chars, start.checked_sub(1)))
        && (is_apart.1 || outside_is_word(chars, Some(end + 1)))
}

fn outside_is_word(chars: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| chars.get(at))
        .is_some_and(|c| c.is_alphanumeric())
}
