//! `newsprint build` and `newsprint check` as a publisher runs them: exit codes, what is printed, what is
//! written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use serde_json::Value;
use site::{Site, archive, finished};
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

#[path = "support/site.rs"]
#[allow(dead_code)] // every file of tests uses a part of it
mod site;

const GOOD: (&str, &str) = ("good.txt", "Good\n\nText.\n\n#tag\n\n2025-01-02");
const BAD: (&str, &str) = ("bad.txt", "Bad\n\nText.\n\n31.02.2025");
/// Its picture has no description, which is a warning.
const DOUBTFUL: (&str, &str) = ("doubtful.md", "# Doubtful\n\n![](p.gif)");

/// A site with one picture.
fn doubtful() -> Site {
    let site = Site::with(&[GOOD, DOUBTFUL]);
    fs::write(site.path("content/p.gif"), b"GIF89a\x03\0\x02\0\0\0\0;").unwrap();
    site
}

#[test]
fn a_clean_folder_is_built_in_silence_and_success() {
    let site = Site::with(&[GOOD]);
    let run = site.run(&["build"]);
    assert_eq!(
        (run.code, run.stderr.as_str(), run.stdout.as_str()),
        (Some(0), "1 article built\n", "")
    );
    assert_eq!(site.titles(), ["Good"]);
}

#[test]
fn a_mistake_is_reported_with_its_place_and_fails_the_run_but_not_the_bundle() {
    let site = Site::with(&[GOOD, BAD]);
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(1));
    let expected = "content/bad.txt:5:1: error: the date 31.02.2025 does not exist\n  |\n5 | 31.02.2025\n  | ^^^^^^^^^^\n  help: ";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    assert!(
        run.stderr.ends_with("\n1 article built, 1 error\n"),
        "{}",
        run.stderr
    );
    assert_eq!(site.titles(), ["Good"]);
    assert_eq!(site.run(&["build", "--keep-going"]).code, Some(0));
}

#[test]
fn a_warning_is_a_failure_only_if_it_is_said_to_be_one() {
    let site = doubtful();
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.stderr
            .contains("content/doubtful.md:3:1: warning: the picture has no description"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.ends_with("\n2 articles built, 1 warning\n"),
        "{}",
        run.stderr
    );
    assert_eq!(site.run(&["build", "--deny", "warnings"]).code, Some(1));
    let mut command = site.command(&["check"]);
    command.env("NEWSPRINT_DENY", "warnings");
    assert_eq!(finished(command).code, Some(1));
    assert!(site.path("public/media/p.gif").exists());
}

#[test]
fn a_missing_folder_and_a_wrong_argument_are_told_apart() {
    let site = Site::with(&[]);
    let run = site.run(&["build", "--content", "gone", "--keep-going"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr
            .starts_with("error: cannot read the content folder gone: "),
        "{}",
        run.stderr
    );
    let usages: [&[&str]; 5] = [
        &[],
        &["build", "--frob"],
        &["bild"],
        &["check", "--format", "xml"],
        &["import"],
    ];
    for arguments in usages {
        assert_eq!(site.run(arguments).code, Some(2), "{arguments:?}");
    }
    let mut command = site.command(&["build"]);
    command.env("SOURCE_DATE_EPOCH", "soon");
    let run = finished(command);
    assert_eq!(
        (
            run.code,
            run.stderr.contains("SOURCE_DATE_EPOCH is \"soon\"")
        ),
        (Some(1), true),
        "{}",
        run.stderr
    );
}

#[test]
fn a_check_reports_the_same_and_writes_nothing() {
    let site = Site::with(&[GOOD, BAD]);
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.contains("content/bad.txt:5:1: error: "),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.ends_with("1 article checked, 1 error\n"),
        "{}",
        run.stderr
    );
    assert!(!site.path("public").exists());
}

#[test]
fn programs_get_one_json_object_and_nothing_else() {
    let site = Site::with(&[GOOD, BAD]);
    for command in ["build", "check"] {
        let run = site.run(&[command, "--format", "json"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(
            (&report["articles"], &report["errors"], &report["warnings"]),
            (&1.into(), &1.into(), &0.into())
        );
        let diagnostic = &report["diagnostics"][0];
        assert_eq!(diagnostic["path"], "content/bad.txt");
        assert_eq!(
            (&diagnostic["line"], &diagnostic["column"]),
            (&5.into(), &1.into())
        );
        assert_eq!(
            (&diagnostic["severity"], &diagnostic["kind"]),
            (&"error".into(), &"impossible-date".into())
        );
    }
}

#[test]
fn quiet_leaves_only_errors() {
    let site = doubtful();
    let run = site.run(&["build", "--quiet"]);
    assert_eq!(
        (run.code, run.stderr.as_str(), run.stdout.as_str()),
        (Some(0), "", "")
    );
    site.write("content/bad.txt", BAD.1);
    let run = site.run(&["-q", "build"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.starts_with("content/bad.txt:5:1: error: "),
        "{}",
        run.stderr
    );
    assert!(
        !run.stderr.contains("warning") && !run.stderr.contains("built"),
        "{}",
        run.stderr
    );
}

#[test]
fn colors_are_for_those_who_ask() {
    let site = Site::with(&[BAD]);
    assert!(!site.run(&["check"]).stderr.contains('\u{1b}'));
    assert!(
        site.run(&["check", "--color", "always"])
            .stderr
            .contains("\u{1b}[1;31merror")
    );
}

#[test]
fn drafts_and_dates_to_come_follow_the_policy_and_flags_go_over_the_environment() {
    let draft = ("draft.md", "---\ntitle: Draft\ndraft: true\n---\nText.");
    let later = (
        "later.md",
        "---\ntitle: Later\ndate: 2026-01-05\n---\nText.",
    );
    let site = Site::with(&[GOOD, draft, later]);
    let build = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = site.command(arguments);
        command.arg("build").envs(variables.iter().copied());
        let run = finished(command);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        (site.titles().len(), run.stderr)
    };
    let (n, said) = build(&[], &[]);
    assert!(
        said.contains("the date 5 January 2026 is still to come"),
        "{said}"
    );
    assert!(
        n == 2 && said.ends_with("2 articles built, 1 withheld, 1 warning\n"),
        "{said}"
    );
    assert_eq!(build(&[], &[("NEWSPRINT_DRAFTS", "true")]).0, 3);
    assert_eq!(build(&[], &[("NEWSPRINT_FUTURE", "false")]).0, 1);
    site.write("content/newsprint.toml", "drafts = true\nfuture = false\n");
    assert_eq!(build(&[], &[]).0, 2);
    assert_eq!(build(&[], &[("NEWSPRINT_DRAFTS", "false")]).0, 1);
    let flags = site.run(&["build", "--drafts=false", "--future"]);
    assert!(flags.stderr.contains("1 withheld"), "{}", flags.stderr);
    let mut command = site.command(&["build", "--drafts"]);
    command.env("NEWSPRINT_DRAFTS", "false");
    assert!(!finished(command).stderr.contains("2 withheld"));
}

#[test]
fn the_folders_come_from_flags_or_else_from_the_environment() {
    let site = Site::with(&[BAD]);
    site.write("blog/good.txt", GOOD.1);
    let mut command = site.command(&["build"]);
    command
        .env("NEWSPRINT_CONTENT", "blog")
        .env("NEWSPRINT_OUT", "www/feed.json");
    assert_eq!(finished(command).code, Some(0));
    assert_eq!(archive(&site.path("www/feed.json")).len(), 1);
    let mut command = site.command(&["build", "--content", "content"]);
    command.env("NEWSPRINT_CONTENT", "blog");
    assert_eq!(finished(command).code, Some(1));
}

/// Waits until the bundle holds `text`.
fn wait_for(site: &Site, text: &str) {
    let start = Instant::now();
    let is_there = || {
        fs::read_to_string(site.path("public/articles.json")).is_ok_and(|json| json.contains(text))
    };
    while !is_there() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "the bundle never held {text}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn while_it_watches_every_change_is_built() {
    let site = Site::with(&[GOOD]);
    let mut command = site.command(&["build", "--watch", "--quiet"]);
    let mut watching = command.stderr(Stdio::null()).spawn().unwrap();
    wait_for(&site, "Text.");
    site.write("content/good.txt", "Good\n\nEdited.");
    wait_for(&site, "Edited.");
    site.write("content/more/new.md", "# New\n\nAnother.");
    wait_for(&site, "Another.");
    fs::remove_file(site.path("content/good.txt")).unwrap();
    let start = Instant::now();
    while site.titles() != ["New"] {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "the article is still there"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn a_pipe_that_is_closed_early_is_no_failure() {
    let site = Site::with(&[("a.txt", "A\n\nText.\n")]);
    for arguments in [
        &["check", "--format", "json"][..],
        &["schema"],
        &["completions", "bash"],
    ] {
        let mut command = site.command(arguments);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}
