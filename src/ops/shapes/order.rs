//! The order in which a new table's constraints stand in its statement.

use crate::catalog::ConstraintKind;
use crate::ops::Fields;

/// `order = ["foreign_key", "check"]`: the kinds of the table's own constraints, one word each; empty: the usual order.
pub(in crate::ops) fn constraint_order(fields: &Fields<'_, '_>) -> Vec<ConstraintKind> {
    const KINDS: &[(&str, ConstraintKind)] = &[
        ("check", ConstraintKind::Check),
        ("foreign_key", ConstraintKind::ForeignKey),
        ("unique", ConstraintKind::Unique),
        ("exclude", ConstraintKind::Exclude),
    ];
    fields.choices("order", KINDS)
}
