//! SQL Server: <https://docs.sqlalchemy.org/en/21/dialects/mssql.html#sql-server-data-types>

use super::{sized, standard};
use crate::alembic::types::made::{Flag, Home, Made};
use crate::alembic::types::spell::Sql;
use crate::python::Outcome;

/// What SQL Server does not know:
/// <https://learn.microsoft.com/en-us/sql/t-sql/data-types/data-types-transact-sql>
const REJECTED: [&str; 6] = ["BLOB", "BOOLEAN", "CLOB", "DOUBLE", "NCLOB", "UUID"];

pub(in crate::alembic::types) fn sql(made: &Made) -> Outcome<Sql> {
    let class = made.class.as_str();
    let is_own = made.home == Home::Mssql;
    let max = |size: Option<String>| Some(size.unwrap_or_else(|| "max".to_owned()));
    Ok(match class {
        _ if REJECTED.contains(&class) => Sql::Rejected,
        // A counter of versions, not a time: only who asks for it by name gets it.
        // https://learn.microsoft.com/en-us/sql/t-sql/data-types/rowversion-transact-sql
        "TIMESTAMP" if !is_own => Sql::Rejected,
        "TEXT" if made.size("length")?.is_some() => Sql::Rejected,
        "VARCHAR" | "NVARCHAR" => Sql::new(sized(class, max(made.size("length")?))),
        "VARBINARY" => {
            let stream = if is_own && made.flag("filestream", Flag::Unset)? {
                " FILESTREAM"
            } else {
                ""
            };
            let sized = sized(class, max(made.size("length")?));
            Sql::new(format!("{sized}{stream}"))
        }
        "FLOAT" if made.home != Home::Oracle => Sql::new(sized(class, made.size("precision")?)),
        "TIME" | "DATETIME2" | "DATETIMEOFFSET" if is_own || made.home == Home::Postgresql => {
            Sql::new(sized(class, made.size("precision")?))
        }
        "JSON" => Sql::new("NVARCHAR(max)"),
        "NTEXT" | "IMAGE" | "XML" | "BIT" | "MONEY" | "SMALLMONEY" | "ROWVERSION"
        | "SMALLDATETIME" | "SQL_VARIANT" | "TINYINT" | "UNIQUEIDENTIFIER" => Sql::new(class),
        _ => standard(made)?,
    })
}
