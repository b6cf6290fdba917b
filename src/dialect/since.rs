//! From which version on a server has something: what is above the version that the project declares is refused.

use super::{Feature, IfClause, Target, Version};
use crate::config::DialectName;
use crate::config::DialectName::{Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};

const fn version(major: u32, minor: u32, patch: u32) -> Version {
    Version::new(major, minor, patch)
}

/// The features that came with a version.
const FEATURES: &[(DialectName, Feature, Version)] = &[
    // https://www.postgresql.org/docs/release/
    (Postgresql, Feature::MaterializedView, version(9, 3, 0)),
    (Postgresql, Feature::PartitionTable, version(10, 0, 0)),
    (Postgresql, Feature::DetachConcurrently, version(14, 0, 0)),
    (Postgresql, Feature::Identity, version(10, 0, 0)),
    (Postgresql, Feature::AlterIdentity, version(10, 0, 0)),
    (Postgresql, Feature::AddIdentity, version(10, 0, 0)),
    (Postgresql, Feature::RenameEnumValue, version(10, 0, 0)),
    (Postgresql, Feature::IncludeColumns, version(11, 0, 0)),
    (Postgresql, Feature::StoredComputed, version(12, 0, 0)),
    (Postgresql, Feature::VirtualComputed, version(18, 0, 0)),
    // https://dev.mysql.com/doc/refman/8.0/en/create-table-check-constraints.html: before, they were read and forgotten.
    (Mysql, Feature::CheckConstraint, version(8, 0, 16)),
    // https://dev.mysql.com/doc/refman/8.0/en/create-index.html#create-index-functional-key-parts
    (Mysql, Feature::ExpressionIndex, version(8, 0, 13)),
    // https://dev.mysql.com/doc/refman/5.7/en/mysql-nutshell.html
    (Mysql, Feature::RenameIndex, version(5, 7, 0)),
    (Mysql, Feature::StoredComputed, version(5, 7, 0)),
    (Mysql, Feature::VirtualComputed, version(5, 7, 0)),
    // https://mariadb.com/kb/en/constraint/#check-constraints
    (Mariadb, Feature::CheckConstraint, version(10, 2, 1)),
    // https://mariadb.com/kb/en/generated-columns/: `STORED` was `PERSISTENT` before.
    (Mariadb, Feature::StoredComputed, version(10, 2, 1)),
    // https://mariadb.com/kb/en/create-sequence/
    (Mariadb, Feature::Sequence, version(10, 3, 0)),
    // https://mariadb.com/kb/en/grant/#to-public
    (Mariadb, Feature::PublicRole, version(10, 11, 0)),
    // https://mariadb.com/kb/en/alter-table/#rename-indexkey
    (Mariadb, Feature::RenameIndex, version(10, 5, 2)),
    // https://www.sqlite.org/changes.html
    (Sqlite, Feature::PartialIndex, version(3, 8, 0)),
    (Sqlite, Feature::ExpressionIndex, version(3, 9, 0)),
    (Sqlite, Feature::StoredComputed, version(3, 31, 0)),
    (Sqlite, Feature::VirtualComputed, version(3, 31, 0)),
    // https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
    (Mssql, Feature::PartialIndex, version(10, 0, 0)),
    // https://learn.microsoft.com/en-us/sql/t-sql/statements/create-sequence-transact-sql
    (Mssql, Feature::Sequence, version(11, 0, 0)),
    // https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql: from 2016 SP1 on.
    (Mssql, Feature::ReplaceView, version(13, 0, 4001)),
    // https://docs.oracle.com/database/121/NEWFT/chapter12101.htm
    (Oracle, Feature::Identity, version(12, 1, 0)),
    (Oracle, Feature::AlterIdentity, version(12, 1, 0)),
    // https://docs.oracle.com/en/database/oracle/oracle-database/18/sqlrf/ALTER-SEQUENCE.html
    (Oracle, Feature::RestartSequence, version(18, 0, 0)),
    // https://docs.oracle.com/en/database/oracle/oracle-database/23/dbseg/managing-security-for-oracle-database-users.html
    (Oracle, Feature::SchemaGrant, version(23, 0, 0)),
    // `pg_attribute.attgenerated`: https://www.postgresql.org/docs/release/12.0/
    (Postgresql, Feature::CatalogQueries, version(12, 0, 0)),
    // `pg_constraint.conparentid`: https://www.postgresql.org/docs/release/11.0/
    (Postgresql, Feature::RowQueries, version(11, 0, 0)),
    // `VALUES ROW()`: https://dev.mysql.com/doc/refman/8.0/en/values.html
    (Mysql, Feature::CatalogQueries, version(8, 0, 19)),
    (Mysql, Feature::RowQueries, version(8, 0, 19)),
    // https://mariadb.com/kb/en/table-value-constructors/
    (Mariadb, Feature::CatalogQueries, version(10, 3, 3)),
    (Mariadb, Feature::RowQueries, version(10, 3, 3)),
    // `sqlite_schema`: https://www.sqlite.org/schematab.html#alternative_names
    (Sqlite, Feature::CatalogQueries, version(3, 33, 0)),
    (Sqlite, Feature::RowQueries, version(3, 33, 0)),
    // https://learn.microsoft.com/en-us/sql/t-sql/functions/string-agg-transact-sql
    (Mssql, Feature::CatalogQueries, version(14, 0, 0)),
    (Mssql, Feature::RowQueries, version(14, 0, 0)),
    // `ALL_TAB_COLS.IDENTITY_COLUMN`, as above.
    (Oracle, Feature::CatalogQueries, version(12, 1, 0)),
    // `LISTAGG`: https://docs.oracle.com/cd/E11882_01/server.112/e41084/functions089.htm
    (Oracle, Feature::RowQueries, version(11, 2, 0)),
];

/// `IF EXISTS` and `IF NOT EXISTS` that came with a version; `None`: in every statement.
const IF_CLAUSES: &[(DialectName, Option<IfClause>, Version)] = &[
    (
        Postgresql,
        Some(IfClause::AddColumnIfNotExists),
        version(9, 6, 0),
    ),
    (
        Postgresql,
        Some(IfClause::CreateIndexIfNotExists),
        version(9, 5, 0),
    ),
    (
        Postgresql,
        Some(IfClause::CreateSequenceIfNotExists),
        version(9, 5, 0),
    ),
    (
        Postgresql,
        Some(IfClause::AddEnumValueIfNotExists),
        version(9, 3, 0),
    ),
    (
        Postgresql,
        Some(IfClause::CreateSchemaIfNotExists),
        version(9, 3, 0),
    ),
    // https://learn.microsoft.com/en-us/sql/sql-server/what-s-new-in-sql-server-2016
    (Mssql, Some(IfClause::DropTableIfExists), version(13, 0, 0)),
    (Mssql, Some(IfClause::DropColumnIfExists), version(13, 0, 0)),
    (Mssql, Some(IfClause::DropIndexIfExists), version(13, 0, 0)),
    (
        Mssql,
        Some(IfClause::DropConstraintIfExists),
        version(13, 0, 0),
    ),
    (Mssql, Some(IfClause::DropSchemaIfExists), version(13, 0, 0)),
    (
        Mssql,
        Some(IfClause::DropSequenceIfExists),
        version(13, 0, 0),
    ),
    (Mssql, Some(IfClause::DropViewIfExists), version(13, 0, 0)),
    (
        Mssql,
        Some(IfClause::DropFunctionIfExists),
        version(13, 0, 0),
    ),
    (
        Mssql,
        Some(IfClause::DropTriggerIfExists),
        version(13, 0, 0),
    ),
    // https://docs.oracle.com/en/database/oracle/oracle-database/23/nfcoa/
    (Oracle, None, version(23, 0, 0)),
];

/// The first version with a feature; `None`: every version that can be declared has it.
pub(super) fn feature(dialect: DialectName, feature: Feature) -> Option<Version> {
    let mut gates = FEATURES.iter();
    let gate = gates.find(|(of, gated, _)| *of == dialect && *gated == feature)?;
    Some(gate.2)
}

/// The first version with `IF EXISTS` or `IF NOT EXISTS` in a statement.
pub(super) fn if_clause(dialect: DialectName, clause: IfClause) -> Option<Version> {
    let mut gates = IF_CLAUSES.iter();
    let holds = |gated: &Option<IfClause>| gated.is_none_or(|gated| gated == clause);
    let gate = gates.find(|(of, gated, _)| *of == dialect && holds(gated))?;
    Some(gate.2)
}

/// The options that came with a version.
pub(super) const OPTIONS: &[(DialectName, Target, &str, Version)] = &[
    (
        Postgresql,
        Target::Index,
        "nulls_not_distinct",
        version(15, 0, 0),
    ),
    (
        Postgresql,
        Target::Unique,
        "nulls_not_distinct",
        version(15, 0, 0),
    ),
    (Postgresql, Target::Unique, "include", version(11, 0, 0)),
    (Postgresql, Target::PrimaryKey, "include", version(11, 0, 0)),
    (Postgresql, Target::Table, "partition_by", version(10, 0, 0)),
    // https://www.sqlite.org/stricttables.html
    (Sqlite, Target::Table, "strict", version(3, 37, 0)),
    // https://www.sqlite.org/withoutrowid.html
    (Sqlite, Target::Table, "with_rowid", version(3, 8, 2)),
];
