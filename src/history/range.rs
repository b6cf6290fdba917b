//! From one place in the history to another: which revisions run, in which order, and what the version table does.
//!
//! A place stands for the set of revisions applied there. One set must lie within the other.

use crate::diag::Diagnostic;

use super::History;
use super::rows::{RowChange, Rows};
use super::select::Target;
use super::walk::newest_first;

/// Which way a range goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the heads.
    Upgrade,
    /// Towards the bases.
    Downgrade,
    /// Both places are the same.
    Nothing,
}

/// The way from one place to another.
#[derive(Debug, Clone)]
pub struct Range {
    /// Which way it goes.
    pub direction: Direction,
    /// The revisions that are applied at the older place, oldest first: to be replayed before the steps, or, for a
    /// downgrade, before the steps in reverse.
    pub below: Vec<usize>,
    /// What runs, in that order.
    pub steps: Vec<RangeStep>,
    /// The version table before the first step, sorted.
    pub start_rows: Vec<String>,
    /// The version table after the last step, sorted.
    pub end_rows: Vec<String>,
}

/// One revision that runs.
#[derive(Debug, Clone)]
pub struct RangeStep {
    /// The revision.
    pub revision: usize,
    /// What Alembic's comment has on the left of the arrow: for an upgrade the parents as written.
    pub from: Vec<String>,
    /// What it has on the right: for a downgrade the parents as written.
    pub to: Vec<String>,
    /// The changes of the version table, in this order.
    pub rows: Vec<RowChange>,
}

impl History {
    /// The way between two places, each named as in [`History::resolve`]; `+2` or `-1` for `to` counts from `from`.
    pub fn range(&self, from: &str, to: &str) -> Result<Range, Diagnostic> {
        let start = self.resolve(from)?;
        let end = self.resolve_from(to, Some(&start))?;
        let at_start = self.applied(&start, None);
        let at_end = self.applied(&end, Some(&at_start));
        if at_start == at_end {
            return Ok(self.way(Direction::Nothing, at_start, &at_end));
        }
        if within(&at_start, &at_end) {
            return Ok(self.way(Direction::Upgrade, at_start, &at_end));
        }
        if within(&at_end, &at_start) {
            return Ok(self.way(Direction::Downgrade, at_start, &at_end));
        }
        // Counted from another start, `+1` would mean something else.
        let counted = to
            .rsplit('@')
            .next()
            .is_some_and(|place| place.starts_with(['+', '-']));
        let to = match &end {
            Target::Revisions(revisions) if counted => self.nodes[revisions[0]].id.as_str(),
            Target::Base | Target::BranchBase(_) | Target::Revisions(_) => to,
        };
        Err(self.different_branches((from, &at_start), (to, &at_end)))
    }

    /// Marks what is applied at a place. A branch's base keeps what is applied `before` and not on the branch.
    fn applied(&self, target: &Target, before: Option<&[bool]>) -> Vec<bool> {
        match (target, before) {
            (Target::Revisions(revisions), _) => self.links.with_ancestors(revisions),
            (Target::BranchBase(bases), Some(before)) => {
                let branch = self.links.with_descendants(bases);
                before
                    .iter()
                    .zip(branch)
                    .map(|(before, branch)| *before && !branch)
                    .collect()
            }
            (Target::Base | Target::BranchBase(_), _) => vec![false; self.nodes.len()],
        }
    }

    fn way(&self, direction: Direction, at_start: Vec<bool>, at_end: &[bool]) -> Range {
        let below = both(&at_start, at_end);
        let between: Vec<bool> = at_start
            .iter()
            .zip(at_end)
            .map(|(start, end)| start != end)
            .collect();
        let mut revisions = newest_first(&self.links, &self.heights, &between);
        if direction == Direction::Upgrade {
            revisions.reverse();
        }
        let start_rows = self.rows_of(&at_start);
        let mut rows = Rows::new(self, at_start);
        let steps = revisions.into_iter().map(|revision| {
            let this = vec![self.nodes[revision].id.clone()];
            let parents = self.nodes[revision].down_revisions.clone();
            match direction {
                Direction::Upgrade => RangeStep {
                    revision,
                    from: parents,
                    to: this,
                    rows: rows.upgrade(revision),
                },
                Direction::Downgrade | Direction::Nothing => RangeStep {
                    revision,
                    from: this,
                    to: parents,
                    rows: rows.downgrade(revision),
                },
            }
        });
        let steps = steps.collect();
        let mut below = newest_first(&self.links, &self.heights, &below);
        below.reverse();
        Range {
            direction,
            below,
            steps,
            start_rows,
            end_rows: self.rows_of(at_end),
        }
    }

    pub(super) fn rows_of(&self, applied: &[bool]) -> Vec<String> {
        self.links
            .maximal(applied)
            .into_iter()
            .map(|index| self.nodes[index].id.clone())
            .collect()
    }

    fn different_branches(
        &self,
        (from, at_start): (&str, &[bool]),
        (to, at_end): (&str, &[bool]),
    ) -> Diagnostic {
        let both = both(at_start, at_end);
        let common = self.order.iter().rev().find(|index| both[**index]);
        let common = common.map_or("base", |index| self.nodes[*index].id.as_str());
        let message =
            format!("`{from}` and `{to}` are on different branches: neither is above the other");
        let found = Diagnostic::error("different-branches", message)
            .note(format!("the newest place below both is `{common}`"))
            .help(format!(
                "to leave the one for the other, run `gen sql --from {from} --to {common}`, \
                 then `gen sql --from {common} --to {to}`"
            ));
        if at_start
            .iter()
            .zip(at_end)
            .all(|(start, end)| *start || *end)
        {
            return found.help(format!(
                "to keep `{from}` and add `{to}`: `gen sql --from {from} --to heads`"
            ));
        }
        found
    }
}

fn both(a: &[bool], b: &[bool]) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| *a && *b).collect()
}

fn within(inner: &[bool], outer: &[bool]) -> bool {
    inner
        .iter()
        .zip(outer)
        .all(|(inner, outer)| !inner || *outer)
}
