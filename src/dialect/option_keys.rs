//! The options that one engine alone has, by what they belong to.

use crate::config::DialectName;

/// What an option table belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A table.
    Table,
    /// A partition that is a table.
    Partition,
    /// A column that is declared.
    Column,
    /// The adding of a column.
    AddColumn,
    /// A change of a column.
    AlterColumn,
    /// The dropping of a column.
    DropColumn,
    /// An index.
    Index,
    /// The dropping of an index.
    DropIndex,
    /// A primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A check constraint.
    Check,
}

/// The name of a column's default, where that is a constraint:
/// <https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-column-constraint-transact-sql>
pub const DEFAULT_NAME: &str = "default_name";

/// <https://dev.mysql.com/doc/refman/8.4/en/create-table.html#create-table-options>,
/// <https://mariadb.com/kb/en/create-table/#table-options>
const MYSQL_TABLE: &[&str] = &[
    "auto_increment",
    "autoextend_size",
    "avg_row_length",
    "character_set",
    "charset",
    "checksum",
    "collate",
    "compression",
    "connection",
    "data_directory",
    "default_character_set",
    "default_charset",
    "default_collate",
    "delay_key_write",
    "encrypted",
    "encryption",
    "encryption_key_id",
    "engine",
    "index_directory",
    "insert_method",
    "key_block_size",
    "max_rows",
    "min_rows",
    "pack_keys",
    "page_checksum",
    "page_compressed",
    "page_compression_level",
    "partition_by",
    "partitions",
    "password",
    "row_format",
    "stats_auto_recalc",
    "stats_persistent",
    "stats_sample_pages",
    "subpartition_by",
    "subpartitions",
    "tablespace",
    "transactional",
    "union",
];

/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-TABLE.html>
const ORACLE_TABLE: &[&str] = &[
    "tablespace",
    "on_commit",
    "partition_by",
    "compress",
    "pctfree",
    "initrans",
    "storage",
];

/// <https://www.postgresql.org/docs/current/sql-createtable.html>
const POSTGRESQL_TABLE: &[&str] = &[
    "tablespace",
    "with",
    "inherits",
    "partition_by",
    "using",
    "with_oids",
    "on_commit",
];

/// What the value of an option must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number,
    /// A name.
    Name,
    /// A table of settings.
    Settings,
}

/// What the value of an option must be; `None`: several kinds will do.
pub fn option_kind(key: &str) -> Option<OptionKind> {
    match key {
        "first" | "strict" | "with_rowid" => Some(OptionKind::Switch),
        "initrans" | "pctfree" => Some(OptionKind::Number),
        "after" | "on" | "textimage_on" => Some(OptionKind::Name),
        "storage" | "with" => Some(OptionKind::Settings),
        _ => None,
    }
}

/// The options that a dialect knows for a target.
pub fn option_keys(dialect: DialectName, target: Target) -> &'static [&'static str] {
    match dialect {
        DialectName::Postgresql => match target {
            Target::Table => POSTGRESQL_TABLE,
            Target::Partition => &["partition_by", "tablespace", "using", "with"],
            Target::Column | Target::AddColumn | Target::DropColumn => &[],
            Target::PrimaryKey => &["include"],
            Target::AlterColumn => &["using"],
            Target::Index => &[
                "using",
                "with",
                "concurrently",
                "nulls_not_distinct",
                "tablespace",
                "where",
                "include",
            ],
            Target::DropIndex => &["concurrently"],
            Target::Unique => &["nulls_not_distinct", "include"],
            Target::ForeignKey | Target::Check => &["not_valid"],
        },
        DialectName::Mysql | DialectName::Mariadb => match target {
            Target::Table => MYSQL_TABLE,
            Target::AddColumn => &["first", "after"],
            Target::PrimaryKey => &["using"],
            Target::Index => &["using", "prefix", "with_parser"],
            _ => &[],
        },
        DialectName::Sqlite => match target {
            Target::Table => &["autoincrement", "strict", "with_rowid"],
            Target::Column => &[
                "on_conflict_not_null",
                "on_conflict_primary_key",
                "on_conflict_unique",
            ],
            Target::PrimaryKey | Target::Unique => &["on_conflict"],
            Target::Index => &["where"],
            _ => &[],
        },
        DialectName::Mssql => match target {
            Target::Table => &["on", "textimage_on"],
            Target::Column | Target::AlterColumn => &[DEFAULT_NAME],
            Target::DropColumn => &["drop_default", "drop_check", "drop_foreign_key"],
            Target::Index => &["clustered", "columnstore", "where", "include"],
            Target::PrimaryKey | Target::Unique => &["clustered"],
            _ => &[],
        },
        DialectName::Oracle => match target {
            Target::Table => ORACLE_TABLE,
            Target::Index => &["bitmap", "compress"],
            _ => &[],
        },
    }
}
