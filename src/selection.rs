//! Articles in the order a reader asked for.
//!
//! Nothing is sorted and no list is made: dates are the stored order, forwards or backwards, and titles one
//! order for the whole archive. A row is found when somebody looks at it.

use crate::archive::{Archive, ArticleIdx, TitleOrder};
use crate::article_set::{ArticleSet, Ranked};
use crate::query::Sort;
use crate::search::Ranking;
use crate::sorting::sorted;
use std::sync::{Arc, Mutex, PoisonError};

mod best_first;

use best_first::BestFirst;

/// A set of articles and their order.
#[derive(Debug, Default)]
pub struct Selection {
    /// Shared with the same articles in other orders.
    set: Arc<Ranked>,
    /// How many of them have a date. They stand before the ones that have none.
    n_dated: usize,
    n_best: Option<usize>,
    order: Order,
}

#[derive(Debug, Default)]
enum Order {
    #[default]
    Newest,
    Oldest,
    Title(Mutex<Walk>),
    Relevance(Mutex<BestFirst>),
    /// Two stretches, the articles with all the words before those with some, each in another order.
    Parted(Vec<ArticleIdx>),
}

/// A walk through all titles, that has come as far as somebody wanted to know.
#[derive(Debug)]
struct Walk {
    titles: Arc<TitleOrder>,
    /// The articles of the set that were met, in order.
    met: Vec<ArticleIdx>,
    /// How many titles have been passed.
    n_passed: usize,
}

/// A set is sorted if its square is below so many times all articles, and else walked to. The first screen of rows
/// is some fifty titles of a set, with as many others in between as the set is sparse; sorting costs ten times a
/// step for each member. Where both cost the same is about here, and neither is far from the other around it.
const SPARSE: usize = 4;

impl Selection {
    /// The articles of `set`, in this order. `ranking` is what says which are better, if anything does.
    pub fn new(
        archive: &Archive,
        set: ArticleSet,
        sort: Sort,
        ranking: Option<&Ranking>,
    ) -> Selection {
        Selection::of(archive, Arc::new(Ranked::new(set)), sort, ranking)
    }

    /// The same articles in this order. Their set is neither copied nor counted again.
    pub fn resorted(&self, archive: &Archive, sort: Sort, ranking: Option<&Ranking>) -> Selection {
        Selection::of(archive, Arc::clone(&self.set), sort, ranking)
    }

    fn of(archive: &Archive, set: Arc<Ranked>, sort: Sort, ranking: Option<&Ranking>) -> Selection {
        let best = ranking.and_then(Ranking::best).map(|best| {
            let mut best = best.clone();
            best.intersect(set.set());
            best
        });
        let order = match (sort, ranking, &best) {
            (Sort::Relevance, Some(ranking), _) => {
                Order::Relevance(Mutex::new(BestFirst::new(archive, ranking, set.set())))
            }
            (_, _, Some(best)) => Order::Parted(parted(archive, &set, best, sort)),
            (Sort::Newest | Sort::Relevance, ..) => Order::Newest,
            (Sort::Oldest, ..) => Order::Oldest,
            (Sort::Title, ..) => Order::Title(Mutex::new(Walk::new(archive.by_title(), &set))),
        };
        Selection {
            n_dated: set.len_before(archive.n_dated()),
            n_best: best.map(|best| best.len()),
            set,
            order,
        }
    }

    /// How many articles at its beginning have all the words, if others follow that have only some.
    pub fn n_best(&self) -> Option<usize> {
        self.n_best
    }

    /// How many articles are in it.
    pub fn len(&self) -> usize {
        self.set.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// How many of its articles have no date.
    pub fn n_undated(&self) -> usize {
        self.set.len() - self.n_dated
    }

    /// The article in a row, counted from 0.
    pub fn article(&self, row: usize) -> Option<ArticleIdx> {
        match &self.order {
            Order::Title(walk) => lock(walk, |walk| {
                walk.go_on(&self.set, |walk| row < walk.met.len());
                walk.met.get(row).copied()
            }),
            Order::Relevance(best_first) => lock(best_first, |best_first| best_first.article(row)),
            Order::Parted(articles) => articles.get(row).copied(),
            _ => self.set.nth(self.turned(row)),
        }
    }

    /// The row of an article, if it is in the selection.
    pub fn row(&self, article: ArticleIdx) -> Option<usize> {
        if !self.set.set().contains(article) {
            return None;
        }
        match &self.order {
            Order::Title(walk) => lock(walk, |walk| {
                let titles = Arc::clone(&walk.titles);
                let rank = titles.rank(article);
                walk.go_on(&self.set, |walk| rank < walk.n_passed);
                // What was met is in the order of titles.
                Some(walk.met.partition_point(|met| titles.rank(*met) < rank))
            }),
            Order::Relevance(best_first) => lock(best_first, |best_first| best_first.row(article)),
            Order::Parted(articles) => articles.iter().position(|one| *one == article),
            _ => Some(self.turned(self.set.len_before(article.idx()))),
        }
    }

    /// The place in stored order of a row, or the row of a place, both among the articles of this selection:
    /// oldest first turns the dated ones round, and the undated stay.
    fn turned(&self, row: usize) -> usize {
        match self.order {
            Order::Oldest if row < self.n_dated => self.n_dated - 1 - row,
            _ => row,
        }
    }

    /// The articles before and after `article`, if it is in the selection and has such neighbors.
    pub fn neighbors(&self, article: ArticleIdx) -> (Option<ArticleIdx>, Option<ArticleIdx>) {
        let Some(row) = self.row(article) else {
            return (None, None);
        };
        let before = row.checked_sub(1);
        (
            before.and_then(|row| self.article(row)),
            self.article(row + 1),
        )
    }

    /// Its articles, from the first row to the last.
    pub fn iter(&self) -> impl Iterator<Item = ArticleIdx> {
        (0..self.len()).filter_map(|row| self.article(row))
    }

    /// Its articles, in no order.
    pub fn set(&self) -> &Ranked {
        &self.set
    }
}

/// Two selections are equal if they show the same.
impl PartialEq for Selection {
    fn eq(&self, other: &Selection) -> bool {
        self.order.is_same(&other.order) && self.n_best == other.n_best && self.set == other.set
    }
}

impl Order {
    /// Whether the same articles come out in the same order.
    fn is_same(&self, other: &Order) -> bool {
        match (self, other) {
            (Order::Parted(one), Order::Parted(other)) => one == other,
            (Order::Relevance(one), Order::Relevance(other)) => {
                // One after the other, since both may be the same.
                let keys = lock(one, |one| one.keys().to_vec());
                lock(other, |other| other.keys() == keys)
            }
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// The articles of `set` in an order that is not the one by relevance, those in `best` first.
fn parted(archive: &Archive, set: &Ranked, best: &ArticleSet, sort: Sort) -> Vec<ArticleIdx> {
    let mut rest = set.set().clone();
    rest.subtract(best);
    let sorted = |set: ArticleSet| {
        let selection = Selection::new(archive, set, sort, None);
        selection.iter().collect::<Vec<ArticleIdx>>()
    };
    [sorted(best.clone()), sorted(rest)].concat()
}

/// What is behind a lock is never left half done, so one whose thread panicked is as good as any.
fn lock<T, U>(part: &Mutex<T>, act: impl FnOnce(&mut T) -> U) -> U {
    act(&mut part.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Walk {
    fn new(titles: &Arc<TitleOrder>, set: &Ranked) -> Walk {
        let (n_all, n_set) = (titles.articles().len(), set.len());
        let mut walk = Walk {
            titles: Arc::clone(titles),
            met: Vec::new(),
            n_passed: 0,
        };
        if n_set * n_set < SPARSE * n_all {
            let ranks: Vec<usize> = set.set().iter().map(|one| titles.rank(one)).collect();
            let rank = |at: u32| ranks[at as usize];
            let order = sorted(n_set, &|one, other| rank(one).cmp(&rank(other)));
            walk.met = order
                .iter()
                .map(|&at| titles.articles()[rank(at)])
                .collect();
            walk.n_passed = n_all;
        }
        walk
    }

    /// Goes on until `is_far_enough` or to the end.
    fn go_on(&mut self, set: &Ranked, is_far_enough: impl Fn(&Walk) -> bool) {
        while !is_far_enough(self) {
            let Some(&article) = self.titles.articles().get(self.n_passed) else {
                return;
            };
            self.n_passed += 1;
            if set.set().contains(article) {
                self.met.push(article);
            }
        }
    }
}
