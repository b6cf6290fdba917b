//! The sample history on real engines: up, equal to the replayed catalog, down, equal to what was there before.

mod comparison;
mod engines;
mod histories;

use comparison::{assert_same, assert_structure};
use engines::Engine;
use gensql::config::{DialectName, Layout, TransactionScope};

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
    let catalog = sample.catalog(dialect, "head");
    assert_structure(engine, database.structure(), &catalog);
    let at_once = engine.create();
    at_once.accept(&histories::created_at_once(&catalog, dialect));
    assert_same(
        "upgraded, not as created at once",
        &database.describe(),
        &at_once.describe(),
    );

    let downgrade = sample
        .script(dialect, Layout::Review, "head", "base")
        .unwrap_or_else(|faults| panic!("{}", histories::shown(&faults)));
    database.accept(&downgrade);
    assert_same("downgraded, not empty", &database.describe(), &empty);
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

#[test]
fn both_layouts_and_both_kinds_of_transactions_lead_to_the_same_structure() {
    for engine in engines::available() {
        let sample = histories::sample();
        let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
        let described = |scope, layout| {
            let database = engine.create();
            let empty = database.describe();
            let run = |from, to| {
                let script = sample.script_in(scope, dialect, layout, from, to);
                database.accept(
                    &script.unwrap_or_else(|faults| panic!("{}", histories::shown(&faults))),
                );
            };
            run("base", "head");
            let upgraded = database.describe();
            run("head", "base");
            assert_same("downgraded, not empty", &database.describe(), &empty);
            upgraded
        };
        let wanted = described(TransactionScope::Range, Layout::Review);
        for (scope, layout) in [
            (TransactionScope::Revision, Layout::Review),
            (TransactionScope::Range, Layout::Alembic),
        ] {
            assert_same(
                "another way, another structure",
                &described(scope, layout),
                &wanted,
            );
        }
    }
}
