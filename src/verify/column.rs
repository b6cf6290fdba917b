//! What an engine's catalog says of a column.

use minijinja::Value;

use super::{ANYTHING, engine_type};
use crate::catalog::{Catalog, Column, ColumnType, DefaultValue, Literal, Table};
use crate::config::DialectName;
use crate::dialect::{Dialect, EnumStyle};
use crate::statement::{Change, Inline, Lowering, Params, column_params};

/// The detail of a column: `TYPE[ not null][ counts up][ generated][ default VALUE]`.
pub(super) fn detail(
    dialect: &Dialect,
    catalog: &Catalog,
    table: &Table,
    column: &Column,
) -> String {
    let change = Change {
        touched: &[],
        after: catalog,
    };
    let cx = Lowering { dialect, change };
    let Ok(params) = column_params(&cx, table, column, &Inline::default()) else {
        return ANYTHING.to_string();
    };
    let type_sql = params.find("type").and_then(Value::as_str);
    let known = type_sql.and_then(|sql| match &column.data_type {
        // A type of its own has the name that the revisions give it.
        Some(data_type) if has_own_name(dialect, data_type) => Some(sql.to_owned()),
        _ => engine_type::of(dialect.name, sql),
    });
    let Some(mut detail) = known else {
        return ANYTHING.to_string();
    };
    let is_set = |name: &str| params.find(name).is_some_and(Value::is_true);
    if !is_set("nullable") {
        detail.push_str(" not null");
    }
    if counts_up(dialect.name, &params) {
        detail.push_str(" counts up");
    }
    if column.computed.is_some() {
        // What it is computed from, and whether it may be NULL, the engine says in its own way.
        return detail.trim_end_matches(" not null").to_owned() + " generated?";
    }
    if let Some(default) = &column.default {
        detail.push_str(" default ");
        // With places behind the point a number is spelled with them.
        let is_whole = !["decimal", "numeric", "number", "float", "double", "real"]
            .iter()
            .any(|word| detail.starts_with(word));
        detail.push_str(&value(dialect, default, is_whole));
    } else if dialect.name.parent() == Some(DialectName::Mysql) && detail.starts_with("timestamp") {
        // The server may give it one: https://mariadb.com/kb/en/timestamp/#automatic-values
        detail.push(ANYTHING);
    }
    detail
}

/// Whether a type is an enum that the engine names as it stands in the column.
fn has_own_name(dialect: &Dialect, data_type: &ColumnType) -> bool {
    let name = data_type.for_dialect(dialect.name).enum_name();
    dialect.enums == EnumStyle::Type && name.is_some_and(|name| name.schema.is_none())
}

/// Whether the engine's catalog knows that the column counts up.
fn counts_up(dialect: DialectName, params: &Params) -> bool {
    let has = |name: &str| params.find(name).is_some_and(Value::is_true);
    match dialect {
        // The row id of SQLite is in no catalog, and without an identity Oracle has nothing.
        DialectName::Sqlite => false,
        DialectName::Oracle => has("identity"),
        DialectName::Postgresql
        | DialectName::Mysql
        | DialectName::Mariadb
        | DialectName::Mssql => has("counts_up") || has("identity"),
    }
}

/// A default as the queries give it: without quotes, parentheses and casts.
fn value(dialect: &Dialect, default: &DefaultValue, is_whole: bool) -> String {
    let DefaultValue::Literal(literal) = default else {
        return ANYTHING.to_string();
    };
    match literal {
        // Oracle keeps them as LONG, which no query compares:
        // https://docs.oracle.com/en/database/oracle/oracle-database/19/refrn/ALL_TAB_COLUMNS.html
        _ if dialect.name == DialectName::Oracle => ANYTHING.to_string(),
        Literal::Text(text) if is_plain(text) => text.clone(),
        Literal::Integer(number) if is_whole => number.to_string(),
        Literal::Boolean(is_true) if dialect.name == DialectName::Postgresql => is_true.to_string(),
        Literal::Boolean(is_true) => u8::from(*is_true).to_string(),
        Literal::Text(_)
        | Literal::Integer(_)
        | Literal::Null
        | Literal::Decimal(_)
        | Literal::Date(_)
        | Literal::Time(_)
        | Literal::DateTime { .. } => ANYTHING.to_string(),
    }
}

/// Whether every engine hands a text back as it was given.
fn is_plain(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " _-.,;/+".contains(c);
    !text.is_empty() && text.chars().all(is_plain)
}
