//! The house rules that a machine can check, over the sources, tests and styles.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below `folder`, relative to the project, whose name ends in `ending`.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(
                    path.strip_prefix(env!("CARGO_MANIFEST_DIR"))
                        .unwrap()
                        .to_owned(),
                );
            }
        }
    }
    assert!(!found.is_empty(), "there are {ending} files in {folder}");
    found.sort();
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Fails for every line of these files that `is_bad`, naming them all.
#[track_caller]
fn forbid(rule: &str, files: &[PathBuf], is_bad: impl Fn(&str) -> bool) {
    let mut offenders = String::new();
    for file in files {
        for (line, number) in read(file).lines().zip(1..) {
            if is_bad(line) {
                offenders += &format!("\n{}:{number}: {}", file.display(), line.trim());
            }
        }
    }
    assert!(offenders.is_empty(), "{rule}:{offenders}");
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Rust files of the library outside `folders`.
fn source_outside(folders: &[&str]) -> Vec<PathBuf> {
    let is_inside = |path: &PathBuf| folders.iter().any(|folder| path.starts_with(folder));
    files("src", ".rs")
        .into_iter()
        .filter(|path| !is_inside(path))
        .collect()
}

#[test]
fn only_the_browser_modules_speak_to_the_browser() {
    let files = source_outside(&[
        "src/ui/browser",
        "src/folding/browser.rs",
        "src/collation/browser.rs",
    ]);
    forbid(
        "web_sys, js_sys and gloo belong into ui/browser",
        &files,
        |line| {
            !is_comment(line)
                && ["web_sys", "js_sys", "gloo"]
                    .iter()
                    .any(|name| line.contains(name))
        },
    );
}

#[test]
fn the_core_knows_no_page_no_file_and_no_clock() {
    let files = source_outside(&[
        "src/ui",
        "src/ui.rs",
        "src/press",
        "src/press.rs",
        "src/bin",
        "src/main.rs",
    ]);
    let banned = [
        "leptos",
        "std::fs",
        "std::io",
        "std::time",
        "std::env",
        "SystemTime",
        "Utc::now",
        "Local::",
    ];
    forbid("the core is pure", &files, |line| {
        !is_comment(line) && banned.iter().any(|name| line.contains(name))
    });
}

#[test]
fn features_are_told_apart_in_one_place() {
    let files = source_outside(&["src/lib.rs"]);
    forbid("cfg(feature) belongs into lib.rs", &files, |line| {
        line.contains("cfg(feature")
    });
}

#[test]
fn html_never_comes_from_text() {
    // The press takes pages apart as well, but shows none.
    let outside = source_outside(&["src/ui/browser/html.rs", "src/press"]);
    forbid("text is text", &outside, |line| {
        [
            "inner_html",
            "outer_html",
            "insert_adjacent_html",
            "innerHTML",
        ]
        .iter()
        .any(|name| line.contains(name))
    });
    let page = read("src/ui/browser/html.rs");
    assert_eq!(
        page.matches("inner_html").count(),
        1,
        "one way into the page"
    );
    assert!(
        page.contains("set_inner_html(html.as_str())"),
        "for SafeHtml only"
    );
    let outside = source_outside(&["src/ui/browser/html.rs", "src/ui/components/prose.rs"]);
    forbid("only an article's text is HTML", &outside, |line| {
        line.contains("html::fill")
    });
}

#[test]
fn only_a_sanitizer_and_its_feed_make_safe_html() {
    let outside = source_outside(&["src/article/safe_html.rs", "src/feed/item.rs", "src/press"]);
    let outside: Vec<_> = outside.into_iter().filter(|path| !is_test(path)).collect();
    forbid("nothing else is safe", &outside, |line| {
        line.contains("from_sanitizer")
    });
    let outside = source_outside(&["src/article/safe_html.rs", "src/archive.rs"]);
    forbid("only an archive stores it", &outside, |line| {
        line.contains("SafeHtml::stored")
    });
}

/// Whether all of a file is tests.
fn is_test(path: &Path) -> bool {
    path.components()
        .any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
}

#[test]
fn nothing_is_switched_off_or_left_for_later() {
    let mut files = files("src", ".rs");
    files.extend(self::files("tests", ".mjs"));
    let banned = [
        "#[ignore",
        "should_panic",
        "mem::forget",
        ".only(",
        "test.skip",
    ];
    forbid("finish it", &files, |line| {
        banned.iter().any(|name| line.contains(name))
    });
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for file in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        let text = read(&file);
        let n_lines = text.lines().count();
        assert!(
            n_lines <= 400,
            "{} has {n_lines} lines: what is the second thing it does?",
            file.display()
        );
        let is_tests = file.ends_with("tests.rs");
        assert!(
            is_tests || text.starts_with("//!"),
            "{} begins with what it is",
            file.display()
        );
    }
    for file in files("style/components", ".css") {
        let n_lines = read(&file).lines().count();
        assert!(n_lines <= 120, "{} has {n_lines} lines", file.display());
    }
}

#[test]
fn every_style_stands_in_a_layer_that_is_declared() {
    let order = read("style/layers.css");
    for file in files("style", ".css") {
        let text = read(&file);
        if file.ends_with("layers.css") {
            continue;
        }
        let at_top = text.lines().filter(|line| {
            !line.starts_with([' ', '}', '/', '│', '┌', '├', '└']) && !line.is_empty()
        });
        for line in at_top.filter(|line| line.ends_with('{')) {
            let layer = line
                .strip_prefix("@layer ")
                .and_then(|rest| rest.strip_suffix(" {"));
            let layer =
                layer.unwrap_or_else(|| panic!("{}: `{line}` stands in no layer", file.display()));
            assert!(
                order.contains(layer),
                "{}: layer {layer} is not in layers.css",
                file.display()
            );
        }
    }
}

#[test]
fn styles_are_logical_and_take_colors_from_the_tokens() {
    forbid("no !important", &files("style", ".css"), |line| {
        line.contains("!important")
    });
    let physical = [
        "left:", "right:", "-left", "-right", "-top:", "-bottom:", "height:", "width:",
    ];
    forbid("logical properties only", &files("style", ".css"), |line| {
        let line = line.trim();
        let is_property = line.ends_with(';') && !line.starts_with("--");
        is_property
            && physical.iter().any(|name| line.contains(name))
            && !line.contains("line-height:")
    });
    let outside: Vec<_> = files("style", ".css")
        .into_iter()
        .filter(|path| !path.ends_with("tokens.css"))
        .collect();
    forbid("colors come from tokens.css", &outside, |line| {
        ["#", "rgb(", "hsl(", "oklch("]
            .iter()
            .any(|color| line.contains(color))
    });
}

#[test]
fn every_token_is_used() {
    let styles: String = files("style", ".css").iter().map(read).collect();
    let tokens = read("style/tokens.css");
    let names = tokens
        .lines()
        .filter_map(|line| line.trim().split_once(':'));
    for (name, _) in names.filter(|(name, _)| name.starts_with("--")) {
        assert!(
            styles.contains(&format!("var({name})")),
            "{name} is used by nothing"
        );
    }
}

#[test]
fn every_style_is_linked_and_every_component_has_its_own() {
    let page = read("index.html");
    for file in files("style", ".css") {
        let link = format!("href=\"{}\"", file.display());
        assert!(page.contains(&link), "index.html links {}", file.display());
    }
    for file in files("src/ui/components", ".rs") {
        let style = format!(
            "style/components/{}.css",
            file.file_stem().unwrap().to_string_lossy()
        );
        let has_none = ["prose", "losses"]
            .iter()
            .any(|name| file.ends_with(format!("{name}.rs")));
        assert!(
            has_none || Path::new(env!("CARGO_MANIFEST_DIR")).join(&style).exists(),
            "{style} is missing"
        );
    }
}

#[test]
fn the_page_carries_no_inline_script_or_style() {
    let page = read("index.html");
    assert!(
        !page.contains("<style") && !page.contains(" style="),
        "styles are files"
    );
    assert!(
        !page.contains("<script"),
        "scripts are files; trunk links boot.js"
    );
}

#[test]
fn the_readme_tells_the_truth_about_the_tree() {
    let readme = read("README.md");
    for command in ["make serve", "make test"] {
        assert!(readme.contains(command), "README names {command}");
    }
    let map = readme
        .split("```text")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("README has a code map");
    let named: Vec<&str> = map
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for path in &named {
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(),
            "the code map names {path}"
        );
    }
    let modules = read("src/lib.rs");
    for module in modules
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
    {
        let path = format!("src/{module}.rs");
        assert!(
            named.contains(&path.as_str()),
            "the code map says what {path} is"
        );
    }
}

#[test]
fn versions_that_must_agree_do() {
    let lock = read("package-lock.json");
    let binaryen = lock
        .split("node_modules/binaryen")
        .nth(1)
        .and_then(|rest| rest.split('"').nth(4))
        .unwrap();
    let major = binaryen.split('.').next().unwrap();
    assert!(
        read("Trunk.toml").contains(&format!("wasm_opt = \"version_{major}\"")),
        "Trunk.toml wants wasm-opt {major}"
    );
    assert!(
        !lock.contains("\"resolved\""),
        "the lock file names no address"
    );
}
