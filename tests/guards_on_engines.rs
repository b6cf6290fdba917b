//! The guard of every script: it runs only on a database at the revision that it starts from.

mod engines;
mod histories;

use engines::{Database, Engine, VERSION_TABLE};
use gensql::config::{DialectName, Layout};
use histories::{Histories, shown};

const REVISIONS: [&str; 3] = [
    r#"
revision = "one"
[[upgrade]]
op = "create_table"
table = "things"
columns = [{ name = "id", type = "integer", primary_key = true }, { name = "it's", type = "integer" }]
[[upgrade]]
op = "bulk_insert"
table = "things"
rows = [{ id = 1 }]
"#,
    r#"
revision = "two"
down_revision = "one"
[[upgrade]]
op = "add_column"
table = "things"
column = { name = "name", type = "string(20)", nullable = false, default = "x" }
"#,
    r#"
revision = "three"
down_revision = "two"
[[upgrade]]
op = "bulk_insert"
table = "things"
rows = [{ id = 2, name = "second" }]
"#,
];

/// An engine's database at a revision.
struct At {
    database: Database,
    histories: Histories,
    dialect: DialectName,
}

impl At {
    fn new(engine: Engine, revision: &str) -> Option<Self> {
        if !engine.is_available() {
            return None;
        }
        let at = Self {
            database: engine.create(),
            histories: Histories::from_texts(REVISIONS),
            dialect: DialectName::parse(engine.dialect()).expect("every engine has a dialect"),
        };
        if revision != "base" {
            at.database.accept(&at.script("base", revision));
        }
        Some(at)
    }

    fn script(&self, from: &str, to: &str) -> String {
        let script = self
            .histories
            .script(self.dialect, Layout::Review, from, to);
        script.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
    }

    /// Everything in the database, rows included.
    fn content(&self) -> (String, Vec<Vec<String>>, Vec<Vec<String>>) {
        let rows = |table: &str| {
            let exists = !self.database.columns(table).is_empty();
            if exists {
                self.database
                    .query(&format!("SELECT * FROM {table} ORDER BY 1"))
            } else {
                Vec::new()
            }
        };
        (
            self.database.describe(),
            rows("things"),
            rows(VERSION_TABLE),
        )
    }

    fn refuses(&self, from: &str, to: &str) {
        let before = self.content();
        let outcome = self.database.run(&self.script(from, to));
        assert!(!outcome.success, "{from} to {to}: {outcome}");
        assert!(outcome.stderr.contains("gensql"), "{outcome}");
        assert_eq!(self.content(), before, "{from} to {to}");
    }
}

fn an_upgrade_runs_once(engine: Engine) {
    let Some(at) = At::new(engine, "base") else {
        return;
    };
    at.database.accept(&at.script("base", "head"));
    at.refuses("base", "head");
    at.database.accept(&at.script("head", "one"));
    at.refuses("head", "one");
    at.database.accept(&at.script("one", "two"));
    at.refuses("one", "two");
}

fn a_script_from_another_revision_is_refused(engine: Engine) {
    for (revision, from, to) in [
        ("base", "one", "two"),
        ("base", "three", "base"),
        ("one", "two", "three"),
        ("one", "base", "head"),
        ("two", "one", "three"),
        ("three", "two", "one"),
        ("two", "one", "base"),
    ] {
        let Some(at) = At::new(engine, revision) else {
            return;
        };
        at.refuses(from, to);
    }
}

#[test]
fn an_upgrade_runs_once_on_postgresql() {
    an_upgrade_runs_once(Engine::Postgres);
}

#[test]
fn an_upgrade_runs_once_on_mariadb() {
    an_upgrade_runs_once(Engine::MariaDb);
}

#[test]
fn an_upgrade_runs_once_on_sqlite() {
    an_upgrade_runs_once(Engine::Sqlite);
}

#[test]
fn a_script_from_another_revision_is_refused_on_postgresql() {
    a_script_from_another_revision_is_refused(Engine::Postgres);
}

#[test]
fn a_script_from_another_revision_is_refused_on_mariadb() {
    a_script_from_another_revision_is_refused(Engine::MariaDb);
}

#[test]
fn a_script_from_another_revision_is_refused_on_sqlite() {
    a_script_from_another_revision_is_refused(Engine::Sqlite);
}

#[test]
fn of_two_scripts_at_once_one_is_refused_on_postgresql() {
    let Some(at) = At::new(Engine::Postgres, "two") else {
        return;
    };
    // The first insert waits, so that both scripts are at work at the same time.
    let slow = at.script("two", "three").replace(
        "INSERT INTO things",
        "SELECT pg_sleep(0.5);\nINSERT INTO things",
    );
    let outcomes = std::thread::scope(|scope| {
        let runs = [(), ()].map(|()| scope.spawn(|| at.database.run(&slow)));
        runs.map(|run| run.join().expect("a client ends"))
    });
    let refused: Vec<_> = outcomes.iter().filter(|outcome| !outcome.success).collect();
    assert_eq!(refused.len(), 1);
    assert!(
        refused[0]
            .stderr
            .contains("gensql: this database is at revision"),
        "{}",
        refused[0]
    );
    assert_eq!(
        at.database.query("SELECT id FROM things ORDER BY 1").len(),
        2
    );
}
