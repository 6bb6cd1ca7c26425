//! Searches over made-up archives, each compared with a look at every word of every article; and the index as bytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use made_up::{Article, Vocabulary};
use newsprint::answer::Answer;
use newsprint::archive::Archive;
use newsprint::query::language::parse;
use newsprint::search;
use random::Random;
use scan::{Expected, Part, Scan};
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[path = "search/any_query.rs"]
mod any_query;
#[path = "support/forged.rs"]
mod forged;
#[path = "search/index_bytes.rs"]
mod index_bytes;
#[path = "search/made_up.rs"]
mod made_up;
#[path = "search/meant.rs"]
mod meant;
#[path = "support/random.rs"]
mod random;
#[path = "search/scan.rs"]
mod scan;

/// An archive, and what it was made from.
struct Pair {
    articles: Vec<Article>,
    archive: Archive,
    scan: Scan,
    vocabulary: Vocabulary,
}

static SMALL: LazyLock<Pair> = LazyLock::new(|| Pair::new(300, 250));
static LARGE: LazyLock<Pair> = LazyLock::new(|| Pair::new(3_000, 2_000));

impl Pair {
    fn new(n_articles: usize, n_words: usize) -> Pair {
        let mut random = Random(n_articles as u64);
        let vocabulary = Vocabulary::new(&mut random, n_words);
        let articles = vocabulary.articles(&mut random, n_articles);
        let archive = made_up::archive(&articles);
        let scan = Scan::new(&articles);
        Pair {
            articles,
            archive,
            scan,
            vocabulary,
        }
    }

    fn answer(&self, query: &str) -> Answer {
        let (query, problems) = parse(query);
        assert_eq!(problems, []);
        Answer::new(&self.archive, query, None)
    }

    /// The articles of an answer, in order.
    fn rows(&self, answer: &Answer) -> Vec<usize> {
        let id = |idx| self.archive.article(idx).id().parse().unwrap();
        answer.selection.iter().map(id).collect()
    }

    /// Asks, and compares which articles there are.
    fn compare(&self, parts: &[Part]) -> Overlap {
        let query = parts.iter().map(Part::text).collect::<Vec<_>>().join(" ");
        let expected: Expected = self.scan.find(parts);
        let answer = self.answer(&query);
        let rows = self.rows(&answer);
        let set: BTreeSet<usize> = rows.iter().copied().collect();
        let wrong: Vec<_> = set.symmetric_difference(&expected.set).collect();
        assert!(wrong.is_empty(), "{query} is wrong about {wrong:?}");
        assert_eq!(rows.len(), set.len(), "{query} finds each once");
        assert_eq!(
            answer.selection.n_best(),
            expected.n_best,
            "how many have all of {query}"
        );
        let found = search::find(&self.archive, parse(&query).0.conditions());
        assert_eq!(
            found.set.len(),
            set.len(),
            "{query} is the same in an answer"
        );
        Overlap::new(&rows, &expected.order)
    }
}

/// So many of the best are compared: what a reader sees.
const TOP: usize = 20;

/// How much of the best has to be right, where articles of exactly the same worth are as good as one another. Large
/// counts are kept coarsely, and articles that are nearly equal go by their date.
const LEAST: f64 = 0.95;

/// How many of the best articles are the right ones.
#[derive(Default)]
struct Overlap {
    n_right: usize,
    n_all: usize,
}

impl Overlap {
    fn new(rows: &[usize], expected: &[(usize, f64)]) -> Overlap {
        let n_all = rows.len().min(TOP);
        let last = expected[..n_all].last();
        let least = last.map_or(0., |(_, worth)| *worth);
        let place = |row: &usize| expected.iter().position(|(at, _)| at == row).unwrap();
        let is_right = |place: &usize| *place < n_all || least <= expected[*place].1;
        let places = rows[..n_all].iter().map(place);
        Overlap {
            n_right: places.filter(is_right).count(),
            n_all,
        }
    }
}

/// Asks so many queries of a kind.
#[track_caller]
fn check(kind: &str, pair: &Pair, n_queries: u64, ask: impl Fn(&Pair, &mut Random) -> Vec<Part>) {
    let (mut sum, mut n_found) = (Overlap::default(), 0);
    for seed in 0..n_queries {
        let overlap = pair.compare(&ask(pair, &mut Random(seed * 1_000)));
        n_found += u64::from(0 < overlap.n_all);
        sum.n_right += overlap.n_right;
        sum.n_all += overlap.n_all;
    }
    assert!(
        n_queries <= 2 * n_found,
        "{kind}: only {n_found} of {n_queries} find anything"
    );
    let right = sum.n_right as f64 / sum.n_all as f64;
    assert!(LEAST <= right, "{kind}: {right:.3} of the best are right");
}

/// Asks queries of a kind of both archives.
#[track_caller]
fn check_both(kind: &str, ask: impl Fn(&Pair, &mut Random) -> Vec<Part>) {
    check(kind, &SMALL, 60, &ask);
    check(kind, &LARGE, 15, &ask);
}

fn word(pair: &Pair, random: &mut Random) -> String {
    pair.vocabulary.any(random).to_owned()
}

/// So many words that stand side by side somewhere.
fn phrase(pair: &Pair, random: &mut Random, n_words: usize, part: fn(&Article) -> &str) -> String {
    loop {
        let text = part(&pair.articles[random.below(pair.articles.len())]);
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        if n_words <= words.len() {
            let start = random.below(words.len() - n_words + 1);
            return words[start..start + n_words].join(" ");
        }
    }
}

/// A word with another letter, one too few, one too many, or two swapped.
fn slip(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = random.below(letters.len() - 1);
    match random.below(4) {
        0 => letters[at] = 'q',
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, 'x'),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

#[test]
fn a_whole_word_finds_its_forms() {
    check_both("one word", |pair, random| {
        vec![Part::Word(word(pair, random)), Part::Everything]
    });
}

#[test]
fn a_word_at_the_end_may_go_on() {
    check_both("last word", |pair, random| {
        vec![Part::Word(word(pair, random))]
    });
}

#[test]
fn a_beginning_finds_every_word_that_begins_so() {
    check_both("prefix", |pair, random| {
        let word = word(pair, random);
        let n_letters = 2 + random.below(word.chars().count() - 2);
        vec![Part::Word(word.chars().take(n_letters).collect())]
    });
}

#[test]
fn of_two_words_both_are_found_and_then_either() {
    check_both("two words", |pair, random| {
        (0..2).map(|_| Part::Word(word(pair, random))).collect()
    });
}

#[test]
fn of_three_words_all_are_found_and_then_some() {
    check_both("three words", |pair, random| {
        let mut words = [
            word(pair, random),
            "the".to_owned(),
            word(pair, random),
            word(pair, random),
        ];
        words.sort();
        words.into_iter().map(Part::Word).collect()
    });
}

#[test]
fn a_slip_of_the_fingers_is_forgiven() {
    check_both("typo", |pair, random| {
        let word = word(pair, random);
        let mut parts = vec![Part::Word(slip(&word, random))];
        parts.extend(random.one_in(2).then_some(Part::Everything));
        parts
    });
}

#[test]
fn a_phrase_finds_exactly_its_words() {
    check_both("phrase", |pair, random| {
        let n_words = 1 + random.below(3);
        vec![Part::Phrase(phrase(pair, random, n_words, |article| {
            &article.text
        }))]
    });
}

#[test]
fn a_minus_leaves_out_exactly_what_is_written() {
    check_both("minus", |pair, random| {
        let unwanted = match random.below(3) {
            0 => Part::Word(word(pair, random)),
            1 => Part::Title(word(pair, random)),
            _ => Part::Phrase(phrase(pair, random, 2, |article| &article.text)),
        };
        vec![
            Part::Word(word(pair, random)),
            Part::Not(Box::new(unwanted)),
        ]
    });
}

#[test]
fn titles_are_searched_by_themselves() {
    check_both("title", |pair, random| match random.below(3) {
        0 => vec![Part::TitlePhrase(phrase(pair, random, 2, |article| {
            &article.title
        }))],
        1 => vec![Part::Title(phrase(pair, random, 1, |article| {
            &article.title
        }))],
        _ => vec![
            Part::Title(phrase(pair, random, 1, |article| &article.title)),
            Part::Word(word(pair, random)),
        ],
    });
}

#[test]
fn either_of_two_words_will_do() {
    check_both("either", |pair, random| {
        let either = Part::Any(vec![word(pair, random), word(pair, random)]);
        let mut parts = vec![either, Part::Word(word(pair, random))];
        parts.truncate(1 + random.below(2));
        parts
    });
}

#[test]
fn a_question_finds_what_is_worth_a_quarter_of_the_best() {
    for seed in 0..20 {
        let mut random = Random(seed);
        let n_words = 4 + random.below(5);
        let words: BTreeSet<String> = (0..n_words).map(|_| word(&LARGE, &mut random)).collect();
        let parts: Vec<Part> = words.into_iter().map(Part::Word).collect();
        if parts.len() < 4 {
            continue;
        }
        let query = parts.iter().map(Part::text).collect::<Vec<_>>().join(" ");
        let expected = LARGE.scan.find(&parts);
        let rows: BTreeSet<usize> = LARGE.rows(&LARGE.answer(&query)).into_iter().collect();
        let best = expected.scores.iter().copied().fold(0., f64::max);
        for (article, score) in expected.scores.iter().enumerate() {
            // What is about as good as that may be on either side, because lengths are kept coarsely.
            let part = score / best;
            if !(0.24..0.26).contains(&part) {
                assert_eq!(
                    rows.contains(&article),
                    0.25 < part,
                    "{query} and article {article}, worth {part}"
                );
            }
        }
    }
}

/// The best was that of the archive: where a condition left it out, nothing was found.
#[test]
fn a_question_is_measured_by_the_best_that_may_be_found() {
    let words = "alpha beta gamma delta";
    let filler = "so it goes on and on. ".repeat(60);
    let mut items = vec![
        serde_json::json!({"id": "best", "title": words, "content_text": format!("{words} omega")}),
        serde_json::json!({"id": "long", "title": "–", "content_text": format!("{filler}{words}")}),
    ];
    items
        .extend((0..30).map(|id| serde_json::json!({"id": id.to_string(), "title": "so it goes"})));
    let feed = serde_json::json!({ "items": items }).to_string();
    let (archive, _) = Archive::from_json(feed.as_bytes()).unwrap();
    let n_found = |query: &str| Answer::new(&archive, parse(query).0, None).selection.len();
    assert_eq!(n_found(words), 1);
    assert_eq!(n_found(&format!("{words} -omega")), 1);
}

#[test]
fn an_exact_title_comes_first() {
    for (pair, step) in [(&*SMALL, 1), (&*LARGE, 40)] {
        for article in pair.articles.iter().step_by(step) {
            let title = &article.title;
            for query in [title.clone(), title.to_lowercase(), format!("{title}!")] {
                let answer = pair.answer(&query);
                let first = answer.selection.iter().next().unwrap();
                let first = pair.archive.article(first).title();
                let words = meant::words(first);
                assert_eq!(words, meant::words(title), "what {query} finds first");
            }
        }
    }
}
