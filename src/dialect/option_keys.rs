//! The options that one engine alone has, by what they belong to.

use crate::config::DialectName;

/// What an option table belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A table.
    Table,
    /// A column that is declared.
    Column,
    /// A change of a column.
    AlterColumn,
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

/// The options that a dialect knows for a target.
pub fn option_keys(dialect: DialectName, target: Target) -> &'static [&'static str] {
    match dialect {
        DialectName::Postgresql => match target {
            Target::Table => &["tablespace", "with"],
            Target::Column | Target::PrimaryKey => &[],
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
            Target::Table => &["engine", "charset", "collate", "row_format"],
            Target::Index => &["using", "prefix", "with_parser"],
            _ => &[],
        },
        DialectName::Sqlite => match target {
            Target::Table => &["autoincrement", "strict", "with_rowid"],
            Target::Index => &["where"],
            _ => &[],
        },
        DialectName::Mssql => match target {
            Target::Index => &["clustered", "where", "include"],
            Target::PrimaryKey | Target::Unique => &["clustered"],
            _ => &[],
        },
        DialectName::Oracle => match target {
            Target::Table => &["tablespace"],
            Target::Index => &["bitmap", "compress"],
            _ => &[],
        },
    }
}
