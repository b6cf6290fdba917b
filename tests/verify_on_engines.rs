//! What looks at the engine's own catalog: it finds every change that was made behind the back of the revisions.

mod engines;
mod histories;

use std::sync::Arc;

use engines::{Engine, Outcome};
use gensql::config::DialectName;
use gensql::dialect::Dialect;
use histories::{Histories, Purpose, dialect_of};

const REVISIONS: [&str; 2] = [
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
  { name = "size", type = "integer" },
  { name = "owner_id", type = "integer" },
]
uniques = [{ name = "uq_things_name", columns = ["name"] }]
checks = [{ name = "ck_things_size", sql = "size > 0" }]
foreign_keys = [{ name = "fk_things_owner", columns = ["owner_id"], references = "people", referred_columns = ["id"], on_delete = "cascade" }]
[[upgrade]]
op = "create_index"
table = "things"
name = "ix_things_size"
columns = ["size", "name"]
[[upgrade]]
op = "create_table"
table = "left_overs"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#,
    r#"
revision = "two"
down_revision = "one"
[[upgrade]]
op = "drop_table"
table = "left_overs"
[[upgrade]]
op = "add_column"
table = "things"
column = { name = "colour", type = "string(10)" }
[[upgrade]]
op = "create_view"
name = "small_things"
sql = "SELECT id FROM things WHERE size < 3"
"#,
];

/// A change, and the word for what is not as it should be then.
type Mutation = (&'static str, &'static str);

const OF_ALL: &[Mutation] = &[
    ("DROP INDEX ix_things_size", "index things.ix_things_size"),
    ("DROP VIEW small_things", "view small_things"),
    ("CREATE TABLE left_overs (id INTEGER)", "table left_overs"),
    (
        "ALTER TABLE things ADD COLUMN more INTEGER",
        "column things.more",
    ),
    (
        "ALTER TABLE things DROP COLUMN colour",
        "column things.colour",
    ),
    (
        "ALTER TABLE things RENAME COLUMN colour TO hue",
        "column things.",
    ),
    (
        "DROP INDEX ix_things_size; CREATE INDEX ix_things_size ON things (size)",
        "index things.ix_things_size",
    ),
    (
        "DROP INDEX ix_things_size; CREATE INDEX ix_things_size ON things (name, size)",
        "index things.ix_things_size",
    ),
    (
        "DROP INDEX ix_things_size; CREATE UNIQUE INDEX ix_things_size ON things (size, name)",
        "index things.ix_things_size",
    ),
    (
        "UPDATE alembic_version SET version_num = 'other'",
        "revision",
    ),
    ("INSERT INTO alembic_version VALUES ('other')", "revision"),
    ("DELETE FROM alembic_version", "revision"),
];

const OF_SERVERS: &[Mutation] = &[
    (
        "ALTER TABLE things DROP CONSTRAINT ck_things_size",
        "check things.ck_things_size",
    ),
    (
        "ALTER TABLE things DROP CONSTRAINT fk_things_owner",
        "foreign key things (owner_id) -> people(id)",
    ),
    (
        "ALTER TABLE things DROP CONSTRAINT uq_things_name",
        "unique things (name)",
    ),
    (
        "ALTER TABLE things DROP CONSTRAINT uq_things_name; ALTER TABLE things ADD CONSTRAINT other UNIQUE (name)",
        "unique things (name)",
    ),
    (
        "ALTER TABLE things ALTER COLUMN name SET DEFAULT 'old'",
        "column things.name",
    ),
    (
        "ALTER TABLE things ALTER COLUMN name DROP DEFAULT",
        "column things.name",
    ),
    (
        "ALTER TABLE things DROP CONSTRAINT fk_things_owner; ALTER TABLE things ADD CONSTRAINT fk_things_owner FOREIGN KEY (owner_id) REFERENCES people (id)",
        "foreign key things (owner_id) -> people(id)",
    ),
];

const OF_POSTGRESQL: &[Mutation] = &[
    (
        "ALTER TABLE things ALTER COLUMN name TYPE VARCHAR(30)",
        "column things.name",
    ),
    (
        "ALTER TABLE things ALTER COLUMN owner_id TYPE BIGINT",
        "column things.owner_id",
    ),
    (
        "ALTER TABLE things ALTER COLUMN name DROP NOT NULL",
        "column things.name",
    ),
    (
        "ALTER TABLE things ALTER COLUMN id DROP DEFAULT",
        "column things.id",
    ),
    (
        "ALTER TABLE things DROP CONSTRAINT things_pkey",
        "primary key things",
    ),
    (
        "ALTER TABLE things DROP CONSTRAINT ck_things_size; ALTER TABLE things ADD CONSTRAINT ck_things_size CHECK (size > 0) NOT VALID",
        "check things.ck_things_size",
    ),
    (
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_things_size'::regclass",
        "index things.ix_things_size",
    ),
    (
        "DROP INDEX ix_things_size; CREATE INDEX ix_things_size ON things (size, name) WHERE size > 1",
        "index things.ix_things_size",
    ),
];

const OF_MARIADB: &[Mutation] = &[
    (
        "ALTER TABLE things MODIFY name VARCHAR(30) NOT NULL DEFAULT 'new'",
        "column things.name",
    ),
    (
        "ALTER TABLE things MODIFY size BIGINT",
        "column things.size",
    ),
    (
        "ALTER TABLE things MODIFY name VARCHAR(20) DEFAULT 'new'",
        "column things.name",
    ),
    (
        "ALTER TABLE things MODIFY id INTEGER NOT NULL",
        "column things.id",
    ),
    (
        "ALTER TABLE things MODIFY id INTEGER NOT NULL, DROP PRIMARY KEY",
        "primary key things",
    ),
];

fn mutations(engine: Engine) -> impl Iterator<Item = Mutation> {
    let (servers, own) = match engine {
        Engine::Postgres => (OF_SERVERS, OF_POSTGRESQL),
        Engine::MariaDb => (OF_SERVERS, OF_MARIADB),
        Engine::Sqlite => (&[] as &[Mutation], &[] as &[Mutation]),
    };
    OF_ALL.iter().chain(servers).chain(own).copied()
}

/// The change in the words of the engine.
fn spelled(engine: Engine, change: &str) -> String {
    let change = match engine {
        Engine::MariaDb => change.replace(
            "DROP INDEX ix_things_size",
            "DROP INDEX ix_things_size ON things",
        ),
        Engine::Postgres | Engine::Sqlite => change.to_owned(),
    };
    format!("{change};\n")
}

struct Way {
    histories: Histories,
    dialect: Arc<Dialect>,
}

impl Way {
    fn new(engine: Engine) -> Self {
        Self {
            histories: Histories::from_texts(REVISIONS),
            dialect: dialect_of(
                DialectName::parse(engine.dialect()).expect("every engine has a dialect"),
            ),
        }
    }

    fn verifying(&self, from: &str, to: &str) -> String {
        self.histories
            .script_for(Purpose::Verifying, &self.dialect, from, to)
    }

    fn guarded(&self, from: &str, to: &str) -> String {
        self.histories
            .script_for(Purpose::Guarding, &self.dialect, from, to)
    }
}

fn failures(outcome: &Outcome) -> Vec<&str> {
    assert!(outcome.success, "{outcome}");
    let lines = outcome.stdout.lines();
    lines
        .filter_map(|line| line.strip_prefix("FAIL  "))
        .collect()
}

fn every_change_is_found(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let way = Way::new(engine);
    let verifying = way.verifying("base", "head");
    let mut missed = Vec::new();
    for (change, thing) in mutations(engine) {
        let database = engine.create();
        database.accept(&way.guarded("base", "head"));
        assert_eq!(failures(&database.run(&verifying)), Vec::<&str>::new());
        database.accept(&spelled(engine, change));
        let outcome = database.run(&verifying);
        if !failures(&outcome)
            .iter()
            .any(|line| line.starts_with(thing))
        {
            missed.push(format!("{change}: {outcome}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// With `--guard objects` nothing is changed where something that the script touches is not as the revisions say.
fn the_guard_refuses_every_change(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let way = Way::new(engine);
    for (change, thing) in mutations(engine) {
        if thing == "revision" {
            continue;
        }
        let database = engine.create();
        database.accept(&way.guarded("base", "head"));
        database.accept(&spelled(engine, change));
        let before = database.describe();
        let outcome = database.run(&way.guarded("head", "base"));
        let said = format!("{}{}", outcome.stdout, outcome.stderr);
        assert!(!outcome.success, "{change}: {outcome}");
        assert!(said.contains(": expected "), "{change}: {outcome}");
        assert_eq!(database.describe(), before, "{change}");
    }
}

#[test]
fn every_change_is_found_on_postgresql() {
    every_change_is_found(Engine::Postgres);
}

#[test]
fn every_change_is_found_on_mariadb() {
    every_change_is_found(Engine::MariaDb);
}

#[test]
fn every_change_is_found_on_sqlite() {
    every_change_is_found(Engine::Sqlite);
}

#[test]
fn the_guard_refuses_every_change_on_postgresql() {
    the_guard_refuses_every_change(Engine::Postgres);
}

#[test]
fn the_guard_refuses_every_change_on_mariadb() {
    the_guard_refuses_every_change(Engine::MariaDb);
}

#[test]
fn the_guard_refuses_every_change_on_sqlite() {
    the_guard_refuses_every_change(Engine::Sqlite);
}
