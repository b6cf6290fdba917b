//! What the ops on partitions share, and how a change of a partitioned table reaches its partitions.

use std::sync::Arc;

use super::Op;
use super::create_check_constraint::CreateCheckConstraint;
use super::create_exclude_constraint::CreateExcludeConstraint;
use super::create_foreign_key::CreateForeignKey;
use super::create_index::CreateIndex;
use super::create_primary_key::CreatePrimaryKey;
use super::create_table_comment::CreateTableComment;
use super::create_trigger::CreateTrigger;
use super::create_unique_constraint::CreateUniqueConstraint;
use super::drop_column::take_out;
use super::edit::Fault;
use crate::catalog::{Catalog, CatalogError, Column, QualifiedName, Table};
use crate::dialect::{Dialect, Feature, Unsupported};

/// By what the rows of a table are told apart, where partitions are tables.
pub(super) fn key_of(table: &Table, dialect: &Dialect) -> Option<String> {
    let text = table.options.text(dialect.name, "partition_by")?;
    dialect
        .has(Feature::PartitionTable)
        .then(|| text.to_owned())
}

/// Refuses a table whose rows no partition holds.
pub(super) fn require_partitioned(table: &Table) -> Result<(), Fault> {
    let mut options = table.options.0.values();
    if table.is_partitioned() || options.any(|own| own.contains_key("partition_by")) {
        return Ok(());
    }
    let error = CatalogError::Invalid {
        code: "not-partitioned",
        message: format!("table `{}` is not partitioned", table.name),
        help: "say by what when it is created: `postgresql = { partition_by = \"RANGE (day)\" }`"
            .to_owned(),
    };
    Err(Fault::at("table", error))
}

/// Refuses to attach and detach partitions where they are no tables.
pub(super) fn require_tables(dialect: &Dialect) -> Result<(), Unsupported> {
    let help = if dialect.has(Feature::NamedPartition) {
        "`create_partition` and `drop_partition` hold here too; say where this op holds with `dialects`, and move rows between a \
         partition and a table with `execute` (EXCHANGE PARTITION)"
    } else {
        "say where it holds with `dialects = [\"postgresql\"]`, and write what this database needs as `execute`"
    };
    dialect.require(Feature::PartitionTable, help)
}

/// A column of a partition as its parent makes it.
pub(super) fn inherited(parent: &Table, column: &Column) -> Column {
    let is_never_null =
        parent.is_key_column(&column.name) || parent.counts_up(column) || column.identity.is_some();
    Column {
        nullable: column.nullable && !is_never_null,
        comment: None,
        identity: None,
        autoincrement: None,
        ..column.clone()
    }
}

/// Whether a table has something that its partitions get too, under names that the database chooses.
pub(super) fn hands_down(parent: &Table) -> bool {
    parent.primary_key.is_some()
        || !parent.uniques.is_empty()
        || !parent.foreign_keys.is_empty()
        || !parent.checks.is_empty()
        || !parent.excludes.is_empty()
        || !parent.indexes.is_empty()
        || !parent.triggers.is_empty()
}

/// Refuses a change of the columns of a partition alone.
pub(super) fn require_own(before: &Table, after: &Table) -> Result<(), Fault> {
    let Some(partition_of) = &before.partition_of else {
        return Ok(());
    };
    let is_same = |(old, new): (&Arc<Column>, &Arc<Column>)| {
        old.name == new.name && old.data_type == new.data_type
    };
    let mut columns = before.columns.iter().zip(&after.columns);
    if before.columns.len() == after.columns.len() && columns.all(is_same) {
        return Ok(());
    }
    let parent = &partition_of.table;
    let error = CatalogError::Invalid {
        code: "column-of-partition",
        message: format!(
            "table `{}` is a partition of `{parent}`, which alone has columns of its own",
            before.name
        ),
        help: format!("change `{parent}`: its partitions follow; or `detach_partition` before"),
    };
    Err(Fault::at("table", error))
}

/// Refuses to take or change what tells the rows of partitions apart.
pub(super) fn require_no_key(table: &Table, column: &str) -> Result<(), Fault> {
    if !table.key_splits_by(column) {
        return Ok(());
    }
    let error = CatalogError::Needed {
        what: format!("column `{column}` of table `{}`", table.name),
        by: "the partition key".to_owned(),
        help: "make another table with another key, and move the rows".to_owned(),
    };
    Err(Fault::at("column", error))
}

/// Refuses to drop a table that has partitions, which the database would drop with it.
pub(super) fn require_none(catalog: &Catalog, table: &QualifiedName) -> Result<(), Fault> {
    let Some(partition) = catalog.partitions(table).next() else {
        return Ok(());
    };
    let error = CatalogError::Needed {
        what: format!("table `{table}`"),
        by: format!("its partition `{}`", partition.name),
        help: "drop each partition before with `drop_table`, or keep it with `detach_partition`"
            .to_owned(),
    };
    Err(Fault::at("table", error))
}

/// Gives the partitions of a table, and theirs, the columns that it has now.
pub(super) fn follow(catalog: &mut Catalog, before: &Table, after: &Table) {
    let partitions: Vec<Arc<Table>> = catalog.partitions(&after.name).cloned().collect();
    for partition in partitions {
        let mut changed = Table::clone(&partition);
        follow_columns(&mut changed, before, after);
        if changed != *partition {
            catalog.put(changed.clone());
            follow(catalog, &partition, &changed);
        }
    }
}

fn follow_columns(partition: &mut Table, before: &Table, after: &Table) {
    if before.columns.len() == after.columns.len() {
        for (old, new) in before.columns.iter().zip(&after.columns) {
            if old.name != new.name && after.column(&old.name).is_none() {
                partition.rename_column(&old.name, &new.name);
            }
        }
    } else {
        for old in &before.columns {
            if after.column(&old.name).is_none() {
                take_out(partition, &old.name);
            }
        }
    }
    for (position, new) in after.columns.iter().enumerate() {
        let now = inherited(after, new);
        let was = before.columns.iter().enumerate().find(|(index, old)| {
            old.name == new.name
                || (*index == position && before.columns.len() == after.columns.len())
        });
        let was = was.map(|(_, old)| Column {
            name: new.name.clone(),
            ..inherited(before, old)
        });
        match partition.column_mut(&new.name) {
            None => partition.columns.push(Arc::new(now)),
            Some(own) if was.as_ref() != Some(&now) => {
                *own = Column {
                    comment: own.comment.take(),
                    ..now
                };
            }
            Some(_) => {}
        }
    }
}

/// The ops that give a partition what it holds besides what follows from its parent.
pub(crate) fn own_things(partition: &Table) -> Vec<Op> {
    let table = || partition.name.clone();
    let mut ops: Vec<Op> = Vec::new();
    ops.extend(partition.primary_key.iter().cloned().map(|key| {
        let table = table();
        Op::from(CreatePrimaryKey { table, key })
    }));
    ops.extend(partition.uniques.iter().cloned().map(|unique| {
        let table = table();
        Op::from(CreateUniqueConstraint { table, unique })
    }));
    ops.extend(partition.checks.iter().cloned().map(|check| {
        let table = table();
        Op::from(CreateCheckConstraint { table, check })
    }));
    ops.extend(partition.excludes.iter().cloned().map(|exclude| {
        let table = table();
        Op::from(CreateExcludeConstraint { table, exclude })
    }));
    ops.extend(partition.foreign_keys.iter().cloned().map(|key| {
        let table = table();
        Op::from(CreateForeignKey { table, key })
    }));
    let indexes = partition.indexes.iter().cloned();
    ops.extend(indexes.map(|index| CreateIndex::new(table(), index).into()));
    ops.extend(partition.comment.iter().cloned().map(|comment| {
        let table = table();
        Op::from(CreateTableComment { table, comment })
    }));
    ops.extend(CreateTrigger::all(&partition.name, &partition.triggers).map(Op::from));
    ops
}

/// Whether a partition has the columns that its parent gives it and no others.
pub(super) fn has_usual_columns(parent: &Table, partition: &Table) -> bool {
    partition.columns.len() == parent.columns.len()
        && parent.columns.iter().all(|column| {
            partition
                .column(&column.name)
                .is_some_and(|own| **own == inherited(parent, column))
        })
}
