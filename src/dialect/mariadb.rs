//! MariaDB: MySQL's SQL with differences. <https://mariadb.com/kb/en/sql-statements/>

use super::{Dialect, Feature, IfClause, Unsupported, Version, mysql, words};
use crate::catalog::DataType;
use crate::config::DialectName;

pub(super) fn dialect() -> Dialect {
    Dialect {
        name: DialectName::Mariadb,
        title: "MariaDB",
        version: Version::new(10, 11, 0),
        chain: &["mariadb", "mysql", "ansi"],
        client: "mariadb --default-character-set=utf8mb4 DATABASE < FILE",
        features: FEATURES,
        if_clauses: IF_CLAUSES,
        table_prefixes: TABLE_PREFIXES,
        reserved: words(include_str!("reserved/mariadb.txt")),
        type_sql,
        ..mysql::dialect()
    }
}

const FEATURES: &[Feature] = &[
    Feature::SessionSchema,
    Feature::ColumnPosition,
    Feature::NamedPartition,
    Feature::KeyHoldsPartitionKey,
    Feature::CheckConstraint,
    Feature::PrefixLength,
    Feature::CheckIsOfColumn,
    Feature::InlineForeignKey,
    Feature::DropColumnTakesDependents,
    Feature::ForeignKeyHoldsColumn,
    Feature::ForeignKeyMakesIndex,
    Feature::OnUpdate,
    Feature::RestrictAction,
    Feature::NoActionClause,
    Feature::Sequence,
    Feature::Schema,
    Feature::StoredComputed,
    Feature::VirtualComputed,
    Feature::RenameIndex,
    Feature::ReplaceView,
    Feature::BooleanLiterals,
    Feature::BackslashEscapes,
    Feature::Function,
    Feature::AlterSequenceStart,
    Feature::RestartSequence,
    Feature::Grant,
    Feature::SchemaGrant,
    Feature::PublicRole,
    Feature::GrantOptionOfAll,
    Feature::GrantsOutliveObjects,
    Feature::CatalogQueries,
    Feature::RowQueries,
];

/// <https://mariadb.com/kb/en/create-table/>
const TABLE_PREFIXES: &[&str] = &["temporary"];

const IF_CLAUSES: &[IfClause] = &[
    IfClause::CreateTableIfNotExists,
    IfClause::DropTableIfExists,
    IfClause::AddColumnIfNotExists,
    IfClause::DropColumnIfExists,
    IfClause::CreateIndexIfNotExists,
    IfClause::DropIndexIfExists,
    IfClause::DropConstraintIfExists,
    IfClause::CreateSchemaIfNotExists,
    IfClause::DropSchemaIfExists,
    IfClause::CreateSequenceIfNotExists,
    IfClause::DropSequenceIfExists,
    IfClause::DropViewIfExists,
    IfClause::DropFunctionIfExists,
    IfClause::DropTriggerIfExists,
];

/// The first version with UUID: <https://mariadb.com/kb/en/uuid-data-type/>
const UUID_SINCE: Version = Version::new(10, 7, 0);

fn type_sql(
    dialect: &Dialect,
    data_type: &DataType,
    values: &[String],
) -> Result<String, Unsupported> {
    match data_type {
        DataType::Uuid if dialect.version >= UUID_SINCE => Ok("UUID".into()),
        other => mysql::type_sql(dialect, other, values),
    }
}
