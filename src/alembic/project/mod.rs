//! An Alembic project: `alembic.ini` or `pyproject.toml`, and what `env.py` configures.

mod convention;
mod env;
mod find;
mod ini;
mod locations;
mod metadata;
mod names;
mod options;
mod pyproject;
mod scheme;
mod unread;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use find::{Files, Found, INI_FILE, PYPROJECT_FILE};
pub use unread::{Setting, Unread};

use crate::config::{DialectName, Naming, dialect_of_url};
use crate::diag::Diagnostic;
use find::join;
use locations::{Bases, distinct};
use names::Names;
use options::{Given, Options};

/// What the files of an Alembic project say.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The file that names the script location, as the user would type it.
    pub file: String,
    /// The folder of that file.
    pub folder: PathBuf,
    /// The folder with `env.py`.
    pub script_location: PathBuf,
    /// The folders with revision files that exist.
    pub version_locations: Vec<PathBuf>,
    /// Whether the folders below them hold revision files, too.
    pub recursive: bool,
    /// Where modules of the project are looked for, the likeliest first.
    pub search_path: Vec<PathBuf>,
    /// The dialect, when a text names it.
    pub dialect: Option<DialectName>,
    /// The version table's name.
    pub version_table: Option<String>,
    /// The version table's schema.
    pub version_table_schema: Option<String>,
    /// Whether the version table has a primary key.
    pub version_table_pk: Option<bool>,
    /// Whether each revision has a transaction of its own.
    pub transaction_per_migration: Option<bool>,
    /// Whether changes of structure can be rolled back; overrides what the engine can.
    pub transactional_ddl: Option<bool>,
    /// The texts that end a batch, where they are configured.
    pub batch_separators: BTreeMap<DialectName, String>,
    /// Whether new revisions use `batch_alter_table`.
    pub render_as_batch: Option<bool>,
    /// Whether new revisions are made from several schemas.
    pub include_schemas: Option<bool>,
    /// The naming convention of `target_metadata`.
    pub naming: Option<Naming>,
    /// The options of the section that Alembic reads, by their names in small letters.
    pub main_options: BTreeMap<String, MainOption>,
    /// What `env.py` configures, but not by a literal.
    pub unread: Vec<Unread>,
    /// What the user should look at.
    pub warnings: Vec<Diagnostic>,
}

/// An option of `alembic.ini`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MainOption {
    /// What the file says.
    Text(String),
    /// What only a run tells: `env.py` sets it, or it may hold a secret.
    Set,
}

impl Settings {
    /// Reads the settings of a project; `section` is the one to read in the place of `[alembic]`.
    ///
    /// # Errors
    /// When a file cannot be read, or does not say where the revision files are.
    pub fn read(
        files: &dyn Files,
        found: &Found,
        section: Option<&str>,
    ) -> Result<Self, Diagnostic> {
        let options = Options::read(found, section)?;
        let bases = Bases {
            files,
            folder: &found.folder,
        };
        let search_path = bases.search_path(&options.prepend_sys_path()?);
        let given = options.text("script_location")?;
        let file = given.as_ref().map_or_else(
            || found.file().to_owned(),
            |given| given.source.path.clone(),
        );
        let script_location = script_location(&bases, found, given, &search_path)?;
        let mut settings = Self {
            file,
            folder: found.folder.clone(),
            recursive: options.switch("recursive_version_locations")?,
            dialect: options
                .plain(None, "sqlalchemy.url")
                .and_then(|url| dialect_of_url(&url)),
            search_path: with_scripts(search_path, &found.folder, &script_location),
            script_location,
            main_options: options.main(),
            ..Self::default()
        };
        settings.find_versions(&bases, &options)?;
        let env = join(&settings.script_location, "env.py");
        if let Some(text) = files.text(&env) {
            let search_path = settings.search_path.clone();
            let names = Names::new(files, &search_path, &options);
            env::read(&names, &env, &text, &mut settings);
        }
        Ok(settings)
    }

    /// The folders with revision files: those that do not exist are passed over, as in Alembic.
    fn find_versions(&mut self, bases: &Bases<'_>, options: &Options) -> Result<(), Diagnostic> {
        let Some(given) = options.version_locations()? else {
            let versions = join(&self.script_location, "versions");
            if bases.files.is_folder(&versions) {
                self.version_locations.push(versions);
            } else {
                let message = format!("there is no folder `{}`", versions.display());
                let warning = Diagnostic::warning("no-revisions", message)
                    .note(format!("it follows from script_location in {}", self.file));
                self.warnings.push(warning);
            }
            return Ok(());
        };
        for location in &given.value {
            let folder = bases.folder_of(location, &self.search_path);
            if bases.files.is_folder(&folder) {
                self.version_locations.push(folder);
                continue;
            }
            let message = format!("there is no folder `{}`", folder.display());
            let warning = Diagnostic::warning("no-revisions", message)
                .at(&given.source, given.span.clone(), "")
                .note(format!(
                    "the key `version_locations` of {} names it",
                    self.file
                ));
            self.warnings.push(warning);
        }
        self.version_locations = distinct(std::mem::take(&mut self.version_locations));
        Ok(())
    }
}

/// The folder with `env.py`.
fn script_location(
    bases: &Bases<'_>,
    found: &Found,
    given: Option<Given<String>>,
    search_path: &[PathBuf],
) -> Result<PathBuf, Diagnostic> {
    const HELP: &str =
        "or name the folders with the revision files in gen.toml: `revisions = [\"…\"]`";
    let Some(given) = given else {
        // Flask-Migrate keeps alembic.ini beside env.py and names the folder itself.
        if bases.files.text(&join(&found.folder, "env.py")).is_some() {
            return Ok(found.folder.clone());
        }
        let message = format!("`{}` names no script_location", found.file());
        return Err(Diagnostic::error("configuration", message)
            .help("add `script_location = FOLDER`, the folder with env.py")
            .help(HELP));
    };
    let folder = bases.folder_of(&given.value, search_path);
    if bases.files.is_folder(&folder) {
        return Ok(folder);
    }
    let message = format!("there is no folder `{}`", folder.display());
    Err(Diagnostic::error("configuration", message)
        .at(&given.source, given.span, "")
        .note(format!(
            "the key `script_location` of {} names it",
            given.source.path
        ))
        .help("correct the key")
        .help(HELP))
}

/// The search path with the script location and the folders between it and the settings.
fn with_scripts(mut search_path: Vec<PathBuf>, folder: &Path, scripts: &Path) -> Vec<PathBuf> {
    search_path.push(scripts.to_owned());
    let above = scripts.ancestors().skip(1);
    let below_settings =
        above.take_while(|above| !above.as_os_str().is_empty() && *above != folder);
    search_path.extend(below_settings.map(Path::to_owned));
    distinct(search_path)
}
