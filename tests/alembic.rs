//! Parity with Alembic: the revision files of `tests/alembic` through gensql and, statement by statement, against what
//! Alembic prints for them.
//!
//! `ALEMBIC_CASE=fk-inline cargo test --test alembic` shows how one case differs, `ALEMBIC_DIALECT=mysql` narrows it.

mod alembic_cases;
mod alembic_parity;
mod histories;

use std::io::Write as _;

use alembic_cases::case::{self, Case};
use alembic_cases::{Direction, dialect_named};
use alembic_parity::comparison::{Compared, Outcome, Verdict, compare};
use alembic_parity::deviations::{Deviations, Kind};
use alembic_parity::expected::{Answer, Expected, Frame};
use alembic_parity::report::{differences, failing, table};
use alembic_parity::statements::statements;

#[test]
fn the_statements_are_those_of_alembic() {
    let (frame, deviations) = (Frame::read(), Deviations::read());
    let cases = case::all();
    assert!(!cases.is_empty(), "there are cases");
    if let Ok(name) = std::env::var("ALEMBIC_CASE") {
        let case = cases.iter().find(|case| case.name == name);
        let case = case.unwrap_or_else(|| panic!("there is no case `{name}`"));
        return show(&asked_for(compare(case, &frame, &deviations)));
    }
    let compared: Vec<Compared> = cases
        .iter()
        .flat_map(|case| compare(case, &frame, &deviations))
        .collect();
    say(&format!("{}\n{}", failing(&compared), table(&compared)));
    let unneeded = unneeded(&compared, &deviations);
    assert!(
        unneeded.is_empty(),
        "deviations without a difference: {unneeded:#?}"
    );
    let broken: Vec<String> = compared
        .iter()
        .filter(|script| script.verdict() == Verdict::Failing)
        .map(|script| {
            let direction = script.direction.as_str();
            format!("{} {direction} on {}", script.case, script.dialect)
        })
        .collect();
    assert!(broken.is_empty(), "other than Alembic's: {broken:#?}");
}

#[test]
fn dialects_find_their_statements_in_the_compact_form() {
    let text = "# upgrade\n\n@begin\n\n-- Running upgrade  -> 1975\n\n[postgresql, mysql]\nSELECT 1\n\n[all]\n\
        SELECT\n\n2\n\n@insert 1975\n\n[oracle] raises CompileError: no\n\n# upgrade, or on mssql\n\n[all]\nSELECT 3\n";
    let expected = Expected::parse(text);
    let scripts = |dialect: &str, separator: &str| {
        let asked = (dialect_named(dialect), Direction::Upgrade);
        match expected.answer(asked, &Frame::read(), separator) {
            Answer::Scripts(scripts) => scripts,
            Answer::Raises(message) => vec![message],
        }
    };
    assert_eq!(
        scripts("mysql", ""),
        [
            "-- Running upgrade  -> 1975\n\nSELECT 1;\n\nSELECT\n\n2;\n\n\
            INSERT INTO alembic_version (version_num) VALUES ('1975');\n\n"
        ]
    );
    assert_eq!(scripts("oracle", "/"), ["CompileError: no"]);
    let mssql = scripts("mssql", "GO");
    assert!(
        mssql[0].starts_with("BEGIN TRANSACTION;\n\n-- Running"),
        "{mssql:?}"
    );
    assert_eq!(mssql[1], "SELECT 3;\n\nGO\n\n");
}

#[test]
fn a_script_is_cut_at_the_ends_of_statements_and_batches() {
    let script = "-- a word\nBEGIN;\n\n-- Running upgrade  -> 1975\n\nINSERT  INTO t\nVALUES ('a;\n\nGO', 1); SELECT 2 \
        -- it's;\n;\nGO\n;\nSELECT 3\n/\n";
    assert_eq!(
        statements(script),
        [
            "BEGIN;",
            "-- Running upgrade -> 1975",
            "INSERT INTO t VALUES ('a; GO', 1);",
            "SELECT 2 -- it's; ;",
            "GO",
            "SELECT 3",
            "/"
        ]
    );
}

#[test]
fn a_revision_in_toml_is_compared_like_any_other() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("the folder is new");
    };
    std::fs::create_dir(folder.path().join("revisions")).expect("the folder is new");
    write(
        "case.toml",
        "title = \"\"\ntags = []\ndialects = [\"postgresql\", \"mysql\"]\n",
    );
    write(
        "revisions/1975.toml",
        "revision = \"1975\"\nmessage = \"\"\n\n[[upgrade]]\nop = \"execute\"\nsql = \"SELECT 1\"\n\n\
         [[downgrade]]\nop = \"execute\"\nsql = \"SELECT 2\"\n",
    );
    write(
        "expected.sql",
        "# upgrade\n\n@begin\n\n@version_table\n\n-- Running upgrade  -> 1975\n\n[all]\nSELECT 1\n\n@insert 1975\n\n\
         @commit\n\n# downgrade\n\n@begin\n\n-- Running downgrade 1975 ->\n\n[postgresql]\nSELECT 3\n\n\
         @delete 1975\n\n@commit\n\n[mysql] raises ValueError: no\n",
    );
    let case = Case::read(folder.path());
    let compared = compare(&case, &Frame::read(), &Deviations::default());
    let shown: Vec<(&str, &str)> = compared
        .iter()
        .map(|script| (script.dialect.as_str(), script.shown()))
        .collect();
    let other = "  -- Running downgrade 1975 ->\n- SELECT 3;\n+ SELECT 2;\n  \
         DELETE FROM alembic_version WHERE alembic_version.version_num = '1975';\n";
    assert_eq!(
        shown[..2],
        [("postgresql", "the same\n"), ("postgresql", other)]
    );
    assert_eq!(shown[2], ("mysql", "the same\n"));
    assert!(matches!(compared[3].outcome, Outcome::More(_)));
    assert_eq!(compared[3].verdict(), Verdict::Failing);
}

/// The decisions that some script they name does not need, or that no script is meant by.
fn unneeded(compared: &[Compared], deviations: &Deviations) -> Vec<String> {
    let mut found = Vec::new();
    for (position, deviation) in deviations.deviation.iter().enumerate() {
        let meant: Vec<&Compared> = compared
            .iter()
            .filter(|script| script.decisions.contains(&position))
            .collect();
        if meant.is_empty() {
            found.push(format!("{}: no such script", deviation.case));
        }
        for script in meant {
            let does_more = matches!(script.outcome, Outcome::More(_));
            if script.needs_no_decision() || does_more != (deviation.kind == Kind::DoesMore) {
                let (dialect, direction) = (script.dialect.as_str(), script.direction.as_str());
                found.push(format!("{}: {direction} on {dialect}", deviation.case));
            }
        }
    }
    found
}

fn asked_for(compared: Vec<Compared>) -> Vec<Compared> {
    let dialect = std::env::var("ALEMBIC_DIALECT")
        .ok()
        .map(|name| dialect_named(&name));
    let is_meant = |script: &Compared| dialect.is_none_or(|dialect| script.dialect == dialect);
    compared.into_iter().filter(is_meant).collect()
}

fn show(compared: &[Compared]) {
    say(&differences(compared));
}

/// Prints past the test harness, which keeps the words of tests that pass.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(b"\n")
        .and_then(|()| out.write_all(text.as_bytes()))
        .expect("stdout is open");
}
