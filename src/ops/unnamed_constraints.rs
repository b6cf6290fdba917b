//! Constraints that go whether they have a name or not: where the server gave it, the statement looks it up.

use super::drop_constraint::statement;
use crate::catalog::{Check, ForeignKey, PrimaryKey, QualifiedName, Unique};
use crate::dialect::{AlterStyle, Feature, Unsupported};
use crate::statement::{Lowering, Params, Statement, list};

/// Drops a unique constraint.
pub(crate) fn drop_unique(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    unique: &Unique,
) -> Result<Statement, Unsupported> {
    if unique.name.is_none() && cx.dialect.has(Feature::DefaultIsConstraint) {
        return Ok(drop_key_of_columns(table, "UQ", &unique.columns));
    }
    // An index without a name is named for its first column.
    // https://dev.mysql.com/doc/refman/8.4/en/create-table.html
    let default = unique
        .columns
        .first()
        .filter(|_| cx.dialect.alter == AlterStyle::WholeColumn);
    statement(
        cx,
        table,
        "unique",
        unique.name.as_deref().or(default.map(String::as_str)),
    )
}

/// Drops the primary key.
pub(crate) fn drop_primary_key(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    key: &PrimaryKey,
) -> Result<Statement, Unsupported> {
    if key.name.is_none() && cx.dialect.has(Feature::DefaultIsConstraint) {
        return Ok(drop_key_of_columns(table, "PK", &key.columns));
    }
    statement(cx, table, "primary key", key.name.as_deref())
}

/// Drops a check.
pub(crate) fn drop_check(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    check: &Check,
) -> Result<Statement, Unsupported> {
    match &check.column {
        Some(column) if check.name.is_none() && cx.dialect.has(Feature::DefaultIsConstraint) => {
            let params = Params::new().set_name("table", table);
            let params = params.set("column", column.as_str());
            Ok(Statement::new("drop_check_of_column", params))
        }
        _ => statement(cx, table, "check", check.name.as_deref()),
    }
}

/// Drops the key that stands on these columns, whatever the server called it; `kind` is the word of `sys.key_constraints`:
/// <https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-key-constraints-transact-sql>
fn drop_key_of_columns(table: &QualifiedName, kind: &'static str, columns: &[String]) -> Statement {
    let params = Params::new().set_name("table", table).set("kind", kind);
    Statement::new(
        "drop_key_of_columns",
        params.set("columns", list(columns.iter().map(String::as_str))),
    )
}

/// Drops the foreign key of these columns, whatever the server called it.
pub(super) fn drop_foreign_key_of_columns(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    key: &ForeignKey,
) -> Statement {
    let params = Params::new()
        .set_name("table", table)
        .set("schema", table.schema.as_deref())
        .set("name", table.name.as_str())
        .set("columns", list(key.columns.iter().map(String::as_str)));
    let statement = Statement::new("drop_foreign_key_of_columns", params);
    if cx.dialect.has(Feature::BlockSeparator) {
        statement.as_block()
    } else {
        statement
    }
}
