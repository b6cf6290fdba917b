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
    let script = histories.script(DialectName::Sqlite, Layout::Review, from, to);
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
