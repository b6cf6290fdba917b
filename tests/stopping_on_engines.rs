//! Ordinary scripts that stop half-way, after any of their statements, where changes of structure can be taken back.

mod comparison;
mod engines;
mod histories;
mod stopping;

use std::collections::BTreeMap;

use comparison::assert_same;
use engines::{Database, Engine, VERSION_TABLE};
use gensql::config::{DialectName, Layout, TransactionScope};
use histories::{dialect_of, sample, shown};
use stopping::{chosen, cuts};

const BEGIN: &str = "\nBEGIN;\n";
const COMMIT: &str = "\nCOMMIT;\n";

fn script(dialect: DialectName, scope: TransactionScope, from: &[&str], to: &[&str]) -> String {
    let dialect = dialect_of(dialect);
    let script = sample().script_between(&dialect, scope, Layout::Review, (from, to));
    script.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
}

fn versions(database: &Database) -> Vec<String> {
    if database.columns(VERSION_TABLE).is_empty() {
        return Vec::new();
    }
    let rows = database.query("SELECT version_num FROM alembic_version ORDER BY 1");
    rows.into_iter().flatten().collect()
}

/// What an undisturbed run to these revisions leads to.
fn undisturbed(engine: Engine, dialect: DialectName, to: &[&str]) -> String {
    let database = engine.create();
    if !to.is_empty() {
        database.accept(&script(dialect, TransactionScope::Range, &["base"], to));
    }
    database.describe()
}

/// Whether nothing of a text is outside a transaction.
fn is_whole(text: &str) -> bool {
    let parts = text.split(COMMIT).skip(1);
    let mut between = parts.map(|part| part.split(BEGIN).next().unwrap_or_default());
    between.all(|text| {
        text.lines()
            .all(|line| line.is_empty() || line.starts_with("--"))
    })
}

#[test]
fn a_script_of_one_transaction_for_each_revision_stops_at_a_revision_on_postgresql() {
    let (engine, dialect) = (Engine::Postgres, DialectName::Postgresql);
    if !engine.is_available() {
        return;
    }
    let whole = script(dialect, TransactionScope::Revision, &["base"], &["heads"]);
    let wanted = undisturbed(engine, dialect, &["heads"]);
    let mut at = BTreeMap::new();
    let cuts: Vec<usize> = cuts(&whole)
        .into_iter()
        .filter(|cut| is_whole(&whole[..*cut]))
        .collect();
    for cut in chosen(&cuts, 10) {
        let database = engine.create();
        database.accept(&whole[..cut]);
        let reached = versions(&database);
        let reached: Vec<&str> = reached.iter().map(String::as_str).collect();
        let there = at
            .entry(reached.join(", "))
            .or_insert_with(|| undisturbed(engine, dialect, &reached));
        assert_same("no revision", &database.describe(), there);
        let from = if reached.is_empty() {
            &["base"][..]
        } else {
            &reached
        };
        database.accept(&script(
            dialect,
            TransactionScope::Revision,
            from,
            &["heads"],
        ));
        assert_same("went on", &database.describe(), &wanted);
    }
}

/// Where a statement stands outside, the file goes on behind what is permanent, as `docs/resume.md` says.
#[test]
fn a_script_of_one_transaction_is_taken_back_or_goes_on_behind_its_last_commit_on_postgresql() {
    let (engine, dialect) = (Engine::Postgres, DialectName::Postgresql);
    if !engine.is_available() {
        return;
    }
    let whole = script(dialect, TransactionScope::Range, &["base"], &["heads"]);
    let wanted = undisturbed(engine, dialect, &["heads"]);
    let settings = &whole[..whole.find(BEGIN).expect("it has a transaction")];
    for cut in chosen(&cuts(&whole), 10) {
        let database = engine.create();
        database.accept(&whole[..cut]);
        let ran = &whole[..cut];
        let is_open = ran.rfind(BEGIN) > ran.rfind(COMMIT);
        let permanent = if is_open {
            ran.rfind(BEGIN).unwrap_or_default()
        } else {
            cut
        };
        if !whole[..permanent].contains(COMMIT) {
            assert_same(
                "taken back",
                &database.describe(),
                &undisturbed(engine, dialect, &[]),
            );
        }
        if whole[..permanent].contains(COMMIT) {
            database.accept(&format!("{settings}\n{}", &whole[permanent..]));
        } else {
            database.accept(&whole);
        }
        assert_same("went on", &database.describe(), &wanted);
    }
}

#[test]
fn a_script_is_taken_back_as_a_whole_on_sqlite() {
    let (engine, dialect) = (Engine::Sqlite, DialectName::Sqlite);
    if !engine.is_available() {
        return;
    }
    let whole = script(dialect, TransactionScope::Range, &["base"], &["heads"]);
    let wanted = undisturbed(engine, dialect, &["heads"]);
    for cut in chosen(&cuts(&whole), 10) {
        let database = engine.create();
        database.accept(&whole[..cut]);
        if versions(&database).is_empty() {
            assert_same(
                "taken back",
                &database.describe(),
                &undisturbed(engine, dialect, &[]),
            );
            database.accept(&whole);
        }
        assert_same("went on", &database.describe(), &wanted);
    }
}
