//! Building again whenever a source changes.

use super::{Options, Press, Report, sources};
use anyhow::{Context, Result};
use notify_debouncer_full::notify::{EventKind, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, new_debouncer};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a folder must be quiet before it is built again: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// What is done with each report and the time that building took.
type After<'a> = &'a dyn Fn(&Report, Duration) -> Result<()>;

/// Builds, then again after every change below the content folder, until the process is ended. `after` gets
/// each report.
pub fn watch(options: &Options, after: After) -> Result<()> {
    let mut press = Press::remembering();
    let (sender, changes) = mpsc::channel::<DebounceEventResult>();
    let mut debouncer = new_debouncer(QUIET, None, sender).context("cannot watch for changes")?;
    debouncer
        .watch(&options.content, RecursiveMode::Recursive)
        .with_context(|| format!("cannot watch {}", options.content.display()))?;
    build(&mut press, options, after)?;
    for change in changes {
        let events = match change {
            Ok(events) => events,
            Err(errors) => {
                errors
                    .iter()
                    .for_each(|error| eprintln!("newsprint: cannot watch: {error}"));
                continue;
            }
        };
        let paths = events
            .iter()
            .filter(|event| !matches!(event.kind, EventKind::Access(_)))
            .flat_map(|event| &event.paths);
        let paths: Vec<_> = paths.collect();
        if paths.is_empty() {
            continue;
        }
        // Anything that is no source may be a picture that an article shows.
        if paths.iter().any(|path| !sources::is_source(path)) {
            press.recompose();
        }
        // A folder that is gone for a moment, as while it is checked out anew, will be back.
        if let Err(error) = build(&mut press, options, after) {
            eprintln!("newsprint: {error:#}");
        }
    }
    Ok(())
}

fn build(press: &mut Press, options: &Options, after: After) -> Result<()> {
    let start = Instant::now();
    let report = press.run(options, &|_, _| {})?;
    after(&report, start.elapsed())
}
