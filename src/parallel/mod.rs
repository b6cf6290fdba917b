//! Branches that stand side by side: whether it matters which of them runs first on a database.
//!
//! A database that follows one branch gets the other one later, so both orders happen. Two branches are replayed in both
//! orders from what they have in common: an order that fails, or that leaves another structure, is an error that names
//! both ops. Branches that touch different objects come to the same, and nothing is said of them. Knows no SQL.

mod bases;
mod clash;
mod compare;
mod run;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::fingerprint;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::dialect::Dialect;
use crate::history::History;
use crate::progress;
use crate::replay::Replay;
use crate::revision::Revision;

use bases::Bases;
use compare::compare;

/// Of more branches that meet at one place, all are first replayed forwards and backwards, and each pair only if that
/// makes a difference.
const FEW: usize = 6;

/// How many revisions are replayed at most, beside a multiple of those that there are.
const MOST_REPLAYED: usize = 10_000;

/// Compares the branches that end at the given revisions, as a merge of them would join them.
pub fn compare_branches(
    history: &History,
    revisions: &[Revision],
    dialect: &Arc<Dialect>,
    tips: &[usize],
) -> Diagnostics {
    let mut parallel = Parallel::new(history, revisions, dialect);
    parallel.group(tips);
    parallel.finish()
}

/// Compares the branches that meet at a merge, at a dependency, or nowhere yet.
pub fn compare_all(
    history: &History,
    revisions: &[Revision],
    dialect: &Arc<Dialect>,
) -> Diagnostics {
    let mut parallel = Parallel::new(history, revisions, dialect);
    let mut groups = history.joins();
    groups.push(history.tips());
    // From the oldest to the newest, so that what is common has been replayed for the most part.
    groups.sort_by_key(|tips| tips.iter().map(|tip| parallel.position[*tip]).min());
    for tips in progress::over("comparing branches:", groups.into_iter()) {
        parallel.group(&tips);
    }
    parallel.finish()
}

struct Parallel<'a> {
    history: &'a History,
    revisions: &'a [Revision],
    dialect: &'a Arc<Dialect>,
    /// The place of each revision in the order of the history.
    position: Vec<usize>,
    bases: Bases<'a>,
    compared: BTreeSet<(usize, usize)>,
    /// How many revisions may still be replayed.
    left: usize,
    /// How many pairs of branches were not compared.
    passed_over: usize,
    found: Diagnostics,
}

impl<'a> Parallel<'a> {
    fn new(history: &'a History, revisions: &'a [Revision], dialect: &'a Arc<Dialect>) -> Self {
        let mut position = vec![0; history.nodes().len()];
        for (place, index) in history.order().iter().enumerate() {
            position[*index] = place;
        }
        Self {
            history,
            revisions,
            dialect,
            position,
            bases: Bases::default(),
            compared: BTreeSet::new(),
            left: MOST_REPLAYED + 4 * revisions.len(),
            passed_over: 0,
            found: Diagnostics::default(),
        }
    }

    /// Compares each of the branches with each other one.
    fn group(&mut self, tips: &[usize]) {
        if tips.len() > FEW && !self.order_matters(tips) {
            return;
        }
        for (number, left) in tips.iter().enumerate() {
            for right in &tips[number + 1..] {
                self.pair(*left, *right);
            }
        }
    }

    fn pair(&mut self, left: usize, right: usize) {
        if !self.compared.insert((left.min(right), left.max(right))) {
            return;
        }
        let fork = self.history.fork(&[left], &[right]);
        if fork.left.is_empty() || fork.right.is_empty() {
            return;
        }
        let replayed = 2 * (fork.left.len() + fork.right.len());
        if replayed > self.left {
            self.passed_over += 1;
            return;
        }
        self.left -= replayed;
        let (left, right) = (self.in_order(fork.left), self.in_order(fork.right));
        let files = self.revisions;
        let file = |index: &usize| &files[*index];
        let left: Vec<&Revision> = left.iter().map(file).collect();
        let right: Vec<&Revision> = right.iter().map(file).collect();
        let base = self.base(&fork.common);
        if !base.diagnostics.has_errors() {
            self.found.extend(compare(&base, &left, &right));
        }
    }

    /// The structure that two branches have in common.
    fn base(&mut self, common: &[usize]) -> Replay<'a> {
        let (start, missing) = self.bases.nearest(self.history, common);
        let mut replay = start.unwrap_or_else(|| Replay::new(self.dialect));
        for index in self.in_order(missing) {
            replay.pass(&self.revisions[index]);
        }
        self.bases.keep(common, &replay);
        replay
    }

    fn in_order(&self, mut revisions: Vec<usize>) -> Vec<usize> {
        revisions.sort_by_key(|index| self.position[*index]);
        revisions
    }

    /// Whether the branches come to something else, or to a mistake, when the last one is the first.
    fn order_matters(&self, tips: &[usize]) -> bool {
        let one_after_the_other = |tips: &mut dyn Iterator<Item = &usize>| {
            let mut replay = Replay::new(self.dialect);
            let mut applied = vec![false; self.position.len()];
            for tip in tips {
                for index in self.missing(*tip, &mut applied) {
                    replay.pass(&self.revisions[index]);
                }
            }
            let is_fine = !replay.diagnostics.has_errors();
            is_fine.then(|| fingerprint(&replay.catalog))
        };
        let forwards = one_after_the_other(&mut tips.iter());
        forwards.is_none() || forwards != one_after_the_other(&mut tips.iter().rev())
    }

    /// What must be applied for a revision and is not yet, oldest first.
    fn missing(&self, tip: usize, applied: &mut [bool]) -> Vec<usize> {
        let (mut found, mut open) = (Vec::new(), vec![tip]);
        while let Some(index) = open.pop() {
            if !std::mem::replace(&mut applied[index], true) {
                found.push(index);
                open.extend(self.history.parents(index));
                open.extend(self.history.dependencies(index));
            }
        }
        self.in_order(found)
    }

    fn finish(mut self) -> Diagnostics {
        if self.passed_over > 0 {
            let message = format!(
                "{} of branches not compared, since they are long and many",
                counted(self.passed_over, "pair")
            );
            self.found.push(
                Diagnostic::warning("branches-not-compared", message)
                    .help("merge branches sooner, or let one depend on the other"),
            );
        }
        self.found.drop_repeated();
        self.found
    }
}
