//! Made-up articles as plain structs, the same for the same seed, and the feed an archive is built from.
//!
//! Nothing here knows how an archive keeps or finds them.

use crate::random::Random;
use serde_json::json;

/// A date as written. What is not given is the smallest number, so that comparing field by field puts a
/// partial date before everything inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    pub year: i32,
    pub month: Option<i32>,
    pub day: Option<i32>,
    /// Of the day.
    pub minute: Option<i32>,
    /// In minutes.
    pub offset: Option<i32>,
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 => 28 + i32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Written {
    /// A date without a time, from `2021`, `2021-03` or `2021-03-04`.
    pub fn read(text: &str) -> Written {
        let mut numbers = text.split('-').map(|part| part.parse().unwrap());
        Written {
            year: numbers.next().unwrap(),
            month: numbers.next(),
            day: numbers.next(),
            minute: None,
            offset: None,
        }
    }

    fn any(random: &mut Random, years: (i32, i32)) -> Written {
        let year = years.1 - random.skewed((years.1 - years.0 + 1) as usize) as i32;
        let month = 1 + random.below(12) as i32;
        let day = 1 + random.below(days_in(year, month) as usize) as i32;
        // A few minutes only, so that some articles share one.
        let (minute, offset) = (
            random.below(48) as i32 * 30,
            random.pick(&[0, 120, -660, 330]),
        );
        let precision = random.pick(&[0, 1, 2, 2, 2, 3, 3, 4, 4, 4]);
        let given = |least: i32, part: i32| (least <= precision).then_some(part);
        Written {
            year,
            month: given(1, month),
            day: given(2, day),
            minute: given(3, minute),
            offset: given(4, offset),
        }
    }

    /// The first day it can mean, counted from 1 January of the year 1.
    pub fn first_day(self) -> i32 {
        let years = self.year - 1;
        let month = self.month.unwrap_or(1);
        let in_year: i32 = (1..month).map(|month| days_in(self.year, month)).sum();
        years * 365 + years / 4 - years / 100 + years / 400 + in_year + self.day.unwrap_or(1)
    }

    /// The last day it can mean.
    pub fn last_day(self) -> i32 {
        match (self.month, self.day) {
            (None, _) => self.first_day() + 364 + i32::from(is_leap(self.year)),
            (Some(month), None) => self.first_day() + days_in(self.year, month) - 1,
            _ => self.first_day(),
        }
    }

    /// As much of it as a limit of the date may have, or less.
    pub fn vaguer(self, random: &mut Random) -> Written {
        let (has_month, has_day) = random.pick(&[(false, false), (true, false), (true, true)]);
        let month = self.month.filter(|_| has_month);
        Written {
            month,
            day: self.day.filter(|_| has_day),
            minute: None,
            offset: None,
            ..self
        }
    }

    pub fn text(self) -> String {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            text += &format!("-{part:02}");
        }
        if let Some(minute) = self.minute {
            text += &format!("T{:02}:{:02}", minute / 60, minute % 60);
        }
        if let Some(offset) = self.offset {
            let sign = if offset < 0 { '-' } else { '+' };
            text += &format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        }
        text
    }
}

/// An article.
pub struct Plain {
    /// Unlike every other one's.
    pub slug: String,
    pub title: String,
    pub text: String,
    pub language: Option<&'static str>,
    /// By their places among the names.
    pub tags: Vec<usize>,
    pub date: Option<Written>,
}

pub const FEED_LANGUAGE: &str = "en";
pub const TAGS: usize = 200;
const TITLES: [&str; 24] = [
    "peace",
    "Treaty",
    "“Ink”",
    "press",
    "Äpfel",
    "apple",
    "zebra",
    "Ґанок",
    "Гора",
    "the",
    "Of",
    "paper",
    "type",
    "Évora",
    "evora",
    "7",
    "12",
    "№ 5",
    "– dash",
    "ink",
    "Hot metal",
    "日本",
    "news",
    "Press",
];
const WORDS: [&str; 17] = [
    "the",
    "of",
    "peace",
    "entreaties",
    "treaty",
    "Treaties",
    "Київ",
    "press",
    "a-b",
    "ink,",
    "metal.",
    "hot",
    "Ärger",
    "(of)",
    "news",
    "КИЇВ",
    "lead",
];

/// The names of all tags. Every tag that another one stands under is among them.
pub fn tag_names() -> Vec<String> {
    let mut names: Vec<String> = (0..TAGS).map(|at| format!("Topic {at}")).collect();
    names[7] = "odd \"tag\" (1)\\".to_owned();
    names[8] = "日本 語".to_owned();
    for at in 120..180 {
        names[at] = format!("{}/part-{at}", names[at % 30]);
    }
    for at in 180..TAGS {
        names[at] = format!("{}/Detail {at}", names[at - 60]);
    }
    names
}

/// `n` articles, published in these years, in the order of their feed.
pub fn articles(random: &mut Random, n: usize, years: (i32, i32)) -> Vec<Plain> {
    let mut one = |number: usize| {
        let mut words = |most: usize, from: &[&str]| -> Vec<String> {
            let n = 1 + random.below(most);
            let mut word = || {
                from.get(random.skewed(60))
                    .map_or("filler", |word| word)
                    .to_owned()
            };
            (0..n).map(|_| word()).collect()
        };
        let (title, text) = (words(3, &TITLES).join(" "), words(12, &WORDS).join(" "));
        // Steps of 77 go through all tags, so that common ones are found on every level.
        let tags = (0..random.below(5))
            .map(|_| random.skewed(TAGS) * 77 % TAGS)
            .collect();
        Plain {
            slug: format!("article-{number}"),
            title,
            text,
            language: random.pick(&[
                None,
                None,
                None,
                Some("en-GB"),
                Some("uk"),
                Some("pt-BR"),
                Some("PT"),
            ]),
            tags,
            date: (!random.one_in(20)).then(|| Written::any(random, years)),
        }
    };
    (0..n).map(&mut one).collect()
}

/// The articles as a JSON Feed.
pub fn feed(articles: &[Plain]) -> String {
    let names = tag_names();
    // Spelled differently now and then, which makes them no other tags.
    let name = |(at, tag): (usize, &usize)| match at {
        2 => names[*tag].to_uppercase(),
        _ => names[*tag].clone(),
    };
    let item = |article: &Plain| {
        let date = article.date.map(Written::text);
        json!({
            "id": article.slug,
            "title": article.title,
            "content_text": article.text,
            "language": article.language,
            "tags": article.tags.iter().enumerate().map(name).collect::<Vec<String>>(),
            "_newsprint": { "slug": article.slug, "date": date },
        })
    };
    let items: Vec<_> = articles.iter().map(item).collect();
    json!({ "title": "Plain", "language": FEED_LANGUAGE, "items": items }).to_string()
}
