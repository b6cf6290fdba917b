//! Scripts that stop half-way, after any of their statements, and are run again.

mod comparison;
mod engines;
mod histories;
mod stopping;

use std::sync::Arc;

use comparison::assert_same;
use engines::{Database, Engine, VERSION_TABLE};
use gensql::config::{DialectConfig, DialectName};
use gensql::dialect::Dialect;
use histories::{Histories, Purpose, dialect_of, sample};
use stopping::{chosen, cuts};

const LEDGER: &str = "gensql_progress";

fn resuming(histories: &Histories, dialect: &Arc<Dialect>, from: &str, to: &str) -> String {
    histories.script_for(Purpose::Resuming, dialect, from, to)
}

/// Structure, the rows of two tables, and the version table.
fn content(database: &Database) -> String {
    let mut text = database.describe();
    for table in [VERSION_TABLE, "carriers", "shipping_methods"] {
        if !database.columns(table).is_empty() {
            let rows = database.query(&format!("SELECT * FROM {table} ORDER BY 1"));
            text.extend([table, ": ", &format!("{rows:?}"), "\n"]);
        }
    }
    text
}

/// Wherever the script stops, the same file run again leads to what an undisturbed run leads to.
fn resumes_everywhere(dialect: &Arc<Dialect>, from: &str, to: &str, size: usize) {
    let histories = &sample();
    let engine = Engine::MariaDb;
    let script = resuming(histories, dialect, from, to);
    let before = (from != "base").then(|| resuming(histories, dialect, "base", from));
    let fresh = || {
        let database = engine.create();
        if let Some(before) = &before {
            database.accept(before);
        }
        database
    };
    let undisturbed = fresh();
    undisturbed.accept(&script);
    let wanted = content(&undisturbed);
    assert!(undisturbed.columns(LEDGER).is_empty());
    for cut in chosen(&cuts(&script), size) {
        let database = fresh();
        database.accept(&script[..cut]);
        let last = script[..cut].lines().last().unwrap_or_default();
        let again = database.run(&script);
        let is_over = script[cut..]
            .lines()
            .all(|line| line.is_empty() || line.starts_with("--") || line.starts_with("SELECT"));
        assert_eq!(again.success, !is_over, "cut behind {last}\n{again}");
        assert_same(&format!("cut behind {last}"), &content(&database), &wanted);
        assert!(database.columns(LEDGER).is_empty());
    }
}

#[test]
fn the_sample_history_resumes_behind_each_statement_on_mariadb() {
    if Engine::MariaDb.is_available() {
        resumes_everywhere(&dialect_of(DialectName::Mariadb), "base", "head", 25);
    }
}

#[test]
fn the_downgrade_resumes_behind_each_statement_on_mariadb() {
    if Engine::MariaDb.is_available() {
        resumes_everywhere(&dialect_of(DialectName::Mariadb), "head", "base", 8);
    }
}

#[test]
fn merged_changes_resume_on_mariadb() {
    if Engine::MariaDb.is_available() {
        let config = DialectConfig {
            merge_alters: Some(true),
            ..DialectConfig::default()
        };
        let dialect = Arc::new(Dialect::new(DialectName::Mariadb, &config));
        resumes_everywhere(&dialect, "base", "head", 8);
    }
}

const REVISIONS: [&str; 2] = [
    r#"
revision = "one"
[[upgrade]]
op = "create_table"
table = "things"
columns = [{ name = "id", type = "integer", primary_key = true }, { name = "code", type = "string(20)" }]
[[upgrade]]
op = "bulk_insert"
table = "things"
rows = [{ id = 1, code = "it's \\ one" }, { id = 2, code = "it's \\ one" }]
"#,
    r#"
revision = "two"
down_revision = "one"
[[upgrade]]
op = "add_column"
table = "things"
column = { name = "size", type = "integer" }
[[upgrade]]
op = "execute"
sql = "UPDATE things SET size = COALESCE(size, 0) + 1"
undo = ""
[[upgrade]]
op = "create_unique_constraint"
table = "things"
name = "uq_things_code"
columns = ["code"]
[[upgrade]]
op = "create_trigger"
name = "tr_things"
table = "things"
sql = "CREATE TRIGGER tr_things BEFORE INSERT ON things FOR EACH ROW SET NEW.size = 1"
"#,
];

#[test]
fn a_statement_that_fails_is_run_again_once_its_cause_is_gone() {
    let engine = Engine::MariaDb;
    if !engine.is_available() {
        return;
    }
    let histories = Histories::from_texts(REVISIONS);
    let script = resuming(
        &histories,
        &dialect_of(DialectName::Mariadb),
        "base",
        "head",
    );
    let database = engine.create();
    for _ in 0..2 {
        let outcome = database.run(&script);
        assert!(!outcome.success);
        assert!(outcome.stderr.contains("Duplicate entry"), "{outcome}");
    }
    database.accept("DELETE FROM things WHERE id = 2;\n");
    database.accept(&script);
    let rows = database.query("SELECT id, code, size FROM things");
    assert_eq!(rows, [["1", r"it's \ one", "1"]]);
    assert!(database.columns(LEDGER).is_empty());
}

#[test]
fn a_thing_made_by_hand_is_no_statement_that_ran() {
    let engine = Engine::MariaDb;
    if !engine.is_available() {
        return;
    }
    let histories = Histories::from_texts(REVISIONS);
    let dialect = dialect_of(DialectName::Mariadb);
    let database = engine.create();
    database.accept(&resuming(&histories, &dialect, "base", "one"));
    database.accept("ALTER TABLE things ADD COLUMN size BIGINT;\n");
    let script = resuming(&histories, &dialect, "one", "head");
    for _ in 0..2 {
        let outcome = database.run(&script);
        assert!(!outcome.success);
        assert!(outcome.stderr.contains("Duplicate column"), "{outcome}");
    }
}

#[test]
fn a_script_resumes_only_itself() {
    let engine = Engine::MariaDb;
    if !engine.is_available() {
        return;
    }
    let histories = Histories::from_texts(REVISIONS);
    let dialect = dialect_of(DialectName::Mariadb);
    let refuses = |database: &Database, script: &str, why: &str| {
        let before = content(database);
        let outcome = database.run(script);
        assert!(!outcome.success);
        assert!(outcome.stderr.contains(why), "{outcome}");
        assert_eq!(content(database), before);
    };
    let script = resuming(&histories, &dialect, "base", "head");
    let database = engine.create();
    assert!(!database.run(&script).success);
    let other = resuming(&histories, &dialect, "one", "head");
    refuses(&database, &other, "another script stopped half-way here");
    database.accept("UPDATE alembic_version SET version_num = 'two';\n");
    refuses(&database, &script, "the script goes on at \"one\"");
    let done = engine.create();
    done.accept(&resuming(&histories, &dialect, "base", "one"));
    refuses(&done, &script, "the script starts at \"base\"");
}

#[test]
fn of_two_sessions_at_once_one_is_refused() {
    let engine = Engine::MariaDb;
    if !engine.is_available() {
        return;
    }
    let dialect = dialect_of(DialectName::Mariadb);
    let histories = Histories::from_texts(REVISIONS);
    let database = engine.create();
    let script = resuming(&histories, &dialect, "base", "one");
    // The first change waits, so that both sessions are at work at the same time.
    let slow = script.replacen("-- [step 1/2]", "SELECT SLEEP(6);\n-- [step 1/2]", 1);
    assert_ne!(slow, script);
    let outcomes = std::thread::scope(|scope| {
        let runs = [(), ()].map(|()| scope.spawn(|| database.run(&slow)));
        runs.map(|run| run.join().expect("a client ends"))
    });
    let refused: Vec<_> = outcomes.iter().filter(|outcome| !outcome.success).collect();
    assert_eq!(refused.len(), 1);
    let why = "another session runs a script on this database";
    assert!(refused[0].stderr.contains(why), "{}", refused[0]);
}
