//! Every op on real engines: up, equal to the replayed catalog, down again, and the rows are still there.

mod cases;
mod comparison;
mod engines;
mod histories;

use std::panic::{AssertUnwindSafe, catch_unwind};

use cases::{Adapted, Case};
use comparison::{assert_same, assert_structure, quoted};
use engines::{Database, Engine};
use gensql::catalog::{Catalog, Column, QualifiedName};
use gensql::config::{DialectName, Layout};
use histories::{Purpose, created_at_once, dialect_of, shown};

/// The cases without a way back, which cannot be known: rows that were deleted, words that rows may hold.
const IRREVERSIBLE: [&str; 2] = ["add_enum_value", "delete_rows"];

/// The cases that change rows by themselves.
const CHANGES_ROWS: [&str; 6] = [
    "attach_partition",
    "bulk_insert",
    "delete_rows",
    "detach_partition",
    "execute",
    "rename_enum_value",
];

/// The cases after which indexes and constraints have other names than in a database made at once.
const KEEPS_NAMES: [&str; 2] = ["attach_partition", "detach_partition"];

/// What cannot be run, with the reason.
const LEFT_OUT: [(Engine, &str, &str); 2] = [
    (
        Engine::MariaDb,
        "create_schema",
        "a schema is a database beside the one that the test has",
    ),
    (
        Engine::MariaDb,
        "drop_schema",
        "a schema is a database beside the one that the test has",
    ),
];

fn run_all(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let left_out = |case: &Case| {
        LEFT_OUT
            .iter()
            .any(|(other, name, _)| *other == engine && *name == case.name)
    };
    let failed: Vec<String> = cases::all()
        .into_iter()
        .filter(|case| !left_out(case))
        .filter(|case| catch_unwind(AssertUnwindSafe(|| run(engine, case))).is_err())
        .map(|case| case.name)
        .collect();
    assert!(failed.is_empty(), "these cases fail: {failed:?}");
}

fn run(engine: Engine, case: &Case) {
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let adapted = case.adapted(dialect);
    let (name, histories) = (&case.name, &adapted.histories);
    let (set_up, tested) = (adapted.set_up(), adapted.tested().id.as_str());
    let [below, above] = [set_up, tested].map(|at| histories.catalog(dialect, at));
    let script = |from: &str, to: &str| {
        let script = histories.script(dialect, Layout::Review, from, to);
        script.unwrap_or_else(|faults| panic!("{name}: {}", shown(&faults)))
    };

    let database = engine.create();
    let empty = database.describe();
    if set_up != "base" {
        database.accept(&script("base", set_up));
    }
    let before = database.describe();
    let rows = Rows::of_both(&below, &above);
    let rows_before = rows.read(&database);

    let own = dialect_of(dialect);
    database.accept(&histories.script_for(Purpose::Guarding, &own, set_up, tested));
    assert_structure(engine, database.structure(), &above);
    verify(&database, &adapted, set_up, tested);
    let at_once = engine.create();
    at_once.accept(&created_at_once(&above, dialect));
    if !KEEPS_NAMES.contains(&name.as_str()) {
        assert_same(
            &format!("{name}: upgraded, not as created at once"),
            &without_drift(&database.describe(), name),
            &without_drift(&at_once.describe(), name),
        );
    }
    // The grants in it would keep the roles that the way back drops.
    drop(at_once);
    if !CHANGES_ROWS.contains(&name.as_str()) {
        assert_same(
            &format!("{name}: rows after the upgrade"),
            &rows.read(&database),
            &rows_before,
        );
    }
    assert_eq!(
        !adapted.irreversible.is_empty(),
        IRREVERSIBLE.contains(&name.as_str()),
        "{name}"
    );
    if !adapted.irreversible.is_empty() {
        return;
    }

    database.accept(&script(tested, set_up));
    assert_structure(engine, database.structure(), &below);
    verify(&database, &adapted, tested, set_up);
    assert_same(
        &format!("{name}: downgraded, not as it was"),
        &database.describe(),
        &before,
    );
    assert_same(
        &format!("{name}: rows after the downgrade"),
        &rows.read(&database),
        &rows_before,
    );
    back_to_nothing(&database, &adapted, dialect, &empty);
}

/// The script that verifies finds everything as it should be.
fn verify(database: &Database, adapted: &Adapted, from: &str, to: &str) {
    let dialect = DialectName::parse(database.engine.dialect()).expect("every engine has one");
    let histories = &adapted.histories;
    let script = histories.script_for(Purpose::Verifying, &dialect_of(dialect), from, to);
    let outcome = database.run(&script);
    assert!(
        outcome.success && outcome.stdout.contains(" 0 FAIL") && !outcome.stdout.contains("FAIL  "),
        "{from} to {to}: {outcome}"
    );
}

/// The description without what a change cannot bring about, and without what a new table need not have.
fn without_drift(description: &str, case: &str) -> String {
    // https://www.postgresql.org/docs/current/sql-createtable.html: a new table has no rows that could be invalid.
    let mut text = description.replace(" NOT VALID", "");
    if case == "add_enum_value" {
        // https://www.sqlite.org/datatype3.html: lengths are ignored, so that no table is rewritten for them.
        let lines = text.lines().map(|line| match line.split_once("varchar(") {
            Some((start, end)) => {
                let end = end.split_once(')').map_or("", |(_, end)| end);
                format!("{start}varchar{end}\n")
            }
            None => format!("{line}\n"),
        });
        text = lines.collect();
    }
    text
}

fn back_to_nothing(database: &Database, adapted: &Adapted, dialect: DialectName, empty: &str) {
    let set_up = adapted.set_up();
    if set_up == "base" {
        return;
    }
    let script = adapted
        .histories
        .script(dialect, Layout::Review, set_up, "base");
    let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    database.accept(&script);
    assert_same("back to nothing", &database.describe(), empty);
}

/// The columns that a table has before and after, with the same type, by which its rows are known again.
struct Rows(Vec<(QualifiedName, Vec<String>)>);

impl Rows {
    fn of_both(below: &Catalog, above: &Catalog) -> Self {
        let tables = below.tables().filter_map(|table| {
            let other = above.table(&table.name)?;
            let is_same = |column: &&std::sync::Arc<Column>| {
                other
                    .column(&column.name)
                    .is_some_and(|other| other.data_type == column.data_type)
            };
            let columns = table.columns.iter().filter(is_same);
            let columns: Vec<String> = columns.map(|column| column.name.clone()).collect();
            Some((table.name.clone(), columns))
        });
        Self(tables.filter(|(_, columns)| !columns.is_empty()).collect())
    }

    fn read(&self, database: &Database) -> String {
        let mut text = String::new();
        for (table, columns) in &self.0 {
            let quote = |name: &String| quoted(database.engine, &QualifiedName::new(None, name));
            let columns: Vec<String> = columns.iter().map(quote).collect();
            let table_sql = quoted(database.engine, table);
            let rows = database.query(&format!("SELECT {} FROM {table_sql}", columns.join(", ")));
            let mut lines: Vec<String> = rows
                .iter()
                .map(|row| format!("{table}: {}\n", row.join(" | ")))
                .collect();
            lines.sort();
            text.extend(lines);
        }
        text
    }
}

#[test]
fn every_op_runs_up_and_down_on_postgresql() {
    run_all(Engine::Postgres);
}

#[test]
fn every_op_runs_up_and_down_on_mariadb() {
    run_all(Engine::MariaDb);
}

#[test]
fn every_op_runs_up_and_down_on_sqlite() {
    run_all(Engine::Sqlite);
}
