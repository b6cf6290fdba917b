//! What an engine's catalog says of constraints, indexes and triggers.

use super::{ANYTHING, EXISTS, Expectation};
use crate::catalog::{ForeignKey, Index, IndexKey, Options, ReferentialAction, SortOrder, Table};
use crate::config::DialectName;
use crate::dialect::{Dialect, Feature};

/// Everything that stands on the columns of a table.
pub(super) fn of(dialect: &Dialect, table: &Table) -> Vec<Expectation> {
    let expect = |kind, part: &str, detail: &str| Expectation::new(kind, &table.name, part, detail);
    let mut expected = Vec::new();
    if let Some(key) = &table.primary_key {
        expected.push(expect("primary key", "", &columns(&key.columns)));
    }
    for unique in &table.uniques {
        let name = named(dialect, unique.name.as_deref());
        expected.push(expect("unique", &columns(&unique.columns), &name));
    }
    for key in &table.foreign_keys {
        let part = format!(
            "{} -> {}{}",
            columns(&key.columns),
            key.referred.name,
            columns(&key.referred_columns)
        );
        let name = named(dialect, key.name.as_deref());
        let detail = format!(
            "{}{}, {name}",
            validity(dialect, &key.options),
            actions(dialect, key)
        );
        expected.push(expect("foreign key", &part, &detail));
    }
    for check in &table.checks {
        if let Some(name) = &check.name {
            let detail = format!("{}{EXISTS}", validity(dialect, &check.options));
            expected.push(expect("check", name, &detail));
        }
    }
    let excludes = table.excludes.iter();
    let excludes = excludes.filter_map(|exclude| exclude.name.as_deref());
    expected.extend(excludes.map(|name| expect("exclusion", name, EXISTS)));
    let indexes = table.indexes.iter();
    expected.extend(indexes.map(|index| expect("index", &index.name, &described(dialect, index))));
    let triggers = table.triggers.iter();
    expected.extend(triggers.map(|trigger| expect("trigger", &trigger.name, EXISTS)));
    if dialect.has(Feature::NamedPartition) {
        let named = table.partitions.named.iter();
        expected.extend(named.map(|partition| expect("partition", &partition.name, EXISTS)));
    }
    expected
}

/// `named NAME`; the engine finds one where the revisions do not, and SQLite's catalog holds none:
/// <https://www.sqlite.org/pragma.html#pragma_foreign_key_list>
fn named(dialect: &Dialect, name: Option<&str>) -> String {
    let name = name.filter(|_| dialect.name != DialectName::Sqlite);
    format!("named {}", name.unwrap_or("?"))
}

/// Rows that are there already may break a constraint that is not valid.
fn validity(dialect: &Dialect, options: &Options) -> &'static str {
    if options.is_on(dialect.name, "not_valid") {
        "not valid "
    } else {
        ""
    }
}

fn columns(names: &[String]) -> String {
    format!("({})", names.join(", "))
}

/// `on delete ACTION, on update ACTION`, in the words of the SQL standard.
fn actions(dialect: &Dialect, key: &ForeignKey) -> String {
    let words = |action: Option<ReferentialAction>| match action {
        None => "no action",
        // InnoDB does the same for both, and MariaDB tells of RESTRICT where nothing was said.
        // https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html
        Some(ReferentialAction::Restrict)
            if matches!(dialect.name, DialectName::Mysql | DialectName::Mariadb) =>
        {
            "no action"
        }
        Some(action) => action.words(),
    };
    let on_delete = words(key.on_delete);
    if dialect.name == DialectName::Oracle {
        return format!("on delete {on_delete}");
    }
    format!("on delete {on_delete}, on update {}", words(key.on_update))
}

/// `[unique ](a, b desc)[ include (c)][ partial]`.
fn described(dialect: &Dialect, index: &Index) -> String {
    let mut text = if index.unique { "unique (" } else { "(" }.to_owned();
    for (position, part) in index.columns.iter().enumerate() {
        if position > 0 {
            text.push_str(", ");
        }
        let IndexKey::Column(name) = &part.key else {
            // Each engine spells an expression in its own way.
            text.push(ANYTHING);
            return text;
        };
        text.push_str(name);
        if let Some(length) = part.length {
            text.extend(["(", &length.to_string(), ")"]);
        }
        if part.order == Some(SortOrder::Desc) {
            if dialect.name == DialectName::Oracle {
                // It is kept as an expression: https://docs.oracle.com/en/database/oracle/oracle-database/19/refrn/ALL_IND_COLUMNS.html
                text.truncate(text.len() - name.len());
                text.push(ANYTHING);
                return text;
            }
            text.push_str(" desc");
        }
    }
    text.push(')');
    if !index.include.is_empty() {
        text.extend([" include ", &columns(&index.include)]);
    }
    if index.condition.is_some() || index.options.find(dialect.name, "where").is_some() {
        text.push_str(" partial");
    }
    text
}
