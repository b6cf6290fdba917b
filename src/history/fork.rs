//! Where two places part: what stands below only one of them, and the newest revisions below both.
//!
//! Walks down from both at once, the higher revision first, and ends where everything left is below both: so it costs as
//! much as the two branches are long, however long the history below them is.

use std::collections::{BTreeMap, BTreeSet};

use super::History;

/// How two places part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fork {
    /// The newest revisions below both, by id.
    pub common: Vec<usize>,
    /// The revisions below the first place alone, oldest first.
    pub left: Vec<usize>,
    /// The revisions below the second place alone, oldest first.
    pub right: Vec<usize>,
}

/// Below which of the two places a revision is known to be.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    left: bool,
    right: bool,
    /// Whether it is below a revision that is below both.
    covered: bool,
}

impl Seen {
    fn is_common(self) -> bool {
        self.left && self.right
    }
}

impl History {
    /// How two places part; each is a set of revisions, and all that they stand on is applied there.
    pub fn fork(&self, left: &[usize], right: &[usize]) -> Fork {
        let mut walk = Walk::default();
        for index in left {
            walk.see(self, *index, |seen| seen.left = true);
        }
        for index in right {
            walk.see(self, *index, |seen| seen.right = true);
        }
        let mut fork = Fork {
            common: Vec::new(),
            left: Vec::new(),
            right: Vec::new(),
        };
        while let Some((index, seen)) = walk.next() {
            match (seen.left, seen.right) {
                (true, true) if !seen.covered => fork.common.push(index),
                (true, true) => {}
                (true, false) => fork.left.push(index),
                (false, _) => fork.right.push(index),
            }
            for older in self.links.older(index) {
                walk.see(self, older, |below| {
                    below.left |= seen.left;
                    below.right |= seen.right;
                    below.covered |= seen.is_common();
                });
            }
        }
        fork.common.sort_unstable();
        fork.left.reverse();
        fork.right.reverse();
        fork
    }

    /// The revisions that a merge, or a dependency, brings together, one list for each.
    pub fn joins(&self) -> Vec<Vec<usize>> {
        let below = (0..self.nodes.len()).map(|index| self.links.below(index));
        below.filter(|below| below.len() > 1).collect()
    }

    /// The revisions on which no other one stands, not even by a dependency.
    pub fn tips(&self) -> Vec<usize> {
        self.links.maximal(&vec![true; self.nodes.len()])
    }
}

#[derive(Default)]
struct Walk {
    /// The revisions to look at, by height.
    open: BTreeSet<(usize, usize)>,
    seen: BTreeMap<usize, Seen>,
    /// How many open ones may still be below one place alone, or be the newest below both.
    undecided: usize,
}

impl Walk {
    /// Notes where a revision is; all that stands on it is higher, and so has been looked at before it is taken.
    fn see(&mut self, history: &History, index: usize, note: impl FnOnce(&mut Seen)) {
        let is_new = !self.seen.contains_key(&index);
        let seen = self.seen.entry(index).or_default();
        let was_open = !is_new && !seen.covered;
        note(seen);
        match (was_open, seen.covered) {
            (false, false) => self.undecided += 1,
            (true, true) => self.undecided -= 1,
            _ => {}
        }
        if is_new {
            self.open.insert((history.heights[index], index));
        }
    }

    fn next(&mut self) -> Option<(usize, Seen)> {
        if self.undecided == 0 {
            return None;
        }
        let (_, index) = self.open.pop_last()?;
        let seen = self.seen[&index];
        if !seen.covered {
            self.undecided -= 1;
        }
        Some((index, seen))
    }
}
