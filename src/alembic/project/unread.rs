//! What `env.py` configures by something else than a literal.

use crate::config::DialectName;
use crate::diag::Diagnostic;

/// A setting that matters for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The version table's name.
    VersionTable,
    /// The version table's schema.
    VersionTableSchema,
    /// Whether the version table has a primary key.
    VersionTablePk,
    /// One transaction for each revision.
    Transaction,
    /// Whether changes of structure can be rolled back.
    TransactionalDdl,
    /// The text that ends a batch.
    BatchSeparator(DialectName),
    /// The naming convention.
    Naming,
}

/// A setting whose value only a run would tell.
#[derive(Debug, Clone)]
pub struct Unread {
    /// Which one.
    pub setting: Setting,
    /// The warning, for when gen.toml does not give it either.
    pub diagnostic: Diagnostic,
}

impl Setting {
    /// What it is, its key in gen.toml, and what is assumed.
    pub(super) fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::VersionTable => (
                "the name of the version table",
                "`version_table`",
                "`alembic_version`",
            ),
            Self::VersionTableSchema => (
                "the schema of the version table",
                "`version_table_schema`",
                "no schema",
            ),
            Self::VersionTablePk => (
                "whether the version table has a primary key",
                "`version_table_pk`",
                "a primary key",
            ),
            Self::Transaction => (
                "whether each revision has its own transaction",
                "`transaction`",
                "one transaction for the script",
            ),
            Self::TransactionalDdl => (
                "whether changes of structure can be rolled back",
                "`transactional_ddl` under `[dialects.NAME]`",
                "what the database can do",
            ),
            Self::BatchSeparator(_) => (
                "the text that ends a batch",
                "`batch_separator` under `[dialects.NAME]`",
                "the usual one",
            ),
            Self::Naming => ("the naming convention of constraints", "`[naming]`", "none"),
        }
    }
}
