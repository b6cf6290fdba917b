//! A column type as the engine's own catalog spells it, where that is known for sure.

use crate::config::DialectName;

/// The type as the dialect's query gives it; `None`: the engine may spell it in its own way.
///
/// Sources: the catalogs' columns that the queries read, `format_type` of
/// [PostgreSQL](https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CATALOG), `COLUMN_TYPE` of
/// [MySQL](https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html), `sys.types` of
/// [SQL Server](https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-types-transact-sql),
/// `DATA_TYPE` of [Oracle](https://docs.oracle.com/en/database/oracle/oracle-database/19/refrn/ALL_TAB_COLUMNS.html).
pub(super) fn of(dialect: DialectName, sql: &str) -> Option<String> {
    let written = Written::read(sql);
    match dialect {
        DialectName::Postgresql => postgresql(&written),
        DialectName::Mysql => mysql(&written),
        DialectName::Mariadb => mariadb(&written),
        // It keeps the words as they were written: https://www.sqlite.org/pragma.html#pragma_table_xinfo
        DialectName::Sqlite => Some(sql.to_ascii_lowercase()),
        DialectName::Mssql => mssql(&written),
        DialectName::Oracle => oracle(&written),
    }
}

/// A type in its parts: `timestamp`, `3`, `with time zone`.
struct Written {
    word: String,
    arguments: Option<String>,
    rest: String,
}

impl Written {
    fn read(sql: &str) -> Self {
        let (word, behind) = match sql.split_once('(') {
            Some((word, behind)) => (word, Some(behind)),
            None => (sql, None),
        };
        let (arguments, rest) = match behind.and_then(|behind| behind.rsplit_once(')')) {
            Some((arguments, rest)) => (Some(arguments), rest),
            None => (None, ""),
        };
        let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || " ,".contains(c));
        Self {
            word: word.trim().to_ascii_lowercase(),
            arguments: arguments.map(|text| {
                if is_number(text) {
                    text.replace(' ', "")
                } else {
                    text.trim().to_owned()
                }
            }),
            rest: rest.trim().to_ascii_lowercase(),
        }
    }

    fn is_bare(&self) -> bool {
        self.arguments.is_none() && self.rest.is_empty()
    }

    /// The word with the arguments, or with these where there are none.
    fn with(&self, word: &str, otherwise: Option<&str>) -> Option<String> {
        let arguments = self.arguments.as_deref().or(otherwise);
        self.rest.is_empty().then(|| match arguments {
            Some(arguments) => format!("{word}({arguments})"),
            None => word.to_owned(),
        })
    }

    /// A number with precision and scale; without a scale it has none behind the point.
    fn decimal(&self, word: &str, otherwise: Option<&str>) -> Option<String> {
        match &self.arguments {
            Some(precision) if !precision.contains(',') && self.rest.is_empty() => {
                Some(format!("{word}({precision},0)"))
            }
            _ => self.with(word, otherwise),
        }
    }

    /// One of some words that mean the same, if nothing stands behind it.
    fn bare(&self, words: &[(&str, &str)]) -> Option<String> {
        let found = words.iter().find(|(word, _)| *word == self.word);
        let found = found.filter(|_| self.is_bare());
        found.map(|(_, spelled)| (*spelled).to_owned())
    }
}

fn postgresql(written: &Written) -> Option<String> {
    const BARE: [(&str, &str); 33] = [
        ("integer", "integer"),
        ("int", "integer"),
        ("int4", "integer"),
        ("serial", "integer"),
        ("bigint", "bigint"),
        ("int8", "bigint"),
        ("bigserial", "bigint"),
        ("smallint", "smallint"),
        ("int2", "smallint"),
        ("smallserial", "smallint"),
        ("text", "text"),
        ("boolean", "boolean"),
        ("bool", "boolean"),
        ("date", "date"),
        ("time", "time without time zone"),
        ("time without time zone", "time without time zone"),
        ("time with time zone", "time with time zone"),
        ("timestamp", "timestamp without time zone"),
        ("timestamp without time zone", "timestamp without time zone"),
        ("timestamp with time zone", "timestamp with time zone"),
        ("timestamptz", "timestamp with time zone"),
        ("interval", "interval"),
        ("float", "double precision"),
        ("float8", "double precision"),
        ("double precision", "double precision"),
        ("real", "real"),
        ("float4", "real"),
        ("bytea", "bytea"),
        ("uuid", "uuid"),
        ("json", "json"),
        ("jsonb", "jsonb"),
        ("inet", "inet"),
        ("tsvector", "tsvector"),
    ];
    match written.word.as_str() {
        "varchar" | "character varying" => written.with("character varying", None),
        "char" | "character" => written.with("character", Some("1")),
        "numeric" | "decimal" => written.decimal("numeric", None),
        word => match word.strip_suffix("[]") {
            Some(of) => {
                let of = postgresql(&Written::read(of))?;
                Some(format!("{of}[]"))
            }
            None => written.bare(&BARE),
        },
    }
}

/// Without the width of integers, which only old servers tell.
fn mysql(written: &Written) -> Option<String> {
    const INTEGERS: [(&str, &str); 8] = [
        ("integer", "int"),
        ("int", "int"),
        ("bigint", "bigint"),
        ("smallint", "smallint"),
        ("mediumint", "mediumint"),
        ("tinyint", "tinyint"),
        ("bool", "tinyint"),
        ("boolean", "tinyint"),
    ];
    let (word, unsigned) = match written.word.strip_suffix(" unsigned") {
        Some(word) => (word, true),
        None => (written.word.as_str(), written.rest == "unsigned"),
    };
    let mark = if unsigned { " unsigned" } else { "" };
    if let Some((_, integer)) = INTEGERS.iter().find(|(known, _)| *known == word) {
        let is_plain = written.rest.is_empty() || unsigned;
        return is_plain.then(|| format!("{integer}{mark}"));
    }
    match word {
        _ if unsigned => None,
        "char" | "binary" | "bit" => written.with(word, Some("1")),
        "numeric" | "decimal" => written.decimal("decimal", Some("10,0")),
        "double precision" | "double" => written.with("double", None),
        "varchar" | "varbinary" | "text" | "tinytext" | "mediumtext" | "longtext" | "blob"
        | "tinyblob" | "mediumblob" | "longblob" | "date" | "datetime" | "timestamp" | "time"
        | "float" | "json" => written.with(word, None),
        "enum" | "set" => {
            let words = written.arguments.as_deref()?;
            Some(format!("{word}({})", words.replace("', '", "','")))
        }
        _ => None,
    }
}

fn mariadb(written: &Written) -> Option<String> {
    match written.word.as_str() {
        // https://mariadb.com/kb/en/json-data-type/
        "json" => Some("longtext".to_owned()),
        "uuid" => written.with("uuid", None),
        _ => mysql(written),
    }
}

fn mssql(written: &Written) -> Option<String> {
    match written.word.as_str() {
        "integer" | "int" => written.bare(&[("integer", "int"), ("int", "int")]),
        "numeric" | "decimal" => written.decimal(&written.word, Some("18,0")),
        "varchar" | "nvarchar" | "char" | "nchar" | "varbinary" | "binary" => {
            let text = written.with(&written.word, Some("1"))?;
            Some(text.to_ascii_lowercase())
        }
        "double precision" | "float" if written.is_bare() => Some("float".to_owned()),
        "datetime2" | "datetimeoffset" | "time" => match written.arguments.as_deref() {
            Some("7") => Some(written.word.clone()),
            _ => written.with(&written.word, None),
        },
        "bigint" | "smallint" | "tinyint" | "bit" | "date" | "datetime" | "real"
        | "uniqueidentifier" | "text" | "ntext" | "image" | "money" | "xml" => {
            written.with(&written.word, None)
        }
        _ => None,
    }
}

fn oracle(written: &Written) -> Option<String> {
    match written.word.as_str() {
        "integer" | "int" | "smallint" if written.is_bare() => Some("integer".to_owned()),
        "number" | "numeric" | "decimal" => match (&written.arguments, written.word.as_str()) {
            (None, "number") => written.with("number", None),
            (None, _) => Some("integer".to_owned()),
            _ => written.decimal("number", None),
        },
        "varchar2" | "nvarchar2" | "char" | "nchar" | "raw" => {
            let arguments = written.arguments.as_deref()?.to_ascii_lowercase();
            let arguments = arguments.trim_end_matches(" byte");
            Some(format!("{}({arguments})", written.word))
        }
        "timestamp" if written.rest.is_empty() => written.with("timestamp", Some("6")),
        "timestamp with time zone" if written.is_bare() => {
            Some("timestamp(6) with time zone".to_owned())
        }
        "float" | "double precision" if written.is_bare() => Some("float".to_owned()),
        "clob" | "nclob" | "blob" | "date" | "binary_double" | "binary_float" => {
            written.with(&written.word, None)
        }
        _ => None,
    }
}
