//! Tables: made, dropped, renamed, commented.

use std::collections::BTreeMap;

use gensql::config::DialectName;

use super::model::{Column, Kind, Table};
use super::words::{on, quoted};
use super::{Context, Drawer, Piece, columns, constraints};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (create, 16),
    (create_keyless, 2),
    (drop_table, 3),
    (rename, 4),
    (comment, 3),
    (uncomment, 2),
];

/// A table, maybe with constraints, that may point at others.
fn create(context: &mut Context) -> Option<Piece> {
    let mut table = bare(context);
    for _ in 0..context.random.below(3) {
        if let Some((name, constraint)) = constraints::any(context, &mut table) {
            table.constraints.insert(name, constraint);
        }
    }
    Some(insert(context, table))
}

/// A table that knows no other one.
pub(super) fn create_alone(context: &mut Context) -> Piece {
    let table = bare(context);
    insert(context, table)
}

/// A table that may get a key later.
fn create_keyless(context: &mut Context) -> Option<Piece> {
    let mut table = bare(context);
    table.primary_key = None;
    table.columns[0].counts_not = true;
    Some(insert(context, table))
}

/// The op that makes a table, and those that make what `create_table` does not hold.
pub(super) fn made_again(table: &Table) -> Vec<String> {
    let mut ops = vec![on("create_table", table, &table.pairs())];
    for (name, index) in &table.indexes {
        let mut pairs = vec![("name", quoted(name))];
        pairs.extend(index.rest.iter().cloned());
        ops.push(on("create_index", table, &pairs));
    }
    ops.extend(table.triggers.values().cloned());
    ops
}

fn insert(context: &mut Context, table: Table) -> Piece {
    let piece = Piece::of(
        vec![on("create_table", &table, &table.pairs())],
        vec![on("drop_table", &table, &[])],
    );
    for column in &table.columns {
        let target = column.points_at.iter();
        for target in target {
            if let Some(target) = context.model.tables.get_mut(target) {
                target.referenced = true;
            }
        }
    }
    context.model.tables.insert(table.name.clone(), table);
    piece
}

fn bare(context: &mut Context) -> Table {
    let name = context.name("t");
    let mut table = named(context, name);
    let schemas: Vec<String> = context.model.schemas.iter().cloned().collect();
    let in_schema = !schemas.is_empty() && context.random.chance(0.4);
    table.schema = in_schema.then(|| context.random.pick(&schemas).clone());
    let comment = "it's a \"table\"; -- or not";
    table.comment = context.random.chance(0.1).then(|| comment.to_owned());
    for _ in 0..context.random.between(1..=5) {
        let column = columns::drawn(context, &table, true);
        table.columns.push(column);
    }
    table
}

/// A table with its `id` alone.
pub(super) fn named(context: &mut Context, name: String) -> Table {
    Table {
        name,
        schema: None,
        columns: vec![Column {
            frozen: true,
            nullable: false,
            ..columns::new(context, "id", Kind::Integer)
        }],
        primary_key: Some(String::new()),
        constraints: BTreeMap::new(),
        indexes: BTreeMap::new(),
        comment: None,
        rows: BTreeMap::new(),
        triggers: BTreeMap::new(),
        referenced: false,
        tied: false,
        partitions: None,
        next_row: 1,
    }
}

fn drop_table(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| !t.referenced && !t.tied && t.partitions.is_none())?;
    if context.model.grants.iter().any(|(on, _)| *on == table.name) {
        return None;
    }
    context.model.tables.remove(&table.name);
    Some(Piece::of(
        vec![on("drop_table", &table, &[])],
        made_again(&table),
    ))
}

fn rename(context: &mut Context) -> Option<Piece> {
    let is_oracle = context.is(&[DialectName::Oracle]);
    let table = context.table(|t| {
        !t.tied
            && t.triggers.is_empty()
            && t.partitions.is_none()
            && !(is_oracle && t.schema.is_some())
    })?;
    let mut renamed = context.model.tables.remove(&table.name)?;
    renamed.name = context.name("t");
    let to = renamed.name.clone();
    let (old, new) = (quoted(&table.name), quoted(&to));
    let piece = Piece::new(
        on("rename_table", &table, &[("to", new.clone())]),
        on("rename_table", &renamed, &[("to", old.clone())]),
    );
    context.model.tables.insert(to.clone(), renamed);
    for other in context.model.tables.values_mut() {
        for column in &mut other.columns {
            if column.points_at.as_ref() == Some(&table.name) {
                column.points_at = Some(to.clone());
            }
        }
        for constraint in other.constraints.values_mut() {
            for (key, value) in &mut constraint.rest {
                if *key == "references" && *value == old {
                    value.clone_from(&new);
                }
            }
        }
    }
    let held: Vec<_> = context
        .model
        .grants
        .iter()
        .filter(|(on, _)| *on == table.name)
        .cloned()
        .collect();
    for grant in held {
        context.model.grants.remove(&grant);
        context.model.grants.insert((to.clone(), grant.1));
    }
    piece
}

fn comment(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let comment = format!("remark {}", context.random.below(1000));
    let model = context.model.tables.get_mut(&table.name)?;
    model.comment = Some(comment.clone());
    let undo = match &table.comment {
        Some(before) => on(
            "create_table_comment",
            &table,
            &[("comment", quoted(before))],
        ),
        None => on("drop_table_comment", &table, &[]),
    };
    Piece::new(
        on(
            "create_table_comment",
            &table,
            &[("comment", quoted(&comment))],
        ),
        undo,
    )
}

fn uncomment(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.comment.is_some())?;
    context.model.tables.get_mut(&table.name)?.comment = None;
    let before = quoted(table.comment.as_deref()?);
    Piece::new(
        on("drop_table_comment", &table, &[]),
        on("create_table_comment", &table, &[("comment", before)]),
    )
}
