//! Every op, in a script that stops between a statement and its record, and is run again.

mod cases;
mod comparison;
mod engines;
mod histories;
mod stopping;

use std::panic::{AssertUnwindSafe, catch_unwind};

use cases::Case;
use comparison::assert_same;
use engines::Engine;
use gensql::config::{DialectName, Layout};
use histories::{Purpose, dialect_of, shown};
use stopping::chosen;

const EXECUTED: &str = "EXECUTE gensql_step;\n";

/// A schema is a database beside the one that the test has, and a role is one of the whole server.
const LEFT_OUT: [&str; 4] = ["create_schema", "drop_schema", "grant", "replace_view"];

fn resumes(case: &Case) {
    let (engine, dialect) = (Engine::MariaDb, DialectName::Mariadb);
    let adapted = case.adapted(dialect);
    let (set_up, tested) = (adapted.set_up(), adapted.tested().id.as_str());
    let histories = &adapted.histories;
    let texts = |script: Result<String, _>| {
        script.unwrap_or_else(|faults| panic!("{}: {}", case.name, shown(&faults)))
    };
    let below = (set_up != "base")
        .then(|| texts(histories.script(dialect, Layout::Review, "base", set_up)));
    let script = histories.script_for(Purpose::Resuming, &dialect_of(dialect), set_up, tested);
    if script.contains("LOOK FIRST") {
        return;
    }
    let fresh = || {
        let database = engine.create();
        if let Some(below) = &below {
            database.accept(below);
        }
        database
    };
    let undisturbed = fresh();
    undisturbed.accept(&script);
    let wanted = undisturbed.describe();
    let cuts: Vec<usize> = script
        .match_indices(EXECUTED)
        .map(|(at, _)| at + EXECUTED.len())
        .collect();
    if cuts.is_empty() {
        return;
    }
    for cut in chosen(&cuts, 1) {
        let database = fresh();
        database.accept(&script[..cut]);
        let again = database.run(&script);
        let name = &case.name;
        assert!(
            again.success,
            "{name}: {again}\n{}",
            &script[cut.saturating_sub(400)..cut]
        );
        assert_same(name, &database.describe(), &wanted);
    }
}

#[test]
fn every_op_resumes_on_mariadb() {
    if !Engine::MariaDb.is_available() {
        return;
    }
    let failed: Vec<String> = cases::all()
        .into_iter()
        .filter(|case| !LEFT_OUT.contains(&case.name.as_str()))
        .filter(|case| catch_unwind(AssertUnwindSafe(|| resumes(case))).is_err())
        .map(|case| case.name)
        .collect();
    assert!(failed.is_empty(), "these cases fail: {failed:?}");
}
