//! The files that configure Alembic in a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::pyproject::Pyproject;
use crate::diag::{Diagnostic, Source};

/// The name of Alembic's own settings file.
pub const INI_FILE: &str = "alembic.ini";

/// The name of the settings file that it shares with other tools.
pub const PYPROJECT_FILE: &str = "pyproject.toml";

/// How the files of a project are read.
pub trait Files {
    /// The text of a file, when there is such a file and it can be read.
    fn text(&self, path: &Path) -> Option<String>;

    /// Whether there is a folder.
    fn is_folder(&self, path: &Path) -> bool;
}

/// The settings files of one folder.
#[derive(Debug)]
pub struct Found {
    /// The folder that `%(here)s` stands for.
    pub folder: PathBuf,
    /// `alembic.ini`.
    pub ini: Option<Arc<Source>>,
    /// `pyproject.toml`.
    pub pyproject: Option<Arc<Source>>,
}

impl Found {
    /// Looks into a folder for `alembic.ini`, and for a `pyproject.toml` that speaks of Alembic.
    ///
    /// # Errors
    /// When there is a table `[tool.alembic]` that cannot be read.
    pub fn in_folder(files: &dyn Files, folder: &Path) -> Result<Option<Self>, Diagnostic> {
        Self::with_ini(files, folder, &join(folder, INI_FILE))
    }

    /// Takes a file that is named, `….ini` or a `pyproject.toml`.
    ///
    /// # Errors
    /// When there is no such file or it does not speak of Alembic.
    pub fn named(files: &dyn Files, path: &Path) -> Result<Self, Diagnostic> {
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let shown = path.display();
        if files.text(path).is_none() {
            let message = format!("there is no file `{shown}`");
            return Err(Diagnostic::error("configuration", message));
        }
        let is_toml = path.extension().is_some_and(|end| end == "toml");
        let ini = if is_toml { Path::new("") } else { path };
        Self::with_ini(files, folder, ini)?.ok_or_else(|| {
            let message = format!("`{shown}` has no table `[tool.alembic]`");
            Diagnostic::error("configuration", message)
        })
    }

    fn with_ini(files: &dyn Files, folder: &Path, ini: &Path) -> Result<Option<Self>, Diagnostic> {
        let source = |path: &Path| {
            let text = files.text(path)?;
            Some(Arc::new(Source::new(path.to_string_lossy(), text)))
        };
        let ini = source(ini);
        let pyproject = match source(&join(folder, PYPROJECT_FILE)) {
            Some(source) => Pyproject::parse(&source)?.map(|_| source),
            None => None,
        };
        let is_found = ini.is_some() || pyproject.is_some();
        Ok(is_found.then(|| Self {
            folder: folder.to_owned(),
            ini,
            pyproject,
        }))
    }

    /// The file to speak of: `alembic.ini` where there is one.
    pub fn file(&self) -> &str {
        let source = self.ini.as_ref().or(self.pyproject.as_ref());
        source.map_or(INI_FILE, |source| &source.path)
    }
}

/// A path below a folder, without `.` and, where the text alone tells, without `..`.
pub(super) fn join(folder: &Path, path: impl AsRef<Path>) -> PathBuf {
    use std::path::Component;
    let mut joined = PathBuf::new();
    for component in folder.join(path).components() {
        let last = joined.components().next_back();
        match (component, last) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                joined.pop();
            }
            (component, _) => joined.push(component),
        }
    }
    if joined.as_os_str().is_empty() {
        return PathBuf::from(".");
    }
    joined
}
