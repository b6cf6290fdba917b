//! SQLite: a file in a temp folder, `sqlite3` as the client for scripts, and the library for reading it.
//!
//! The engine keeps the structure as the text of statements; `declaration.rs` reads what no pragma tells.

mod declaration;
mod describe;
mod token;

use std::path::PathBuf;
use std::sync::OnceLock;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use tempfile::TempDir;

use super::description::Description;
use super::outcome::Outcome;
use super::program::{self, ScriptFile};
use super::structure::{EXPRESSION, ForeignKey, Index, Structure, TableStructure, Unique};
use super::{Client, NULL};
use declaration::{Declaration, Rule};

static PROGRAM: OnceLock<Result<PathBuf, String>> = OnceLock::new();

/// Looks for the client, once.
pub(super) fn start() -> Result<(), String> {
    PROGRAM
        .get_or_init(|| program::find("sqlite3", &[]))
        .as_ref()
        .map(|_| ())
        .map_err(String::clone)
}

/// A database file.
pub(super) struct Sqlite {
    folder: TempDir,
}

impl Sqlite {
    /// Makes an empty database; [`start`] must have succeeded.
    pub(super) fn create() -> Self {
        let folder = TempDir::with_prefix("gensql-sqlite-").expect("the temp folder is writable");
        Self { folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("test.db")
    }

    fn read(&self, sql: &str) -> Vec<Vec<String>> {
        match self.query(sql) {
            Ok(rows) => rows,
            Err(error) => panic!("the catalog query fails: {error}"),
        }
    }

    /// Every table that a script made with what its statement declares.
    fn declarations(&self) -> Vec<(String, Declaration)> {
        let sql = "SELECT s.name, s.sql FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name \
                   WHERE l.schema = 'main' AND l.type IN ('table', 'virtual') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        self.read(sql)
            .into_iter()
            .map(|row| {
                let [name, sql] = <[String; 2]>::try_from(row).expect("the query has two columns");
                let mut declaration = Declaration::parse(&sql);
                declaration.fill_referred_columns(|referred| self.primary_key(referred));
                (name, declaration)
            })
            .collect()
    }
}

impl Client for Sqlite {
    fn run(&self, script: &str) -> Outcome {
        let Some(Ok(program)) = PROGRAM.get() else {
            panic!("SQLite was not started");
        };
        let file = ScriptFile::new(script);
        let mut command = program::client(program);
        // Nothing here needs to survive a crash.
        command.args(["-bail", "-cmd", "PRAGMA synchronous = OFF"]);
        command.arg(self.file());
        Outcome::of(command.stdin(file.open()).current_dir(file.folder()))
    }

    fn query(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        rows(&self.file(), sql).map_err(|error| error.to_string())
    }

    fn description(&self) -> Description {
        describe::describe(self)
    }

    fn structure(&self) -> Structure {
        let mut structure = Structure::default();
        for row in self.read("SELECT name FROM sqlite_schema WHERE type = 'view'") {
            structure.views.extend(row);
        }
        for (name, declaration) in self.declarations() {
            let mut table = TableStructure::default();
            add_columns(&mut table, &self.read(&columns_query(&name)));
            add_indexes(&mut table, self.read(&indexes_query(&name)));
            declaration
                .rules
                .into_iter()
                .for_each(|rule| add_rule(&mut table, rule));
            table.sort();
            structure.tables.insert(name, table);
        }
        structure
    }

    fn columns(&self, table: &str) -> Vec<String> {
        self.read(&columns_query(table))
            .into_iter()
            .map(|mut row| row.swap_remove(0))
            .collect()
    }
}

impl Sqlite {
    fn primary_key(&self, table: &str) -> Vec<String> {
        let mut structure = TableStructure::default();
        add_columns(&mut structure, &self.read(&columns_query(table)));
        structure.primary_key
    }
}

fn rows(file: &std::path::Path, sql: &str) -> rusqlite::Result<Vec<Vec<String>>> {
    let connection = Connection::open(file)?;
    let mut statement = connection.prepare(sql)?;
    let width = statement.column_count();
    let mut rows = statement.query([])?;
    let mut result = Vec::new();
    while let Some(row) = rows.next()? {
        let fields = (0..width).map(|column| row.get_ref(column).map(text));
        result.push(fields.collect::<rusqlite::Result<_>>()?);
    }
    Ok(result)
}

fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => NULL.to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// <https://www.sqlite.org/pragma.html#pragma_table_xinfo>; hidden columns are those of virtual tables.
fn columns_query(table: &str) -> String {
    format!(
        "SELECT name, type, \"notnull\", coalesce(dflt_value, ''), pk, hidden \
         FROM pragma_table_xinfo({}) WHERE hidden <> 1 ORDER BY cid",
        quote(table)
    )
}

/// Indexes that were created as such, one row per part.
fn indexes_query(table: &str) -> String {
    format!(
        "SELECT l.name, l.\"unique\", coalesce(x.name, '{EXPRESSION}') \
         FROM pragma_index_list({}) l, pragma_index_xinfo(l.name) x \
         WHERE l.origin = 'c' AND x.key = 1 ORDER BY l.name, x.seqno",
        quote(table)
    )
}

/// A primary key's columns count as not null, though SQLite lets some of them be: <https://www.sqlite.org/quirks.html>.
fn add_columns(table: &mut TableStructure, rows: &[Vec<String>]) {
    let mut keys: Vec<(u32, String)> = Vec::new();
    for row in rows {
        let place = row[4].parse().expect("the place in a key is a number");
        table
            .columns
            .insert(row[0].clone(), row[2] == "0" && place == 0);
        if place > 0 {
            keys.push((place, row[0].clone()));
        }
    }
    keys.sort();
    table.primary_key = keys.into_iter().map(|(_, name)| name).collect();
}

fn add_indexes(table: &mut TableStructure, rows: Vec<Vec<String>>) {
    for row in rows {
        let [name, unique, part] =
            <[String; 3]>::try_from(row).expect("the query has three columns");
        let index = table.indexes.entry(name).or_insert_with(|| Index {
            parts: Vec::new(),
            unique: unique == "1",
        });
        index.parts.push(part);
    }
}

fn add_rule(table: &mut TableStructure, rule: Rule) {
    match rule {
        Rule::Check { name, .. } => table.checks.push(name),
        Rule::Unique { name, columns } => table.uniques.push(Unique { name, columns }),
        Rule::ForeignKey {
            name,
            columns,
            referred_table,
            referred_columns,
            ..
        } => {
            table.foreign_keys.push(ForeignKey {
                name,
                columns,
                referred_table,
                referred_columns,
            });
        }
        Rule::PrimaryKey { .. } | Rule::Collation { .. } | Rule::Generated { .. } => {}
    }
}
