//! What asks a database before a range: each question on rows that pass and on rows that fail.

mod engines;
mod histories;

use std::sync::Arc;

use engines::{Database, Engine};
use gensql::config::DialectName;
use gensql::dialect::Dialect;
use histories::{Histories, Purpose, dialect_of};

const START: &str = r#"
revision = "one"
[[upgrade]]
op = "create_table"
table = "people"
columns = [
  { name = "id", type = "integer", primary_key = true, autoincrement = false },
  { name = "email", type = "string(50)" },
  { name = "age", type = "integer" },
  { name = "price", type = "numeric(10,2)" },
]
[[upgrade]]
op = "create_table"
table = "things"
columns = [
  { name = "id", type = "integer", primary_key = true, autoincrement = false },
  { name = "owner_id", type = "integer" },
]
[[upgrade]]
op = "create_table"
table = "links"
columns = [{ name = "a", type = "integer" }, { name = "b", type = "integer" }]
"#;

/// A range, rows that it fits, rows that it does not fit, and what is said of them then.
struct Case {
    engines: &'static [Engine],
    ops: &'static str,
    good: &'static str,
    bad: &'static str,
    said: &'static str,
}

const SERVERS: &[Engine] = &[Engine::Postgres, Engine::MariaDb];

const CASES: &[Case] = &[
    Case {
        engines: &Engine::ALL,
        ops: "op = 'alter_column'\ntable = 'people'\ncolumn = 'email'\nnullable = false",
        good: "INSERT INTO people (id, email) VALUES (1, 'a')",
        bad: "INSERT INTO people (id) VALUES (7)",
        said: "FAIL  step 1: people.email becomes required, rows with NULL: 1, such as id 7",
    },
    Case {
        engines: &[Engine::Postgres, Engine::Sqlite],
        ops: "op = 'add_column'\ntable = 'people'\ncolumn = { name = 'town', type = 'string(9)', nullable = false }",
        good: "INSERT INTO things (id) VALUES (1)",
        bad: "INSERT INTO people (id) VALUES (7); INSERT INTO people (id) VALUES (8)",
        said: "FAIL  step 1: people.town is added without a default, rows, which have no value for it: 2, such as id 7",
    },
    Case {
        engines: &[Engine::MariaDb],
        ops: "op = 'add_column'\ntable = 'people'\ncolumn = { name = 'town', type = 'string(9)', nullable = false }",
        good: "INSERT INTO things (id) VALUES (1)",
        bad: "INSERT INTO people (id) VALUES (7)",
        said: "INFO  step 1: people.town is added without a default, rows that the server gives an empty text or zero: 1, such as id 7",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'create_unique_constraint'\ntable = 'people'\nname = 'uq_people'\ncolumns = ['email', 'age']",
        good: "INSERT INTO people (id, email, age) VALUES (1, 'a', 1); INSERT INTO people (id, email) VALUES (2, 'a'); INSERT INTO people (id, email) VALUES (3, 'a')",
        bad: "INSERT INTO people (id, email, age) VALUES (4, 'a', 1)",
        said: "FAIL  step 1: people (email, age) becomes unique, values that several rows have: 1, such as a, 1",
    },
    Case {
        engines: &[Engine::Postgres, Engine::Sqlite],
        ops: "op = 'create_index'\ntable = 'people'\nname = 'ix_email'\ncolumns = [{ sql = 'lower(email)' }]\nunique = true\nwhere = { sql = 'age > 3' }",
        good: "INSERT INTO people (id, email, age) VALUES (1, 'Ab', 9); INSERT INTO people (id, email, age) VALUES (2, 'aB', 1)",
        bad: "INSERT INTO people (id, email, age) VALUES (4, 'aB', 4)",
        said: "FAIL  step 1: unique index ix_email is made, values that several rows have: 1, such as ab",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'create_primary_key'\ntable = 'links'\nname = 'pk_links'\ncolumns = ['a', 'b']",
        good: "INSERT INTO links (a, b) VALUES (1, 1)",
        bad: "INSERT INTO links (a, b) VALUES (1, 1)",
        said: "FAIL  step 1: links has the primary key (a, b), values that several rows have: 1, such as 1, 1",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'create_primary_key'\ntable = 'links'\nname = 'pk_links'\ncolumns = ['a', 'b']",
        good: "INSERT INTO links (a, b) VALUES (1, 1)",
        bad: "INSERT INTO links (a) VALUES (1)",
        said: "FAIL  step 1: links.b becomes required, rows with NULL: 1",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'create_foreign_key'\ntable = 'things'\nname = 'fk_owner'\ncolumns = ['owner_id']\nreferences = 'people'\nreferred_columns = ['id']",
        good: "INSERT INTO people (id) VALUES (1); INSERT INTO things (id, owner_id) VALUES (1, 1); INSERT INTO things (id) VALUES (2)",
        bad: "INSERT INTO things (id, owner_id) VALUES (3, 44)",
        said: "FAIL  step 1: things (owner_id) refers to people, rows that refer to none: 1, such as 44",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'create_check_constraint'\ntable = 'people'\nname = 'ck_age'\nsql = 'age > 0'",
        good: "INSERT INTO people (id, age) VALUES (1, 1); INSERT INTO people (id) VALUES (2)",
        bad: "INSERT INTO people (id, age) VALUES (3, 0)",
        said: "FAIL  step 1: check ck_age is added to people, rows for which it does not hold: 1, such as id 3",
    },
    Case {
        engines: SERVERS,
        ops: "op = 'alter_column'\ntable = 'people'\ncolumn = 'email'\ntype = 'string(5)'",
        good: "INSERT INTO people (id, email) VALUES (1, 'abcde')",
        bad: "INSERT INTO people (id, email) VALUES (2, 'abcdef')",
        said: "FAIL  step 1: people.email has another type, values longer than 5: 1, such as abcdef",
    },
    Case {
        engines: SERVERS,
        ops: "op = 'alter_column'\ntable = 'people'\ncolumn = 'age'\ntype = 'small_integer'",
        good: "INSERT INTO people (id, age) VALUES (1, 32767)",
        bad: "INSERT INTO people (id, age) VALUES (2, -40000)",
        said: "FAIL  step 1: people.age has another type, values outside -32768 to 32767: 1, such as -40000",
    },
    Case {
        engines: SERVERS,
        ops: "op = 'alter_column'\ntable = 'people'\ncolumn = 'price'\ntype = 'numeric(10,1)'",
        good: "INSERT INTO people (id, price) VALUES (1, 1.50)",
        bad: "INSERT INTO people (id, price) VALUES (2, 1.25)",
        said: "FAIL  step 1: people.price has another type, values that are rounded to 1 digits: 1, such as 1.25",
    },
    Case {
        engines: SERVERS,
        ops: "op = 'alter_column'\ntable = 'people'\ncolumn = 'email'\ntype = { enum = 'kind', values = ['one', 'two'] }",
        good: "INSERT INTO people (id, email) VALUES (1, 'one'); INSERT INTO people (id) VALUES (3)",
        bad: "INSERT INTO people (id, email) VALUES (2, 'three')",
        said: "FAIL  step 1: people.email becomes an enum, values that are none of its words: 1, such as three",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'drop_column'\ntable = 'people'\ncolumn = 'age'",
        good: "INSERT INTO people (id) VALUES (1)",
        bad: "INSERT INTO people (id, age) VALUES (2, 5)",
        said: "FAIL  step 1: people.age is dropped, rows with a value that nothing in this range keeps: 1, such as 5",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'drop_table'\ntable = 'things'",
        good: "INSERT INTO people (id) VALUES (1)",
        bad: "INSERT INTO things (id) VALUES (2)",
        said: "FAIL  step 1: table things is dropped, rows that nothing in this range keeps: 1, such as id 2",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'drop_column'\ntable = 'people'\ncolumn = 'age'",
        good: "CREATE VIEW emails AS SELECT email FROM people",
        bad: "CREATE VIEW ages AS SELECT age FROM people",
        said: "FAIL  step 1: people.age is dropped, objects of which no revision knows lean on it: 1, such as view ages",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'drop_table'\ntable = 'things'",
        good: "CREATE TABLE others (id INTEGER PRIMARY KEY, things INTEGER)",
        bad: "CREATE TABLE strays (id INTEGER, CONSTRAINT fk_stray FOREIGN KEY (id) REFERENCES things (id))",
        said: "FAIL  step 1: table things is dropped, objects of which no revision knows lean on it: 1, such as foreign key",
    },
    // Asked under the names before the range.
    Case {
        engines: &Engine::ALL,
        ops: "op = 'rename_table'\ntable = 'people'\nto = 'folk'\n[[upgrade]]\nop = 'alter_column'\ntable = 'folk'\ncolumn = 'age'\nto = 'years'\n[[upgrade]]\nop = 'create_check_constraint'\ntable = 'folk'\nname = 'ck_age'\nsql = 'years > 0'",
        good: "INSERT INTO people (id, age) VALUES (1, 1)",
        bad: "INSERT INTO people (id, age) VALUES (3, 0)",
        said: "FAIL  step 3: check ck_age is added to folk, rows for which it does not hold: 1, such as id 3",
    },
    // A step before it may mend the rows.
    Case {
        engines: &Engine::ALL,
        ops: "op = 'execute'\nsql = \"UPDATE people SET email = '' WHERE email IS NULL\"\nundo = ''\n[[upgrade]]\nop = 'alter_column'\ntable = 'people'\ncolumn = 'email'\nnullable = false",
        good: "INSERT INTO people (id, email) VALUES (1, 'a')",
        bad: "INSERT INTO people (id) VALUES (7)",
        said: "INFO  step 2: people.email becomes required, rows with NULL before step 1, which may change them: 1, such as id 7",
    },
    // Raw SQL that does not name the column keeps nothing of it.
    Case {
        engines: &Engine::ALL,
        ops: "op = 'execute'\nsql = \"UPDATE people SET email = ''\"\nundo = ''\n[[upgrade]]\nop = 'drop_column'\ntable = 'people'\ncolumn = 'age'",
        good: "INSERT INTO people (id) VALUES (1)",
        bad: "INSERT INTO people (id, age) VALUES (2, 5)",
        said: "FAIL  step 2: people.age is dropped, rows with a value that nothing in this range keeps: 1, such as 5",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'execute'\nsql = \"INSERT INTO links (a, b) SELECT id, age FROM people\"\nundo = ''\n[[upgrade]]\nop = 'drop_column'\ntable = 'people'\ncolumn = 'age'",
        good: "INSERT INTO people (id) VALUES (1)",
        bad: "INSERT INTO people (id, age) VALUES (2, 5)",
        said: "INFO  step 2: people.age is dropped, rows with a value that only step 1 may keep: 1, such as 5",
    },
    // Nor do rows that are deleted before.
    Case {
        engines: &Engine::ALL,
        ops: "op = 'delete_rows'\ntable = 'things'\nrows = [{ id = 1 }]\n[[upgrade]]\nop = 'drop_table'\ntable = 'things'",
        good: "INSERT INTO people (id) VALUES (1)",
        bad: "INSERT INTO things (id) VALUES (2)",
        said: "FAIL  step 2: table things is dropped, rows that nothing in this range keeps: 1, such as id 2",
    },
    // Nothing fills a column that the range makes.
    Case {
        engines: &Engine::ALL,
        ops: "op = 'add_column'\ntable = 'people'\ncolumn = { name = 'town', type = 'string(9)' }\n[[upgrade]]\nop = 'alter_column'\ntable = 'people'\ncolumn = 'town'\nnullable = false",
        good: "INSERT INTO things (id) VALUES (1)",
        bad: "INSERT INTO people (id) VALUES (7)",
        said: "FAIL  step 2: people.town becomes required, rows, for which nothing fills it: 1, such as id 7",
    },
    Case {
        engines: &Engine::ALL,
        ops: "op = 'create_table_comment'\ntable = 'people'\ncomment = 'x'\n[[upgrade]]\nop = 'add_column'\ntable = 'things'\ncolumn = { name = 'town', type = 'string(9)' }",
        good: "INSERT INTO people (id) VALUES (7)",
        bad: "INSERT INTO things (id) VALUES (7)",
        said: "INFO  step 2: table things is locked, rows: 1",
    },
];

impl Case {
    fn histories(&self) -> Histories {
        let changes = format!(
            "revision = \"two\"\ndown_revision = \"one\"\n[[upgrade]]\n{}\n",
            self.ops
        );
        Histories::from_texts([START, &changes])
    }
}

fn dialect(engine: Engine) -> Arc<Dialect> {
    dialect_of(DialectName::parse(engine.dialect()).expect("every engine has a dialect"))
}

fn script(histories: &Histories, engine: Engine) -> String {
    histories.script_for(Purpose::Prechecking, &dialect(engine), "one", "two")
}

fn start(histories: &Histories, engine: Engine) -> Database {
    let database = engine.create();
    database.accept(&histories.script_for(Purpose::Guarding, &dialect(engine), "base", "one"));
    database
}

fn everything(database: &Database) -> String {
    let tables = ["people", "things", "links", "alembic_version"];
    let rows = tables.map(|table| database.query(&format!("SELECT * FROM {table}")));
    format!("{}{rows:?}", database.describe())
}

/// What the script prints; it changes nothing.
fn said(database: &Database, script: &str) -> String {
    let before = everything(database);
    let outcome = database.run(script);
    assert!(outcome.success, "{outcome}\n{script}");
    assert_eq!(everything(database), before);
    outcome.stdout.clone()
}

fn fails(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with("FAIL"))
        .collect()
}

fn every_question_is_answered(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let mut wrong = Vec::new();
    for case in CASES.iter().filter(|case| case.engines.contains(&engine)) {
        let histories = case.histories();
        let script = script(&histories, engine);
        let database = start(&histories, engine);
        database.accept(&format!("{};\n", case.good));
        let good = said(&database, &script);
        database.accept(&format!("{};\n", case.bad));
        let bad = said(&database, &script);
        let is_counted = bad.contains(&format!(" {} FAIL, ", fails(&bad).len()));
        let is_found = bad.lines().any(|line| line.starts_with(case.said));
        let is_quiet = fails(&good).is_empty() && !good.contains(case.said);
        if !is_counted || !is_found || !is_quiet {
            wrong.push(format!("{}\n{good}\n{bad}", case.said));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_question_is_answered_on_postgresql() {
    every_question_is_answered(Engine::Postgres);
}

#[test]
fn every_question_is_answered_on_mariadb() {
    every_question_is_answered(Engine::MariaDb);
}

#[test]
fn every_question_is_answered_on_sqlite() {
    every_question_is_answered(Engine::Sqlite);
}

/// A database that is at another revision says so before anything else.
#[test]
fn another_revision_is_told() {
    for engine in engines::available() {
        let case = &CASES[0];
        let histories = case.histories();
        let database = start(&histories, engine);
        database.accept("UPDATE alembic_version SET version_num = 'three';\n");
        let text = said(&database, &script(&histories, engine));
        let expected = "FAIL  revision: expected one, found three";
        let first = text.lines().find(|line| line.contains("revision"));
        assert_eq!(first, Some(expected), "{engine}");
        assert!(text.contains(" 1 FAIL, "), "{engine}: {text}");
    }
}

/// A role that owns nothing is told so before PostgreSQL does.
#[test]
fn missing_rights_are_told_on_postgresql() {
    if !Engine::Postgres.is_available() {
        return;
    }
    let case = CASES.iter().find(|case| case.ops.contains("fk_owner"));
    let histories = case.expect("a case makes a foreign key").histories();
    let database = start(&histories, Engine::Postgres);
    database.accept("CREATE ROLE precheck_stranger; GRANT SELECT ON ALL TABLES IN SCHEMA public TO precheck_stranger;\n");
    let script = script(&histories, Engine::Postgres);
    assert!(fails(&said(&database, &script)).is_empty());
    let text = said(&database, &format!("SET ROLE precheck_stranger;\n{script}"));
    database.accept("DROP OWNED BY precheck_stranger; DROP ROLE precheck_stranger;\n");
    assert!(
        text.contains("refers to people, rights that are missing: 1, namely REFERENCES on people"),
        "{text}"
    );
    assert!(
        text.contains(
            "table things is locked, owned by a role that this one is no member of: 1, namely "
        ),
        "{text}"
    );
}
