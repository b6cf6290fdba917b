//! Finds the place of a key again: ops carry no spans, so the file is parsed once more when there is something to say.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Located;
use crate::diag::{Source, Span};

/// The place of `key` (such as `columns.2.type`) inside an op, or of the nearest thing around it; of `a|b` the place of
/// `b` where there is no `a`.
pub fn place_of(source: &Source, located: &Located, key: &str) -> Span {
    if let Some(op) = &located.table {
        return place_in(op, key);
    }
    let Ok(document) = DeTable::parse(&source.text) else {
        return 0..0;
    };
    let Some(ops) = document.get_ref().get(located.way.key()) else {
        return 0..0;
    };
    match ops.get_ref().get(located.position) {
        Some(op) => place_in(op, key),
        None => ops.span(),
    }
}

fn place_in(op: &Spanned<DeValue<'_>>, key: &str) -> Span {
    let whole = op
        .get_ref()
        .get("op")
        .map_or_else(|| op.span(), toml::Spanned::span);
    let mut nearest = None;
    for key in key.split('|') {
        match inside(op.get_ref(), key) {
            Ok(span) => return span.unwrap_or(whole),
            Err(span) => nearest = nearest.or(span),
        }
    }
    nearest.unwrap_or(whole)
}

/// The span of a key; where a piece of it is missing, the error holds the nearest span around it.
fn inside(op: &DeValue<'_>, key: &str) -> Result<Option<Span>, Option<Span>> {
    let (mut value, mut span) = (op, None);
    for piece in key.split('.').filter(|piece| !piece.is_empty()) {
        let next = match (value, piece.parse::<usize>()) {
            (DeValue::Array(_), Ok(position)) => value.get(position),
            (DeValue::Table(table), _) => table.get(piece),
            _ => None,
        };
        let Some(next) = next else { return Err(span) };
        span = Some(next.span());
        value = next.get_ref();
    }
    Ok(span)
}
