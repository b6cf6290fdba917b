//! Revision files: read from disk, parsed, with every mistake reported at its place.

mod load;
mod parse;
mod place;

pub use load::{Loaded, load, not_utf8};
pub use parse::parse;
pub use place::place_of;

use std::sync::Arc;

use crate::config::DialectName;
use crate::diag::Source;
use crate::history::{Node, Places};
use crate::ops::Op;

/// The two directions that a revision may spell out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `[[upgrade]]`.
    Up,
    /// `[[downgrade]]`.
    Down,
}

impl Way {
    /// The key of its ops.
    pub fn key(self) -> &'static str {
        match self {
            Self::Up => "upgrade",
            Self::Down => "downgrade",
        }
    }
}

/// An op with what stands beside it; its place is found again by its position.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// The op; `None`: it could not be read, which has been reported.
    pub op: Option<Op>,
    /// The way it belongs to.
    pub way: Way,
    /// Its position in the list, from 0.
    pub position: usize,
    /// What is printed above its SQL.
    pub note: Option<String>,
    /// The dialects it holds for; `None`: all.
    pub dialects: Option<Vec<DialectName>>,
}

impl Located {
    /// Whether it holds for a dialect.
    pub fn holds_for(&self, dialect: DialectName) -> bool {
        self.dialects
            .as_ref()
            .is_none_or(|dialects| dialects.contains(&dialect))
    }
}

/// One revision file.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The id.
    pub id: String,
    /// The parents; none: a base.
    pub down_revisions: Vec<String>,
    /// What must be applied before, besides the parents.
    pub depends_on: Vec<String>,
    /// Labels of the branch that begins here.
    pub branch_labels: Vec<String>,
    /// What it does, in the author's words.
    pub message: String,
    /// When it was made, as written.
    pub created: Option<String>,
    /// Whether it may run inside a transaction.
    pub transaction: bool,
    /// The ops of the upgrade.
    pub upgrade: Vec<Located>,
    /// The ops of a downgrade written by hand.
    pub downgrade: Option<Vec<Located>>,
    /// The file.
    pub source: Arc<Source>,
    /// The file's path below the project's folder, where the source names it in another way.
    pub file: Option<String>,
    /// Where the names of other revisions stand.
    pub places: Places,
}

impl Revision {
    /// The file's path below the project's folder, the same from wherever the program is started.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.source.path)
    }

    /// The revision as the history sees it.
    pub fn node(&self) -> Node {
        Node {
            id: self.id.clone(),
            down_revisions: self.down_revisions.clone(),
            depends_on: self.depends_on.clone(),
            branch_labels: self.branch_labels.clone(),
            message: self.message.clone(),
            places: self.places.clone(),
        }
    }
}
