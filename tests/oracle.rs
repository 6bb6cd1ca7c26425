//! Ten thousand random queries on three archives, each compared with a look at every article.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use asked::{Asked, Condition};
use naive::{Expected, List, Naive};
use newsprint::answer::Answer;
use newsprint::archive::{Archive, ArticleIdx, TagIdx};
use newsprint::query::language::{parse, print};
use newsprint::query::{Query, Sort};
use newsprint::tags::Tag;
use newsprint::timeline::Timeline;
use plain::{Written, tag_names};
use random::Random;
use std::thread;

#[path = "support/asked.rs"]
mod asked;
#[path = "support/naive.rs"]
mod naive;
#[path = "support/plain.rs"]
mod plain;
#[path = "support/random.rs"]
mod random;

/// One archive twice: as it is, and plain.
struct Pair {
    archive: Archive,
    naive: Naive,
    /// In stored order.
    articles: Vec<ArticleIdx>,
    /// Each tag of the archive, and its place among the names.
    tags: Vec<(TagIdx, usize)>,
}

impl Pair {
    fn new(seed: u64, n_articles: usize, years: (i32, i32)) -> Pair {
        let plain = plain::articles(&mut Random(seed), n_articles, years);
        let (archive, losses) = Archive::from_json(plain::feed(&plain).as_bytes()).unwrap();
        assert_eq!((archive.len(), losses.undated), (n_articles, 0));
        let naive = Naive::new(plain);
        let articles: Vec<ArticleIdx> = archive.articles().collect();
        for (idx, plain) in articles.iter().zip(&naive.articles) {
            assert_eq!(
                archive.article(*idx).slug().as_str(),
                plain.slug,
                "the stored order"
            );
        }
        let find = |(at, name): (usize, String)| Some((archive.find_tag(&Tag::new(&name)?)?, at));
        let tags: Vec<_> = tag_names()
            .into_iter()
            .enumerate()
            .filter_map(find)
            .collect();
        assert_eq!(tags.len(), archive.n_tags());
        Pair {
            archive,
            naive,
            articles,
            tags,
        }
    }

    fn check_list(&self, answer: &Answer, list: &List, context: &str) {
        let (selection, n_listed) = (&answer.selection, list.rows.len());
        assert_eq!(selection.len(), n_listed, "articles: {context}");
        assert_eq!(selection.n_best(), list.n_best, "the best: {context}");
        let mut found: Vec<ArticleIdx> = selection.iter().collect();
        if list.is_ranked {
            // The best still stand before the others.
            let (best, rest) = found.split_at_mut(list.n_best.unwrap_or(0));
            best.sort();
            rest.sort();
        }
        let wrong = found
            .iter()
            .zip(&list.rows)
            .position(|(found, row)| *found != self.articles[*row]);
        assert_eq!(wrong, None, "the row with another article: {context}");
    }

    fn check(&self, answer: &Answer, expected: &Expected, context: &str) {
        self.check_list(answer, &expected.list, context);
        for (idx, at) in &self.tags {
            let tag = self.archive.tag(*idx);
            assert_eq!(
                answer.facets.count(*idx),
                expected.counts[*at],
                "the count beside {tag:?}: {context}"
            );
        }
        check_bars(&answer.timeline, &expected.days, context);
    }

    /// So many random queries, from seeds that begin with this one.
    fn try_queries(&self, first_seed: u64, n_queries: u64) -> usize {
        let mut n_found = 0;
        let mut conditions: Vec<Condition> = Vec::new();
        let mut before: Option<Answer> = None;
        for seed in first_seed..first_seed + n_queries {
            let mut random = Random(seed);
            // Words are looked for in all texts, which a large archive without optimization makes felt; several
            // queries have the same conditions there, as while somebody clicks on tags.
            if self.articles.len() < MANY || random.one_in(4) {
                let n = random.pick(&[0, 0, 1, 1, 2]);
                let mut any = || Condition::any(&mut random, &self.naive, 0);
                conditions = (0..n).map(|_| any()).collect();
                // Scores decide what a question finds, see `search.rs`.
                while self.naive.is_question(&conditions) {
                    conditions.pop();
                }
            }
            let (asked, query) = Asked::any(&mut random, &self.naive, &conditions);
            let text = print(&query);
            let context = format!(
                "seed {seed}, {} articles, query: {text}",
                self.articles.len()
            );
            let query = if random.one_in(2) {
                reread(&query, &text, &context)
            } else {
                query
            };
            let expected = self.naive.expected(&asked);
            n_found += usize::from(!expected.list.rows.is_empty());
            let earlier = before.as_ref().filter(|_| random.one_in(2));
            let answer = Answer::new(&self.archive, query.clone(), earlier);
            self.check(&answer, &expected, &context);
            if random.one_in(8) {
                let sort = random.pick(&Sort::ALL);
                let mut query = query;
                query.sort = sort;
                let turned = Answer::new(&self.archive, query, Some(&answer));
                let context = format!("turned to {sort:?}, {context}");
                self.check_list(&turned, &self.naive.list(&asked.sorted(sort)), &context);
            }
            before = Some(answer);
        }
        n_found
    }
}

/// Archives of so many articles count as large.
const MANY: usize = 50_000;

fn reread(query: &Query, text: &str, context: &str) -> Query {
    let (read, problems) = parse(text);
    assert_eq!(
        (&read, problems),
        (query, Vec::new()),
        "it reads back: {context}"
    );
    read
}

/// Each bar has the articles of its days, the next one begins on the day after it, and none is missing.
fn check_bars(timeline: &Timeline, days: &[Option<i32>], context: &str) {
    let mut n_left = days.len();
    let mut next = None;
    for bar in &timeline.bars {
        let first = Written::read(&bar.range.from().unwrap().to_string()).first_day();
        let last = Written::read(&bar.range.to().unwrap().to_string()).last_day();
        let n_inside = days
            .iter()
            .flatten()
            .filter(|day| first <= **day && **day <= last)
            .count();
        assert_eq!(bar.count, n_inside, "the bar {}: {context}", bar.range);
        assert!(
            next.is_none_or(|next| next == first),
            "no gap before {}: {context}",
            bar.range
        );
        next = Some(last + 1);
        n_left -= n_inside;
    }
    assert_eq!(
        n_left, timeline.n_undated,
        "what is in no bar has no date: {context}"
    );
    let n_undated = days.iter().filter(|day| day.is_none()).count();
    assert_eq!(timeline.n_undated, n_undated, "{context}");
}

#[track_caller]
fn check(n_articles: usize, years: (i32, i32), n_queries: u64) {
    let seed = n_articles as u64;
    let pair = Pair::new(seed, n_articles, years);
    let half = n_queries / 2;
    let n_found: usize = thread::scope(|scope| {
        let halves = [0, half].map(|from| {
            let pair = &pair;
            scope.spawn(move || pair.try_queries(seed * 1_000_000 + from, half))
        });
        halves.map(|half| half.join().unwrap()).iter().sum()
    });
    // Queries that find nothing would agree too easily.
    assert!(
        n_queries as usize <= n_found * 3,
        "only {n_found} of {n_queries} find anything"
    );
}

#[test]
fn queries_on_a_hundred_articles_find_what_a_look_at_each_does() {
    check(100, (2019, 2021), 4_500);
}

#[test]
fn queries_on_five_thousand_articles_find_what_a_look_at_each_does() {
    check(5_000, (1990, 2024), 4_000);
}

#[test]
fn queries_on_fifty_thousand_articles_find_what_a_look_at_each_does() {
    check(50_000, (1605, 2024), 1_500);
}
