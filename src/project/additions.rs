//! New revision files: where they go, and whether the history holds with them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Project, Revisions};
use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::revision::{self, Folder, Revision};

/// Where the JSON Schema of revisions lies, for those who want it.
const SCHEMA_FILE: &str = "schemas/revision.json";

impl Project {
    /// The revisions that a new one is added to: none, where the project is so new that it has no folder for them.
    ///
    /// # Errors
    /// As [`Project::revisions`].
    pub fn revisions_so_far(&self) -> Result<Revisions, Diagnostics> {
        self.as_graph(revision::load(&self.folders_so_far(), self.environment()))
    }

    /// The revision files as they are, with what cannot be read left out and without a look at the history.
    pub fn revision_files(&self) -> Vec<Revision> {
        revision::load(&self.folders_so_far(), self.environment()).revisions
    }

    /// The folder for a new revision: the one asked for, the only one, or the one in which its parent lies.
    ///
    /// # Errors
    /// When it cannot be told, or when nothing would be read in the folder asked for.
    pub fn folder_for(
        &self,
        asked: Option<&Path>,
        parent: Option<&Revision>,
    ) -> Result<PathBuf, Diagnostic> {
        let folders = self.revision_folders();
        if let Some(asked) = asked {
            if folders.iter().any(|folder| reads(folder, asked)) {
                return Ok(asked.to_owned());
            }
            return Err(refused(asked, &folders));
        }
        match (folders.as_slice(), parent) {
            ([], _) => Ok(self.own_revisions()),
            ([only], _) => Ok(only.path.clone()),
            (_, Some(parent)) => {
                let folder = Path::new(&parent.source.path).parent();
                Ok(folder.unwrap_or(Path::new("")).to_owned())
            }
            (several, None) => {
                let message = "there are several folders with revisions, and no parent says which";
                let first = several[0].path.display();
                Err(listed(Diagnostic::error("no-folder", message), several)
                    .help(format!("choose one, as in `--path {first}`")))
            }
        }
    }

    /// Reads all revision files, and with them one that is not written yet.
    ///
    /// # Errors
    /// All that is wrong with the history then.
    pub fn revisions_with(&self, path: &Path, text: String) -> Result<Revisions, Diagnostics> {
        let mut loaded = revision::load(&self.folders_so_far(), self.environment());
        let source = Arc::new(Source::new(path.display().to_string(), text));
        let (added, diagnostics) = revision::parse(&source, &self.naming());
        loaded.revisions.extend(added);
        loaded.diagnostics.extend(diagnostics);
        self.as_graph(loaded)
    }

    /// The way from a folder to the JSON Schema of revisions, when one lies beside the settings; editors take a path that
    /// is relative to the file: <https://taplo.tamasfe.dev/configuration/directives.html#the-schema-directive>.
    pub fn schema_from(&self, folder: &Path) -> Option<String> {
        let schema = self.root.join(SCHEMA_FILE);
        if !schema.is_file() {
            return None;
        }
        let (schema, folder) = (absolute(&schema)?, absolute(folder)?);
        let both = schema.iter().zip(&folder);
        let shared = both.take_while(|(left, right)| left == right).count();
        let up = folder[shared..].iter().map(|_| "..");
        let down = schema[shared..].iter().map(String::as_str);
        let way: Vec<&str> = up.chain(down).collect();
        let way = way.join("/");
        // A line of a comment must stay one.
        (!way.contains(char::is_control)).then_some(way)
    }

    fn folders_so_far(&self) -> Vec<Folder> {
        let folders = self.revision_folders();
        let is_project = self.has_file || self.alembic.is_some();
        if is_project && folders.iter().all(|folder| !folder.path.exists()) {
            return Vec::new();
        }
        folders
    }
}

/// The names on the way to a path from the root of the disk.
fn absolute(path: &Path) -> Option<Vec<String>> {
    let path = path
        .canonicalize()
        .or_else(|_| std::path::absolute(path))
        .ok()?;
    let names = path.iter().map(|name| name.to_str().map(str::to_owned));
    names.collect()
}

/// Whether revision files in `asked` are read with those of `folder`.
fn reads(folder: &Folder, asked: &Path) -> bool {
    let (Ok(path), Ok(asked)) = (folder.path.canonicalize(), asked.canonicalize()) else {
        return false;
    };
    let Ok(below) = asked.strip_prefix(&path) else {
        return false;
    };
    let is_hidden =
        |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".") || name == "__pycache__";
    let is_here = below.as_os_str().is_empty();
    asked.is_dir() && (is_here || folder.recursive) && !below.iter().any(is_hidden)
}

fn refused(asked: &Path, folders: &[Folder]) -> Diagnostic {
    let shown = asked.display();
    if !asked.is_dir() {
        let message = format!("there is no folder `{shown}`");
        return listed(Diagnostic::error("no-folder", message), folders)
            .help("make it first, in a folder with revisions");
    }
    let message = format!("revisions in `{shown}` are not read");
    listed(Diagnostic::error("no-folder", message), folders)
        .help("choose one of these, or add it to the key `revisions` of gen.toml")
}

fn listed(diagnostic: Diagnostic, folders: &[Folder]) -> Diagnostic {
    folders.iter().fold(diagnostic, |diagnostic, folder| {
        diagnostic.note(format!("revisions are read in `{}`", folder.path.display()))
    })
}
