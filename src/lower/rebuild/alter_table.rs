//! What SQLite's ALTER TABLE can do: <https://www.sqlite.org/lang_altertable.html>

use crate::catalog::{Check, Column, DefaultValue, mentions};
use crate::dialect::{DefaultPlace, Unsupported};
use crate::ops::{AddColumn, AlterColumn, Aspect, DropColumn, DropIndex, Gone, Op, Operation as _};
use crate::statement::{Lowering, Params, Statement};

/// The statements of an op on a table that stays; `None`: the table must be built anew for it.
pub(super) fn lower(op: &Op, cx: &Lowering<'_>) -> Result<Option<Vec<Statement>>, Unsupported> {
    Ok(match op {
        Op::AlterColumn(alter) if alter.only_renames() => Some(vec![rename_column(alter)]),
        Op::AlterColumn(alter) if only_comments(alter) => Some(Vec::new()),
        Op::AddColumn(add) if can_be_added(add, cx) => Some(add.lower(cx)?),
        Op::DropColumn(drop) if can_be_dropped(drop, cx) => Some(drop_column(drop, cx)?),
        Op::AddColumn(_)
        | Op::AlterColumn(_)
        | Op::CreateCheckConstraint(_)
        | Op::CreateForeignKey(_)
        | Op::CreatePrimaryKey(_)
        | Op::CreateUniqueConstraint(_)
        | Op::DropColumn(_)
        | Op::DropConstraint(_)
        | Op::RenameConstraint(_) => None,
        _ => Some(op.lower(cx)?),
    })
}

/// Renames a column, wherever it is named: in other tables, views and triggers, too.
pub(super) fn rename_column(alter: &AlterColumn) -> Statement {
    let params = Params::new()
        .set_name("table", &alter.table)
        .set("column", alter.column.as_str());
    Statement::new("rename_column", params.set("to", alter.new_name()))
}

/// Comments live in the revision files alone.
fn only_comments(alter: &AlterColumn) -> bool {
    *alter
        == AlterColumn {
            comment: alter.comment.clone(),
            drop: alter
                .drop
                .iter()
                .copied()
                .filter(|aspect| *aspect == Aspect::Comment)
                .collect(),
            ..alter.unchanged()
        }
}

/// <https://www.sqlite.org/lang_altertable.html#altertabaddcol>
fn can_be_added(add: &AddColumn, cx: &Lowering<'_>) -> bool {
    let Column {
        default,
        nullable,
        computed,
        ..
    } = &add.column;
    let is_possible = add.unique.is_none()
        && !add.primary_key
        && computed
            .as_ref()
            .is_none_or(|computed| computed.stored != Some(true));
    let is_constant = match default {
        None | Some(DefaultValue::Literal(_)) => true,
        Some(DefaultValue::Sql(sql)) => {
            let sql = sql.for_dialect(cx.dialect.name);
            let sql = cx.dialect.default_expression(DefaultPlace::NewColumn, sql);
            !sql.starts_with('(') && !sql.to_ascii_uppercase().starts_with("CURRENT_")
        }
    };
    let refers = add.foreign_key.is_some() && default.is_some();
    let computed_not_null = computed.is_some() && !nullable;
    // The rest is done where there are no rows, and refused where there are; a table that is not known as a whole
    // cannot be built anew.
    let table = cx.change.table_after(&add.table);
    let is_opaque = table.is_some_and(|table| table.opaque);
    is_possible && (is_opaque || (is_constant && !refers && !computed_not_null))
}

/// <https://www.sqlite.org/lang_altertable.html#altertabdropcol>
fn can_be_dropped(drop: &DropColumn, cx: &Lowering<'_>) -> bool {
    let tables = cx
        .change
        .table_before(&drop.table)
        .zip(cx.change.table_after(&drop.table));
    tables.is_none_or(|(before, after)| {
        let gone = Gone::between(before, after);
        let is_own = |check: &&Check| check.column.as_deref() == Some(&drop.column);
        let own_trigger = before
            .triggers
            .iter()
            .any(|trigger| mentions(&trigger.sql, &drop.column));
        // A foreign key of a table that is not known as a whole came with its column and goes with it.
        (gone.foreign_keys.is_empty() || after.opaque)
            && gone.uniques.is_empty()
            && gone.checks.iter().all(is_own)
            && !before.is_key_column(&drop.column)
            && !own_trigger
    })
}

/// Drops a column after the indexes on it; what stands in its definition goes with it.
fn drop_column(drop: &DropColumn, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    let tables = cx
        .change
        .table_before(&drop.table)
        .zip(cx.change.table_after(&drop.table));
    let Some((before, after)) = tables.filter(|_| !drop.if_exists) else {
        return drop.lower(cx);
    };
    let mut statements = Vec::new();
    for index in Gone::between(before, after).indexes {
        let drop = DropIndex::new(drop.table.clone(), &index.name);
        statements.extend(drop.lower(cx)?);
    }
    let params = Params::new()
        .set_name("table", &drop.table)
        .set("column", drop.column.as_str())
        .set("if_exists", false);
    statements.push(Statement::new("drop_column", params));
    Ok(statements)
}
