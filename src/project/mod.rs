//! A project on disk: its settings, its revision files, its history.

mod additions;
mod alembic;
mod carry_over;
mod dialects;
mod find;
mod modules;
mod revisions;
mod target;
mod tenants;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use revisions::Revisions;

use crate::alembic::Settings;
use crate::alembic::project::Found;
use crate::config::{self, Config, SchemaMap};
use crate::diag::{Diagnostic, Source};
use crate::dialect::Dialect;
use crate::render::{Renderer, TemplateFolder};
use crate::revision;
use find::Disk;

/// The name of the settings file.
pub const CONFIG_FILE: &str = "gen.toml";

/// Where our own revision files lie when nothing says where.
const DEFAULT_FOLDER: &str = "revisions";

/// The settings of a project and the folder that its paths are relative to.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of `gen.toml`, of what configures Alembic, or the current one.
    pub root: PathBuf,
    /// The settings, with those of Alembic in the places that `gen.toml` leaves open.
    pub config: Config,
    /// Whether there is a `gen.toml` at all.
    pub has_file: bool,
    /// The target whose settings they are, where one was chosen.
    pub target: Option<String>,
    /// The tenant whose schema they are for, where one was chosen.
    pub tenant: Option<String>,
    /// Which schema takes the place of which.
    pub schemas: SchemaMap,
    /// What Alembic is configured with, where it is.
    pub alembic: Option<Settings>,
    /// What the user should look at.
    warnings: Vec<Diagnostic>,
}

impl Project {
    /// Finds the project: the settings file named, the nearest `gen.toml` from the current folder upwards, or else the
    /// nearest `alembic.ini` or `pyproject.toml` that speaks of Alembic.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn find(named: Option<&Path>) -> Result<Self, Diagnostic> {
        if let Some(path) = named.filter(|path| find::is_alembic_file(path)) {
            let found = Found::named(&Disk, path)?;
            return Self::without_file(Some(&found));
        }
        match named.map(Path::to_owned).or_else(find::nearest_config) {
            Some(path) => Self::with_file(&path),
            None => Self::without_file(find::nearest_alembic()?.as_ref()),
        }
    }

    /// The project at a path: a settings file, or a folder that has one.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn at(path: &Path) -> Result<Self, Diagnostic> {
        if !path.is_dir() {
            return Self::find(Some(path));
        }
        let config = join(path, CONFIG_FILE);
        if config.is_file() {
            return Self::with_file(&config);
        }
        let Some(found) = Found::in_folder(&Disk, path)? else {
            let message = format!("no file in `{}` configures Alembic", path.display());
            return Err(Diagnostic::error("configuration", message)
                .help("name its alembic.ini, or its pyproject.toml with `[tool.alembic]`"));
        };
        Self::without_file(Some(&found))
    }

    /// The folder of our own revision files, unless settings say otherwise.
    pub fn own_revisions(&self) -> PathBuf {
        join(&self.root, DEFAULT_FOLDER)
    }

    /// A project with these settings, whose paths are relative to a folder.
    pub fn with_config(root: PathBuf, config: Config) -> Self {
        Self {
            root,
            config,
            has_file: true,
            target: None,
            tenant: None,
            schemas: SchemaMap::default(),
            alembic: None,
            warnings: Vec::new(),
        }
    }

    fn with_file(path: &Path) -> Result<Self, Diagnostic> {
        let config = read(path)?;
        log::info!("settings of {}", path.display());
        let root = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let mut project = Self::with_config(root.to_owned(), config);
        let section = project.config.alembic.section.clone();
        let settings = find::beside(root, &project.config).and_then(|found| {
            let found = found.as_ref();
            found
                .map(|found| Settings::read(&Disk, found, section.as_deref()))
                .transpose()
        });
        match settings {
            Ok(settings) => project.take(settings),
            Err(error) if find::needs_alembic(&project.config) => return Err(error),
            Err(error) => project.warnings.push(find::as_warning(error)),
        }
        project.checked()
    }

    fn without_file(found: Option<&Found>) -> Result<Self, Diagnostic> {
        let root = found.map_or(Path::new("."), |found| &found.folder);
        let mut project = Self {
            root: root.to_owned(),
            config: Config::default(),
            has_file: false,
            target: None,
            tenant: None,
            schemas: SchemaMap::default(),
            alembic: None,
            warnings: Vec::new(),
        };
        let settings = found.map(|found| Settings::read(&Disk, found, None));
        project.take(settings.transpose()?);
        project.checked()
    }

    /// The project, unless what it and Alembic's settings say cannot stand in a script.
    fn checked(self) -> Result<Self, Diagnostic> {
        config::refused_version_table(&self.config).map_or(Ok(self), Err)
    }

    fn take(&mut self, settings: Option<Settings>) {
        if let Some(settings) = &settings {
            self.warnings = alembic::fill(&mut self.config, settings);
        }
        self.alembic = settings;
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
}

/// Reads a `gen.toml`.
fn read(path: &Path) -> Result<Config, Diagnostic> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => format!("there is no file `{shown}`"),
            _ => format!("cannot read `{shown}`: {error}"),
        };
        Diagnostic::error("configuration", message)
            .help("`gen init` makes a project with a gen.toml")
    })?;
    let text = String::from_utf8(bytes).map_err(|error| revision::not_utf8(&shown, error))?;
    config::parse(&Arc::new(Source::new(shown, text)))
}

/// A path of the settings, relative to their folder.
fn join(root: &Path, path: &str) -> PathBuf {
    if root == Path::new(".") {
        PathBuf::from(path)
    } else {
        root.join(path)
    }
}
