//! Synthetic articles from a fixed seed, of the sizes of short news. Their words mean nothing.

use crate::random::Random;
use newsprint::archive::{Archive, Builder};
use newsprint::article::Article;
use newsprint::dates::Date;
use newsprint::feed::{Feed, encode};

const SEED: u64 = 42;
const TAGS: usize = 200;
const WORDS: usize = 20_000;
/// Of a text, about as many as a short piece of news has.
const WORDS_OF_TEXT: usize = 120;
const SYLLABLES: [&str; 12] = [
    "ka", "lo", "mi", "ne", "ru", "sta", "ter", "vo", "ing", "press", "da", "en",
];

/// What somebody would keep of an article to filter and sort.
pub struct Plain {
    pub title: String,
    pub tags: Vec<String>,
    pub date: Option<Date>,
}

/// Tags to choose, from the most common to the rarest, and two at once.
pub const MIX: &[&[&str]] = &[
    &["topic-0"],
    &["topic-1"],
    &["topic-4"],
    &["topic-12"],
    &["topic-40"],
    &["topic-100"],
    &["topic-180"],
    &["topic-1", "topic-4"],
];

fn word(random: &mut Random) -> String {
    let mut rest = random.skewed(WORDS);
    let mut word = String::new();
    // A word's number, spelled in syllables: common ones are short.
    loop {
        word += SYLLABLES[rest % SYLLABLES.len()];
        rest /= SYLLABLES.len();
        if rest == 0 {
            return word;
        }
    }
}

fn words(random: &mut Random, n: usize) -> String {
    let words: Vec<String> = (0..n).map(|_| word(random)).collect();
    words.join(" ")
}

/// `n` articles with one to four tags of 200; one in twenty has no date.
pub fn plain(n: usize) -> Vec<Plain> {
    let mut random = Random(SEED);
    let mut one = |_| {
        let n_words = 4 + random.below(7);
        let title = words(&mut random, n_words);
        let n_tags = 1 + random.below(4);
        let mut tags: Vec<String> = Vec::new();
        for _ in 0..n_tags {
            let tag = format!("topic-{}", random.skewed(TAGS));
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        Plain {
            title,
            tags,
            date: (!random.one_in(20)).then(|| date(&mut random)),
        }
    };
    (0..n).map(&mut one).collect()
}

/// A minute between 2010 and 2025.
fn date(random: &mut Random) -> Date {
    let (year, month, day) = (
        2010 + random.below(16),
        1 + random.below(12),
        1 + random.below(28),
    );
    let (hour, minute) = (random.below(24), random.below(60));
    Date::parse(&format!(
        "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"
    ))
    .unwrap()
}

fn article(number: usize, plain: &Plain) -> Article {
    Article {
        id: number.to_string(),
        title: plain.title.clone(),
        tags: plain.tags.clone(),
        published: plain.date,
        ..Article::default()
    }
}

/// The archive of these articles, which have no texts there.
pub fn archive(articles: &[Plain]) -> Archive {
    let mut builder = Builder::default();
    for (number, plain) in articles.iter().enumerate() {
        builder.push(&article(number, plain));
    }
    builder.finish(Feed::default())
}

/// Their feed, with texts.
pub fn json(articles: &[Plain]) -> String {
    let mut random = Random(SEED);
    let mut written = |(number, plain)| Article {
        text: words(&mut random, WORDS_OF_TEXT),
        ..article(number, plain)
    };
    let articles: Vec<Article> = articles.iter().enumerate().map(&mut written).collect();
    encode(&Feed::default(), &articles)
}
