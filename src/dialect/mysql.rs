//! MySQL: <https://dev.mysql.com/doc/refman/8.4/en/sql-statements.html>

use super::{
    AlterStyle, CommentStyle, Dialect, EnumStyle, Feature, IfClause, IndexScope, Unsupported,
    Version, numeric, words,
};
use crate::catalog::DataType;
use crate::config::DialectName;

pub(super) fn dialect() -> Dialect {
    Dialect {
        name: DialectName::Mysql,
        title: "MySQL",
        version: Version::new(8, 4, 0),
        chain: &["mysql", "ansi"],
        alters: super::Alters::default(),
        timeouts: super::Timeouts::default(),
        alter: AlterStyle::WholeColumn,
        comments: CommentStyle::Inline,
        enums: EnumStyle::Inline,
        index_scope: IndexScope::Table,
        transactional_ddl: false,
        alembic_fences: false,
        batch_separator: None,
        max_name: 64,
        client: "mysql --default-character-set=utf8mb4 DATABASE < FILE",
        features: FEATURES,
        if_clauses: IF_CLAUSES,
        table_prefixes: TABLE_PREFIXES,
        quotes: ('`', '`'),
        reserved: words(include_str!("reserved/mysql.txt")),
        spelling: None,
        schemas: crate::config::SchemaMap::default(),
        vars: std::sync::Arc::default(),
        type_sql,
        serial_type: |_| None,
    }
}

const FEATURES: &[Feature] = &[
    Feature::SessionSchema,
    Feature::InlineIndex,
    Feature::ColumnPosition,
    Feature::NamedPartition,
    Feature::KeyHoldsPartitionKey,
    Feature::CheckConstraint,
    Feature::ExpressionIndex,
    Feature::PrefixLength,
    Feature::LongDefaultIsExpression,
    Feature::DropColumnTakesDependents,
    Feature::ForeignKeyHoldsColumn,
    Feature::ForeignKeyMakesIndex,
    Feature::OnUpdate,
    Feature::RestrictAction,
    Feature::NoActionClause,
    Feature::Schema,
    Feature::StoredComputed,
    Feature::VirtualComputed,
    Feature::RenameIndex,
    Feature::ReplaceView,
    Feature::BooleanLiterals,
    Feature::BackslashEscapes,
    Feature::OffsetLiterals,
    Feature::Function,
    Feature::Grant,
    Feature::SchemaGrant,
    Feature::GrantOptionOfAll,
    Feature::GrantsOutliveObjects,
    Feature::CatalogQueries,
    Feature::RowQueries,
];

/// <https://dev.mysql.com/doc/refman/8.4/en/create-table.html>
const TABLE_PREFIXES: &[&str] = &["temporary"];

const IF_CLAUSES: &[IfClause] = &[
    IfClause::CreateTableIfNotExists,
    IfClause::DropTableIfExists,
    IfClause::CreateSchemaIfNotExists,
    IfClause::DropSchemaIfExists,
    IfClause::DropViewIfExists,
    IfClause::DropFunctionIfExists,
    IfClause::DropTriggerIfExists,
];

pub(super) fn type_sql(
    dialect: &Dialect,
    data_type: &DataType,
    values: &[String],
) -> Result<String, Unsupported> {
    Ok(match data_type {
        DataType::Integer => "INTEGER".into(),
        DataType::BigInteger => "BIGINT".into(),
        DataType::SmallInteger => "SMALLINT".into(),
        DataType::String(None) => {
            return Err(dialect.no_type(data_type, "give the length, `string(255)`, or use `text`"));
        }
        DataType::String(Some(length)) => format!("VARCHAR({length})"),
        DataType::Text => "TEXT".into(),
        DataType::Boolean => "BOOL".into(),
        DataType::Date => "DATE".into(),
        DataType::Time => "TIME".into(),
        DataType::DateTime { .. } | DataType::Interval => "DATETIME".into(),
        DataType::Numeric(precision, scale) => numeric(*precision, *scale),
        DataType::Float => "FLOAT".into(),
        DataType::Double => "DOUBLE".into(),
        DataType::Binary(length) => format!("VARBINARY({length})"),
        DataType::LargeBinary => "BLOB".into(),
        DataType::Uuid => "CHAR(32)".into(),
        DataType::Json => "JSON".into(),
        DataType::Enum { .. } => {
            let values: Vec<String> = values.iter().map(|value| dialect.text(value)).collect();
            format!("ENUM({})", values.join(","))
        }
        DataType::Exact(sql) => sql.clone(),
    })
}
