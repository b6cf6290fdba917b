//! How SQLAlchemy prints the types of SQL that it does not translate.
//!
//! One file a dialect. Each says for a class by its name what is printed, and what of that the engine refuses.

pub(super) mod mssql;
pub(super) mod mysql;
pub(super) mod oracle;
pub(super) mod postgresql;
pub(super) mod sqlite;

use super::made::Made;
use super::spell::Sql;
use crate::python::Outcome;

/// A name with its size in parentheses.
pub(super) fn sized(name: &str, size: Option<String>) -> String {
    match size {
        Some(size) => format!("{name}({size})"),
        None => name.to_owned(),
    }
}

/// A name with its digits in parentheses.
pub(super) fn numeric(name: &str, precision: Option<String>, scale: Option<String>) -> String {
    match (precision, scale) {
        (Some(precision), Some(scale)) => format!("{name}({precision}, {scale})"),
        (precision, _) => sized(name, precision),
    }
}

/// What every dialect prints, unless it prints it in its own way.
fn standard(made: &Made) -> Outcome<Sql> {
    let class = made.class.as_str();
    Ok(Sql::new(match class {
        "FLOAT" | "DOUBLE" | "REAL" | "INTEGER" | "SMALLINT" | "BIGINT" | "TIMESTAMP"
        | "DATETIME" | "DATE" | "TIME" | "CLOB" | "NCLOB" | "UUID" | "BLOB" | "BOOLEAN"
        | "JSON" => class.to_owned(),
        "DOUBLE_PRECISION" => "DOUBLE PRECISION".to_owned(),
        "NUMERIC" | "DECIMAL" => numeric(class, made.size("precision")?, made.size("scale")?),
        "CHAR" | "NCHAR" | "VARCHAR" | "NVARCHAR" | "TEXT" | "BINARY" | "VARBINARY" => {
            sized(class, made.size("length")?)
        }
        _ => return Ok(Sql::Missing),
    }))
}
