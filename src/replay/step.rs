//! What replay hands out: steps, and what undoes them.

use std::rc::Rc;

use crate::catalog::Touched;
use crate::ops::Op;
use crate::revision::{Listed, Located, Revision};

/// Where an op comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The author wrote it.
    Written,
    /// It is the inverse of what the author wrote.
    Derived,
    /// It keeps what the op in its place would drop.
    Aside,
}

/// An op that met the catalog.
#[derive(Debug)]
pub struct Step<'a> {
    /// The revision it belongs to.
    pub revision: &'a Revision,
    /// What the author wrote; a derived op stands at the place of the op that it undoes.
    pub located: &'a Located,
    /// The op.
    pub op: &'a Op,
    /// Whether the author wrote it there.
    pub origin: Origin,
    /// What it touched.
    pub touched: Vec<Touched>,
}

/// Why a revision has no derived downgrade.
#[derive(Debug, Clone)]
pub struct Irreversible {
    /// The position of the op in `[[upgrade]]`.
    pub position: usize,
    /// Why.
    pub why: String,
}

/// A derived downgrade.
#[derive(Debug, Clone)]
pub struct Undo {
    /// The ops that it undoes.
    pub upgrade: Rc<Listed>,
    /// The inverse ops in the order in which they run, each with the position of the op it undoes.
    pub ops: Result<Vec<(usize, Op)>, Irreversible>,
}
