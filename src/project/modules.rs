//! The Python modules of a project, which its Alembic revisions import.

use std::path::PathBuf;
use std::sync::Arc;

use super::Project;
use crate::alembic::Environment;
use crate::diag::Source;
use crate::python::Found;

impl Project {
    /// What the project's Alembic revisions depend on.
    pub(super) fn environment(&self) -> Environment {
        let mut folders = match &self.alembic {
            Some(settings) => settings.search_path.clone(),
            None => vec![self.root.clone()],
        };
        folders.extend(
            self.revision_folders()
                .into_iter()
                .map(|folder| folder.path),
        );
        Environment {
            naming: self.naming(),
            schemas: self.schemas.clone(),
            types: self.config.alembic.types.0.clone(),
            skip: self.config.alembic.skip.clone(),
            main_options: self
                .alembic
                .as_ref()
                .map(|settings| settings.main_options.clone()),
            read: {
                let folders = folders.clone();
                Box::new(move |path| read(&folders, path))
            },
            find: Box::new(move |name| find(&folders, name)),
        }
    }
}

/// Reads a file below one of the project's folders; any other is none of its own.
fn read(folders: &[PathBuf], path: &str) -> Option<Arc<Source>> {
    let direct = PathBuf::from(path);
    let mut candidates = vec![direct.clone()];
    if direct.is_relative() {
        candidates.extend(folders.iter().map(|folder| folder.join(&direct)));
    }
    let found = candidates
        .into_iter()
        .find(|candidate| candidate.is_file())?;
    let real = found.canonicalize().ok()?;
    let is_own = folders
        .iter()
        .filter_map(|folder| folder.canonicalize().ok())
        .any(|folder| real.starts_with(folder));
    let text = is_own.then(|| std::fs::read_to_string(&found).ok())??;
    Some(Arc::new(Source::new(found.display().to_string(), text)))
}

/// Finds a module below some folders, as Python does: a package, or a file.
fn find(folders: &[PathBuf], name: &str) -> Found {
    let below = name.replace('.', "/");
    let mut is_folder = false;
    for folder in folders {
        for file in [format!("{below}/__init__.py"), format!("{below}.py")] {
            let path = folder.join(file);
            if let Ok(text) = std::fs::read_to_string(&path) {
                let source = Source::new(path.display().to_string(), text);
                return Found::Source(Arc::new(source));
            }
        }
        is_folder |= folder.join(&below).is_dir();
    }
    if is_folder {
        Found::Package
    } else {
        Found::Library
    }
}
