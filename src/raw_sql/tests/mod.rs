//! Raw SQL against tables of cases.

mod alterations;
mod creations;
mod faults;
mod splitting;

use std::fmt::Write as _;

use super::apply;
use crate::catalog::{Catalog, Object, Table, canonical};
use crate::config::DialectName;

/// The catalog after some SQL that must be understood.
#[track_caller]
fn after(dialect: DialectName, sql: &str) -> Catalog {
    let mut catalog = Catalog::default();
    let findings = apply(&mut catalog, sql, dialect);
    assert!(findings.is_empty(), "{dialect}: {sql}\n{findings:#?}");
    catalog
}

/// The catalog in short, a line for each object.
fn outline(catalog: &Catalog) -> String {
    let lines: Vec<String> = catalog.objects().map(line).collect();
    lines.join("\n")
}

fn line(object: &Object) -> String {
    match object {
        Object::Table(table) => table_line(table),
        other => {
            let mut catalog = Catalog::default();
            catalog.put(other.clone());
            let form = canonical(&catalog).into_values().next().unwrap_or_default();
            format!("{} {form}", other.key().kind.as_str())
        }
    }
}

fn table_line(table: &Table) -> String {
    let mut text = format!("{}:", table.name);
    if table.opaque {
        text.push_str(" opaque");
    }
    for column in &table.columns {
        write!(text, " {}", column.name).unwrap();
        if let Some(data_type) = &column.data_type {
            write!(text, " {}", data_type.portable).unwrap();
        }
        if !column.nullable {
            text.push('!');
        }
        let parts = serde_json::to_value(&**column).unwrap();
        for key in [
            "default",
            "autoincrement",
            "identity",
            "computed",
            "collation",
            "comment",
        ] {
            if let Some(value) = parts.get(key) {
                write!(text, " {key}={}", short(value)).unwrap();
            }
        }
        text.push(',');
    }
    let parts = serde_json::to_value(table).unwrap();
    let keys = [
        "primary_key",
        "uniques",
        "foreign_keys",
        "checks",
        "indexes",
        "comment",
        "options",
        "triggers",
    ];
    for key in keys {
        if let Some(value) = parts.get(key) {
            write!(text, " {key}={}", short(value)).unwrap();
        }
    }
    text.trim_end_matches(',').to_owned()
}

fn short(value: &serde_json::Value) -> String {
    value.to_string().replace('"', "")
}

/// The catalog after some SQL, in short.
#[track_caller]
fn shown(dialect: DialectName, sql: &str) -> String {
    outline(&after(dialect, sql))
}

/// Compares the catalog after each case with what it should be.
#[track_caller]
fn assert_shown(start: &str, cases: &[(DialectName, &str, &str)]) {
    for (dialect, sql, expected) in cases {
        assert_eq!(
            shown(*dialect, &format!("{start}{sql}")),
            *expected,
            "{dialect}: {sql}"
        );
    }
}

/// Compares the findings of each case, and which tables are opaque after it, with what they should be.
#[track_caller]
fn assert_reported(start: &str, cases: &[(DialectName, &str, &str)]) {
    for (dialect, sql, expected) in cases {
        let mut catalog = Catalog::default();
        apply(&mut catalog, start, *dialect);
        let findings = apply(&mut catalog, sql, *dialect);
        let lines = findings.iter().map(|finding| {
            let place = &sql[finding.span.clone()];
            format!("{}: {} [{place}]", finding.code, finding.message)
        });
        let opaque = catalog.tables().filter(|table| table.opaque);
        let lines: Vec<String> = lines.chain(opaque.map(|table| table_line(table))).collect();
        assert_eq!(lines.join("\n"), *expected, "{dialect}: {sql}");
    }
}
