//! How many steps a script will have, which its headings say before the last one is written.

use crate::history::Range;
use crate::progress;
use crate::replay::{Replay, Undo};

use super::Request;

/// How many steps there are; where what runs depends on the structure before it, a
/// replay goes ahead.
pub(super) fn steps(
    request: &Request<'_>,
    range: &Range,
    undos: &[Undo],
    replay: &Replay<'_>,
) -> usize {
    let (down, up) = range.steps.split_at(range.down);
    let down = || {
        let revisions = down.iter().map(|step| &request.revisions[step.revision]);
        revisions.zip(undos)
    };
    let up = || up.iter().map(|step| &request.revisions[step.revision]);
    let counted_down = down().map(|(revision, undo)| match (&revision.downgrade, &undo.ops) {
        (Some(ops), _) => ops.count(request.dialect),
        (None, Ok(ops)) => Some(ops.len()),
        (None, Err(_)) => Some(0),
    });
    let counted_up = up().map(|revision| revision.upgrade.count(request.dialect));
    let known: Option<usize> = counted_down.chain(counted_up).sum();
    if let Some(steps) = known.filter(|_| request.aside.is_none()) {
        return steps;
    }
    let mut ahead = replay.clone();
    let mut steps = 0;
    for (revision, undo) in progress::over("looking ahead:", down()) {
        ahead.downgrade(revision, undo, |_, _| steps += 1);
    }
    for revision in progress::over("looking ahead:", up()) {
        ahead.upgrade(revision, |_, _| steps += 1);
    }
    steps
}
