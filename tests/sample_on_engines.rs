//! The sample history on real engines: up, equal to the replayed catalog, down, equal to what was there before.

mod engines;
mod histories;

use engines::Engine;
use gensql::config::{DialectName, Layout};

fn runs_up_and_down(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let sample = histories::sample();
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let database = engine.create();
    let empty = database.describe();

    let upgrade = sample
        .script(dialect, Layout::Review, "base", "head")
        .unwrap_or_else(|faults| panic!("{}", histories::shown(&faults)));
    database.accept(&upgrade);
    let at_once = engine.create();
    at_once.accept(&histories::created_at_once(
        &sample.catalog(dialect, "head"),
        dialect,
    ));
    assert_same(&database.describe(), &at_once.describe());

    let downgrade = sample
        .script(dialect, Layout::Review, "head", "base")
        .unwrap_or_else(|faults| panic!("{}", histories::shown(&faults)));
    database.accept(&downgrade);
    assert_same(&database.describe(), &empty);
}

fn assert_same(is: &str, wanted: &str) {
    let only = |lines: &str, others: &str, mark: char| -> String {
        lines
            .lines()
            .filter(|line| !others.lines().any(|other| other == *line))
            .map(|line| format!("{mark} {line}\n"))
            .collect()
    };
    assert!(
        is == wanted,
        "\n{}{}",
        only(wanted, is, '-'),
        only(is, wanted, '+')
    );
}

#[test]
fn the_sample_history_runs_up_and_down_on_postgresql() {
    runs_up_and_down(Engine::Postgres);
}

#[test]
fn the_sample_history_runs_up_and_down_on_mariadb() {
    runs_up_and_down(Engine::MariaDb);
}

#[test]
fn the_sample_history_runs_up_and_down_on_sqlite() {
    runs_up_and_down(Engine::Sqlite);
}
