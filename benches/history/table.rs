//! Tables as a drawn history knows them: columns, constraints and indexes, all by plain names.

use std::fmt::Write;

/// A table; its primary key is always the column `id`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
    pub(super) comment: Option<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) data_type: Type,
    pub(super) nullable: bool,
    pub(super) default: Option<ColumnDefault>,
    pub(super) comment: Option<String>,
    /// The table whose ids the column is meant for, with a foreign key or without.
    pub(super) points_at: Option<String>,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    String(usize),
    Text,
    Integer,
    BigInteger,
    SmallInteger,
    Boolean,
    DateTime,
    Date,
    Numeric(usize, usize),
    Float,
    Json,
    Uuid,
    LargeBinary,
}

/// What a column holds when a row leaves it out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ColumnDefault {
    Literal(Value),
    CurrentTimestamp,
}

/// A literal.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Boolean(bool),
    Integer(usize),
    Text(String),
}

/// A named constraint.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Constraint {
    pub(super) name: String,
    pub(super) rule: Rule,
}

/// What a constraint demands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    Unique {
        columns: Vec<String>,
    },
    Check {
        column: String,
        test: Test,
    },
    ForeignKey {
        column: String,
        references: String,
        on_delete: Option<&'static str>,
    },
}

/// What a check tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Test {
    NotNegative,
    NotEmpty,
    OneOf(&'static [&'static str]),
}

/// An index.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Index {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) unique: bool,
}

/// The longest key of `InnoDB` is 3072 bytes, and a character may take four.
const LONGEST_KEY: usize = 3000;

impl Table {
    /// Finds a column.
    pub(super) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The columns that no key, constraint or index rests on.
    pub(super) fn free_columns(&self) -> Vec<&Column> {
        self.columns
            .iter()
            .filter(|column| column.points_at.is_none() && !self.binds(&column.name))
            .collect()
    }

    /// Tells whether a key, a constraint or an index rests on a column.
    pub(super) fn binds(&self, column: &str) -> bool {
        let mut constraints = self.constraints.iter();
        let mut indexes = self.indexes.iter();
        column == "id"
            || constraints.any(|constraint| constraint.rule.columns().contains(&column))
            || indexes.any(|index| index.columns.iter().any(|name| name == column))
    }

    /// The columns whose inserted values never repeat.
    pub(super) fn distinct_columns(&self) -> Vec<&Column> {
        self.columns
            .iter()
            .filter(|column| {
                let kinds = matches!(
                    column.data_type,
                    Type::String(_) | Type::Integer | Type::BigInteger
                );
                let plain = column.points_at.is_none() && column.default.is_none();
                kinds && plain && column.name != "id" && self.choices(&column.name).is_none()
            })
            .collect()
    }

    /// The values that a check allows in a column, if one does.
    pub(super) fn choices(&self, column: &str) -> Option<&'static [&'static str]> {
        self.constraints.iter().find_map(|item| match &item.rule {
            Rule::Check {
                column: checked,
                test: Test::OneOf(values),
            } if checked == column => Some(*values),
            Rule::Check { .. } | Rule::Unique { .. } | Rule::ForeignKey { .. } => None,
        })
    }

    /// Tells whether the columns are short enough for one key on every engine.
    pub(super) fn fits_key(&self, columns: &[String]) -> bool {
        let lengths =
            columns
                .iter()
                .filter_map(|name| self.column(name))
                .map(|column| match column.data_type {
                    Type::String(length) => 4 * length,
                    _ => 16,
                });
        lengths.sum::<usize>() <= LONGEST_KEY
    }
}

impl Column {
    /// Makes a nullable column without anything else.
    pub(super) fn plain(name: &str, data_type: Type) -> Self {
        Self {
            name: name.to_owned(),
            data_type,
            nullable: true,
            default: None,
            comment: None,
            points_at: None,
        }
    }

    /// Tells whether the default is a literal.
    pub(super) fn has_literal(&self) -> bool {
        matches!(self.default, Some(ColumnDefault::Literal(_)))
    }
}

impl Type {
    /// Tells whether drawn rows fill columns of the type.
    pub(super) fn is_fillable(self) -> bool {
        match self {
            Self::String(_)
            | Self::Text
            | Self::Integer
            | Self::BigInteger
            | Self::SmallInteger
            | Self::Boolean
            | Self::Numeric(..) => true,
            Self::DateTime
            | Self::Date
            | Self::Float
            | Self::Json
            | Self::Uuid
            | Self::LargeBinary => false,
        }
    }
}

impl Value {
    /// Writes the value as SQL; the two values of a boolean are not portable.
    pub(super) fn sql(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Text(value) => format!("'{}'", value.replace('\'', "''")),
        }
    }
}

impl Rule {
    /// The columns of the table that the constraint rests on.
    pub(super) fn columns(&self) -> Vec<&str> {
        match self {
            Self::Unique { columns } => columns.iter().map(String::as_str).collect(),
            Self::Check { column, .. } | Self::ForeignKey { column, .. } => vec![column],
        }
    }
}

impl Test {
    /// Writes the test as SQL.
    pub(super) fn sql(self, column: &str) -> String {
        match self {
            Self::NotNegative => format!("{column} >= 0"),
            Self::NotEmpty => format!("{column} <> ''"),
            Self::OneOf(values) => {
                let mut list = String::new();
                for value in values {
                    let lead = if list.is_empty() { "" } else { ", " };
                    write!(list, "{lead}'{value}'").expect("a string takes all");
                }
                format!("{column} IN ({list})")
            }
        }
    }
}
