//! SQLite tables that are built anew: no row is lost, and a copy that fails leaves everything as it was.

mod comparison;
mod engines;
mod histories;

use comparison::assert_same;
use engines::{Database, Engine};
use gensql::config::{DialectName, Layout};
use histories::{Histories, shown};

const TABLES: &str = r#"
revision = "tables"

[[upgrade]]
op = "create_table"
table = "authors"
columns = [
    { name = "id", type = "integer", primary_key = true },
    { name = "name", type = "string(40)" },
    { name = "mentor_id", type = "integer", references = { table = "authors", column = "id", name = "fk_mentor", on_delete = "cascade" } },
]
indexes = [{ name = "ix_authors_name", columns = ["name"] }]

[[upgrade]]
op = "create_table"
table = "books"
columns = [
    { name = "id", type = "integer", primary_key = true },
    { name = "author_id", type = "integer", nullable = false, references = { table = "authors", column = "id", name = "fk_author", on_delete = "cascade" } },
    { name = "title", type = "string(80)" },
]

[[upgrade]]
op = "create_table"
table = "pages"
columns = [
    { name = "book_id", type = "integer", references = { table = "books", column = "id", name = "fk_book", on_delete = "cascade" } },
    { name = "number", type = "integer" },
    { name = "text", type = "text" },
]
primary_key = { name = "pk_pages", columns = ["book_id", "number"] }

[[upgrade]]
op = "create_view"
name = "titles"
sql = "SELECT author_id, title FROM books"

[[upgrade]]
op = "bulk_insert"
table = "authors"
rows = [{ id = 1, name = "Ada" }, { id = 2, name = "Bob", mentor_id = 1 }, { id = 5, mentor_id = 2 }]

[[upgrade]]
op = "bulk_insert"
table = "books"
rows = [{ id = 1, author_id = 1, title = "Notes" }, { id = 2, author_id = 5 }]

[[upgrade]]
op = "bulk_insert"
table = "pages"
rows = [{ book_id = 1, number = 1, text = "it's\none" }, { book_id = 2, number = 1 }]
"#;

const ROWS: [&str; 4] = [
    "SELECT id, name, mentor_id FROM authors ORDER BY id",
    "SELECT id, author_id, title FROM books ORDER BY id",
    "SELECT book_id, number, text FROM pages ORDER BY book_id, number",
    "SELECT author_id, title FROM titles ORDER BY author_id",
];

/// The tables and one more revision; `None` where there is no SQLite.
fn prepared(ops: &str) -> Option<(Histories, Database)> {
    if !Engine::Sqlite.is_available() {
        return None;
    }
    let tested = format!("revision = \"tested\"\ndown_revision = \"tables\"\n{ops}");
    let histories = Histories::from_texts([TABLES, tested.as_str()]);
    let database = Engine::Sqlite.create();
    database.accept(&script(&histories, "base", "tables"));
    Some((histories, database))
}

fn script(histories: &Histories, from: &str, to: &str) -> String {
    script_in(Layout::Review, histories, from, to)
}

fn script_in(layout: Layout, histories: &Histories, from: &str, to: &str) -> String {
    let script = histories.script(DialectName::Sqlite, layout, from, to);
    script.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
}

fn rows(database: &Database) -> Vec<Vec<Vec<String>>> {
    ROWS.iter().map(|sql| database.query(sql)).collect()
}

fn version(database: &Database) -> Vec<Vec<String>> {
    database.query("SELECT version_num FROM alembic_version")
}

#[test]
fn a_table_that_others_cascade_from_is_built_anew_without_losing_their_rows() {
    let ops = r#"
[[upgrade]]
op = "alter_column"
table = "authors"
column = "name"
type = "string(200)"

[[upgrade]]
op = "create_check_constraint"
table = "books"
name = "ck_title"
sql = "title <> ''"

[[upgrade]]
op = "create_unique_constraint"
table = "authors"
name = "uq_name"
columns = ["name"]
"#;
    let Some((histories, database)) = prepared(ops) else {
        return;
    };
    let (before, description) = (rows(&database), database.describe());

    database.accept(&script(&histories, "tables", "tested"));
    assert_eq!(rows(&database), before);
    database.accept(&script(&histories, "tested", "tables"));
    assert_eq!(rows(&database), before);
    assert_same("downgraded", &database.describe(), &description);
}

#[test]
fn the_key_of_a_table_that_others_refer_to_is_renamed_and_built_anew() {
    let ops = r#"
[[upgrade]]
op = "alter_column"
table = "authors"
column = "id"
to = "author_no"

[[upgrade]]
op = "alter_column"
table = "authors"
column = "name"
default = "nobody"
"#;
    let Some((histories, database)) = prepared(ops) else {
        return;
    };
    let before = rows(&database);
    database.accept(&script(&histories, "tables", "tested"));
    let renamed = database.query("SELECT author_no, name, mentor_id FROM authors ORDER BY 1");
    assert_eq!(renamed, before[0]);
    database.accept(&script(&histories, "tested", "tables"));
    assert_eq!(rows(&database), before);
}

#[test]
fn a_copy_that_fails_leaves_the_database_as_it_was() {
    for (ops, complaint) in [
        (
            "[[upgrade]]\nop = \"alter_column\"\ntable = \"authors\"\ncolumn = \"name\"\nnullable = false\n",
            "NOT NULL constraint failed",
        ),
        (
            "[[upgrade]]\nop = \"create_check_constraint\"\ntable = \"books\"\nname = \"ck\"\nsql = \"id > 1\"\n",
            "CHECK constraint failed: ck",
        ),
        (
            "[[upgrade]]\nop = \"create_foreign_key\"\ntable = \"pages\"\nname = \"fk_number\"\ncolumns = [\"number\"]\n\
             references = \"books\"\nreferred_columns = [\"id\"]\n\n[[upgrade]]\nop = \"bulk_insert\"\ntable = \"pages\"\n\
             rows = [{ book_id = 1, number = 99 }]\n",
            "rows without the row that they refer to",
        ),
    ] {
        let Some((histories, database)) = prepared(ops) else {
            return;
        };
        let before = (rows(&database), version(&database), database.describe());

        let outcome = database.run(&script(&histories, "tables", "tested"));
        assert!(!outcome.success, "{outcome}");
        assert!(outcome.stderr.contains(complaint), "{outcome}");
        let after = (rows(&database), version(&database), database.describe());
        assert_eq!(after, before);
    }
}

#[test]
fn a_key_that_was_given_once_is_not_given_again() {
    if !Engine::Sqlite.is_available() {
        return;
    }
    let table = "revision = \"tables\"\n[[upgrade]]\nop = \"create_table\"\ntable = \"tickets\"\n\
                 columns = [{ name = \"id\", type = \"integer\", primary_key = true }, { name = \"name\", type = \"text\" }]\n\
                 sqlite = { autoincrement = true }\n";
    let tested = "revision = \"tested\"\ndown_revision = \"tables\"\n[[upgrade]]\nop = \"alter_column\"\n\
                  table = \"tickets\"\ncolumn = \"name\"\ndefault = \"x\"\n";
    let histories = Histories::from_texts([table, tested]);
    let database = Engine::Sqlite.create();
    database.accept(&script(&histories, "base", "tables"));
    database.accept("INSERT INTO tickets (id) VALUES (41), (42);\nDELETE FROM tickets;\n");
    database.accept(&script(&histories, "tables", "tested"));
    database.accept("INSERT INTO tickets DEFAULT VALUES;\n");
    assert_eq!(
        database.query("SELECT id, name FROM tickets"),
        [["43", "x"]]
    );
}

const MANY: &str = r#"
[[upgrade]]
op = "add_column"
table = "authors"
column = { name = "rank", type = "integer", nullable = false, default = 1 }

[[upgrade]]
op = "alter_column"
table = "authors"
column = "rank"
drop = ["default"]

[[upgrade]]
op = "create_check_constraint"
table = "books"
name = "ck_title"
sql = "title <> ''"

[[upgrade]]
op = "alter_column"
table = "authors"
column = "name"
to = "full_name"

[[upgrade]]
op = "create_check_constraint"
table = "authors"
name = "ck_rank"
sql = "rank > 0"

[[upgrade]]
op = "create_index"
table = "authors"
name = "ix_authors_rank"
columns = ["rank"]

[[upgrade]]
op = "drop_column"
table = "pages"
column = "text"

[[upgrade]]
op = "add_column"
table = "pages"
column = { name = "text", type = "text", default = "none" }

[[upgrade]]
op = "create_check_constraint"
table = "pages"
name = "ck_number"
sql = "number > 0"
"#;

#[test]
fn all_that_a_revision_does_to_one_table_takes_one_new_table() {
    let Some((histories, database)) = prepared(MANY) else {
        return;
    };
    let (before, description) = (rows(&database), database.describe());
    let upgrade = script(&histories, "tables", "tested");
    for table in ["authors", "books", "pages"] {
        let copies = format!("INSERT INTO _gensql_new_{table} ");
        assert_eq!(upgrade.matches(&copies).count(), 1, "{upgrade}");
    }
    database.accept(&upgrade);
    let with_rank = before[0].iter().map(|row| {
        let mut row = row.clone();
        row.push("1".to_owned());
        row
    });
    assert_eq!(
        database.query("SELECT id, full_name, mentor_id, rank FROM authors ORDER BY id"),
        with_rank.collect::<Vec<_>>()
    );
    // A column that goes and comes back is another one.
    assert_eq!(
        database.query("SELECT DISTINCT text FROM pages"),
        [["none"]]
    );
    assert_eq!(database.query(ROWS[1]), before[1]);

    let downgrade = script(&histories, "tested", "tables");
    assert_eq!(downgrade.matches("INSERT INTO _gensql_new_").count(), 3);
    database.accept(&downgrade);
    assert_eq!(rows(&database)[..2], before[..2]);
    assert_same("downgraded", &database.describe(), &description);
}

const USERS: &str = r#"
[[upgrade]]
op = "execute"
sql = """
CREATE TABLE log (what TEXT);
CREATE TRIGGER own AFTER INSERT ON authors BEGIN INSERT INTO log VALUES ('own ' || NEW.name); END;
CREATE TRIGGER other AFTER INSERT ON books BEGIN UPDATE authors SET name = upper(name) WHERE id = NEW.author_id; END;
CREATE VIEW a_name AS SELECT name FROM names;
CREATE VIEW names AS SELECT id, name FROM authors;
CREATE TRIGGER instead INSTEAD OF INSERT ON names BEGIN INSERT INTO authors (id, name) VALUES (NEW.id, NEW.name); END;
"""
undo = "DROP TRIGGER other; DROP VIEW a_name; DROP VIEW names; DROP TRIGGER own; DROP TABLE log"

[[upgrade]]
op = "alter_column"
table = "authors"
column = "name"
default = "nobody"
"#;

#[test]
fn triggers_and_views_work_as_before() {
    let Some((histories, database)) = prepared(USERS) else {
        return;
    };
    let before = rows(&database);
    database.accept(&script(&histories, "tables", "tested"));
    assert_eq!(rows(&database), before);
    database.accept(
        "INSERT INTO names VALUES (7, 'Eve');\nINSERT INTO books (id, author_id) VALUES (9, 7);\n",
    );
    assert_eq!(database.query("SELECT what FROM log"), [["own Eve"]]);
    assert_eq!(
        database.query("SELECT name FROM a_name WHERE name LIKE 'E%'"),
        [["EVE"]]
    );
    database.accept(&script(&histories, "tested", "tables"));
}

#[test]
fn what_no_revision_makes_stops_the_script_instead_of_being_lost() {
    let ops = "[[upgrade]]\nop = \"alter_column\"\ntable = \"authors\"\ncolumn = \"name\"\ndefault = \"x\"\n";
    let lost = "gensql: table authors holds what no revision tells of";
    for (by_hand, complaint) in [
        (
            "CREATE VIEW v AS SELECT name FROM authors",
            "error in view v",
        ),
        ("CREATE INDEX i ON authors (mentor_id)", lost),
        (
            "CREATE TRIGGER t AFTER INSERT ON Authors BEGIN SELECT 1; END",
            lost,
        ),
        ("ALTER TABLE authors ADD COLUMN born INTEGER", lost),
    ] {
        let Some((histories, database)) = prepared(ops) else {
            return;
        };
        database.accept(&format!("{by_hand};\n"));
        let before = (rows(&database), version(&database), database.describe());
        let outcome = database.run(&script(&histories, "tables", "tested"));
        assert!(
            !outcome.success && outcome.stderr.contains(complaint),
            "{outcome}"
        );
        let after = (rows(&database), version(&database), database.describe());
        assert_eq!(after, before);
    }
}

#[test]
fn a_copy_that_fails_leaves_the_table_in_the_layout_of_alembic_too() {
    let ops = "[[upgrade]]\nop = \"alter_column\"\ntable = \"authors\"\ncolumn = \"name\"\nnullable = false\n";
    let Some((histories, database)) = prepared(ops) else {
        return;
    };
    let before = (rows(&database), version(&database), database.describe());
    let outcome = database.run(&script_in(Layout::Alembic, &histories, "tables", "tested"));
    assert!(!outcome.success, "{outcome}");
    let after = (rows(&database), version(&database), database.describe());
    assert_eq!(after, before);
    database.accept("DELETE FROM authors WHERE name IS NULL;\nDELETE FROM books WHERE author_id = 5;\nDELETE FROM pages WHERE book_id = 2;\n");
    database.accept(&script_in(Layout::Alembic, &histories, "tables", "tested"));
    assert_eq!(version(&database), [["tested"]]);
}
