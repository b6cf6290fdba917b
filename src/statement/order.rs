//! The order of constraints in a statement that makes a table.

use minijinja::Value;

use super::{Params, list};
use crate::catalog::ConstraintKind;

/// The kinds in their usual order, each with the word for it.
const USUAL: [(ConstraintKind, &str); 4] = [
    (ConstraintKind::Check, "check"),
    (ConstraintKind::ForeignKey, "foreign_key"),
    (ConstraintKind::Unique, "unique"),
    (ConstraintKind::Exclude, "exclude"),
];

/// Each constraint's kind and its position among those of its kind, given how many there are of each in the usual order;
/// what `order` does not name stands behind, kind by kind. An empty list: the usual order.
pub(super) fn order_params(order: &[ConstraintKind], counts: [usize; 4]) -> Value {
    if order.is_empty() {
        return list(Vec::<Params>::new());
    }
    let mut next = [0; 4];
    let named = order
        .iter()
        .filter_map(|kind| USUAL.iter().position(|(known, _)| known == kind));
    let rest = (0..USUAL.len()).flat_map(|at| std::iter::repeat_n(at, counts[at]));
    let mut ordered = Vec::new();
    for at in named.chain(rest) {
        if next[at] < counts[at] {
            let (_, word) = USUAL[at];
            ordered.push(Params::new().set("kind", word).set("position", next[at]));
            next[at] += 1;
        }
    }
    list(ordered)
}
