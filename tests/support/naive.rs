//! What to expect of a query, from a look at every article: slow, and too simple to be wrong.

use crate::asked::{Asked, Condition, NEEDLES};
use crate::plain::{FEED_LANGUAGE, Plain, TAGS, Written, tag_names};
use newsprint::collation;
use newsprint::query::{Matching, Sort};
use newsprint::words::Place;
use std::cmp::Reverse;

/// All articles in stored order, and of each what is asked for.
pub struct Naive {
    pub articles: Vec<Plain>,
    days: Vec<Option<i32>>,
    /// In lower case.
    languages: Vec<String>,
    /// By article: its tags and those above them, each once.
    tags_of: Vec<Vec<usize>>,
    /// By tag and article.
    carries: Vec<Vec<bool>>,
    /// By needle and article: in the title, and anywhere.
    says: Vec<(Vec<bool>, Vec<bool>)>,
}

/// What there should be.
pub struct Expected {
    /// The places of the articles in stored order, in the order asked for.
    pub rows: Vec<usize>,
    /// Their days.
    pub days: Vec<Option<i32>>,
    /// The count beside each tag.
    pub counts: Vec<u32>,
}

impl Naive {
    pub fn new(mut articles: Vec<Plain>) -> Naive {
        // Newest first, and those without a date behind them; the feed's order stays among equals.
        articles.sort_by_key(|article| Reverse(article.date));
        let names = tag_names();
        let is_above =
            |above: &str, name: &str| name == above || name.starts_with(&format!("{above}/"));
        let up = |at: usize| {
            (0..TAGS)
                .filter(|above| is_above(&names[*above], &names[at]))
                .collect()
        };
        let up: Vec<Vec<usize>> = (0..TAGS).map(up).collect();
        let mut carries = vec![vec![false; articles.len()]; TAGS];
        for (at, article) in articles.iter().enumerate() {
            article
                .tags
                .iter()
                .flat_map(|tag| &up[*tag])
                .for_each(|tag| carries[*tag][at] = true);
        }
        let tags_of = |at: usize| (0..TAGS).filter(|tag| carries[*tag][at]).collect();
        let tags_of = (0..articles.len()).map(tags_of).collect();
        let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
        let titles: Vec<_> = articles
            .iter()
            .map(|article| letters(&article.title))
            .collect();
        let texts: Vec<_> = articles
            .iter()
            .map(|article| letters(&article.text))
            .collect();
        let named = names.iter().map(|name| letters(name)).collect::<Vec<_>>();
        let says = |(needle, is_phrase): (&str, bool)| {
            let needle = letters(needle);
            let is_said = |text: &Vec<char>| is_said(text, &needle, is_phrase);
            let in_tags: Vec<bool> = named.iter().map(is_said).collect();
            let in_titles: Vec<bool> = titles.iter().map(is_said).collect();
            let anywhere = |at: usize| {
                in_titles[at]
                    || is_said(&texts[at])
                    || articles[at].tags.iter().any(|tag| in_tags[*tag])
            };
            let anywhere = (0..articles.len()).map(anywhere).collect();
            (in_titles, anywhere)
        };
        let language = |article: &Plain| article.language.unwrap_or(FEED_LANGUAGE).to_lowercase();
        Naive {
            languages: articles.iter().map(language).collect(),
            days: articles
                .iter()
                .map(|article| article.date.map(Written::first_day))
                .collect(),
            says: NEEDLES.into_iter().map(says).collect(),
            tags_of,
            carries,
            articles,
        }
    }

    fn holds(&self, condition: &Condition, at: usize) -> bool {
        match condition {
            Condition::Says(needle, Place::Title) => self.says[*needle].0[at],
            Condition::Says(needle, Place::Anywhere) => self.says[*needle].1[at],
            Condition::Tag(tag) => self.carries[*tag][at],
            Condition::Language(wanted) => {
                let rest = self.languages[at].strip_prefix(wanted);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }
            Condition::Published(limits) => limits.hold(self.days[at]),
            Condition::Not(part) => !self.holds(part, at),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part, at)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part, at)),
        }
    }

    /// Whether an article fits but for the tags it should carry.
    fn is_allowed(&self, asked: &Asked, at: usize) -> bool {
        !asked.excluded.iter().any(|tag| self.carries[*tag][at])
            && asked.limits.iter().all(|limits| limits.hold(self.days[at]))
            && asked
                .conditions
                .iter()
                .all(|condition| self.holds(condition, at))
    }

    fn is_wanted(&self, asked: &Asked, at: usize) -> bool {
        let mut carried = asked.included.iter().map(|tag| self.carries[*tag][at]);
        match asked.matching {
            Matching::All => carried.all(|carried| carried),
            Matching::Any => asked.included.is_empty() || carried.any(|carried| carried),
        }
    }

    fn sorted(&self, shown: &[usize], sort: Sort) -> Vec<usize> {
        match sort {
            Sort::Newest => shown.to_vec(),
            Sort::Oldest => {
                let is_dated = |at: &&usize| self.days[**at].is_some();
                let (mut dated, undated): (Vec<usize>, Vec<usize>) =
                    shown.iter().partition(is_dated);
                dated.reverse();
                dated.into_iter().chain(undated).collect()
            }
            Sort::Title => {
                let titles = shown.iter().map(|at| self.articles[*at].title.as_str());
                let order = collation::order(titles, FEED_LANGUAGE);
                order.into_iter().map(|row| shown[row as usize]).collect()
            }
        }
    }

    /// What there should be for all that is asked.
    pub fn expected(&self, asked: &Asked) -> Expected {
        // Of the articles shown and of the other ones that are allowed, how many carry each tag.
        let (mut with, mut beyond) = (vec![0; TAGS], vec![0; TAGS]);
        let mut shown = Vec::new();
        for at in (0..self.articles.len()).filter(|at| self.is_allowed(asked, *at)) {
            let is_shown = self.is_wanted(asked, at);
            if is_shown {
                shown.push(at);
            }
            let counts = if is_shown { &mut with } else { &mut beyond };
            self.tags_of[at].iter().for_each(|tag| counts[*tag] += 1);
        }
        let is_widening = asked.matching == Matching::Any && !asked.included.is_empty();
        let count = |tag: usize| {
            if asked.excluded.contains(&tag) {
                let asked = asked.including(tag);
                let fits = |at: &usize| self.is_wanted(&asked, *at) && self.is_allowed(&asked, *at);
                return (0..self.articles.len()).filter(fits).count() as u32;
            }
            match is_widening && !asked.included.contains(&tag) {
                true => shown.len() as u32 + beyond[tag],
                false => with[tag],
            }
        };
        Expected {
            rows: self.sorted(&shown, asked.sort),
            days: shown.iter().map(|at| self.days[*at]).collect(),
            counts: (0..TAGS).map(count).collect(),
        }
    }

    /// The rows alone.
    pub fn rows(&self, asked: &Asked) -> Vec<usize> {
        let is_shown = |at: &usize| self.is_wanted(asked, *at) && self.is_allowed(asked, *at);
        let shown: Vec<usize> = (0..self.articles.len()).filter(is_shown).collect();
        self.sorted(&shown, asked.sort)
    }
}

/// Goes from letter to letter: a word must begin where the needle does, and end there if it is a phrase.
fn is_said(text: &[char], needle: &[char], is_phrase: bool) -> bool {
    let is_inside = |at: usize| {
        0 < at && at < text.len() && text[at - 1].is_alphanumeric() && text[at].is_alphanumeric()
    };
    (0..text.len()).any(|start| {
        text[start..].starts_with(needle)
            && !is_inside(start)
            && !(is_phrase && is_inside(start + needle.len()))
    })
}
