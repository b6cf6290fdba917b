//! How SQLAlchemy spells a type, and what stands for it where the engine refuses that.

use super::EnumType;
use super::Types;
use super::dialects;
use super::made::Made;
use super::meaning::meaning;
use crate::catalog::{DataType, parse_type};
use crate::config::DialectName;
use crate::python::{Host, Outcome};

/// A type as it is spelled.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spelled {
    pub(super) form: Form,
    pub(super) collation: Option<String>,
}

/// The ways to spell a type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    Portable(DataType),
    Exact(String),
    Enum(EnumType),
    EnumArray(String, EnumType),
}

/// What SQLAlchemy says of a type on a dialect.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sql {
    /// It is spelled so.
    Spelled(String),
    /// It is spelled in a way that the engine refuses, or takes for something else.
    Rejected,
    /// It has no spelling.
    Missing,
}

impl Sql {
    pub(super) fn new(sql: impl Into<String>) -> Self {
        Self::Spelled(sql.into())
    }
}

impl<H: Host> Types<'_, H> {
    /// Spells a type for the dialect.
    pub(super) fn spell(&mut self, made: &Made) -> Outcome<Spelled> {
        let form = match made.class.as_str() {
            "ARRAY" => return self.array(made),
            "Enum" | "ENUM" | "SET" => self.enumerated(made)?,
            _ => match self.generic(made)? {
                Some(form) => form,
                None => self.exact(made)?,
            },
        };
        Ok(Spelled {
            form: self.checked(form, made)?,
            collation: self.collation(made)?,
        })
    }

    /// A type that SQLAlchemy prints under its own name.
    fn exact(&self, made: &Made) -> Outcome<Form> {
        let meaning = meaning(made)?;
        // `VARCHAR(max)` is one of SQL Server's own.
        let is_max = made.size("length")?.is_some_and(|length| length == "max");
        let sql = match self.dialect.name {
            DialectName::Mssql => dialects::mssql::sql(made)?,
            _ if is_max => Sql::Rejected,
            DialectName::Postgresql => dialects::postgresql::sql(made, self.dialect)?,
            DialectName::Mysql | DialectName::Mariadb => {
                dialects::mysql::sql(made, self.dialect.name)?
            }
            DialectName::Sqlite => dialects::sqlite::sql(made)?,
            DialectName::Oracle => dialects::oracle::sql(made)?,
        };
        match (sql, meaning) {
            (Sql::Spelled(sql), Some(meaning)) if self.renders(&meaning, &sql) => {
                Ok(Form::Portable(meaning))
            }
            (Sql::Spelled(sql), _) => Ok(Form::Exact(sql)),
            (Sql::Rejected, Some(meaning)) => Ok(Form::Portable(meaning)),
            (Sql::Rejected | Sql::Missing, _) => self.no_type(made),
        }
    }

    /// Whether a portable type is this SQL.
    fn renders(&self, data_type: &DataType, sql: &str) -> bool {
        self.dialect.type_sql(data_type, &[]).as_deref() == Ok(sql)
    }

    /// Refuses a portable type that the dialect has not, or whose arguments do not fit.
    fn checked(&self, form: Form, made: &Made) -> Outcome<Form> {
        let Form::Portable(data_type) = &form else {
            return Ok(form);
        };
        match data_type {
            DataType::String(None) if self.dialect.type_sql(data_type, &[]).is_err() => {
                return made.refused(
                    format!("{} has no text without a length", self.dialect.title),
                    "give the length: `sa.String(255)`".to_owned(),
                );
            }
            _ => {}
        }
        let Ok(sql) = self.dialect.type_sql(data_type, &[]) else {
            return self.no_type(made);
        };
        if parse_type(&data_type.to_string()).is_err() {
            return Ok(Form::Exact(sql));
        }
        Ok(form)
    }

    /// Says that the dialect has no such type, and what to do.
    pub(super) fn no_type<T>(&self, made: &Made) -> Outcome<T> {
        let name = self.dialect.name;
        made.refused(
            format!("{} has no type `{}`", self.dialect.title, made.path),
            format!("say what it is there: `.with_variant(…, \"{name}\")`"),
        )
    }

    fn collation(&self, made: &Made) -> Outcome<Option<String>> {
        if !may_have_a_collation(&made.class) {
            return Ok(None);
        }
        // https://github.com/sqlalchemy/sqlalchemy/discussions/8069: Oracle's texts are written without.
        let is_left_out = self.dialect.name == DialectName::Oracle
            && !matches!(made.class.as_str(), "CHAR" | "NCHAR");
        if is_left_out {
            return Ok(None);
        }
        made.text("collation")
    }
}

fn may_have_a_collation(class: &str) -> bool {
    matches!(
        class,
        "String"
            | "Unicode"
            | "Text"
            | "UnicodeText"
            | "VARCHAR"
            | "NVARCHAR"
            | "CHAR"
            | "NCHAR"
            | "TEXT"
            | "NTEXT"
            | "TINYTEXT"
            | "MEDIUMTEXT"
            | "LONGTEXT"
            | "ENUM"
            | "SET"
            | "CITEXT"
    )
}
