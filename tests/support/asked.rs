//! Random things to ask, each as plain data and as the query it makes.

use crate::naive::Naive;
use crate::plain::{TAGS, Written, tag_names};
use crate::random::Random;
use newsprint::dates::{Date, Range};
use newsprint::query::expr::{Expr, Term};
use newsprint::query::needle::{Needle, Place};
use newsprint::query::{Matching, Query, Sort, Wanted};
use newsprint::tags::Tag;

/// Words and phrases to look for, and whether each is a phrase.
pub const NEEDLES: [(&str, bool); 12] = [
    ("treat", false),
    ("Treaties", false),
    ("papre", false),
    ("the", false),
    ("–", false),
    ("peace", true),
    ("of peace", true),
    ("київ", false),
    ("a-b", false),
    ("ÄR", false),
    ("ink, metal.", true),
    ("nowhere", false),
];
const LANGUAGES: [&str; 5] = ["en", "pt", "pt-br", "uk", "de"];

/// From one date to another; at least one is given.
#[derive(Clone, Copy)]
pub struct Limits {
    from: Option<Written>,
    to: Option<Written>,
    /// The numbers of the first day and the last.
    days: (i32, i32),
}

#[derive(Clone)]
pub enum Condition {
    Says(usize, Place),
    Tag(usize),
    Language(&'static str),
    Published(Limits),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// A query before it is one.
#[derive(Clone)]
pub struct Asked {
    pub included: Vec<usize>,
    pub excluded: Vec<usize>,
    pub matching: Matching,
    pub limits: Vec<Limits>,
    pub conditions: Vec<Condition>,
    pub sort: Sort,
}

fn read(date: Written) -> Date {
    Date::parse(&date.text()).unwrap()
}

fn tag(at: usize) -> Tag {
    Tag::new(&tag_names()[at].to_lowercase()).unwrap()
}

impl Limits {
    fn any(random: &mut Random, naive: &Naive) -> Limits {
        let mut date = || {
            let date = naive.articles[random.below(naive.articles.len())].date;
            Some(date?.vaguer(random))
        };
        let (one, other) = (date(), date());
        match random.below(4) {
            _ if one.is_none() && other.is_none() => Limits::any(random, naive),
            0 => Limits::new(one.or(other), one.or(other)),
            1 => Limits::new(one.or(other), None),
            2 => Limits::new(None, one.or(other)),
            // Backwards now and then.
            _ if random.one_in(8) => Limits::new(one.max(other), one.min(other)),
            _ => Limits::new(one.min(other), one.max(other)),
        }
    }

    fn new(from: Option<Written>, to: Option<Written>) -> Limits {
        let first = from.map_or(i32::MIN, Written::first_day);
        let last = to.map_or(i32::MAX, Written::last_day);
        Limits {
            from,
            to,
            days: (first, last),
        }
    }

    fn range(self) -> Range {
        Range::new(self.from.map(read), self.to.map(read))
    }

    pub fn hold(self, day: Option<i32>) -> bool {
        day.is_some_and(|day| self.days.0 <= day && day <= self.days.1)
    }
}

impl Condition {
    pub fn any(random: &mut Random, naive: &Naive, depth: usize) -> Condition {
        // Of the terms and of what is made of others; there is an end to that.
        let kind = random.below(if depth < 2 { 9 } else { 6 });
        let mut part = || Condition::any(random, naive, depth + 1);
        match kind {
            8 => Condition::All(vec![part(), part()]),
            7 => Condition::Any(vec![part(), part(), part()]),
            6 => match part() {
                // Two negations are none.
                Condition::Not(part) => *part,
                part => Condition::Not(Box::new(part)),
            },
            0 | 1 => Condition::Says(random.below(NEEDLES.len()), Place::Anywhere),
            2 => Condition::Says(random.below(NEEDLES.len()), Place::Title),
            3 => Condition::Tag(any_tag(random)),
            4 => Condition::Language(random.pick(&LANGUAGES)),
            _ => Condition::Published(Limits::any(random, naive)),
        }
    }

    fn expr(&self) -> Expr {
        let parts = |parts: &[Condition]| parts.iter().map(Condition::expr).collect();
        match self {
            Condition::Says(at, place) => {
                let (text, is_phrase) = NEEDLES[*at];
                let needle = if is_phrase {
                    Needle::phrase(text)
                } else {
                    Needle::word(text)
                };
                Expr::Term(Term::Says(needle.unwrap(), *place))
            }
            Condition::Tag(at) => Expr::Term(Term::Tag(tag(*at))),
            Condition::Language(language) => Expr::Term(Term::Language((*language).to_owned())),
            Condition::Published(limits) => Expr::Term(Term::Published(limits.range())),
            Condition::Not(part) => Expr::negated(part.expr()),
            Condition::All(all) => Expr::all(parts(all)).unwrap(),
            Condition::Any(any) => Expr::any(parts(any)).unwrap(),
        }
    }
}

fn any_tag(random: &mut Random) -> usize {
    random.skewed(TAGS) * 77 % TAGS
}

impl Asked {
    /// Something to ask that has these conditions, and the query it makes.
    pub fn any(random: &mut Random, naive: &Naive, conditions: &[Condition]) -> (Asked, Query) {
        let mut asked = Asked {
            included: Vec::new(),
            excluded: Vec::new(),
            matching: random.pick(&[Matching::All, Matching::Any]),
            limits: Vec::new(),
            conditions: Vec::new(),
            sort: random.pick(&Sort::ALL),
        };
        let mut query = Query::default();
        (query.matching, query.sort) = (asked.matching, asked.sort);
        for _ in 0..random.pick(&[0, 0, 1, 1, 2, 2, 3]) {
            let at = any_tag(random);
            asked.included.retain(|included| *included != at);
            asked.included.push(at);
            query = query
                .with(&tag(at), Wanted::Free)
                .with(&tag(at), Wanted::Included);
        }
        for _ in 0..random.pick(&[0, 0, 1, 2]) {
            let at = any_tag(random);
            asked.included.retain(|included| *included != at);
            asked.excluded.push(at);
            query.want(&tag(at), Wanted::Excluded);
        }
        if random.one_in(2) {
            let limits = Limits::any(random, naive);
            asked.limits.push(limits);
            query = query.within(limits.range());
        }
        for condition in conditions {
            asked.require(condition);
            query.require(condition.expr());
        }
        (asked, query)
    }

    /// A condition that is no more than a tag or a date is the same as choosing it.
    fn require(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) => parts.iter().for_each(|part| self.require(part)),
            Condition::Published(limits) => self.limits.push(*limits),
            Condition::Tag(at) if !self.excluded.contains(at) => {
                self.included.push(*at);
            }
            Condition::Not(part) => match **part {
                Condition::Tag(at) if !self.included.contains(&at) => self.excluded.push(at),
                _ => self.conditions.push(condition.clone()),
            },
            _ => self.conditions.push(condition.clone()),
        }
    }

    /// The same with an excluded tag included; a condition that asked for it all along is met by that.
    pub fn including(&self, tag: usize) -> Asked {
        let mut asked = self.clone();
        asked.excluded.retain(|excluded| *excluded != tag);
        asked
            .conditions
            .retain(|condition| !matches!(condition, Condition::Tag(at) if *at == tag));
        asked.included.push(tag);
        asked
    }

    pub fn sorted(&self, sort: Sort) -> Asked {
        Asked {
            sort,
            ..self.clone()
        }
    }
}
