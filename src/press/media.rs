//! Files that articles show or link to: copied beside the bundle, and taken away again when no article wants
//! them any more.

use super::finish::MEDIA;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Marks a folder as made by the press, so that nothing else is ever removed.
const MARK: &str = ".newsprint";

/// Makes the media folder beside the bundle at `out` hold these files of the content folder and no others.
pub(super) fn copy<'f>(
    content: &Path,
    out: &Path,
    files: impl Iterator<Item = &'f PathBuf>,
) -> Result<()> {
    let wanted: BTreeSet<&PathBuf> = files.collect();
    let folder = out.parent().unwrap_or(Path::new("")).join(MEDIA);
    if wanted.is_empty() && !folder.join(MARK).exists() {
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(folder.join(MARK), "")
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    for file in &wanted {
        let (from, to) = (content.join(file), folder.join(file));
        copy_one(&from, &to)
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    }
    remove_others(&folder, &folder, &wanted)
}

/// A copy that is there already, by size and time, is left alone.
fn copy_one(from: &Path, to: &Path) -> Result<()> {
    let source = fs::metadata(from)?;
    if let Ok(present) = fs::metadata(to)
        && present.len() == source.len()
        && source.modified()? <= present.modified()?
    {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to)?;
    Ok(())
}

fn remove_others(root: &Path, folder: &Path, wanted: &BTreeSet<&PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let below = path.strip_prefix(root)?.to_owned();
        if path.is_dir() {
            remove_others(root, &path, wanted)?;
        } else if below != Path::new(MARK) && !wanted.contains(&below) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    if folder != root && fs::read_dir(folder)?.next().is_none() {
        fs::remove_dir(folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_and_go_with_the_articles_that_want_them() {
        let folder = tempfile::TempDir::new().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("a/b")).unwrap();
        fs::write(content.join("a/b/x.png"), "x").unwrap();
        let out = folder.path().join("public/articles.json");
        let copied = || folder.path().join("public/media/a/b/x.png").exists();

        copy(&content, &out, [].iter()).unwrap();
        assert!(
            !folder.path().join("public").exists(),
            "nothing is made for nothing"
        );
        copy(&content, &out, [PathBuf::from("a/b/x.png")].iter()).unwrap();
        assert!(copied());
        copy(&content, &out, [].iter()).unwrap();
        assert!(!copied() && !folder.path().join("public/media/a").exists());
    }
}
