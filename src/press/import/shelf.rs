//! Where imported files go: below the content folder, and never over something else.
//!
//! It knows paths and bytes. What is an article, and what stands in its file, it is told.

use crate::article::Slug;
use crate::press::write;
use anyhow::{Context, Result};
use std::collections::{HashMap, HashSet, VecDeque};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind, Result as IoResult};
use std::path::{Component, Path, PathBuf};

/// A content folder that is being filled.
pub(super) struct Shelf<'c> {
    content: &'c Path,
    /// The folder without symbolic links in its path.
    root: PathBuf,
    /// Whether files that are there already are written over.
    force: bool,
    /// What has its place already, below the content folder.
    taken: HashSet<PathBuf>,
    series: HashMap<Slug, Series>,
}

/// What is to be put there.
#[derive(Clone, Copy)]
pub(super) enum Item<'i> {
    Text(&'i str),
    Copy(&'i Path),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    Written,
    /// The same is there already.
    Unchanged,
    /// Something else is there already, and stays.
    LeftAlone,
    /// A folder or a link is there, which is never written over.
    InTheWay,
    /// Something else of this import has this place.
    Twice,
    /// The place is outside the content folder.
    Outside,
}

/// The files that share a slug but for a number: what was there before this import.
#[derive(Default)]
struct Series {
    by_id: HashMap<String, Slug>,
    without_id: VecDeque<Slug>,
    next: usize,
}

impl<'c> Shelf<'c> {
    /// The content folder, which is made if it is not there.
    pub fn new(content: &'c Path, force: bool) -> Result<Shelf<'c>> {
        let make = || {
            fs::create_dir_all(content)?;
            content.canonicalize()
        };
        let root = make()
            .with_context(|| format!("cannot make the content folder {}", content.display()))?;
        Ok(Shelf {
            content,
            root,
            force,
            taken: HashSet::new(),
            series: HashMap::new(),
        })
    }

    /// The name for an article that wants to be called `slug`: that of the file which holds it already, or
    /// else one that no other article has. `id_in` finds the id in a file.
    pub fn name(&mut self, slug: &Slug, id: &str, id_in: &dyn Fn(&str) -> String) -> Slug {
        let Shelf {
            content,
            taken,
            series,
            ..
        } = self;
        let series = series
            .entry(slug.clone())
            .or_insert_with(|| Series::find(content, slug, taken, id_in));
        let known = match id {
            "" => series.without_id.pop_front(),
            id => series
                .by_id
                .remove(id)
                .or_else(|| series.without_id.pop_front()),
        };
        known.unwrap_or_else(|| {
            loop {
                let candidate = numbered(slug, series.next);
                series.next += 1;
                let path = file(&candidate);
                if !taken.contains(&path) && fs::symlink_metadata(content.join(path)).is_err() {
                    break candidate;
                }
            }
        })
    }

    /// Puts an item at `below` the content folder, unless something else is there.
    pub fn put(&mut self, below: &Path, item: Item) -> Result<Placed> {
        let path = self.content.join(below);
        let place = || format!("cannot write {}", path.display());
        if !below
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
            || self.leads_out(&path)
        {
            return Ok(Placed::Outside);
        }
        if !self.taken.insert(below.to_owned()) {
            let is_same = is_there(&path, item).with_context(place)?;
            return Ok(if is_same {
                Placed::Unchanged
            } else {
                Placed::Twice
            });
        }
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(place),
            Ok(found) if !found.is_file() => return Ok(Placed::InTheWay),
            Ok(_) if is_there(&path, item).with_context(place)? => return Ok(Placed::Unchanged),
            Ok(_) if !self.force => return Ok(Placed::LeftAlone),
            Ok(_) => {}
        }
        match item {
            Item::Text(text) => write::if_changed(&path, &[text]).map(|_| ()),
            Item::Copy(from) => copy(from, &path),
        }
        .with_context(place)?;
        Ok(Placed::Written)
    }

    /// Whether a symbolic link on the way leads out of the content folder.
    fn leads_out(&self, path: &Path) -> bool {
        let mut folders = path.ancestors().skip(1);
        let real = folders.find_map(|folder| folder.canonicalize().ok());
        real.is_none_or(|real| !real.starts_with(&self.root))
    }
}

impl Series {
    fn find(
        content: &Path,
        slug: &Slug,
        taken: &HashSet<PathBuf>,
        id_in: &dyn Fn(&str) -> String,
    ) -> Series {
        let mut series = Series {
            next: 1,
            ..Series::default()
        };
        loop {
            let candidate = numbered(slug, series.next);
            let path = file(&candidate);
            let is_ours = taken.contains(&path);
            let Ok(bytes) = fs::read(content.join(path)) else {
                return series;
            };
            series.next += 1;
            let id = id_in(&String::from_utf8_lossy(&bytes));
            match id.is_empty() {
                _ if is_ours => {}
                true => series.without_id.push_back(candidate),
                false => {
                    series.by_id.insert(id, candidate);
                }
            }
        }
    }
}

fn numbered(slug: &Slug, number: usize) -> Slug {
    match number {
        1 => slug.clone(),
        number => slug.numbered(number),
    }
}

/// The file of an article, below the content folder.
pub(super) fn file(slug: &Slug) -> PathBuf {
    PathBuf::from(format!("{slug}.md"))
}

/// Whether the file at `path` holds just this.
fn is_there(path: &Path, item: Item) -> IoResult<bool> {
    let from = match item {
        Item::Text(text) => return Ok(fs::read(path)? == text.as_bytes()),
        Item::Copy(from) => from,
    };
    if fs::metadata(path)?.len() != fs::metadata(from)?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (
        BufReader::new(File::open(path)?),
        BufReader::new(File::open(from)?),
    );
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if left[..length] != right[..length] || left.is_empty() != right.is_empty() {
            return Ok(false);
        }
        if length == 0 {
            return Ok(true);
        }
        one.consume(length);
        other.consume(length);
    }
}

/// A reader never sees half a file: the copy takes the name when it is whole.
fn copy(from: &Path, to: &Path) -> IoResult<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    fs::copy(from, &partial)?;
    fs::rename(&partial, to)
}
