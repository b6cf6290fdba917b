//! Every kind of script as sqlcmd and SQL*Plus read it: they send the statements that were meant, and take nothing else for
//! commands of their own.

mod cases;
mod clients;
mod histories;

use cases::Case;
use clients::{normal, session, strange};
use gensql::config::{DialectName, Layout};
use gensql::diag::Diagnostics;
use histories::{Histories, Purpose, dialect_of, sample, shown};

/// What a script does besides the statements of its ops, as it begins.
const FRAME: [&str; 13] = [
    "ALTER SESSION SET",
    "BEGIN EXECUTE IMMEDIATE 'CREATE TABLE alembic_version",
    "BEGIN TRANSACTION",
    "COMMIT",
    "CREATE TABLE alembic_version",
    "DECLARE",
    "DELETE FROM alembic_version",
    "IF OBJECT_ID(N'alembic_version'",
    "INSERT INTO alembic_version",
    "PRINT",
    "SET NOCOUNT ON",
    "SET TRANSACTION READ WRITE",
    "UPDATE alembic_version",
];

/// The scripts of a history, by kind.
fn scripts(
    histories: &Histories,
    dialect: DialectName,
    (below, above): (&str, &str),
) -> Vec<(&'static str, Result<String, Diagnostics>)> {
    let script = |layout, from, to| histories.script(dialect, layout, from, to);
    let spoken = dialect_of(dialect);
    let of = |purpose| histories.try_script_for(purpose, &spoken, below, above);
    vec![
        ("upgrade", script(Layout::Review, below, above)),
        ("downgrade", script(Layout::Review, above, below)),
        ("alembic", script(Layout::Alembic, below, above)),
        ("alembic downgrade", script(Layout::Alembic, above, below)),
        ("guarded", of(Purpose::Guarding)),
        ("verify", of(Purpose::Verifying)),
        ("precheck", of(Purpose::Prechecking)),
        ("where", of(Purpose::Locating)),
        ("resume", of(Purpose::Resuming)),
        ("keep aside", of(Purpose::KeepingAside)),
        ("purge", of(Purpose::Purging)),
    ]
}

fn nothing_strange(
    name: &str,
    histories: &Histories,
    dialect: DialectName,
    ends: (&str, &str),
) -> usize {
    let mut written = 0;
    for (kind, script) in scripts(histories, dialect, ends) {
        let Ok(script) = script else { continue };
        written += 1;
        let strange = strange(dialect, &script);
        assert!(
            strange.is_empty(),
            "{name}, {dialect}, {kind}: {strange:#?}\n{script}"
        );
    }
    written
}

const CLIENTS: [DialectName; 2] = [DialectName::Mssql, DialectName::Oracle];

#[test]
fn no_line_of_the_sample_is_a_command_that_was_not_meant() {
    let sample = sample();
    for dialect in CLIENTS {
        let written = nothing_strange("the sample", &sample, dialect, ("base", "head"));
        assert!(written >= 6, "{written} kinds of script");
    }
}

#[test]
fn no_line_of_any_op_is_a_command_that_was_not_meant() {
    for case in cases::all() {
        for dialect in CLIENTS {
            let adapted = case.adapted(dialect);
            let ends = (adapted.set_up(), adapted.tested().id.as_str());
            let written = nothing_strange(&case.name, &adapted.histories, dialect, ends);
            assert!(written > 0, "{}, {dialect}", case.name);
        }
    }
}

#[test]
fn what_is_sent_for_each_op_is_what_was_rendered() {
    let sent: usize = cases::all()
        .iter()
        .map(|case| {
            CLIENTS
                .map(|dialect| sent(case, dialect))
                .iter()
                .sum::<usize>()
        })
        .sum();
    assert!(sent > 500, "{sent} statements");
}

/// How many statements of a case were found among those sent.
fn sent(case: &Case, dialect: DialectName) -> usize {
    let adapted = case.adapted(dialect);
    let (below, above) = (adapted.set_up(), adapted.tested().id.as_str());
    let mut count = 0;
    for layout in [Layout::Review, Layout::Alembic] {
        let script = adapted.histories.script(dialect, layout, below, above);
        let script = script.unwrap_or_else(|faults| panic!("{}: {}", case.name, shown(&faults)));
        let mut wanted = rendered(&adapted, dialect);
        for text in session(dialect, &script).sent {
            let text = normal(&text);
            let text = text.strip_prefix("BEGIN TRANSACTION; ").unwrap_or(&text);
            if let Some(at) = wanted.iter().position(|sql| sql == text) {
                wanted.remove(at);
                count += 1;
                continue;
            }
            let is_frame = text.is_empty() || FRAME.iter().any(|frame| text.starts_with(frame));
            assert!(
                is_frame,
                "{}, {dialect}, {layout:?} sends what was not rendered:\n{text}\n{script}",
                case.name
            );
        }
        assert!(
            wanted.is_empty(),
            "{}, {dialect}, {layout:?} does not send {wanted:#?}\n{script}",
            case.name
        );
    }
    count
}

/// The statements of the upgrade, as they are compared.
fn rendered(adapted: &cases::Adapted, _dialect: DialectName) -> Vec<String> {
    let variants = adapted.variants.values();
    let up = variants.flat_map(|variant| &variant.sql[..variant.upwards.unwrap_or(0)]);
    up.map(|sql| normal(sql)).collect()
}
