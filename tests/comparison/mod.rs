//! A database's structure against the replayed catalog, and two descriptions against each other.

#![allow(dead_code, reason = "each test program uses a part")]

use std::sync::Arc;

use gensql::catalog::{
    Catalog, Column, DataType, DefaultValue, Function, Grants, Index as CatalogIndex, Literal,
    Object, PartitionOf, PartitionValues, QualifiedName, Table,
};
use gensql::config::DialectName;

use crate::engines::{Engine, ForeignKey, Index, Structure, TableStructure, Unique};

const EXPRESSION: &str = "(expression)";

/// Fails with the lines that differ.
pub(crate) fn assert_same(what: &str, is: &str, wanted: &str) {
    let only = |lines: &str, others: &str, mark: char| -> String {
        let lines = lines
            .lines()
            .filter(|line| !others.lines().any(|other| other == *line));
        lines.fold(String::new(), |text, line| {
            text + &format!("{mark} {line}\n")
        })
    };
    assert!(
        is == wanted,
        "{what}\n{}{}\n{is}",
        only(wanted, is, '-'),
        only(is, wanted, '+')
    );
}

/// Fails unless the database has exactly what the catalog holds.
pub(crate) fn assert_structure(engine: Engine, structure: Structure, catalog: &Catalog) {
    let wanted = structure_of(engine, catalog);
    let mut is = structure;
    gather_all(&mut is, &wanted);
    for (name, table) in &mut is.tables {
        if engine == Engine::MariaDb {
            table.fold_unique_indexes();
        }
        if let Some(wanted) = wanted.tables.get(name) {
            forget_chosen_names(table, wanted);
            let is_opaque = |table: &&Arc<Table>| table.opaque && table.name.to_string() == *name;
            if wanted.partition_of.is_some() || catalog.tables().any(|table| is_opaque(&table)) {
                forget_handed_down(table, wanted);
            }
        }
    }
    assert_same(
        "the structure is not the catalog's",
        &format!("{is:#?}"),
        &format!("{wanted:#?}"),
    );
}

/// Takes away what a partition has, or had, because its parent has it, under names that the engine chose.
fn forget_handed_down(is: &mut TableStructure, wanted: &TableStructure) {
    is.primary_key.clone_from(&wanted.primary_key);
    is.uniques.retain(|unique| wanted.uniques.contains(unique));
    is.foreign_keys
        .retain(|key| wanted.foreign_keys.contains(key));
    is.checks.retain(|check| wanted.checks.contains(check));
    is.indexes
        .retain(|name, _| wanted.indexes.contains_key(name));
}

/// Parent and values as PostgreSQL tells them.
fn partition_in_words(partition_of: &PartitionOf) -> String {
    let words = |values: &[DefaultValue]| {
        let words = values.iter().map(|value| match value {
            DefaultValue::Literal(Literal::Integer(number)) => number.to_string(),
            DefaultValue::Literal(Literal::Text(text) | Literal::Date(text)) => format!("'{text}'"),
            DefaultValue::Literal(other) => panic!("no words for {other:?}"),
            DefaultValue::Sql(sql) => sql.sql.clone(),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let values = match &partition_of.values {
        PartitionValues::Range { from, to } => {
            format!("FOR VALUES FROM ({}) TO ({})", words(from), words(to))
        }
        PartitionValues::List(values) => format!("FOR VALUES IN ({})", words(values)),
        PartitionValues::Hash { modulus, remainder } => {
            format!("FOR VALUES WITH (modulus {modulus}, remainder {remainder})")
        }
        PartitionValues::Default => "DEFAULT".to_owned(),
        PartitionValues::Below(_) => panic!("a table takes a range with both ends"),
    };
    format!("{} {values}", partition_of.table)
}

/// What a database must look like.
fn structure_of(engine: Engine, catalog: &Catalog) -> Structure {
    let mut structure = Structure::default();
    for table in catalog.tables() {
        if table.name.schema.is_none() || engine == Engine::Postgres {
            structure
                .tables
                .insert(table.name.to_string(), table_structure(engine, table));
        }
    }
    for view in catalog.views() {
        if view.name.schema.is_none() || engine == Engine::Postgres {
            structure.views.insert(view.name.to_string());
        }
    }
    let grants = catalog.objects().filter_map(Object::as_grants);
    structure.grants.extend(grants.flat_map(grants_of));
    structure
}

/// The grants on one object; a function is told by its bare name.
fn grants_of(grants: &Grants) -> impl Iterator<Item = String> {
    let owner = format!("{} {}", grants.owner.kind.as_str(), grants.owner.name);
    let owner = Function::bare(&owner).to_owned();
    grants
        .in_words()
        .map(move |right| format!("{owner}: {right}"))
}

/// Makes `all` of the single privileges that an engine tells in its place.
fn gather_all(is: &mut Structure, wanted: &Structure) {
    for grant in &wanted.grants {
        let Some((owner, role)) = grant.split_once(": all to ") else {
            continue;
        };
        let (start, end) = (format!("{owner}: "), format!(" to {role}"));
        let before = is.grants.len();
        is.grants.retain(|grant| {
            !grant.starts_with(&start) || !grant.ends_with(&end) || grant.contains('(')
        });
        if before > is.grants.len() + 2 {
            is.grants.insert(grant.clone());
        }
    }
}

fn table_structure(engine: Engine, table: &Table) -> TableStructure {
    let columns = table.columns.iter().map(|column| {
        let counts = column.identity.is_some() || table.counts_up(column);
        let nullable = column.nullable && !table.is_key_column(&column.name) && !counts;
        (column.name.clone(), nullable)
    });
    let mut wanted = TableStructure {
        columns: columns.collect(),
        primary_key: table
            .primary_key
            .as_ref()
            .map(|key| key.columns.clone())
            .unwrap_or_default(),
        partition_of: table.partition_of.as_deref().map(partition_in_words),
        ..TableStructure::default()
    };
    wanted
        .uniques
        .extend(table.uniques.iter().map(|unique| Unique {
            name: unique.name.clone(),
            columns: unique.columns.clone(),
        }));
    wanted
        .foreign_keys
        .extend(table.foreign_keys.iter().map(|key| ForeignKey {
            name: key.name.clone(),
            columns: key.columns.clone(),
            referred_table: key.referred.to_string(),
            referred_columns: key.referred_columns.clone(),
        }));
    wanted
        .checks
        .extend(table.checks.iter().map(|check| check.name.clone()));
    if engine == Engine::MariaDb {
        // https://mariadb.com/kb/en/json-data-type/: JSON is text with a check that is named for the column.
        let json = table.columns.iter().filter(|column| is_json(column));
        wanted
            .checks
            .extend(json.map(|column| Some(column.name.clone())));
    }
    for index in &table.indexes {
        wanted
            .indexes
            .insert(index.name.clone(), index_structure(index));
    }
    if engine == Engine::MariaDb {
        wanted.fold_unique_indexes();
    }
    sort(&mut wanted);
    wanted
}

fn index_structure(index: &CatalogIndex) -> Index {
    let parts = index.columns.iter().map(|part| {
        part.column_name()
            .map_or_else(|| EXPRESSION.to_owned(), str::to_owned)
    });
    Index {
        parts: parts.collect(),
        unique: index.unique,
    }
}

fn is_json(column: &Column) -> bool {
    column.data_type.as_ref().is_some_and(|data_type| {
        matches!(data_type.for_dialect(DialectName::Mariadb), DataType::Json)
    })
}

/// Takes away the names that the engine gave to what the catalog has without a name.
fn forget_chosen_names(is: &mut TableStructure, wanted: &TableStructure) {
    for unique in &mut is.uniques {
        let nameless = Unique {
            name: None,
            columns: unique.columns.clone(),
        };
        if !wanted.uniques.contains(unique) && wanted.uniques.contains(&nameless) {
            *unique = nameless;
        }
    }
    for key in &mut is.foreign_keys {
        let nameless = ForeignKey {
            name: None,
            ..key.clone()
        };
        if !wanted.foreign_keys.contains(key) && wanted.foreign_keys.contains(&nameless) {
            *key = nameless;
        }
    }
    for check in &mut is.checks {
        if !wanted.checks.contains(check) && wanted.checks.contains(&None) {
            *check = None;
        }
    }
    sort(is);
}

fn sort(table: &mut TableStructure) {
    table.uniques.sort();
    table.foreign_keys.sort();
    table.checks.sort();
}

/// The name of a table as a query of any engine under test can have it.
pub(crate) fn quoted(engine: Engine, name: &QualifiedName) -> String {
    let mark = if engine == Engine::MariaDb { '`' } else { '"' };
    match &name.schema {
        Some(schema) => format!("{mark}{schema}{mark}.{mark}{}{mark}", name.name),
        None => format!("{mark}{}{mark}", name.name),
    }
}

/// What PostgreSQL names for a table, in a line of the description: what stands before the name, the name's end, what follows.
const CHOSEN_NAMES: [(&str, &str, &str); 4] = [
    ("sequence ", "_id_seq", ""),
    ("nextval('", "_id_seq", "'::regclass"),
    ("  primary key ", "_pkey", ": "),
    ("  unique ", "_key", ": "),
];

/// The description without the names that the engine made from a table's name: they stay when the table is renamed.
pub(crate) fn without_chosen_names(description: &str) -> String {
    let mut sections: Vec<String> = Vec::new();
    for line in description.lines() {
        let line = CHOSEN_NAMES.iter().fold(line.to_owned(), without_name);
        match sections.last_mut() {
            Some(section) if line.starts_with(' ') => section.push_str(&(line + "\n")),
            _ => sections.push(line + "\n"),
        }
    }
    sections.sort();
    sections.concat()
}

/// A line with no more than the end of such a name, which may hold blanks and stand in quotes.
fn without_name(line: String, (before, end, after): &(&str, &str, &str)) -> String {
    let cut = || {
        let (head, rest) = line.split_once(before)?;
        let (name, tail) = match *after {
            "" => (rest, ""),
            after => rest.split_at(rest.find(after)?),
        };
        let is_chosen = name.trim_end_matches('"').ends_with(end);
        is_chosen.then(|| format!("{head}{before}{end}{tail}"))
    };
    cut().unwrap_or(line)
}
