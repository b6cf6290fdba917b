//! Two branches in both orders: which ops do not go together.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, ObjectKey, difference};
use crate::diag::{Diagnostic, Severity};
use crate::replay::Replay;
use crate::revision::Revision;

use super::clash::{Clash, Failure};
use super::run::{Done, Run};

/// So many ops of one order are looked into, since each takes several replays.
const MOST_FAILURES: usize = 5;

/// What is said of two branches above a common structure.
pub(super) fn compare(
    base: &Replay<'_>,
    left: &[&Revision],
    right: &[&Revision],
) -> Vec<Diagnostic> {
    let (a, b) = (Run::of(base, left), Run::of(base, right));
    if a.replay.diagnostics.has_errors() || b.replay.diagnostics.has_errors() {
        // A branch that does not fit by itself is no matter of order.
        return Vec::new();
    }
    let (ab, ba) = (Run::of(&a.replay, right), Run::of(&b.replay, left));
    let mut failures = failures(base, left, right, &ab);
    let others = self::failures(base, right, left, &ba);
    for mut other in others {
        other.either_way = ab.replay.diagnostics.has_errors();
        let is_new = !failures.iter().any(|known| known.is_mirrored(&other));
        for known in &mut failures {
            known.either_way |= known.is_mirrored(&other);
        }
        if is_new {
            failures.push(other);
        }
    }
    if !failures.is_empty() {
        return failures.iter().map(|failure| failure.told(base)).collect();
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    for clash in differences(&a, &b, &ab, &ba) {
        found.push(clash.told(base));
    }
    found.extend(assumed(&a, &b, &ab, base));
    found.extend(assumed(&b, &a, &ba, base));
    found
}

/// The ops of `then` that do not fit after `first`, each with the op that is in its way.
fn failures<'a>(
    base: &Replay<'_>,
    first: &[&'a Revision],
    then: &[&'a Revision],
    run: &Run<'a, '_>,
) -> Vec<Failure<'a>> {
    let errors = run.replay.diagnostics.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let told = errors.take(MOST_FAILURES).filter_map(|error| {
        let label = error.labels.first()?;
        let revision = then
            .iter()
            .find(|revision| revision.source.path == label.source.path)?;
        Some(Failure {
            first: culprit(base, first, then, error)?,
            second: revision,
            error: error.clone(),
            either_way: false,
        })
    });
    told.collect()
}

/// The op of `first` after which `then` fails with an error, and before which it does not.
fn culprit<'a>(
    base: &Replay<'_>,
    first: &[&'a Revision],
    then: &[&'a Revision],
    error: &Diagnostic,
) -> Option<Done<'a>> {
    let mut states = Vec::new();
    Run::watched(base, first, |replay, op| {
        states.push((replay.clone(), op.clone()));
    });
    let place = |found: &Diagnostic| {
        let label = found.labels.first();
        label.map(|label| (label.source.path.clone(), label.span.start))
    };
    let fails = |replay: &Replay<'_>| {
        let run = Run::of(replay, then);
        let mut errors = run.replay.diagnostics.iter();
        errors.any(|found| found.code == error.code && place(found) == place(error))
    };
    let (mut fine, mut failing) = (0, states.len());
    while fine + 1 < failing {
        let middle = usize::midpoint(fine, failing);
        if fails(&states[middle - 1].0) {
            failing = middle;
        } else {
            fine = middle;
        }
    }
    let (_, op) = states.into_iter().nth(failing.checked_sub(1)?)?;
    Some(op)
}

/// The objects that are otherwise when the last branch is the first, by the ops that made them so.
fn differences<'a>(
    a: &Run<'a, '_>,
    b: &Run<'a, '_>,
    ab: &Run<'a, '_>,
    ba: &Run<'a, '_>,
) -> Vec<Clash<'a>> {
    let runs = [a, b, ab, ba];
    let done = runs.iter().flat_map(|run| &run.done);
    let keys: BTreeSet<&ObjectKey> = done.flat_map(|op| &op.touched).collect();
    let mut clashes: Vec<Clash<'a>> = Vec::new();
    for key in keys {
        if ab.assumes(key)
            || ba.assumes(key)
            || ab.replay.catalog.object(key) == ba.replay.catalog.object(key)
        {
            continue;
        }
        let different = difference(&alone(&ab.replay, key), &alone(&ba.replay, key));
        if different.is_empty() {
            continue;
        }
        let last = |run: &Run<'a, '_>| run.last(key).or(run.done.last()).cloned();
        let (Some(left), Some(right)) = (last(a), last(b)) else {
            continue;
        };
        let same = clashes
            .iter_mut()
            .find(|clash| clash.is_between(&left, &right));
        match same {
            Some(clash) => clash.differences.extend(different),
            None => clashes.push(Clash {
                left,
                right,
                differences: different,
            }),
        }
    }
    clashes
}

fn alone(replay: &Replay<'_>, key: &ObjectKey) -> Catalog {
    let mut catalog = Catalog::default();
    if let Some(object) = replay.catalog.object(key) {
        catalog.put(object.clone());
    }
    catalog
}

/// The ops that fit after the other branch only because something is assumed that neither branch assumes alone.
fn assumed(
    first: &Run<'_, '_>,
    then: &Run<'_, '_>,
    run: &Run<'_, '_>,
    base: &Replay<'_>,
) -> Vec<Diagnostic> {
    let keys = run.replay.assumed();
    let new = keys.filter(|key| !first.assumes(key) && !then.assumes(key));
    let told = new.filter_map(|key| {
        let (left, right) = (first.last(key)?, run.first(key)?);
        let message = format!(
            "revision `{}` fits after `{}`, on a parallel branch, only if something is assumed of the {} `{}`",
            right.revision.id,
            left.revision.id,
            key.kind.as_str(),
            key.name
        );
        Some(
            Diagnostic::warning("branch-order", message)
                .at(&right.revision.source, right.span(base), "")
                .at(&left.revision.source, left.span(base), "this op comes first on a database of that branch")
                .help("let one of the two revisions depend on the other, so that one order is left"),
        )
    });
    told.collect()
}
