//! Microsoft SQL Server: <https://learn.microsoft.com/en-us/sql/t-sql/statements/statements>

use super::{
    AlterStyle, CommentStyle, Dialect, EnumStyle, Feature, IfClause, IndexScope, Unsupported,
    Version, longest, numeric, words,
};
use crate::catalog::DataType;
use crate::config::DialectName;

pub(super) fn dialect() -> Dialect {
    Dialect {
        name: DialectName::Mssql,
        title: "SQL Server",
        version: Version::new(13, 0, 0),
        chain: &["mssql", "ansi"],
        alter: AlterStyle::TypeAndNullability,
        comments: CommentStyle::Statement,
        enums: EnumStyle::Text,
        index_scope: IndexScope::Table,
        transactional_ddl: true,
        alembic_fences: true,
        batch_separator: Some("GO".into()),
        max_name: 128,
        client: "sqlcmd -b -x -I -f 65001 -d DATABASE -i FILE",
        features: FEATURES,
        table_prefixes: &[],
        if_clauses: IF_CLAUSES,
        quotes: ('[', ']'),
        reserved: words(include_str!("reserved/mssql.txt")),
        spelling: super::Spelling::default(),
        type_sql,
        serial_type: |_| None,
    }
}

const FEATURES: &[Feature] = &[
    Feature::PartialIndex,
    Feature::IncludeColumns,
    Feature::OnUpdate,
    Feature::SetDefaultAction,
    Feature::NoActionClause,
    Feature::Sequence,
    Feature::Schema,
    Feature::DottedSchema,
    Feature::Identity,
    Feature::StoredComputed,
    Feature::VirtualComputed,
    Feature::ComputedWithoutType,
    Feature::RenameIndex,
    Feature::RenameConstraint,
    Feature::DefaultIsConstraint,
    Feature::IdentityInsert,
    Feature::NationalLiterals,
    Feature::OffsetLiterals,
    Feature::TimeAfterT,
];

const IF_CLAUSES: &[IfClause] = &[
    IfClause::DropTableIfExists,
    IfClause::DropColumnIfExists,
    IfClause::DropIndexIfExists,
    IfClause::DropConstraintIfExists,
    IfClause::DropSchemaIfExists,
    IfClause::DropSequenceIfExists,
    IfClause::DropViewIfExists,
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
        DataType::String(None) | DataType::Text => "VARCHAR(max)".into(),
        DataType::String(Some(length)) => format!("VARCHAR({length})"),
        DataType::Boolean => "BIT".into(),
        DataType::Date => "DATE".into(),
        DataType::Time => "TIME".into(),
        DataType::DateTime { timezone: false } | DataType::Interval => "DATETIME".into(),
        DataType::DateTime { timezone: true } => "DATETIMEOFFSET".into(),
        DataType::Numeric(precision, scale) => numeric(*precision, *scale),
        DataType::Float => "FLOAT".into(),
        DataType::Double => "DOUBLE PRECISION".into(),
        DataType::Binary(length) => format!("VARBINARY({length})"),
        DataType::LargeBinary => "VARBINARY(max)".into(),
        DataType::Uuid => "UNIQUEIDENTIFIER".into(),
        DataType::Json => "NVARCHAR(max)".into(),
        DataType::Enum { .. } => format!("VARCHAR({})", longest(values)),
        DataType::Exact(sql) => sql.clone(),
    })
}
