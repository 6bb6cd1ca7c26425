//! The budgets of finding, measured: tags, orders, counts and memory.
//!
//! ```sh
//! cargo bench --bench finding
//! ```
//!
//! Times stand beside those of a plain filter and sort in the same run, in rounds that take turns; they are
//! medians. Prints one line a budget and exits with 1 if one is missed by more than a busy machine explains.
#![allow(clippy::unwrap_used)] // a measurement that cannot go on should stop

use corpus::{MIX, Plain, archive, plain};
use newsprint::answer::Answer;
use newsprint::archive::Archive;
use newsprint::article_set::ArticleSet;
use newsprint::facets::Facets;
use newsprint::numbers::{counted, grouped};
use newsprint::query::language::parse;
use newsprint::query::{Query, Sort};
use newsprint::selection::Selection;
use std::cmp::Reverse;
use std::hint::black_box;
use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "finding/corpus.rs"]
mod corpus;
#[path = "finding/memory.rs"]
mod memory;
#[path = "../tests/support/random.rs"]
#[allow(dead_code)] // a test uses the rest
mod random;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const USUAL: usize = SIZES[1];
/// An odd number, so that there is a median.
const ROUNDS: usize = 15;
/// Rows of the first screen and what is kept ready below it.
const ROWS: usize = 50;
/// A figure above its budget is printed as such, but only twice as much fails: machines are busy at times.
const BUSY: f64 = 2.0;
/// One side of a round goes on for so long, if a single time is shorter.
const LEAST: Duration = Duration::from_millis(2);

fn say(line: &str) {
    let line = format!("{line}\n");
    std::io::stdout().write_all(line.as_bytes()).unwrap();
}

#[derive(Default)]
struct Report {
    n_failures: usize,
}

impl Report {
    fn at_most(&mut self, what: &str, figure: f64, budget: f64, unit: &str) {
        self.n_failures += usize::from(budget * BUSY < figure);
        self.print(what, figure, budget, unit, figure <= budget);
    }

    fn at_least(&mut self, what: &str, figure: f64, budget: f64, unit: &str) {
        self.n_failures += usize::from(figure < budget / BUSY);
        self.print(what, figure, budget, unit, budget <= figure);
    }

    fn print(&self, what: &str, figure: f64, budget: f64, unit: &str, is_met: bool) {
        let verdict = if is_met { "ok  " } else { "OVER" };
        say(&format!(
            "{verdict} {what}: {} {unit} (budget {budget})",
            short(figure)
        ));
    }
}

fn short(figure: f64) -> String {
    match figure {
        ..0.1 => format!("{figure:.4}"),
        ..10.0 => format!("{figure:.2}"),
        _ => format!("{figure:.0}"),
    }
}

/// Seconds as a text.
fn time(seconds: f64) -> String {
    match seconds < 1e-3 {
        true => format!("{} µs", short(seconds * 1e6)),
        false => format!("{} ms", short(seconds * 1e3)),
    }
}

/// What came of rounds in which two ways took turns.
struct Rounds {
    ours: f64,
    naive: f64,
    /// How many times as long the naive way took: the median, and where it lies with 95 % confidence.
    ratio: f64,
    sure: (f64, f64),
}

impl Rounds {
    /// Measures the seconds each takes, one round after the other.
    fn of(mut ours: impl FnMut(), mut naive: impl FnMut()) -> Rounds {
        let pairs: Vec<_> = (0..ROUNDS)
            .map(|_| (seconds(&mut ours), seconds(&mut naive)))
            .collect();
        let (ratios, ratio) = sorted(pairs.iter().map(|(ours, naive)| naive / ours));
        Rounds {
            ours: sorted(pairs.iter().map(|(ours, _)| *ours)).1,
            naive: sorted(pairs.iter().map(|(_, naive)| *naive)).1,
            ratio,
            // The fourth of fifteen from either end: the sign test's interval for a median.
            sure: (ratios[3], ratios[ROUNDS - 4]),
        }
    }

    fn print(&self, what: &str) {
        let (ours, naive, (from, to)) = (time(self.ours), time(self.naive), self.sure);
        let ratio = format!(
            "{} times (95 %: {} to {})",
            short(self.ratio),
            short(from),
            short(to)
        );
        say(&format!("     {what}: {ours}, naive {naive}, {ratio}"));
    }
}

/// In rising order, and the median.
fn sorted(figures: impl Iterator<Item = f64>) -> (Vec<f64>, f64) {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    let median = figures[figures.len() / 2];
    (figures, median)
}

fn seconds(act: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut n_times = 0;
    while n_times == 0 || start.elapsed() < LEAST {
        act();
        n_times += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(n_times)
}

/// The median of one way alone.
fn median(mut act: impl FnMut()) -> f64 {
    sorted((0..ROUNDS).map(|_| seconds(&mut act))).1
}

/// The first rows as somebody would find them who has a list of articles and nothing else.
fn filter_and_sort<'a>(articles: &'a [Plain], tags: &[&str], sort: Sort) -> Vec<&'a Plain> {
    let carries = |article: &&Plain| {
        tags.iter()
            .all(|tag| article.tags.iter().any(|one| one == tag))
    };
    let mut found: Vec<&Plain> = articles.iter().filter(carries).collect();
    match sort {
        Sort::Newest | Sort::Relevance => found.sort_by_key(|article| Reverse(article.date)),
        Sort::Oldest => found.sort_by_key(|article| (article.date.is_none(), article.date)),
        Sort::Title => found.sort_by(|one, other| one.title.cmp(&other.title)),
    }
    found.truncate(ROWS);
    found
}

fn query(tags: &[&str], sort: Sort) -> Query {
    let text: Vec<String> = tags.iter().map(|tag| format!("tag:{tag}")).collect();
    let (mut query, problems) = parse(&text.join(" "));
    assert!(problems.is_empty());
    query.sort = sort;
    query
}

fn first_rows(archive: &Archive, selection: &Selection) {
    for article in (0..ROWS).filter_map(|row| selection.article(row)) {
        black_box(archive.article(article).title());
    }
}

fn toggle(archive: &Archive, query: &Query) -> Selection {
    let selection = Selection::new(archive, query.matches(archive), query.sort, None);
    first_rows(archive, &selection);
    selection
}

/// A tag is chosen: the result is there and its first rows are known.
fn tag_toggles(archive: &Archive, articles: &[Plain]) -> Rounds {
    let queries: Vec<Query> = MIX.iter().map(|tags| query(tags, Sort::Newest)).collect();
    for (query, tags) in queries.iter().zip(MIX) {
        let naive = filter_and_sort(articles, tags, Sort::Newest);
        let selection = toggle(archive, query);
        let ours = selection
            .iter()
            .take(ROWS)
            .map(|idx| archive.article(idx).date());
        assert!(
            ours.eq(naive.iter().map(|article| article.date)),
            "both find the same"
        );
    }
    let ours = || {
        queries
            .iter()
            .for_each(|query| drop(black_box(toggle(archive, query))))
    };
    let naive = || {
        MIX.iter()
            .for_each(|tags| drop(black_box(filter_and_sort(articles, tags, Sort::Newest))))
    };
    Rounds::of(ours, naive)
}

/// The order is changed and nothing else, as the page has it done: from `one` order to `other` and back.
fn flips(
    archive: &Archive,
    articles: &[Plain],
    tags: &[&str],
    (one, other): (Sort, Sort),
) -> Rounds {
    let mut answer = Answer::new(archive, query(tags, one), None);
    let ours = || {
        for sort in [other, one] {
            let mut query = answer.query.clone();
            query.sort = sort;
            answer = Answer::new(archive, query, Some(&answer));
            first_rows(archive, &answer.selection);
        }
    };
    let naive = || {
        [other, one]
            .into_iter()
            .for_each(|sort| drop(black_box(filter_and_sort(articles, tags, sort))))
    };
    Rounds::of(ours, naive)
}

/// Flips at every size: of the list of all articles and of that of a common tag, which are walked to the end of
/// the first screen.
const FLIPS: [(&str, &[&str], (Sort, Sort)); 4] = [
    ("newest and oldest, all", &[], (Sort::Newest, Sort::Oldest)),
    (
        "newest and oldest, a common tag",
        MIX[1],
        (Sort::Newest, Sort::Oldest),
    ),
    ("newest and title, all", &[], (Sort::Newest, Sort::Title)),
    (
        "newest and title, a common tag",
        MIX[1],
        (Sort::Newest, Sort::Title),
    ),
];

/// The seconds of each flip.
fn at_size(report: &mut Report, n_articles: usize) -> Vec<f64> {
    say(&format!("     {} articles:", grouped(n_articles)));
    let articles = plain(n_articles);
    let archive = archive(&articles);
    let toggles = tag_toggles(&archive, &articles);
    toggles.print(&format!("{} tag toggles", MIX.len()));
    if n_articles == USUAL {
        report.at_least(
            "tag toggle, 100,000 articles",
            toggles.ratio,
            100.0,
            "times as fast as naive",
        );
        counts(report, &archive);
    }
    let start = Instant::now();
    archive.by_title();
    say(&format!(
        "     titles put in order, once: {}",
        time(start.elapsed().as_secs_f64())
    ));
    let flip = |(what, tags, sorts)| {
        let rounds = flips(&archive, &articles, tags, sorts);
        rounds.print(&format!("two flips, {what}"));
        rounds.ours
    };
    let found = FLIPS.into_iter().map(flip).collect();
    // A list too short for a walk is sorted, so it takes as long as it is.
    flip((
        "newest and title, a rare tag",
        MIX[5],
        (Sort::Newest, Sort::Title),
    ));
    found
}

/// What stands beside the tags, and all that follows from a click on one.
fn counts(report: &mut Report, archive: &Archive) {
    for text in ["", "tag:topic-1", "tag:topic-1 tag:topic-4 match:any"] {
        let (query, _) = parse(text);
        let selection = toggle(archive, &query);
        let available = ArticleSet::all(archive.len());
        let seconds = median(|| {
            drop(black_box(Facets::new(
                archive, &query, &selection, &available,
            )))
        });
        let what = format!(
            "{} counts, 100,000 articles, query \"{text}\"",
            archive.n_tags()
        );
        report.at_most(&what, seconds * 1e3, 2.0, "ms");
    }
    let before = Answer::new(archive, Query::default(), None);
    for tags in MIX {
        let seconds = median(|| {
            drop(black_box(Answer::new(
                archive,
                query(tags, Sort::Newest),
                Some(&before),
            )))
        });
        let n_found = query(tags, Sort::Newest).matches(archive).len();
        say(&format!(
            "     the whole answer to {}, {}: {}",
            tags.join(" "),
            counted(n_found, "article"),
            time(seconds)
        ));
    }
}

/// What an archive takes of memory, built from a feed in either order.
fn memory(report: &mut Report) {
    for (order, is_sorted) in [("in no order", false), ("newest first", true)] {
        let Some((all, texts)) = memory::weighed(USUAL, is_sorted) else {
            return say("skip memory: this is no Linux");
        };
        let (all, texts) = (all as f64 / USUAL as f64, texts as f64 / USUAL as f64);
        say(&format!(
            "     texts, 100,000 articles {order}: {} bytes an article",
            short(texts)
        ));
        let what = format!("columns and filters, 100,000 articles {order}");
        report.at_most(&what, all - texts, 160.0, "bytes an article");
    }
}

fn main() -> ExitCode {
    if std::env::args().any(|arg| arg == memory::WEIGH) {
        if let Some((all, texts)) = memory::weigh() {
            say(&format!("{all} {texts}"));
        }
        return ExitCode::SUCCESS;
    }
    let mut report = Report::default();
    memory(&mut report);
    let [small, _, large] = SIZES.map(|n_articles| at_size(&mut report, n_articles));
    for (at, (what, ..)) in FLIPS.iter().enumerate() {
        let what = format!("sort flip, {what}: 1,000,000 articles over 10,000");
        report.at_most(&what, large[at] / small[at], 3.0, "times the time");
    }
    match report.n_failures {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
