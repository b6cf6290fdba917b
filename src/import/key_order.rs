//! The order in which the keys of a revision file stand.

use crate::config::DialectName;

/// The keys in the order in which they are read best: what it is, where, what of it, and how it is at last.
const ORDER: [&str; 58] = [
    "op",
    "table",
    "enum",
    "schema",
    "portable",
    "name",
    "column",
    "to",
    "sql",
    "type",
    "values",
    "value",
    "before",
    "after",
    "columns",
    "elements",
    "with",
    "rows",
    "primary_key",
    "nullable",
    "order",
    "nulls",
    "opclass",
    "length",
    "unique",
    "index",
    "default",
    "drop",
    "references",
    "referred_schema",
    "referred_columns",
    "on_delete",
    "on_update",
    "match",
    "deferrable",
    "initially",
    "using",
    "where",
    "include",
    "always",
    "start",
    "increment",
    "autoincrement",
    "identity",
    "computed",
    "stored",
    "collation",
    "foreign_keys",
    "uniques",
    "checks",
    "excludes",
    "indexes",
    "comment",
    "undo",
    "if_exists",
    "if_not_exists",
    "kind",
    "existing",
];

/// What stands after everything else, options of single engines included.
const LAST: [&str; 3] = ["transaction", "dialects", "note"];

/// Where a key stands; the comment of a new table stands above its columns.
pub(super) fn key_order(key: &str, is_new_table: bool) -> usize {
    let position = |key: &str, list: &[&str]| list.iter().position(|known| *known == key);
    let dialects = DialectName::ALL.map(DialectName::as_str);
    let key = if is_new_table && key == "comment" {
        "name"
    } else {
        key
    };
    let known = position(key, &ORDER).or_else(|| Some(ORDER.len() + position(key, &dialects)?));
    let last = || Some(ORDER.len() + dialects.len() + 1 + position(key, &LAST)?);
    known.or_else(last).unwrap_or(ORDER.len() + dialects.len())
}
