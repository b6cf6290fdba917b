//! MySQL and MariaDB: <https://docs.sqlalchemy.org/en/21/dialects/mysql.html#mysql-data-types>

use super::{numeric, sized, standard};
use crate::alembic::types::made::{Flag, Home, Made};
use crate::alembic::types::spell::Sql;
use crate::config::DialectName;
use crate::python::Outcome;

pub(in crate::alembic::types) fn sql(made: &Made, dialect: DialectName) -> Outcome<Sql> {
    let class = made.class.as_str();
    let is_own = made.home == Home::Mysql;
    let own = |name: &str| if is_own { made.size(name) } else { Ok(None) };
    Ok(match class {
        // https://dev.mysql.com/doc/refman/8.4/en/data-types.html knows neither; MariaDB has UUID.
        "CLOB" | "NCLOB" => Sql::Rejected,
        "UUID" if dialect == DialectName::Mysql => Sql::Rejected,
        "INTEGER" | "BIGINT" | "SMALLINT" | "MEDIUMINT" | "TINYINT" => {
            number(made, sized(class, own("display_width")?))?
        }
        "NUMERIC" | "DECIMAL" => {
            let digits = numeric(class, made.size("precision")?, made.size("scale")?);
            number(made, digits)?
        }
        "DOUBLE" | "REAL" | "FLOAT" => floating(made)?,
        "BIT" if made.home == Home::Postgresql && !made.flag("varying", Flag::Unset)? => {
            let length = made.size("length")?.unwrap_or_else(|| "1".to_owned());
            Sql::new(sized("BIT", Some(length)))
        }
        "BIT" if made.home != Home::Mssql => Sql::new(sized("BIT", made.size("length")?)),
        "DATETIME" | "TIME" | "TIMESTAMP" => {
            Sql::new(sized(class, own("fsp")?.filter(|digits| digits != "0")))
        }
        "YEAR" => Sql::new(sized("YEAR", made.size("display_width")?)),
        "VARCHAR" | "NVARCHAR" | "VARBINARY" if made.size("length")?.is_none() => {
            return made.refused(
                format!("`{}` has no length, which {dialect} needs", made.path),
                format!("give the length: `sa.{class}(255)`"),
            );
        }
        "NVARCHAR" | "NCHAR" => {
            let text = sized(&class[1..], made.size("length")?);
            Sql::new(format!("NATIONAL {text}"))
        }
        "VARCHAR" | "CHAR" | "TEXT" => text(made, sized(class, made.size("length")?))?,
        "TINYTEXT" | "MEDIUMTEXT" | "LONGTEXT" => text(made, class.to_owned())?,
        "BLOB" => Sql::new(sized("BLOB", made.size("length")?)),
        "TINYBLOB" | "MEDIUMBLOB" | "LONGBLOB" => Sql::new(class),
        "INET4" | "INET6" if dialect == DialectName::Mariadb => Sql::new(class),
        "BOOLEAN" => Sql::new("BOOL"),
        _ => standard(made)?,
    })
}

/// `UNSIGNED`, `ZEROFILL`
fn number(made: &Made, mut sql: String) -> Outcome<Sql> {
    if made.home == Home::Mysql {
        for (flag, word) in [("unsigned", " UNSIGNED"), ("zerofill", " ZEROFILL")] {
            if made.flag(flag, Flag::Unset)? {
                sql.push_str(word);
            }
        }
    }
    Ok(Sql::new(sql))
}

fn floating(made: &Made) -> Outcome<Sql> {
    let (precision, scale) = match made.home {
        Home::Mysql => (made.size("precision")?, made.size("scale")?),
        Home::Oracle => (None, None),
        _ => (made.size("precision")?, None),
    };
    let digits = match (made.class.as_str(), &scale) {
        ("FLOAT", _) | (_, Some(_)) => numeric(&made.class, precision, scale),
        _ => made.class.clone(),
    };
    number(made, digits)
}

/// Character set, and the short words for it. The collation is one of the column.
pub(in crate::alembic::types) fn text(made: &Made, sql: String) -> Outcome<Sql> {
    if made.home != Home::Mysql {
        return Ok(Sql::new(sql));
    }
    let has_collation = made.text("collation")?.is_some();
    let binary = if made.flag("binary", Flag::Unset)? && !has_collation {
        " BINARY"
    } else {
        ""
    };
    if made.flag("national", Flag::Unset)? {
        return Ok(Sql::new(format!("NATIONAL {sql}{binary}")));
    }
    let charset = if let Some(charset) = made.text("charset")? {
        format!(" CHARACTER SET {charset}")
    } else if made.flag("ascii", Flag::Unset)? {
        " ASCII".to_owned()
    } else if made.flag("unicode", Flag::Unset)? {
        " UNICODE".to_owned()
    } else {
        String::new()
    };
    Ok(Sql::new(format!("{sql}{charset}{binary}")))
}
