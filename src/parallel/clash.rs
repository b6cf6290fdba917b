//! What is told of two ops on parallel branches that do not go together.

use crate::diag::Diagnostic;
use crate::replay::Replay;
use crate::revision::Revision;

use super::run::Done;

/// An op that does not fit after one of the other branch.
pub(super) struct Failure<'a> {
    /// The op in the way.
    pub(super) first: Done<'a>,
    /// The revision of the op that does not fit.
    pub(super) second: &'a Revision,
    /// What is wrong with it then.
    pub(super) error: Diagnostic,
    /// Whether the other order fails, too.
    pub(super) either_way: bool,
}

/// Two ops that leave something else when the last one is the first.
pub(super) struct Clash<'a> {
    pub(super) left: Done<'a>,
    pub(super) right: Done<'a>,
    pub(super) differences: Vec<String>,
}

impl Failure<'_> {
    /// Whether the other one says the same of the other order.
    pub(super) fn is_mirrored(&self, other: &Failure<'_>) -> bool {
        self.first.revision.id == other.second.id && self.second.id == other.first.revision.id
    }

    pub(super) fn told(&self, base: &Replay<'_>) -> Diagnostic {
        let (first, second) = (self.first.revision, self.second);
        let message = format!(
            "revision `{}` fails after `{}`, which is on a parallel branch: {}",
            second.id, first.id, self.error.message
        );
        let mut told = Diagnostic::error("branch-order", message);
        if let Some(label) = self.error.labels.first() {
            told = told.at(&label.source, label.span.clone(), "this op fails");
        }
        told = told.at(&first.source, self.first.span(base), "after this one");
        if self.either_way {
            return told.note("the other order fails, too").help(
                "change one of the two, or put one branch behind the other with `down_revision`",
            );
        }
        told.note(format!(
            "the other order works, but a database that has `{}` already takes this one",
            first.id
        ))
        .help(format!(
            "let `{}` come after `{}`: add `depends_on = [\"{}\"]` to it, or to the revision that begins its branch",
            first.id, second.id, second.id
        ))
    }
}

impl<'a> Clash<'a> {
    pub(super) fn is_between(&self, left: &Done<'a>, right: &Done<'a>) -> bool {
        let is_same = |own: &Done<'_>, other: &Done<'_>| {
            own.revision.id == other.revision.id && own.position == other.position
        };
        is_same(&self.left, left) && is_same(&self.right, right)
    }

    pub(super) fn told(&self, base: &Replay<'_>) -> Diagnostic {
        let (left, right) = (self.left.revision, self.right.revision);
        let message = format!(
            "revisions `{}` and `{}` are on parallel branches, and the one that runs last decides",
            left.id, right.id
        );
        let told = Diagnostic::error("branch-order", message)
            .at(&left.source, self.left.span(base), "this op")
            .at(&right.source, self.right.span(base), "and this one");
        let told = self.differences.iter().fold(told, |told, difference| {
            told.note(format!(
                "with `{}` after `{}`, compared to the other order: {difference}",
                right.id, left.id
            ))
        });
        told.help(format!(
            "let the one that shall have the last word depend on the other, as with `depends_on = [\"{}\"]`",
            left.id
        ))
    }
}
