//! What stands on a column that is dropped, where the engine does not drop it with the column.

use super::drop_column::DropColumn;
use super::{drop_constraint, drop_index, unnamed_constraints};
use crate::catalog::{Check, Column, Index, QualifiedName, Table};
use crate::dialect::{AlterStyle, DEFAULT_NAME, Feature, Unsupported};
use crate::statement::{Lowering, Params, Statement};

/// What a table had before and has no more.
pub(crate) struct Gone<'a> {
    pub(crate) foreign_keys: Vec<&'a crate::catalog::ForeignKey>,
    pub(crate) uniques: Vec<&'a crate::catalog::Unique>,
    pub(crate) checks: Vec<&'a Check>,
    pub(crate) indexes: Vec<&'a Index>,
}

impl<'a> Gone<'a> {
    pub(crate) fn between(before: &'a Table, after: &Table) -> Self {
        Self {
            foreign_keys: before
                .foreign_keys
                .iter()
                .filter(|key| !after.foreign_keys.contains(key))
                .collect(),
            uniques: before
                .uniques
                .iter()
                .filter(|unique| !after.uniques.contains(unique))
                .collect(),
            checks: before
                .checks
                .iter()
                .filter(|check| !after.checks.contains(check))
                .collect(),
            indexes: before
                .indexes
                .iter()
                .filter(|index| !after.indexes.contains(index))
                .collect(),
        }
    }
}

/// The statements that drop it.
///
/// # Errors
/// When it has no name and cannot be found without one.
pub(super) fn dropped(
    op: &DropColumn,
    cx: &Lowering<'_>,
    before: &Table,
    after: &Table,
) -> Result<Vec<Statement>, Unsupported> {
    let gone = Gone::between(before, after);
    let is_asked = |option: &str| op.options.is_on(cx.dialect.name, option);
    let finds = cx.dialect.has(Feature::DefaultIsConstraint);
    let by_column = |template: &'static str| {
        let params = Params::new().set_name("table", &op.table);
        Statement::new(template, params.set("column", op.column.as_str()))
    };
    let mut statements = Vec::new();
    for key in &gone.foreign_keys {
        if finds && key.name.is_none() {
            statements.push(by_column("drop_foreign_key_of_column"));
        } else {
            statements.extend(drop_constraint::drop_foreign_key(cx, before, key)?);
        }
    }
    for check in &gone.checks {
        statements.push(unnamed_constraints::drop_check(cx, &op.table, check)?);
    }
    let key = before.primary_key.as_ref().filter(|_| op.with_key);
    if let Some(key) = key.filter(|_| cx.dialect.alter == AlterStyle::TypeAndNullability) {
        statements.push(unnamed_constraints::drop_primary_key(cx, &op.table, key)?);
    }
    for unique in &gone.uniques {
        statements.push(unnamed_constraints::drop_unique(cx, &op.table, unique)?);
    }
    for index in &gone.indexes {
        statements.push(drop_index::statement(&op.table, &index.name, false, false));
    }
    let column = before.column(&op.column);
    let with_default = column.filter(|column| column.default.is_some());
    match with_default.filter(|_| finds) {
        Some(column) => statements.push(drop_default_constraint(cx, &op.table, column)),
        None if is_asked("drop_default") => {
            statements.push(drop_unnamed_default(&op.table, &op.column));
        }
        None => {}
    }
    if gone.checks.is_empty() && is_asked("drop_check") {
        statements.push(by_column("drop_check_of_column"));
    }
    if gone.foreign_keys.is_empty() && is_asked("drop_foreign_key") {
        statements.push(by_column("drop_foreign_key_of_column"));
    }
    Ok(statements)
}

/// The statements that drop what keeps a column from being dropped, where all else goes along with it.
/// <https://dev.mysql.com/doc/refman/8.4/en/alter-table.html>
///
/// # Errors
/// When it has no name and cannot be found without one.
pub(super) fn holding(
    op: &DropColumn,
    cx: &Lowering<'_>,
    before: &Table,
    after: &Table,
) -> Result<Vec<Statement>, Unsupported> {
    if !cx.dialect.has(Feature::ForeignKeyHoldsColumn) {
        return Ok(Vec::new());
    }
    let gone = Gone::between(before, after);
    let mut statements = Vec::new();
    for key in &gone.foreign_keys {
        let name = key.name.as_deref();
        statements.push(drop_constraint::statement(
            cx,
            &op.table,
            "foreign key",
            name,
        )?);
    }
    // https://dev.mysql.com/doc/refman/8.4/en/create-index.html#create-index-functional-key-parts
    let has_expression = |index: &&&Index| {
        let mut parts = index.columns.iter();
        parts.any(|part| part.column_name().is_none())
    };
    for index in gone.indexes.iter().filter(has_expression) {
        statements.push(drop_index::statement(&op.table, &index.name, false, false));
    }
    Ok(statements)
}

/// Drops the default of a column where it is a constraint: by its name, or by the one that the server gave it.
pub(crate) fn drop_default_constraint(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    column: &Column,
) -> Statement {
    match column.options.text(cx.dialect.name, DEFAULT_NAME) {
        Some(name) => drop_constraint::drop_statement(table, "default", name, false),
        None => drop_unnamed_default(table, &column.name),
    }
}

fn drop_unnamed_default(table: &QualifiedName, column: &str) -> Statement {
    Statement::new(
        "drop_default_constraint",
        Params::new().set_name("table", table).set("column", column),
    )
}
