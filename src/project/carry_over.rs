//! What an Alembic project configures, as lines of a `gen.toml`.

use std::path::Path;

use super::{Project, join};
use crate::alembic::Settings;
use crate::config::{DialectName, Naming, TransactionScope};

impl Project {
    /// The lines of a `gen.toml` that say what Alembic's files say now, with the folder of the revisions where the
    /// project does not look into it by itself.
    pub fn settings_of_alembic(&self, revisions: &Path) -> String {
        let mut lines = Vec::new();
        if !self.reads(revisions) {
            let below = revisions.strip_prefix(&self.root).unwrap_or(revisions);
            lines.push(line("revisions", &below.to_string_lossy()));
        }
        if let Some(settings) = &self.alembic {
            lines.extend(self.plain_settings(settings));
            if let Some(naming) = settings.naming.as_ref().and(self.config.naming.as_ref()) {
                lines.extend(naming_lines(naming));
            }
            lines.extend(self.dialect_settings(settings));
        }
        lines.join("\n")
    }

    /// Whether revisions in a folder belong to the project, when Alembic's files are gone.
    fn reads(&self, revisions: &Path) -> bool {
        let named = &self.config.revisions.0;
        let mut folders = named.iter().map(|folder| join(&self.root, folder));
        folders.any(|folder| folder == revisions)
            || (named.is_empty() && revisions == self.own_revisions())
    }

    fn plain_settings(&self, settings: &Settings) -> Vec<String> {
        let config = &self.config;
        let dialect = settings.dialect.and(config.dialect);
        let schema = settings.version_table_schema.as_ref();
        let table = settings.version_table.as_ref();
        let texts = [
            ("dialect", dialect.map(DialectName::as_str)),
            ("version_table", table.and(config.version_table.as_deref())),
            (
                "version_table_schema",
                schema.and(config.version_table_schema.as_deref()),
            ),
        ];
        let texts = texts.into_iter();
        let mut lines: Vec<String> = texts
            .filter_map(|(key, text)| Some(line(key, text?)))
            .collect();
        if let Some(has_key) = settings.version_table_pk.and(config.version_table_pk) {
            lines.push(format!("version_table_pk = {has_key}"));
        }
        let scope = settings.transaction_per_migration.and(config.transaction);
        if scope == Some(TransactionScope::Revision) {
            lines.push(line("transaction", "revision"));
        }
        lines
    }

    fn dialect_settings(&self, settings: &Settings) -> Vec<String> {
        let mut lines = Vec::new();
        let mut names: Vec<_> = settings.batch_separators.keys().copied().collect();
        if settings.transactional_ddl.is_some() {
            names.extend(self.config.dialect);
        }
        names.sort_unstable();
        names.dedup();
        for name in names {
            lines.push(format!("\n[dialects.{name}]"));
            if let Some(separator) = settings.batch_separators.get(&name) {
                lines.push(line("batch_separator", separator));
            }
            if let Some(can) = settings.transactional_ddl {
                lines.push(format!("transactional_ddl = {can}"));
            }
        }
        lines
    }
}

fn line(key: &str, text: &str) -> String {
    format!("{key} = {}", toml::Value::String(text.to_owned()))
}

fn naming_lines(naming: &Naming) -> Vec<String> {
    let Naming { ix, uq, ck, fk, pk } = naming;
    let keys = [("ix", ix), ("uq", uq), ("ck", ck), ("fk", fk), ("pk", pk)];
    let keys = keys
        .into_iter()
        .filter_map(|(key, convention)| Some(line(key, convention.as_ref()?)));
    std::iter::once("\n[naming]".to_owned())
        .chain(keys)
        .collect()
}
