//! What is kept aside in place of being dropped: rows and values are there, nothing stands in the way, and the purge
//! leaves the structure of the revisions.

mod comparison;
mod engines;
mod histories;

use comparison::assert_structure;
use engines::{Database, Engine};
use gensql::config::DialectName;
use histories::{Histories, Purpose, dialect_of};

const REVISIONS: [&str; 3] = [
    r#"
revision = "one"
[[upgrade]]
op = "create_table"
table = "people"
columns = [{ name = "id", type = "integer", primary_key = true }]
[[upgrade]]
op = "create_table"
table = "things"
columns = [
  { name = "id", type = "integer", primary_key = true },
  { name = "name", type = "string(20)", nullable = false, default = "new" },
  { name = "size", type = "integer", nullable = false, default = 1 },
  { name = "colour", type = { enum = "colour", values = ["red", "green"] }, nullable = false, default = "red" },
  { name = "owner_id", type = "integer", nullable = false, references = "people.id" },
]
uniques = [{ name = "uq_things_name", columns = ["name"] }, { name = "uq_things_size", columns = ["size"] }]
checks = [{ name = "ck_things_size", sql = "size > 0" }, { name = "ck_things_name", sql = "name <> ''" }]
[[upgrade]]
op = "create_index"
table = "things"
name = "ix_things_size"
columns = ["size"]
[[upgrade]]
op = "create_index"
table = "things"
name = "ix_things_colour"
columns = ["colour"]
"#,
    r#"
revision = "two"
down_revision = "one"
[[upgrade]]
op = "drop_column"
table = "things"
column = "size"
[[upgrade]]
op = "drop_column"
table = "things"
column = "owner_id"
"#,
    r#"
revision = "three"
down_revision = "two"
[[upgrade]]
op = "drop_table"
table = "things"
[[upgrade]]
op = "create_table"
table = "things"
columns = [
  { name = "id", type = "integer", primary_key = true },
  { name = "name", type = "string(20)" },
  { name = "colour", type = { enum = "colour", values = ["red", "green"] }, nullable = false, default = "red" },
]
uniques = [{ name = "uq_things_name", columns = ["name"] }]
checks = [{ name = "ck_things_name", sql = "name <> ''" }]
[[upgrade]]
op = "create_index"
table = "things"
name = "ix_things_colour"
columns = ["colour"]
"#,
];

const ROWS: &str = "INSERT INTO people (id) VALUES (7);
INSERT INTO things (id, name, size, colour, owner_id) VALUES (1, 'first', 3, 'red', 7), (2, 'second', 4, 'green', 7);";

/// A database with rows at a revision.
struct Kept {
    engine: Engine,
    database: Database,
    histories: Histories,
    dialect: DialectName,
}

impl Kept {
    fn new(engine: Engine) -> Option<Self> {
        if !engine.is_available() {
            return None;
        }
        let kept = Self {
            engine,
            database: engine.create(),
            histories: Histories::from_texts(REVISIONS),
            dialect: DialectName::parse(engine.dialect()).expect("every engine has a dialect"),
        };
        kept.change("base", "one");
        kept.database.accept(ROWS);
        Some(kept)
    }

    fn change(&self, from: &str, to: &str) {
        self.run(Purpose::KeepingAside, from, to);
    }

    fn purge(&self, from: &str, to: &str) {
        self.run(Purpose::Purging, from, to);
    }

    fn run(&self, purpose: Purpose, from: &str, to: &str) {
        let dialect = dialect_of(self.dialect);
        let script = self.histories.script_for(purpose, &dialect, from, to);
        self.database.accept(&script);
    }

    fn rows(&self, columns: &str, table: &str) -> Vec<Vec<String>> {
        let order = columns.split(',').next().expect("there is a column");
        self.database
            .query(&format!("SELECT {columns} FROM {table} ORDER BY {order}"))
    }

    fn is_at(&self, revision: &str) {
        let catalog = self.histories.catalog(self.dialect, revision);
        assert_structure(self.engine, self.database.structure(), &catalog);
    }
}

fn columns(engine: Engine) {
    let Some(kept) = Kept::new(engine) else {
        return;
    };
    kept.change("one", "two");
    assert_eq!(
        kept.rows("size_aside_x, owner_id_aside_x", "things"),
        [["3", "7"], ["4", "7"]]
    );
    // New rows need no value there, and the rows that were referred to may go.
    let sql =
        "INSERT INTO things (id, name, colour) VALUES (3, 'third', 'red'); DELETE FROM people;";
    kept.database.accept(sql);
    kept.purge("one", "two");
    kept.is_at("two");
    assert_eq!(kept.rows("id", "things"), [["1"], ["2"], ["3"]]);
}

fn a_table_that_is_made_anew(engine: Engine) {
    let Some(kept) = Kept::new(engine) else {
        return;
    };
    kept.change("one", "three");
    assert_eq!(
        kept.rows("size_aside_x, name", "things_aside_x"),
        [["3", "first"], ["4", "second"]]
    );
    assert!(kept.rows("id", "things").is_empty());
    kept.purge("one", "three");
    kept.is_at("three");
}

fn all_that_a_downgrade_takes_back(engine: Engine) {
    let Some(kept) = Kept::new(engine) else {
        return;
    };
    kept.change("one", "base");
    assert_eq!(
        kept.rows("size, name, owner_id", "things_aside_x"),
        [["3", "first", "7"], ["4", "second", "7"]]
    );
    assert_eq!(kept.rows("id", "people_aside_x"), [["7"]]);
    // Their names are free again.
    kept.change("base", "one");
    kept.database.accept(ROWS);
    kept.purge("one", "base");
    kept.is_at("one");
    assert_eq!(kept.rows("id", "things"), [["1"], ["2"]]);
}

#[test]
fn columns_are_kept_on_postgresql() {
    columns(Engine::Postgres);
}

#[test]
fn columns_are_kept_on_mariadb() {
    columns(Engine::MariaDb);
}

#[test]
fn columns_are_kept_on_sqlite() {
    columns(Engine::Sqlite);
}

#[test]
fn a_table_that_is_made_anew_is_kept_on_postgresql() {
    a_table_that_is_made_anew(Engine::Postgres);
}

#[test]
fn a_table_that_is_made_anew_is_kept_on_mariadb() {
    a_table_that_is_made_anew(Engine::MariaDb);
}

#[test]
fn a_table_that_is_made_anew_is_kept_on_sqlite() {
    a_table_that_is_made_anew(Engine::Sqlite);
}

#[test]
fn all_that_a_downgrade_takes_back_is_kept_on_postgresql() {
    all_that_a_downgrade_takes_back(Engine::Postgres);
}

#[test]
fn all_that_a_downgrade_takes_back_is_kept_on_mariadb() {
    all_that_a_downgrade_takes_back(Engine::MariaDb);
}

#[test]
fn all_that_a_downgrade_takes_back_is_kept_on_sqlite() {
    all_that_a_downgrade_takes_back(Engine::Sqlite);
}
