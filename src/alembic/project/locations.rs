//! Paths of the settings as paths on disk.
//!
//! Alembic takes a relative path from the folder in which it is run; that is mostly the one with `alembic.ini`, and
//! otherwise one above it.

use std::path::{Path, PathBuf};

use super::find::{Files, join};
use super::options::HERE;

/// How many folders above the settings Alembic may have been run in.
const HIGHEST: usize = 3;

/// What paths are relative to.
pub(super) struct Bases<'a> {
    pub(super) files: &'a dyn Files,
    /// The folder of the settings.
    pub(super) folder: &'a Path,
}

impl Bases<'_> {
    /// The folder that a value names; where there is none, the most likely one.
    pub(super) fn folder_of(&self, value: &str, search_path: &[PathBuf]) -> PathBuf {
        let is_package = !value.starts_with(HERE) && !Path::new(value).is_absolute();
        if let Some((package, below)) = value.split_once(':').filter(|_| is_package) {
            return self.in_package(package, &below.replace(':', "/"), search_path);
        }
        if let Some(below) = value.strip_prefix(HERE) {
            return join(self.folder, below.trim_start_matches(['/', '\\']));
        }
        let likely = join(self.folder, value);
        if self.files.is_folder(&likely) {
            return likely;
        }
        let mut above = join(self.folder, "..");
        for _ in 0..HIGHEST {
            let path = join(&above, value);
            if self.files.is_folder(&path) {
                return path;
            }
            above = join(&above, "..");
        }
        likely
    }

    /// The folder below a package, `package:path`.
    fn in_package(&self, package: &str, below: &str, search_path: &[PathBuf]) -> PathBuf {
        let package = package.replace('.', "/");
        let candidates = search_path.iter().map(|root| join(root, &package));
        let found = candidates
            .map(|folder| join(&folder, below))
            .find(|folder| self.files.is_folder(folder));
        found.unwrap_or_else(|| join(self.folder, Path::new(&package).join(below)))
    }

    /// Where modules of the project are looked for, before the script location is known.
    pub(super) fn search_path(&self, prepended: &[String]) -> Vec<PathBuf> {
        let mut search_path: Vec<PathBuf> = prepended
            .iter()
            .map(|path| self.folder_of(path, &[]))
            .collect();
        search_path.push(self.folder.to_owned());
        let sources = join(self.folder, "src");
        if self.files.is_folder(&sources) {
            search_path.push(sources);
        }
        // alembic.ini may lie in a package, which is imported from above it.
        let mut folder = self.folder.to_owned();
        for _ in 0..HIGHEST {
            if self.files.text(&join(&folder, "__init__.py")).is_none() {
                break;
            }
            folder = join(&folder, "..");
            search_path.push(folder.clone());
        }
        search_path
    }
}

/// Leaves out what stands there already.
pub(super) fn distinct(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut kept: Vec<PathBuf> = Vec::new();
    for path in paths {
        if !kept.contains(&path) {
            kept.push(path);
        }
    }
    kept
}
