//! Independent judges of every statement that the tests print: sqlparser for all dialects, sqlfluff for those whose
//! servers no test can run.

mod alembic_cases;
mod cases;
mod drawn;
mod engines;
mod histories;
#[path = "../benches/history/mod.rs"]
#[expect(dead_code, reason = "the Alembic project is for the benchmarks")]
mod history;
mod judging;

use std::io::Write as _;

use gensql::config::DialectName;
use judging::corpus::Corpus;
use judging::gaps::Known;
use judging::judgement::assert_right;
use judging::sqlfluff::Sqlfluff;
use judging::sqlparser::SqlParser;

/// Judges all statements for a dialect whose server the tests run.
fn judged(dialect: DialectName) -> Corpus {
    let corpus = Corpus::of(dialect);
    let known = Known::read(include_str!("judging/sqlparser.toml"));
    assert_right(&SqlParser, &known, &corpus);
    corpus
}

/// Judges all statements for a dialect whose server no test runs: sqlfluff is stricter. It is passed over where it is
/// missing, as an engine is.
fn judged_twice(dialect: DialectName) {
    let corpus = judged(dialect);
    let judge = match Sqlfluff::find() {
        Ok(judge) => judge,
        Err(why) => {
            assert!(
                !engines::required(),
                "required by GENSQL_REQUIRE_ENGINES: {why}"
            );
            // Not `eprintln!`: libtest would swallow it, and a judge left out must be seen.
            writeln!(std::io::stderr(), "ignored: {why}").expect("stderr is open");
            return;
        }
    };
    let known = Known::read(include_str!("judging/sqlfluff.toml"));
    assert_right(&judge, &known, &corpus);
}

#[test]
fn every_statement_for_postgresql_is_accepted() {
    judged(DialectName::Postgresql);
}

#[test]
fn every_statement_for_mysql_is_accepted_twice() {
    judged_twice(DialectName::Mysql);
}

#[test]
fn every_statement_for_mariadb_is_accepted() {
    judged(DialectName::Mariadb);
}

#[test]
fn every_statement_for_sqlite_is_accepted() {
    judged(DialectName::Sqlite);
}

#[test]
fn every_statement_for_sql_server_is_accepted_twice() {
    judged_twice(DialectName::Mssql);
}

#[test]
fn every_statement_for_oracle_is_accepted_twice() {
    judged_twice(DialectName::Oracle);
}
