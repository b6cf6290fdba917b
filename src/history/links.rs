//! The graph of a history: which revision stands on which, as indices, and what can be reached from where.
//!
//! Knows no ids. Nothing here recurses, so a chain of any length is fine.

use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// Why a revision comes after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// It names it in `down_revision`.
    Parent,
    /// It names it in `depends_on`.
    Dependency,
}

/// The edges between the revisions `0..len`, each from the older to the newer one.
#[derive(Debug)]
pub(super) struct Links(DiGraph<(), Edge>);

impl Links {
    /// A graph of revisions that stand alone.
    pub(super) fn new(len: usize) -> Self {
        let mut graph = DiGraph::with_capacity(len, len);
        for _ in 0..len {
            graph.add_node(());
        }
        Self(graph)
    }

    /// Notes that `newer` comes after `older`. To be called by rising `newer`, in the order as written.
    pub(super) fn add(&mut self, older: usize, newer: usize, edge: Edge) {
        self.0
            .add_edge(NodeIndex::new(older), NodeIndex::new(newer), edge);
    }

    /// How many revisions there are.
    pub(super) fn len(&self) -> usize {
        self.0.node_count()
    }

    /// The parents, as written.
    pub(super) fn parents(&self, index: usize) -> Vec<usize> {
        self.along(index, Incoming, |edge| edge == Edge::Parent)
    }

    /// The dependencies that are not parents, as written.
    pub(super) fn dependencies(&self, index: usize) -> Vec<usize> {
        self.along(index, Incoming, |edge| edge == Edge::Dependency)
    }

    /// The revisions that have this one as parent, by id.
    pub(super) fn children(&self, index: usize) -> Vec<usize> {
        self.along(index, Outgoing, |edge| edge == Edge::Parent)
    }

    /// The revisions that depend on this one and are no children, by id.
    pub(super) fn dependents(&self, index: usize) -> Vec<usize> {
        self.along(index, Outgoing, |edge| edge == Edge::Dependency)
    }

    /// Parents, then dependencies, as written.
    pub(super) fn below(&self, index: usize) -> Vec<usize> {
        self.along(index, Incoming, |_| true)
    }

    /// Parents and dependencies, in no useful order.
    pub(super) fn older(&self, index: usize) -> impl Iterator<Item = usize> {
        self.0
            .neighbors_directed(NodeIndex::new(index), Incoming)
            .map(NodeIndex::index)
    }

    /// Children and dependents, in no useful order.
    pub(super) fn newer(&self, index: usize) -> impl Iterator<Item = usize> {
        self.0
            .neighbors_directed(NodeIndex::new(index), Outgoing)
            .map(NodeIndex::index)
    }

    /// Marks the given revisions and all that must be applied before them.
    pub(super) fn with_ancestors(&self, starts: &[usize]) -> Vec<bool> {
        self.reach(starts, |index| self.older(index))
    }

    /// Marks the given revisions and all that cannot stay without them.
    pub(super) fn with_descendants(&self, starts: &[usize]) -> Vec<bool> {
        self.reach(starts, |index| self.newer(index))
    }

    /// Marks the given revisions and their ancestors by `down_revision` alone.
    pub(super) fn with_parents(&self, starts: &[usize]) -> Vec<bool> {
        self.reach(starts, |index| self.parents(index))
    }

    /// Marks the revisions on the same line: ancestors and descendants by `down_revision` alone, and itself.
    pub(super) fn lineage(&self, index: usize) -> Vec<bool> {
        let mut line = self.with_parents(&[index]);
        let newer = self.reach(&[index], |index| self.children(index));
        for (mark, other) in line.iter_mut().zip(newer) {
            *mark |= other;
        }
        line
    }

    /// The revisions of `set` on which no other of `set` stands, by id.
    pub(super) fn maximal(&self, set: &[bool]) -> Vec<usize> {
        let free = |index: &usize| set[*index] && !self.newer(*index).any(|above| set[above]);
        (0..self.len()).filter(free).collect()
    }

    /// How far above its bases each revision is, by the longest way; `None` if there is a cycle.
    pub(super) fn heights(&self) -> Option<Vec<usize>> {
        let mut waiting: Vec<usize> = (0..self.len())
            .map(|index| self.older(index).count())
            .collect();
        let mut heights = vec![0; self.len()];
        let mut ready: Vec<usize> = (0..self.len())
            .filter(|index| waiting[*index] == 0)
            .collect();
        let mut seen = 0;
        while let Some(index) = ready.pop() {
            seen += 1;
            for above in self.newer(index) {
                heights[above] = heights[above].max(heights[index] + 1);
                waiting[above] -= 1;
                if waiting[above] == 0 {
                    ready.push(above);
                }
            }
        }
        (seen == self.len()).then_some(heights)
    }

    /// The groups of revisions that all come before each other.
    pub(super) fn knots(&self) -> Vec<Vec<usize>> {
        let groups = kosaraju_scc(&self.0)
            .into_iter()
            .filter(|group| group.len() > 1);
        groups
            .map(|group| group.into_iter().map(NodeIndex::index).collect())
            .collect()
    }

    fn reach<I: IntoIterator<Item = usize>>(
        &self,
        starts: &[usize],
        next: impl Fn(usize) -> I,
    ) -> Vec<bool> {
        let mut reached = vec![false; self.len()];
        let mut open = starts.to_vec();
        while let Some(index) = open.pop() {
            if !std::mem::replace(&mut reached[index], true) {
                open.extend(next(index));
            }
        }
        reached
    }

    fn along(&self, index: usize, towards: Direction, follow: fn(Edge) -> bool) -> Vec<usize> {
        let edges = self.0.edges_directed(NodeIndex::new(index), towards);
        let mut found: Vec<usize> = edges
            .filter(|edge| follow(*edge.weight()))
            .map(|edge| {
                if towards == Incoming {
                    edge.source()
                } else {
                    edge.target()
                }
                .index()
            })
            .collect();
        // petgraph lists the edge that was added last first.
        found.reverse();
        found
    }
}
