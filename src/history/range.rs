//! From one place in the history to another: which revisions run, in which order, and what the version table does.
//!
//! A place stands for the set of revisions applied there. Where neither set lies within the other, the way goes down to
//! what both have in common and up again, if that is asked for.

use crate::diag::Diagnostic;

use super::History;
use super::place::is_counted;
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
    /// Down to what both places have in common, then up: from one branch to another.
    Switch,
    /// Both places are the same.
    Nothing,
}

/// What is done where neither place is above the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Across {
    /// It is an error that tells the ways to go.
    #[default]
    Refuse,
    /// The range goes down first, then up.
    Switch,
}

/// The way from one place to another.
#[derive(Debug, Clone)]
pub struct Range {
    /// Which way it goes.
    pub direction: Direction,
    /// The revisions that are applied at both places, oldest first: to be replayed before the steps.
    pub below: Vec<usize>,
    /// What runs, in that order.
    pub steps: Vec<RangeStep>,
    /// How many of the steps go down; they come first.
    pub down: usize,
    /// The version table before the first step, sorted.
    pub start_rows: Vec<String>,
    /// The version table after the last step, sorted.
    pub end_rows: Vec<String>,
    /// What the user should look at.
    pub warnings: Vec<Diagnostic>,
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
    /// The way between two places, each named as in [`History::resolve`]; `+2` or `-1` counts from the other one.
    pub fn range(&self, from: &str, to: &str) -> Result<Range, Diagnostic> {
        self.range_between(&[from], &[to], Across::Refuse)
    }

    /// The way between two places that are named by several words each, one for each branch.
    pub fn range_between(
        &self,
        from: &[&str],
        to: &[&str],
        across: Across,
    ) -> Result<Range, Diagnostic> {
        let ends = self.ends(from, to)?;
        let (start, end) = (&ends.from.target, &ends.to.target);
        let is_counted = ends.from.words.iter().any(|word| is_counted(word));
        let at_end = self.applied(end, None);
        let at_start = self.applied(start, is_counted.then_some(&at_end));
        let at_end = self.applied(end, Some(&at_start));
        let direction = match (within(&at_start, &at_end), within(&at_end, &at_start)) {
            (true, true) => Direction::Nothing,
            (true, false) => Direction::Upgrade,
            (false, true) => Direction::Downgrade,
            (false, false) if across == Across::Switch => Direction::Switch,
            (false, false) => return Err(self.different_branches(&ends, &at_start, &at_end)),
        };
        let mut range = self.way(direction, at_start, &at_end);
        range.warnings = ends.warnings;
        Ok(range)
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
        let marked = |mark: fn(bool, bool) -> bool| {
            let marks = at_start.iter().zip(at_end);
            let marks: Vec<bool> = marks.map(|(start, end)| mark(*start, *end)).collect();
            newest_first(&self.links, &self.heights, &marks)
        };
        let down = marked(|start, end| start && !end);
        let mut up = marked(|start, end| end && !start);
        let mut below = marked(|start, end| start && end);
        up.reverse();
        below.reverse();
        let start_rows = self.rows_of(&at_start);
        let mut rows = Rows::new(self, at_start);
        let mut steps = Vec::with_capacity(down.len() + up.len());
        for revision in &down {
            steps.push(RangeStep {
                revision: *revision,
                from: vec![self.nodes[*revision].id.clone()],
                to: self.nodes[*revision].down_revisions.clone(),
                rows: rows.downgrade(*revision),
            });
        }
        for revision in up {
            steps.push(RangeStep {
                revision,
                from: self.nodes[revision].down_revisions.clone(),
                to: vec![self.nodes[revision].id.clone()],
                rows: rows.upgrade(revision),
            });
        }
        Range {
            direction,
            below,
            steps,
            down: down.len(),
            start_rows,
            end_rows: self.rows_of(at_end),
            warnings: Vec::new(),
        }
    }

    pub(super) fn rows_of(&self, applied: &[bool]) -> Vec<String> {
        self.links
            .maximal(applied)
            .into_iter()
            .map(|index| self.nodes[index].id.clone())
            .collect()
    }
}

fn within(inner: &[bool], outer: &[bool]) -> bool {
    inner
        .iter()
        .zip(outer)
        .all(|(inner, outer)| !inner || *outer)
}
