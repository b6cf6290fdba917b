//! What a column must be for its change to mean something.

use super::{AlterColumn, Aspect};
use crate::catalog::{CatalogError, Column, Table};
use crate::ops::Fault;

/// Refuses what contradicts the column as it is.
pub(super) fn check(op: &AlterColumn, table: &Table, old: &Column) -> Result<(), Fault> {
    let invalid = |key: &str, message: String, help: &str| {
        Err(Fault::at(
            key,
            CatalogError::Invalid {
                code: "contradiction",
                message,
                help: help.to_owned(),
            },
        ))
    };
    let column = format!("column `{}` of table `{}`", op.column, op.table);
    if op.nullable == Some(true) && table.is_key_column(&op.column) {
        return invalid(
            "nullable",
            format!("{column} is part of the primary key"),
            "a key column cannot hold NULL",
        );
    }
    let is_missing = [
        (Aspect::Default, old.default.is_none()),
        (Aspect::Comment, old.comment.is_none()),
        (Aspect::Identity, old.identity.is_none()),
        (Aspect::Collation, old.collation.is_none()),
    ];
    let missing = is_missing
        .into_iter()
        .find(|(aspect, missing)| *missing && op.drops(*aspect));
    if let Some((aspect, _)) = missing {
        let what = format!("{aspect:?}").to_lowercase();
        return invalid(
            "drop",
            format!("{column} has no {what} to drop"),
            "take it out of `drop`",
        );
    }
    if old.computed.is_some()
        && (op.default.is_some() || op.data_type.is_some() || op.identity.is_some())
    {
        return invalid(
            "column",
            format!("{column} is computed"),
            "drop the column and add it again",
        );
    }
    Ok(())
}
