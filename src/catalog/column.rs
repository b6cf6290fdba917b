//! Columns.

use serde::Serialize;

use super::{DataType, Literal, Options, QualifiedName};
use crate::config::DialectName;

/// A SQL fragment, with other wordings for some dialects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Sql {
    /// The wording for every dialect that has none of its own.
    pub sql: String,
    /// Wordings of single dialects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dialects: Vec<(DialectName, String)>,
}

impl Sql {
    /// The same wording everywhere.
    pub fn new(sql: impl Into<String>) -> Self {
        Self {
            sql: sql.into(),
            dialects: Vec::new(),
        }
    }

    /// The wording for a dialect.
    pub fn for_dialect(&self, dialect: DialectName) -> &str {
        chosen(&self.dialects, dialect).unwrap_or(&self.sql)
    }

    /// Changes every wording.
    pub fn edit(&mut self, change: impl Fn(&str) -> String) {
        self.sql = change(&self.sql);
        for (_, sql) in &mut self.dialects {
            *sql = change(sql);
        }
    }
}

/// A column's type, with other types for some dialects.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ColumnType {
    /// The type for every dialect that has none of its own.
    pub portable: DataType,
    /// Types of single dialects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dialects: Vec<(DialectName, DataType)>,
}

impl ColumnType {
    /// The type for a dialect.
    pub fn for_dialect(&self, dialect: DialectName) -> &DataType {
        chosen(&self.dialects, dialect).unwrap_or(&self.portable)
    }
}

impl From<DataType> for ColumnType {
    fn from(portable: DataType) -> Self {
        Self {
            portable,
            dialects: Vec::new(),
        }
    }
}

fn chosen<T>(dialects: &[(DialectName, T)], wanted: DialectName) -> Option<&T> {
    let exact = dialects.iter().find(|(name, _)| *name == wanted);
    let parent = || {
        dialects
            .iter()
            .find(|(name, _)| Some(*name) == wanted.parent())
    };
    exact.or_else(parent).map(|(_, value)| value)
}

/// What the server fills in.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum DefaultValue {
    /// A value.
    Literal(Literal),
    /// An expression.
    Sql(Sql),
}

/// A generated key, as the SQL standard has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Identity {
    /// Values given by the client are refused.
    pub always: bool,
    /// First value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// Step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub increment: Option<i64>,
    /// Least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<i64>,
    /// Greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<i64>,
    /// That there is no least value is said.
    #[serde(skip_serializing_if = "is_unset")]
    pub no_min_value: bool,
    /// That there is no greatest value is said.
    #[serde(skip_serializing_if = "is_unset")]
    pub no_max_value: bool,
    /// How many values a session takes at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache: Option<i64>,
    /// Begins again after the last value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<bool>,
    /// Values come in the order in which they are asked for, where several servers share one database: Oracle's `ORDER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<bool>,
    /// A NULL given by the client counts as none given: Oracle's `ON NULL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_null: Option<bool>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_unset(flag: &bool) -> bool {
    !flag
}

/// A generated column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Computed {
    /// The expression.
    #[serde(flatten)]
    pub sql: Sql,
    /// Stored, virtual, or as the engine does it by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored: Option<bool>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Column {
    /// The name.
    pub name: String,
    /// The type; `None` only for a computed column.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<ColumnType>,
    /// Whether NULL is allowed.
    pub nullable: bool,
    /// What the server fills in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<DefaultValue>,
    /// Said by the author; `None`: on for a lone integer primary key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autoincrement: Option<bool>,
    /// Generated key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<Box<Identity>>,
    /// Generated column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<Box<Computed>>,
    /// Collation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collation: Option<Box<str>>,
    /// Comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<Box<str>>,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
}

impl Column {
    /// A column of which nothing but the name and the type is known.
    pub fn new(name: impl Into<String>, data_type: Option<ColumnType>) -> Self {
        Self {
            name: name.into(),
            data_type,
            nullable: true,
            default: None,
            autoincrement: None,
            identity: None,
            computed: None,
            collation: None,
            comment: None,
            options: Options::default(),
        }
    }

    /// Whether its type is this enum, in any dialect.
    pub fn uses_enum(&self, name: &QualifiedName) -> bool {
        let Some(data_type) = &self.data_type else {
            return false;
        };
        let mut types = std::iter::once(&data_type.portable)
            .chain(data_type.dialects.iter().map(|(_, data_type)| data_type));
        types.any(|data_type| data_type.enum_name() == Some(name))
    }
}
