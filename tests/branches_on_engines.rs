//! Scripts that start on two heads, and scripts that switch from one branch to another, on real engines.

mod engines;
mod histories;

use engines::{Database, Engine, VERSION_TABLE};
use gensql::config::{DialectName, Layout, TransactionScope};
use histories::{Histories, dialect_of, shown};

const REVISIONS: [&str; 6] = [
    r#"
revision = "trunk"
[[upgrade]]
op = "create_table"
table = "users"
columns = [{ name = "id", type = "integer", primary_key = true }, { name = "email", type = "string(50)" }]
[[upgrade]]
op = "bulk_insert"
table = "users"
rows = [{ id = 1, email = "a@b.c" }]
"#,
    r#"
revision = "A_left"
down_revision = "trunk"
[[upgrade]]
op = "create_table"
table = "orders"
columns = [
  { name = "id", type = "integer", primary_key = true },
  { name = "user_id", type = "integer", references = "users.id" },
]
"#,
    r#"
revision = "left2"
down_revision = "A_left"
[[upgrade]]
op = "alter_column"
table = "users"
column = "email"
type = "string(80)"
[[upgrade]]
op = "add_column"
table = "users"
column = { name = "name", type = "string(20)", nullable = false, default = "x" }
"#,
    r#"
revision = "_right"
down_revision = "trunk"
[[upgrade]]
op = "create_table"
table = "posts"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#,
    r#"
revision = "right2"
down_revision = "_right"
[[upgrade]]
op = "alter_column"
table = "users"
column = "email"
nullable = false
"#,
    r#"
revision = "alone"
depends_on = ["_right"]
[[upgrade]]
op = "create_table"
table = "logs"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#,
];

/// The layouts and scopes that a script may have.
const FORMS: [(Layout, TransactionScope); 3] = [
    (Layout::Review, TransactionScope::Range),
    (Layout::Review, TransactionScope::Revision),
    (Layout::Alembic, TransactionScope::Range),
];

type Ends = (&'static [&'static str], &'static [&'static str]);

/// Each way with the rows that it must leave.
const WAYS: [(Ends, &[&str]); 5] = [
    ((&["left2"], &["right2"]), &["right2"]),
    ((&["right2"], &["A_left"]), &["A_left"]),
    ((&["A_left"], &["alone", "right2"]), &["alone", "right2"]),
    (
        (&["right2", "alone"], &["left2", "_right"]),
        &["_right", "left2"],
    ),
    (
        (&["_right", "left2"], &["alone", "A_left"]),
        &["A_left", "alone"],
    ),
];

fn script(
    histories: &Histories,
    engine: Engine,
    form: (Layout, TransactionScope),
    ends: Ends,
) -> String {
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let script = histories.script_between(&dialect_of(dialect), form.1, form.0, ends);
    script.unwrap_or_else(|faults| panic!("{ends:?}: {}", shown(&faults)))
}

fn rows(database: &Database) -> Vec<String> {
    let rows = database.query(&format!("SELECT version_num FROM {VERSION_TABLE}"));
    let mut rows: Vec<String> = rows.concat();
    rows.sort();
    rows
}

fn goes_from_branch_to_branch(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let histories = Histories::from_texts(REVISIONS);
    for form in FORMS {
        let database = engine.create();
        database.accept(&script(&histories, engine, form, (&["base"], &["left2"])));
        for (ends, left) in WAYS {
            database.accept(&script(&histories, engine, form, ends));
            assert_eq!(rows(&database), left, "{form:?}, {ends:?}");
            let fresh = engine.create();
            fresh.accept(&script(&histories, engine, form, (&["base"], ends.1)));
            // A column that was taken away and put back stands last.
            let sorted = |database: &Database| {
                let mut lines: Vec<String> =
                    database.describe().lines().map(str::to_owned).collect();
                lines.sort();
                lines
            };
            assert_eq!(sorted(&database), sorted(&fresh), "{form:?}, {ends:?}");
            let users = database.query("SELECT id, email FROM users");
            assert_eq!(users, [["1", "a@b.c"]], "{form:?}, {ends:?}");
        }
    }
}

fn another_place_is_refused(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let histories = Histories::from_texts(REVISIONS);
    let form = FORMS[0];
    let database = engine.create();
    database.accept(&script(
        &histories,
        engine,
        form,
        (&["base"], &["A_left", "right2"]),
    ));
    let before = (database.describe(), rows(&database));
    let others: [Ends; 4] = [
        (&["A_left"], &["left2"]),
        (&["right2"], &["left2"]),
        (&["A_left", "_right"], &["left2"]),
        (&["A_left", "right2", "alone"], &["left2"]),
    ];
    for ends in others {
        let outcome = database.run(&script(&histories, engine, form, ends));
        assert!(!outcome.success, "{ends:?}: {outcome}");
        assert!(outcome.stderr.contains("gensql"), "{outcome}");
        assert_eq!((database.describe(), rows(&database)), before, "{ends:?}");
    }
    database.accept(&script(
        &histories,
        engine,
        form,
        (&["right2", "A_left"], &["left2"]),
    ));
    assert_eq!(rows(&database), ["left2"]);
}

#[test]
fn a_script_goes_from_branch_to_branch_on_postgresql() {
    goes_from_branch_to_branch(Engine::Postgres);
}

#[test]
fn a_script_goes_from_branch_to_branch_on_mariadb() {
    goes_from_branch_to_branch(Engine::MariaDb);
}

#[test]
fn a_script_goes_from_branch_to_branch_on_sqlite() {
    goes_from_branch_to_branch(Engine::Sqlite);
}

#[test]
fn a_script_from_two_heads_runs_on_those_alone_on_postgresql() {
    another_place_is_refused(Engine::Postgres);
}

#[test]
fn a_script_from_two_heads_runs_on_those_alone_on_mariadb() {
    another_place_is_refused(Engine::MariaDb);
}

#[test]
fn a_script_from_two_heads_runs_on_those_alone_on_sqlite() {
    another_place_is_refused(Engine::Sqlite);
}
