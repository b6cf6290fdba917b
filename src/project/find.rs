//! Where the settings lie: `gen.toml`, and what configures Alembic.

use std::path::{Path, PathBuf};

use super::{CONFIG_FILE, join};
use crate::alembic::project::{Files, Found, INI_FILE, PYPROJECT_FILE};
use crate::config::Config;
use crate::diag::{Diagnostic, Severity};

/// The files as they lie on the disk.
pub(super) struct Disk;

impl Files for Disk {
    fn text(&self, path: &Path) -> Option<String> {
        let bytes = std::fs::read(path).ok()?;
        // What matters is ASCII; a comment may be in any encoding.
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }
}

/// The nearest `gen.toml`, from the current folder upwards.
pub(super) fn nearest_config() -> Option<PathBuf> {
    let paths = upwards()
        .into_iter()
        .map(|folder| join(&folder, CONFIG_FILE));
    paths.into_iter().find(|path| path.is_file())
}

/// Whether a file that the user names is one of Alembic.
pub(super) fn is_alembic_file(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "ini")
        || path.file_name().is_some_and(|name| name == PYPROJECT_FILE)
}

/// The Alembic project that belongs to a `gen.toml`: the one it names, or the one beside it.
///
/// # Errors
/// When it cannot be read although it is needed; otherwise that is the second value, a warning.
pub(super) fn beside(root: &Path, config: &Config) -> Result<Option<Found>, Diagnostic> {
    let Some(file) = &config.alembic.config else {
        return Found::in_folder(&Disk, root);
    };
    let found = Found::named(&Disk, &join(root, file))
        .map_err(|error| error.note("the key `config` under `[alembic]` in gen.toml names it"))?;
    Ok(Some(found))
}

/// Whether a `gen.toml` leaves it to Alembic where the revision files are.
pub(super) fn needs_alembic(config: &Config) -> bool {
    config.revisions.0.is_empty()
        || config.alembic.config.is_some()
        || config.alembic.section.is_some()
}

/// An error that does not matter for the revisions.
pub(super) fn as_warning(error: Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..error
    }
}

/// The Alembic project of the current folder, where there is no `gen.toml`: here, above, or in the only folder that
/// has one.
pub(super) fn nearest_alembic() -> Result<Option<Found>, Diagnostic> {
    let here = Path::new(".");
    if let Some(found) = Found::in_folder(&Disk, here)? {
        return Ok(Some(found));
    }
    if join(here, "revisions").is_dir() {
        return Ok(None);
    }
    for folder in upwards().into_iter().skip(1) {
        if let Some(found) = Found::in_folder(&Disk, &folder)? {
            return Ok(Some(found));
        }
    }
    let mut below = Vec::new();
    for folder in folders_of(here) {
        below.extend(Found::in_folder(&Disk, &folder)?);
    }
    if below.len() > 1 {
        let files: Vec<String> = below
            .iter()
            .map(|found| format!("`{}`", found.file()))
            .collect();
        let message = format!(
            "there are several Alembic projects below: {}",
            files.join(", ")
        );
        return Err(Diagnostic::error("configuration", message)
            .help(format!("choose one with `--config {}`", below[0].file()))
            .help("or in gen.toml: `[alembic]` with `config = \"…\"`"));
    }
    Ok(below.pop())
}

/// The current folder and those above it.
fn upwards() -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(".")];
    let current = std::env::current_dir().unwrap_or_default();
    let mut above = PathBuf::new();
    for _ in current.ancestors().skip(1) {
        above.push("..");
        folders.push(above.clone());
    }
    folders
}

/// The folders in a folder, hidden ones left out, by name.
fn folders_of(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let visible = entries.filter(|entry| {
        let name = entry.file_name();
        !name.as_encoded_bytes().starts_with(b".") && name != "node_modules"
    });
    let paths = visible.map(|entry| PathBuf::from(entry.file_name()));
    let mut folders: Vec<PathBuf> = paths
        .filter(|path| path.join(INI_FILE).is_file() || path.join(PYPROJECT_FILE).is_file())
        .collect();
    folders.sort_unstable();
    folders
}
