//! Finds the programs of an engine and runs them untouched by the settings of whoever runs the tests.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Finds a program in one of the folders given or in `PATH`.
///
/// The folders come first: Debian's `/usr/bin/psql` is a slow wrapper with a mind of its own.
pub(super) fn find(name: &str, folders: &[PathBuf]) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders
        .iter()
        .cloned()
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("no program `{name}` on this machine"))
}

/// Lists `base/*/bin` with the highest version first, as Debian installs servers side by side.
pub(super) fn versioned_folders(base: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(base) else {
        return Vec::new();
    };
    let mut folders: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    folders.sort_by(|left, right| right.cmp(left));
    folders.into_iter().map(|(_, folder)| folder).collect()
}

/// A client command with an empty environment, so that no `PGHOST` or `~/.my.cnf` reaches it.
pub(super) fn client(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", "/nonexistent")
        .stdin(Stdio::null());
    command
}

/// A script written to disk as `script.sql`, the name that clients repeat in their messages.
pub(super) struct ScriptFile {
    folder: TempDir,
}

impl ScriptFile {
    pub(super) const NAME: &str = "script.sql";

    pub(super) fn new(script: &str) -> Self {
        let folder = TempDir::with_prefix("gensql-script-").expect("the temp folder is writable");
        fs::write(folder.path().join(Self::NAME), script).expect("the temp folder is writable");
        Self { folder }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The script as a client's standard input.
    pub(super) fn open(&self) -> File {
        File::open(self.folder().join(Self::NAME)).expect("the script was written before")
    }
}
