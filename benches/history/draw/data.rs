//! Draws a revision that inserts rows or fills the gaps of a column.

use super::super::op::{Op, Row};
use super::super::table::{Column, Table, Type, Value};
use super::{Context, Plan, column};

/// Draws a change of rows.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    if ctx.random.chance(0.5) {
        update(ctx, tables)
    } else {
        insert(ctx, tables)
    }
}

fn update(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |_, _| true)?;
    let frozen = &ctx.facts(&table.name).frozen;
    let columns: Vec<&Column> = table
        .free_columns()
        .into_iter()
        .filter(|column| !frozen.contains(&column.name))
        .filter(|column| column.data_type.is_fillable() && column.data_type != Type::Boolean)
        .collect();
    if columns.is_empty() {
        return None;
    }
    let column = *ctx.random.pick(&columns);
    let value = column::literal(ctx, column.data_type).sql();
    // Oracle does not compare its long texts, so those are not undone.
    let undoable = column.nullable && column.data_type != Type::Text;
    let (table, column) = (&table.name, &column.name);
    let undo = if undoable && ctx.random.chance(0.5) {
        format!("UPDATE {table} SET {column} = NULL WHERE {column} = {value}")
    } else {
        String::new()
    };
    Some(Plan {
        message: format!("backfill {column} of {table}"),
        ops: vec![Op::Execute {
            sql: format!("UPDATE {table} SET {column} = {value} WHERE {column} IS NULL"),
            undo,
        }],
    })
}

fn insert(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |table, _| table.columns.iter().all(takes_rows))?;
    let first = ctx.facts(&table.name).rows + 1;
    let count = ctx.random.between(2..=20);
    let rows = (first..first + count).map(|number| row(&table, number));
    Some(Plan {
        message: format!("seed {}", table.name),
        ops: vec![Op::BulkInsert {
            rows: rows.collect(),
            table: table.name,
        }],
    })
}

fn takes_rows(column: &Column) -> bool {
    let filled = column.points_at.is_none() && column.data_type.is_fillable();
    column.nullable || column.default.is_some() || filled
}

fn row(table: &Table, number: usize) -> Row {
    let columns = table.columns.iter();
    columns
        .filter(|column| column.points_at.is_none() && column.data_type.is_fillable())
        .map(|column| (column.name.clone(), cell(table, column, number)))
        .collect()
}

fn cell(table: &Table, column: &Column, number: usize) -> Value {
    if let Some(values) = table.choices(&column.name) {
        return Value::Text(values[number % values.len()].to_owned());
    }
    match column.data_type {
        Type::String(_) | Type::Text => {
            let lead = column.name.get(..14).unwrap_or(&column.name);
            Value::Text(format!("{lead}-{number}"))
        }
        Type::Boolean => Value::Boolean(number.is_multiple_of(3)),
        Type::SmallInteger => Value::Integer(number % 1000),
        _ => Value::Integer(number),
    }
}
