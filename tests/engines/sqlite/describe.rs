//! The description of an SQLite database, from pragmas and from the statements it keeps.

use super::super::description::Description;
use super::declaration::Rule;
use super::token::{normal, tokens};
use super::{Sqlite, columns_query};

/// Describes everything but SQLite's own tables.
pub(super) fn describe(database: &Sqlite) -> Description {
    let mut description = Description::default();
    add_tables(database, &mut description);
    add_statements(database, &mut description);
    description
}

fn add_tables(database: &Sqlite, description: &mut Description) {
    for (name, declaration) in database.declarations() {
        description.add("table", &name, "");
        for line in table_options(database, &name) {
            description.add("table", &name, &line);
        }
        for row in database.read(&columns_query(&name)) {
            description.add("table", &name, &column_line(&row, &declaration.rules));
        }
        for rule in &declaration.rules {
            if let Some(line) = rule_line(rule) {
                description.add("table", &name, &line);
            }
        }
    }
}

/// <https://www.sqlite.org/pragma.html#pragma_table_list>
fn table_options(database: &Sqlite, table: &str) -> Vec<String> {
    let sql = "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'";
    let rows = database.read(sql);
    let Some(row) = rows.iter().find(|row| row[0] == table) else {
        return Vec::new();
    };
    let mut options = Vec::new();
    if row[1] != "table" {
        options.push(row[1].clone());
    }
    if row[2] == "1" {
        options.push("without rowid".to_owned());
    }
    if row[3] == "1" {
        options.push("strict".to_owned());
    }
    options
}

fn column_line(row: &[String], rules: &[Rule]) -> String {
    let [name, kind, not_null, default, ..] = row else {
        panic!("the query has six columns");
    };
    let mut line = format!("column {name}: {}", kind.to_lowercase());
    if not_null == "1" {
        line.push_str(" not null");
    }
    if !default.is_empty() {
        line = format!("{line} default {}", normal(&tokens(default)));
    }
    for rule in rules {
        match rule {
            Rule::Collation { column, collation } if column == name => {
                line = format!("{line} collate {collation}");
            }
            Rule::Generated { column, text } if column == name => line = format!("{line} {text}"),
            _ => {}
        }
    }
    line
}

fn rule_line(rule: &Rule) -> Option<String> {
    let named = |kind: &str, name: &Option<String>| match name {
        Some(name) => format!("{kind} {name}"),
        None => kind.to_owned(),
    };
    match rule {
        Rule::PrimaryKey { name, text } => {
            Some(format!("{}: ({text})", named("primary key", name)))
        }
        Rule::Unique { name, columns } => Some(format!(
            "{}: ({})",
            named("unique", name),
            columns.join(", ")
        )),
        Rule::Check { name, text } => Some(format!("{}: ({text})", named("check", name))),
        Rule::ForeignKey {
            name,
            columns,
            referred_table,
            referred_columns,
            actions,
        } => Some(format!(
            "{}: ({}) references {referred_table} ({}){actions}",
            named("foreign key", name),
            columns.join(", "),
            referred_columns.join(", "),
        )),
        Rule::Collation { .. } | Rule::Generated { .. } => None,
    }
}

/// Indexes, triggers and views are the text that made them; automatic indexes have none.
fn add_statements(database: &Sqlite, description: &mut Description) {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema \
               WHERE type <> 'table' AND sql IS NOT NULL OR sql LIKE 'create virtual%'";
    for row in database.read(sql) {
        let [kind, name, table, sql] =
            <[String; 4]>::try_from(row).expect("the query has four columns");
        let text = normal(&tokens(&sql));
        match kind.as_str() {
            "view" | "table" => description.add(&kind, &name, &format!("as: {text}")),
            _ => {
                let owner = if database.has_view(&table) {
                    "view"
                } else {
                    "table"
                };
                description.add(owner, &table, &format!("{kind} {name}: {text}"));
            }
        }
    }
}

impl Sqlite {
    fn has_view(&self, name: &str) -> bool {
        self.read("SELECT name FROM sqlite_schema WHERE type = 'view'")
            .iter()
            .any(|row| row[0] == name)
    }
}
