//! What to expect of a query, from a look at every article: slow, and too simple to be wrong.

use crate::asked::{Asked, Condition, NEEDLES};
use crate::plain::{FEED_LANGUAGE, Plain, TAGS, Written, tag_names};
use newsprint::collation;
use newsprint::query::needle::Place;
use newsprint::query::{Matching, Sort};
use scan::{Ask, Found, MOST_OF_ALL, Scan, Text};
use std::cmp::Reverse;

#[path = "scan.rs"]
#[allow(dead_code)] // other tests use the rest
mod scan;

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
    scan: Scan,
}

/// What there should be.
pub struct Expected {
    pub list: List,
    /// Their days.
    pub days: Vec<Option<i32>>,
    /// The count beside each tag.
    pub counts: Vec<u32>,
}

/// The articles to list, by their places in stored order.
pub struct List {
    /// In the order asked for; of those that are ranked, newest first.
    pub rows: Vec<usize>,
    /// How many of them have all the words, where others follow.
    pub n_best: Option<usize>,
    /// Whether their order is for the search to say.
    pub is_ranked: bool,
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
        let language = |article: &Plain| article.language.unwrap_or(FEED_LANGUAGE).to_lowercase();
        let languages: Vec<String> = articles.iter().map(language).collect();
        let text = |(article, language): (&Plain, &String)| Text {
            title: article.title.clone(),
            labels: article.tags.iter().map(|tag| names[*tag].clone()).collect(),
            text: article.text.clone(),
            language: language.clone(),
        };
        let texts: Vec<Text> = articles.iter().zip(&languages).map(text).collect();
        Naive {
            scan: Scan::new(&texts),
            languages,
            days: articles
                .iter()
                .map(|article| article.date.map(Written::first_day))
                .collect(),
            tags_of,
            carries,
            articles,
        }
    }

    /// A condition for the look at words, to which everything else is known.
    fn ask(&self, condition: &Condition) -> Ask {
        let parts = |parts: &[Condition]| parts.iter().map(|part| self.ask(part)).collect();
        let known = |holds: &dyn Fn(usize) -> bool| {
            Ask::Known((0..self.articles.len()).map(holds).collect())
        };
        match condition {
            Condition::Says(needle, place) => {
                let (text, is_phrase) = NEEDLES[*needle];
                let text = text.to_owned();
                match (place, is_phrase) {
                    (Place::Anywhere, false) => Ask::Word(text),
                    (Place::Anywhere, true) => Ask::Phrase(text),
                    (Place::Title, false) => Ask::TitleWord(text),
                    (Place::Title, true) => Ask::TitlePhrase(text),
                }
            }
            Condition::Tag(tag) => Ask::Known(self.carries[*tag].clone()),
            Condition::Language(wanted) => known(&|at| {
                let rest = self.languages[at].strip_prefix(wanted);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }),
            Condition::Published(limits) => known(&|at| limits.hold(self.days[at])),
            Condition::Not(part) => Ask::Not(Box::new(self.ask(part))),
            Condition::All(all) => Ask::All(parts(all)),
            Condition::Any(any) => Ask::Any(parts(any)),
        }
    }

    /// Whether these are more words than must all be there.
    pub fn is_question(&self, conditions: &[Condition]) -> bool {
        let mut asked: Vec<Ask> = conditions.iter().map(|one| self.ask(one)).collect();
        while let Some(at) = asked.iter().position(|one| matches!(one, Ask::All(_))) {
            if let Ask::All(parts) = asked.remove(at) {
                asked.extend(parts);
            }
        }
        MOST_OF_ALL < self.scan.plain_words(&asked).len()
    }

    /// What the conditions are about.
    fn found(&self, conditions: &[Condition]) -> Found {
        let asked: Vec<Ask> = conditions.iter().map(|one| self.ask(one)).collect();
        self.scan.find(&asked)
    }

    /// Whether an article fits but for the tags it should carry.
    fn is_allowed(&self, asked: &Asked, found: &Found, at: usize) -> bool {
        found.is_found[at]
            && !asked.excluded.iter().any(|tag| self.carries[*tag][at])
            && asked.limits.iter().all(|limits| limits.hold(self.days[at]))
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
            Sort::Newest | Sort::Relevance => shown.to_vec(),
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

    /// The articles that are `shown`, those with all the words before the others.
    fn listed(&self, shown: &[usize], found: &Found, sort: Sort) -> List {
        let is_best = |at: &&usize| found.is_best.as_ref().is_none_or(|best| best[**at]);
        let (best, rest): (Vec<usize>, Vec<usize>) = shown.iter().partition(is_best);
        List {
            n_best: found.is_best.is_some().then_some(best.len()),
            rows: [self.sorted(&best, sort), self.sorted(&rest, sort)].concat(),
            is_ranked: found.is_ranked && sort == Sort::Relevance,
        }
    }

    /// What there should be for all that is asked.
    pub fn expected(&self, asked: &Asked) -> Expected {
        let found = self.found(&asked.conditions);
        // Of the articles shown and of the other ones that are allowed, how many carry each tag.
        let (mut with, mut beyond) = (vec![0; TAGS], vec![0; TAGS]);
        let mut shown = Vec::new();
        for at in (0..self.articles.len()).filter(|at| self.is_allowed(asked, &found, *at)) {
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
                let including = asked.including(tag);
                let is_same = including.conditions.len() == asked.conditions.len();
                let others = (!is_same).then(|| self.found(&including.conditions));
                let found = others.as_ref().unwrap_or(&found);
                return self.shown(&including, found).len() as u32;
            }
            match is_widening && !asked.included.contains(&tag) {
                true => shown.len() as u32 + beyond[tag],
                false => with[tag],
            }
        };
        Expected {
            list: self.listed(&shown, &found, asked.sort),
            days: shown.iter().map(|at| self.days[*at]).collect(),
            counts: (0..TAGS).map(count).collect(),
        }
    }

    fn shown(&self, asked: &Asked, found: &Found) -> Vec<usize> {
        let fits = |at: &usize| self.is_wanted(asked, *at) && self.is_allowed(asked, found, *at);
        (0..self.articles.len()).filter(fits).collect()
    }

    /// The articles alone.
    pub fn list(&self, asked: &Asked) -> List {
        let found = self.found(&asked.conditions);
        self.listed(&self.shown(asked, &found), &found, asked.sort)
    }
}
