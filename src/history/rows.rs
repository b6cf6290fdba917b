//! What the version table holds: the applied revisions on which no other applied one stands, one row each.
//!
//! Follows the rows step by step; a step costs as much as the revision has parents and dependencies.

use std::collections::{BTreeMap, BTreeSet};

use super::History;

/// One change of the version table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// A row is added.
    Insert(String),
    /// A row takes another revision id.
    Update {
        /// The id that the row has.
        from: String,
        /// The id that it gets.
        to: String,
    },
    /// A row is removed.
    Delete(String),
}

impl History {
    /// The rows of the version table after each of the wanted revisions, by id, on the way from base to all of them in
    /// [`History::order`].
    pub fn rows_after(&self, wanted: &BTreeSet<usize>) -> BTreeMap<usize, Vec<&str>> {
        let starts: Vec<usize> = wanted.iter().copied().collect();
        let runs = self.links.with_ancestors(&starts);
        let mut held = BTreeSet::new();
        let mut after = BTreeMap::new();
        for index in self.order.iter().copied().filter(|index| runs[*index]) {
            for older in self.links.older(index) {
                held.remove(&older);
            }
            held.insert(index);
            if wanted.contains(&index) {
                let ids = held.iter().map(|row| self.nodes[*row].id.as_str());
                after.insert(index, ids.collect());
            }
        }
        after
    }
}

impl RowChange {
    /// Makes the change among rows.
    pub fn apply(&self, rows: &mut BTreeSet<String>) {
        let (gone, new) = match self {
            Self::Insert(new) => (None, Some(new)),
            Self::Update { from, to } => (Some(from), Some(to)),
            Self::Delete(gone) => (Some(gone), None),
        };
        if let Some(gone) = gone {
            rows.remove(gone);
        }
        rows.extend(new.cloned());
    }
}

/// The rows while revisions come and go.
pub(super) struct Rows<'a> {
    history: &'a History,
    applied: Vec<bool>,
    /// How many applied revisions stand directly on each one.
    above: Vec<usize>,
}

impl<'a> Rows<'a> {
    /// The rows when the marked revisions are applied.
    pub(super) fn new(history: &'a History, applied: Vec<bool>) -> Self {
        let mut above = vec![0; applied.len()];
        for index in (0..applied.len()).filter(|index| applied[*index]) {
            for older in history.links.older(index) {
                above[older] += 1;
            }
        }
        Self {
            history,
            applied,
            above,
        }
    }

    /// Applies a revision: its row takes the place of those below it.
    pub(super) fn upgrade(&mut self, index: usize) -> Vec<RowChange> {
        let below = self.history.links.below(index);
        let mut rows: Vec<usize> = below
            .iter()
            .copied()
            .filter(|older| self.is_row(*older))
            .collect();
        self.applied[index] = true;
        for older in below {
            self.above[older] += 1;
        }
        let Some(last) = rows.pop() else {
            return vec![RowChange::Insert(self.id(index))];
        };
        let mut changes: Vec<RowChange> = rows
            .into_iter()
            .map(|row| RowChange::Delete(self.id(row)))
            .collect();
        changes.push(RowChange::Update {
            from: self.id(last),
            to: self.id(index),
        });
        changes
    }

    /// Takes a revision back: the mirror image of its upgrade.
    pub(super) fn downgrade(&mut self, index: usize) -> Vec<RowChange> {
        let below = self.history.links.below(index);
        self.applied[index] = false;
        for older in &below {
            self.above[*older] -= 1;
        }
        let mut rows: Vec<usize> = below
            .into_iter()
            .filter(|older| self.is_row(*older))
            .collect();
        let Some(last) = rows.pop() else {
            return vec![RowChange::Delete(self.id(index))];
        };
        let mut changes: Vec<RowChange> = rows
            .into_iter()
            .map(|row| RowChange::Insert(self.id(row)))
            .collect();
        changes.push(RowChange::Update {
            from: self.id(index),
            to: self.id(last),
        });
        changes
    }

    fn is_row(&self, index: usize) -> bool {
        self.applied[index] && self.above[index] == 0
    }

    fn id(&self, index: usize) -> String {
        self.history.nodes[index].id.clone()
    }
}
