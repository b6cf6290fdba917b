//! What a script expects of the engine's own catalog: before its first change, and after its last.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, ObjectKey};
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::Feature;
use crate::history::Range;
use crate::progress;
use crate::replay::{Replay, Undo};
use crate::statement::{Params, list};
use crate::verify::{Expectation, expectations};

use super::reading::answers;
use super::{Guarded, Request};

/// What the steps of a range touch, and what they lead to.
pub(super) struct Ahead {
    /// The objects that any step touches.
    pub(super) objects: BTreeSet<ObjectKey>,
    /// The catalog after the last step.
    pub(super) end: Catalog,
    /// How many steps there are.
    pub(super) steps: usize,
    /// What did not fit.
    pub(super) diagnostics: Diagnostics,
}

impl Ahead {
    /// Of a range whose newest revision to be taken back is the last one of the replay.
    pub(super) fn of(
        request: &Request<'_>,
        range: &Range,
        undos: &[Undo],
        replay: &Replay<'_>,
    ) -> Self {
        let mut ahead = replay.clone();
        let mut objects = BTreeSet::new();
        let mut steps = 0;
        let (down, up) = range.steps.split_at(range.down);
        for (step, undo) in progress::over("looking ahead:", down.iter().zip(undos)) {
            ahead.downgrade(&request.revisions[step.revision], undo, |_, step| {
                steps += 1;
                objects.extend(step.touched.into_iter().map(|touched| touched.key));
            });
        }
        for step in progress::over("looking ahead:", up.iter()) {
            ahead.upgrade(&request.revisions[step.revision], |_, step| {
                steps += 1;
                objects.extend(step.touched.into_iter().map(|touched| touched.key));
            });
        }
        Self {
            objects,
            steps,
            end: ahead.catalog,
            diagnostics: ahead.diagnostics,
        }
    }
}

/// Refuses a guard that looks at objects where there is none.
///
/// # Errors
/// When the layout has no such guard, or the server does not understand its queries.
pub(super) fn check(request: &Request<'_>) -> Result<(), Diagnostic> {
    const OPTION: &str = "`--guard objects`";
    const WITHOUT: &str = "leave out `--guard objects`";
    if request.guard == Guarded::Revision {
        return Ok(());
    }
    if request.layout != Layout::Review {
        let message = "a script that looks at objects first has the layout `review`";
        return Err(Diagnostic::error("layout", message).help(WITHOUT));
    }
    answers(request, Feature::CatalogQueries, OPTION, WITHOUT)
}

/// The params of the guard that looks at objects: what must be there before the first step; `None`: nothing.
pub(super) fn before(request: &Request<'_>, start: &Catalog, ahead: &Ahead) -> Option<Params> {
    let expected = expectations(request.dialect, &ahead.end, start, &ahead.objects);
    (!expected.is_empty()).then(|| Params::new().set("expectations", numbered(&expected)))
}

/// The expectations with their lines, from 1 on.
pub(super) fn numbered(expected: &[Expectation]) -> minijinja::Value {
    let lines = (1_usize..).zip(expected);
    list(lines.map(|(line, expectation)| expectation.params().set("line", line)))
}
