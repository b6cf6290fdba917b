//! What `ALTER` and `DROP` change.

use super::shown;
use crate::config::DialectName::{Mssql, Mysql, Oracle, Postgresql, Sqlite};

#[test]
fn probe() {
    let t = "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, UNIQUE (a, b), CHECK (b > 0)); ";
    let cases = [
        (
            Postgresql,
            "ALTER TABLE ONLY t ADD COLUMN c int, ADD d text NOT NULL DEFAULT '', DROP COLUMN b CASCADE, ALTER a SET NOT NULL, ALTER COLUMN a SET DEFAULT 5, ALTER id TYPE bigint USING id::bigint",
        ),
        (
            Postgresql,
            "ALTER TABLE t RENAME COLUMN A TO z; ALTER TABLE t RENAME TO u; ALTER TABLE public.u ADD CONSTRAINT k CHECK (z > 1) NOT VALID; ALTER TABLE u VALIDATE CONSTRAINT k; ALTER TABLE u DROP CONSTRAINT t_pkey, RENAME CONSTRAINT k TO l, OWNER TO x",
        ),
        (
            Postgresql,
            "CREATE TABLE r (x int REFERENCES t); ALTER TABLE t RENAME id TO key; ALTER TABLE t DROP CONSTRAINT IF EXISTS nothing; ALTER TABLE t ALTER id SET STATISTICS 5; ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r (x)",
        ),
        (
            Postgresql,
            "CREATE TABLE r (x int REFERENCES t); DROP TABLE t CASCADE",
        ),
        (
            Postgresql,
            "CREATE INDEX i ON t (a); ALTER INDEX i RENAME TO j; CREATE INDEX k ON t (b); DROP INDEX CONCURRENTLY IF EXISTS k; COMMENT ON TABLE t IS 'it''s'; COMMENT ON COLUMN public.t.a IS 'x'",
        ),
        (
            Mysql,
            "ALTER TABLE t DROP INDEX a, ADD (x INT, y INT), ADD COLUMN z INT FIRST, ADD INDEX ix (a), MODIFY b BIGINT NOT NULL DEFAULT 1 AFTER id, CHANGE COLUMN a aa VARCHAR(5), ALGORITHM=INPLACE, LOCK=NONE; RENAME TABLE t TO u; ALTER TABLE u DROP PRIMARY KEY, ENGINE=MyISAM",
        ),
        (
            Sqlite,
            "ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'x'; ALTER TABLE t RENAME a TO aa; ALTER TABLE t DROP COLUMN c",
        ),
        (
            Mssql,
            "SET NOCOUNT ON\nALTER TABLE t ADD x INT NULL, y NVARCHAR(10) NOT NULL CONSTRAINT d DEFAULT ''\nALTER TABLE t ALTER COLUMN x BIGINT NOT NULL\nALTER TABLE t WITH CHECK ADD CONSTRAINT c CHECK (x > 0)\nALTER TABLE t ADD CONSTRAINT df DEFAULT 7 FOR a\nEXEC sp_rename 'dbo.t.a', 'aa', 'COLUMN'\nEXEC sp_rename @objname = N't', @newname = N'u'\nALTER TABLE u DROP COLUMN x, y",
        ),
        (
            Oracle,
            "ALTER TABLE t ADD (x NUMBER, y VARCHAR2(5) DEFAULT 'q' NOT NULL); ALTER TABLE T MODIFY (a NUMBER(10) NOT NULL, b DEFAULT 5); ALTER TABLE t MODIFY x NULL; ALTER TABLE t DROP COLUMN y CASCADE CONSTRAINTS; ALTER TABLE t DROP (x); RENAME t TO u; ALTER TABLE u RENAME COLUMN a TO z",
        ),
    ];
    for (dialect, sql) in cases {
        println!(
            "{dialect} {sql}\n-> {}\n",
            shown(dialect, &format!("{t}{sql}"))
        );
    }
}
