//! One case: revision files as Alembic's users have them, and the settings of their `env.py` as those of a project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gensql::config::{DialectName, Layout, parse};
use gensql::diag::{Diagnostics, Source};
use gensql::project::Project;
use gensql::script::{Guarded, OnUnreadable, Request, Running, write};
use serde::Deserialize;
use toml::{Table, Value};

use super::{Direction, dialect_named, folder};

/// A folder of the corpus.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) settings: Settings,
    folder: PathBuf,
}

/// `case.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "title, tags and notes are for people, `unordered` is for compact.py"
)]
pub(crate) struct Settings {
    title: String,
    tags: Vec<String>,
    notes: Option<String>,
    unordered: Option<bool>,
    dialects: Vec<String>,
    /// Keyword arguments of Alembic's `context.configure()`.
    #[serde(default)]
    configure: Table,
    #[serde(default)]
    naming_convention: Table,
    #[serde(default)]
    range: BTreeMap<Direction, [String; 2]>,
}

/// All cases by name.
pub(crate) fn all() -> Vec<Case> {
    let entries = std::fs::read_dir(folder()).expect("the corpus is there");
    let mut cases: Vec<Case> = entries
        .map(|entry| entry.expect("the corpus can be read").path())
        .filter(|path| path.join("case.toml").is_file())
        .map(|path| Case::read(&path))
        .collect();
    cases.sort_by(|left, right| left.name.cmp(&right.name));
    cases
}

impl Case {
    pub(crate) fn read(folder: &Path) -> Self {
        let name = folder.file_name().expect("a case has a name");
        let name = name.to_string_lossy().into_owned();
        let text = std::fs::read_to_string(folder.join("case.toml")).expect("a case has settings");
        let settings = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self {
            name,
            settings,
            folder: folder.to_owned(),
        }
    }

    /// What Alembic does, as text.
    pub(crate) fn expected(&self) -> String {
        std::fs::read_to_string(self.folder.join("expected.sql")).expect("a case has statements")
    }

    pub(crate) fn dialects(&self) -> impl Iterator<Item = DialectName> {
        self.settings
            .dialects
            .iter()
            .map(|name| dialect_named(name))
    }

    /// The text that ends a batch.
    pub(crate) fn separator(&self, dialect: DialectName) -> String {
        let key = format!("{}_batch_separator", dialect.as_str());
        let usual = match dialect {
            DialectName::Mssql => "GO",
            DialectName::Oracle => "/",
            _ => "",
        };
        let configured = self.settings.configure.get(&key).and_then(Value::as_str);
        configured.unwrap_or(usual).to_owned()
    }

    /// The script that `gen sql --layout alembic` writes.
    pub(crate) fn script(
        &self,
        dialect: DialectName,
        direction: Direction,
    ) -> Result<String, Diagnostics> {
        self.script_in(&self.project(dialect), Layout::Alembic, direction)
    }

    /// The script of a project with the settings of this case.
    pub(crate) fn script_in(
        &self,
        project: &Project,
        layout: Layout,
        direction: Direction,
    ) -> Result<String, Diagnostics> {
        let revisions = project.revisions()?;
        let (from, to) = self.ends(direction);
        let range = revisions.history.range(from, to)?;
        let dialect = project.dialect(project.dialect_name(None)?);
        let request = Request {
            history: &revisions.history,
            revisions: &revisions.files,
            dialect: &dialect,
            renderer: &project.renderer(&dialect),
            version_table: &project.version_table(),
            scope: project.config.transaction.unwrap_or_default(),
            layout,
            ends: (&[from], &[to]),
            on_unreadable: OnUnreadable::Error,
            guard: Guarded::Revision,
            about: &[],
            running: Running::Once,
            aside: None,
        };
        write(&request, range).map(|finished| finished.text.concat())
    }

    fn ends(&self, direction: Direction) -> (&str, &str) {
        match (self.settings.range.get(&direction), direction) {
            (Some([from, to]), _) => (from, to),
            (None, Direction::Upgrade) => ("base", "head"),
            (None, Direction::Downgrade) => ("head", "base"),
        }
    }

    pub(crate) fn project(&self, dialect: DialectName) -> Project {
        self.project_at(&self.folder, dialect)
    }

    /// The same settings in another folder.
    pub(crate) fn project_at(&self, folder: &Path, dialect: DialectName) -> Project {
        let text = self.gen_toml(dialect).to_string();
        let source = Arc::new(Source::new("gen.toml".to_owned(), text));
        let config = parse(&source);
        let config = config.unwrap_or_else(|error| panic!("{}: {}", self.name, error.message));
        Project::with_config(folder.to_owned(), config)
    }

    /// The settings as those of a project.
    fn gen_toml(&self, dialect: DialectName) -> Table {
        let mut settings = Table::new();
        let mut of_dialect = Table::new();
        settings.insert("dialect".to_owned(), dialect.as_str().into());
        let separator = format!("{}_batch_separator", dialect.as_str());
        for (key, value) in &self.settings.configure {
            let value = value.clone();
            match key.as_str() {
                "version_table" | "version_table_schema" | "version_table_pk" => {
                    settings.insert(key.clone(), value);
                }
                "transaction_per_migration" => {
                    assert_eq!(value, Value::Boolean(true), "{}", self.name);
                    settings.insert("transaction".to_owned(), "revision".into());
                }
                "transactional_ddl" => {
                    of_dialect.insert(key.clone(), value);
                }
                key if key == separator => {
                    of_dialect.insert("batch_separator".to_owned(), value);
                }
                key => assert!(key.ends_with("_batch_separator"), "{}: {key}", self.name),
            }
        }
        settings.insert(
            "naming".to_owned(),
            self.settings.naming_convention.clone().into(),
        );
        let dialects = Table::from_iter([(dialect.as_str().to_owned(), of_dialect.into())]);
        settings.insert("dialects".to_owned(), dialects.into());
        settings
    }
}
