//! What happens to a row that is referred to, where the engine has no words for it.

use crate::catalog::{ForeignKey, ReferentialAction};
use crate::dialect::{Dialect, Feature};

/// Whether an action is what happens without a word on an engine that has no words for it; `RESTRICT` does not wait for the
/// end of a transaction, so it is not the rule of a key that can be deferred:
/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/constraint.html>
pub(super) fn is_the_rule(
    dialect: &Dialect,
    key: &ForeignKey,
    action: Option<ReferentialAction>,
) -> bool {
    let has_words = dialect.has(Feature::NoActionClause) || dialect.has(Feature::RestrictAction);
    let can_wait = key.deferrability.deferrable == Some(true);
    match action {
        Some(ReferentialAction::NoAction) => !has_words,
        Some(ReferentialAction::Restrict) => !has_words && !can_wait,
        Some(
            ReferentialAction::Cascade | ReferentialAction::SetNull | ReferentialAction::SetDefault,
        )
        | None => false,
    }
}
