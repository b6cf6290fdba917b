//! Where the name of a constraint must be unique.

use super::Dialect;
use crate::catalog::ConstraintKind;
use crate::config::DialectName;

impl Dialect {
    /// Whether two tables of a schema cannot both have a constraint of this kind with the same name.
    ///
    /// * PostgreSQL: what an index stands for is a relation:
    ///   <https://www.postgresql.org/docs/current/sql-createtable.html>
    /// * MySQL: <https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html>,
    ///   <https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html>
    /// * MariaDB: foreign keys alone: <https://mariadb.com/kb/en/foreign-keys/>
    /// * SQL Server: <https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-objects-transact-sql>
    /// * Oracle: <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Database-Object-Names-and-Qualifiers.html>
    /// * SQLite: none: <https://sqlite.org/lang_createtable.html>
    pub fn is_schema_wide(&self, kind: ConstraintKind) -> bool {
        use ConstraintKind::{Check, Exclude, ForeignKey, PrimaryKey, Unique};
        match self.name {
            DialectName::Postgresql => matches!(kind, PrimaryKey | Unique | Exclude),
            DialectName::Mysql => matches!(kind, Check | ForeignKey),
            DialectName::Mariadb => kind == ForeignKey,
            DialectName::Sqlite => false,
            DialectName::Mssql | DialectName::Oracle => true,
        }
    }
}
