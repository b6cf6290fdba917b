//! Makes a partition a table of its own, with its rows.

use super::attach_partition::AttachPartition;
use super::edit::Fault;
use super::partitions::{hands_down, require_tables};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, QualifiedName, Table};
use crate::dialect::{Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "detach_partition"
/// table = "visits"
/// name = "visits_2024"
/// concurrently = true
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DetachPartition {
    /// The table that loses the rows.
    pub table: QualifiedName,
    /// The partition.
    pub name: QualifiedName,
    /// Nobody waits for it; outside a transaction.
    pub concurrently: bool,
    /// The table as it was before it was attached.
    pub as_it_was: Option<Box<Table>>,
}

impl DetachPartition {
    /// Detaches this partition.
    pub(super) fn new(table: QualifiedName, name: QualifiedName) -> Self {
        Self {
            table,
            name,
            concurrently: false,
            as_it_was: None,
        }
    }
}

impl Operation for DetachPartition {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            concurrently: fields.flag("concurrently"),
            ..Self::new(
                shapes::qualified(fields, "table"),
                shapes::qualified(fields, "name"),
            )
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let parent = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        let partition = catalog
            .expect_table(&self.name)
            .map_err(|error| Fault::at("name", error))?
            .clone();
        if !partition.is_partition_of(&self.table) && !partition.opaque {
            let names: Vec<&str> = catalog
                .partitions(&self.table)
                .map(|partition| partition.name.name.as_str())
                .collect();
            let error = CatalogError::Invalid {
                code: "no-partition",
                message: format!("table `{}` is no partition of `{}`", self.name, self.table),
                help: match names.as_slice() {
                    [] => format!("`{}` has no partitions", self.table),
                    names => format!("its partitions are `{}`", names.join("`, `")),
                },
            };
            return Err(Fault::at("name", error));
        }
        if let Some(table) = &self.as_it_was {
            catalog.put(Table::clone(table));
            return Ok(());
        }
        let mut table = Table::clone(&partition);
        table.partition_of = None;
        table.opaque |= hands_down(&parent) || self.concurrently;
        catalog.put(table);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let before = change.table_before(&self.name);
        let parts = before.and_then(|table| Some((table, table.partition_of.as_ref()?)));
        let Some((partition, partition_of)) = parts else {
            return Inverse::Irreversible(format!(
                "the values of partition `{}` are not known, since raw SQL made it",
                self.name
            ));
        };
        if self.concurrently {
            // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION
            return Inverse::Irreversible(format!(
                "CONCURRENTLY leaves a check constraint on `{}`, under a name of the database",
                self.name
            ));
        }
        Inverse::op(AttachPartition {
            table: self.table.clone(),
            name: self.name.clone(),
            values: partition_of.values.clone(),
            as_it_was: Some(Box::new(Table::clone(partition))),
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        require_tables(cx.dialect)?;
        if self.concurrently {
            let help = "leave out `concurrently`";
            cx.dialect
                .require(Feature::DetachConcurrently, help)
                .map_err(|error| error.at("concurrently"))?;
        }
        let params = Params::new()
            .set_name("table", &self.table)
            .set_name("name", &self.name)
            .set("concurrently", self.concurrently);
        let statement = Statement::new("detach_partition", params);
        Ok(vec![if self.concurrently {
            statement.outside_transaction()
        } else {
            statement
        }])
    }

    fn describe(&self) -> String {
        format!("detach partition {} from {}", self.name, self.table)
    }
}
