//! The history: revisions as a graph, its order, the words that name a place in it, and the ranges between places.
//!
//! Knows no op, no SQL and no disk. Revisions are indices into [`History::nodes`], which is sorted by id. Nothing here
//! recurses, so histories may be long.

mod apart;
mod build;
mod cycle;
mod fork;
mod grow;
mod ident;
mod labels;
mod links;
mod node;
mod place;
mod range;
mod rows;
mod select;
mod stamping;
mod steps;
mod walk;

#[cfg(test)]
mod tests;

pub use fork::Fork;
pub use grow::Splice;
pub use node::{Node, Places};
pub use place::{Ends, Place};
pub use range::{Across, Direction, Range, RangeStep};
pub use rows::RowChange;
pub use select::Target;

use labels::Labels;
use links::Links;

/// All revisions of a project and how they follow each other.
#[derive(Debug)]
pub struct History {
    nodes: Vec<Node>,
    links: Links,
    /// How far above its bases each revision is, by the longest way.
    heights: Vec<usize>,
    labels: Labels,
    order: Vec<usize>,
}

impl History {
    /// All revisions, sorted by id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The revision with an index.
    pub fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// The index of the revision with exactly this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.nodes
            .binary_search_by(|node| node.id.as_str().cmp(id))
            .ok()
    }

    /// All revisions in the order of an upgrade from `base` to `heads`: parents and dependencies first, lines kept
    /// together; the same whatever the order of the files.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The revisions without children, by id. Another branch may depend on one of them.
    pub fn heads(&self) -> Vec<usize> {
        self.all(|index| self.links.children(index).is_empty())
    }

    /// The revisions without parents, by id.
    pub fn bases(&self) -> Vec<usize> {
        self.all(|index| self.links.parents(index).is_empty())
    }

    /// The revisions with several children, by id.
    pub fn branch_points(&self) -> Vec<usize> {
        self.all(|index| self.links.children(index).len() > 1)
    }

    /// The revisions that have this one as parent, by id.
    pub fn children(&self, index: usize) -> Vec<usize> {
        self.links.children(index)
    }

    /// The parents of a revision, as written; several: a merge.
    pub fn parents(&self, index: usize) -> Vec<usize> {
        self.links.parents(index)
    }

    /// What a revision depends on besides its parents, as written; labels are resolved.
    pub fn dependencies(&self, index: usize) -> Vec<usize> {
        self.links.dependencies(index)
    }

    /// The revisions that depend on this one without being its children, by id.
    pub fn dependents(&self, index: usize) -> Vec<usize> {
        self.links.dependents(index)
    }

    /// The branch labels that hold for a revision, sorted: each holds for all descendants of the revision that
    /// carries it and back to the branch point.
    pub fn labels_of(&self, index: usize) -> Vec<&str> {
        self.labels.of(index)
    }

    fn all(&self, holds: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.nodes.len())
            .filter(|index| holds(*index))
            .collect()
    }
}
