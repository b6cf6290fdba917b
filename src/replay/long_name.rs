//! Names that nobody wrote: those that are longer than the engine allows are cut as SQLAlchemy cuts them.

use std::borrow::Cow;

use crate::dialect::Dialect;
use crate::ops::{Op, shortened};
use crate::revision::Located;

/// An op as it is applied; what its author wrote stays as it is.
pub(super) fn fitting<'a>(located: &Located, op: &'a Op, dialect: &Dialect) -> Cow<'a, Op> {
    let mut op = Cow::Borrowed(op);
    if !located.generated.is_empty() {
        for name in op.to_mut().names_mut() {
            if located.generated.contains(name) {
                *name = shortened(name, dialect.max_name);
            }
        }
    }
    match op.settled(dialect) {
        Some(settled) => Cow::Owned(settled),
        None => op,
    }
}
