//! The `newsprint` command: arguments in, the press run, its report out.

use clap::{Parser, Subcommand};
use newsprint::press::{self, Options, styles};
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns a folder of articles into a reader made of plain static files.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read every article and write the bundle.
    ///
    /// Exits with 0 if all is well, 1 if something had to be reported, 2 if the command line is wrong.
    Build {
        /// The folder with the articles.
        #[arg(long, env = "NEWSPRINT_CONTENT", default_value = "content")]
        content: PathBuf,
        /// The bundle to write.
        #[arg(long, default_value = "public/articles.json")]
        out: PathBuf,
        /// Exit with 0 even if files had to be left out.
        #[arg(long)]
        keep_going: bool,
    },
    /// Join the style sheets of a site that trunk has built.
    JoinStyles {
        /// The folder of the site.
        #[arg(env = "TRUNK_STAGING_DIR")]
        site: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build {
            content,
            out,
            keep_going,
        } => build(&Options { content, out }, keep_going),
        Command::JoinStyles { site } => styles::join(&site).map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn build(options: &Options, keep_going: bool) -> anyhow::Result<ExitCode> {
    let report = press::run(options)?;
    eprintln!("{report}");
    let is_fine = keep_going || report.problems().is_empty();
    Ok(if is_fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
