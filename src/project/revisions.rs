//! The revisions of a project: its files, checked as a graph.

use std::path::Path;

use super::{DEFAULT_FOLDER, Project, join};
use crate::config::DialectName;
use crate::diag::{Diagnostic, Diagnostics};
use crate::history::History;
use crate::render::strays;
use crate::revision::{self, Folder, Loaded, Revision};

/// The revisions of a project, checked as a graph.
#[derive(Debug)]
pub struct Revisions {
    /// The graph.
    pub history: History,
    /// The revisions, in the order of the graph's nodes.
    pub files: Vec<Revision>,
    /// Those whose place another file takes.
    pub replaced: Vec<Revision>,
    /// What the user should look at.
    pub warnings: Diagnostics,
}

impl Project {
    /// The folders with revision files: those that `gen.toml` names, or Alembic's beside our own.
    pub fn revision_folders(&self) -> Vec<Folder> {
        let named = self.config.revisions.0.iter();
        let mut folders: Vec<Folder> = named
            .map(|folder| join(&self.root, folder).into())
            .collect();
        let Some(settings) = &self.alembic else {
            if folders.is_empty() {
                folders.push(join(&self.root, DEFAULT_FOLDER).into());
            }
            return folders;
        };
        let is_versions = |path: &Path| settings.version_locations.iter().any(|own| own == path);
        if !folders.is_empty() {
            for folder in &mut folders {
                folder.recursive = settings.recursive || !is_versions(&folder.path);
            }
            return folders;
        }
        let own = join(&self.root, DEFAULT_FOLDER);
        let mut of_alembic = settings.version_locations.iter();
        if own.is_dir()
            && !settings.script_location.starts_with(&own)
            && !of_alembic.any(|path| path.starts_with(&own))
        {
            folders.push(own.into());
        }
        folders.extend(settings.version_locations.iter().map(|path| Folder {
            path: path.clone(),
            recursive: settings.recursive,
        }));
        folders
    }

    /// Reads all revision files and checks them as a graph.
    ///
    /// # Errors
    /// Every mistake of every file, and every fault of the graph.
    pub fn revisions(&self) -> Result<Revisions, Diagnostics> {
        self.as_graph(revision::load(&self.revision_folders(), self.environment()))
    }

    /// The same, with the Alembic revisions in the places that TOML revisions have taken.
    ///
    /// # Errors
    /// The same.
    pub fn revisions_to_import(&self) -> Result<Revisions, Diagnostics> {
        let mut loaded = revision::load(&self.revision_folders(), self.environment());
        loaded.prefer_python();
        self.as_graph(loaded)
    }

    pub(super) fn as_graph(&self, loaded: Loaded) -> Result<Revisions, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(self.warnings.iter().cloned());
        diagnostics.extend(loaded.diagnostics);
        diagnostics.extend(self.stray_templates());
        let mut files = loaded.revisions;
        for revision in &mut files {
            let path = Path::new(&revision.source.path);
            if let Ok(below) = path.strip_prefix(&self.root) {
                let below = below.to_string_lossy();
                revision.file =
                    Some(below.into_owned()).filter(|file| *file != revision.source.path);
            }
        }
        match History::build(files.iter().map(Revision::node).collect()) {
            Ok(history) if !diagnostics.has_errors() => {
                files.sort_by_cached_key(|revision| history.find(&revision.id));
                Ok(Revisions {
                    history,
                    files,
                    replaced: loaded.replaced,
                    warnings: diagnostics,
                })
            }
            Ok(history) => {
                diagnostics.extend(self.faults_of_the_rest(&history, files));
                Err(diagnostics)
            }
            Err(faults) => {
                // A revision that seems to be missing may stand in a file that could not be read.
                let is_echo = |fault: &Diagnostic| {
                    !loaded.unread.is_empty()
                        && matches!(fault.code, "missing-parent" | "missing-dependency")
                };
                diagnostics.extend(faults.into_iter().filter(|fault| !is_echo(fault)));
                Err(diagnostics)
            }
        }
    }

    /// What is odd about the project's own templates.
    fn stray_templates(&self) -> Vec<Diagnostic> {
        match (&self.config.templates, self.template_folder()) {
            (_, Some(folder)) => strays(&folder).unwrap_or_default(),
            (Some(folder), None) => {
                let message = format!("there is no templates folder `{folder}`");
                let diagnostic = Diagnostic::warning("no-templates", message);
                vec![diagnostic.help(
                    "the key `templates` in gen.toml names it; `gen templates eject NAME` makes it",
                )]
            }
            (None, None) => Vec::new(),
        }
    }

    /// What replay says about the ops that could be read, so that one run reports all mistakes of all files.
    fn faults_of_the_rest(&self, history: &History, mut files: Vec<Revision>) -> Diagnostics {
        files.sort_by_cached_key(|revision| history.find(&revision.id));
        self.replayed(history, &files)
    }

    /// What is wrong with the ops of all revisions, in the project's dialect.
    pub fn faults(&self, revisions: &Revisions) -> Diagnostics {
        let mut found = revisions.warnings.clone();
        found.extend(self.replayed(&revisions.history, &revisions.files));
        found
    }

    fn replayed(&self, history: &History, files: &[Revision]) -> Diagnostics {
        let name = self.dialect_name(None).unwrap_or(DialectName::Postgresql);
        let dialect = self.dialect(name);
        let mut replay = crate::replay::Replay::new(&dialect);
        for index in history.order() {
            replay.upgrade(&files[*index], |_, _| {});
        }
        replay.diagnostics
    }

    /// The revision files that have an id, or whose names begin with it, whatever is wrong with the history.
    pub fn files_of(&self, id: &str) -> Vec<String> {
        let loaded = revision::load(&self.revision_folders(), self.environment());
        let mut files: Vec<String> = loaded
            .revisions
            .iter()
            .filter(|revision| revision.id == id)
            .map(|revision| revision.source.path.clone())
            .collect();
        let named = loaded.unread.into_iter().filter(|path| {
            let name = Path::new(path).file_stem().unwrap_or_default();
            let name = name.to_string_lossy();
            let rest = name.strip_prefix(id);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        });
        files.extend(named);
        files
    }
}
