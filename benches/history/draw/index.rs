//! Draws indexes, alone and as a revision that creates one.

use super::super::op::Op;
use super::super::table::{Column, Index, Table, Type};
use super::{Context, Plan};

/// Draws a revision that creates an index.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |_, _| true)?;
    let index = index(ctx, &table)?;
    Some(Plan {
        message: format!("index {} of {}", index.columns.join(", "), table.name),
        ops: vec![Op::CreateIndex {
            table: table.name,
            index,
        }],
    })
}

/// Draws an index on columns that no other index of the table has.
pub(super) fn index(ctx: &mut Context, table: &Table) -> Option<Index> {
    let indexable = table.columns.iter().filter(|column| is_indexable(column));
    let indexable: Vec<String> = indexable.map(|column| column.name.clone()).collect();
    let count = *ctx.random.pick(&[1, 1, 1, 2, 3]);
    let columns = ctx.random.sample(&indexable, count);
    let mut others = table.indexes.iter().map(|index| &index.columns);
    if columns.is_empty() || !table.fits_key(&columns) || others.any(|o| same_set(o, &columns)) {
        return None;
    }
    let mut distinct = table.distinct_columns().into_iter();
    let unique = ctx.random.chance(0.12)
        && ctx.facts(&table.name).rows == 0
        && distinct.any(|column| column.name == columns[0]);
    let name = format!("ix_{}_{}", table.name, columns.join("_"));
    Some(Index {
        name: ctx.names.take(&name),
        columns,
        unique,
    })
}

/// Tells whether two lists have the same columns in any order.
pub(super) fn same_set(left: &[String], right: &[String]) -> bool {
    left.len() == right.len() && left.iter().all(|column| right.contains(column))
}

fn is_indexable(column: &Column) -> bool {
    let sortable = !matches!(
        column.data_type,
        Type::Text | Type::Json | Type::LargeBinary
    );
    sortable && column.points_at.is_none() && column.name != "id"
}
