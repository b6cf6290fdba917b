//! Draws constraints, alone and as a revision that creates or drops one.

use super::super::op::Op;
use super::super::table::{Constraint, Rule, Table, Test, Type};
use super::{Context, Plan, column, index};

const ENUMS: [&[&str]; 4] = [
    &["new", "open", "closed"],
    &["draft", "review", "published", "retired"],
    &["low", "normal", "high"],
    &["pending", "paid", "failed", "refunded"],
];

/// Draws a revision that creates or drops a constraint.
pub(super) fn draw(ctx: &mut Context, tables: &[String]) -> Option<Plan> {
    let table = ctx.pick(tables, |_, _| true)?;
    let constraint =
        match ctx
            .random
            .weighted(&[("unique", 30), ("check", 30), ("link", 25), ("drop", 15)])
        {
            "unique" => unique(ctx, &table)?,
            "check" => check(ctx, &table)?,
            "link" => return link(ctx, tables, &table),
            _ => return drop(ctx, table),
        };
    Some(create(table, constraint))
}

/// Draws a unique constraint on columns whose values never repeat.
pub(super) fn unique(ctx: &mut Context, table: &Table) -> Option<Constraint> {
    let distinct = table.distinct_columns().into_iter();
    let distinct: Vec<String> = distinct.map(|column| column.name.clone()).collect();
    let count = *ctx.random.pick(&[1, 1, 2]);
    let columns = ctx.random.sample(&distinct, count);
    let known = table.constraints.iter().any(|other| match &other.rule {
        Rule::Unique { columns: taken } => index::same_set(taken, &columns),
        Rule::Check { .. } | Rule::ForeignKey { .. } => false,
    });
    let filled = ctx.facts(&table.name).rows > 0;
    if columns.is_empty() || known || filled || !table.fits_key(&columns) {
        return None;
    }
    let name = format!("uq_{}_{}", table.name, columns.join("_"));
    Some(Constraint {
        name: ctx.names.take(&name),
        rule: Rule::Unique { columns },
    })
}

/// Draws a check on a column that is free.
pub(super) fn check(ctx: &mut Context, table: &Table) -> Option<Constraint> {
    let filled = ctx.facts(&table.name).rows > 0;
    let mut candidates = Vec::new();
    for column in table.free_columns() {
        match column.data_type {
            Type::Integer | Type::BigInteger | Type::SmallInteger | Type::Numeric(..) => {
                candidates.push((&column.name, Test::NotNegative));
            }
            Type::String(_) => {
                candidates.push((&column.name, Test::NotEmpty));
                if column.default.is_none() && !filled {
                    let values = *ctx.random.pick(&ENUMS);
                    candidates.push((&column.name, Test::OneOf(values)));
                }
            }
            _ => {}
        }
    }
    if candidates.is_empty() {
        return None;
    }
    let (column, test) = *ctx.random.pick(&candidates);
    Some(Constraint {
        name: ctx.names.take(&format!("ck_{}_{column}", table.name)),
        rule: Rule::Check {
            column: column.clone(),
            test,
        },
    })
}

/// A foreign key on a bare reference of the table, else on a new column.
fn link(ctx: &mut Context, tables: &[String], table: &Table) -> Option<Plan> {
    let bare = table.columns.iter().find(|column| {
        let mut targets = column.points_at.iter();
        targets.any(|target| tables.contains(target)) && !table.binds(&column.name)
    });
    if let Some(bare) = bare {
        let constraint = column::foreign_key(ctx, &table.name, bare)?;
        return Some(create(table.clone(), constraint));
    }
    let column = column::reference(ctx, tables, table)?;
    Some(Plan {
        message: format!("link {} by {}", table.name, column.name),
        ops: column::add(ctx, table, column),
    })
}

fn create(table: Table, constraint: Constraint) -> Plan {
    Plan {
        message: format!("constrain {} by {}", table.name, constraint.name),
        ops: vec![Op::CreateConstraint {
            table: table.name,
            constraint,
        }],
    }
}

fn drop(ctx: &mut Context, table: Table) -> Option<Plan> {
    if table.constraints.is_empty() {
        return None;
    }
    let constraint = ctx.random.pick(&table.constraints).clone();
    Some(Plan {
        message: format!("drop {} of {}", constraint.name, table.name),
        ops: vec![Op::DropConstraint {
            table: table.name,
            constraint,
        }],
    })
}
