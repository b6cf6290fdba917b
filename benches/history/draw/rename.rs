//! Draws a revision that gives a table or a column another name or comment.

use super::super::op::Op;
use super::super::table::{Column, Table};
use super::{Context, Plan};

/// Draws what is renamed or commented.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let choice =
        ctx.random
            .weighted(&[("table", 25), ("remark", 30), ("note", 20), ("column", 25)]);
    if choice == "table" {
        return rename_table(ctx, tables);
    }
    let table = ctx.pick(tables, |table, _| !table.free_columns().is_empty())?;
    if choice == "remark" {
        return comment_table(ctx, table);
    }
    let before = (*ctx.random.pick(&table.free_columns())).clone();
    if choice == "note" {
        return comment_column(table, before);
    }
    rename_column(table, before)
}

fn rename_table(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |_, facts| !facts.referenced)?.name;
    let to = ctx.names.table(&mut ctx.random);
    Some(Plan {
        message: format!("rename {table} to {to}"),
        ops: vec![Op::RenameTable { table, to }],
    })
}

fn comment_table(ctx: &mut Context, table: Table) -> Option<Plan> {
    let words = table.name.replace('_', " ");
    let year = ctx.clock.text()[..4].to_owned();
    let after = Some(format!("Rows of {words}, as of {year}"));
    if table.comment == after {
        return None;
    }
    Some(Plan {
        message: format!("comment on {}", table.name),
        ops: vec![Op::CommentTable {
            table: table.name,
            before: table.comment,
            after,
        }],
    })
}

fn comment_column(table: Table, before: Column) -> Option<Plan> {
    let words = before.name.replace('_', " ");
    let comment = Some(format!("{words} as agreed with finance, revised"));
    if before.comment == comment {
        return None;
    }
    Some(Plan {
        message: format!("comment on {} of {}", before.name, table.name),
        ops: vec![Op::AlterColumn {
            table: table.name,
            after: Column {
                comment,
                ..before.clone()
            },
            before,
        }],
    })
}

fn rename_column(table: Table, before: Column) -> Option<Plan> {
    let name = match before.name.strip_suffix("_old") {
        Some(stem) => format!("{stem}_was"),
        None => format!("{}_old", before.name),
    };
    if table.column(&name).is_some() {
        return None;
    }
    Some(Plan {
        message: format!("rename {} of {}", before.name, table.name),
        ops: vec![Op::AlterColumn {
            table: table.name,
            after: Column {
                name,
                ..before.clone()
            },
            before,
        }],
    })
}
