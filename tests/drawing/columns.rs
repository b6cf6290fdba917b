//! Columns: added, dropped, altered.

use gensql::config::DialectName;

use super::model::{Column, Kind, Table};
use super::words::{ident, on, op, quoted};
use super::{Context, Drawer, Piece};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (add, 14),
    (add_computed, 2),
    (drop_column, 7),
    (rename, 5),
    (widen, 6),
    (change_default, 4),
    (allow_null, 2),
    (forbid_null, 3),
    (comment, 3),
];

/// A column that is nullable and holds nothing in particular.
pub(super) fn new(context: &mut Context, name: &str, kind: Kind) -> Column {
    context.columns += 1;
    Column {
        name: name.to_owned(),
        kind,
        nullable: true,
        default: None,
        comment: None,
        computed: None,
        number: context.columns,
        distinct: false,
        frozen: false,
        tied: false,
        points_at: None,
        counts_not: false,
        is_virtual: false,
    }
}

/// Draws a column; one of a table that may have rows must suit them.
pub(super) fn drawn(context: &mut Context, table: &Table, is_new_table: bool) -> Column {
    let kind = kind(context);
    let name = context.name("c");
    debug_assert!(table.column(&name).is_none());
    let mut column = new(context, &name, kind);
    if context.random.chance(0.35) {
        column.default = default(context, &column.kind);
    }
    let filled = column.is_filled();
    column.nullable =
        !(filled && (is_new_table || column.default.is_some()) && context.random.chance(0.5));
    column.distinct = filled && (is_new_table || column.default.is_none());
    if context.random.chance(0.08) {
        column.comment = Some(format!("what {name} is; 'so'"));
    }
    column
}

fn kind(context: &mut Context) -> Kind {
    let enums: Vec<String> = context.model.enums.keys().cloned().collect();
    if !enums.is_empty() && context.random.chance(0.3) {
        return Kind::Enum(context.random.pick(&enums).clone());
    }
    let kinds = [
        (Kind::String(40), 8),
        (Kind::String(200), 4),
        (Kind::Text, 2),
        (Kind::Integer, 8),
        (Kind::Big, 3),
        (Kind::Small, 2),
        (Kind::Boolean, 3),
        (Kind::Numeric(10), 4),
        (Kind::Date, 2),
        (Kind::DateTime, 2),
        (Kind::Float, 1),
        (Kind::Json, 1),
        (Kind::Uuid, 1),
        (Kind::Binary, 1),
        (Kind::Inline(String::new(), Vec::new()), 2),
    ];
    let places: Vec<(usize, usize)> = kinds.iter().enumerate().map(|(at, k)| (at, k.1)).collect();
    let at = context.random.weighted(&places);
    match &kinds[at].0 {
        Kind::Inline(..) => {
            let name = context.name("e");
            Kind::Inline(name, vec!["new".to_owned(), "it's old".to_owned()])
        }
        kind => kind.clone(),
    }
}

/// A default that every row may have, as TOML.
fn default(context: &mut Context, kind: &Kind) -> Option<String> {
    let number = context.random.below(9);
    match kind {
        Kind::String(_) => Some(quoted(["x", "it's", "a \\ b", "--"][number % 4])),
        Kind::Integer | Kind::Big | Kind::Small | Kind::Numeric(_) => Some(number.to_string()),
        Kind::Boolean => Some((number > 4).to_string()),
        Kind::Inline(_, words) => Some(quoted(&words[0])),
        Kind::Enum(name) => Some(quoted(&context.model.enums[name][0])),
        Kind::DateTime => Some("{ sql = \"CURRENT_TIMESTAMP\" }".to_owned()),
        Kind::Text
        | Kind::Date
        | Kind::Float
        | Kind::Json
        | Kind::Uuid
        | Kind::Exact
        | Kind::Binary => None,
    }
}

fn add(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_none())?;
    let column = drawn(context, &table, false);
    Some(added(context, &table, column))
}

fn added(context: &mut Context, table: &Table, column: Column) -> Piece {
    let piece = Piece::of(
        vec![on("add_column", table, &[("column", column.toml())])],
        vec![on(
            "drop_column",
            table,
            &[("column", quoted(&column.name))],
        )],
    );
    if let Some(model) = context.model.tables.get_mut(&table.name) {
        model.columns.push(column);
    }
    piece
}

fn add_computed(context: &mut Context) -> Option<Piece> {
    let table = context.table(Table::is_plain)?;
    let source = context.column(&table, |c| {
        c.name != "id"
            && matches!(c.kind, Kind::Integer | Kind::Small)
            && c.computed.is_none()
            && c.points_at.is_none()
    })?;
    let name = context.name("c");
    let mut column = new(context, &name, Kind::Big);
    column.is_virtual = context.is(&[DialectName::Oracle]);
    column.computed = Some(format!("{} * 2", ident(context.dialect, &source.name)));
    tie(context, &table, &source);
    Some(added(context, &table, column))
}

/// SQL text names the column from now on.
pub(super) fn tie(context: &mut Context, table: &Table, column: &Column) {
    edit(context, table, column, |column| column.tied = true);
}

/// Changes a column of the model.
pub(super) fn edit(
    context: &mut Context,
    table: &Table,
    column: &Column,
    change: impl FnOnce(&mut Column),
) {
    let columns = context
        .model
        .tables
        .get_mut(&table.name)
        .map(|t| &mut t.columns);
    let mut columns = columns.into_iter().flatten();
    if let Some(column) = columns.find(|c| c.name == column.name) {
        change(column);
    }
}

/// What may be dropped and made again, whatever rows there are.
fn drop_column(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.columns.len() > 2 && t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        let comes_back = c.nullable || c.default.is_some();
        comes_back && !c.frozen && !c.tied && !table.constrains(&c.name)
    })?;
    let (within, mut indexes) = (Vec::from_iter(&table.indexes), Vec::new());
    for (name, index) in within {
        if index.columns.contains(&column.name) {
            if index.columns.len() > 1 {
                return None;
            }
            indexes.push(name.clone());
        }
    }
    let again = indexes.iter().map(|name| {
        let mut pairs = vec![("name", quoted(name))];
        pairs.extend(table.indexes[name].rest.iter().cloned());
        on("create_index", &table, &pairs)
    });
    let mut undo = vec![on("add_column", &table, &[("column", column.toml())])];
    undo.extend(again);
    let model = context.model.tables.get_mut(&table.name)?;
    model.columns.retain(|c| c.name != column.name);
    for name in &indexes {
        model.indexes.remove(name);
    }
    let ops = vec![on(
        "drop_column",
        &table,
        &[("column", quoted(&column.name))],
    )];
    Some(Piece::of(ops, undo))
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
    let column = context.column(&table, |c| c.name != "id" && !c.tied)?;
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
    let column = context.column(&table, |c| c.name != "id" && !c.nullable && !c.tied)?;
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
