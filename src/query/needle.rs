//! Words and phrases to look for, as somebody wrote them. What finds them is [`search`](crate::search)'s business.

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As somebody wrote it, on one line, never empty.
    text: String,
    /// Whether it must be there whole.
    is_phrase: bool,
}

/// Where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In titles, tags, authors' names and texts.
    Anywhere,
    /// In titles alone.
    Title,
}

impl Needle {
    /// A word, in this form or another.
    pub fn word(text: &str) -> Option<Needle> {
        Needle::new(text, false)
    }

    /// Exactly these words, in this order.
    pub fn phrase(text: &str) -> Option<Needle> {
        Needle::new(text, true)
    }

    fn new(text: &str, is_phrase: bool) -> Option<Needle> {
        let text = crate::folding::single_spaced(text);
        (!text.is_empty()).then_some(Needle { text, is_phrase })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it must be there whole.
    pub fn is_phrase(&self) -> bool {
        self.is_phrase
    }
}
