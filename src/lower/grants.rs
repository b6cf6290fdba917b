//! MySQL and MariaDB keep privileges by name: they stay when an object goes, and do not follow it to another name.
//! <https://dev.mysql.com/doc/refman/8.4/en/drop-table.html>, <https://dev.mysql.com/doc/refman/8.4/en/rename-table.html>

use crate::catalog::{Grants, Kind, Object};
use crate::dialect::{Feature, Unsupported};
use crate::ops::{Op, between};
use crate::statement::{Lowering, Statement};

/// The statements of an op with those before and after that let the privileges go along.
pub(super) fn followed(
    op: &Op,
    statements: Vec<Statement>,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let says_it = matches!(op, Op::Grant(_) | Op::Revoke(_) | Op::Execute(_));
    if says_it || !cx.dialect.has(Feature::GrantsOutliveObjects) {
        return Ok(statements);
    }
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let touched = cx.change.touched.iter();
    for touched in touched.filter(|touched| touched.key.kind == Kind::Grants) {
        let as_grants = |object: &Option<Object>| -> Option<Grants> {
            object.as_ref().and_then(Object::as_grants).cloned()
        };
        let (from, to) = (as_grants(&touched.before), as_grants(&touched.after));
        let Some(owner) = from.as_ref().or(to.as_ref()).map(|grants| &grants.owner) else {
            continue;
        };
        for op in between(owner, from.as_ref(), to.as_ref()) {
            let target = if matches!(op, Op::Revoke(_)) {
                &mut before
            } else {
                &mut after
            };
            target.extend(op.lower(cx)?);
        }
    }
    before.extend(statements);
    before.extend(after);
    Ok(before)
}
