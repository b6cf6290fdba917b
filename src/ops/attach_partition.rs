//! Makes a table that exists a partition of another one.

use super::detach_partition::DetachPartition;
use super::edit::Fault;
use super::partitions::{require_partitioned, require_tables};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{
    Catalog, CatalogError, Index, PartitionOf, PartitionValues, QualifiedName, Table,
};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, partition_values_params};

/// ```toml
/// op = "attach_partition"
/// table = "visits"
/// name = "visits_2025"
/// for_values = { from = [2025-01-01], to = [2026-01-01] }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AttachPartition {
    /// The table whose rows it takes.
    pub table: QualifiedName,
    /// The table that becomes a partition.
    pub name: QualifiedName,
    /// The values that it takes.
    pub values: PartitionValues,
    /// The partition as it was before it was detached.
    pub as_it_was: Option<Box<Table>>,
}

impl Operation for AttachPartition {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: shapes::qualified(fields, "name"),
            values: shapes::partition_values(fields),
            as_it_was: None,
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let parent = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        let table = catalog
            .expect_table(&self.name)
            .map_err(|error| Fault::at("name", error))?
            .clone();
        require_partitioned(&parent)?;
        if let Some(partition) = &self.as_it_was {
            catalog.put(Table::clone(partition));
            return Ok(());
        }
        if let Some(why) = misfit(&parent, &table).filter(|_| !parent.opaque && !table.opaque) {
            let error = CatalogError::Invalid {
                code: "no-partition",
                message: format!(
                    "table `{}` cannot be a partition of `{}`: {why}",
                    self.name, self.table
                ),
                help: "change one of the two tables before".to_owned(),
            };
            return Err(Fault::at("name", error));
        }
        let is_referred = catalog.referrers(&self.name).next().is_some();
        let mut partition = Table::clone(&table);
        if !is_referred {
            give_up_shared(&parent, &mut partition);
        }
        partition.partition_of = Some(Box::new(PartitionOf {
            table: self.table.clone(),
            values: self.values.clone(),
        }));
        catalog.put(partition);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let tables = change
            .table_before(&self.name)
            .zip(change.table_after(&self.table));
        let Some((before, parent)) = tables else {
            return Inverse::nothing();
        };
        if !has_all(parent, before) {
            return Inverse::Irreversible(format!(
                "a detached table keeps the indexes and constraints that it got from `{}` under names of the database",
                self.table
            ));
        }
        Inverse::op(DetachPartition {
            as_it_was: Some(Box::new(Table::clone(before))),
            ..DetachPartition::new(self.table.clone(), self.name.clone())
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        require_tables(cx.dialect)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set_name("name", &self.name)
            .set("values", partition_values_params(cx.dialect, &self.values)?);
        Ok(vec![Statement::new("attach_partition", params)])
    }

    fn describe(&self) -> String {
        format!("attach partition {} to {}", self.name, self.table)
    }
}

/// Why a table cannot be a partition: <https://www.postgresql.org/docs/current/sql-altertable.html>
fn misfit(parent: &Table, table: &Table) -> Option<String> {
    if let Some(partition_of) = &table.partition_of {
        return Some(format!("it is one of `{}`", partition_of.table));
    }
    for column in &parent.columns {
        let name = &column.name;
        let Some(own) = table.column(name) else {
            return Some(format!("it has no column `{name}`"));
        };
        if own.data_type != column.data_type {
            return Some(format!("column `{name}` has another type"));
        }
        let is_never_null = !column.nullable || parent.is_key_column(name);
        if own.nullable && !table.is_key_column(name) && is_never_null {
            return Some(format!("column `{name}` may be NULL"));
        }
    }
    let extra = table
        .columns
        .iter()
        .find(|own| parent.column(&own.name).is_none());
    if let Some(extra) = extra {
        return Some(format!("it has a column `{}` more", extra.name));
    }
    let lacks = |name: &&String| {
        !table
            .checks
            .iter()
            .any(|own| own.name.as_ref() == Some(name))
    };
    let names = parent.checks.iter().filter_map(|check| check.name.as_ref());
    let check = names.into_iter().find(lacks)?;
    Some(format!("it lacks check constraint `{check}`"))
}

fn is_same_index(left: &Index, right: &Index) -> bool {
    left.columns == right.columns
        && left.unique == right.unique
        && left.condition == right.condition
        && left.include == right.include
}

/// Takes away what becomes a part of the same thing of the parent.
fn give_up_shared(parent: &Table, table: &mut Table) {
    let key = parent.primary_key.as_ref().map(|key| &key.columns);
    table.primary_key = table
        .primary_key
        .take()
        .filter(|own| key != Some(&own.columns));
    table.uniques.retain(|own| {
        let mut uniques = parent.uniques.iter();
        !uniques.any(|unique| unique.columns == own.columns)
    });
    table.foreign_keys.retain(|own| {
        let mut keys = parent.foreign_keys.iter();
        !keys.any(|key| key.columns == own.columns && key.referred == own.referred)
    });
    table
        .checks
        .retain(|own| !parent.checks.iter().any(|check| check.name == own.name));
    table.indexes.retain(|own| {
        let mut indexes = parent.indexes.iter();
        !indexes.any(|index| is_same_index(index, own))
    });
}

/// Whether a table has all that its parent would give it.
fn has_all(parent: &Table, table: &Table) -> bool {
    let key = table.primary_key.as_ref().map(|key| &key.columns);
    let has_key = parent
        .primary_key
        .as_ref()
        .is_none_or(|wanted| key == Some(&wanted.columns));
    let has_uniques = parent.uniques.iter().all(|unique| {
        let mut own = table.uniques.iter();
        own.any(|own| own.columns == unique.columns)
    });
    let has_foreign_keys = parent.foreign_keys.iter().all(|key| {
        let mut own = table.foreign_keys.iter();
        own.any(|own| own.columns == key.columns && own.referred == key.referred)
    });
    let has_indexes = parent.indexes.iter().all(|index| {
        let mut own = table.indexes.iter();
        own.any(|own| is_same_index(own, index))
    });
    has_key
        && has_uniques
        && has_foreign_keys
        && has_indexes
        && parent.excludes.is_empty()
        && parent.triggers.is_empty()
}
