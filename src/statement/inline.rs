//! What stands inside a column's definition besides its attributes: constraints on it alone.

use minijinja::Value;

use super::{Params, check_params, foreign_key_params, list};
use crate::catalog::{Check, ForeignKey, Table};
use crate::dialect::{Dialect, Feature, Unsupported};

/// The constraints inside a column's definition.
#[derive(Debug, Default)]
pub struct Inline<'a> {
    /// It is the primary key.
    pub primary_key: bool,
    /// A foreign key from it.
    pub foreign_key: Option<&'a ForeignKey>,
    /// Its checks.
    pub checks: Vec<&'a Check>,
}

impl<'a> Inline<'a> {
    /// The checks that stand inside a column when its table is created.
    pub fn of_table(dialect: &Dialect, table: &'a Table, column: &str) -> Self {
        Self {
            checks: inside(dialect, &table.checks, column),
            ..Self::default()
        }
    }

    /// What is spelled out again with the whole column, and lost where it is not.
    pub fn of_change(dialect: &Dialect, table: &'a Table, column: &str) -> Self {
        if dialect.has(Feature::CheckIsOfColumn) {
            return Self::of_table(dialect, table, column);
        }
        Self::default()
    }

    /// The params `primary_key`, `foreign_key` and `checks`, or the value that templates test as absent.
    pub(super) fn params(&self, dialect: &Dialect) -> Result<Value, Unsupported> {
        let foreign_key = self
            .foreign_key
            .map(|key| foreign_key_params(dialect, key))
            .transpose()?;
        if !self.primary_key && foreign_key.is_none() && self.checks.is_empty() {
            return Ok(Value::from(()));
        }
        let checks = self.checks.iter().map(|check| check_params(dialect, check));
        let params = Params::new()
            .set("primary_key", self.primary_key)
            .set(
                "foreign_key",
                foreign_key.map_or(Value::from(()), Value::from),
            )
            .set("checks", list(checks));
        Ok(params.into())
    }
}

/// The checks of a list that stand inside a column's definition.
pub(crate) fn inside<'a>(dialect: &Dialect, checks: &'a [Check], column: &str) -> Vec<&'a Check> {
    let beside = checks
        .iter()
        .filter(|check| check.column.as_deref() == Some(column));
    if dialect.has(Feature::CheckIsOfColumn) {
        return beside
            .filter(|check| check.name.is_none())
            .take(1)
            .collect();
    }
    beside.collect()
}

/// The checks of a list that stand on their own: those of the table, and those that no column can hold.
pub(crate) fn outside<'a>(dialect: &Dialect, checks: &'a [Check]) -> Vec<&'a Check> {
    let stands_inside = |check: &Check| {
        let column = check.column.as_deref();
        column.is_some_and(|column| {
            inside(dialect, checks, column)
                .into_iter()
                .any(|other| std::ptr::eq(other, check))
        })
    };
    checks
        .iter()
        .filter(|check| !stands_inside(check))
        .collect()
}
