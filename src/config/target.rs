//! The tables `[targets.NAME]` of `gen.toml`: one database each, with what differs from the settings of the project.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::file::{AlgorithmClause, Layout, TransactionScope, Version};
use super::{Config, DialectConfig, DialectName, SchemaMap, Timeout, dialect_of_url};

/// What one database has otherwise than the project says; every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetConfig {
    /// The dialect.
    pub dialect: Option<DialectName>,
    /// A database URL whose scheme names the dialect.
    pub url: Option<String>,
    /// The environment variable that holds such a URL.
    pub url_env: Option<String>,
    /// The server's version, as under `[dialects.NAME]`.
    pub version: Option<Version>,
    /// Whether DDL runs inside a transaction, as under `[dialects.NAME]`.
    pub transactional_ddl: Option<bool>,
    /// The text that ends a batch, as under `[dialects.NAME]`.
    pub batch_separator: Option<String>,
    /// Whether each change of a table says how it is to be made, as under `[dialects.NAME]`.
    pub algorithm: Option<AlgorithmClause>,
    /// Whether changes of one table become one statement, as under `[dialects.NAME]`.
    pub merge_alters: Option<bool>,
    /// How long a script waits for a lock, as under `[dialects.NAME]`.
    pub lock_timeout: Option<Timeout>,
    /// How long a statement may take, as under `[dialects.NAME]`.
    pub statement_timeout: Option<Timeout>,
    /// The version table's name.
    pub version_table: Option<String>,
    /// The version table's schema.
    pub version_table_schema: Option<String>,
    /// Whether the version table has a primary key.
    pub version_table_pk: Option<bool>,
    /// One transaction for the range or for each revision.
    pub transaction: Option<TransactionScope>,
    /// The layout.
    pub layout: Option<Layout>,
    /// The schema of what the revisions name without one.
    pub schema: Option<String>,
    /// Which schema takes the place of which.
    #[serde(default)]
    pub schema_map: SchemaMap,
    /// The schemas of its tenants: a script each.
    #[serde(default)]
    pub tenants: Vec<String>,
    /// The schema in the revisions that stands for the tenant's; without it, names without a schema do.
    pub tenant_schema: Option<String>,
    /// What templates and raw SQL are given by name, over what the project gives.
    #[serde(default)]
    pub vars: BTreeMap<String, String>,
}

impl TargetConfig {
    /// Puts the settings of the database in the place of those of the project; those of its dialect are apart, since the
    /// dialect may be known from the environment only.
    pub fn over(&self, config: &mut Config) {
        if self.dialect.is_some() || self.url.is_some() || self.url_env.is_some() {
            config.dialect = self.dialect;
            config.url.clone_from(&self.url);
            config.url_env.clone_from(&self.url_env);
        }
        replace(&mut config.version_table, self.version_table.as_ref());
        let schema = self.version_table_schema.as_ref();
        replace(&mut config.version_table_schema, schema);
        config.version_table_pk = self.version_table_pk.or(config.version_table_pk);
        config.transaction = self.transaction.or(config.transaction);
        config.layout = self.layout.unwrap_or(config.layout);
        let vars = self.vars.iter();
        config
            .vars
            .extend(vars.map(|(name, value)| (name.clone(), value.clone())));
    }

    /// Puts what it says of its server in the place of what the project says of the dialect.
    pub fn over_dialect(&self, config: &mut DialectConfig) {
        replace(&mut config.version, self.version.as_ref());
        config.transactional_ddl = self.transactional_ddl.or(config.transactional_ddl);
        replace(&mut config.batch_separator, self.batch_separator.as_ref());
        config.algorithm = self.algorithm.or(config.algorithm);
        config.merge_alters = self.merge_alters.or(config.merge_alters);
        replace(&mut config.lock_timeout, self.lock_timeout.as_ref());
        replace(
            &mut config.statement_timeout,
            self.statement_timeout.as_ref(),
        );
    }

    /// The dialect, where the file alone tells it.
    pub fn named_dialect(&self) -> Option<DialectName> {
        let of_url = || dialect_of_url(self.url.as_deref()?);
        self.dialect.or_else(of_url)
    }

    /// Which schema takes the place of which.
    pub fn schemas(&self) -> SchemaMap {
        let mut schemas = self.schema_map.clone();
        if let Some(schema) = &self.schema {
            schemas.set(None, Some(schema));
        }
        schemas
    }

    /// Whether it says how MySQL and MariaDB change tables.
    pub fn says_how_to_alter(&self) -> bool {
        self.algorithm.is_some() || self.merge_alters.is_some()
    }
}

fn replace<T: Clone>(setting: &mut Option<T>, other: Option<&T>) {
    if let Some(other) = other {
        *setting = Some(other.clone());
    }
}
