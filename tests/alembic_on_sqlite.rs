//! What SQLite says to statements that Alembic prints for it, and that gensql does not: the words in
//! `tests/alembic/deviations.toml`.

use rusqlite::Connection;

const TABLES: &str = r"
CREATE TABLE rows (id INTEGER NOT NULL, a INTEGER, b INTEGER, PRIMARY KEY (id));
INSERT INTO rows VALUES (1, 1, 1);
CREATE TABLE users (id INTEGER NOT NULL, rank INTEGER, handle VARCHAR(30) UNIQUE, PRIMARY KEY (id));
CREATE TABLE hits (id BIGINT NOT NULL, path VARCHAR(255) NOT NULL, PRIMARY KEY (id));
CREATE TABLE Accounts (id INTEGER NOT NULL, PRIMARY KEY (id));
";

/// Statements, each with the words of SQLite.
const REFUSED: &[(&str, &str)] = &[
    (
        "ALTER TABLE rows ADD COLUMN seq INTEGER NOT NULL",
        "Cannot add a NOT NULL column with default value NULL",
    ),
    (
        "ALTER TABLE rows ADD COLUMN IF NOT EXISTS c INTEGER",
        "near \"EXISTS\": syntax error",
    ),
    (
        "ALTER TABLE rows DROP COLUMN IF EXISTS a",
        "near \"EXISTS\": syntax error",
    ),
    (
        "ALTER TABLE rows ADD COLUMN c INTEGER REFERENCES core.sites (id)",
        "near \".\": syntax error",
    ),
    (
        "ALTER TABLE rows ADD COLUMN c INTEGER NOT NULL PRIMARY KEY",
        "Cannot add a PRIMARY KEY column",
    ),
    (
        "ALTER TABLE users DROP COLUMN handle",
        "cannot drop UNIQUE column: \"handle\"",
    ),
    (
        "ALTER TABLE catalog.owner.t RENAME TO u",
        "near \".\": syntax error",
    ),
    (
        "ALTER TABLE Accounts RENAME TO \"accounts\"",
        "there is already another table or index with this name: accounts",
    ),
    (
        "CREATE TABLE t (at DATETIME DEFAULT (now()) NOT NULL); INSERT INTO t DEFAULT VALUES",
        "unknown function: now()",
    ),
    (
        "COMMENT ON TABLE users IS 'people'",
        "near \"COMMENT\": syntax error",
    ),
    (
        "CREATE INDEX i ON users (rank DESC NULLS LAST)",
        "unsupported use of NULLS LAST",
    ),
    (
        "INSERT INTO hits (path) VALUES ('/')",
        "NOT NULL constraint failed: hits.id",
    ),
    (
        "CREATE GLOBAL TEMPORARY TABLE t (id INTEGER)",
        "near \"GLOBAL\": syntax error",
    ),
    (
        "CREATE UNLOGGED TABLE t (id INTEGER)",
        "near \"UNLOGGED\": syntax error",
    ),
    (
        "CREATE SEQUENCE s INCREMENT BY 5",
        "near \"SEQUENCE\": syntax error",
    ),
];

#[test]
fn sqlite_refuses_what_the_deviations_say() {
    for (sql, words) in REFUSED {
        let connection = Connection::open_in_memory().expect("SQLite is there");
        connection
            .execute_batch(TABLES)
            .expect("the tables are right");
        let answer = connection.execute_batch(sql).expect_err(sql).to_string();
        assert!(answer.contains(words), "{sql}: {answer}");
    }
}

#[test]
fn a_cast_loses_what_a_column_takes() {
    let connection = Connection::open_in_memory().expect("SQLite is there");
    let values = "CREATE TABLE t (n INTEGER, at DATETIME); INSERT INTO t VALUES ('12', '2026-01-15'), ('abc', NULL);";
    connection
        .execute_batch(values)
        .expect("the rows are right");
    let read = |sql: &str| -> String {
        let row = connection.query_row(sql, [], |row| row.get(0));
        row.expect("there is a row")
    };
    let both =
        "SELECT group_concat(n || ' ' || typeof(n) || ' ' || coalesce(at, '-'), ', ') FROM t";
    assert_eq!(read(both), "12 integer 2026-01-15, abc text -");
    let cast = "SELECT CAST('abc' AS INTEGER) || ' ' || CAST('2026-01-15' AS DATETIME)";
    assert_eq!(read(cast), "0 2026");
}
