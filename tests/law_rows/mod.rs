//! Rows in all tables of a drawn history, and what is left of them.

use std::collections::BTreeSet;

use gensql::config::DialectName;

use crate::drawing::{Model, Table};
use crate::engines::Database;

/// The ids of these rows; drawn ones are below.
const ROWS: [usize; 2] = [1001, 1002];

/// Two rows in each table, and then what points at one.
pub(crate) fn fill(model: &Model, dialect: DialectName) -> String {
    let mut statements = Vec::new();
    for table in tables(model) {
        for number in ROWS {
            let (columns, values) = table.row(number, dialect);
            let table = table.sql(dialect);
            statements.push(format!(
                "INSERT INTO {table} ({columns}) VALUES ({values});\n"
            ));
        }
    }
    for table in tables(model) {
        for column in table.columns.iter().filter(|c| c.points_at.is_some()) {
            let (table, column) = (table.sql(dialect), column.sql(dialect));
            let [first, second] = ROWS;
            statements.push(format!(
                "UPDATE {table} SET {column} = {second} WHERE id = {first};\n"
            ));
        }
    }
    statements.concat()
}

/// The columns of a model that all of the others have, too, with the values in them, by number.
pub(crate) fn living<'a>(
    model: &Model,
    others: impl Iterator<Item = &'a Model>,
) -> BTreeSet<usize> {
    others.fold(numbers(model), |living, other| {
        living.intersection(&numbers(other)).copied().collect()
    })
}

fn numbers(model: &Model) -> BTreeSet<usize> {
    let columns = tables(model).flat_map(|table| &table.columns);
    let held = columns.filter(|column| column.is_held());
    held.map(|column| column.number).collect()
}

fn tables(model: &Model) -> impl Iterator<Item = &Table> {
    model.tables.values().filter(|table| table.takes_rows())
}

/// What the living columns hold, one value a line.
pub(crate) fn read(database: &Database, model: &Model, living: &BTreeSet<usize>) -> String {
    let dialect = DialectName::parse(database.engine.dialect()).expect("an engine has a dialect");
    let text = match dialect {
        DialectName::Mariadb => "CHAR",
        _ => "TEXT",
    };
    let mut queries = Vec::new();
    for table in tables(model) {
        for column in table.columns.iter().filter(|c| living.contains(&c.number)) {
            let (number, name) = (column.number, column.sql(dialect));
            let table = table.sql(dialect);
            queries.push(format!(
                "SELECT {number}, id, CAST({name} AS {text}) FROM {table} WHERE id > 1000"
            ));
        }
    }
    let mut lines = Vec::new();
    // SQLite joins 500 at most.
    for queries in queries.chunks(100) {
        let rows = database.query(&queries.join("\nUNION ALL "));
        lines.extend(rows.into_iter().map(|row| row.join(" ")));
    }
    lines.sort();
    lines.join("\n")
}
