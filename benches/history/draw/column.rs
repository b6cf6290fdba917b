//! Draws columns, alone and as a revision that adds one to three of them to a table.

use super::super::names;
use super::super::op::Op;
use super::super::table::{Column, ColumnDefault, Constraint, Rule, Table, Type, Value};
use super::{Context, Plan};

/// Where a column goes to; rows that are there already must suit an added one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    NewTable,
    OldTable,
}

const MOST_COLUMNS: usize = 40;
const LENGTHS: [usize; 7] = [32, 40, 64, 100, 120, 200, 255];
const TYPES: [(Type, usize); 13] = [
    (Type::String(0), 34),
    (Type::Text, 8),
    (Type::Integer, 12),
    (Type::BigInteger, 4),
    (Type::SmallInteger, 4),
    (Type::Boolean, 11),
    (Type::DateTime, 8),
    (Type::Date, 4),
    (Type::Numeric(0, 2), 7),
    (Type::Float, 3),
    (Type::Json, 3),
    (Type::Uuid, 2),
    (Type::LargeBinary, 1),
];
const WORDS: [&str; 6] = ["new", "open", "none", "default", "n/a", "it's unset"];

/// Draws a revision that adds columns.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let mut table = ctx.pick(tables, |table, _| table.columns.len() < MOST_COLUMNS)?;
    let mut ops = Vec::new();
    let mut added = Vec::new();
    for _ in 0..ctx.random.weighted(&[(1, 70), (2, 20), (3, 10)]) {
        let reference = if ctx.random.chance(0.12) {
            reference(ctx, tables, &table)
        } else {
            None
        };
        let column = match reference {
            Some(column) => column,
            None => plain(ctx, &table, Place::OldTable),
        };
        added.push(column.name.clone());
        table.columns.push(column.clone());
        ops.extend(add(ctx, &table, column));
    }
    Some(Plan {
        message: format!("add {} to {}", added.join(", "), table.name),
        ops,
    })
}

/// The ops that add a column, and its foreign key if it points at a table.
pub(super) fn add(ctx: &mut Context, table: &Table, column: Column) -> Vec<Op> {
    let column = Column {
        nullable: column.nullable || column.points_at.is_some(),
        ..column
    };
    let key = foreign_key(ctx, &table.name, &column);
    let table = table.name.clone();
    let added = Op::AddColumn {
        table: table.clone(),
        column,
    };
    let key = key.map(|constraint| Op::CreateConstraint { table, constraint });
    std::iter::once(added).chain(key).collect()
}

/// Draws a column that points at nothing.
pub(super) fn plain(ctx: &mut Context, table: &Table, place: Place) -> Column {
    let random = &mut ctx.random;
    let data_type = match random.weighted(&TYPES) {
        Type::String(_) => Type::String(*random.pick(&LENGTHS)),
        Type::Numeric(_, scale) => Type::Numeric(*random.pick(&[10, 12, 14]), scale),
        other => other,
    };
    let name = free_name(table, names::column(random, data_type));
    let mut column = Column::plain(&name, data_type);
    let fillable = data_type.is_fillable();
    let share = match place {
        Place::NewTable => 0.3,
        Place::OldTable => 0.4,
    };
    if fillable && data_type != Type::Text && random.chance(share) {
        let value = literal(ctx, data_type);
        column.default = Some(ColumnDefault::Literal(value));
    }
    let may_demand = column.default.is_some() || place == Place::NewTable;
    column.nullable = !(fillable && may_demand && ctx.random.chance(0.6));
    if ctx.random.chance(0.03) {
        let words = name.replace('_', " ");
        column.comment = Some(format!("The {words} shown to the operator"));
    }
    column
}

/// Draws a column that points at another of the tables.
pub(super) fn reference(ctx: &mut Context, tables: &[String], table: &Table) -> Option<Column> {
    let target = ctx.random.pick(tables);
    let (_, noun) = target.split_once('_')?;
    let name = format!("{noun}_id");
    if *target == table.name || table.column(&name).is_some() {
        return None;
    }
    let mut column = Column::plain(&name, Type::Integer);
    column.nullable = ctx.random.chance(0.6);
    column.points_at = Some(target.clone());
    Some(column)
}

/// Draws the foreign key of a column that points at a table.
pub(super) fn foreign_key(ctx: &mut Context, table: &str, column: &Column) -> Option<Constraint> {
    let references = column.points_at.clone()?;
    let name = ctx.names.take(&format!("fk_{table}_{}", column.name));
    let actions = [None, Some("cascade"), Some("restrict")];
    let rule = Rule::ForeignKey {
        column: column.name.clone(),
        references,
        on_delete: *ctx.random.pick(&actions),
    };
    Some(Constraint { name, rule })
}

/// Draws a literal that suits a fillable type.
pub(super) fn literal(ctx: &mut Context, data_type: Type) -> Value {
    match data_type {
        Type::Boolean => Value::Boolean(ctx.random.chance(0.4)),
        Type::String(_) | Type::Text => Value::Text((*ctx.random.pick(&WORDS)).to_owned()),
        _ => Value::Integer(ctx.random.between(0..=9)),
    }
}

fn free_name(table: &Table, base: &str) -> String {
    let mut name = base.to_owned();
    let mut number = 1;
    while table.column(&name).is_some() {
        number += 1;
        name = format!("{base}_{number}");
    }
    name
}
