//! Creates a table that is a partition of another one.

use std::sync::Arc;

use super::edit::{Fault, require_free};
use super::partitions::{inherited, key_of, require_partitioned, require_tables, values_params};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Kind, Options, PartitionOf, PartitionValues, QualifiedName, Table};
use crate::dialect::{Dialect, Target, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, option_params};

/// ```toml
/// op = "create_partition"
/// table = "visits"
/// name = "visits_2026"
/// for_values = { from = [2026-01-01], to = [2027-01-01] }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreatePartition {
    /// The table whose rows it takes.
    pub table: QualifiedName,
    /// The partition.
    pub name: QualifiedName,
    /// The values that it takes.
    pub values: PartitionValues,
    /// What one engine alone has.
    pub options: Options,
    /// By what its own partitions are told apart.
    pub partition_key: Option<String>,
}

impl CreatePartition {
    /// Creates this partition, without what it holds of its own; `None`: it is none.
    pub(crate) fn of(partition: &Table) -> Option<Self> {
        let partition_of = partition.partition_of.as_deref()?;
        Some(Self {
            table: partition_of.table.clone(),
            name: partition.name.clone(),
            values: partition_of.values.clone(),
            options: partition.options.clone(),
            partition_key: partition.partition_key.clone(),
        })
    }

    fn made(&self, parent: &Table) -> Table {
        let columns = parent.columns.iter();
        Table {
            name: self.name.clone(),
            columns: columns
                .map(|column| Arc::new(inherited(parent, column)))
                .collect(),
            options: self.options.clone(),
            partition_of: Some(Box::new(PartitionOf {
                table: self.table.clone(),
                values: self.values.clone(),
            })),
            partition_key: self.partition_key.clone(),
            opaque: parent.opaque,
            ..Table::default()
        }
    }
}

impl Operation for CreatePartition {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: shapes::qualified(fields, "name"),
            values: shapes::partition_values(fields),
            options: fields.options(Target::Partition),
            partition_key: None,
        }
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        let table = Table {
            options: self.options.clone(),
            ..Table::default()
        };
        let key = key_of(&table, dialect)?;
        Some(Self {
            partition_key: Some(key),
            ..self.clone()
        })
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let parent = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        require_partitioned(&parent)?;
        require_free(catalog, Kind::Table, &self.name).map_err(|error| Fault::at("name", error))?;
        catalog.put(self.made(&parent));
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(super::drop_table::DropTable::new(self.name.clone()))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        require_tables(cx.dialect)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set_name("name", &self.name)
            .set("values", values_params(cx.dialect, &self.values)?)
            .set(
                "options",
                option_params(cx.dialect.name, &self.options, Target::Table),
            );
        Ok(vec![Statement::new("create_partition", params)])
    }

    fn describe(&self) -> String {
        format!("create partition {} of {}", self.name, self.table)
    }
}
