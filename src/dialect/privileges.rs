//! The privileges that each database knows, by the kind of object.

use super::{Dialect, Version};
use crate::catalog::{ALL, Kind};
use crate::config::DialectName;

/// Every privilege that some database knows, as revision files have it.
pub const PRIVILEGES: &[(&str, &str)] = &[
    (ALL, ALL),
    ("alter", "alter"),
    ("alter any table", "alter any table"),
    ("alter routine", "alter routine"),
    ("control", "control"),
    ("create", "create"),
    ("create any sequence", "create any sequence"),
    ("create any table", "create any table"),
    ("create any view", "create any view"),
    ("create routine", "create routine"),
    ("create sequence", "create sequence"),
    ("create temporary tables", "create temporary tables"),
    ("create view", "create view"),
    ("debug", "debug"),
    ("delete", "delete"),
    ("delete any table", "delete any table"),
    ("delete history", "delete history"),
    ("drop", "drop"),
    ("drop any table", "drop any table"),
    ("event", "event"),
    ("execute", "execute"),
    ("execute any procedure", "execute any procedure"),
    ("flashback", "flashback"),
    ("index", "index"),
    ("insert", "insert"),
    ("insert any table", "insert any table"),
    ("lock tables", "lock tables"),
    ("maintain", "maintain"),
    ("merge view", "merge view"),
    ("on commit refresh", "on commit refresh"),
    ("query rewrite", "query rewrite"),
    ("read", "read"),
    ("read any table", "read any table"),
    ("references", "references"),
    ("select", "select"),
    ("select any sequence", "select any sequence"),
    ("select any table", "select any table"),
    ("show view", "show view"),
    ("take ownership", "take ownership"),
    ("trigger", "trigger"),
    ("truncate", "truncate"),
    ("under", "under"),
    ("update", "update"),
    ("update any table", "update any table"),
    ("usage", "usage"),
    ("view change tracking", "view change tracking"),
    ("view definition", "view definition"),
];

/// <https://mariadb.com/kb/en/grant/#table-privileges>
const MARIADB_TABLE: &[&str] = &[
    "delete history",
    "alter",
    "create",
    "create view",
    "delete",
    "drop",
    "index",
    "insert",
    "references",
    "select",
    "show view",
    "trigger",
    "update",
];

/// The same without the first: <https://dev.mysql.com/doc/refman/8.4/en/grant.html#grant-table-privileges>
const MYSQL_TABLE: &[&str] = without_first(MARIADB_TABLE);

/// <https://dev.mysql.com/doc/refman/8.4/en/grant.html#grant-database-privileges>
const MYSQL_SCHEMA: &[&str] = &[
    "alter",
    "alter routine",
    "create",
    "create routine",
    "create temporary tables",
    "create view",
    "delete",
    "drop",
    "event",
    "execute",
    "index",
    "insert",
    "lock tables",
    "references",
    "select",
    "show view",
    "trigger",
    "update",
];

/// <https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql>
const MSSQL_TABLE: &[&str] = &[
    "alter",
    "control",
    "delete",
    "insert",
    "references",
    "select",
    "take ownership",
    "update",
    "view change tracking",
    "view definition",
];

/// <https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-schema-permissions-transact-sql>
const MSSQL_SCHEMA: &[&str] = &[
    "alter",
    "control",
    "create sequence",
    "delete",
    "execute",
    "insert",
    "references",
    "select",
    "take ownership",
    "update",
    "view change tracking",
    "view definition",
];

/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/GRANT.html>
const ORACLE_TABLE: &[&str] = &[
    "alter",
    "debug",
    "delete",
    "flashback",
    "index",
    "insert",
    "on commit refresh",
    "query rewrite",
    "read",
    "references",
    "select",
    "update",
];

/// <https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/GRANT.html>
const ORACLE_SCHEMA: &[&str] = &[
    "alter any table",
    "create any sequence",
    "create any table",
    "create any view",
    "delete any table",
    "drop any table",
    "execute any procedure",
    "insert any table",
    "read any table",
    "select any sequence",
    "select any table",
    "update any table",
];

/// <https://www.postgresql.org/docs/current/ddl-priv.html#PRIVILEGES-SUMMARY-TABLE>
const POSTGRESQL_TABLE: &[&str] = &[
    "maintain",
    "delete",
    "insert",
    "references",
    "select",
    "trigger",
    "truncate",
    "update",
];

/// The first version with MAINTAIN: <https://www.postgresql.org/docs/17/release-17.html>
const MAINTAIN_SINCE: Version = Version::new(17, 0, 0);

/// All but the first, which another product or a newer version has alone.
const fn without_first(privileges: &'static [&'static str]) -> &'static [&'static str] {
    match privileges {
        [_, rest @ ..] => rest,
        [] => &[],
    }
}

impl Dialect {
    /// The privileges on an object of a kind, besides `all`.
    pub fn privileges(&self, kind: Kind) -> &'static [&'static str] {
        match self.name {
            DialectName::Postgresql => postgresql(kind, self.version),
            DialectName::Mysql | DialectName::Mariadb => match kind {
                Kind::Schema => MYSQL_SCHEMA,
                Kind::Function => &["alter routine", "execute"],
                _ if self.name == DialectName::Mariadb => MARIADB_TABLE,
                _ => MYSQL_TABLE,
            },
            DialectName::Mssql => mssql(kind),
            DialectName::Oracle => oracle(kind),
            DialectName::Sqlite => &[],
        }
    }

    /// The privileges on a single column.
    pub fn column_privileges(&self) -> &'static [&'static str] {
        match self.name {
            DialectName::Postgresql | DialectName::Mysql | DialectName::Mariadb => {
                &["insert", "references", "select", "update"]
            }
            DialectName::Mssql => &["references", "select", "update"],
            DialectName::Oracle => &["insert", "references", "update"],
            DialectName::Sqlite => &[],
        }
    }
}

/// <https://www.postgresql.org/docs/current/ddl-priv.html#PRIVILEGES-SUMMARY-TABLE>
fn postgresql(kind: Kind, version: Version) -> &'static [&'static str] {
    match kind {
        Kind::Schema => &["create", "usage"],
        Kind::Sequence => &["select", "update", "usage"],
        Kind::Function => &["execute"],
        _ if version < MAINTAIN_SINCE => without_first(POSTGRESQL_TABLE),
        _ => POSTGRESQL_TABLE,
    }
}

fn mssql(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Schema => MSSQL_SCHEMA,
        Kind::Sequence => &[
            "alter",
            "control",
            "references",
            "take ownership",
            "update",
            "view definition",
        ],
        Kind::Function => &[
            "alter",
            "control",
            "execute",
            "references",
            "select",
            "take ownership",
            "view definition",
        ],
        _ => MSSQL_TABLE,
    }
}

fn oracle(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Schema => ORACLE_SCHEMA,
        Kind::Sequence => &["alter", "select"],
        Kind::Function => &["debug", "execute"],
        Kind::View => &[
            "debug",
            "delete",
            "flashback",
            "insert",
            "merge view",
            "read",
            "references",
            "select",
            "under",
            "update",
        ],
        _ => ORACLE_TABLE,
    }
}
