//! PostgreSQL: <https://www.postgresql.org/docs/current/sql-commands.html>

use super::{
    AlterStyle, CommentStyle, Dialect, EnumStyle, Feature, IfClause, IndexScope, Unsupported,
    Version, numeric, words,
};
use crate::catalog::DataType;
use crate::config::DialectName;

pub(super) fn dialect() -> Dialect {
    Dialect {
        name: DialectName::Postgresql,
        title: "PostgreSQL",
        version: Version::new(15, 0, 0),
        chain: &["postgresql", "ansi"],
        alters: super::Alters::default(),
        timeouts: super::Timeouts::default(),
        alter: AlterStyle::EachAttribute,
        comments: CommentStyle::Statement,
        enums: EnumStyle::Type,
        index_scope: IndexScope::Schema,
        transactional_ddl: true,
        alembic_fences: true,
        batch_separator: None,
        max_name: 63,
        client: "psql -X -v ON_ERROR_STOP=1 -d DATABASE -f FILE",
        features: FEATURES,
        if_clauses: IF_CLAUSES,
        table_prefixes: TABLE_PREFIXES,
        quotes: ('"', '"'),
        reserved: words(include_str!("reserved/postgresql.txt")),
        spelling: None,
        schemas: crate::config::SchemaMap::default(),
        vars: std::sync::Arc::default(),
        type_sql,
        serial_type,
    }
}

const FEATURES: &[Feature] = &[
    Feature::SessionSchema,
    Feature::PartitionTable,
    Feature::PartitionedForeignKey,
    Feature::DetachConcurrently,
    Feature::CheckConstraint,
    Feature::PartialIndex,
    Feature::IncludeColumns,
    Feature::ExpressionIndex,
    Feature::NullsOrder,
    Feature::OperatorClass,
    Feature::ConcurrentIndex,
    Feature::DeferrableForeignKey,
    Feature::DeferrableUnique,
    Feature::MatchClause,
    Feature::OnUpdate,
    Feature::SetDefaultAction,
    Feature::RestrictAction,
    Feature::NoActionClause,
    Feature::ExclusionConstraint,
    Feature::Sequence,
    Feature::Schema,
    Feature::Extension,
    Feature::Identity,
    Feature::AlterIdentity,
    Feature::AddIdentity,
    Feature::StoredComputed,
    Feature::VirtualComputed,
    Feature::RenameIndex,
    Feature::RenameConstraint,
    Feature::InlineForeignKey,
    Feature::DropColumnTakesDependents,
    Feature::BooleanLiterals,
    Feature::EscapeLiterals,
    Feature::OffsetLiterals,
    Feature::ReplaceView,
    Feature::MaterializedView,
    Feature::ReplacedViewKeepsColumns,
    Feature::ViewHoldsView,
    Feature::RenameEnumValue,
    Feature::EnumDdl,
    Feature::Function,
    Feature::AlterSequenceStart,
    Feature::RestartSequence,
    Feature::Grant,
    Feature::SchemaGrant,
    Feature::PublicRole,
    Feature::PublicByDefault,
    Feature::RevokeCascade,
    Feature::CatalogQueries,
    Feature::RowQueries,
];

/// <https://www.postgresql.org/docs/current/sql-createtable.html>
const TABLE_PREFIXES: &[&str] = &[
    "temporary",
    "temp",
    "local temporary",
    "local temp",
    "global temporary",
    "global temp",
    "unlogged",
];

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
    IfClause::DropEnumIfExists,
    IfClause::AddEnumValueIfNotExists,
    IfClause::CreateExtensionIfNotExists,
    IfClause::DropExtensionIfExists,
];

#[expect(
    clippy::unnecessary_wraps,
    reason = "the signature is that of every dialect"
)]
fn type_sql(
    dialect: &Dialect,
    data_type: &DataType,
    _values: &[String],
) -> Result<String, Unsupported> {
    Ok(match data_type {
        DataType::Integer => "INTEGER".into(),
        DataType::BigInteger => "BIGINT".into(),
        DataType::SmallInteger => "SMALLINT".into(),
        DataType::String(None) => "VARCHAR".into(),
        DataType::String(Some(length)) => format!("VARCHAR({length})"),
        DataType::Text => "TEXT".into(),
        DataType::Boolean => "BOOLEAN".into(),
        DataType::Date => "DATE".into(),
        DataType::Time => "TIME WITHOUT TIME ZONE".into(),
        DataType::DateTime { timezone: false } => "TIMESTAMP WITHOUT TIME ZONE".into(),
        DataType::DateTime { timezone: true } => "TIMESTAMP WITH TIME ZONE".into(),
        DataType::Interval => "INTERVAL".into(),
        DataType::Numeric(precision, scale) => numeric(*precision, *scale),
        DataType::Float => "FLOAT".into(),
        DataType::Double => "DOUBLE PRECISION".into(),
        DataType::Binary(_) | DataType::LargeBinary => "BYTEA".into(),
        DataType::Uuid => "UUID".into(),
        DataType::Json => "JSON".into(),
        DataType::Enum { name, .. } => match &name.schema {
            Some(schema) => format!("{}.{}", dialect.schema(schema), dialect.ident(&name.name)),
            None => dialect.ident(&name.name),
        },
        DataType::Exact(sql) => sql.clone(),
    })
}

/// <https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL>
fn serial_type(type_sql: &str) -> Option<&'static str> {
    match type_sql {
        "INTEGER" => Some("SERIAL"),
        "BIGINT" => Some("BIGSERIAL"),
        "SMALLINT" => Some("SMALLSERIAL"),
        _ => None,
    }
}
