//! Alembic's version table: its shape and its rows.

use std::sync::Arc;

use crate::catalog::{Catalog, Column, DataType, Options, PrimaryKey, QualifiedName, Table};
use crate::config::{Config, Layout};
use crate::dialect::{Dialect, Unsupported};
use crate::history::RowChange;
use crate::statement::{Change, Lowering, Params, Statement, table_params};

/// The longest id that its column holds.
const LONGEST_VERSION: u32 = 32;

/// The version table of a project.
#[derive(Debug, Clone)]
pub struct VersionTable {
    /// Its name.
    pub name: QualifiedName,
    /// Whether it has a primary key.
    pub has_primary_key: bool,
}

impl VersionTable {
    /// The version table that a project configures: Alembic's by default.
    pub fn new(config: &Config) -> Self {
        let name = config.version_table.as_deref().unwrap_or("alembic_version");
        Self {
            name: QualifiedName::new(config.version_table_schema.as_deref(), name),
            has_primary_key: config.version_table_pk.unwrap_or(true),
        }
    }

    /// The name of its primary key.
    pub fn primary_key(&self) -> String {
        format!("{}_pkc", self.name.name)
    }

    /// The statement that creates it; `template` is `create_table`, or `version_table` where it may exist.
    ///
    /// # Errors
    /// Never on a dialect that has text.
    pub fn create(
        &self,
        dialect: &Dialect,
        template: &'static str,
    ) -> Result<Statement, Unsupported> {
        let catalog = Catalog::default();
        let cx = Lowering {
            dialect,
            change: Change {
                touched: &[],
                after: &catalog,
            },
        };
        let params = table_params(&cx, &self.table(), &[])?;
        Ok(match template {
            "create_table" => Statement::new(template, params.set("if_not_exists", false)),
            _ => Statement::new(template, params),
        })
    }

    fn table(&self) -> Table {
        let column = Column {
            nullable: false,
            ..Column::new(
                "version_num".to_owned(),
                Some(DataType::String(Some(LONGEST_VERSION)).into()),
            )
        };
        let key = PrimaryKey {
            name: Some(self.primary_key()),
            columns: vec!["version_num".to_owned()],
            options: Options::default(),
        };
        Table {
            name: self.name.clone(),
            columns: vec![Arc::new(column)],
            primary_key: self.has_primary_key.then_some(key),
            ..Table::default()
        }
    }

    /// The statement for a change of its rows; in the words of Alembic an insert reads the primary key back.
    pub fn row(&self, change: &RowChange, layout: Layout) -> Statement {
        let returning = layout == Layout::Alembic && self.has_primary_key;
        let table = Params::new().set_name("table", &self.name);
        match change {
            RowChange::Insert(version) => Statement::new(
                "version_insert",
                table
                    .set("version", version.as_str())
                    .set("returning", returning),
            ),
            RowChange::Update { from, to } => Statement::new(
                "version_update",
                table.set("from", from.as_str()).set("to", to.as_str()),
            ),
            RowChange::Delete(version) => {
                Statement::new("version_delete", table.set("version", version.as_str()))
            }
        }
    }
}
