//! Made-up articles to search, the same for the same seed. Their words are as frequent as in prose: the hundredth is
//! a hundred times as rare as the first (Zipf), each is the beginning of others, and most have several forms.

use crate::random::Random;
use newsprint::archive::Archive;
use serde_json::json;

/// An article; its place among all of them, newest first, is its id.
pub struct Article {
    pub title: String,
    pub text: String,
    pub summary: String,
    pub author: String,
    pub tags: Vec<String>,
}

/// What articles are made of, the most frequent first.
pub struct Vocabulary(Vec<String>);

const ENDINGS: [&str; 5] = ["", "", "s", "ed", "ing"];
const FUNCTION_WORDS: [&str; 4] = ["the", "of", "and", "in"];

impl Vocabulary {
    pub fn new(random: &mut Random, n_words: usize) -> Vocabulary {
        let mut words: Vec<String> = Vec::new();
        while words.len() < n_words {
            let is_latin = !random.one_in(8);
            let (consonants, vowels) = match is_latin {
                true => (
                    ["b", "k", "l", "m", "n", "r", "t", "v", "z"],
                    ["a", "o", "u"],
                ),
                false => (
                    ["б", "к", "л", "м", "н", "р", "т", "в", "з"],
                    ["а", "о", "у"],
                ),
            };
            let mut syllable = || random.pick(&consonants).to_owned() + random.pick(&vowels);
            let mut word = syllable() + &syllable();
            if !random.one_in(4) {
                word += &(random.pick(&consonants).to_owned() + random.pick(&vowels));
                word += random.pick(&consonants);
            }
            let ending = random.pick(&ENDINGS);
            words.push(if is_latin { word + ending } else { word });
            words.dedup();
        }
        Vocabulary(words)
    }

    pub fn any(&self, random: &mut Random) -> &str {
        &self.0[random.skewed(self.0.len())]
    }

    fn line(&self, random: &mut Random, n_words: usize) -> String {
        let mut line = String::new();
        for at in 0..n_words {
            let word = match random.one_in(4) {
                true => random.pick(&FUNCTION_WORDS),
                false => self.any(random),
            };
            line += if at == 0 {
                ""
            } else {
                random.pick(&[" ", " ", " ", " ", ", ", "-"])
            };
            match at == 0 || random.one_in(9) {
                true => line.extend(word.chars().next().into_iter().flat_map(char::to_uppercase)),
                false => line.extend(word.chars().next()),
            }
            line.extend(word.chars().skip(1));
        }
        line
    }

    fn article(&self, random: &mut Random) -> Article {
        let n_sentences = 2 + random.skewed(24);
        let mut sentences = |n: usize| {
            let sentences = (0..n).map(|_| {
                let n_words = 3 + random.below(14);
                self.line(random, n_words) + random.pick(&[". ", ". ", "! ", ".\n\n"])
            });
            sentences.collect::<String>()
        };
        let (text, summary) = (sentences(n_sentences), sentences(1));
        let n_title = 1 + random.skewed(8);
        let n_tags = random.below(4);
        let tag = |random: &mut Random| match random.one_in(3) {
            true => format!("{}/{}", self.any(random), self.any(random)),
            false => self.any(random).to_owned(),
        };
        Article {
            title: self.line(random, n_title),
            text,
            summary: if random.one_in(3) {
                summary
            } else {
                String::new()
            },
            author: if random.one_in(3) {
                self.line(random, 2)
            } else {
                String::new()
            },
            tags: (0..n_tags).map(|_| tag(random)).collect(),
        }
    }

    pub fn articles(&self, random: &mut Random, n: usize) -> Vec<Article> {
        (0..n).map(|_| self.article(random)).collect()
    }
}

/// The archive of some articles.
pub fn archive(articles: &[Article]) -> Archive {
    let item = |(at, article): (usize, &Article)| {
        let day = articles.len() - at;
        let authors: Vec<_> = match article.author.as_str() {
            "" => Vec::new(),
            name => vec![json!({ "name": name })],
        };
        json!({
            "id": at.to_string(),
            "title": article.title,
            "content_text": article.text,
            "summary": article.summary,
            "authors": authors,
            "tags": article.tags,
            "language": "en",
            "_newsprint": {
                "date": format!("{:04}-{:02}-{:02}", 1900 + day / 336, 1 + day / 28 % 12, 1 + day % 28),
            },
        })
    };
    let items: Vec<_> = articles.iter().enumerate().map(item).collect();
    let feed = json!({ "title": "Made up", "items": items }).to_string();
    let (archive, losses) = Archive::from_json(feed.as_bytes()).unwrap();
    assert_eq!((archive.len(), losses.undated), (articles.len(), 0));
    archive
}
