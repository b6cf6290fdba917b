//! What `gen.toml` says of waiting, as the session of a script has it.

mod engines;
mod histories;

use std::sync::Arc;

use engines::Engine;
use gensql::config::{DialectConfig, DialectName, Layout, Timeout, TransactionScope};
use gensql::dialect::Dialect;
use histories::{sample, shown};

/// The script with a question behind it, and what it prints.
fn answer(engine: Engine, statement: Option<&str>, question: &str) -> Option<String> {
    if !engine.is_available() {
        return None;
    }
    let name = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let config = DialectConfig {
        lock_timeout: Timeout::parse("7s"),
        statement_timeout: statement.and_then(Timeout::parse),
        ..DialectConfig::default()
    };
    let dialect = Arc::new(Dialect::new(name, &config));
    let scope = TransactionScope::Range;
    let script = sample().script_of(&dialect, scope, Layout::Review, "base", "head");
    let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    let outcome = engine.create().run(&format!("{script}\n{question}\n"));
    assert!(outcome.success, "{outcome}");
    Some(outcome.stdout)
}

#[test]
fn the_session_waits_no_longer_on_postgresql() {
    let question =
        "SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout');";
    if let Some(said) = answer(Engine::Postgres, Some("15min"), question) {
        assert!(said.contains("7s 15min"), "{said}");
    }
}

#[test]
fn the_session_waits_no_longer_on_mariadb() {
    let question = "SELECT CONCAT_WS(' ', @@lock_wait_timeout, @@innodb_lock_wait_timeout, ROUND(@@max_statement_time));";
    if let Some(said) = answer(Engine::MariaDb, Some("15min"), question) {
        assert!(said.contains("7 7 900"), "{said}");
    }
}

#[test]
fn the_session_waits_no_longer_on_sqlite() {
    if let Some(said) = answer(Engine::Sqlite, None, "PRAGMA busy_timeout;") {
        assert!(said.contains("7000"), "{said}");
    }
}
