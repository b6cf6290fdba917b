//! What tells in the engine's catalog that a step is done.

use std::collections::BTreeSet;

use super::{ANYTHING, Expectation, NONE, expectations};
use crate::catalog::{Catalog, ObjectKey, Touched};
use crate::dialect::Dialect;

/// What is found after a step and was not found before it.
pub fn changes(dialect: &Dialect, touched: &[Touched], after: &Catalog) -> Vec<Expectation> {
    let mut before = after.clone();
    for touched in touched {
        match &touched.before {
            Some(object) => before.put(object.clone()),
            None => before.remove(&touched.key),
        }
    }
    let objects: BTreeSet<ObjectKey> = touched.iter().map(|touched| touched.key.clone()).collect();
    let earlier = expectations(dialect, after, &before, &objects);
    let mut changed = expectations(dialect, &before, after, &objects);
    changed.retain(|expectation| {
        let may_have_been_so = |other: &Expectation| {
            expectation.is_same_thing(other) && overlap(&expectation.detail, &other.detail)
        };
        !earlier.iter().any(may_have_been_so)
    });
    changed
}

/// Whether the engine may say something that fits both details.
fn overlap(one: &str, other: &str) -> bool {
    if one == NONE || other == NONE {
        return one == other;
    }
    match (one.strip_suffix(ANYTHING), other.strip_suffix(ANYTHING)) {
        (None, None) => one == other,
        (Some(one), None) => other.starts_with(one),
        (None, Some(other)) => one.starts_with(other),
        (Some(one), Some(other)) => one.starts_with(other) || other.starts_with(one),
    }
}

#[cfg(test)]
mod tests {
    use super::overlap;

    #[test]
    fn details_overlap_where_one_thing_fits_both() {
        assert!(overlap("integer", "integer"));
        assert!(!overlap("integer", "integer not null"));
        assert!(overlap("integer default ?", "integer default 1"));
        assert!(overlap("integer default ?", "integer default ?"));
        assert!(overlap("?", "integer"));
        assert!(!overlap("?", "none"));
        assert!(!overlap("none", "exists"));
    }
}
