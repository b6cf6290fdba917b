//! Files written as a whole: aside first, then put in place.

use std::io::{self, Write};
use std::path::Path;

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
    let aside = aside(&target, text)?;
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
    aside
        .persist(&target)
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
