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
        version: Version::new(14, 0, 0),
        chain: &["mssql", "ansi"],
        alters: super::Alters::default(),
        timeouts: super::Timeouts::default(),
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
        spelling: None,
        schemas: crate::config::SchemaMap::default(),
        vars: std::sync::Arc::default(),
        type_sql,
        serial_type: |_| None,
    }
}

/// The years of the versions: <https://learn.microsoft.com/en-us/troubleshoot/sql/releases/download-and-install-latest-updates>
const YEARS: &[(u32, u32)] = &[
    (9, 2005),
    (10, 2008),
    (11, 2012),
    (12, 2014),
    (13, 2016),
    (14, 2017),
    (15, 2019),
    (16, 2022),
    (17, 2025),
];

/// The version of the server that is declared, `14` or `2017`.
pub(super) fn version_of(declared: Version) -> Version {
    let known = YEARS.iter().rev();
    let mut known =
        known.map(|(major, year)| (Version::new(*major, 0, 0), Version::new(*year, 0, 0)));
    let found = known.find(|(_, year)| declared >= *year);
    found.map_or(declared, |(version, _)| version)
}

/// The year of a version; an unknown one stands for itself.
pub(super) fn year_of(version: Version) -> Version {
    let found = YEARS.iter().rev();
    let mut found =
        found.map(|(major, year)| (Version::new(*major, 0, 0), Version::new(*year, 0, 0)));
    found
        .find(|(major, _)| version >= *major)
        .map_or(version, |(_, year)| year)
}

const FEATURES: &[Feature] = &[
    Feature::CheckConstraint,
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
    Feature::KeyNeedsLength,
    Feature::FirstInBatch,
    Feature::ReplaceView,
    Feature::Function,
    Feature::RestartSequence,
    Feature::Grant,
    Feature::SchemaGrant,
    Feature::PublicRole,
    Feature::RevokeCascade,
    Feature::RevokeOfGrantableCascades,
    Feature::CatalogQueries,
    Feature::RowQueries,
];

/// What the statement itself has no words for is asked of the catalog before it: `IF OBJECT_ID(N'users', N'U') IS NULL`.
const IF_CLAUSES: &[IfClause] = &[
    IfClause::CreateTableIfNotExists,
    IfClause::AddColumnIfNotExists,
    IfClause::CreateIndexIfNotExists,
    IfClause::CreateSchemaIfNotExists,
    IfClause::DropTableIfExists,
    IfClause::DropColumnIfExists,
    IfClause::DropIndexIfExists,
    IfClause::DropConstraintIfExists,
    IfClause::DropSchemaIfExists,
    IfClause::DropSequenceIfExists,
    IfClause::DropViewIfExists,
    IfClause::DropFunctionIfExists,
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
