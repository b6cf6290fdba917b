//! What holds for every history, on random ones over all ops, for all dialects and without a database.
//!
//! `GENSQL_HISTORIES` says how many are drawn for each dialect, `GENSQL_SEED` where drawing starts.

mod drawing;
mod histories;
mod runs;

use std::collections::BTreeSet;

use drawing::{Downgrades, Drawing, Drawn};
use gensql::catalog::{Catalog, fingerprint};
use gensql::check::check;
use gensql::config::{DialectName, Layout, TransactionScope};
use gensql::ops::Op;
use gensql::render::Renderer;
use gensql::replay::Replay;
use histories::{Histories, dialect_of, shown};
use runs::{histories_of, stops};

/// What is drawn for a dialect when nothing says how much.
const HISTORIES: u32 = 100;

fn obeys_the_laws(drawing: Drawing) {
    let drawn = drawing.draw();
    let derived = histories_of(&drawn, Downgrades::Derived);
    let written = histories_of(&drawn, Downgrades::Written);
    for histories in [&derived, &written] {
        every_downgrade_restores(drawing, histories);
    }
    the_way_up_and_down_leaves_nothing(drawing, &derived, &written);
    single_steps_are_the_range(drawing, &drawn, &derived);
    let again = histories_of(&drawing.draw(), Downgrades::Derived);
    for (from, to) in [("base", "heads"), ("heads", "base")] {
        let (one, other) = (
            script(drawing, &derived, from, to),
            script(drawing, &again, from, to),
        );
        assert!(
            one == other,
            "{from} to {to} has other bytes in a second run"
        );
    }
}

fn script(drawing: Drawing, histories: &Histories, from: &str, to: &str) -> String {
    let script = histories.script(drawing.dialect, Layout::Review, from, to);
    script.unwrap_or_else(|faults| panic!("{from} to {to}: {}", shown(&faults)))
}

fn every_downgrade_restores(drawing: Drawing, histories: &Histories) {
    let dialect = dialect_of(drawing.dialect);
    let renderer = Renderer::new(&dialect, None);
    let report = check(
        &histories.history,
        &histories.revisions,
        &dialect,
        &renderer,
    );
    let found = shown(&report.diagnostics);
    assert!(!report.diagnostics.has_errors(), "{found}");
    assert_eq!(
        (report.irreversible, report.not_restoring),
        (0, 0),
        "{found}"
    );
}

/// Up by ops, and down by derived ops and by written ones: the same catalogs, and none at the end.
fn the_way_up_and_down_leaves_nothing(drawing: Drawing, derived: &Histories, written: &Histories) {
    let (one, other) = (ways_down(drawing, derived), ways_down(drawing, written));
    assert_eq!(
        one, other,
        "the downgrades differ that are derived and written"
    );
    assert_eq!(
        one.last(),
        Some(&fingerprint(&Catalog::default())),
        "something is left"
    );
}

/// The fingerprints of the catalogs below each revision, the newest first.
fn ways_down(drawing: Drawing, histories: &Histories) -> Vec<String> {
    let dialect = dialect_of(drawing.dialect);
    let mut replay = Replay::new(&dialect);
    let mut applied = Vec::new();
    for index in histories.history.order() {
        let revision = &histories.revisions[*index];
        applied.push((revision, replay.upgrade_with_undo(revision)));
    }
    let mut fingerprints = Vec::new();
    for (revision, undo) in applied.iter().rev() {
        replay.downgrade(revision, undo, |_, _| {});
        fingerprints.push(fingerprint(&replay.catalog));
    }
    assert!(
        !replay.diagnostics.has_errors(),
        "{}",
        shown(&replay.diagnostics)
    );
    fingerprints
}

/// The scripts from stop to stop hold what the script of the whole range holds, on both ways.
fn single_steps_are_the_range(drawing: Drawing, drawn: &[Drawn], histories: &Histories) {
    let text = |from: &str, to: &str| {
        let scope = TransactionScope::Range;
        let dialect = dialect_of(drawing.dialect);
        let script = histories.script_of(&dialect, scope, Layout::Alembic, from, to);
        let script = script.unwrap_or_else(|faults| panic!("{from} to {to}: {}", shown(&faults)));
        statements(&script)
    };
    let mut stops = stops(drawn);
    stops.insert(0, "base");
    let ways: Vec<(&str, &str)> = stops.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let up: Vec<String> = ways.iter().flat_map(|(from, to)| text(from, to)).collect();
    let down = ways.iter().rev().flat_map(|(from, to)| text(to, from));
    let down: Vec<String> = down.collect();
    let last = stops[stops.len() - 1];
    assert_same_lines("up", &up, &text("base", last));
    // A column or an index that was dropped and put back stands last in the catalog of the range alone.
    assert_same_lines(
        "down",
        &in_any_order(&down),
        &in_any_order(&text(last, "base")),
    );
}

/// The statements of each revision in order, and so their words.
fn in_any_order(lines: &[String]) -> Vec<String> {
    let text = lines.join("\n");
    let statements = text.split(";\n").map(|statement| {
        let mut words: Vec<&str> = statement.split([' ', ',', '\n', '(', ')']).collect();
        words.retain(|word| !word.is_empty());
        words.sort_unstable();
        words.join(" ")
    });
    let mut statements: Vec<String> = statements.collect();
    for revision in statements.split_mut(|statement| statement.contains("alembic_version")) {
        revision.sort_unstable();
    }
    statements
}

fn assert_same_lines(way: &str, steps: &[String], range: &[String]) {
    let differs = (0..steps.len().max(range.len())).find(|at| steps.get(*at) != range.get(*at));
    if let Some(at) = differs {
        let shown =
            |lines: &[String]| lines[at.saturating_sub(3)..lines.len().min(at + 12)].join("\n");
        panic!(
            "single steps {way}, and the range\n{}\n--- the range\n{}",
            shown(steps),
            shown(range)
        );
    }
}

/// The lines of a script but for its frame.
fn statements(script: &str) -> Vec<String> {
    let checked = |script: &str| {
        let (before, rest) = script.split_once("CREATE TEMP TABLE _gensql_foreign_keys")?;
        let (_, after) = rest.split_once("DROP TABLE _gensql_foreign_keys;")?;
        Some(format!("{before}{after}"))
    };
    let mut script = script.to_owned();
    while let Some(shorter) = checked(&script) {
        script = shorter;
    }
    let lines = script.lines().map(str::trim_end);
    let frame = [
        "",
        "BEGIN;",
        "COMMIT;",
        "GO",
        "/",
        "BEGIN TRANSACTION;",
        "START TRANSACTION;",
    ];
    let starts = ["-- ", "PRAGMA ", ".bail"];
    let kept = lines.filter(|line| {
        !frame.contains(line) && !starts.iter().any(|start| line.starts_with(start))
    });
    kept.map(str::to_owned).collect()
}

#[test]
fn every_op_is_drawn() {
    let mut drawn = BTreeSet::new();
    for dialect in [DialectName::Postgresql, DialectName::Mariadb] {
        for seed in 0..400 {
            let drawing = Drawing {
                seed,
                revisions: 12,
                dialect,
            };
            let texts = drawing
                .draw()
                .into_iter()
                .map(|revision| revision.text(Downgrades::Derived));
            let text: String = texts.collect();
            let ops = text.lines().filter_map(|line| line.strip_prefix("op = \""));
            drawn.extend(ops.map(|op| op.trim_end_matches('"').to_owned()));
        }
    }
    let missing = Op::NAMES.iter().filter(|name| !drawn.contains(**name));
    assert_eq!(missing.collect::<Vec<_>>(), [&"assume_table"]);
}

fn run(dialect: DialectName) {
    runs::run(dialect, HISTORIES, 5..=12, obeys_the_laws);
}

#[test]
fn random_histories_obey_the_laws_for_postgresql() {
    run(DialectName::Postgresql);
}

#[test]
fn random_histories_obey_the_laws_for_mysql() {
    run(DialectName::Mysql);
}

#[test]
fn random_histories_obey_the_laws_for_mariadb() {
    run(DialectName::Mariadb);
}

#[test]
fn random_histories_obey_the_laws_for_sqlite() {
    run(DialectName::Sqlite);
}

#[test]
fn random_histories_obey_the_laws_for_mssql() {
    run(DialectName::Mssql);
}

#[test]
fn random_histories_obey_the_laws_for_oracle() {
    run(DialectName::Oracle);
}
