//! x
use super::*;
use crate::catalog::Catalog;
use crate::config::DialectName::{Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};

#[test]
fn probe() {
    let t = "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, UNIQUE (a, b), CHECK (b > 0)); ";
    let cases = [
        (
            Postgresql,
            "CREATE TABLE x (id int) PARTITION BY RANGE (id); ALTER TABLE x ADD y int; ALTER TABLE x DROP y, DROP z",
        ),
        (Postgresql, "CREATE TABLE t (z int)"),
        (
            Postgresql,
            "ALTER TABLE t DROP COLUMN zz; ALTER TABLE t FOO",
        ),
        (
            Postgresql,
            "ALTER TABLE tt ADD x int; DROP TABLE tt; DROP TABLE IF EXISTS tt; DROP INDEX nix; DROP VIEW v",
        ),
        (
            Postgresql,
            "SELECT FROM WHERE; INSERT INTO t VALUES (1; UPDATE t SET a = 1 WHERE; DELETE t; SELECT 'é', 1 2",
        ),
        (
            Postgresql,
            "DO $$ BEGIN ALTER TABLE t DROP a; END $$; GRANT SELECT ON t TO x; CREATE FUNCTION f() RETURNS int AS 'x' LANGUAGE sql; REFRESH MATERIALIZED VIEW m; SET search_path = x; CREATE MATERIALIZED VIEW m AS SELECT 1; CREATE TEMP TABLE q (a int); ALTER TABLE q ADD b int; DROP TABLE q; TRUNCATE t; VACUUM; CREATE TYPE c AS (a int); DROP TYPE c; CREATE DOMAIN d AS int; COPY t FROM stdin",
        ),
        (Postgresql, "SELECT 'abc"),
        (
            Postgresql,
            "CREATE VIEW v (a, b) AS SELECT 1, 2; CREATE RECURSIVE VIEW w AS SELECT 1; CREATE SEQUENCE s AS int",
        ),
        (
            Postgresql,
            "CREATE TABLE x AS SELECT 1; CREATE TABLE; CREATE INDEX i ON t (a COLLATE \"C\"); CREATE TABLE y (LIKE t)",
        ),
        (
            Mssql,
            "IF OBJECT_ID('t') IS NOT NULL DROP TABLE t\nGO\nIF 1=1 BEGIN CREATE TABLE n (a int); END",
        ),
        (
            Mssql,
            "UPDATE t SET a = 1\nUPDATE t SET b = 1\nDECLARE @n VARCHAR(10); SELECT @n = 'x'; EXEC('ALTER TABLE t DROP CONSTRAINT ' + @n)",
        ),
        (
            Mysql,
            "ALTER TABLE t PARTITION BY HASH (id); LOCK TABLES t WRITE; PREPARE s FROM 'x'",
        ),
        (
            Mariadb,
            "ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT, ADD COLUMN IF NOT EXISTS q INT",
        ),
        (
            Sqlite,
            "CREATE TABLE u (a, b); PRAGMA foreign_keys=OFF; CREATE VIRTUAL TABLE f USING fts5(x); INSERT INTO f VALUES (1)",
        ),
        (
            Oracle,
            "CREATE TABLE g (a NUMBER) ORGANIZATION INDEX; BEGIN EXECUTE IMMEDIATE 'x'; END;\n/\nGRANT CREATE TABLE TO z; SELECT 1 FROM dual",
        ),
    ];
    for (dialect, sql) in cases {
        let mut catalog = Catalog::default();
        let sql = format!("{t}{sql}");
        let findings = apply(&mut catalog, &sql, dialect);
        println!("{dialect} {sql}");
        for f in findings {
            println!(
                "   {}: {} [{}] {:?}",
                f.code,
                f.message,
                &sql[f.span.clone()],
                f.help
            );
        }
        println!("-> {}\n", outline(&catalog));
    }
}
