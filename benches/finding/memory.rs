//! What an archive takes of memory, by the system's own count.

use crate::corpus::{json, plain};
use newsprint::archive::Archive;
use std::cmp::Reverse;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// The argument that makes this program [`weigh`].
pub const WEIGH: &str = "--weigh";

/// Every block larger than a page is one of the system's, and small ones that are given back never become large.
const GLIBC: &str = "glibc.malloc.mmap_threshold=4096:glibc.malloc.mmap_max=1000000:glibc.malloc.tcache_count=65535";

/// What [`weigh`] finds for so many articles, which stand newest first in their feed or in no order: in a process
/// of its own, whose allocator is told where to keep what.
pub fn weighed(n_articles: usize, is_sorted: bool) -> Option<(usize, usize)> {
    let mut weighing = Command::new(std::env::current_exe().unwrap());
    weighing.arg(WEIGH).env("GLIBC_TUNABLES", GLIBC);
    let mut weighing = weighing
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut articles = plain(n_articles);
    if is_sorted {
        articles.sort_by_key(|article| Reverse(article.date));
    }
    let feed = json(&articles);
    let mut stdin = weighing.stdin.take().unwrap();
    // Where nothing can be weighed, nobody reads.
    let _unread = stdin.write_all(feed.as_bytes());
    drop(stdin);
    let output = weighing.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let (all, texts) = text.trim().split_once(' ')?;
    Some((all.parse().unwrap(), texts.parse().unwrap()))
}

/// The bytes that the archive of the feed on standard input takes with its titles in order, and how many of
/// them are texts.
pub fn weigh() -> Option<(usize, usize)> {
    let before = data_bytes()?;
    let mut feed = Vec::new();
    std::io::stdin().read_to_end(&mut feed).unwrap();
    let (archive, _) = Archive::from_json(&feed).unwrap();
    drop(feed);
    archive.by_title();
    let after = data_bytes()?;
    let text = |idx| {
        let article = archive.article(idx);
        let rest =
            article.authors().len() + article.language().len() + article.link().map_or(0, str::len);
        article.id().len()
            + article.slug().as_str().len()
            + article.title().len()
            + article.text().len()
            + rest
    };
    Some((
        after.saturating_sub(before),
        archive.articles().map(text).sum(),
    ))
}

/// The bytes of what this process keeps in blocks larger than a page, which glibc takes from the system one by
/// one if it is told. Smaller ones lie in a heap whose holes look like data; an archive has none for each article.
/// Only Linux tells.
fn data_bytes() -> Option<usize> {
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    let size = |line: &str| {
        let (range, rest) = line.split_once(' ')?;
        let is_data = rest.starts_with("rw-p 00000000 00:00 0") && !rest.ends_with(']');
        let (from, to) = range.split_once('-').filter(|_| is_data)?;
        let number = |text| usize::from_str_radix(text, 16);
        Some(number(to).ok()? - number(from).ok()?)
    };
    Some(maps.lines().filter_map(size).sum())
}
