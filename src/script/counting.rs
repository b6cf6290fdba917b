//! How many steps a script will have, which its headings say before the last one is written.

use crate::history::Range;
use crate::replay::{Replay, Undo};

use super::Request;
use super::expected::Ahead;

/// How many steps there are; where what runs depends on the structure before it, a replay goes ahead.
pub(super) fn steps(
    request: &Request<'_>,
    range: &Range,
    undos: &[Undo],
    replay: &Replay<'_>,
) -> usize {
    let (down, up) = range.steps.split_at(range.down);
    let down = down.iter().map(|step| &request.revisions[step.revision]);
    let up = up.iter().map(|step| &request.revisions[step.revision]);
    let counted_down =
        down.zip(undos)
            .map(|(revision, undo)| match (&revision.downgrade, &undo.ops) {
                (Some(ops), _) => ops.count(request.dialect),
                (None, Ok(ops)) => Some(ops.len()),
                (None, Err(_)) => Some(0),
            });
    let counted_up = up.map(|revision| revision.upgrade.count(request.dialect));
    let known: Option<usize> = counted_down.chain(counted_up).sum();
    if let Some(steps) = known.filter(|_| request.aside.is_none()) {
        return steps;
    }
    Ahead::of(request, range, undos, replay).steps
}
