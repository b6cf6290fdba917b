//! What a type of SQL means: the portable type that stands for it.

use super::made::{Flag, Home, Made};
use crate::catalog::DataType;
use crate::python::Outcome;

/// The portable type that stands for it.
pub(super) fn meaning(made: &Made) -> Outcome<Option<DataType>> {
    let length = || -> Outcome<Option<u32>> { Ok(number(made.size("length")?)) };
    Ok(Some(match made.class.as_str() {
        "INTEGER" => DataType::Integer,
        "BIGINT" => DataType::BigInteger,
        "SMALLINT" | "TINYINT" => DataType::SmallInteger,
        "NUMERIC" | "DECIMAL" => {
            DataType::Numeric(number(made.size("precision")?), number(made.size("scale")?))
        }
        "FLOAT" | "REAL" => DataType::Float,
        "DOUBLE" | "DOUBLE_PRECISION" => DataType::Double,
        "VARCHAR" | "NVARCHAR" | "VARCHAR2" | "NVARCHAR2" => DataType::String(length()?),
        "CHAR" | "NCHAR" => DataType::String(Some(length()?.unwrap_or(1))),
        "TEXT" | "NTEXT" | "CLOB" | "NCLOB" | "TINYTEXT" | "MEDIUMTEXT" | "LONGTEXT" => {
            DataType::Text
        }
        "BLOB" | "BYTEA" | "IMAGE" => DataType::LargeBinary,
        "BINARY" | "VARBINARY" => length()?.map_or(DataType::LargeBinary, DataType::Binary),
        "BOOLEAN" => DataType::Boolean,
        "BIT" if made.home == Home::Mssql => DataType::Boolean,
        "DATE" if made.home == Home::Oracle => DataType::DateTime { timezone: false },
        "DATE" => DataType::Date,
        "TIME" => DataType::Time,
        "DATETIME" | "TIMESTAMP" => DataType::DateTime {
            timezone: made.flag("timezone", Flag::Unset)?,
        },
        "DATETIMEOFFSET" => DataType::DateTime { timezone: true },
        "UUID" | "UNIQUEIDENTIFIER" => DataType::Uuid,
        "JSON" => DataType::Json,
        "INTERVAL" => DataType::Interval,
        _ => return Ok(None),
    }))
}

/// A size as a number above zero; `max` is none.
pub(super) fn number(size: Option<String>) -> Option<u32> {
    size?.parse().ok().filter(|number| *number > 0)
}
