//! Indexes: made, dropped, renamed.

use gensql::config::DialectName::{Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};

use super::model::{Index, Kind, Table};
use super::words::{ident, list, on, quoted};
use super::{Context, Drawer, Piece, columns};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (create, 10),
    (create_unique, 3),
    (on_part, 2),
    (on_expression, 2),
    (drop_index, 4),
    (rename, 3),
];

fn is_short(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Text | Kind::Json | Kind::Binary | Kind::String(201..)
    )
}

fn create(context: &mut Context) -> Option<Piece> {
    let table = context.table(|_| true)?;
    let short = table
        .columns
        .iter()
        .filter(|c| c.name != "id" && is_short(&c.kind));
    let short: Vec<String> = short.map(|c| c.name.clone()).collect();
    let count = context.random.between(1..=2);
    let chosen = context.random.sample(&short, count);
    if chosen.is_empty() || table.indexes.values().any(|i| i.columns == chosen) {
        return None;
    }
    let mut parts: Vec<String> = chosen.iter().map(|name| quoted(name)).collect();
    if context.random.chance(0.2) {
        parts[0] = format!("{{ name = {}, order = \"desc\" }}", parts[0]);
    }
    let mut rest = vec![("columns", format!("[{}]", parts.join(", ")))];
    let mut chosen = chosen;
    if context.is(&[Postgresql, Mssql]) && context.random.chance(0.15) {
        rest.push(("include", list(&["id".to_owned()])));
        chosen.push("id".to_owned());
    }
    take(context, &table, chosen, rest)
}

fn create_unique(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| c.distinct && !c.tied && is_short(&c.kind))?;
    let columns = vec![column.name.clone()];
    if table.indexes.values().any(|i| i.columns == columns) {
        return None;
    }
    columns::edit(context, &table, &column, |c| c.frozen = true);
    let rest = vec![("columns", list(&columns)), ("unique", "true".to_owned())];
    take(context, &table, columns, rest)
}

fn on_part(context: &mut Context) -> Option<Piece> {
    if !context.is(&[Postgresql, Sqlite]) {
        return None;
    }
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| c.name != "id" && is_short(&c.kind))?;
    columns::tie(context, &table, &column);
    let sql = format!("{} IS NOT NULL", ident(context.dialect, &column.name));
    let columns = vec![column.name];
    let rest = vec![
        ("columns", list(&columns)),
        ("where", format!("{{ sql = {} }}", quoted(&sql))),
    ];
    take(context, &table, columns, rest)
}

fn on_expression(context: &mut Context) -> Option<Piece> {
    if !context.is(&[Postgresql, Sqlite, Oracle]) {
        return None;
    }
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| matches!(c.kind, Kind::String(_)))?;
    columns::tie(context, &table, &column);
    let sql = format!("lower({})", ident(context.dialect, &column.name));
    let rest = vec![("columns", format!("[{{ sql = {} }}]", quoted(&sql)))];
    take(context, &table, vec![column.name], rest)
}

fn take(
    context: &mut Context,
    table: &Table,
    columns: Vec<String>,
    rest: Vec<(&'static str, String)>,
) -> Option<Piece> {
    let name = context.name("ix");
    let index = Index { columns, rest };
    let piece = created(table, &name, &index);
    let model = context.model.tables.get_mut(&table.name)?;
    model.indexes.insert(name, index);
    Some(piece)
}

fn created(table: &Table, name: &str, index: &Index) -> Piece {
    let mut pairs = vec![("name", quoted(name))];
    pairs.extend(index.rest.iter().cloned());
    Piece::of(
        vec![on("create_index", table, &pairs)],
        vec![on("drop_index", table, &pairs[..1])],
    )
}

fn any(context: &mut Context) -> Option<(Table, String, Index)> {
    let table = context.table(|t| !t.indexes.is_empty())?;
    let names: Vec<&String> = table.indexes.keys().collect();
    let name = (*context.random.pick(&names)).clone();
    let index = table.indexes[&name].clone();
    Some((table, name, index))
}

fn drop_index(context: &mut Context) -> Option<Piece> {
    let (table, name, index) = any(context)?;
    // The index that a foreign key is given in its place is no longer one that InnoDB drops by itself: it stays when a
    // written downgrade, or a later revision, makes an index on those columns.
    let first = index.columns.first().and_then(|name| table.column(name));
    if context.is(&[Mariadb, Mysql]) && first.is_some_and(|column| column.points_at.is_some()) {
        return None;
    }
    context
        .model
        .tables
        .get_mut(&table.name)?
        .indexes
        .remove(&name);
    for column in index.columns.iter().filter_map(|name| table.column(name)) {
        columns::edit(context, &table, column, |c| c.frozen = true);
    }
    let piece = created(&table, &name, &index);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn rename(context: &mut Context) -> Option<Piece> {
    let (table, name, index) = any(context)?;
    let to = context.name("ix");
    let model = context.model.tables.get_mut(&table.name)?;
    model.indexes.remove(&name);
    model.indexes.insert(to.clone(), index);
    let renamed = |from: &str, to: &str| {
        let pairs = [("name", quoted(from)), ("to", quoted(to))];
        on("rename_index", &table, &pairs)
    };
    Piece::new(renamed(&name, &to), renamed(&to, &name))
}
