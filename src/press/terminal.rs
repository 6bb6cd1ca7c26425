//! What the command shows on a terminal: text that does not steer it, colors, and a bar for long work. The last
//! two stay away from pipes and files.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::env;
use std::io::{IsTerminal, stderr};

/// Whom the output is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// People.
    Human,
    /// Programs: one JSON object.
    Json,
    /// Programs, from `newsprint find` alone: the id of each article on a line.
    Ids,
    /// Programs that evaluate search engines, from `newsprint find --queries` alone: a run as TREC has it.
    Trec,
}

/// Somebody else's text on one line of a terminal: a sign stands for each character that would steer it, turn
/// the line around or end it.
pub fn visible(text: &str) -> String {
    let shown = |c: char| match is_steering(c) {
        true => char::REPLACEMENT_CHARACTER,
        false => c,
    };
    text.chars().map(shown).collect()
}

/// The same JSON without such characters. Those above ASCII may stand as they are in JSON, but only in strings,
/// where they can be escaped as well.
pub fn visible_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        match is_steering(c) && c != '\n' {
            true => shown += &format!("\\u{:04x}", u32::from(c)),
            false => shown.push(c),
        }
    }
    shown
}

/// Control characters, separators of lines, and what overrides the direction of writing.
fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether to use colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// If a terminal is there to show them, and `NO_COLOR` does not forbid them.
    #[default]
    Auto,
    /// Into files and pipes as well.
    Always,
    /// Not at all.
    Never,
}

impl Color {
    /// Whether the standard error stream gets colors. The conventions are those of no-color.org and
    /// bixense.com/clicolors.
    pub fn is_on(self) -> bool {
        let is_set =
            |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            Color::Auto if is_set("CLICOLOR_FORCE") => true,
            Color::Auto => {
                stderr().is_terminal() && env::var_os("CLICOLOR").is_none_or(|value| value != "0")
            }
        }
    }

    /// A report with its severities and marks in color.
    pub fn paint(self, report: &str) -> String {
        if !self.is_on() {
            return report.to_owned();
        }
        let line = |line: &str| {
            if line.trim_start().starts_with('|') && line.trim_end().ends_with('^') {
                return line.replacen('^', "\x1b[1;33m^", 1) + "\x1b[0m";
            }
            let line = line.replacen(": error: ", ": \x1b[1;31merror\x1b[0m: ", 1);
            let line = line.replacen(": warning: ", ": \x1b[1;33mwarning\x1b[0m: ", 1);
            line.replacen("  help: ", "  \x1b[1;36mhelp\x1b[0m: ", 1)
        };
        report.lines().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Shorter work needs no bar, in files.
const LEAST_FILES: usize = 1_000;

/// A bar that shows how many files are read; it draws nothing unless standard error is a terminal.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar; `is_wanted` is false where silence is asked for.
    pub fn new(is_wanted: bool) -> Bar {
        let target = if is_wanted {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{msg} {bar:30} {human_pos} of {human_len} files");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message("reading");
        Bar(bar)
    }

    /// Moves the bar.
    pub fn show(&self, done: usize, of: usize) {
        if LEAST_FILES <= of {
            self.0.set_length(of as u64);
            self.0.set_position(done as u64);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
