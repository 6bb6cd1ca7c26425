//! What to expect of a search, from a look at every word of every article: slow, and too simple to be wrong.
//!
//! It says what is found; in which order is for `bm25.rs` to say.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use vocabulary::{Reading, Vocabulary, is_function_word, keys, words};

#[path = "vocabulary.rs"]
pub mod vocabulary;

/// What of an article can be found.
#[derive(Default)]
pub struct Text {
    pub title: String,
    /// Tags and authors.
    pub labels: Vec<String>,
    pub text: String,
    /// Empty if it is not known.
    pub language: String,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub enum Ask {
    Word(String),
    Phrase(String),
    TitleWord(String),
    TitlePhrase(String),
    /// What somebody else knows of each article.
    Known(Vec<bool>),
    Not(Box<Ask>),
    All(Vec<Ask>),
    Any(Vec<Ask>),
}

/// What is found, article by article.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    pub is_found: Vec<bool>,
    /// Those with all the words, where others follow.
    pub is_best: Option<Vec<bool>>,
    /// Whether one can be better than another.
    pub is_ranked: bool,
}

/// The words of an article, by number.
pub struct Said {
    pub title: Vec<usize>,
    pub labels: Vec<Vec<usize>>,
    pub text: Vec<usize>,
}

/// Article by article, whether it has something.
type Mask = Arc<Vec<bool>>;

/// All articles, word by word.
pub struct Scan {
    pub articles: Vec<Said>,
    pub vocabulary: Vocabulary,
    /// What was asked before: a reading of a word, in titles or anywhere.
    masks: Mutex<HashMap<(String, Reading, bool), Mask>>,
}

/// Fewer articles with all the words than this, and those with some follow.
const FEW: usize = 10;
/// More words than these are a question, which is answered by scores.
pub const MOST_OF_ALL: usize = 3;
impl Scan {
    /// The articles in stored order.
    pub fn new(articles: &[Text]) -> Scan {
        let mut vocabulary = Vocabulary::default();
        let mut n_articles = Vec::new();
        let mut read = |article: &Text| {
            let text = words(&article.text);
            let n_function_words = text.iter().filter(|word| is_function_word(word)).count();
            let is_english = article.language.is_empty() && text.len() < 5 * n_function_words;
            let language = if is_english { "en" } else { &article.language };
            let mut take = |words: Vec<String>| -> Vec<usize> {
                words
                    .iter()
                    .map(|word| vocabulary.take(word, language))
                    .collect()
            };
            let said = Said {
                title: take(words(&article.title)),
                labels: article
                    .labels
                    .iter()
                    .map(|label| take(words(label)))
                    .collect(),
                text: take(text),
            };
            let met: HashSet<usize> = said.all().collect();
            n_articles.resize(vocabulary.words.len(), 0);
            met.into_iter().for_each(|word| n_articles[word] += 1);
            said
        };
        let articles = articles.iter().map(&mut read).collect();
        let known = vocabulary.words.values_mut();
        known.for_each(|word| word.n_articles = n_articles[word.number]);
        Scan {
            articles,
            vocabulary,
            masks: Mutex::default(),
        }
    }

    fn has(&self, key: &str, reading: Reading, in_title: bool) -> Mask {
        let asked = (key.to_owned(), reading, in_title);
        if let Some(mask) = self.masks.lock().unwrap().get(&asked) {
            return Arc::clone(mask);
        }
        let forms = self.vocabulary.forms(key, reading);
        let has = |article: &Said| match in_title {
            true => article.title.iter().any(|word| forms.contains_key(word)),
            false => article.all().any(|word| forms.contains_key(&word)),
        };
        let mask = Arc::new(self.articles.iter().map(has).collect());
        self.masks.lock().unwrap().insert(asked, Arc::clone(&mask));
        mask
    }

    /// The words that stand side by side in a query, and how each is read. Function words are left out unless there
    /// is nothing else.
    pub fn plain_words(&self, asked: &[Ask]) -> Vec<(String, Reading)> {
        let mut words: Vec<(String, Reading)> = Vec::new();
        for (at, ask) in asked.iter().enumerate() {
            if let Ask::Word(text) = ask {
                words.extend(readings(text, at + 1 == asked.len()));
            }
        }
        if words.iter().any(|(key, _)| !is_function_word(key)) {
            words.retain(|(key, _)| !is_function_word(key));
        }
        let mut met = HashSet::new();
        words.retain(|(key, _)| met.insert(key.clone()));
        words
    }

    /// What a query of at most [`MOST_OF_ALL`] words finds.
    pub fn find(&self, asked: &[Ask]) -> Found {
        let words = self.plain_words(asked);
        assert!(
            words.len() <= MOST_OF_ALL,
            "a question is answered by scores"
        );
        let held = self.held(asked);
        let is_ranked = !words.is_empty() || asked.iter().any(|ask| ask.wants_words(true));
        let has_word = asked.iter().any(|ask| matches!(ask, Ask::Word(_)));
        if !is_ranked || words.is_empty() {
            // A dash is no word, so no article has it.
            let is_void = has_word && !is_ranked;
            let is_found = held.into_iter().map(|held| held && !is_void).collect();
            return Found {
                is_found,
                is_best: None,
                is_ranked,
            };
        }
        let masks: Vec<_> = words
            .iter()
            .map(|(key, reading)| self.has(key, *reading, false))
            .collect();
        let those = |fits: &dyn Fn(usize) -> bool| -> Vec<bool> {
            (0..held.len()).map(|at| held[at] && fits(at)).collect()
        };
        let all = those(&|at| masks.iter().all(|has| has[at]));
        let some = those(&|at| masks.iter().any(|has| has[at]));
        if words.len() < 2 || FEW <= n(&all) {
            return Found {
                is_found: all,
                is_best: None,
                is_ranked,
            };
        }
        let is_best = (n(&all) < n(&some)).then_some(all);
        Found {
            is_found: some,
            is_best,
            is_ranked,
        }
    }

    /// The articles for which everything holds but what [`plain_words`](Self::plain_words) says.
    pub fn held(&self, asked: &[Ask]) -> Vec<bool> {
        let mut held = vec![true; self.articles.len()];
        for (at, ask) in asked.iter().enumerate() {
            if !matches!(ask, Ask::Word(_)) {
                keep(&mut held, &self.holds(ask, true, at + 1 == asked.len()));
            }
        }
        held
    }

    fn holds(&self, ask: &Ask, is_wanted: bool, is_last: bool) -> Vec<bool> {
        match ask {
            Ask::Known(known) => known.clone(),
            Ask::Not(part) => self
                .holds(part, !is_wanted, false)
                .iter()
                .map(|holds| !holds)
                .collect(),
            Ask::All(parts) | Ask::Any(parts) => {
                let is_any = matches!(ask, Ask::Any(_));
                let mut set = vec![!is_any; self.articles.len()];
                for (at, part) in parts.iter().enumerate() {
                    let holds = self.holds(part, is_wanted, is_last && at + 1 == parts.len());
                    let join = |(set, holds): (&mut bool, bool)| {
                        *set = if is_any { *set || holds } else { *set && holds }
                    };
                    set.iter_mut().zip(holds).for_each(join);
                }
                set
            }
            Ask::Phrase(text) | Ask::TitlePhrase(text) => {
                let wanted: Vec<Option<usize>> = keys(text)
                    .iter()
                    .map(|key| self.vocabulary.number(key))
                    .collect();
                let is_in = |part: &Vec<usize>| {
                    let mut runs = part.windows(wanted.len().max(1));
                    !wanted.is_empty()
                        && runs.any(|run| {
                            run.iter()
                                .map(|word| Some(*word))
                                .eq(wanted.iter().copied())
                        })
                };
                let in_title = matches!(ask, Ask::TitlePhrase(_));
                let says = |article: &Said| {
                    is_in(&article.title)
                        || !in_title && (is_in(&article.text) || article.labels.iter().any(is_in))
                };
                self.articles.iter().map(says).collect()
            }
            Ask::Word(text) | Ask::TitleWord(text) => {
                let words = readings(text, is_last);
                let mut set = vec![!words.is_empty(); self.articles.len()];
                for (key, reading) in words {
                    let reading = if is_wanted { reading } else { Reading::Exact };
                    keep(
                        &mut set,
                        &self.has(&key, reading, matches!(ask, Ask::TitleWord(_))),
                    );
                }
                set
            }
        }
    }
}

/// The words of what somebody wrote. The last of all may not be finished.
fn readings(text: &str, is_last: bool) -> Vec<(String, Reading)> {
    let mut words: Vec<_> = keys(text)
        .into_iter()
        .map(|key| (key, Reading::Whole))
        .collect();
    if let Some((_, reading)) = words.last_mut().filter(|_| is_last) {
        *reading = Reading::Beginning;
    }
    words
}

fn keep(set: &mut [bool], holds: &[bool]) {
    set.iter_mut()
        .zip(holds)
        .for_each(|(set, holds)| *set &= holds);
}

fn n(set: &[bool]) -> usize {
    set.iter().filter(|one| **one).count()
}

impl Said {
    /// All its words.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        let parts = [&self.title, &self.text].into_iter().chain(&self.labels);
        parts.flatten().copied()
    }
}

impl Ask {
    /// Whether an article can be better by it than another one that is found as well.
    fn wants_words(&self, is_wanted: bool) -> bool {
        match self {
            Ask::Known(_) => false,
            Ask::Not(part) => part.wants_words(!is_wanted),
            Ask::All(parts) | Ask::Any(parts) => {
                parts.iter().any(|part| part.wants_words(is_wanted))
            }
            Ask::Word(text) | Ask::Phrase(text) | Ask::TitleWord(text) | Ask::TitlePhrase(text) => {
                is_wanted && !keys(text).is_empty()
            }
        }
    }
}
