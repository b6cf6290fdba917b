//! Foreign keys, with and without the column that has them, and primary keys that come later.

use super::model::{Column, Constraint, Kind, Table};
use super::words::{on, quoted};
use super::{Context, Drawer, Piece, columns, constraints};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (point, 8),
    (point_in_one, 4),
    (create_primary_key, 3),
    (drop_primary_key, 1),
];

/// A new column, and a foreign key on it.
fn point(context: &mut Context) -> Option<Piece> {
    let (table, target, column) = pointing(context)?;
    let name = context.name("fk");
    let mut rest = vec![
        ("references", quoted(&target.name)),
        ("referred_columns", "[\"id\"]".to_owned()),
    ];
    rest.extend(target.schema.iter().map(|s| ("referred_schema", quoted(s))));
    let action = *context.random.pick(&["", "cascade", "set null"]);
    if !action.is_empty() && table.name != target.name {
        rest.push(("on_delete", quoted(action)));
    }
    let constraint = Constraint {
        op: "create_foreign_key",
        columns: vec![column.name.clone()],
        rest,
    };
    let added = on("add_column", &table, &[("column", column.toml())]);
    let dropped = on("drop_column", &table, &[("column", quoted(&column.name))]);
    let mut piece = constraints::created(&table, &name, &constraint);
    piece.upgrade.insert(0, added);
    piece.downgrade.push(dropped);
    take(context, &table, column, (name, constraint), &target);
    Some(piece)
}

/// The same in one op.
fn point_in_one(context: &mut Context) -> Option<Piece> {
    let (table, target, column) = pointing(context)?;
    let name = context.name("fk");
    let schema = target
        .schema
        .iter()
        .map(|s| format!(", schema = {}", quoted(s)));
    let references = format!(
        "{{ table = {}, column = \"id\", name = {}{} }}",
        quoted(&target.name),
        quoted(&name),
        schema.collect::<String>()
    );
    let toml = column.toml();
    let toml = format!(
        "{}, references = {references} }}",
        toml.trim_end_matches(" }")
    );
    let piece = Piece::new(
        on("add_column", &table, &[("column", toml)]),
        on("drop_column", &table, &[("column", quoted(&column.name))]),
    );
    let mut rest = vec![
        ("references", quoted(&target.name)),
        ("referred_columns", "[\"id\"]".to_owned()),
    ];
    rest.extend(target.schema.iter().map(|s| ("referred_schema", quoted(s))));
    let constraint = Constraint {
        op: "create_foreign_key",
        columns: vec![column.name.clone()],
        rest,
    };
    take(context, &table, column, (name, constraint), &target);
    piece
}

fn pointing(context: &mut Context) -> Option<(Table, Table, Column)> {
    let table = context.table(|t| t.partitions.is_none())?;
    let target = context.table(Table::is_plain)?;
    let name = context.name("to");
    let mut column = columns::new(context, &name, Kind::Integer);
    column.points_at = Some(target.name.clone());
    Some((table, target, column))
}

fn take(
    context: &mut Context,
    table: &Table,
    column: Column,
    (name, constraint): (String, Constraint),
    target: &Table,
) {
    if let Some(target) = context.model.tables.get_mut(&target.name) {
        target.referenced = true;
    }
    if let Some(model) = context.model.tables.get_mut(&table.name) {
        model.columns.push(column);
        model.constraints.insert(name, constraint);
    }
}

fn create_primary_key(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.primary_key.is_none() && t.partitions.is_none())?;
    let name = context.name("pk");
    context.model.tables.get_mut(&table.name)?.primary_key = Some(name.clone());
    Some(keyed(&table, &name))
}

/// A key that came later goes again.
fn drop_primary_key(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| {
        let is_named = t.primary_key.as_ref().is_some_and(|name| !name.is_empty());
        is_named && !t.referenced && t.partitions.is_none() && t.rows.is_empty()
    })?;
    context.model.tables.get_mut(&table.name)?.primary_key = None;
    let piece = keyed(&table, table.primary_key.as_ref()?);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn keyed(table: &Table, name: &str) -> Piece {
    let pairs = [("name", quoted(name)), ("columns", "[\"id\"]".to_owned())];
    Piece::of(
        vec![on("create_primary_key", table, &pairs)],
        vec![on("drop_constraint", table, &pairs[..1])],
    )
}
