//! Files onto the disk, whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

/// Writes `text` to `path` unless it is there already, and says whether it had to.
///
/// A file that does not change keeps its time, so that whoever watches it is not woken. A reader never sees
/// half a file: the text goes into a neighbor that then takes the name.
pub(super) fn if_changed(path: &Path, text: &str) -> io::Result<bool> {
    match fs::read(path) {
        Ok(present) if present == text.as_bytes() => return Ok(false),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    fs::write(&partial, text)?;
    fs::rename(&partial, path)?;
    Ok(true)
}
