//! What SQLAlchemy prints stands in `lists/`, what gensql makes of it in the snapshots, with SQLAlchemy's own SQL
//! wherever that is another one.

use std::fmt::Write as _;

use gensql::alembic::types::{ColumnTyped, TypeToml};
use gensql::catalog::parse_type;
use gensql::config::{DialectConfig, DialectName};
use gensql::dialect::Dialect;

use crate::python::{IMPORTS, cast_name, column_type};

#[test]
fn types_of_sqlalchemy_itself() {
    snapshot("core", include_str!("lists/core.txt"));
}

#[test]
fn types_of_its_postgresql() {
    snapshot("postgresql", include_str!("lists/postgresql.txt"));
}

#[test]
fn types_of_its_mysql() {
    snapshot("mysql", include_str!("lists/mysql.txt"));
}

#[test]
fn types_of_its_other_dialects() {
    snapshot("others", include_str!("lists/others.txt"));
}

#[test]
fn types_of_other_libraries() {
    snapshot("libraries", include_str!("lists/libraries.txt"));
}

fn snapshot(name: &str, list: &str) {
    let mut report = String::new();
    for (expression, measured) in entries(list) {
        writeln!(report, "{expression}").expect("a text takes text");
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for dialect in DialectName::ALL {
            let text = line(expression, dialect, &measured);
            match groups.iter_mut().find(|(other, _)| *other == text) {
                Some((_, names)) => names.push(dialect.as_str()),
                None => groups.push((text, vec![dialect.as_str()])),
            }
        }
        for (text, names) in groups {
            let names = if names.len() == DialectName::ALL.len() {
                "all".to_owned()
            } else {
                names.join(" ")
            };
            writeln!(report, "    {names}: {text}").expect("a text takes text");
        }
    }
    insta::assert_snapshot!(name, report);
}

/// Expressions, each with what SQLAlchemy prints on which dialects.
fn entries(list: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut entries: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in list.lines() {
        match (line.strip_prefix("    "), entries.last_mut()) {
            (Some(group), Some((_, measured))) => {
                let (names, sql) = group.split_once(": ").expect("names and SQL");
                measured.push((names, sql));
            }
            _ => entries.push((line, Vec::new())),
        }
    }
    entries
}

/// What gensql makes of a type: `string(50)`, its SQL where that is not plain, and SQLAlchemy's where it is another one.
fn line(expression: &str, dialect: DialectName, measured: &[(&str, &str)]) -> String {
    let theirs = measured
        .iter()
        .find(|(names, _)| *names == "all" || names.split(' ').any(|name| name == dialect.as_str()))
        .map(|(_, sql)| *sql);
    let dialect = Dialect::new(dialect, &DialectConfig::default());
    let (text, sql) = match column_type(&format!("{IMPORTS}\nT = {expression}\n"), &dialect) {
        Ok(typed) => shown(&typed, &dialect),
        Err(message) => {
            return match theirs {
                Some(theirs) => format!("error: {message} | SQLAlchemy {theirs}"),
                None => format!("error: {message}"),
            };
        }
    };
    match theirs {
        Some(theirs) if theirs == sql => text,
        Some(theirs) => format!("{text} = {sql} | SQLAlchemy {theirs}"),
        None => format!("{text} = {sql} | SQLAlchemy refuses"),
    }
}

fn shown(typed: &ColumnTyped, dialect: &Dialect) -> (String, String) {
    let (text, sql) = match &typed.toml {
        TypeToml::Text(text) | TypeToml::EnumArray(text, _) => {
            let data_type = parse_type(text).expect("a type");
            let sql = dialect
                .type_sql(&data_type, &[])
                .expect("a type of this dialect");
            (text.clone(), sql)
        }
        TypeToml::Enum(enum_type) => {
            let name = dialect.ident(&enum_type.name);
            let sql = match &enum_type.schema {
                Some(schema) => format!("{}.{name}", dialect.schema(schema)),
                None => name,
            };
            (format!("enum {:?}", enum_type.values), sql)
        }
    };
    match &typed.collation {
        None => (text, sql),
        Some(collation) => {
            let quoted = match dialect.name {
                DialectName::Postgresql | DialectName::Sqlite | DialectName::Oracle => {
                    format!("\"{collation}\"")
                }
                _ => collation.clone(),
            };
            (
                format!("{text} collation {collation}"),
                format!("{sql} COLLATE {quoted}"),
            )
        }
    }
}

#[test]
fn names_in_casts() {
    let mut report = String::new();
    for (expression, measured) in entries(include_str!("lists/casts.txt")) {
        writeln!(report, "{expression}").expect("a text takes text");
        for (names, theirs) in measured {
            for name in names.split(' ') {
                let name = DialectName::parse(name).expect("a dialect");
                let dialect = Dialect::new(name, &DialectConfig::default());
                let text = format!("{IMPORTS}\nT = {expression}\n");
                let ours = match cast_name(&text, &dialect) {
                    Ok(Some(ours)) => ours,
                    Ok(None) => "no cast".to_owned(),
                    Err(message) => format!("error: {message}"),
                };
                if ours == theirs {
                    writeln!(report, "    {name}: {ours}").expect("a text takes text");
                } else {
                    writeln!(report, "    {name}: {ours} | SQLAlchemy {theirs}")
                        .expect("a text takes text");
                }
            }
        }
    }
    insta::assert_snapshot!("casts", report);
}
