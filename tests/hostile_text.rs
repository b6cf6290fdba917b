//! Hostile text in every field of a revision: it is refused, or it stays where it is. The scripts run on the real engines:
//! the structure and the rows are as replayed, and neither a table nor a file beside them is touched.
//!
//! `GENSQL_HOSTILE_CASES` sets how many histories are drawn for each engine.

mod clients;
mod comparison;
mod engines;
mod histories;
mod hostile;

use std::fmt::Write as _;

use clients::strange;
use comparison::{assert_same, assert_structure};
use engines::{Database, Engine};
use gensql::config::{DialectName, Layout};
use histories::{Histories, Purpose, dialect_of, shown};
use hostile::aimed;
use hostile::pieces::{HIDDEN, HIDDEN_IN_NAMES, LINES, LOUD};
use hostile::revision::Hostile;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{TestCaseError, TestRunner};

/// Names hold no line breaks; the engines cut them at 63 bytes and want no blank at the end.
fn name() -> impl Strategy<Value = String> {
    vec(select(&LOUD[..]), 1..3).prop_map(|pieces| {
        let name = pieces.concat().replace(" touch CANARY", "");
        format!("n{}x", name.chars().take(40).collect::<String>())
    })
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![2 => select(&LOUD[..]), 3 => select(&LINES[..])];
    vec(piece, 1..5).prop_map(|pieces| aimed(&format!("t{}", pieces.concat())))
}

fn long_text() -> impl Strategy<Value = String> {
    (text(), 1..120_usize).prop_map(|(text, times)| text.repeat(times.saturating_sub(100).max(1)))
}

fn word() -> impl Strategy<Value = String> {
    vec(select(&LOUD[..]), 1..3)
        .prop_map(|pieces| format!("w{}", pieces.concat().chars().take(30).collect::<String>()))
}

fn id() -> impl Strategy<Value = String> {
    select(
        &[
            "two", "t--wo", "two-", "two--", "t.wo", "two.", "go", "exit",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn hostile_text() -> impl Strategy<Value = Hostile> {
    let names = (id(), name(), name(), name(), name());
    let texts = (
        text(),
        text(),
        text(),
        text(),
        word(),
        vec(long_text(), 1..3),
    );
    (names, texts).prop_map(|((id, table, column, constraint, index), texts)| {
        let (message, note, comment, default, word, rows) = texts;
        Hostile {
            id,
            message,
            note,
            table,
            column: format!("c{column}"),
            constraint: format!("k{constraint}"),
            index: format!("i{index}"),
            comment,
            default: default.chars().take(300).collect(),
            word,
            rows,
        }
    })
}

fn cases() -> u32 {
    let cases = std::env::var("GENSQL_HOSTILE_CASES").ok();
    cases.and_then(|cases| cases.parse().ok()).unwrap_or(16)
}

fn run_cases(times: u32, test: impl Fn(Hostile) -> Result<(), TestCaseError>) {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: cases() * times,
        max_shrink_iters: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    if let Err(error) = runner.run(&hostile_text(), test) {
        panic!("{error}");
    }
}

fn history_of(hostile: &Hostile) -> Result<Histories, String> {
    let files = hostile.files();
    Histories::offered(files.iter().map(String::as_str)).map_err(|faults| shown(&faults))
}

/// The query that reads a text as the hexadecimal digits of its UTF-8.
fn hex(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Postgres => format!("upper(encode(convert_to(({sql})::text, 'UTF8'), 'hex'))"),
        Engine::MariaDb | Engine::Sqlite => format!("hex({sql})"),
    }
}

fn digits(text: &str) -> String {
    let mut digits = String::new();
    for byte in text.bytes() {
        write!(digits, "{byte:02X}").expect("text takes every byte");
    }
    digits
}

fn on_engine(engine: Engine, hostile: &Hostile) {
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let histories = history_of(hostile).unwrap_or_else(|faults| panic!("{hostile:?}\n{faults}"));
    let to = hostile.id.as_str();
    let ready = |script: Result<String, _>| {
        script.unwrap_or_else(|faults| panic!("{hostile:?}\n{}", shown(&faults)))
    };
    let spoken = dialect_of(dialect);
    let of = |purpose| histories.try_script_for(purpose, &spoken, "one", to);
    let database = engine.create();
    database.accept(&ready(histories.script(
        dialect,
        Layout::Review,
        "base",
        "one",
    )));
    let before = database.describe();
    let precheck = database.run(&ready(of(Purpose::Prechecking)));
    assert!(precheck.success, "{precheck}\n{hostile:?}");
    database.accept(&ready(of(Purpose::Guarding)));
    hostile::assert_canaries(&database, &format!("{hostile:?}"));
    assert_structure(
        engine,
        database.structure(),
        &histories.catalog(dialect, to),
    );
    let verified = database.run(&ready(of(Purpose::Verifying)));
    assert!(
        verified.success && verified.stdout.contains(" 0 FAIL"),
        "{verified}\n{hostile:?}"
    );
    assert_rows(&database, hostile);
    database.run(&ready(of(Purpose::Locating)));
    database.accept(&ready(histories.script(dialect, Layout::Review, to, "one")));
    assert_same("downgraded", &database.describe(), &before);
    let alembic = [("one", to), (to, "one")];
    for (from, to) in alembic {
        database.accept(&ready(histories.script(dialect, Layout::Alembic, from, to)));
    }
    assert_same("downgraded as Alembic does", &database.describe(), &before);
    hostile::assert_canaries(&database, &format!("{hostile:?}"));
}

/// The rows, the default and the comments are what was written.
fn assert_rows(database: &Database, hostile: &Hostile) {
    let engine = database.engine;
    let dialect = dialect_of(DialectName::parse(engine.dialect()).expect("it has one"));
    let (table, column) = (
        dialect.ident(&hostile.table),
        dialect.ident(&hostile.column),
    );
    let [body, said, state] = [column.as_str(), "said", "state"].map(|sql| hex(engine, sql));
    let rows = database.query(&format!(
        "SELECT {body}, {said}, {state} FROM {table} ORDER BY id"
    ));
    let wanted: Vec<Vec<String>> = hostile
        .rows
        .iter()
        .map(|row| {
            vec![
                digits(row),
                digits(&hostile.default),
                digits(&hostile.words()[1]),
            ]
        })
        .collect();
    assert_eq!(rows, wanted, "{hostile:?}");
    let comment = match engine {
        Engine::Sqlite => return,
        Engine::Postgres => hex(engine, "obj_description(max(oid), 'pg_class')") + " FROM pg_class WHERE relname = ",
        Engine::MariaDb => "hex(table_comment) FROM information_schema.tables WHERE table_schema = database() AND table_name = ".to_owned(),
    };
    let rows = database.query(&format!("SELECT {comment}{}", dialect.text(&hostile.table)));
    assert_eq!(rows, [[digits(&hostile.comment)]], "{hostile:?}");
}

fn all_on(engine: Engine) {
    if engine.is_available() {
        run_cases(1, |hostile| {
            on_engine(engine, &hostile);
            Ok(())
        });
    }
}

#[test]
fn text_stays_where_it_is_on_postgresql() {
    all_on(Engine::Postgres);
}

#[test]
fn text_stays_where_it_is_on_mariadb() {
    all_on(Engine::MariaDb);
}

#[test]
fn text_stays_where_it_is_on_sqlite() {
    all_on(Engine::Sqlite);
}

/// All kinds of scripts of a history for one dialect, those that are not refused.
fn scripts(histories: &Histories, dialect: DialectName, to: &str) -> Vec<String> {
    let script = |layout, from, to| histories.script(dialect, layout, from, to);
    let spoken = dialect_of(dialect);
    let of = |purpose, from, to| histories.try_script_for(purpose, &spoken, from, to);
    let scripts = [
        script(Layout::Review, "base", to),
        script(Layout::Review, to, "base"),
        script(Layout::Alembic, "base", to),
        script(Layout::Alembic, to, "base"),
        of(Purpose::Guarding, "one", to),
        of(Purpose::Verifying, "one", to),
        of(Purpose::Prechecking, "one", to),
        of(Purpose::Locating, "one", to),
        of(Purpose::Resuming, "one", to),
        of(Purpose::KeepingAside, to, "base"),
        of(Purpose::Purging, to, "base"),
    ];
    scripts.into_iter().flatten().collect()
}

#[test]
fn text_is_no_command_of_sqlcmd_and_sqlplus() {
    let written = std::cell::Cell::new(0);
    run_cases(4, |mut hostile| {
        for dialect in [DialectName::Mssql, DialectName::Oracle] {
            // Oracle refuses quotes in names, and so is refused what sqlcmd takes for a variable.
            for name in 0..4 {
                let name = hostile.field(name);
                *name = name.replace('"', "").replace("$(", "$ (");
            }
            let histories = history_of(&hostile).unwrap_or_else(|faults| panic!("{faults}"));
            let scripts = scripts(&histories, dialect, &hostile.id);
            assert!(
                scripts.len() >= 7,
                "{} scripts for {dialect}: {hostile:?}",
                scripts.len()
            );
            for script in scripts {
                let strange = strange(dialect, &script);
                assert!(strange.is_empty(), "{dialect}: {strange:#?}\n{script}");
                written.set(written.get() + 1);
            }
        }
        Ok(())
    });
    assert!(written.get() >= 200, "{} scripts", written.get());
}

#[test]
fn what_no_reviewer_sees_is_refused_in_every_field() {
    for field in 0..9 {
        let more: &[&str] = if field < 5 { &HIDDEN_IN_NAMES } else { &[] };
        for piece in HIDDEN.iter().chain(more) {
            let mut hostile = Hostile::default();
            hostile.field(field).push_str(piece);
            let offered = history_of(&hostile);
            assert!(offered.is_err(), "field {field} takes {piece:?}");
        }
    }
}

#[test]
fn what_no_reviewer_sees_is_escaped_in_comments() {
    for piece in HIDDEN
        .iter()
        .skip(1)
        .chain(&["us\u{435}rs", "\r", "\u{200B}"])
    {
        let text = format!("seen {piece} seen");
        let hostile = Hostile {
            message: text.clone(),
            note: text,
            ..Hostile::default()
        };
        let histories = history_of(&hostile).unwrap_or_else(|faults| panic!("{faults}"));
        for dialect in DialectName::ALL {
            for script in scripts(&histories, dialect, "two") {
                assert!(
                    !script.contains(piece),
                    "{dialect} shows {piece:?}\n{script}"
                );
            }
        }
    }
}
