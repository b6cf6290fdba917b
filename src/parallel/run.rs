//! A branch replayed on top of something, with what each of its ops touched.

use crate::catalog::ObjectKey;
use crate::diag::{Diagnostics, Span};
use crate::replay::Replay;
use crate::revision::{Revision, place_of};

/// An op of a branch.
#[derive(Debug, Clone)]
pub(super) struct Done<'a> {
    pub(super) revision: &'a Revision,
    /// Its position in the upgrade.
    pub(super) position: usize,
    pub(super) touched: Vec<ObjectKey>,
}

/// A replay of a branch.
pub(super) struct Run<'a, 'd> {
    pub(super) replay: Replay<'d>,
    pub(super) done: Vec<Done<'a>>,
}

impl<'a, 'd> Run<'a, 'd> {
    /// Replays the revisions of a branch; the diagnostics are theirs alone.
    pub(super) fn of(base: &Replay<'d>, branch: &[&'a Revision]) -> Self {
        Self::watched(base, branch, |_, _| {})
    }

    /// The same, with a look at the structure after each op.
    pub(super) fn watched(
        base: &Replay<'d>,
        branch: &[&'a Revision],
        mut each: impl FnMut(&Replay<'d>, &Done<'a>),
    ) -> Self {
        let mut replay = base.clone();
        replay.diagnostics = Diagnostics::default();
        let mut done = Vec::new();
        for revision in branch {
            replay.upgrade(revision, |replay, step| {
                let touched = step.touched.iter().map(|touched| touched.key.clone());
                let op = Done {
                    revision,
                    position: step.located.position,
                    touched: touched.collect(),
                };
                each(replay, &op);
                done.push(op);
            });
        }
        Self { replay, done }
    }

    /// The last op that touched an object.
    pub(super) fn last(&self, key: &ObjectKey) -> Option<&Done<'a>> {
        self.done.iter().rev().find(|op| op.touched.contains(key))
    }

    /// The first op that touched an object.
    pub(super) fn first(&self, key: &ObjectKey) -> Option<&Done<'a>> {
        self.done.iter().find(|op| op.touched.contains(key))
    }

    /// Whether an object is not as the revisions made it.
    pub(super) fn assumes(&self, key: &ObjectKey) -> bool {
        self.replay.assumed().any(|other| other == key)
    }
}

impl Done<'_> {
    /// Where its file says so.
    pub(super) fn span(&self, replay: &Replay<'_>) -> Span {
        let listed = replay.known(&self.revision.upgrade);
        match listed.ops.get(self.position) {
            Some(located) => place_of(&self.revision.source, located, ""),
            None => self.revision.places.revision.clone(),
        }
    }
}
