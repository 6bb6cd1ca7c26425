//! One style sheet out of many: what is clearest to edit in pieces is quickest to fetch as one.
//!
//! It joins and leaves comments out; it does not otherwise know CSS. Since every sheet stands in a layer, the
//! order within the joined one is that of the links and nothing else changes.

use anyhow::{Context, Result, bail};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// How trunk writes a link to a sheet, before and behind the sheet's name.
const LINK: (&str, &str) = ("<link rel=\"stylesheet\" href=\"./", "\"/>");

/// Joins the sheets that `index.html` in `site` links to, in their order, into one that it links instead.
pub fn join(site: &Path) -> Result<()> {
    let page_path = site.join("index.html");
    let page = fs::read_to_string(&page_path)
        .with_context(|| format!("cannot read {}", page_path.display()))?;
    let names: Vec<&str> = page.lines().filter_map(|line| sheet(line.trim())).collect();
    let Some(first) = names.first() else {
        bail!("{} links no style sheets", page_path.display())
    };

    let mut joined = String::new();
    for name in &names {
        let path = site.join(name);
        let sheet =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        joined += &without_comments(&sheet);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let name = format!("style-{:016x}.css", hash(&joined));
    fs::write(site.join(&name), joined).with_context(|| format!("cannot write {name}"))?;

    // The link to the first sheet becomes the link to all.
    let lines = page
        .lines()
        .filter(|line| sheet(line.trim()).is_none_or(|name| name == *first));
    let page: Vec<String> = lines.map(|line| line.replace(*first, &name)).collect();
    fs::write(&page_path, page.join("\n") + "\n")
        .with_context(|| format!("cannot write {}", page_path.display()))
}

/// The name of the sheet that a line links.
fn sheet(line: &str) -> Option<&str> {
    line.strip_prefix(LINK.0)?.strip_suffix(LINK.1)
}

/// The sheet without comments, blank lines and indents.
fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept += before;
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept += rest;
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Changes with the text, so that a browser may keep a sheet for as long as it likes. The hasher's keys are
/// fixed: the same text has the same name wherever the same compiler built this.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one_in_the_order_of_their_links() {
        let site = tempfile::TempDir::new().unwrap();
        let path = |name: &str| site.path().join(name);
        fs::write(path("b-1.css"), "/* first */\n@layer b, a;\n").unwrap();
        fs::write(
            path("a-2.css"),
            "@layer a {\n  p {\n    color: red; /* why */\n  }\n}\n",
        )
        .unwrap();
        let link = |name| format!("    {}{name}{}\n", LINK.0, LINK.1);
        let page = format!(
            "<head>\n{}{}  <title>T</title>\n</head>\n",
            link("b-1.css"),
            link("a-2.css")
        );
        fs::write(path("index.html"), page).unwrap();

        join(site.path()).unwrap();
        let page = fs::read_to_string(path("index.html")).unwrap();
        let name = page.lines().find_map(|line| sheet(line.trim())).unwrap();
        assert_eq!(
            page,
            format!("<head>\n{}  <title>T</title>\n</head>\n", link(name))
        );
        let joined = fs::read_to_string(path(name)).unwrap();
        assert_eq!(joined, "@layer b, a;\n@layer a {\np {\ncolor: red;\n}\n}\n");
        assert!(!path("b-1.css").exists() && !path("a-2.css").exists());
    }

    #[test]
    fn a_page_without_sheets_is_an_error() {
        let site = tempfile::TempDir::new().unwrap();
        fs::write(site.path().join("index.html"), "<p>").unwrap();
        assert!(join(site.path()).is_err());
    }
}
