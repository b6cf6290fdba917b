//! Creates a partition: a table that belongs to another one, or a named part of its table.

use std::sync::Arc;

use super::drop_partition::DropPartition;
use super::edit::{Fault, edit_table, require_free};
use super::partitions::{inherited, key_of, require_partitioned};
use super::{Fields, Inverse, Operation, named_partitions, shapes};
use crate::catalog::{
    Catalog, Kind, Options, Partition, PartitionOf, PartitionValues, QualifiedName, Table,
};
use crate::dialect::{Dialect, Feature, Target, Unsupported};
use crate::statement::{
    Change, Lowering, Params, Statement, option_params, partition_params, partition_values_params,
};

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
    /// The partition whose rows it takes over, where partitions are parts of a table.
    pub split: Option<String>,
    /// It is a part of its table, not a table of its own.
    is_part: bool,
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
            split: None,
            is_part: false,
        })
    }

    /// Creates this part of a table.
    pub(super) fn part(table: QualifiedName, partition: Partition, split: Option<String>) -> Self {
        Self {
            table,
            name: QualifiedName::new(None, &partition.name),
            values: partition.values,
            options: Options::default(),
            partition_key: None,
            split,
            is_part: true,
        }
    }

    fn as_part(&self) -> Partition {
        Partition {
            name: self.name.name.clone(),
            values: self.values.clone(),
        }
    }

    fn lower_part(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let params = Params::new()
            .set_name("table", &self.table)
            .set("partition", partition_params(cx.dialect, &self.as_part())?);
        let split = self.split.as_deref().and_then(|split| {
            let partitions = &cx.change.table_before(&self.table)?.partitions;
            partitions.named.get(partitions.position(split)?)
        });
        Ok(vec![match split {
            Some(split) => {
                let other = partition_params(cx.dialect, split)?;
                Statement::new("split_partition", params.set("other", other))
            }
            None => Statement::new("add_partition", params),
        }])
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
            split: fields.name_or("split"),
            is_part: false,
        }
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        if dialect.has(Feature::NamedPartition) {
            return Some(Self {
                is_part: true,
                ..self.clone()
            });
        }
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
        if self.is_part {
            return edit_table(catalog, &self.table, |table| {
                named_partitions::add(table, self.as_part(), self.split.as_deref())
            });
        }
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
        if self.is_part {
            let name = self.name.name.clone();
            return Inverse::op(DropPartition::part(
                self.table.clone(),
                name,
                self.split.clone(),
            ));
        }
        Inverse::op(super::drop_table::DropTable::new(self.name.clone()))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if self.is_part {
            return self.lower_part(cx);
        }
        let help =
            "say where it holds with `dialects`, and write what this database needs as `execute`";
        cx.dialect.require(Feature::PartitionTable, help)?;
        if self.split.is_some() {
            let message = format!("{} does not split a partition", cx.dialect.title);
            let help = "leave out `split`: a range has both ends there, `{ from = […], to = […] }`";
            return Err(Unsupported::new(message, help).at("split"));
        }
        let params = Params::new()
            .set_name("table", &self.table)
            .set_name("name", &self.name)
            .set("values", partition_values_params(cx.dialect, &self.values)?)
            .set(
                "options",
                option_params(cx.dialect.name, &self.options, Target::Table),
            );
        Ok(vec![Statement::new("create_partition", params)])
    }

    fn describe(&self) -> String {
        if let Some(split) = &self.split {
            return format!(
                "split partition {} of {} off {split}",
                self.name, self.table
            );
        }
        format!("create partition {} of {}", self.name, self.table)
    }
}
