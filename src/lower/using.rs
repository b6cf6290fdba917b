//! Changes of type that PostgreSQL makes only with `USING`: those without an assignment cast.
//! <https://www.postgresql.org/docs/current/sql-createcast.html>

use crate::catalog::DataType;
use crate::statement::Lowering;

/// The expression that turns the old values into the new type; `None`: the engine does it by itself.
pub(super) fn derived(
    cx: &Lowering<'_>,
    column: &str,
    from: &DataType,
    to: &DataType,
    type_sql: &str,
) -> Option<String> {
    let column = cx.dialect.ident(column);
    match (family(from), family(to)) {
        (Family::Boolean, Family::Number) if type_sql == "INTEGER" => {
            Some(format!("{column}::{type_sql}"))
        }
        (from, to) if from == to && from != Family::Enum => None,
        // Every type has an assignment cast to text.
        (Family::Other, _)
        | (_, Family::Text | Family::Other)
        | (Family::Date, Family::DateTime)
        | (Family::DateTime, Family::Date) => None,
        (Family::Number, Family::Boolean) | (Family::Boolean, Family::Number) => {
            Some(format!("{column}::integer::{type_sql}"))
        }
        (Family::Text, _) => Some(format!("{column}::{type_sql}")),
        _ => Some(format!("{column}::text::{type_sql}")),
    }
}

/// Whether a default is another one in the new type: an expression that leans on the old type would be left.
pub(super) fn changes_kind(from: &DataType, to: &DataType) -> bool {
    family(from) != family(to) || family(from) == Family::Enum
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Family {
    Number,
    Text,
    Boolean,
    Date,
    DateTime,
    Enum,
    Json,
    Uuid,
    Bytes,
    Other,
}

fn family(data_type: &DataType) -> Family {
    match data_type {
        DataType::Integer
        | DataType::BigInteger
        | DataType::SmallInteger
        | DataType::Numeric(..)
        | DataType::Float
        | DataType::Double => Family::Number,
        DataType::String(_) | DataType::Text => Family::Text,
        DataType::Boolean => Family::Boolean,
        DataType::Date => Family::Date,
        DataType::DateTime { .. } => Family::DateTime,
        DataType::Enum { .. } => Family::Enum,
        DataType::Json => Family::Json,
        DataType::Uuid => Family::Uuid,
        DataType::Binary(_) | DataType::LargeBinary => Family::Bytes,
        DataType::Time | DataType::Interval | DataType::Exact(_) => Family::Other,
    }
}
