//! `newsprint find` as somebody types it: what it lists, counts, says and exits with.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use serde_json::{Value, json};
use site::{Run, Site, finished};
use std::fs;
use std::process::Stdio;

#[path = "support/site.rs"]
#[allow(dead_code)] // every file of tests uses a part of it
mod site;

const FEED: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en","items":[
    {"id":"urn:2","title":"Peace","content_text":"Rain and a treaty.","tags":["usa"],"date_published":"2018-05-01T10:00:00Z","_newsprint":{"date":"2018-05-01"}},
    {"id":"urn:1","title":"treaty","content_text":"Signed.","tags":["usa","sport"],"_newsprint":{"date":"2016"}},
    {"id":"urn:4","title":"Äpfel","language":"de","content_text":"Rain for three days.","tags":["weather"]},
    {"id":"urn:3","title":"Golf","content_text":"The rain stopped.","tags":["sport/golf"],"date_published":"2018-06-01T00:00:00Z","_newsprint":{"date":"2018-06-01"}}]}"#;

fn site() -> Site {
    let site = Site::with(&[]);
    site.write("feed.json", FEED);
    site
}

fn find(query: &[&str]) -> Run {
    site().run(&[&["find", "feed.json"], query].concat())
}

/// The ids that a query finds, in order and without `urn:`, of which nothing is to be said.
#[track_caller]
fn check(query: &str, ids: &str) {
    let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
    let run = find(&[&words[..], &["--format", "ids"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{query}");
    let found: Vec<&str> = run.stdout.lines().collect();
    let expected: Vec<String> = ids.chars().map(|id| format!("urn:{id}")).collect();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn articles_come_in_the_order_asked_for() {
    check("", "3214");
    check("sort:newest", "3214");
    check("sort:oldest", "1234");
    check("sort:title", "4321");
}

#[test]
fn every_operator_finds_what_it_says() {
    check("rain", "324");
    check("treaty", "12");
    check("treaty sort:newest", "21");
    check("title:treaty", "1");
    check("\"the rain\"", "3");
    check("\"a rain\" OR golf", "3");
    check("tag:sport", "31");
    check("lang:de", "4");
    check("after:2018", "32");
    check("before:2018-06", "21");
    check("date:2016..2018-05", "21");
    check("date:2018-06..", "3");
    check("tag:sport tag:weather match:any", "314");
}

#[test]
fn a_word_may_begin_with_a_hyphen_wherever_it_stands() {
    check("-tag:sport", "24");
    check("-tag:usa -tag:weather", "3");
    check("rain -treaty -date:2018-06", "4");
    check("-(golf OR treaty)", "4");
    let run = find(&["-tag:sport sort:oldest", "--format=ids"]);
    assert_eq!(run.stdout, "urn:2\nurn:4\n");
    let run = find(&["--format", "ids", "rain", "--", "-q", "--golf"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "urn:3\nurn:2\nurn:4\n")
    );
}

#[test]
fn the_best_articles_come_first_and_those_with_all_the_words_before_the_others() {
    check("golf rain", "324");
    check("golf rain sort:oldest", "324");
    check("golf rain sort:title", "342");
    check("three rain", "432");
    check("peace", "2");
    check("peaec", "2");
    check("tre", "12");
    check("tre rain", "324");
    check("-tre rain", "324");
    check("-treaty rain", "34");
}

#[test]
fn or_binds_tighter_than_a_space_and_parentheses_tighter_still() {
    check("tag:usa OR tag:weather rain", "24");
    check("tag:weather OR (tag:usa -rain)", "14");
    check("( signed OR days ) tag:usa", "1");
}

#[test]
fn options_stand_before_behind_and_between_the_words() {
    let site = site();
    for arguments in [
        &["--format", "ids", "find", "feed.json", "rain", "-golf"][..],
        &["find", "--format", "ids", "feed.json", "rain", "-golf"],
        &["find", "feed.json", "--format", "ids", "rain", "-golf"],
        &["find", "feed.json", "-golf", "--format", "ids", "rain"],
        &["find", "feed.json", "rain", "-golf", "-q", "--format=ids"],
    ] {
        let run = site.run(arguments);
        assert_eq!(
            run.stdout, "urn:2\nurn:4\n",
            "{arguments:?}: {}",
            run.stderr
        );
    }
    let run = find(&["--limit", "2", "--format", "ids"]);
    assert_eq!(run.stdout, "urn:3\nurn:2\n");
}

#[test]
fn people_get_a_line_for_each_article_then_the_counts() {
    let run = find(&["-tag:weather"]);
    let expected = "2018-06-01\tGolf\tgolf\n2018-05-01\tPeace\tpeace\n2016      \ttreaty\ttreaty\n\n\
                    3 of 4 articles\n\n2\tsport\n2\tusa\n1\tsport/golf\n1\tweather\n";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (expected, ""));
    let run = find(&["--limit", "1", "lang:de"]);
    assert!(
        run.stdout
            .starts_with("          \tÄpfel\täpfel\n\n1 of 4 articles\n"),
        "{}",
        run.stdout
    );
    let run = find(&["--limit", "0"]);
    assert!(
        run.stdout
            .starts_with("4 of 4 articles, of which 0 are listed\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn programs_get_one_object_with_everything_in_it() {
    let run = find(&["-tag:weather", "sort:oldest", "sort:x", "--format", "json"]);
    assert_eq!(run.code, Some(0));
    let object: Value = serde_json::from_str(&run.stdout).unwrap();
    let article = |id, title, date, tags: &[&str]| json!({"id": id, "slug": title, "title": title, "date": date, "tags": tags});
    assert_eq!(object["query"], "-tag:weather sort:oldest");
    assert_eq!(
        object["problems"],
        json!([{"column": 26, "message": "sort: must be one of relevance, newest, oldest, title"}])
    );
    assert_eq!((&object["count"], &object["total"]), (&3.into(), &4.into()));
    assert_eq!(
        object["articles"][0],
        article("urn:1", "treaty", "2016", &["usa", "sport"])
    );
    assert_eq!(object["articles"].as_array().unwrap().len(), 3);
    assert_eq!(object["tags"][0], json!({"tag": "sport", "count": 2}));
    assert_eq!(
        object["timeline"].as_array().unwrap().len(),
        30,
        "January 2016 to June 2018, by month"
    );
    let first = json!({"from": "2016-01", "to": "2016-01", "count": 1});
    assert_eq!(object["timeline"][0], first);
    assert_eq!(object["undated"], 0);
    let run = find(&["lang:de", "--format", "json"]);
    let object: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        (&object["articles"][0]["date"], &object["undated"]),
        (&Value::Null, &1.into())
    );
}

#[test]
fn a_problem_has_its_column_and_a_mark_and_the_rest_still_counts() {
    let run = find(&["treaty", "sort:latest", "-(tag:sport", "--format", "ids"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "urn:2\n"));
    let expected = "query:1:8: sort: must be one of relevance, newest, oldest, title
  |
1 | treaty sort:latest -(tag:sport
  |        ^
query:1:21: this parenthesis is never closed
  |
1 | treaty sort:latest -(tag:sport
  |                     ^
";
    assert_eq!(run.stderr, expected);
    assert_eq!(find(&["sort:latest", "--quiet"]).stderr, "");
}

#[test]
fn what_is_not_there_is_said_with_what_there_is() {
    let run = find(&["tag:wether", "--format", "ids"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert!(
        run.stderr.starts_with(
            "query: no article has the tag wether; did you mean weather?\nno article fits all of this; one step away there is:\n  did you mean weather: 1\n"
        ),
        "{}",
        run.stderr
    );
    let run = find(&["-tag:nothing-of-the-kind", "golf OR tag:usb"]);
    let expected = "query: no article has the tag nothing-of-the-kind\nquery: no article has the tag usb; did you mean usa?\n";
    assert_eq!(run.stderr, expected);
    let run = find(&["\"signed\"", "golf"]);
    assert!(
        run.stderr
            .ends_with("  without \"signed\": 1\n  without golf: 1\n")
    );
    assert_eq!(run.stdout, "0 of 4 articles\n");
}

#[test]
fn a_bundle_that_cannot_be_read_is_named() {
    let site = site();
    site.write("page.html", "<!doctype html>");
    site.write("other.json", "{\"a\": 1}");
    for (bundle, reason) in [
        ("gone.json", "No such file"),
        ("page.html", "the file is a web page, not a feed"),
        ("other.json", "the file is JSON, but not a feed"),
    ] {
        let run = site.run(&["find", bundle, "rain"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{bundle}");
        let start = format!("error: cannot read {bundle}: {reason}");
        assert!(run.stderr.starts_with(&start), "{}", run.stderr);
    }
}

#[test]
fn a_bundle_that_ends_early_is_searched_as_far_as_it_goes_and_fails() {
    let site = site();
    let end = FEED.find("{\"id\":\"urn:4\"").unwrap();
    site.write("half.json", &FEED[..end]);
    let run = site.run(&["find", "half.json", "--format", "ids", "-q"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "urn:2\nurn:1\n"));
    assert!(
        run.stderr
            .starts_with("half.json: error: the file ends early")
            && run.stderr.ends_with("; 2 articles could be read\n"),
        "{}",
        run.stderr
    );
    site.write("odd.json", r#"{"items":[{"title":"no id"},{"id":"1"}]}"#);
    let run = site.run(&["find", "odd.json", "--format", "ids"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "1\n"));
    assert_eq!(run.stderr, "odd.json: warning: 1 item could not be read\n");
}

#[test]
fn a_bundle_may_come_from_a_pipe_and_the_answer_go_into_a_closed_one() {
    let site = site();
    let mut command = site.command(&["find", "-", "rain", "-golf", "--format", "ids"]);
    command.stdin(fs::File::open(site.path("feed.json")).unwrap());
    assert_eq!(finished(command).stdout, "urn:2\nurn:4\n");
    for format in ["human", "json", "ids"] {
        let mut command = site.command(&["find", "feed.json", "--format", format]);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*said), (Some(0), ""), "{format}");
    }
}

#[test]
fn a_wrong_command_line_is_told_apart() {
    let site = site();
    for arguments in [
        &["find"][..],
        &["find", "-tag:usa"],
        &["find", "feed.json", "--frob"],
        &["find", "feed.json", "--limit", "few"],
        &["check", "--format", "ids"],
        &["list", "tags", "--format", "ids"],
    ] {
        let run = site.run(arguments);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
    }
}

#[test]
fn nothing_in_a_bundle_or_a_query_steers_the_terminal() {
    let site = Site::with(&[]);
    let feed = r#"{"items":[{"id":"a\u001b[2J\nb\u009b","title":"T\u202e\u001b]0;x\u0007","tags":["t\u0085\u2066ag"]}]}"#;
    site.write("feed.json", feed);
    let is_steering = |c: char| c.is_control() && c != '\n' && c != '\t';
    for format in ["human", "json", "ids"] {
        let query = "tag:\u{1b}[31m sort:\u{9b}x OR";
        let run = site.run(&["find", "feed.json", query, "--format", format]);
        let everything = site.run(&["find", "feed.json", "--format", format]);
        for text in [&run.stdout, &run.stderr, &everything.stdout] {
            let steers = |c: char| is_steering(c) || "\u{202e}\u{2066}".contains(c);
            assert!(!text.contains(steers), "{text:?}");
        }
        if format == "ids" {
            assert_eq!(everything.stdout.lines().count(), 1);
        }
        if format == "json" {
            let object: Value = serde_json::from_str(&everything.stdout).unwrap();
            assert_eq!(object["articles"][0]["id"], "a\u{1b}[2J\nb\u{9b}");
        }
    }
}
