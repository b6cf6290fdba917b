//! What takes raw SQL and rows back, so that the rest of a downgrade can be derived.

use super::value::{Table, Value};

/// The upgrade with `undo` at the ops that need it: with nothing to undo, and with the SQL of the downgrade, last first.
pub(super) fn with_undo(upgrade: &[Table], downgrade: &[Table]) -> Vec<Vec<Table>> {
    let is = |op: &Table, names: &[&str]| op.text("op").is_some_and(|op| names.contains(&op));
    let undone_by = |names: &[&str], words: &mut dyn Iterator<Item = String>| -> Vec<Table> {
        let ops = upgrade.iter().map(|op| {
            let mut op = op.clone();
            if is(&op, names)
                && let Some(words) = words.next()
            {
                op.set("undo", Value::Text(words));
            }
            op
        });
        ops.collect()
    };
    let mut choices = Vec::new();
    let (sql, data) = (["execute"], ["execute", "bulk_insert"]);
    if upgrade.iter().any(|op| is(op, &sql)) {
        choices.push(undone_by(&sql, &mut std::iter::repeat(String::new())));
    }
    let back = downgrade.iter().rev().filter(|op| is(op, &sql));
    let back: Vec<String> = back
        .filter_map(|op| op.text("sql").map(str::to_owned))
        .collect();
    if !back.is_empty() && back.len() == upgrade.iter().filter(|op| is(op, &data)).count() {
        choices.push(undone_by(&data, &mut back.into_iter()));
    }
    choices
}
