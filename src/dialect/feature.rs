//! What Rust branches on. Whatever is only another wording is a template instead.

/// Something that not every database can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// `CREATE INDEX … WHERE deleted_at IS NULL`
    PartialIndex,
    /// `CREATE INDEX … INCLUDE (price)`
    IncludeColumns,
    /// `CREATE INDEX … (lower(email))`
    ExpressionIndex,
    /// `CREATE INDEX … (a NULLS LAST)`
    NullsOrder,
    /// `CREATE INDEX … (a text_pattern_ops)`
    OperatorClass,
    /// `CREATE INDEX … (a(10))`
    PrefixLength,
    /// `CREATE INDEX CONCURRENTLY …`, outside a transaction:
    /// <https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY>
    ConcurrentIndex,
    /// `FOREIGN KEY … DEFERRABLE INITIALLY DEFERRED`
    DeferrableForeignKey,
    /// `UNIQUE (…) DEFERRABLE`
    DeferrableUnique,
    /// `FOREIGN KEY … MATCH FULL`
    MatchClause,
    /// `FOREIGN KEY … ON UPDATE CASCADE`
    OnUpdate,
    /// `FOREIGN KEY … ON DELETE SET DEFAULT`
    SetDefaultAction,
    /// `FOREIGN KEY … ON DELETE RESTRICT` and `NO ACTION`, both spelled
    RestrictAction,
    /// `FOREIGN KEY … ON DELETE NO ACTION`
    NoActionClause,
    /// `EXCLUDE USING gist (room WITH =, during WITH &&)`
    ExclusionConstraint,
    /// `CREATE SEQUENCE`
    Sequence,
    /// `CREATE SCHEMA`
    Schema,
    /// A schema name holds database and owner, `db.owner`.
    DottedSchema,
    /// `CREATE EXTENSION`
    Extension,
    /// `GENERATED ALWAYS AS IDENTITY`, `IDENTITY(1,1)`
    Identity,
    /// The identity of an existing column can be changed and dropped.
    AlterIdentity,
    /// A column can become an identity column after it was made.
    AddIdentity,
    /// `GENERATED ALWAYS AS (…) STORED`, `PERSISTED`
    StoredComputed,
    /// `GENERATED ALWAYS AS (…) VIRTUAL`
    VirtualComputed,
    /// A computed column is declared without a type.
    ComputedWithoutType,
    /// `ALTER INDEX … RENAME TO`, `RENAME INDEX`, `sp_rename`
    RenameIndex,
    /// `RENAME CONSTRAINT … TO`, `sp_rename`
    RenameConstraint,
    /// A check inside a column's definition is a part of it, one at most and without a name:
    /// <https://mariadb.com/kb/en/constraint/>
    CheckIsOfColumn,
    /// `ADD COLUMN … REFERENCES users (id)`; MySQL reads it and makes nothing of it:
    /// <https://dev.mysql.com/doc/refman/8.4/en/ansi-diff-foreign-keys.html>
    InlineForeignKey,
    /// Dropping a column drops the indexes and constraints that stand on it alone.
    DropColumnTakesDependents,
    /// A default is a constraint that must be dropped before its column.
    DefaultIsConstraint,
    /// Explicit values for an identity column must be announced: `SET IDENTITY_INSERT t ON`.
    IdentityInsert,
    /// `true` and `false`
    BooleanLiterals,
    /// `\` is an escape character inside a literal.
    BackslashEscapes,
    /// `N'ü'`
    NationalLiterals,
    /// `TO_DATE('2026-01-15', 'YYYY-MM-DD')`
    ToDateLiterals,
    /// `'2026-01-15 09:30:00+02:00'`
    OffsetLiterals,
    /// `'2026-01-15T09:30:00'`: with a space, the session's language decides which number is the month.
    /// <https://learn.microsoft.com/en-us/sql/t-sql/data-types/datetime-transact-sql#supported-string-literal-formats-for-datetime>
    TimeAfterT,
    /// A foreign key makes an index of its own where none begins with its columns, and leaves it behind:
    /// <https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html>
    ForeignKeyMakesIndex,
    /// A block of procedural code is ended by the batch separator, and a plain statement is not:
    /// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/slash.html>
    BlockSeparator,
    /// The default of a TEXT, BLOB or JSON column is an expression in parentheses, never a literal:
    /// <https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html>
    LongDefaultIsExpression,
    /// `CREATE VIEW` must be the first statement of its batch:
    /// <https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql>
    FirstInBatch,
    /// A key or an index stands on no column without a length:
    /// <https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql#remarks>
    KeyNeedsLength,
    /// `CREATE TYPE … AS ENUM` lives on its own; its values cannot be taken out.
    EnumDdl,
}

impl Feature {
    /// The words of an error message that says it is missing.
    pub fn describe(self) -> &'static str {
        match self {
            Self::PartialIndex => "partial indexes",
            Self::IncludeColumns => "INCLUDE columns in indexes",
            Self::ExpressionIndex => "indexes on expressions",
            Self::NullsOrder => "NULLS FIRST or LAST in indexes",
            Self::OperatorClass => "operator classes",
            Self::PrefixLength => "prefix lengths in indexes",
            Self::ConcurrentIndex => "CONCURRENTLY",
            Self::DeferrableForeignKey => "deferrable foreign keys",
            Self::DeferrableUnique => "deferrable unique constraints",
            Self::MatchClause => "MATCH in foreign keys",
            Self::OnUpdate => "ON UPDATE in foreign keys",
            Self::SetDefaultAction => "SET DEFAULT in foreign keys",
            Self::RestrictAction => "RESTRICT in foreign keys",
            Self::NoActionClause => "NO ACTION in foreign keys",
            Self::ExclusionConstraint => "exclusion constraints",
            Self::Sequence => "sequences",
            Self::Schema => "schemas that a script can make",
            Self::DottedSchema => "schemas with a database",
            Self::Extension => "extensions",
            Self::Identity => "identity columns",
            Self::AlterIdentity => "way to change the identity of an existing column",
            Self::AddIdentity => "way to make an identity of an existing column",
            Self::StoredComputed => "stored computed columns",
            Self::VirtualComputed => "virtual computed columns",
            Self::ComputedWithoutType => "computed columns without a type",
            Self::RenameIndex => "way to rename an index",
            Self::RenameConstraint => "way to rename a constraint",
            Self::CheckIsOfColumn => "checks that are a part of a column",
            Self::InlineForeignKey => "foreign keys inside a column",
            Self::DropColumnTakesDependents => "cascade from a column",
            Self::DefaultIsConstraint => "named defaults",
            Self::IdentityInsert => "IDENTITY_INSERT",
            Self::BooleanLiterals => "boolean literals",
            Self::BackslashEscapes => "backslash escapes",
            Self::NationalLiterals => "national literals",
            Self::ToDateLiterals => "TO_DATE",
            Self::OffsetLiterals => "literals with an offset",
            Self::TimeAfterT => "literals with a T before the time",
            Self::ForeignKeyMakesIndex => "indexes that foreign keys make",
            Self::BlockSeparator => "blocks that a separator ends",
            Self::LongDefaultIsExpression => "defaults of long columns",
            Self::FirstInBatch => "statements that begin a batch",
            Self::KeyNeedsLength => "keys that need a length",
            Self::EnumDdl => "enum types",
        }
    }
}

/// How an existing column is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlterStyle {
    /// One statement for each attribute: `ALTER COLUMN c SET NOT NULL`.
    EachAttribute,
    /// The whole column is spelled out again: `MODIFY c VARCHAR(20) NOT NULL DEFAULT 'x'`.
    WholeColumn,
    /// Type and nullability together, the default is a constraint of its own.
    TypeAndNullability,
    /// `MODIFY c …` with the attributes that change.
    Modify,
    /// The table is built anew and its rows are copied.
    Rebuild,
}

/// How a comment is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentStyle {
    /// `COMMENT ON … IS …`, or a procedure: a statement of its own.
    Statement,
    /// Part of the column's and the table's definition.
    Inline,
    /// The database has none; they live in the revision files.
    None,
}

/// What an enum is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumStyle {
    /// A type of its own that is made and dropped.
    Type,
    /// A column type that lists its words.
    Inline,
    /// Text as long as the longest word.
    Text,
}

/// Where an index name must be unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexScope {
    /// In the schema, together with the names of tables.
    Schema,
    /// On its table.
    Table,
}

/// The places of `IF EXISTS` and `IF NOT EXISTS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the names say it: the statement's kind and its clause"
)]
pub enum IfClause {
    CreateTableIfNotExists,
    DropTableIfExists,
    AddColumnIfNotExists,
    DropColumnIfExists,
    CreateIndexIfNotExists,
    DropIndexIfExists,
    DropConstraintIfExists,
    CreateSchemaIfNotExists,
    DropSchemaIfExists,
    CreateSequenceIfNotExists,
    DropSequenceIfExists,
    DropViewIfExists,
    DropEnumIfExists,
    AddEnumValueIfNotExists,
    CreateExtensionIfNotExists,
    DropExtensionIfExists,
}

impl IfClause {
    /// `IF EXISTS` or `IF NOT EXISTS`.
    pub fn words(self) -> &'static str {
        match self {
            Self::CreateTableIfNotExists
            | Self::AddColumnIfNotExists
            | Self::CreateIndexIfNotExists
            | Self::CreateSchemaIfNotExists
            | Self::CreateSequenceIfNotExists
            | Self::AddEnumValueIfNotExists
            | Self::CreateExtensionIfNotExists => "IF NOT EXISTS",
            Self::DropTableIfExists
            | Self::DropColumnIfExists
            | Self::DropIndexIfExists
            | Self::DropConstraintIfExists
            | Self::DropSchemaIfExists
            | Self::DropSequenceIfExists
            | Self::DropViewIfExists
            | Self::DropEnumIfExists
            | Self::DropExtensionIfExists => "IF EXISTS",
        }
    }
}
