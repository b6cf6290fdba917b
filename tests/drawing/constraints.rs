//! Unique constraints, checks and exclusions: made, dropped, renamed.

use gensql::config::DialectName;

use super::model::{Constraint, Kind, Table};
use super::words::{ident, on, quoted};
use super::{Context, Drawer, Piece, columns};

pub(super) const DRAWERS: &[(Drawer, usize)] =
    &[(create, 9), (exclude, 1), (drop_constraint, 5), (rename, 2)];

/// Draws a unique constraint or a check that all rows of a table obey.
pub(super) fn any(context: &mut Context, table: &mut Table) -> Option<(String, Constraint)> {
    if context.random.chance(0.5) {
        unique(context, table)
    } else {
        check(context, table)
    }
}

fn unique(context: &mut Context, table: &Table) -> Option<(String, Constraint)> {
    let is_free = |name: &String| {
        let mut others = table.constraints.values();
        others.all(|c| c.op != "create_unique_constraint" || !c.columns.contains(name))
    };
    let distinct = table
        .columns
        .iter()
        .filter(|c| c.distinct && !c.unique && !c.tied && c.kind != Kind::Text);
    let names: Vec<String> = distinct.map(|c| c.name.clone()).filter(is_free).collect();
    let count = context.random.between(1..=2);
    let columns = context.random.sample(&names, count);
    if columns.is_empty() {
        return None;
    }
    let constraint = Constraint {
        op: "create_unique_constraint",
        columns,
        rest: Vec::new(),
    };
    Some((context.name("uq"), constraint))
}

fn check(context: &mut Context, table: &mut Table) -> Option<(String, Constraint)> {
    let dialect = context.dialect;
    let column = context.column(table, |c| {
        c.name != "id" && c.is_filled() && !c.tied && c.kind != Kind::Text
    })?;
    let name = ident(dialect, &column.name);
    let sql = match column.kind {
        Kind::String(_) => format!("{name} <> ''"),
        _ => format!("{name} >= 0"),
    };
    let found = table.columns.iter_mut().find(|c| c.name == column.name);
    found?.tied = true;
    let constraint = Constraint {
        op: "create_check_constraint",
        columns: vec![column.name],
        rest: vec![("sql", quoted(&sql))],
    };
    Some((context.name("ck"), constraint))
}

fn create(context: &mut Context) -> Option<Piece> {
    let mut table = context.table(|t| t.partitions.is_none())?;
    let (name, constraint) = any(context, &mut table)?;
    let piece = created(&table, &name, &constraint);
    table.constraints.insert(name, constraint);
    context.model.tables.insert(table.name.clone(), table);
    Some(piece)
}

/// The op that makes a constraint, and the one that drops it.
pub(super) fn created(table: &Table, name: &str, constraint: &Constraint) -> Piece {
    Piece::of(
        vec![on(constraint.op, table, &constraint.pairs(name))],
        vec![on("drop_constraint", table, &[("name", quoted(name))])],
    )
}

fn exclude(context: &mut Context) -> Option<Piece> {
    if !context.is(&[DialectName::Postgresql]) {
        return None;
    }
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| c.distinct && !c.tied && c.kind != Kind::Text)?;
    let elements = format!("[{{ column = {}, with = \"=\" }}]", quoted(&column.name));
    let constraint = Constraint {
        op: "create_exclude_constraint",
        columns: vec![column.name],
        rest: vec![("elements", elements), ("using", quoted("btree"))],
    };
    let name = context.name("ex");
    let piece = created(&table, &name, &constraint);
    let model = context.model.tables.get_mut(&table.name)?;
    model.constraints.insert(name, constraint);
    Some(piece)
}

fn drop_constraint(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| !t.constraints.is_empty())?;
    let names: Vec<&String> = table.constraints.keys().collect();
    let name = (*context.random.pick(&names)).clone();
    let constraint = table.constraints[&name].clone();
    context
        .model
        .tables
        .get_mut(&table.name)?
        .constraints
        .remove(&name);
    for column in &constraint.columns {
        let column = table.column(column)?;
        columns::edit(context, &table, column, |c| c.frozen = true);
    }
    let piece = created(&table, &name, &constraint);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn rename(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.constraints.values().any(|c| c.op != "create_foreign_key"))?;
    let mut names: Vec<&String> = table.constraints.keys().collect();
    names.retain(|name| table.constraints[*name].op != "create_foreign_key");
    let name = (*context.random.pick(&names)).clone();
    let to = context.name("k");
    let model = context.model.tables.get_mut(&table.name)?;
    let constraint = model.constraints.remove(&name)?;
    model.constraints.insert(to.clone(), constraint);
    let renamed = |from: &str, to: &str| {
        let pairs = [("name", quoted(from)), ("to", quoted(to))];
        on("rename_constraint", &table, &pairs)
    };
    Piece::new(renamed(&name, &to), renamed(&to, &name))
}
