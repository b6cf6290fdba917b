//! Indexes.

use serde::Serialize;

use super::{Options, Sql};

/// What an index part sorts by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexKey {
    /// A column.
    #[serde(rename = "column")]
    Column(String),
    /// An expression.
    #[serde(rename = "expression")]
    Expression(Sql),
}

/// Direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SortOrder {
    /// Ascending.
    Asc,
    /// Descending.
    Desc,
}

/// Where NULLs stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NullsOrder {
    /// Before all values.
    First,
    /// After all values.
    Last,
}

/// One column or expression of an index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct IndexPart {
    /// Column or expression.
    #[serde(flatten)]
    pub key: IndexKey,
    /// Direction, when said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<SortOrder>,
    /// Where NULLs stand, when said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nulls: Option<NullsOrder>,
    /// Operator class (PostgreSQL).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opclass: Option<String>,
    /// Prefix length in characters (MySQL, MariaDB).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<i64>,
}

impl IndexPart {
    /// A plain column.
    pub fn column(name: impl Into<String>) -> Self {
        let key = IndexKey::Column(name.into());
        Self {
            key,
            order: None,
            nulls: None,
            opclass: None,
            length: None,
        }
    }

    /// The column's name, unless it is an expression.
    pub fn column_name(&self) -> Option<&str> {
        match &self.key {
            IndexKey::Column(name) => Some(name),
            IndexKey::Expression(_) => None,
        }
    }
}

/// An index.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Index {
    /// The name.
    pub name: String,
    /// Its columns and expressions.
    pub columns: Vec<IndexPart>,
    /// Whether equal rows are refused.
    pub unique: bool,
    /// Only rows for which this holds.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Sql>,
    /// Columns carried along without being sorted by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
}

impl Index {
    /// Whether a column is sorted by or carried along; expressions and conditions are not looked at.
    pub fn has_column(&self, column: &str) -> bool {
        self.columns
            .iter()
            .any(|part| part.column_name() == Some(column))
            || self.include.iter().any(|name| name == column)
    }
}

impl From<String> for IndexPart {
    fn from(name: String) -> Self {
        Self::column(name)
    }
}
