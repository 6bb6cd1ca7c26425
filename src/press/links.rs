//! Addresses inside articles: which of them lead to other articles, to files that come along, or nowhere.
//!
//! Links were written for another site. They name the source file, the old address, or only the end of it; all
//! of these find the article if it is here.

use crate::article::Slug;
use crate::query::Query;
use crate::route::Route;
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

/// Where every article can be found.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By path or address; `None` if two articles share it.
    slugs: HashMap<String, Option<Slug>>,
    /// By the last part of a path, for links whose path says where things were on another site.
    names: HashMap<String, Option<Slug>>,
    /// Of the site, without scheme and final slash, in lower case.
    base: Option<String>,
}

/// What an address in an article is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another article, as a URL of the page.
    Article(String),
    /// A place in the same article.
    Fragment(String),
    /// Something below the content folder or beside it, as a path.
    Path(String),
    /// Another site, or a person.
    Elsewhere,
    /// A scheme that no link may have, such as `javascript:`.
    Unsafe,
}

/// Schemes a link may have, besides none.
pub(super) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Index {
    /// An index for a site at `base_url`.
    pub fn new(base_url: Option<&str>) -> Index {
        Index {
            slugs: HashMap::new(),
            names: HashMap::new(),
            base: base_url.map(bare),
        }
    }

    /// Makes an article known under a path or an address.
    pub fn add(&mut self, address: &str, slug: &Slug) {
        let key = match address.contains("://") {
            true => bare(address),
            false => key(address),
        };
        let name = key.rsplit('/').next().unwrap_or_default();
        enter(&mut self.names, super::naming::dated(name).1, slug);
        enter(&mut self.slugs, &key, slug);
    }

    /// What `address` is in an article whose file lies in `folder`, below the content folder.
    pub fn resolve(&self, address: &str, folder: &Path) -> Target {
        let address = address.trim();
        if let Some(fragment) = address.strip_prefix('#') {
            return Target::Fragment(fragment.to_owned());
        }
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        if let Some(scheme) = scheme(address) {
            if !SCHEMES.contains(&scheme.as_str()) {
                return Target::Unsafe;
            }
            return match self.at_address(path) {
                Some(slug) => Target::Article(href(slug, fragment)),
                None => Target::Elsewhere,
            };
        }
        if address.starts_with("//") {
            return Target::Elsewhere;
        }
        let path = decoded(path.split('?').next().unwrap_or_default());
        if path.is_empty() {
            return Target::Fragment(fragment.to_owned());
        }
        match self.at_path(&path, folder) {
            Some(slug) => Target::Article(href(slug, fragment)),
            None => Target::Path(path),
        }
    }

    /// The article at an address in full, if it is one of this site or of an entry's own.
    fn at_address(&self, address: &str) -> Option<&Slug> {
        let address = bare(address);
        if let Some(slug) = self.slugs.get(&address) {
            return slug.as_ref();
        }
        let path = address.strip_prefix(self.base.as_ref()?)?;
        path.starts_with('/')
            .then(|| self.at_path(path, Path::new("")))
            .flatten()
    }

    fn at_path(&self, path: &str, folder: &Path) -> Option<&Slug> {
        let absolute = match path.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => joined(folder, path)?,
        };
        let found = self.slugs.get(&key(&absolute)).and_then(Option::as_ref);
        found.or_else(|| self.named(path))
    }

    /// The article whose name is the last part of the path.
    fn named(&self, path: &str) -> Option<&Slug> {
        let key = key(path);
        let name = key.rsplit('/').next()?;
        self.names.get(super::naming::dated(name).1)?.as_ref()
    }
}

fn enter(map: &mut HashMap<String, Option<Slug>>, key: &str, slug: &Slug) {
    if key.is_empty() {
        return;
    }
    let known = map
        .entry(key.to_owned())
        .or_insert_with(|| Some(slug.clone()));
    if known.as_ref() != Some(slug) {
        *known = None;
    }
}

fn href(slug: &Slug, fragment: &str) -> String {
    let href = Route::Article(slug.clone(), Query::default()).href();
    match fragment {
        "" => href,
        fragment => format!("{href}#{}{fragment}", super::sanitize::ID_PREFIX),
    }
}

/// The scheme of an address: letters before the first colon, white space and control characters aside, which
/// browsers pass over.
fn scheme(address: &str) -> Option<String> {
    let (before, _) = address.split_once(':')?;
    let before: String = before
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let is_scheme = before.starts_with(|c: char| c.is_ascii_alphabetic())
        && before
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| before.to_ascii_lowercase())
}

/// An address without scheme, `www.` and final slash.
fn bare(address: &str) -> String {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.trim_end_matches('/').to_lowercase()
}

/// A path as the index knows it: without slashes at its ends, without the ending of a page, in lower case.
fn key(path: &str) -> String {
    let path = path
        .trim_start_matches("@/")
        .trim_matches('/')
        .to_lowercase();
    let path = ["/index.html", "/index.md", "/index", "/_index.md"]
        .iter()
        .find_map(|index| path.strip_suffix(index))
        .unwrap_or(&path);
    let endings = [".md", ".markdown", ".html", ".htm", ".txt"];
    let path = endings
        .iter()
        .find_map(|ending| path.strip_suffix(ending))
        .unwrap_or(path);
    path.to_owned()
}

/// `path` seen from `folder`; `None` if it climbs out of the top.
pub(super) fn joined(folder: &Path, path: &str) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in folder.join(path).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => {
                parts.pop()?;
            }
            _ => {}
        }
    }
    Some(parts.join("/"))
}

/// The text with its percent-encoded bytes decoded.
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

/// The file that `path` names in an article from `folder`, if it lies below `content`. Paths from the root are
/// looked for where site generators keep their files, too.
pub(super) fn file(content: &Path, folder: &Path, path: &str) -> Option<PathBuf> {
    let root = content.canonicalize().ok()?;
    let relative = match path.strip_prefix('/') {
        Some(_) => None,
        None => joined(folder, path),
    };
    let below_root = joined(Path::new(""), path.trim_start_matches('/'));
    let elsewhere = below_root.iter().flat_map(|path| {
        ["", "static/", "assets/", "public/"].map(|folder| format!("{folder}{path}"))
    });
    // Sources are read, not shown: one that is a draft, or left out, stays private.
    let is_shown = |path: &String| {
        !path.split('/').any(|part| part.starts_with('.'))
            && !super::sources::is_source(Path::new(path))
    };
    relative
        .into_iter()
        .chain(elsewhere)
        .filter(is_shown)
        .find_map(|path| {
            let real = root.join(&path).canonicalize().ok()?;
            (real.is_file() && real.starts_with(&root)).then(|| PathBuf::from(path))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index::new(Some("https://Example.org/"));
        let slug = |text: &str| Slug::from_text(text).unwrap();
        for (address, name) in [
            ("blog/2020-01-02-ink.md", "ink"),
            ("ink", "ink"),
            ("/2020/01/02/ink/", "ink"),
            ("https://old.example/ink", "ink"),
            ("twice", "one"),
            ("twice", "two"),
        ] {
            index.add(address, &slug(name));
        }
        index
    }

    #[track_caller]
    fn check(address: &str, target: Target) {
        assert_eq!(
            index().resolve(address, Path::new("blog")),
            target,
            "{address}"
        );
    }

    fn ink(fragment: &str) -> Target {
        Target::Article(format!("./?article=ink{fragment}"))
    }

    #[test]
    fn articles_are_found_by_file_address_and_name() {
        for address in [
            "2020-01-02-ink.md",
            "../blog/2020-01-02-ink.md",
            "/blog/2020-01-02-ink/",
            "@/blog/2020-01-02-ink.md",
            "/2020/01/02/ink/",
            "https://example.org/2020/01/02/ink",
            "http://www.old.example/ink/",
            "/news/ink.html",
            "ink",
        ] {
            check(address, ink(""));
        }
        check("ink#why", ink("#a-why"));
    }

    #[test]
    fn the_rest_is_told_apart() {
        check("#why", Target::Fragment("why".into()));
        check("twice", Target::Path("twice".into()));
        check("my%20file.pdf", Target::Path("my file.pdf".into()));
        for address in [
            "https://elsewhere.example/ink",
            "mailto:a@b.example",
            "//cdn.example/x",
        ] {
            check(address, Target::Elsewhere);
        }
        for address in [
            "javascript:alert(1)",
            " JaVa\nScript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
        ] {
            check(address, Target::Unsafe);
        }
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        assert_eq!(joined(Path::new("a"), "../../x"), None);
        assert_eq!(joined(Path::new("a"), "../x").as_deref(), Some("x"));
    }
}
