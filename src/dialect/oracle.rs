//! Oracle Database: <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/>

use super::{
    AlterStyle, CommentStyle, Dialect, EnumStyle, Feature, IfClause, IndexScope, Unsupported,
    Version, longest, numeric, words,
};
use crate::catalog::DataType;
use crate::config::DialectName;

pub(super) fn dialect() -> Dialect {
    Dialect {
        name: DialectName::Oracle,
        title: "Oracle",
        version: Version::new(19, 0, 0),
        chain: &["oracle", "ansi"],
        alters: super::Alters::default(),
        timeouts: super::Timeouts::default(),
        alter: AlterStyle::Modify,
        comments: CommentStyle::Statement,
        enums: EnumStyle::Text,
        index_scope: IndexScope::Schema,
        transactional_ddl: false,
        alembic_fences: false,
        batch_separator: Some("/".into()),
        max_name: 128,
        client: "sqlplus -S -L USER@SERVICE @FILE",
        features: FEATURES,
        table_prefixes: TABLE_PREFIXES,
        if_clauses: IF_CLAUSES,
        quotes: ('"', '"'),
        reserved: words(include_str!("reserved/oracle.txt")),
        spelling: None,
        schemas: crate::config::SchemaMap::default(),
        vars: std::sync::Arc::default(),
        type_sql,
        serial_type: |_| None,
    }
}

/// What differs in other versions than the usual one.
pub(super) fn at_version(dialect: &mut Dialect) {
    if dialect.version < LONG_NAMES_SINCE {
        dialect.max_name = 30;
    }
}

/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-TABLE.html>
const TABLE_PREFIXES: &[&str] = &[
    "global temporary",
    "private temporary",
    "sharded",
    "duplicated",
    "immutable",
    "blockchain",
];

const FEATURES: &[Feature] = &[
    Feature::SessionSchema,
    Feature::NamedPartition,
    Feature::PartitionedForeignKey,
    Feature::CheckConstraint,
    Feature::ExpressionIndex,
    Feature::DeferrableForeignKey,
    Feature::DeferrableUnique,
    Feature::Sequence,
    Feature::Identity,
    Feature::AlterIdentity,
    Feature::IdentityOrder,
    Feature::VirtualComputed,
    Feature::RenameIndex,
    Feature::RenameConstraint,
    Feature::DropColumnTakesDependents,
    Feature::ToDateLiterals,
    Feature::BlockSeparator,
    Feature::RowsWaitForCommit,
    Feature::ReplaceView,
    Feature::MaterializedView,
    Feature::ReplacedViewLosesTriggers,
    Feature::Function,
    Feature::RestartSequence,
    Feature::Grant,
    Feature::SchemaGrant,
    Feature::PublicRole,
    Feature::RevokeCascade,
    Feature::RevokeOfWholeTable,
    Feature::CatalogQueries,
    Feature::RowQueries,
];

/// Objects have them, their columns and constraints do not:
/// <https://docs.oracle.com/en/database/oracle/oracle-database/23/adfns/sql-processing-application-developers.html>
const IF_CLAUSES: &[IfClause] = &[
    IfClause::CreateTableIfNotExists,
    IfClause::DropTableIfExists,
    IfClause::CreateIndexIfNotExists,
    IfClause::DropIndexIfExists,
    IfClause::CreateSequenceIfNotExists,
    IfClause::DropSequenceIfExists,
    IfClause::DropViewIfExists,
    IfClause::DropFunctionIfExists,
    IfClause::DropTriggerIfExists,
];

/// The first version with names of 128 bytes; those before have 30:
/// <https://docs.oracle.com/en/database/oracle/oracle-database/12.2/sqlrf/Database-Object-Names-and-Qualifiers.html>
const LONG_NAMES_SINCE: Version = Version::new(12, 2, 0);

/// The first version with BOOLEAN.
pub(super) const BOOLEAN_SINCE: Version = Version::new(23, 0, 0);
/// The first version with JSON.
const JSON_SINCE: Version = Version::new(21, 0, 0);

fn type_sql(
    dialect: &Dialect,
    data_type: &DataType,
    values: &[String],
) -> Result<String, Unsupported> {
    Ok(match data_type {
        DataType::Integer => "INTEGER".into(),
        DataType::BigInteger => "NUMBER(19)".into(),
        DataType::String(None) => {
            return Err(dialect.no_type(data_type, "give the length, `string(255)`, or use `text`"));
        }
        DataType::String(Some(length)) => format!("VARCHAR2({length} CHAR)"),
        DataType::Boolean if dialect.version >= BOOLEAN_SINCE => "BOOLEAN".into(),
        DataType::Boolean | DataType::SmallInteger => "SMALLINT".into(),
        DataType::Date | DataType::DateTime { timezone: false } => "DATE".into(),
        DataType::Time => {
            let help =
                "use `datetime`, or `{ portable = \"time\", oracle = \"INTERVAL DAY TO SECOND\" }`";
            return Err(dialect.no_type(data_type, help));
        }
        DataType::DateTime { timezone: true } => "TIMESTAMP WITH TIME ZONE".into(),
        DataType::Interval => "INTERVAL DAY TO SECOND".into(),
        DataType::Numeric(precision, scale) => numeric(*precision, *scale),
        DataType::Float => "FLOAT".into(),
        DataType::Double => "DOUBLE PRECISION".into(),
        DataType::Binary(length) => format!("RAW({length})"),
        DataType::LargeBinary => "BLOB".into(),
        DataType::Uuid => "CHAR(32)".into(),
        DataType::Json if dialect.version >= JSON_SINCE => "JSON".into(),
        DataType::Json | DataType::Text => "CLOB".into(),
        DataType::Enum { .. } => format!("VARCHAR({} CHAR)", longest(values)),
        DataType::Exact(sql) => sql.clone(),
    })
}
