//! Finds the place of a key again: ops carry no spans, so the file is parsed once more when there is something to say.

use toml::de::{DeTable, DeValue};

use super::Located;
use crate::diag::{Source, Span};

/// The place of `key` (such as `columns.2.type`) inside an op, or of the nearest thing around it.
pub fn place_of(source: &Source, located: &Located, key: &str) -> Span {
    let Ok(document) = DeTable::parse(&source.text) else {
        return 0..0;
    };
    let Some(ops) = document.get_ref().get(located.way.key()) else {
        return 0..0;
    };
    let Some(op) = ops.get_ref().get(located.position) else {
        return ops.span();
    };
    let mut span = op
        .get_ref()
        .get("op")
        .map_or_else(|| op.span(), toml::Spanned::span);
    let mut value = op.get_ref();
    for piece in key.split('.').filter(|piece| !piece.is_empty()) {
        let next = match (value, piece.parse::<usize>()) {
            (DeValue::Array(_), Ok(position)) => value.get(position),
            (DeValue::Table(table), _) => table.get(piece),
            _ => None,
        };
        let Some(next) = next else { break };
        span = next.span();
        value = next.get_ref();
    }
    span
}
