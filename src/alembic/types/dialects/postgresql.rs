//! PostgreSQL: <https://docs.sqlalchemy.org/en/21/dialects/postgresql.html#postgresql-data-types>

use super::{sized, standard};
use crate::alembic::types::domain;
use crate::alembic::types::made::{Flag, Home, Made};
use crate::alembic::types::spell::Sql;
use crate::dialect::Dialect;
use crate::python::Outcome;

/// Printed by their names.
const NAMES: [&str; 30] = [
    "BYTEA",
    "CIDR",
    "CITEXT",
    "DATEMULTIRANGE",
    "DATERANGE",
    "HSTORE",
    "INET",
    "INT4MULTIRANGE",
    "INT4RANGE",
    "INT8MULTIRANGE",
    "INT8RANGE",
    "JSONB",
    "JSONPATH",
    "LQUERY",
    "LTREE",
    "LTXTQUERY",
    "MACADDR",
    "MACADDR8",
    "MONEY",
    "NUMMULTIRANGE",
    "NUMRANGE",
    "OID",
    "REGCLASS",
    "REGCONFIG",
    "TSMULTIRANGE",
    "TSQUERY",
    "TSRANGE",
    "TSTZMULTIRANGE",
    "TSTZRANGE",
    "TSVECTOR",
];

/// What PostgreSQL does not know:
/// <https://www.postgresql.org/docs/current/datatype.html>
const REJECTED: [&str; 8] = [
    "BINARY",
    "BLOB",
    "CLOB",
    "DATETIME",
    "DOUBLE",
    "NCLOB",
    "NVARCHAR",
    "VARBINARY",
];

pub(in crate::alembic::types) fn sql(made: &Made, dialect: &Dialect) -> Outcome<Sql> {
    let class = made.class.as_str();
    let is_own = made.home == Home::Postgresql;
    Ok(match class {
        _ if REJECTED.contains(&class) => Sql::Rejected,
        _ if NAMES.contains(&class) => Sql::new(class),
        "TEXT" => Sql::new("TEXT"),
        "FLOAT" if made.home != Home::Oracle => Sql::new(sized("FLOAT", made.size("precision")?)),
        "TIMESTAMP" if made.home == Home::Mssql => Sql::Missing,
        "TIMESTAMP" | "TIME" => {
            let zone = if made.flag("timezone", Flag::Unset)? {
                "WITH TIME ZONE"
            } else {
                "WITHOUT TIME ZONE"
            };
            let precision = if made.home == Home::Mysql {
                None
            } else {
                made.size("precision")?
            };
            Sql::new(format!("{} {zone}", sized(class, precision)))
        }
        "INTERVAL" if is_own => {
            let fields = made.text("fields")?;
            let precision = made.size("precision")?;
            let fields = fields.map(|fields| format!(" {fields}"));
            let precision = precision.map(|precision| format!(" ({precision})"));
            Sql::new(format!(
                "INTERVAL{}{}",
                fields.unwrap_or_default(),
                precision.unwrap_or_default()
            ))
        }
        "BIT" if is_own && made.flag("varying", Flag::Unset)? => {
            Sql::new(sized("BIT VARYING", made.size("length")?))
        }
        "BIT" if is_own => {
            let length = made.size("length")?.unwrap_or_else(|| "1".to_owned());
            Sql::new(sized("BIT", Some(length)))
        }
        "DOMAIN" => domain::name(made, dialect)?.map_or(Sql::Missing, Sql::Spelled),
        _ => standard(made)?,
    })
}
