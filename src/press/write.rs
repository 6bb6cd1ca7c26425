//! Files onto the disk, whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// Writes `parts` one after the other to `path` unless they are there already, and says whether it had to.
///
/// A file that does not change keeps its time, so that whoever watches it is not woken. A reader never sees
/// half a file: the parts go into a neighbor that then takes the name.
pub(super) fn if_changed(path: &Path, parts: &[impl AsRef<[u8]>]) -> io::Result<bool> {
    match File::open(path) {
        Ok(present) if holds(&present, parts)? => return Ok(false),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let mut file = BufWriter::new(File::create(&partial)?);
    parts
        .iter()
        .try_for_each(|part| file.write_all(part.as_ref()))?;
    file.flush()?;
    fs::rename(&partial, path)?;
    Ok(true)
}

/// Whether a file holds these parts and nothing else. It stops at the first difference.
fn holds(file: &File, parts: &[impl AsRef<[u8]>]) -> io::Result<bool> {
    let length: usize = parts.iter().map(|part| part.as_ref().len()).sum();
    if file.metadata()?.len() != length as u64 {
        return Ok(false);
    }
    let mut file = BufReader::new(file);
    let mut present = Vec::new();
    for part in parts {
        present.resize(part.as_ref().len(), 0);
        file.read_exact(&mut present)?;
        if present != part.as_ref() {
            return Ok(false);
        }
    }
    Ok(true)
}
