//! Rows: inserted, deleted, updated; and raw SQL that changes the structure.

use gensql::config::DialectName;

use super::model::{Index, Kind, Table};
use super::words::{ident, list as names, on, op, quoted};
use super::{Context, Drawer, Piece, columns, tables};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (insert, 7),
    (delete, 3),
    (update, 3),
    (make_table, 2),
    (make_index, 2),
];

fn insert(context: &mut Context) -> Option<Piece> {
    let table = context.table(Table::is_plain)?;
    let count = context.random.between(1..=4);
    let numbers = table.next_row..table.next_row + count;
    let rows: Vec<(usize, String)> = numbers.map(|n| (n, row(&table, n))).collect();
    let model = context.model.tables.get_mut(&table.name)?;
    model.next_row += count;
    model.rows.extend(rows.iter().cloned());
    let ids: Vec<String> = rows.iter().map(|(n, _)| n.to_string()).collect();
    let dialect = context.dialect;
    let gone = format!(
        "DELETE FROM {} WHERE id IN ({})",
        table.sql(dialect),
        ids.join(", ")
    );
    Piece::new(
        on("bulk_insert", &table, &[("rows", list(&rows))]),
        raw(&gone),
    )
}

/// The rows of TOML have other quotes than those of SQL.
fn row(table: &Table, number: usize) -> String {
    let filled = table.columns.iter().filter(|c| c.is_filled());
    let cells = filled.map(|c| {
        let value = match c.kind {
            Kind::String(_) | Kind::Text => format!("\"v{number}\""),
            _ => number.to_string(),
        };
        format!("{} = {value}", quoted(&c.name))
    });
    format!("{{ {} }}", cells.collect::<Vec<_>>().join(", "))
}

fn list(rows: &[(usize, String)]) -> String {
    let rows: Vec<&str> = rows.iter().map(|(_, row)| row.as_str()).collect();
    format!("[\n  {},\n]", rows.join(",\n  "))
}

fn raw(sql: &str) -> String {
    op("execute", &[("sql", quoted(sql)), ("undo", quoted(""))])
}

/// Rows that a revision inserted; the columns that came since then are empty when they come back.
fn delete(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.is_plain() && t.rows.keys().any(|n| *n + 1 == t.next_row))?;
    let number = table.next_row - 1;
    let model = context.model.tables.get_mut(&table.name)?;
    model.rows.remove(&number)?;
    let pairs = [("rows", format!("[{{ id = {number} }}]"))];
    Some(Piece {
        upgrade: vec![on("delete_rows", &table, &pairs)],
        downgrade: vec![on(
            "bulk_insert",
            &table,
            &[("rows", list(&[(number, row(&table, number))]))],
        )],
        must_write: true,
    })
}

fn update(context: &mut Context) -> Option<Piece> {
    let table = context.table(Table::is_plain)?;
    let column = context.column(&table, |c| {
        c.is_filled() && !c.distinct && !c.frozen && c.name != "id"
    })?;
    if table.binds(&column.name) {
        return None;
    }
    context.columns += 1;
    let number = context.columns;
    columns::edit(context, &table, &column, |c| c.number = number);
    let name = ident(context.dialect, &column.name);
    let value = column.kind.literal(3);
    let sql = format!("UPDATE {} SET {name} = {value}", table.sql(context.dialect));
    Some(Piece::of(vec![raw(&sql)], Vec::new()))
}

/// A table that raw SQL makes and the catalog follows.
fn make_table(context: &mut Context) -> Option<Piece> {
    let name = context.name("raw").to_lowercase();
    let sql_name = ident(context.dialect, &name);
    let mut table = tables::named(context, name);
    let column = context.name("c").to_lowercase();
    let kind = Kind::Exact;
    let column_sql = ident(context.dialect, &column);
    let mut column = columns::new(context, &column, kind);
    column.distinct = true;
    table.columns.push(column);
    table.columns[0].kind = Kind::Exact;
    table.columns[0].counts_not = true;
    table.primary_key = Some(String::new());
    // Nothing of it is made again by an op, which would spell its types anew.
    table.referenced = true;
    let sql =
        format!("CREATE TABLE {sql_name} (id integer NOT NULL PRIMARY KEY, {column_sql} integer)");
    let undo = format!("DROP TABLE {sql_name}");
    context.model.tables.insert(table.name.clone(), table);
    let up = op("execute", &[("sql", quoted(&sql)), ("undo", quoted(&undo))]);
    Piece::new(up, raw(&undo))
}

fn make_index(context: &mut Context) -> Option<Piece> {
    // The same name with and without quotes is not the same there.
    if context.is(&[DialectName::Oracle]) {
        return None;
    }
    let table = context.table(|t| t.schema.is_none() && t.partitions.is_none())?;
    let column = context.column(&table, |c| {
        let is_number = matches!(c.kind, Kind::Integer | Kind::Exact | Kind::Big);
        is_number && c.name != "id" && c.points_at.is_none()
    })?;
    if table
        .indexes
        .values()
        .any(|i| i.columns == [column.name.clone()])
    {
        return None;
    }
    let name = context.name("ix");
    let dialect = context.dialect;
    let (index, on_table) = (ident(dialect, &name), table.sql(dialect));
    let sql = format!(
        "CREATE INDEX {index} ON {on_table} ({})",
        ident(dialect, &column.name)
    );
    let undo = match dialect.parent().unwrap_or(dialect) {
        DialectName::Mysql => format!("DROP INDEX {index} ON {on_table}"),
        _ => format!("DROP INDEX {index}"),
    };
    let columns = vec![column.name];
    let rest = vec![("columns", names(&columns))];
    let model = context.model.tables.get_mut(&table.name)?;
    model.indexes.insert(name, Index { columns, rest });
    let up = op("execute", &[("sql", quoted(&sql)), ("undo", quoted(&undo))]);
    Piece::new(up, raw(&undo))
}
