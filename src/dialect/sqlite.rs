//! SQLite: <https://www.sqlite.org/lang.html>

use super::{
    AlterStyle, CommentStyle, Dialect, EnumStyle, Feature, IfClause, IndexScope, Unsupported,
    Version, longest, numeric, words,
};
use crate::catalog::DataType;
use crate::config::DialectName;

pub(super) fn dialect() -> Dialect {
    Dialect {
        name: DialectName::Sqlite,
        title: "SQLite",
        version: Version::new(3, 37, 0),
        chain: &["sqlite", "ansi"],
        alters: super::Alters::default(),
        timeouts: super::Timeouts::default(),
        alter: AlterStyle::Rebuild,
        comments: CommentStyle::None,
        enums: EnumStyle::Text,
        index_scope: IndexScope::Schema,
        transactional_ddl: true,
        alembic_fences: false,
        batch_separator: None,
        max_name: usize::MAX,
        client: "sqlite3 -bail DATABASE < FILE",
        features: FEATURES,
        if_clauses: IF_CLAUSES,
        table_prefixes: TABLE_PREFIXES,
        quotes: ('"', '"'),
        reserved: words(include_str!("reserved/sqlite.txt")),
        spelling: None,
        schemas: crate::config::SchemaMap::default(),
        vars: std::sync::Arc::default(),
        type_sql,
        serial_type,
    }
}

const FEATURES: &[Feature] = &[
    Feature::CheckConstraint,
    Feature::PartialIndex,
    Feature::ExpressionIndex,
    Feature::InlineForeignKey,
    Feature::DeferrableForeignKey,
    Feature::MatchClause,
    Feature::OnUpdate,
    Feature::SetDefaultAction,
    Feature::RestrictAction,
    Feature::NoActionClause,
    Feature::StoredComputed,
    Feature::VirtualComputed,
    Feature::OffsetLiterals,
    Feature::CatalogQueries,
    Feature::RowQueries,
];

/// <https://www.sqlite.org/lang_createtable.html>
const TABLE_PREFIXES: &[&str] = &["temp", "temporary"];

const IF_CLAUSES: &[IfClause] = &[
    IfClause::CreateTableIfNotExists,
    IfClause::DropTableIfExists,
    IfClause::CreateIndexIfNotExists,
    IfClause::DropIndexIfExists,
    IfClause::DropViewIfExists,
    IfClause::DropTriggerIfExists,
];

#[expect(
    clippy::unnecessary_wraps,
    reason = "the signature is that of every dialect"
)]
fn type_sql(
    _dialect: &Dialect,
    data_type: &DataType,
    values: &[String],
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
        DataType::Time => "TIME".into(),
        DataType::DateTime { .. } | DataType::Interval => "DATETIME".into(),
        DataType::Numeric(precision, scale) => numeric(*precision, *scale),
        DataType::Float => "FLOAT".into(),
        DataType::Double => "DOUBLE".into(),
        DataType::Binary(_) | DataType::LargeBinary => "BLOB".into(),
        DataType::Uuid => "CHAR(32)".into(),
        DataType::Json => "JSON".into(),
        DataType::Enum { .. } => format!("VARCHAR({})", longest(values)),
        DataType::Exact(sql) => sql.clone(),
    })
}

/// Only a key that is declared `INTEGER` counts up: <https://www.sqlite.org/lang_createtable.html#rowid>
fn serial_type(type_sql: &str) -> Option<&'static str> {
    matches!(type_sql, "BIGINT" | "SMALLINT").then_some("INTEGER")
}
