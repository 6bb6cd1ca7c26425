//! The `newsprint` command: arguments in, the press run, its report out.
//!
//! Data goes to standard output and everything else to standard error. It exits with 0 if all is well, 1 if
//! the content has errors, 2 if the command line is wrong.

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use newsprint::press::diagnostic::Severity;
use newsprint::press::terminal::{Bar, Color, Format};
use newsprint::press::{
    Options, Overrides, Press, Report, find, import, init, list, new, schema, styles, watch,
};
use std::path::PathBuf;
use std::process::ExitCode;

/// Articles by the hundred thousand are made on every thread at once. With glibc's allocator that takes twice as
/// long, half of it in the kernel, which hands out the pages one by one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Turns a folder of articles into a reader made of plain static files.
#[derive(Parser)]
#[command(version, about, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

const EXAMPLES: &str = "Examples:
  newsprint build                        content/ into public/articles.json
  newsprint check --content ~/blog       what is wrong with a blog, without writing anything
  newsprint build --watch                again after every change
  newsprint import feed.xml export.csv   files in content/ from feeds and tables
  newsprint list tags                    every tag and how often it is used
  newsprint find feed.json tag:usa ink   what the page would list

Flags go over NEWSPRINT_* variables, and those over newsprint.toml in the content folder.";

#[derive(Args)]
struct Common {
    /// The folder with the articles.
    #[arg(
        long,
        global = true,
        env = "NEWSPRINT_CONTENT",
        default_value = "content",
        value_name = "DIR"
    )]
    content: PathBuf,
    /// For people or for programs.
    #[arg(long, global = true, env = "NEWSPRINT_FORMAT", default_value = "human")]
    format: Format,
    /// Whether to use colors.
    #[arg(long, global = true, env = "NEWSPRINT_COLOR", default_value = "auto")]
    color: Color,
    /// Say nothing but errors.
    #[arg(short, long, global = true)]
    quiet: bool,
    /// How many threads to use; as many as there are processors if not given.
    #[arg(long, global = true, env = "NEWSPRINT_JOBS", value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Subcommand)]
enum Command {
    /// Read every article and write the bundle.
    #[command(
        after_help = "Examples:\n  newsprint build\n  newsprint build --content ~/blog/posts --drafts\n  newsprint build --watch"
    )]
    Build {
        #[command(flatten)]
        policy: Policy,
        /// The bundle to write; pictures go into the folder `media` beside it.
        #[arg(
            long,
            env = "NEWSPRINT_OUT",
            default_value = "public/articles.json",
            value_name = "FILE"
        )]
        out: PathBuf,
        /// Leave the search index to the readers' browsers.
        #[arg(long)]
        no_index: bool,
        /// Exit with 0 even if files had to be left out.
        #[arg(long)]
        keep_going: bool,
        /// Build again whenever something changes.
        #[arg(long)]
        watch: bool,
    },
    /// Report what a build would report, and write nothing.
    #[command(
        after_help = "Examples:\n  newsprint check\n  newsprint check --deny warnings --format json"
    )]
    Check {
        #[command(flatten)]
        policy: Policy,
    },
    /// Write the articles of feeds, tables and folders as files into the content folder.
    #[command(
        after_help = "Examples:\n  newsprint import export.xml\n  newsprint import old-site/ articles.ndjson --content content"
    )]
    Import {
        /// Feeds (RSS, Atom, JSON Feed), JSON, NDJSON, CSV, HTML, or folders of any of these.
        #[arg(required = true, value_name = "SOURCE")]
        sources: Vec<PathBuf>,
        /// Write over files that are there already.
        #[arg(long)]
        force: bool,
    },
    /// Begin an article: a file with front matter in the content folder.
    #[command(
        after_help = "Examples:\n  newsprint new \"Ink and its enemies\"\n  $EDITOR $(newsprint new \"A title\" --tag history)"
    )]
    New {
        /// Its title, which also names the file.
        title: String,
        /// A tag; may be given several times.
        #[arg(long = "tag", value_name = "TAG")]
        tags: Vec<String>,
    },
    /// List what is in the content folder.
    #[command(
        after_help = "Examples:\n  newsprint list tags\n  newsprint list undated --format json"
    )]
    List {
        /// What to list.
        what: list::What,
    },
    /// List what the page would list for a query.
    #[command(
        after_help = "Examples:\n  newsprint find public/articles.json tag:usa -tag:sport sort:oldest treaty\n  newsprint find feed.json '\"exact words\"' --format ids\n\nA word that begins like an option goes behind --: newsprint find feed.json -- -q"
    )]
    Find(find::Question),
    /// Begin a site: a content folder with settings and a first article.
    #[command(after_help = "Examples:\n  newsprint init my-site")]
    Init {
        /// The folder to make.
        dir: PathBuf,
    },
    /// Print the JSON Schema of the bundle or of newsprint.toml.
    #[command(
        after_help = "Examples:\n  newsprint schema bundle > bundle.schema.json\n  newsprint schema settings"
    )]
    Schema {
        /// Which of the two.
        #[arg(default_value = "bundle")]
        what: schema::What,
    },
    /// Print the completions for a shell.
    #[command(
        after_help = "Examples:\n  newsprint completions bash > ~/.local/share/bash-completion/completions/newsprint"
    )]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Join the style sheets of a site that trunk has built.
    #[command(hide = true)]
    JoinStyles {
        /// The folder of the site.
        #[arg(env = "TRUNK_STAGING_DIR")]
        site: PathBuf,
    },
}

/// What is built and what counts as a failure.
#[derive(Args)]
struct Policy {
    /// Build drafts.
    #[arg(long, env = "NEWSPRINT_DRAFTS", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    drafts: Option<bool>,
    /// Build articles with a date after today.
    #[arg(long, env = "NEWSPRINT_FUTURE", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    future: Option<bool>,
    /// Where the site will stand on the web.
    #[arg(long, env = "NEWSPRINT_BASE_URL", value_name = "URL")]
    base_url: Option<String>,
    /// What counts as a failure besides errors.
    #[arg(long, env = "NEWSPRINT_DENY", value_name = "WHAT")]
    deny: Option<Denied>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    Warnings,
}

fn main() -> ExitCode {
    let typed = find::with_hyphens(std::env::args_os().collect());
    let Arguments { command, common } = Arguments::parse_from(typed);
    if matches!(common.format, Format::Ids | Format::Trec) && !matches!(command, Command::Find(_)) {
        let message = "only `newsprint find` prints ids and runs";
        Arguments::command()
            .error(ErrorKind::InvalidValue, message)
            .exit();
    }
    if let Some(jobs) = common.jobs {
        // It can only fail if the threads are there already, and nothing has started any.
        let built = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global();
        debug_assert!(built.is_ok());
    }
    run(command, &common).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(command: Command, common: &Common) -> Result<ExitCode> {
    match command {
        Command::Build {
            policy,
            out,
            no_index,
            keep_going,
            watch,
        } => {
            let options = Options {
                with_index: !no_index,
                ..options(common, &policy, Some(out))?
            };
            if watch {
                watch::watch(&options, &|report, time| {
                    show(report, common)?;
                    eprintln!("built in {} ms; waiting for changes", time.as_millis());
                    Ok(())
                })?;
                return Ok(ExitCode::SUCCESS);
            }
            let code = build(&options, common, policy.deny)?;
            Ok(if keep_going { ExitCode::SUCCESS } else { code })
        }
        Command::Check { policy } => build(&options(common, &policy, None)?, common, policy.deny),
        Command::Import { sources, force } => {
            said(import::run(&sources, &common.content, force)?, common)
        }
        Command::New { title, tags } => data(&new::run(&common.content, &title, &tags, now()?)?),
        Command::List { what } => data(&list::run(
            &common.content,
            what,
            common.format == Format::Json,
            now()?,
        )?),
        Command::Find(question) => {
            let put = |text: &str| data(text).map(drop);
            said(find::run(&question, common.format, put)?, common)
        }
        Command::Init { dir } => said(init::run(&dir, now()?)?, common),
        Command::Schema { what } => data(&schema::text(what)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "newsprint", &mut script);
            data(&String::from_utf8(script)?)
        }
        Command::JoinStyles { site } => styles::join(&site).map(|()| ExitCode::SUCCESS),
    }
}

fn options(common: &Common, policy: &Policy, out: Option<PathBuf>) -> Result<Options> {
    Ok(Options {
        with_index: true,
        content: common.content.clone(),
        out,
        overrides: Overrides {
            drafts: policy.drafts,
            future: policy.future,
            base_url: policy.base_url.clone(),
        },
        now: now()?,
    })
}

/// The time; that of `SOURCE_DATE_EPOCH` where a build is to be repeated to the byte.
fn now() -> Result<DateTime<Utc>> {
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(Utc::now());
    };
    let seconds = epoch
        .parse()
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    seconds
        .with_context(|| format!("SOURCE_DATE_EPOCH is \"{epoch}\", which is no time in seconds"))
}

fn build(options: &Options, common: &Common, deny: Option<Denied>) -> Result<ExitCode> {
    let report = {
        let bar = Bar::new(!common.quiet);
        Press::default().run(options, &|done, of| bar.show(done, of))?
    };
    show(&report, common)?;
    let is_fine = report.count(Severity::Error) == 0
        && (deny.is_none() || report.count(Severity::Warning) == 0);
    Ok(if is_fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn show(report: &Report, common: &Common) -> Result<()> {
    if common.format == Format::Json {
        data(&report.json())?;
    } else if !common.quiet {
        eprintln!("{}", common.color.paint(&report.to_string()));
    } else if 0 < report.count(Severity::Error) {
        eprint!("{}", common.color.paint(&report.errors()));
    }
    Ok(())
}

/// Prints what was asked for.
fn data(text: &str) -> Result<ExitCode> {
    use std::io::Write;
    let text = text.trim_end();
    if text.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let written = writeln!(std::io::stdout(), "{text}");
    // Whoever closes the pipe early, as `head` does, has what it wanted.
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Says what was done, and whether all of it could be.
fn said(outcome: newsprint::press::Outcome, common: &Common) -> Result<ExitCode> {
    let is_wanted = !common.quiet || !outcome.is_complete;
    if is_wanted && !outcome.message.is_empty() {
        eprintln!("{}", common.color.paint(&outcome.message));
    }
    Ok(if outcome.is_complete {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
