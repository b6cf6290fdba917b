//! Which class a dotted path means: the same one is imported by many.

use super::made::Home;

/// What a path means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known<'a> {
    /// A class of SQLAlchemy.
    Type(Home, &'a str),
    /// What classes of a project derive from: `TypeDecorator`.
    Decorator,
    /// The same without a type inside: `UserDefinedType`.
    UserDefined,
    /// Something of another library, which may be built upon SQLAlchemy.
    Foreign,
}

/// What a path means.
pub(super) fn known(path: &str) -> Known<'_> {
    let class = path.rsplit('.').next().unwrap_or(path);
    if let Some(rest) = path.strip_prefix("sqlalchemy.dialects.") {
        let home = match rest.split('.').next().unwrap_or_default() {
            "postgresql" => Home::Postgresql,
            "mysql" | "mariadb" => Home::Mysql,
            "mssql" => Home::Mssql,
            "oracle" => Home::Oracle,
            "sqlite" => return Known::Type(Home::Core, plain_sqlite(class)),
            _ => return Known::Foreign,
        };
        return Known::Type(
            home,
            if class == "NVARCHAR2" {
                "NVARCHAR"
            } else {
                class
            },
        );
    }
    let library = path.split('.').next().unwrap_or_default();
    if !matches!(library, "sqlalchemy" | "sqlmodel") || path.starts_with("sqlalchemy.ext.") {
        return Known::Foreign;
    }
    match class {
        "TypeDecorator" => Known::Decorator,
        "UserDefinedType" | "TypeEngine" | "ExternalType" => Known::UserDefined,
        "INT" => Known::Type(Home::Core, "INTEGER"),
        _ if CORE.contains(&class) => Known::Type(Home::Core, class),
        _ => Known::Foreign,
    }
}

/// SQLite's classes for points in time are the generic ones with another form of storage.
fn plain_sqlite(class: &str) -> &str {
    match class {
        "DATE" => "Date",
        "TIME" => "Time",
        "DATETIME" => "DateTime",
        _ => class,
    }
}

/// The classes of SQLAlchemy's own that columns may have.
const CORE: [&str; 48] = [
    "ARRAY",
    "BIGINT",
    "BINARY",
    "BLOB",
    "BOOLEAN",
    "BigInteger",
    "Boolean",
    "CHAR",
    "CLOB",
    "DATE",
    "DATETIME",
    "DECIMAL",
    "DOUBLE",
    "DOUBLE_PRECISION",
    "Date",
    "DateTime",
    "Double",
    "Enum",
    "FLOAT",
    "Float",
    "INTEGER",
    "Integer",
    "Interval",
    "JSON",
    "LargeBinary",
    "MatchType",
    "NCHAR",
    "NUMERIC",
    "NVARCHAR",
    "NullType",
    "Numeric",
    "PickleType",
    "REAL",
    "SMALLINT",
    "SmallInteger",
    "String",
    "TEXT",
    "TIME",
    "TIMESTAMP",
    "Text",
    "Time",
    "TupleType",
    "UUID",
    "Unicode",
    "UnicodeText",
    "Uuid",
    "VARBINARY",
    "VARCHAR",
];
