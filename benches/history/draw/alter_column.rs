//! Draws a revision that widens a type, or changes a default or the nullability of a column.

use super::super::op::Op;
use super::super::table::{Column, ColumnDefault, Table, Type};
use super::{Context, Plan, column};

const LONGEST: usize = 500;

/// Draws a change of one free column.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |table, _| !table.free_columns().is_empty())?;
    let before = (*ctx.random.pick(&table.free_columns())).clone();
    let choices = choices(ctx, &table, &before);
    if choices.is_empty() {
        return None;
    }
    let after = ctx.random.pick(&choices).clone();
    let fill = (before.nullable && !after.nullable).then(|| fill(ctx, &table, &before));
    let message = format!("alter {} of {}", before.name, table.name);
    let altered = Op::AlterColumn {
        table: table.name,
        before,
        after,
    };
    let ops = fill.into_iter().chain([altered]).collect();
    Some(Plan { message, ops })
}

fn choices(ctx: &mut Context, table: &Table, before: &Column) -> Vec<Column> {
    let mut choices = Vec::new();
    let mut offer = |change: &dyn Fn(&mut Column)| {
        let mut column = before.clone();
        change(&mut column);
        choices.push(column);
    };
    if let Some(wider) = wider(before.data_type) {
        offer(&|column| column.data_type = wider);
    }
    let frozen = ctx.facts(&table.name).frozen.contains(&before.name);
    if before.data_type.is_fillable() && !frozen {
        // The literals of a boolean are not portable, so its gaps cannot be filled.
        if !(before.nullable && before.data_type == Type::Boolean) {
            offer(&|column| column.nullable = !column.nullable);
        }
        if before.data_type != Type::Text && before.default.is_none() {
            let value = column::literal(ctx, before.data_type);
            offer(&|column| column.default = Some(ColumnDefault::Literal(value.clone())));
        }
    }
    if before.has_literal() {
        offer(&|column| column.default = None);
    }
    choices
}

fn wider(data_type: Type) -> Option<Type> {
    match data_type {
        Type::String(length) if length < LONGEST => Some(Type::String(LONGEST.min(length * 2))),
        Type::Integer => Some(Type::BigInteger),
        Type::Numeric(precision, scale) if precision < 20 => {
            Some(Type::Numeric(precision + 4, scale))
        }
        _ => None,
    }
}

fn fill(ctx: &mut Context, table: &Table, column: &Column) -> Op {
    let value = column::literal(ctx, column.data_type).sql();
    let (table, column) = (&table.name, &column.name);
    Op::Execute {
        sql: format!("UPDATE {table} SET {column} = {value} WHERE {column} IS NULL"),
        undo: String::new(),
    }
}
