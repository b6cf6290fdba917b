//! Columns: added, dropped, altered.

use gensql::config::DialectName;

use super::model::{Column, Kind, Table};
use super::words::{ident, on, quoted};
use super::{Context, Drawer, Piece};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (add, 14),
    (add_computed, 2),
    (drop_column, 7),
    (drop_with_constraints, 3),
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
        unique: false,
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
    // Its name is made from that of the column; MariaDB's stays when the column gets another one.
    let names_it = context.is(&[DialectName::Postgresql, DialectName::Sqlite]);
    let is_short = !matches!(column.kind, Kind::Text) && !name.contains(' ');
    column.unique = names_it && column.distinct && is_short && context.random.chance(0.12);
    if context.is(&[DialectName::Postgresql]) && context.random.chance(0.04) {
        column.kind = Kind::Counted;
        (column.default, column.distinct, column.unique) = (None, false, false);
        column.nullable = false;
    }
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
pub(super) fn default(context: &mut Context, kind: &Kind) -> Option<String> {
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
        | Kind::Counted
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

/// What rests on the column alone goes with it.
fn drop_with_constraints(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.columns.len() > 2 && t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        let is_left_empty = c.nullable && c.default.is_none() && !c.unique;
        let has_some = table
            .constraints
            .values()
            .any(|k| k.columns == [c.name.clone()]);
        let mut indexes = table.indexes.values();
        let is_indexed = indexes.any(|i| i.columns.contains(&c.name));
        c.name != "id" && is_left_empty && !c.frozen && !c.tied && has_some && !is_indexed
    })?;
    let on_it = |columns: &[String]| columns.contains(&column.name);
    let mut gone = table.constraints.iter().filter(|(_, k)| on_it(&k.columns));
    if gone.any(|(_, constraint)| constraint.columns.len() > 1) {
        return None;
    }
    let gone = table.constraints.iter().filter(|(_, k)| on_it(&k.columns));
    let mut undo = vec![on("add_column", &table, &[("column", column.toml())])];
    undo.extend(gone.map(|(name, k)| on(k.op, &table, &k.pairs(name))));
    let model = context.model.tables.get_mut(&table.name)?;
    model.columns.retain(|c| c.name != column.name);
    model.constraints.retain(|_, k| !on_it(&k.columns));
    let ops = vec![on(
        "drop_column",
        &table,
        &[("column", quoted(&column.name))],
    )];
    Some(Piece::of(ops, undo))
}
