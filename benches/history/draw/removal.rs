//! Draws a revision that drops a column, an index or a table that nothing rests on.

use super::super::op::Op;
use super::super::table::{Column, Table};
use super::context::Facts;
use super::{Context, Plan};

/// Draws what is dropped.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    match ctx
        .random
        .weighted(&[("column", 50), ("index", 25), ("table", 25)])
    {
        "column" => column(ctx, tables),
        "index" => index(ctx, tables),
        _ => table(ctx, tables),
    }
}

fn column(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |table, facts| {
        table.columns.len() > 4 && !droppable(table, facts).is_empty()
    })?;
    let columns: Vec<String> = droppable(&table, ctx.facts(&table.name))
        .into_iter()
        .map(|column| column.name.clone())
        .collect();
    let column = ctx.random.pick(&columns).clone();
    Some(Plan {
        message: format!("drop {column} of {}", table.name),
        ops: vec![Op::DropColumn {
            table: table.name,
            column,
        }],
    })
}

/// The columns that can be made again whatever rows there are.
fn droppable<'a>(table: &'a Table, facts: &Facts) -> Vec<&'a Column> {
    let columns = table.free_columns().into_iter();
    columns
        .filter(|column| column.nullable || column.has_literal())
        .filter(|column| !facts.frozen.contains(&column.name))
        .collect()
}

fn index(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |table, _| !table.indexes.is_empty())?;
    let index = ctx.random.pick(&table.indexes);
    Some(Plan {
        message: format!("drop {}", index.name),
        ops: vec![Op::DropIndex {
            table: table.name.clone(),
            name: index.name.clone(),
        }],
    })
}

fn table(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    if tables.len() < 4 {
        return None;
    }
    let table = ctx.pick(tables, |_, facts| !facts.referenced)?.name;
    Some(Plan {
        message: format!("drop {table}"),
        ops: vec![Op::DropTable { table }],
    })
}
