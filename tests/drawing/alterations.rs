//! Columns altered: name, type, default, comment, and whether they may be null.

use gensql::config::DialectName;

use super::columns::{default, edit};
use super::model::{Column, Kind, Table};
use super::words::{ident, list, on, op, quoted};
use super::{Context, Drawer, Piece};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (rename, 5),
    (widen, 6),
    (change_default, 4),
    (allow_null, 2),
    (forbid_null, 3),
    (comment, 3),
    (alter_much, 4),
];

/// Name, type, default and comment in one op.
fn alter_much(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        let is_number = matches!(c.kind, Kind::Integer | Kind::Small);
        is_number
            && !c.tied
            && c.points_at.is_none()
            && c.computed.is_none()
            && !table.binds(&c.name)
    })?;
    let mut after = column.clone();
    after.name = context.name("c");
    after.kind = Kind::Big;
    after.default = Some(context.random.below(9).to_string());
    after.comment = Some("all at once".to_owned());
    after.distinct = false;
    let changes = |to: &Column, from: &Column| {
        let mut drop = Vec::new();
        let mut pairs = vec![("to", quoted(&to.name)), ("type", to.kind.toml())];
        match (&to.default, &from.default) {
            (Some(value), _) => pairs.push(("default", value.clone())),
            (None, Some(_)) => drop.push("default".to_owned()),
            (None, None) => {}
        }
        match (&to.comment, &from.comment) {
            (Some(text), _) => pairs.push(("comment", quoted(text))),
            (None, Some(_)) => drop.push("comment".to_owned()),
            (None, None) => {}
        }
        if !drop.is_empty() {
            pairs.push(("drop", list(&drop)));
        }
        pairs
    };
    let (up, down) = (changes(&after, &column), changes(&column, &after));
    let piece = altered(&table, &column.name, &up, (&after.name, &down));
    edit(context, &table, &column, |c| *c = after);
    piece
}

/// What `alter_column` changes, and back.
fn altered(
    table: &Table,
    column: &str,
    to: &[(&str, String)],
    back: (&str, &[(&str, String)]),
) -> Option<Piece> {
    let op = |column: &str, pairs: &[(&str, String)]| {
        let mut all = vec![("column", quoted(column))];
        all.extend_from_slice(pairs);
        on("alter_column", table, &all)
    };
    Piece::new(op(column, to), op(back.0, back.1))
}

fn rename(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| c.name != "id" && !c.tied && !c.unique)?;
    let name = context.name("c");
    edit(context, &table, &column, |c| c.name.clone_from(&name));
    let model = context.model.tables.get_mut(&table.name)?;
    let constraints = model
        .constraints
        .values_mut()
        .map(|c| (&mut c.columns, &mut c.rest));
    let indexes = model
        .indexes
        .values_mut()
        .map(|i| (&mut i.columns, &mut i.rest));
    let (old, new) = (quoted(&column.name), quoted(&name));
    for (columns, rest) in constraints.chain(indexes) {
        for other in columns.iter_mut().filter(|c| **c == column.name) {
            other.clone_from(&name);
        }
        for (_, value) in rest.iter_mut() {
            *value = value.replace(&old, &new);
        }
    }
    altered(
        &table,
        &column.name,
        &[("to", new)],
        (&name, &[("to", old)]),
    )
}

fn widen(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        let is_wide = matches!(c.kind, Kind::String(n) if n > 200)
            || matches!(c.kind, Kind::Numeric(n) if n > 14);
        c.name != "id" && !is_wide && !c.tied && c.points_at.is_none() && c.computed.is_none()
    })?;
    let kind = match column.kind {
        Kind::String(length) => Kind::String(length * 2),
        Kind::Integer => Kind::Big,
        Kind::Small => Kind::Integer,
        Kind::Numeric(precision) => Kind::Numeric(precision + 4),
        _ => return None,
    };
    let (to, back) = (kind.toml(), column.kind.toml());
    edit(context, &table, &column, |c| c.kind = kind);
    let name = &column.name;
    altered(&table, name, &[("type", to)], (name, &[("type", back)]))
}

fn change_default(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        c.name != "id"
            && !c.tied
            && c.points_at.is_none()
            && c.computed.is_none()
            && !table.binds(&c.name)
    })?;
    let drop = || ("drop", "[\"default\"]".to_owned());
    let set = |value: &String| ("default", value.clone());
    let mut after = column
        .default
        .is_none()
        .then(|| default(context, &column.kind))
        .flatten();
    if column.default.is_none() && after.is_none() {
        return None;
    }
    // A column that was dropped and comes back must suit the rows.
    if after.is_none() && !column.nullable {
        after.clone_from(&column.default);
        if after == column.default {
            return None;
        }
    }
    edit(context, &table, &column, |c| {
        c.default.clone_from(&after);
        c.distinct = false;
    });
    let (to, back) = (
        after.as_ref().map_or_else(drop, set),
        column.default.as_ref().map_or_else(drop, set),
    );
    altered(&table, &column.name, &[to], (&column.name, &[back]))
}

fn allow_null(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        c.name != "id" && c.kind != Kind::Counted && !c.nullable && !c.tied
    })?;
    edit(context, &table, &column, |c| {
        c.nullable = true;
        c.frozen = true;
    });
    let nullable = |value: bool| [("nullable", value.to_string())];
    altered(
        &table,
        &column.name,
        &nullable(true),
        (&column.name, &nullable(false)),
    )
}

/// The gaps are filled before, which is not undone.
fn forbid_null(context: &mut Context) -> Option<Piece> {
    let table = context.table(Table::is_plain)?;
    let column = context.column(&table, |c| {
        c.nullable
            && c.is_filled()
            && !c.frozen
            && !c.tied
            && !table.constrains(&c.name)
            && c.kind != Kind::Text
    })?;
    if table
        .indexes
        .values()
        .any(|i| i.columns.contains(&column.name))
    {
        return None;
    }
    context.columns += 1;
    let number = context.columns;
    edit(context, &table, &column, |c| {
        c.nullable = false;
        c.distinct = false;
        c.number = number;
    });
    let (dialect, name) = (context.dialect, &column.name);
    let (sql, value) = (ident(dialect, name), column.kind.literal(7));
    let fill = format!(
        "UPDATE {} SET {sql} = {value} WHERE {sql} IS NULL",
        table.sql(dialect)
    );
    let nullable = |value: bool| [("nullable", value.to_string())];
    let mut piece = altered(&table, name, &nullable(false), (name, &nullable(true)))?;
    let fill = op("execute", &[("sql", quoted(&fill)), ("undo", quoted(""))]);
    piece.upgrade.insert(0, fill);
    Some(piece)
}

fn comment(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let is_mysql = context.is(&[DialectName::Mariadb, DialectName::Mysql]);
    let column = context.column(&table, |c| c.computed.is_none() && !(is_mysql && c.tied))?;
    let after = format!("remark {}", context.random.below(1000));
    edit(context, &table, &column, |c| {
        c.comment = Some(after.clone());
    });
    let back = match &column.comment {
        Some(before) => ("comment", quoted(before)),
        None => ("drop", "[\"comment\"]".to_owned()),
    };
    altered(
        &table,
        &column.name,
        &[("comment", quoted(&after))],
        (&column.name, &[back]),
    )
}
