//! The words of an op as TOML, and names as SQL.

use gensql::config::DialectName;

use super::Table;

/// An op: its name and lines of `key = value`.
pub(super) fn op(name: &str, pairs: &[(&str, String)]) -> String {
    let mut text = format!("op = \"{name}\"\n");
    for (key, value) in pairs {
        text += &format!("{key} = {value}\n");
    }
    text
}

/// An op on a table.
pub(super) fn on(name: &str, table: &Table, pairs: &[(&str, String)]) -> String {
    let mut all = vec![("table", quoted(&table.name))];
    all.extend(table.schema.iter().map(|schema| ("schema", quoted(schema))));
    all.extend_from_slice(pairs);
    op(name, &all)
}

/// A TOML text.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('\n', "\\n"))
}

/// A TOML list of texts.
pub(super) fn list(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("[{}]", names.join(", "))
}

/// A name as SQL.
pub(super) fn ident(dialect: DialectName, name: &str) -> String {
    match dialect {
        DialectName::Mariadb | DialectName::Mysql => format!("`{name}`"),
        DialectName::Oracle if name.chars().all(|c| c != ' ' && !c.is_uppercase()) => {
            name.to_owned()
        }
        DialectName::Postgresql
        | DialectName::Sqlite
        | DialectName::Mssql
        | DialectName::Oracle => format!("\"{name}\""),
    }
}
