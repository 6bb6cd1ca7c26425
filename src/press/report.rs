//! What the press found wrong, and how much it built.

use std::fmt;
use std::path::PathBuf;

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// As the publisher can open it: the content folder as given, and what is below it.
    pub path: PathBuf,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem {
            path,
            line,
            column,
            message,
            help,
        } = self;
        write!(
            f,
            "{}:{line}:{column}: {message}\n  help: {help}",
            path.display()
        )
    }
}

/// The outcome of a run that wrote a bundle.
#[derive(Debug, Default)]
pub struct Report {
    /// How many articles are in the bundle.
    pub n_articles: usize,
    /// Whether the bundle differs from the one that was there.
    pub is_changed: bool,
    problems: Vec<Problem>,
}

impl Report {
    /// Takes one more problem.
    pub fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Everything that is wrong, in the order found.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// Every problem, then one line that sums up.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let (n_articles, n_problems) = (self.n_articles, self.problems.len());
        write!(f, "{n_articles} article{} built", plural(n_articles))?;
        match n_problems {
            0 => Ok(()),
            _ => write!(f, ", {n_problems} problem{}", plural(n_problems)),
        }
    }
}
