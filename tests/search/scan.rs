//! What to expect of a search, from a look at every word of every article: slow, exact, and written from what the
//! documentation of the search says.

use crate::made_up::Article;
use crate::meant::{Known, Wanted, words};
use std::collections::{BTreeMap, BTreeSet};

// BM25F, as `rank` documents it.
const DAMPING: f64 = 1.2;
const TEXT_LENGTH: f64 = 0.65;
const TITLE_LENGTH: f64 = 0.5;
const TITLE: f64 = 4.;
const LABEL: f64 = 1.5;
const LOOKED_AT: usize = 24;
const ALL_IN_TITLE: f64 = 0.8;
const EVERY_WORD_IN_TITLE: f64 = 0.5;
const SIDE_BY_SIDE: f64 = 0.3;
const EXACT_TITLE: f64 = 100.;
// How many must hold, as `find` documents it.
const FEW: usize = 10;
const QUESTION: usize = 3;

const FUNCTION_WORDS: [&str; 4] = ["the", "of", "and", "in"];

/// A condition of a query.
#[derive(Clone)]
pub enum Part {
    Word(String),
    Phrase(String),
    Title(String),
    TitlePhrase(String),
    Any(Vec<String>),
    Not(Box<Part>),
    /// One that every article meets.
    Everything,
}

impl Part {
    /// As somebody writes it.
    pub fn text(&self) -> String {
        match self {
            Part::Word(word) => word.clone(),
            Part::Phrase(words) => format!("\"{words}\""),
            Part::Title(word) => format!("title:{word}"),
            Part::TitlePhrase(words) => format!("title:\"{words}\""),
            Part::Any(words) => format!("({})", words.join(" OR ")),
            Part::Not(part) => format!("-{}", part.text()),
            Part::Everything => "lang:en".to_owned(),
        }
    }
}

/// What should be found.
pub struct Expected {
    pub set: BTreeSet<usize>,
    /// How many have all the words, if others follow.
    pub n_best: Option<usize>,
    /// The articles and what they are worth after a look at the best, those first.
    pub order: Vec<(usize, f64)>,
    /// What each article is worth before anybody looks at it.
    pub scores: Vec<f64>,
}

/// An article as words.
struct Words {
    title: Vec<String>,
    labels: Vec<Vec<String>>,
    summary: Vec<String>,
    text: Vec<String>,
    /// Of each word: how often it stands in the text and in the title, and whether in a label.
    counts: BTreeMap<String, (f64, f64, bool)>,
}

/// All articles, newest first.
pub struct Scan {
    articles: Vec<Words>,
    known: Known,
    mean_text: f64,
    mean_title: f64,
}

fn says(text: &[String], phrase: &[String]) -> bool {
    text.windows(phrase.len()).any(|words| words == phrase)
}

impl Scan {
    pub fn new(articles: &[Article]) -> Scan {
        let articles: Vec<Words> = articles.iter().map(Words::new).collect();
        let mean = |len: fn(&Words) -> usize| {
            articles.iter().map(len).sum::<usize>() as f64 / articles.len() as f64
        };
        Scan {
            mean_text: mean(|article| article.summary.len() + article.text.len()),
            mean_title: mean(|article| article.title.len()),
            known: Known::new(articles.iter().flat_map(|article| article.counts.keys())),
            articles,
        }
    }

    /// What is found where all `parts` hold, in the order of their worth.
    pub fn find(&self, parts: &[Part]) -> Expected {
        let n = self.articles.len();
        let mut search = Search {
            scan: self,
            scores: vec![0.; n],
            worth: 0.,
            marks: Vec::new(),
        };
        let mut held: Vec<bool> = vec![true; n];
        // Each word counts once, as it was written first.
        let mut plain: Vec<(&String, Wanted)> = Vec::new();
        let is_content = |part: &Part| matches!(part, Part::Word(word) if !FUNCTION_WORDS.contains(&word.as_str()));
        let has_content = parts.iter().any(is_content);
        for (at, part) in parts.iter().enumerate() {
            let is_last = at + 1 == parts.len();
            match part {
                Part::Word(_) if has_content && !is_content(part) => {}
                Part::Word(word) if plain.iter().any(|(other, _)| *other == word) => {}
                Part::Word(word) => plain.push((word, self.known.wanted(word, is_last))),
                part => {
                    let holds = search.holds(part, is_last);
                    (0..n).for_each(|at| held[at] &= holds[at]);
                }
            }
        }
        let mut n_words = vec![0; n];
        let n_plain = plain.len();
        for (_, wanted) in plain {
            let has = search.add(wanted, false);
            (0..n).for_each(|at| n_words[at] += usize::from(has[at]));
        }
        let all: Vec<bool> = (0..n)
            .map(|at| held[at] && n_words[at] == n_plain)
            .collect();
        let n_all = all.iter().filter(|is_best| **is_best).count();
        let is_question = QUESTION < n_plain;
        let are_few = !is_question && 1 < n_plain && n_all < FEW;
        let is_found = |at: &usize| match is_question || are_few {
            true => held[*at] && 0 < n_words[*at],
            false => all[*at],
        };
        let set: BTreeSet<usize> = (0..n).filter(is_found).collect();
        let order = search.order(&set, parts, n_plain, |at| are_few && !all[at]);
        let n_best = (are_few && n_all < set.len()).then_some(n_all);
        Expected {
            set,
            n_best,
            order,
            scores: search.scores,
        }
    }
}

/// A search under way.
struct Search<'a> {
    scan: &'a Scan,
    scores: Vec<f64>,
    /// What all words are worth together.
    worth: f64,
    marks: Vec<Wanted>,
}

impl Search<'_> {
    /// Counts a word, and which articles have it.
    fn add(&mut self, wanted: Wanted, is_in_title: bool) -> Vec<bool> {
        let times: Vec<f64> = self
            .scan
            .articles
            .iter()
            .map(|article| article.times(&wanted, is_in_title, self.scan))
            .collect();
        let n_with = times.iter().filter(|times| 0. < **times).count() as f64;
        let rarity = ((times.len() as f64 + 1.) / (n_with + 0.5)).ln();
        self.worth += rarity;
        for (score, times) in self.scores.iter_mut().zip(&times) {
            *score += rarity * times * (DAMPING + 1.) / (times + DAMPING);
        }
        self.marks.push(wanted);
        times.into_iter().map(|times| 0. < times).collect()
    }

    /// Of which articles a part holds that is not a word by itself.
    fn holds(&mut self, part: &Part, is_last: bool) -> Vec<bool> {
        let articles = &self.scan.articles;
        let exactly = |word: &str| Wanted(BTreeMap::from([(word.to_owned(), 1.)]));
        match part {
            Part::Everything => vec![true; articles.len()],
            Part::Word(word) => self.add(self.scan.known.wanted(word, is_last), false),
            Part::Title(word) => self.add(self.scan.known.wanted(word, is_last), true),
            Part::Phrase(phrase) | Part::TitlePhrase(phrase) => {
                let is_title = matches!(part, Part::TitlePhrase(_));
                let phrase = words(phrase);
                phrase
                    .iter()
                    .for_each(|word| drop(self.add(exactly(word), is_title)));
                self.marks.truncate(self.marks.len() - phrase.len());
                articles
                    .iter()
                    .map(|article| article.says(&phrase, is_title))
                    .collect()
            }
            Part::Any(parts) => {
                let mut any = vec![false; articles.len()];
                for (at, word) in parts.iter().enumerate() {
                    let is_last = is_last && at + 1 == parts.len();
                    let has = self.add(self.scan.known.wanted(word, is_last), false);
                    any.iter_mut().zip(has).for_each(|(any, has)| *any |= has);
                }
                any
            }
            Part::Not(part) => {
                let (unwanted, is_title) = match &**part {
                    Part::Title(word) => (words(word), true),
                    Part::Word(text) | Part::Phrase(text) => (words(text), false),
                    _ => (Vec::new(), false),
                };
                articles
                    .iter()
                    .map(|article| !article.says(&unwanted, is_title))
                    .collect()
            }
        }
    }

    /// The articles in order, the newest first among equals.
    fn order(
        &self,
        set: &BTreeSet<usize>,
        parts: &[Part],
        n_plain: usize,
        is_behind: impl Fn(usize) -> bool,
    ) -> Vec<(usize, f64)> {
        let asked = parts.iter().flat_map(|part| match part {
            Part::Word(text) | Part::Phrase(text) | Part::Title(text) | Part::TitlePhrase(text) => {
                words(text)
            }
            _ => Vec::new(),
        });
        let asked: Vec<String> = asked.collect();
        let worth = |at: usize| {
            let title = self.of_title(&self.scan.articles[at].title, &asked, n_plain);
            self.scores[at] + self.worth * title
        };
        let mut order: Vec<(bool, f64, usize)> = set
            .iter()
            .map(|&at| (is_behind(at), -worth(at), at))
            .collect();
        order.sort_by(|one, other| one.partial_cmp(other).unwrap());
        if 1 < self.marks.len() {
            for (_, score, at) in order.iter_mut().take(LOOKED_AT) {
                let text = &self.scan.articles[*at].text;
                *score -= self.worth * SIDE_BY_SIDE * self.nearness(text);
            }
        }
        order.sort_by(|one, other| one.partial_cmp(other).unwrap());
        order
            .into_iter()
            .map(|(_, score, at)| (at, -score))
            .collect()
    }

    /// Which of the words looked for each word of a text is.
    fn met(&self, text: &[String]) -> Vec<(usize, usize)> {
        let met = |word: &String| {
            self.marks
                .iter()
                .position(|wanted| wanted.0.contains_key(word))
        };
        let met = text
            .iter()
            .enumerate()
            .filter_map(|(at, word)| Some((at, met(word)?)));
        met.collect()
    }

    /// What a title adds that has all words that stand side by side in the query.
    fn of_title(&self, title: &[String], asked: &[String], n_plain: usize) -> f64 {
        let plain = &self.marks[self.marks.len() - n_plain..];
        let has = |wanted: &Wanted| title.iter().any(|word| wanted.0.contains_key(word));
        if asked.is_empty() || !plain.iter().all(has) {
            return 0.;
        }
        if title == asked {
            return EXACT_TITLE;
        }
        let all = match n_plain {
            0 | 1 => 0.,
            n => ALL_IN_TITLE * (1. + (n as f64 / title.len() as f64).min(1.)) / 2.,
        };
        let has_more = asked.len() != n_plain || title.len() == asked.len();
        match has_more && asked.iter().all(|word| title.contains(word)) {
            true => all + EVERY_WORD_IN_TITLE,
            false => all,
        }
    }

    fn nearness(&self, text: &[String]) -> f64 {
        let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for pair in self.met(text).windows(2) {
            let [(at, one), (behind, other)] = [pair[0], pair[1]];
            if one != other {
                let nearness = best.entry((one.min(other), one.max(other))).or_default();
                *nearness = nearness.max(1. / (behind - at) as f64);
            }
        }
        let most = (self.marks.len() - 1) as f64;
        best.values().sum::<f64>().min(most) / most
    }
}

impl Words {
    fn new(article: &Article) -> Words {
        let mut labels: Vec<Vec<String>> = article.tags.iter().map(|tag| words(tag)).collect();
        labels.push(words(&article.author));
        let (title, text, summary) = (
            words(&article.title),
            words(&article.text),
            words(&article.summary),
        );
        let mut counts: BTreeMap<String, (f64, f64, bool)> = BTreeMap::new();
        for word in text.iter().chain(&summary) {
            counts.entry(word.clone()).or_default().0 += 1.;
        }
        title
            .iter()
            .for_each(|word| counts.entry(word.clone()).or_default().1 += 1.);
        labels
            .iter()
            .flatten()
            .for_each(|word| counts.entry(word.clone()).or_default().2 = true);
        Words {
            title,
            labels,
            summary,
            text,
            counts,
        }
    }

    /// How many times, in times of the text, it has what is wanted.
    fn times(&self, wanted: &Wanted, is_in_title: bool, scan: &Scan) -> f64 {
        let weight =
            |matters: f64, len: usize, mean: f64| 1. / (1. - matters + matters * len as f64 / mean);
        let text_weight = weight(
            TEXT_LENGTH,
            self.summary.len() + self.text.len(),
            scan.mean_text,
        );
        let title_weight = TITLE * weight(TITLE_LENGTH, self.title.len(), scan.mean_title);
        let times = wanted
            .0
            .iter()
            .map(|(word, worth)| match self.counts.get(word) {
                Some((text, title, is_label)) if 0. < *title || !is_in_title => {
                    let label = if *is_label { LABEL } else { 0. };
                    worth * (text * text_weight + title * title_weight + label)
                }
                _ => 0.,
            });
        times.sum()
    }

    fn says(&self, phrase: &[String], is_in_title: bool) -> bool {
        let is_elsewhere = || {
            says(&self.text, phrase)
                || says(&self.summary, phrase)
                || self.labels.iter().any(|label| says(label, phrase))
        };
        says(&self.title, phrase) || !is_in_title && is_elsewhere()
    }
}
