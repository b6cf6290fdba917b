//! Draws a revision that creates a table, often with foreign keys, checks and indexes.

use super::super::op::Op;
use super::super::table::{Column, ColumnDefault, Table, Type};
use super::column::{self, Place};
use super::{Context, Plan, constraint, index};

/// Draws the new table; its references point at the given tables.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Plan {
    let mut table = Table {
        name: ctx.names.table(&mut ctx.random),
        columns: vec![id()],
        constraints: Vec::new(),
        indexes: Vec::new(),
        comment: None,
    };
    add_columns(ctx, tables, &mut table);
    if ctx.random.chance(0.05) {
        table.comment = Some(format!("Rows of {}", table.name.replace('_', " ")));
    }
    if ctx.random.chance(0.45) {
        let unique = constraint::unique(ctx, &table);
        table.constraints.extend(unique);
    }
    for _ in 0..*ctx.random.pick(&[0, 0, 1, 2]) {
        let check = constraint::check(ctx, &table);
        table.constraints.extend(check);
    }
    let mut ops = vec![Op::CreateTable(table.clone())];
    for _ in 0..*ctx.random.pick(&[0, 0, 1, 1, 2]) {
        if let Some(index) = index::index(ctx, &table) {
            table.indexes.push(index.clone());
            ops.push(Op::CreateIndex {
                table: table.name.clone(),
                index,
            });
        }
    }
    Plan {
        message: format!("create {}", table.name),
        ops,
    }
}

fn add_columns(ctx: &mut Context, tables: &[String], table: &mut Table) {
    let total = ctx.random.between(4..=12);
    let references = if tables.is_empty() {
        0
    } else {
        *ctx.random.pick(&[0, 1, 1, 2])
    };
    for _ in 0..references {
        let Some(column) = column::reference(ctx, tables, table) else {
            continue;
        };
        if ctx.random.chance(0.85) {
            let key = column::foreign_key(ctx, &table.name, &column);
            table.constraints.extend(key);
        }
        table.columns.push(column);
    }
    for stamp in ["created_at", "updated_at"] {
        if table.columns.len() < total && ctx.random.chance(0.55) {
            table.columns.push(Column {
                nullable: false,
                default: Some(ColumnDefault::CurrentTimestamp),
                ..Column::plain(stamp, Type::DateTime)
            });
        }
    }
    while table.columns.len() < total {
        let column = column::plain(ctx, table, Place::NewTable);
        table.columns.push(column);
    }
}

fn id() -> Column {
    Column {
        nullable: false,
        ..Column::plain("id", Type::Integer)
    }
}
