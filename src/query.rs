//! What a reader asks of an archive.
//!
//! A query knows nothing of where it came from: [`route`](crate::route) reads and writes it as a URL,
//! [`language`] as a line of text. The answer, in its order, is [`selection`](crate::selection)'s.

use crate::archive::Archive;
use crate::article_set::ArticleSet;
use crate::dates::Range;
use crate::search;
use crate::tags::Tag;

pub mod completion;
pub mod expr;
pub mod language;
pub mod needle;

use expr::{Expr, Term};

/// Which articles, and in which order.
///
/// No tag is named twice, in any spelling, and none is both included and excluded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    included: Vec<Tag>,
    excluded: Vec<Tag>,
    /// Conditions that must all hold: what has no control of its own, such as words.
    conditions: Vec<Expr>,
    /// Whether an article must carry all included tags or any one of them.
    pub matching: Matching,
    /// When it must have been published.
    pub range: Range,
    /// The order of the answer.
    pub sort: Sort,
}

/// How several included tags combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// An article must carry every one.
    #[default]
    All,
    /// An article must carry at least one.
    Any,
}

/// An order of articles. Those without a date come last in both orders by date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first, where words are looked for; by date, falling, where nothing makes one better than another.
    #[default]
    Relevance,
    /// By date, falling.
    Newest,
    /// By date, rising.
    Oldest,
    /// By title; see [`Archive::by_title`].
    Title,
}

impl Sort {
    /// Every order, the default first.
    pub const ALL: [Sort; 4] = [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Title];
}

/// What a query says of one tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    Free,
    /// Articles should carry it.
    Included,
    /// Articles must not carry it.
    Excluded,
}

/// A part of a query that can be taken back by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A tag, included or excluded.
    Tag(Tag),
    /// The limits of the date.
    Range,
    /// The condition at this place.
    Condition(usize),
}

impl Query {
    /// The tags that articles should carry, in the order they were chosen.
    pub fn included(&self) -> &[Tag] {
        &self.included
    }

    /// The tags that articles must not carry, in the order they were chosen.
    pub fn excluded(&self) -> &[Tag] {
        &self.excluded
    }

    /// What else must hold.
    pub fn conditions(&self) -> &[Expr] {
        &self.conditions
    }

    /// What this query says of `tag`.
    pub fn wants(&self, tag: &Tag) -> Wanted {
        if self.included.contains(tag) {
            Wanted::Included
        } else if self.excluded.contains(tag) {
            Wanted::Excluded
        } else {
            Wanted::Free
        }
    }

    /// Wants `tag` as said, whatever was said of it before.
    pub fn want(&mut self, tag: &Tag, wanted: Wanted) {
        self.set_wanted(tag, wanted);
        // A condition that contradicted the tag's control may take its place now.
        let conditions = std::mem::take(&mut self.conditions);
        conditions.into_iter().for_each(|one| self.require(one));
    }

    fn set_wanted(&mut self, tag: &Tag, wanted: Wanted) {
        if self.wants(tag) == wanted {
            return;
        }
        self.included.retain(|included| included != tag);
        self.excluded.retain(|excluded| excluded != tag);
        match wanted {
            Wanted::Free => {}
            Wanted::Included => self.included.push(tag.clone()),
            Wanted::Excluded => self.excluded.push(tag.clone()),
        }
    }

    /// Wants `tag` as said, or leaves it free if it was wanted so already.
    pub fn toggle(&mut self, tag: &Tag, wanted: Wanted) {
        let is_wanted = self.wants(tag) == wanted;
        self.want(tag, if is_wanted { Wanted::Free } else { wanted });
    }

    /// This query with `tag` wanted as said.
    pub fn with(mut self, tag: &Tag, wanted: Wanted) -> Query {
        self.want(tag, wanted);
        self
    }

    /// This query about articles published in `range`, and no longer about others.
    pub fn within(mut self, range: Range) -> Query {
        self.range = range;
        self
    }

    /// Asks that `condition` hold as well. What has a control of its own goes there, if it is still free to
    /// say so.
    pub fn require(&mut self, condition: Expr) {
        match condition {
            Expr::All(parts) => parts.into_iter().for_each(|part| self.require(part)),
            Expr::Term(Term::Published(range)) => self.range = self.range.and(range),
            Expr::Term(Term::Tag(tag)) if self.wants(&tag) != Wanted::Excluded => {
                self.set_wanted(&tag, Wanted::Included);
            }
            Expr::Not(part) => match *part {
                Expr::Term(Term::Tag(tag)) if self.wants(&tag) != Wanted::Included => {
                    self.set_wanted(&tag, Wanted::Excluded);
                }
                part => self.conditions.push(Expr::Not(Box::new(part))),
            },
            condition => self.conditions.push(condition),
        }
    }

    /// Everything in it that leaves articles out.
    pub fn parts(&self) -> Vec<Part> {
        let conditions = (0..self.conditions.len()).map(Part::Condition);
        let tags = self.included.iter().chain(&self.excluded).cloned();
        let range = (!self.range.is_open()).then_some(Part::Range);
        conditions.chain(tags.map(Part::Tag)).chain(range).collect()
    }

    /// This query without one of its parts.
    pub fn without(&self, part: &Part) -> Query {
        let mut query = self.clone();
        match part {
            Part::Tag(tag) => query.want(tag, Wanted::Free),
            Part::Range => query.range = Range::default(),
            Part::Condition(at) => drop(query.conditions.remove(*at)),
        }
        query
    }

    /// The same order over what one of its parts asks for.
    pub fn alone(&self, part: &Part) -> Query {
        let mut query = self.cleared();
        match part {
            Part::Tag(tag) => query.want(tag, self.wants(tag)),
            Part::Range => query.range = self.range,
            Part::Condition(at) => {
                let condition = self.conditions.get(*at).cloned();
                condition.into_iter().for_each(|one| query.require(one));
            }
        }
        query
    }

    /// This query with another condition in the place of one.
    pub fn replacing(&self, at: usize, condition: Expr) -> Query {
        let mut query = self.without(&Part::Condition(at));
        query.conditions.insert(at, condition);
        query
    }

    /// This query without the tags that the archive does not have, and those tags.
    pub fn known_to(mut self, archive: &Archive) -> (Query, Vec<Tag>) {
        let tags = self.included.iter().chain(&self.excluded).cloned();
        let unknown: Vec<Tag> = tags.filter(|tag| archive.find_tag(tag).is_none()).collect();
        unknown.iter().for_each(|tag| self.want(tag, Wanted::Free));
        (self, unknown)
    }

    /// Whether it looks for words, so that one article can be better than another.
    pub fn is_search(&self) -> bool {
        self.conditions.iter().any(Expr::is_search)
    }

    /// Whether it cannot be answered without a look at what articles say.
    pub fn is_about_words(&self) -> bool {
        self.conditions.iter().any(Expr::is_about_words)
    }

    /// This query without the conditions that need such a look.
    pub fn without_words(mut self) -> Query {
        self.conditions.retain(|one| !one.is_about_words());
        self
    }

    /// The order that the answer has.
    pub fn order(&self) -> Sort {
        match self.sort {
            Sort::Relevance if !self.is_search() => Sort::Newest,
            sort => sort,
        }
    }

    /// Asks for an order, which goes without saying if it is the one the answer has by itself.
    pub fn sort_by(&mut self, sort: Sort) {
        self.sort = Sort::Relevance;
        if self.order() != sort {
            self.sort = sort;
        }
    }

    /// Whether it leaves articles out at all.
    pub fn is_filtering(&self) -> bool {
        !self.parts().is_empty()
    }

    /// The same order over every article.
    pub fn cleared(&self) -> Query {
        Query {
            sort: self.sort,
            ..Query::default()
        }
    }

    /// The articles that this query is about, in no order.
    pub fn matches(&self, archive: &Archive) -> ArticleSet {
        let mut set = self.matches_tags(archive, self.matches_conditions(archive));
        if !self.range.is_open() {
            set.intersect(&ArticleSet::within(
                archive.len(),
                archive.published(self.range),
            ));
        }
        set
    }

    /// The articles for which the conditions hold: the part that may take long.
    pub(crate) fn matches_conditions(&self, archive: &Archive) -> ArticleSet {
        match self.conditions.is_empty() {
            true => ArticleSet::all(archive.len()),
            false => search::find(archive, &self.conditions).set,
        }
    }

    /// Those of `set` that carry the tags they should, and no other ones.
    pub(crate) fn matches_tags(&self, archive: &Archive, mut set: ArticleSet) -> ArticleSet {
        match self.matching {
            Matching::Any if !self.included.is_empty() => {
                let mut any = ArticleSet::none(archive.len());
                for idx in self.included.iter().filter_map(|tag| archive.find_tag(tag)) {
                    archive.carriers(idx).add_to(&mut any);
                }
                set.intersect(&any);
            }
            Matching::All | Matching::Any => {
                for tag in &self.included {
                    match archive.find_tag(tag) {
                        Some(idx) => archive.carriers(idx).keep_in(&mut set),
                        // A tag that the archive does not have is carried by no article.
                        None => return ArticleSet::none(archive.len()),
                    }
                }
            }
        }
        self.drop_excluded(archive, &mut set);
        set
    }

    /// Leaves out of `set` what carries an excluded tag.
    pub(crate) fn drop_excluded(&self, archive: &Archive, set: &mut ArticleSet) {
        for idx in self.excluded.iter().filter_map(|tag| archive.find_tag(tag)) {
            archive.carriers(idx).drop_from(set);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
