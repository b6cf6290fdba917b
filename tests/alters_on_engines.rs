//! Changes of tables that say how they are made, and those that are joined, on a real engine: it refuses what says more
//! than it can do, and the structure is that of the plain statements.

mod cases;
mod comparison;
mod engines;
mod histories;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use comparison::assert_same;
use engines::Engine;
use gensql::config::{AlgorithmClause, DialectConfig, DialectName, Layout, TransactionScope};
use gensql::dialect::Dialect;
use histories::{Histories, shown};

/// A schema is a database beside the one that the test has.
const LEFT_OUT: [&str; 2] = ["create_schema", "drop_schema"];

fn dialect(algorithm: Option<AlgorithmClause>, merge_alters: bool) -> Arc<Dialect> {
    let config = DialectConfig {
        algorithm,
        merge_alters: Some(merge_alters),
        ..DialectConfig::default()
    };
    Arc::new(Dialect::new(DialectName::Mariadb, &config))
}

/// What there is after each of the ways, run one after the other in a new database.
fn described(histories: &Histories, dialect: &Arc<Dialect>, ways: &[(&str, &str)]) -> Vec<String> {
    let database = Engine::MariaDb.create();
    let run = |(from, to): &(&str, &str)| {
        let (scope, layout) = (TransactionScope::Range, Layout::Review);
        let script = histories.script_of(dialect, scope, layout, from, to);
        database.accept(&script.unwrap_or_else(|faults| panic!("{}", shown(&faults))));
        database.describe()
    };
    ways.iter().map(run).collect()
}

fn leads_to_the_same(name: &str, histories: &Histories, ways: &[(&str, &str)]) {
    let plain = described(histories, &dialect(None, false), ways);
    for (algorithm, merge) in [
        (Some(AlgorithmClause::State), false),
        (Some(AlgorithmClause::State), true),
        (None, true),
    ] {
        let other = described(histories, &dialect(algorithm, merge), ways);
        for (other, plain) in other.iter().zip(&plain) {
            let what = format!("{name}: with {algorithm:?}, merged: {merge}");
            assert_same(&what, other, plain);
        }
    }
}

#[test]
fn the_sample_history_leads_to_the_same_structure() {
    if Engine::MariaDb.is_available() {
        let ways = [("base", "head"), ("head", "base")];
        leads_to_the_same("sample", &histories::sample(), &ways);
    }
}

#[test]
fn every_op_leads_to_the_same_structure() {
    if !Engine::MariaDb.is_available() {
        return;
    }
    let failed: Vec<String> = cases::all()
        .into_iter()
        .filter(|case| !LEFT_OUT.contains(&case.name.as_str()))
        .filter(|case| {
            let adapted = case.adapted(DialectName::Mariadb);
            let (set_up, tested) = (adapted.set_up(), adapted.tested().id.as_str());
            let mut ways = vec![("base", set_up), (set_up, tested)];
            if adapted.irreversible.is_empty() {
                // All the way, since the roles that a case makes are the server's.
                ways.extend([(tested, set_up), (set_up, "base")]);
            }
            ways.retain(|(from, to)| from != to);
            let run = || leads_to_the_same(&case.name, &adapted.histories, &ways);
            catch_unwind(AssertUnwindSafe(run)).is_err()
        })
        .map(|case| case.name)
        .collect();
    assert!(failed.is_empty(), "these cases fail: {failed:?}");
}
