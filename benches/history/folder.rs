//! Writes into folders that did not exist before, so that no file of an earlier run stays behind.

use std::fs;
use std::io;
use std::path::Path;

/// Makes a new folder; its parents may exist.
pub(super) fn create(path: &Path) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
    }
    fs::create_dir(path).map_err(|error| at(path, &error))
}

/// Writes one file.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text).map_err(|error| at(path, &error))
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
