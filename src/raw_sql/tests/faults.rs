//! What is not understood, does not fit, or is no SQL.

use super::{after, assert_reported, outline, shown};
use crate::catalog::Catalog;
use crate::config::DialectName::{self, Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};
use crate::raw_sql::apply;

const START: &str =
    "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, UNIQUE (a, b), CHECK (b > 0)); ";

const WHAT_IS_NOT_UNDERSTOOD_MAKES_ITS_TABLE_OPAQUE: &[(DialectName, &str, &str)] = &[
    (
        Postgresql,
        "CREATE TABLE x (id int) PARTITION BY RANGE (id); ALTER TABLE x ADD y int; ALTER TABLE x DROP y, DROP z",
        "opaque: table `x` is changed in a way that is not understood; from here on it is not checked [PARTITION]\nx: opaque",
    ),
    (
        Postgresql,
        "CREATE TABLE x AS SELECT 1",
        "opaque: table `x` is changed in a way that is not understood; from here on it is not checked [AS]\nx: opaque",
    ),
    (
        Postgresql,
        "CREATE TABLE x (LIKE t INCLUDING ALL)",
        "opaque: table `x` is changed in a way that is not understood; from here on it is not checked [LIKE]\nx: opaque",
    ),
    (
        Postgresql,
        r#"CREATE INDEX i ON t (a COLLATE "C")"#,
        "opaque: table `t` is changed in a way that is not understood; from here on it is not checked [COLLATE]\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Postgresql,
        "ALTER TABLE t ADD c int, ALTER CONSTRAINT k DEFERRABLE",
        "opaque: table `t` is changed in a way that is not understood; from here on it is not checked [ALTER]\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Mysql,
        "ALTER TABLE t PARTITION BY HASH (id)",
        "opaque: table `t` is changed in a way that is not understood; from here on it is not checked [PARTITION]\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Sqlite,
        "CREATE TABLE x (a, b)",
        "opaque: table `x` is changed in a way that is not understood; from here on it is not checked [,]\nx: opaque",
    ),
    (
        Mssql,
        "IF OBJECT_ID('t') IS NOT NULL DROP TABLE t\nGO\nIF 1=1 BEGIN CREATE TABLE n (a int); END",
        "opaque: table `t` is changed in a way that is not understood; from here on it is not checked [t]\nopaque: table `n` is changed in a way that is not understood; from here on it is not checked [n]\nn: opaque\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Mssql,
        "ALTER TABLE t ADD CONSTRAINT d DEFAULT 1 FOR a; ALTER TABLE t DROP CONSTRAINT d",
        "opaque: table `t` is changed in a way that is not understood; from here on it is not checked [d]\nt: opaque id INT!, a INT default={sql:1}, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Oracle,
        "CREATE TABLE x (a NUMBER) ORGANIZATION INDEX",
        "opaque: table `x` is changed in a way that is not understood; from here on it is not checked [ORGANIZATION]\nx: opaque",
    ),
    (
        Postgresql,
        "CREATE VIEW v (a, b) AS SELECT 1, 2",
        "opaque: view `v` is changed in a way that is not understood; from here on it is not checked [(]",
    ),
];

#[test]
fn what_is_not_understood_makes_its_table_opaque() {
    assert_reported(START, WHAT_IS_NOT_UNDERSTOOD_MAKES_ITS_TABLE_OPAQUE);
}

const WHAT_DOES_NOT_FIT_IS_SAID: &[(DialectName, &str, &str)] = &[
    (
        Postgresql,
        "CREATE TABLE t (z int)",
        "already-exists: table `t` already exists [t]\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Postgresql,
        "ALTER TABLE t DROP COLUMN aa",
        "unknown-column: unknown column `aa` in table `t` [aa]\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Postgresql,
        "ALTER TABLE tt ADD x int",
        "unknown-table: unknown table `tt` [tt]",
    ),
    (
        Postgresql,
        "DROP VIEW v",
        "unknown-view: unknown view `v` [v]",
    ),
    (
        Postgresql,
        "ALTER TABLE t DROP CONSTRAINT nothing",
        "unknown-constraint: unknown constraint `nothing` in table `t` [nothing]\nt: opaque id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Postgresql,
        "DROP INDEX nix",
        "unknown-index: unknown index `nix` [nix]",
    ),
];

#[test]
fn what_does_not_fit_is_said() {
    assert_reported(START, WHAT_DOES_NOT_FIT_IS_SAID);
}

const MISTAKES_ARE_FOUND_IN_THE_KINDS_THAT_ARE_KNOWN: &[(DialectName, &str, &str)] = &[
    (
        Postgresql,
        "INSERT INTO t VALUES (1; UPDATE t SET a = 1 WHERE; SELECT 'é', 1 2",
        "sql-syntax: this SQL cannot be read: expected ), found the end [1]\nsql-syntax: this SQL cannot be read: expected an expression, found the end [WHERE]\nsql-syntax: this SQL cannot be read: expected the end of the statement, found 2 [2]",
    ),
    (
        Postgresql,
        "SELECT 1;\n-- é\nUPDATE t SETT a = 1",
        "sql-syntax: this SQL cannot be read: expected SET, found a [a]",
    ),
    (
        Postgresql,
        "CREATE TABLE",
        "sql-syntax: this SQL cannot be read: expected identifier, found the end [TABLE]",
    ),
    (
        Postgresql,
        "SELECT 'abc",
        "sql-syntax: this SQL cannot be read: unterminated string literal ['abc]",
    ),
];

#[test]
fn mistakes_are_found_in_the_kinds_that_are_known() {
    assert_reported(START, MISTAKES_ARE_FOUND_IN_THE_KINDS_THAT_ARE_KNOWN);
}

#[test]
fn what_changes_no_structure_is_passed_over() {
    let cases = [
        (
            Postgresql,
            "DO $$ BEGIN ALTER TABLE t DROP a; END $$; GRANT SELECT ON t TO x; SET search_path = x",
        ),
        (
            Postgresql,
            "CREATE FUNCTION f() RETURNS int AS 'x' LANGUAGE sql; CREATE MATERIALIZED VIEW m AS SELECT 1",
        ),
        (
            Postgresql,
            "TRUNCATE t; VACUUM; CREATE TYPE c AS (a int); DROP TYPE c; CREATE DOMAIN d AS int; COPY t FROM stdin",
        ),
        (
            Postgresql,
            "INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (1) ON CONFLICT (lower(a)) DO NOTHING; SELECT setval('s', 1)",
        ),
        (
            Mysql,
            "LOCK TABLES t WRITE; PREPARE s FROM 'x'; UPDATE t, u SET t.a = u.a; INSERT INTO t SET a = 1",
        ),
        (
            Mariadb,
            "SELECT NEXT VALUE FOR s; SET STATEMENT max_statement_time=1 FOR SELECT 1",
        ),
        (
            Sqlite,
            "PRAGMA foreign_keys=OFF; CREATE VIRTUAL TABLE f USING fts5(x); DELETE FROM t NOT INDEXED",
        ),
        (
            Mssql,
            "UPDATE t SET a = 1\nUPDATE t SET b = 1\nDECLARE @n VARCHAR(10); SELECT @n = 'x'; EXEC('DROP TABLE ' + @n)",
        ),
        (
            Oracle,
            "BEGIN EXECUTE IMMEDIATE 'x'; END;\n/\nGRANT CREATE TABLE TO z; SELECT COUNT(*) FROM dual",
        ),
    ];
    let before = outline(&after(Postgresql, START));
    for (dialect, sql) in cases {
        assert_eq!(
            shown(dialect, &format!("{START}{sql}")),
            before,
            "{dialect}: {sql}"
        );
    }
}

#[test]
fn an_opaque_table_that_is_made_anew_is_known_again() {
    let sql = "CREATE TABLE t AS SELECT 1; DROP TABLE t; CREATE TABLE t (a INT)";
    let mut catalog = Catalog::default();
    assert_eq!(apply(&mut catalog, sql, Postgresql).len(), 1);
    assert_eq!(outline(&catalog), "t: a INT");
    let sql = "IF a = 1 DROP TABLE t\nGO\nCREATE TABLE t (b INT)";
    assert_eq!(apply(&mut catalog, sql, Mssql).len(), 1);
    assert_eq!(outline(&catalog), "t: b INT");
}

#[test]
fn a_very_long_statement_is_not_parsed() {
    let sql = format!("SELECT {} FROM", "1 + ".repeat(20_000));
    assert!(apply(&mut Catalog::default(), &sql, Postgresql).is_empty());
}
