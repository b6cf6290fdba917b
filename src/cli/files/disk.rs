//! Files written as a whole: aside first, then put in place.

use std::fs::Metadata;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Writes a file; what was there is there until all of the new one is on disk.
pub(in crate::cli) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = std::fs::metadata(&target).ok();
    if existing
        .as_ref()
        .is_some_and(|metadata| !metadata.is_file())
    {
        // A device or a pipe cannot be replaced by a file.
        return std::fs::OpenOptions::new()
            .write(true)
            .open(&target)?
            .write_all(text.as_bytes());
    }
    let aside = beside(&target, existing, text)?;
    put(aside, &target)
}

/// Writes several files; none of them changes before all are on disk.
pub(in crate::cli) fn replace_all(files: &[(PathBuf, &str)]) -> Result<(), (PathBuf, io::Error)> {
    let mut waiting = Vec::with_capacity(files.len());
    for (path, text) in files {
        let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let existing = std::fs::metadata(&target).ok();
        let file = match &existing {
            Some(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            _ => beside(&target, existing, text),
        };
        waiting.push((file.map_err(|error| (path.clone(), error))?, target));
    }
    for (file, target) in waiting {
        put(file, &target).map_err(|error| (target, error))?;
    }
    Ok(())
}

/// The new text of a file, on disk beside it.
fn beside(target: &Path, existing: Option<Metadata>, text: &str) -> io::Result<NamedTempFile> {
    let aside = aside(target, text)?;
    if let Some(metadata) = existing {
        if metadata.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is read-only",
            ));
        }
        aside.as_file().set_permissions(metadata.permissions())?;
    }
    aside.as_file().sync_all()?;
    Ok(aside)
}

fn put(aside: NamedTempFile, target: &Path) -> io::Result<()> {
    aside
        .persist(target)
        .map(|_| ())
        .map_err(|error| error.error)
}

/// Writes a file that does not exist: whatever has its name by now, a link to nowhere too, stays as it is.
pub(in crate::cli) fn create(path: &Path, text: &str) -> io::Result<()> {
    let aside = aside(path, text)?;
    aside.as_file().sync_all()?;
    aside
        .persist_noclobber(path)
        .map(|_| ())
        .map_err(|error| error.error)
}

fn aside(target: &Path, text: &str) -> io::Result<NamedTempFile> {
    let folder = target
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gensql-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    // Its error would name the file aside, which nobody asked for.
    let mut aside = builder
        .tempfile_in(folder)
        .map_err(|error| io::Error::from(error.kind()))?;
    aside.write_all(text.as_bytes())?;
    Ok(aside)
}
