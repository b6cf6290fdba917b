//! What `ALTER`, `DROP` and renaming change.

use super::{after, assert_shown};
use crate::catalog::{Grants, Holding, Kind, ObjectKey, QualifiedName, Right};
use crate::config::DialectName::{self, Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};

const START: &str =
    "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, UNIQUE (a, b), CHECK (b > 0)); ";

const POSTGRESQL_ALTERS: &[(DialectName, &str, &str)] = &[
    (
        Postgresql,
        "ALTER TABLE ONLY t ADD COLUMN c int, ADD d text NOT NULL DEFAULT '', DROP COLUMN b CASCADE, ALTER a SET NOT NULL, ALTER COLUMN a SET DEFAULT 5, ALTER id TYPE bigint USING id::bigint",
        "t: id BIGINT!, a INT! default={sql:5}, c INT, d TEXT! default={sql:''}, primary_key={columns:[id]}",
    ),
    (
        Postgresql,
        "ALTER TABLE t RENAME COLUMN A TO z; ALTER TABLE t RENAME TO u; ALTER TABLE public.u ADD CONSTRAINT k CHECK (z > 1) NOT VALID",
        "u: id INT!, z INT, b INT, primary_key={columns:[id]} uniques=[{columns:[z,b]}] checks=[{sql:b > 0},{name:k,sql:z > 1,options:{postgresql:{not_valid:true}}}]",
    ),
    (
        Postgresql,
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT k; ALTER TABLE t DROP CONSTRAINT t_pkey, DROP CONSTRAINT t_a_b_key; ALTER TABLE t RENAME CONSTRAINT k TO l; ALTER TABLE t OWNER TO x",
        "t: id INT!, a INT, b INT, checks=[{sql:b > 0},{name:l,sql:a > 1}]",
    ),
    (
        Postgresql,
        "CREATE TABLE r (x int REFERENCES t); ALTER TABLE t RENAME id TO key; ALTER TABLE t DROP CONSTRAINT IF EXISTS nothing; ALTER TABLE IF EXISTS nothing ADD x int",
        "r: x INT, foreign_keys=[{columns:[x],references:t,referred_columns:[key]}]\nt: key INT!, a INT, b INT, primary_key={columns:[key]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Postgresql,
        "CREATE TABLE r (x int REFERENCES t); DROP TABLE t CASCADE",
        "r: x INT",
    ),
    (
        Postgresql,
        "CREATE TABLE r (x int REFERENCES t); ALTER TABLE t DROP id CASCADE",
        "r: x INT\nt: a INT, b INT, uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Postgresql,
        "CREATE INDEX i ON t (a); ALTER INDEX i RENAME TO j; CREATE INDEX k ON t (b); DROP INDEX CONCURRENTLY IF EXISTS k, l",
        "t: id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}] indexes=[{name:j,columns:[{column:a}],unique:false}]",
    ),
    (
        Postgresql,
        "COMMENT ON TABLE t IS 'it''s'; COMMENT ON COLUMN public.t.a IS 'x'; COMMENT ON SCHEMA x IS 'y'",
        "t: id INT!, a INT comment=x, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}] comment=it's",
    ),
    (
        Postgresql,
        "CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE IF NOT EXISTS 'z' BEFORE 'a'; ALTER TYPE e RENAME VALUE 'a' TO 'b'; DROP TABLE t",
        r#"enum {"name":"e","values":["z","b"],"declared":true}"#,
    ),
];

#[test]
fn postgresql_alters_tables_and_other_objects() {
    assert_shown(START, POSTGRESQL_ALTERS);
}

const OTHERS_ALTER: &[(DialectName, &str, &str)] = &[
    (
        Mysql,
        "ALTER TABLE t DROP INDEX a, ADD (x INT, y INT), ADD COLUMN z INT FIRST, ADD INDEX ix (a), MODIFY b BIGINT NOT NULL DEFAULT 1 AFTER id, ALGORITHM=INPLACE, LOCK=NONE",
        "t: z INT, id INT!, b BIGINT! default={sql:1}, a INT, x INT, y INT, primary_key={columns:[id]} checks=[{sql:b > 0}] indexes=[{name:ix,columns:[{column:a}],unique:false}]",
    ),
    (
        Mysql,
        "ALTER TABLE t CHANGE COLUMN a aa VARCHAR(5), ENGINE=MyISAM; RENAME TABLE t TO u; ALTER TABLE u DROP PRIMARY KEY, DROP COLUMN b",
        "u: id INT!, aa VARCHAR(5), uniques=[{columns:[aa]}] options={mysql:{engine:MyISAM}}",
    ),
    (
        Mariadb,
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT, ADD COLUMN IF NOT EXISTS q INT",
        "t: id INT!, a INT, b INT, q INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Sqlite,
        "ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'x'; ALTER TABLE t RENAME a TO aa; ALTER TABLE t DROP COLUMN c",
        "t: id INT!, aa INT, b INT, primary_key={columns:[id]} uniques=[{columns:[aa,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Mssql,
        "SET NOCOUNT ON\nALTER TABLE t ADD x INT NULL, y NVARCHAR(10) NOT NULL CONSTRAINT d DEFAULT ''\nALTER TABLE t ALTER COLUMN x BIGINT NOT NULL",
        "t: id INT!, a INT, b INT, x BIGINT!, y NVARCHAR(10)! default={sql:''}, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Mssql,
        "ALTER TABLE t WITH CHECK ADD CONSTRAINT c CHECK (a > 0)\nALTER TABLE t ADD CONSTRAINT df DEFAULT 7 FOR a\nEXEC sp_rename 'dbo.t.a', 'aa', 'COLUMN'\nEXEC sp_rename @objname = N't', @newname = N'u'",
        "u: id INT!, aa INT default={sql:7}, b INT, primary_key={columns:[id]} uniques=[{columns:[aa,b]}] checks=[{sql:b > 0},{name:c,sql:aa > 0}]",
    ),
    (
        Mssql,
        "ALTER TABLE t ADD x INT, y INT; ALTER TABLE t DROP COLUMN x, y; ALTER TABLE #tmp ADD x INT",
        "t: id INT!, a INT, b INT, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Oracle,
        "ALTER TABLE t ADD (x NUMBER, y VARCHAR2(5) DEFAULT 'q' NOT NULL); ALTER TABLE T MODIFY (a NUMBER(10) NOT NULL, b DEFAULT 5); ALTER TABLE t DROP COLUMN y CASCADE CONSTRAINTS; ALTER TABLE t DROP (x)",
        "t: id INT!, a NUMBER(10)!, b INT default={sql:5}, primary_key={columns:[id]} uniques=[{columns:[a,b]}] checks=[{sql:b > 0}]",
    ),
    (
        Oracle,
        "RENAME t TO u; ALTER TABLE u RENAME COLUMN a TO z; DROP TABLE u CASCADE CONSTRAINTS PURGE",
        "",
    ),
];

#[test]
fn the_other_dialects_alter_tables() {
    assert_shown(START, OTHERS_ALTER);
}

#[test]
fn grants_follow_a_table_and_its_columns() {
    let mut catalog = after(Postgresql, START);
    let right = |column: Option<&str>| Right {
        role: "reader".to_owned(),
        privilege: "select",
        column: column.map(str::to_owned),
    };
    let key = |name: &str| ObjectKey::new(Kind::Table, QualifiedName::new(None, name));
    let mut grants = Grants::none(key("t"));
    for column in [Some("a"), Some("b")] {
        grants
            .grant(right(column), Holding::Granted)
            .expect("nothing is granted yet");
    }
    catalog.put_grants(grants);
    let sql =
        "ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME TO u; ALTER TABLE u DROP b CASCADE";
    super::apply(&mut catalog, sql, Postgresql);
    assert!(catalog.grants(&key("t")).is_none());
    let moved = catalog.grants(&key("u")).expect("they moved along");
    assert_eq!(
        moved.in_words().collect::<Vec<_>>(),
        ["select (c) to reader"]
    );
    super::apply(&mut catalog, "DROP TABLE u", Postgresql);
    assert!(catalog.grants(&key("u")).is_none());
}
