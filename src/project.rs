//! A project on disk: its settings, its revision files, its history.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{self, Config, DialectName, dialect_of_url, without_urls};
use crate::diag::{Diagnostic, Diagnostics, Source};
use crate::dialect::Dialect;
use crate::history::History;
use crate::render::{Renderer, TemplateFolder, strays};
use crate::revision::{self, Revision};
use crate::script::VersionTable;

/// The name of the settings file.
pub const CONFIG_FILE: &str = "gen.toml";

/// The settings of a project and the folder that its paths are relative to.
#[derive(Debug)]
pub struct Project {
    /// The folder of `gen.toml`, or the current one.
    pub root: PathBuf,
    /// The settings.
    pub config: Config,
    /// Whether there is a settings file at all.
    pub has_file: bool,
}

/// The revisions of a project, checked as a graph.
#[derive(Debug)]
pub struct Revisions {
    /// The graph.
    pub history: History,
    /// The revisions, in the order of the graph's nodes.
    pub files: Vec<Revision>,
    /// What the user should look at.
    pub warnings: Diagnostics,
}

impl Project {
    /// Finds the project: the settings file named, or the nearest `gen.toml` from the current folder upwards.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn find(named: Option<&Path>) -> Result<Self, Diagnostic> {
        let path = match named {
            Some(path) => Some(path.to_owned()),
            None => nearest_config(),
        };
        let Some(path) = path else {
            return Ok(Self {
                root: PathBuf::from("."),
                config: Config::default(),
                has_file: false,
            });
        };
        let shown = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|error| {
            let message = match error.kind() {
                std::io::ErrorKind::NotFound => format!("there is no file `{shown}`"),
                _ => format!("cannot read `{shown}`: {error}"),
            };
            Diagnostic::error("configuration", message)
                .help("`gen init` makes a project with a gen.toml")
        })?;
        let text = String::from_utf8(bytes).map_err(|error| revision::not_utf8(&shown, error))?;
        let source = Arc::new(Source::new(shown, text));
        let config = config::parse(&source)?;
        let root = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        Ok(Self {
            root: root.to_owned(),
            config,
            has_file: true,
        })
    }

    /// The dialect: the one asked for, or the configured one.
    ///
    /// # Errors
    /// When nothing says which.
    pub fn dialect_name(&self, asked: Option<DialectName>) -> Result<DialectName, Diagnostic> {
        if let Some(dialect) = asked.or(self.config.dialect) {
            return Ok(dialect);
        }
        let error = |message: String| Diagnostic::error("no-dialect", message);
        let known: Vec<&str> = DialectName::ALL
            .iter()
            .map(|dialect| dialect.as_str())
            .collect();
        let help = format!(
            "add `--dialect NAME`, or `dialect = \"NAME\"` to gen.toml; NAME is one of {}",
            known.join(", ")
        );
        let (place, url) = match (&self.config.url, &self.config.url_env) {
            (Some(url), _) => ("key `url` of gen.toml".to_owned(), url.clone()),
            (None, Some(variable)) => {
                let shown = without_urls(variable);
                let Some(url) = self.variable(variable) else {
                    let message = format!(
                        "the variable `{shown}`, which `url_env` in gen.toml names, is not set"
                    );
                    return Err(error(message)
                        .help("set it, or write its line into `.env` beside gen.toml")
                        .help(format!("or {help}")));
                };
                (format!("variable `{shown}`"), url)
            }
            (None, None) => {
                let diagnostic = error("nothing says which dialect to write".to_owned()).help(help);
                return Err(if self.has_file {
                    diagnostic
                } else {
                    diagnostic
                        .note("there is no gen.toml in this folder or above it")
                        .help("`gen init` makes a project with one")
                });
            }
        };
        dialect_of_url(&url).ok_or_else(|| {
            error(format!("the URL in the {place} names no known dialect")).help(help)
        })
    }

    /// An environment variable, or its line in the project's `.env`.
    fn variable(&self, name: &str) -> Option<String> {
        if let Ok(value) = std::env::var(name) {
            return Some(value);
        }
        let text = std::fs::read_to_string(self.root.join(".env")).ok()?;
        let line = text.lines().find_map(|line| {
            let line = line.trim().trim_start_matches("export ").trim_start();
            line.strip_prefix(name)?.trim_start().strip_prefix('=')
        });
        // The scheme stands at the start: what follows it, a comment too, does not matter.
        line.map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
    }

    /// The configured dialects: the default one and those with settings of their own; all six when there is none.
    ///
    /// # Errors
    /// When the default one cannot be told from its URL.
    pub fn dialects(&self) -> Result<Vec<DialectName>, Diagnostic> {
        let Config {
            dialect,
            url,
            url_env,
            ..
        } = &self.config;
        let is_configured = dialect.is_some() || url.is_some() || url_env.is_some();
        let default = is_configured.then(|| self.dialect_name(None)).transpose()?;
        let mut dialects: Vec<DialectName> = default
            .into_iter()
            .chain(self.config.dialects.keys().copied())
            .collect();
        dialects.sort_unstable();
        dialects.dedup();
        if dialects.is_empty() {
            dialects.extend(DialectName::ALL);
        }
        Ok(dialects)
    }

    /// A dialect with the project's settings for it.
    pub fn dialect(&self, name: DialectName) -> Arc<Dialect> {
        let settings = self.config.dialects.get(&name).cloned().unwrap_or_default();
        Arc::new(Dialect::new(name, &settings))
    }

    /// The templates of a dialect, the project's own included.
    pub fn renderer(&self, dialect: &Arc<Dialect>) -> Renderer {
        Renderer::new(dialect, self.template_folder().as_ref())
    }

    /// The project's own templates, when it has any.
    pub fn template_folder(&self) -> Option<TemplateFolder> {
        let folder = self.templates_path();
        folder.is_dir().then(|| TemplateFolder::new(folder))
    }

    /// Where the project's own templates lie, if it has any.
    pub fn templates_path(&self) -> PathBuf {
        let folder = self.config.templates.as_deref().unwrap_or("templates");
        join(&self.root, folder)
    }

    /// The version table.
    pub fn version_table(&self) -> VersionTable {
        VersionTable::new(&self.config)
    }

    /// The folders with revision files.
    pub fn revision_folders(&self) -> Vec<PathBuf> {
        let folders = match self.config.revisions.0.as_slice() {
            [] => &["revisions".to_owned()][..],
            folders => folders,
        };
        folders
            .iter()
            .map(|folder| join(&self.root, folder))
            .collect()
    }

    /// Reads all revision files and checks them as a graph.
    ///
    /// # Errors
    /// Every mistake of every file, and every fault of the graph.
    pub fn revisions(&self) -> Result<Revisions, Diagnostics> {
        let loaded = revision::load(&self.revision_folders(), &self.config.naming);
        let mut diagnostics = loaded.diagnostics;
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
                    loaded.incomplete
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
        let name = self.dialect_name(None).unwrap_or(DialectName::Postgresql);
        let dialect = self.dialect(name);
        let mut replay = crate::replay::Replay::new(&dialect);
        for index in history.order() {
            replay.upgrade(&files[*index], |_, _| {});
        }
        replay.diagnostics
    }
}

/// A path of the settings, relative to their folder.
fn join(root: &Path, path: &str) -> PathBuf {
    if root == Path::new(".") {
        PathBuf::from(path)
    } else {
        root.join(path)
    }
}

fn nearest_config() -> Option<PathBuf> {
    let here = PathBuf::from(CONFIG_FILE);
    if here.is_file() {
        return Some(here);
    }
    let current = std::env::current_dir().ok()?;
    let mut above = PathBuf::new();
    for _ in current.ancestors().skip(1) {
        above.push("..");
        let path = above.join(CONFIG_FILE);
        if path.is_file() {
            return Some(path);
        }
    }
    None
}
