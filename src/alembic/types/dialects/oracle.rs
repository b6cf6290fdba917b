//! Oracle Database: <https://docs.sqlalchemy.org/en/21/dialects/oracle.html#oracle-data-types>

use super::{numeric, sized, standard};
use crate::alembic::types::generic::binary_precision;
use crate::alembic::types::made::{Flag, Home, Made};
use crate::alembic::types::spell::Sql;
use crate::python::Outcome;

/// What Oracle does not know in every version that is supported:
/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Data-Types.html>
const REJECTED: [&str; 11] = [
    "BIGINT",
    "BINARY",
    "BOOLEAN",
    "DATETIME",
    "DOUBLE",
    "JSON",
    "TEXT",
    "TIME",
    "TINYINT",
    "UUID",
    "VARBINARY",
];

pub(in crate::alembic::types) fn sql(made: &Made) -> Outcome<Sql> {
    let class = made.class.as_str();
    let is_own = made.home == Home::Oracle;
    Ok(match class {
        "JSON" if is_own && made.flag("use_blob", Flag::Unset)? => Sql::new("BLOB"),
        "TINYINT" => Sql::Missing,
        _ if REJECTED.contains(&class) => Sql::Rejected,
        "VARCHAR" | "VARCHAR2" | "NVARCHAR" | "NVARCHAR2" => {
            let Some(length) = made.size("length")? else {
                return Ok(Sql::Rejected);
            };
            match class {
                "VARCHAR" | "VARCHAR2" => Sql::new(format!("{class}({length} CHAR)")),
                _ => Sql::new(sized("NVARCHAR2", Some(length))),
            }
        }
        "FLOAT" if is_own => Sql::new(sized(class, made.size("binary_precision")?)),
        "FLOAT" if made.size("precision")?.is_some() => return binary_precision(made),
        "NUMBER" => Sql::new(numeric(class, made.size("precision")?, made.size("scale")?)),
        "TIMESTAMP" if made.home == Home::Mssql => Sql::Missing,
        "TIMESTAMP" if is_own && made.flag("local_timezone", Flag::Unset)? => {
            Sql::new("TIMESTAMP WITH LOCAL TIME ZONE")
        }
        "TIMESTAMP" if made.flag("timezone", Flag::Unset)? => Sql::new("TIMESTAMP WITH TIME ZONE"),
        "INTERVAL" if is_own => Sql::new(interval(
            made.size("day_precision")?,
            made.size("second_precision")?,
        )),
        "RAW" => Sql::new(sized(class, made.size("length")?)),
        "BINARY_DOUBLE" | "BINARY_FLOAT" | "LONG" | "ROWID" => Sql::new(class),
        "VECTOR" if is_own => vector(made)?,
        _ => standard(made)?,
    })
}

/// `INTERVAL DAY(2) TO SECOND(6)`
pub(in crate::alembic::types) fn interval(day: Option<String>, second: Option<String>) -> String {
    let (day, second) = (sized("DAY", day), sized("SECOND", second));
    format!("INTERVAL {day} TO {second}")
}

fn vector(made: &Made) -> Outcome<Sql> {
    let star = || "*".to_owned();
    let dimensions = made.size("dim")?.unwrap_or_else(star);
    // `VectorStorageFormat.FLOAT32`
    let word = |name: &str| {
        let argument = made.argument(name)?;
        let path = argument.value.as_path()?;
        path.rsplit('.').next().map(str::to_owned)
    };
    let format = word("storage_format").unwrap_or_else(star);
    let storage = word("storage_type").unwrap_or_else(star);
    Ok(Sql::new(format!("VECTOR({dimensions},{format},{storage})")))
}
