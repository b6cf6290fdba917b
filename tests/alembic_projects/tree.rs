//! A project in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gensql::alembic::{Files, Found, Settings};
use gensql::diag::{Diagnostic, to_text};

/// Files by path.
pub(crate) struct Tree(BTreeMap<PathBuf, String>);

impl Tree {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let files = files.iter();
        Self(
            files
                .map(|(path, text)| (PathBuf::from(path), (*text).to_owned()))
                .collect(),
        )
    }

    pub(crate) fn add(&mut self, path: &str, text: &str) {
        self.0.insert(PathBuf::from(path), text.to_owned());
    }

    pub(crate) fn settings(&self) -> Settings {
        self.settings_in(".", None)
    }

    pub(crate) fn settings_in(&self, folder: &str, section: Option<&str>) -> Settings {
        let read = self.read(folder, section);
        read.unwrap_or_else(|error| panic!("{}", said(&[error])))
    }

    /// What is said when the settings cannot be read.
    pub(crate) fn error(&self, section: Option<&str>) -> String {
        said(&[self.read(".", section).expect_err("it is refused")])
    }

    fn read(&self, folder: &str, section: Option<&str>) -> Result<Settings, Diagnostic> {
        let found = Found::in_folder(self, Path::new(folder))?;
        Settings::read(self, &found.expect("it is a project"), section)
    }
}

impl Files for Tree {
    fn text(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path == Path::new(".")
            || self
                .0
                .keys()
                .any(|file| file != path && file.starts_with(path))
    }
}

/// Diagnostics as a terminal shows them.
pub(crate) fn said(diagnostics: &[Diagnostic]) -> String {
    let texts: Vec<String> = diagnostics.iter().map(to_text).collect();
    anstream::adapter::strip_str(&texts.join("\n")).to_string()
}

/// Paths as texts.
pub(crate) fn shown(paths: &[PathBuf]) -> Vec<String> {
    let paths = paths.iter();
    paths
        .map(|path| path.to_string_lossy().into_owned())
        .collect()
}
