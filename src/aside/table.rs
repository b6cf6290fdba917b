//! A table in place of being dropped.

use super::Instead;
use super::name::Names;
use super::words::as_text;
use crate::catalog::{ConstraintKind, Index, Table};
use crate::dialect::{Feature, IndexScope};
use crate::ops::{
    AlterColumn, Aspect, DropConstraint, DropIndex, DropTable, DropTrigger, Op, RenameConstraint,
    RenameIndex, RenameTable,
};

/// Its rows stay under another name. What would hold other tables fast, or take a name that a later revision may want,
/// goes or gets another name as well.
pub(super) fn kept(drop: &DropTable, names: &Names<'_>) -> Instead {
    let Some(table) = names.catalog.table(&drop.table) else {
        return Instead::Itself;
    };
    if table.partition_of.is_some() {
        return Instead::Not(format!(
            "table `{}` cannot be kept aside, since it is a partition: `detach_partition` keeps it",
            drop.table
        ));
    }
    let keys = table.foreign_keys.iter();
    let mut ops: Vec<Op> = keys
        .map(|key| DropConstraint::foreign_key(drop.table.clone(), key).into())
        .collect();
    ops.extend(table.triggers.iter().map(|trigger| {
        DropTrigger {
            table: drop.table.clone(),
            name: trigger.name.clone(),
            if_exists: false,
        }
        .into()
    }));
    ops.extend(free_names(table, names));
    ops.extend(table.columns.iter().filter_map(|column| {
        let alter = AlterColumn {
            table: drop.table.clone(),
            column: column.name.clone(),
            data_type: Some(as_text(column, names)?),
            drop: column.default.iter().map(|_| Aspect::Default).collect(),
            ..AlterColumn::default()
        };
        Some(alter.into())
    }));
    ops.push(
        RenameTable {
            table: drop.table.clone(),
            to: names.of_table(&drop.table),
        }
        .into(),
    );
    Instead::Ops(ops)
}

/// Frees the names that no two tables of a schema can both use.
fn free_names(table: &Table, names: &Names<'_>) -> Vec<Op> {
    let dialect = names.dialect;
    let mut ops: Vec<Op> = Vec::new();
    if dialect.index_scope == IndexScope::Schema {
        let free = if dialect.has(Feature::RenameIndex) {
            rename_index
        } else {
            drop_index
        };
        ops.extend(table.indexes.iter().map(|index| free(table, index, names)));
    }
    let has_name = table.constraint_names().filter(|name| {
        let kind = table.constraint(name);
        kind.is_some_and(|kind| kind != ConstraintKind::ForeignKey && dialect.is_schema_wide(kind))
    });
    ops.extend(has_name.map(|name| {
        if dialect.has(Feature::RenameConstraint) {
            let to = names.of_part(name);
            RenameConstraint {
                table: table.name.clone(),
                name: name.to_owned(),
                to,
            }
            .into()
        } else {
            DropConstraint::new(table.name.clone(), name).into()
        }
    }));
    ops
}

fn rename_index(table: &Table, index: &Index, names: &Names<'_>) -> Op {
    RenameIndex {
        table: table.name.clone(),
        name: index.name.clone(),
        to: names.of_part(&index.name),
    }
    .into()
}

fn drop_index(table: &Table, index: &Index, _names: &Names<'_>) -> Op {
    DropIndex::new(table.name.clone(), &index.name).into()
}
