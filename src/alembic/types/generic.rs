//! The types that SQLAlchemy translates for each dialect: <https://docs.sqlalchemy.org/en/21/core/type_basics.html>

use super::Types;
use super::dialects::{numeric, sized};
use super::made::{Flag, Made, SPEC};
use super::meaning::number;
use super::spell::Form;
use crate::catalog::DataType;
use crate::config::DialectName;
use crate::python::{Host, Outcome};

impl<H: Host> Types<'_, H> {
    /// The form of a generic type; none for a type that SQLAlchemy prints under its own name.
    pub(super) fn generic(&self, made: &Made) -> Outcome<Option<Form>> {
        let dialect = self.dialect.name;
        Ok(Some(match made.class.as_str() {
            "Integer" => Form::Portable(DataType::Integer),
            "SmallInteger" => Form::Portable(DataType::SmallInteger),
            "BigInteger" => Form::Portable(DataType::BigInteger),
            "Numeric" => decimal(made)?,
            "Float" => return self.float(made).map(Some),
            "Double" => Form::Portable(DataType::Double),
            "Boolean" | "MatchType" => Form::Portable(DataType::Boolean),
            "Unicode" if dialect == DialectName::Mssql => {
                let length = made.size("length")?.unwrap_or_else(|| "max".to_owned());
                Form::Exact(sized("NVARCHAR", Some(length)))
            }
            "String" | "Unicode" => string(made)?,
            "Text" | "UnicodeText" => long_text(made, dialect)?,
            "LargeBinary" | "PickleType" => long_binary(made, dialect)?,
            "Date" => Form::Portable(DataType::Date),
            "DateTime" => Form::Portable(DataType::DateTime {
                timezone: made.flag("timezone", Flag::Unset)?,
            }),
            "Time"
                if dialect == DialectName::Postgresql && made.flag("timezone", Flag::Unset)? =>
            {
                Form::Exact("TIME WITH TIME ZONE".to_owned())
            }
            "Time" => Form::Portable(DataType::Time),
            "Interval" => interval(made, dialect)?,
            "Uuid" if made.flag("native_uuid", Flag::Set)? => Form::Portable(DataType::Uuid),
            "Uuid" => Form::Exact("CHAR(32)".to_owned()),
            "NullType" | "TupleType" => {
                return made.refused(
                    format!("`{}` is no type that a column can have", made.path),
                    "give the column a type".to_owned(),
                );
            }
            SPEC => Form::Exact(made.text("sql")?.unwrap_or_default()),
            _ => return Ok(None),
        }))
    }

    fn float(&self, made: &Made) -> Outcome<Form> {
        match (made.size("precision")?, self.dialect.name) {
            (None, _) | (Some(_), DialectName::Sqlite) => Ok(Form::Portable(DataType::Float)),
            (Some(_), DialectName::Oracle) => binary_precision(made),
            (Some(precision), _) => Ok(Form::Exact(sized("FLOAT", Some(precision)))),
        }
    }
}

/// Oracle counts binary digits: <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Data-Types.html>
pub(super) fn binary_precision<T>(made: &Made) -> Outcome<T> {
    made.refused(
        format!("Oracle has no decimal precision for `{}`", made.path),
        "say what it is there: `.with_variant(oracle.FLOAT(binary_precision=53), \"oracle\")`"
            .to_owned(),
    )
}

fn decimal(made: &Made) -> Outcome<Form> {
    let (precision, scale) = (made.size("precision")?, made.size("scale")?);
    let whole =
        |size: &Option<String>| size.as_ref().is_none_or(|size| size.parse::<u32>().is_ok());
    if whole(&precision) && whole(&scale) {
        let parsed = |size: Option<String>| size.and_then(|size| size.parse().ok());
        return Ok(Form::Portable(DataType::Numeric(
            parsed(precision),
            parsed(scale),
        )));
    }
    Ok(Form::Exact(numeric("NUMERIC", precision, scale)))
}

fn string(made: &Made) -> Outcome<Form> {
    let length = made.size("length")?;
    match number(length.clone()) {
        None if length.as_ref().is_some_and(|length| length != "0") => {
            Ok(Form::Exact(sized("VARCHAR", length)))
        }
        length => Ok(Form::Portable(DataType::String(length))),
    }
}

/// What SQL Server prints for texts and bytes is that of a server which has `VARCHAR(max)`.
fn long_text(made: &Made, dialect: DialectName) -> Outcome<Form> {
    let length = made.size("length")?;
    Ok(match dialect {
        DialectName::Mssql if made.class == "UnicodeText" => {
            Form::Exact(sized("NVARCHAR", length.or_else(|| Some("max".to_owned()))))
        }
        DialectName::Mssql if length.is_some() => string(made)?,
        DialectName::Mysql | DialectName::Mariadb | DialectName::Sqlite if length.is_some() => {
            Form::Exact(sized("TEXT", length))
        }
        _ => Form::Portable(DataType::Text),
    })
}

fn long_binary(made: &Made, dialect: DialectName) -> Outcome<Form> {
    if made.class == "PickleType" {
        return Ok(Form::Portable(DataType::LargeBinary));
    }
    let length = made.size("length")?;
    Ok(match (dialect, number(length.clone())) {
        (DialectName::Mysql | DialectName::Mariadb, Some(_)) => Form::Exact(sized("BLOB", length)),
        (DialectName::Mssql, Some(length)) => Form::Portable(DataType::Binary(length)),
        _ => Form::Portable(DataType::LargeBinary),
    })
}

fn interval(made: &Made, dialect: DialectName) -> Outcome<Form> {
    if !made.flag("native", Flag::Set)? {
        return Ok(Form::Portable(DataType::DateTime { timezone: false }));
    }
    let (day, second) = (made.size("day_precision")?, made.size("second_precision")?);
    Ok(match dialect {
        DialectName::Postgresql if second.is_some() => {
            Form::Exact(format!("INTERVAL {}", sized("", second)))
        }
        DialectName::Oracle if day.is_some() || second.is_some() => {
            Form::Exact(super::dialects::oracle::interval(day, second))
        }
        _ => Form::Portable(DataType::Interval),
    })
}
