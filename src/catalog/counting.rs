//! Which columns count up: the rule decides when a table is made, and from then on only who says `autoincrement`.
//!
//! A primary key that is added or dropped later does not make the database count, nor does it stop.

use std::sync::Arc;

use super::{Column, Table};

/// Holds the columns of a changed table to what they did before, and says so only where the rule would not.
pub fn settle_counting(before: Option<&Table>, after: &mut Table) {
    let wanted: Vec<Option<bool>> = after
        .columns
        .iter()
        .enumerate()
        .map(|(position, column)| {
            let old = before.and_then(|before| counterpart(before, after, position));
            settled(before.zip(old), after, column)
        })
        .collect();
    for (column, wanted) in after.columns.iter_mut().zip(wanted) {
        if column.autoincrement != wanted {
            Arc::make_mut(column).autoincrement = wanted;
        }
    }
}

/// The same column before: in its place, or by its name where columns came or went.
fn counterpart<'a>(before: &'a Table, after: &Table, position: usize) -> Option<&'a Column> {
    let old = if before.columns.len() == after.columns.len() {
        before.columns.get(position)
    } else {
        before.column(&after.columns[position].name)
    };
    old.map(AsRef::as_ref)
}

fn settled(before: Option<(&Table, &Column)>, after: &Table, column: &Column) -> Option<bool> {
    let said = match before {
        Some((table, old)) if old.autoincrement == column.autoincrement => {
            let is_free =
                column.default.is_none() && column.identity.is_none() && column.computed.is_none();
            let can_count = old.data_type == column.data_type
                || column
                    .data_type
                    .as_ref()
                    .is_some_and(|data_type| data_type.portable.is_integer());
            Some(table.counts_up(old) && is_free && can_count)
        }
        _ => column.autoincrement,
    };
    let by_rule = after.counts_by_rule(column);
    said.filter(|said| *said != by_rule)
}
