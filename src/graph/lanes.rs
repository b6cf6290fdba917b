//! The lanes of a picture: in which column each revision stands, and where lines part and join.
//!
//! A lane waits for one revision, and no two wait for the same: where a second line comes to a revision that is waited for
//! already, it joins the lane on the left at once. So a picture is no wider than the history is at that point.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::History;

/// One revision, and what happens between it and the next one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The revision.
    pub(super) revision: usize,
    /// Its lane.
    pub(super) lane: usize,
    /// Whether its lane comes from above: some revision follows it.
    pub(super) from_above: bool,
    /// Whether its lane goes on below.
    pub(super) goes_on: bool,
    /// The other lanes that its line is joined with, below it.
    pub(super) joints: Vec<Joint>,
}

/// A lane that is joined with that of a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joint {
    /// The lane.
    pub(super) lane: usize,
    /// What happens to it.
    pub(super) kind: JointKind,
}

/// What happens to a lane that is joined with that of a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JointKind {
    /// It begins here: another parent of a merge.
    Opens,
    /// It goes on: the parent is waited for there already.
    Meets,
    /// It ends: it has waited for the same parent, further to the right.
    Closes,
}

/// All revisions, newest first.
pub(super) fn lanes(history: &History) -> Vec<Row> {
    let mut board = Board::default();
    let newest_first = history.order().iter().rev();
    newest_first
        .map(|index| board.place(*index, &history.parents(*index)))
        .collect()
}

#[derive(Default)]
struct Board {
    /// The lane on which each revision is waited for.
    waiting: BTreeMap<usize, usize>,
    /// Lanes on the left of others on which nothing is waited for.
    free: BTreeSet<usize>,
    /// How many lanes there are.
    used: usize,
}

impl Board {
    fn place(&mut self, revision: usize, parents: &[usize]) -> Row {
        let above = self.waiting.remove(&revision);
        let lane = above.unwrap_or_else(|| self.open());
        let mut goes_on = false;
        let mut joints = Vec::new();
        for parent in parents {
            match self.waiting.get(parent).copied() {
                Some(other) if !goes_on && lane < other => {
                    self.waiting.insert(*parent, lane);
                    goes_on = true;
                    joints.push((other, JointKind::Closes));
                }
                Some(other) => joints.push((other, JointKind::Meets)),
                None if !goes_on => {
                    self.waiting.insert(*parent, lane);
                    goes_on = true;
                }
                None => {
                    let other = self.open();
                    self.waiting.insert(*parent, other);
                    joints.push((other, JointKind::Opens));
                }
            }
        }
        let closed = joints.iter().filter(|(_, kind)| *kind == JointKind::Closes);
        self.free.extend(closed.map(|(lane, _)| *lane));
        if !goes_on {
            self.free.insert(lane);
        }
        let joints = joints.into_iter();
        Row {
            revision,
            lane,
            from_above: above.is_some(),
            goes_on,
            joints: joints.map(|(lane, kind)| Joint { lane, kind }).collect(),
        }
    }

    /// The first free lane.
    fn open(&mut self) -> usize {
        self.free.pop_first().unwrap_or_else(|| {
            self.used += 1;
            self.used - 1
        })
    }
}
