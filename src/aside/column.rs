//! A column in place of being dropped.

use super::Instead;
use super::name::Names;
use super::words::as_text;
use crate::catalog::Table;
use crate::config::DialectName;
use crate::dialect::Dialect;
use crate::ops::{
    AlterColumn, Aspect, DropColumn, DropConstraint, DropIndex, Gone, Op, without_column,
};

/// Its values stay under another name, in a column that new rows may leave empty; what stands on it alone goes.
pub(super) fn kept(drop: &DropColumn, names: &Names<'_>) -> Instead {
    let not = |why: &str| {
        Instead::Not(format!(
            "column `{}` of table `{}` cannot be kept aside, since {why}",
            drop.column, drop.table
        ))
    };
    let Some(table) = names.catalog.table(&drop.table) else {
        return Instead::Itself;
    };
    let Some(column) = table.column(&drop.column) else {
        return if table.opaque {
            not("no revision tells what it is")
        } else {
            Instead::Itself
        };
    };
    if column.computed.is_some() {
        return Instead::Itself;
    }
    if table.is_key_column(&drop.column) {
        return not("it is the primary key");
    }
    if column.identity.is_some() || column.autoincrement == Some(true) {
        return not("it counts by itself");
    }
    let gone = without_column(table, &drop.column);
    let gone = Gone::between(table, &gone);
    if let Some(why) = stays(&gone, names.dialect) {
        return not(why);
    }
    let mut ops = dropped(table, &gone);
    let mut alter = AlterColumn {
        table: drop.table.clone(),
        column: drop.column.clone(),
        to: Some(names.of(&drop.column, |name| table.column(name).is_some())),
        data_type: as_text(column, names),
        ..AlterColumn::default()
    };
    if !column.nullable {
        alter.nullable = Some(true);
    }
    if column.default.is_some() {
        alter.drop = vec![Aspect::Default];
    }
    ops.push(alter.into());
    Instead::Ops(ops)
}

/// Why the column would not stay empty in new rows: a constraint without a name stays, and asks for more.
fn stays(gone: &Gone<'_>, dialect: &Dialect) -> Option<&'static str> {
    // One NULL is all that a unique constraint lets in:
    // https://learn.microsoft.com/en-us/sql/relational-databases/tables/unique-constraints-and-check-constraints
    let mut uniques = gone.uniques.iter();
    if dialect.name == DialectName::Mssql && uniques.any(|unique| unique.name.is_none()) {
        return Some("a unique constraint on it has no name, and would let in one NULL only");
    }
    let mut checks = gone.checks.iter();
    checks
        .any(|check| check.name.is_none() && check.sql.sql.to_ascii_lowercase().contains("null"))
        .then_some("a check on it has no name, and may refuse NULL")
}

/// Drops what stands on a column alone, as far as it has a name; foreign keys in any case, since they hold other tables.
fn dropped(table: &Table, gone: &Gone<'_>) -> Vec<Op> {
    let uniques = gone.uniques.iter().map(|unique| &unique.name);
    let checks = gone.checks.iter().map(|check| &check.name);
    let named = uniques.chain(checks).flatten();
    let keys = gone.foreign_keys.iter();
    let keys = keys.map(|key| DropConstraint::foreign_key(table.name.clone(), key).into());
    let constraints = named.map(|name| DropConstraint::new(table.name.clone(), name).into());
    let indexes = gone.indexes.iter();
    let indexes = indexes.map(|index| DropIndex::new(table.name.clone(), &index.name).into());
    keys.chain(constraints).chain(indexes).collect()
}
