//! What a step brings in, and the version of the server that must have it.

use crate::catalog::{Object, Options, Table};
use crate::dialect::{Feature, Target, Unsupported};
use crate::statement::Lowering;

/// Refuses what the declared version of the server does not have yet.
pub(super) fn check(cx: &Lowering<'_>) -> Result<(), Unsupported> {
    let empty = Table::default();
    for touched in cx.change.touched {
        let Some(Object::Table(after)) = &touched.after else {
            continue;
        };
        let before = touched.before.as_ref().and_then(Object::as_table);
        let before = before.map_or(&empty, |before| &**before);
        if after.checks.len() > before.checks.len() {
            let help = "leave the check out, or say where it holds with `dialects`";
            cx.dialect.require(Feature::CheckConstraint, help)?;
        }
        if !cx.dialect.lacks_options() {
            continue;
        }
        let known = all_options(before);
        for (target, options) in all_options(after) {
            if !options.is_empty() && !known.contains(&(target, options)) {
                cx.dialect.require_options(target, options)?;
            }
        }
    }
    Ok(())
}

fn all_options(table: &Table) -> Vec<(Target, &Options)> {
    let columns = table.columns.iter();
    let columns = columns.map(|column| (Target::Column, &column.options));
    let key = table.primary_key.iter();
    let uniques = table.uniques.iter();
    let indexes = table.indexes.iter();
    std::iter::once((Target::Table, &table.options))
        .chain(columns)
        .chain(key.map(|key| (Target::PrimaryKey, &key.options)))
        .chain(uniques.map(|unique| (Target::Unique, &unique.options)))
        .chain(indexes.map(|index| (Target::Index, &index.options)))
        .collect()
}
