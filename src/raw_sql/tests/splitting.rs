//! Where statements end, dialect by dialect.

use crate::config::DialectName;
use crate::raw_sql::split;
use DialectName::{Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};

#[track_caller]
fn pieces(dialect: DialectName, sql: &str) -> Vec<&str> {
    let pieces = split(sql, dialect);
    for piece in &pieces {
        assert_eq!(piece.sql, &sql[piece.span.clone()]);
    }
    pieces.into_iter().map(|piece| piece.sql).collect()
}

#[track_caller]
fn assert_cases(cases: &[(DialectName, &str, &[&str])]) {
    for (dialect, sql, expected) in cases {
        assert_eq!(pieces(*dialect, sql), *expected, "{dialect}: {sql}");
    }
}

#[test]
fn a_semicolon_ends_a_statement_outside_strings_comments_and_bodies() {
    let cases: &[(DialectName, &str, &[&str])] = &[
        (Postgresql, "", &[]),
        (Postgresql, " ;; -- nothing\n/* here */ ;", &[]),
        (
            Postgresql,
            "SELECT 'é;'; SELECT \"ü;\" ;",
            &["SELECT 'é;'", "SELECT \"ü;\""],
        ),
        (
            Postgresql,
            "-- first;\nSELECT 1; /* second; */ SELECT 2",
            &["-- first;\nSELECT 1", "/* second; */ SELECT 2"],
        ),
        (
            Postgresql,
            "DO $$ BEGIN a; END $$; SELECT $x$;$x$",
            &["DO $$ BEGIN a; END $$", "SELECT $x$;$x$"],
        ),
        (
            Postgresql,
            "BEGIN; UPDATE t SET a = 1; COMMIT;",
            &["BEGIN", "UPDATE t SET a = 1", "COMMIT"],
        ),
        (
            Postgresql,
            "CREATE RULE r AS ON INSERT TO t DO (a; b); SELECT 1",
            &["CREATE RULE r AS ON INSERT TO t DO (a; b)", "SELECT 1"],
        ),
        (
            Postgresql,
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; SELECT 3",
            &[
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END",
                "SELECT 3",
            ],
        ),
    ];
    assert_cases(cases);
}

#[test]
fn triggers_of_sqlite_and_comments_of_mysql_hold_semicolons() {
    let cases: &[(DialectName, &str, &[&str])] = &[
        (
            Sqlite,
            "BEGIN; SELECT [a;b]; END;",
            &["BEGIN", "SELECT [a;b]", "END"],
        ),
        (
            Sqlite,
            "CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN UPDATE t SET a = CASE b WHEN 1 THEN 2 END; SELECT 1; END; SELECT 2",
            &[
                "CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN UPDATE t SET a = CASE b WHEN 1 THEN 2 END; SELECT 1; END",
                "SELECT 2",
            ],
        ),
        (
            Mysql,
            "SELECT 'a\\';b'; # x;\nSELECT 2",
            &["SELECT 'a\\';b'", "# x;\nSELECT 2"],
        ),
        (
            Mysql,
            "/*!40101 SET NAMES utf8 */; SELECT 1",
            &["/*!40101 SET NAMES utf8 */", "SELECT 1"],
        ),
        (
            Mysql,
            "SELECT IF(a, 1, 2); BEGIN; END;",
            &["SELECT IF(a, 1, 2)", "BEGIN", "END"],
        ),
    ];
    assert_cases(cases);
}

#[test]
fn routines_of_mysql_are_one_piece() {
    let bodies = [
        "CREATE DEFINER = `a`@`b` TRIGGER x BEFORE INSERT ON t FOR EACH ROW IF NEW.a THEN SET NEW.b = 1; END IF",
        "CREATE PROCEDURE p() BEGIN IF (a) AND b THEN c; ELSEIF d THEN e; END IF; WHILE x DO y; END WHILE; END",
        "CREATE PROCEDURE p() BEGIN REPEAT a; UNTIL b END REPEAT; l: LOOP c; LEAVE l; END LOOP l; SELECT REPEAT('a', 3); END",
        "CREATE FUNCTION f() RETURNS INT RETURN CASE WHEN a THEN IF(b, 1, 2) ELSE 3 END",
        "CREATE PROCEDURE p() BEGIN CASE a WHEN 1 THEN b; ELSE BEGIN END; END CASE; DROP TABLE IF EXISTS z; END",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM t; END",
    ];
    for body in bodies {
        assert_eq!(
            pieces(Mysql, &format!("{body}; SELECT 2;")),
            [body, "SELECT 2"]
        );
    }
    let block = "BEGIN NOT ATOMIC SELECT 1; FOR i IN 1..2 DO SELECT i; END FOR; END";
    assert_eq!(
        pieces(Mariadb, &format!("{block}; SELECT 2")),
        [block, "SELECT 2"]
    );
}

#[test]
fn delimiter_lines_of_the_mysql_client_are_obeyed() {
    let sql = "SELECT 1;\nDELIMITER $$\nCREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN x; END$$\n\
               CREATE PROCEDURE p() y $$\nDELIMITER ;\nSELECT 2;";
    let trigger = "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN x; END";
    assert_eq!(
        pieces(Mysql, sql),
        ["SELECT 1", trigger, "CREATE PROCEDURE p() y", "SELECT 2"]
    );
}

#[test]
fn a_batch_of_sql_server_ends_at_go() {
    let cases: &[(&str, &[&str])] = &[
        (
            "SELECT 1\nGO\nSELECT 2;\n go 5 \nSELECT 3 -- x\nGO",
            &["SELECT 1", "SELECT 2", "SELECT 3 -- x"],
        ),
        ("SELECT a AS go; SELECT 2", &["SELECT a AS go", "SELECT 2"]),
        (
            "BEGIN TRANSACTION; UPDATE t SET a = 1; COMMIT",
            &["BEGIN TRANSACTION", "UPDATE t SET a = 1", "COMMIT"],
        ),
        (
            "IF a BEGIN b; c; END; SELECT 1",
            &["IF a BEGIN b; c; END", "SELECT 1"],
        ),
        (
            "BEGIN TRY a; END TRY BEGIN CATCH b; END CATCH; c",
            &["BEGIN TRY a; END TRY BEGIN CATCH b; END CATCH", "c"],
        ),
        (
            "DECLARE @a INT; SET @a = 1; EXEC(@a);\nGO\nb; c",
            &["DECLARE @a INT; SET @a = 1; EXEC(@a)", "b", "c"],
        ),
        (
            "CREATE OR ALTER PROC p AS a; b;\nGO\nc",
            &["CREATE OR ALTER PROC p AS a; b", "c"],
        ),
    ];
    for (sql, expected) in cases {
        assert_eq!(pieces(Mssql, sql), *expected, "{sql}");
    }
}

#[test]
fn a_block_of_oracle_keeps_its_last_semicolon() {
    let bodies = [
        "BEGIN NULL; IF a THEN b; ELSE IF c THEN d; END IF; END IF; FOR i IN 1..2 LOOP e; END LOOP; END;",
        "DECLARE x NUMBER; PROCEDURE p; PROCEDURE p IS BEGIN NULL; END; BEGIN x := CASE WHEN a THEN 1 END; END;",
        "<<l>> BEGIN DECLARE y INT; BEGIN NULL; END; END l;",
        "CREATE OR REPLACE TRIGGER t BEFORE INSERT ON x FOR EACH ROW DECLARE a INT; BEGIN :new.id := 1; END;",
        "CREATE TRIGGER t BEFORE INSERT OR UPDATE OF a ON x BEGIN NULL; END t;",
        "CREATE TRIGGER t FOR INSERT ON x COMPOUND TRIGGER v INT; BEFORE STATEMENT IS BEGIN a; END BEFORE STATEMENT; \
         AFTER EACH ROW IS BEGIN b; END AFTER EACH ROW; END t;",
        "CREATE OR REPLACE EDITIONABLE PACKAGE p AS FUNCTION f RETURN NUMBER; PROCEDURE g(a INT); END p;",
        "CREATE PACKAGE BODY p AS FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END f; BEGIN NULL; END p;",
        "CREATE TYPE BODY t AS MEMBER FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END; END;",
        "CREATE TYPE t AS OBJECT (a NUMBER, MEMBER FUNCTION f RETURN NUMBER);",
        "CREATE FUNCTION f RETURN NUMBER AS LANGUAGE JAVA NAME 'x';",
    ];
    for body in bodies {
        assert_eq!(
            pieces(Oracle, &format!("{body}\n/\nSELECT 1 FROM dual;")),
            [body, "SELECT 1 FROM dual"]
        );
        assert_eq!(
            pieces(Oracle, &format!("{body} SELECT q'[a;b]' FROM dual")),
            [body, "SELECT q'[a;b]' FROM dual"]
        );
        assert!(split(body, Oracle)[0].block, "{body}");
    }
    assert_eq!(
        pieces(Oracle, "SELECT 4 / 2 FROM dual\n/\nDROP TABLE t\n/"),
        ["SELECT 4 / 2 FROM dual", "DROP TABLE t"]
    );
}

#[test]
fn a_text_that_does_not_end_is_one_piece() {
    assert_eq!(
        pieces(Postgresql, " SELECT 1; SELECT 'a; "),
        ["SELECT 1; SELECT 'a;"]
    );
    assert_eq!(pieces(Sqlite, "SELECT 1; /* a; "), ["SELECT 1; /* a;"]);
}

#[test]
fn pieces_say_how_they_must_be_run() {
    let outside = [
        "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
        "DROP INDEX concurrently i",
        "VACUUM t",
        "REINDEX TABLE CONCURRENTLY t",
        "/* x */ ALTER TYPE a ADD VALUE 'b'",
        "CREATE DATABASE d",
        "ALTER SYSTEM SET a = 1",
    ];
    for sql in outside {
        assert!(!split(sql, Postgresql)[0].transactional, "{sql}");
    }
    for sql in [
        "CREATE INDEX i ON t (a)",
        "REINDEX TABLE t",
        "ALTER TYPE a RENAME VALUE 'b' TO 'c'",
        "SELECT 'CONCURRENTLY'",
    ] {
        assert!(split(sql, Postgresql)[0].transactional, "{sql}");
    }
    let ends: Vec<bool> = split("SELECT 1 -- a\n; SELECT 2; SELECT 3 -- b", Postgresql)
        .iter()
        .map(|piece| piece.ends_in_line_comment)
        .collect();
    assert_eq!(ends, [true, false, true]);
    assert!(
        split(
            "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END",
            Sqlite
        )[0]
        .block
    );
    assert!(!split("SELECT CASE WHEN a THEN 1 END", Mssql)[0].block);
}
