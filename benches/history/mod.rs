//! Draws long synthetic histories and writes them as a gensql project and as an Alembic project.
//!
//! The same options give the same bytes: no clock, no environment, no hash order. Nothing in here
//! knows the library that is measured, so that a mistake of the one cannot hide in the other.

pub(crate) mod alembic;
mod catalog;
mod clock;
mod draw;
mod folder;
mod names;
mod op;
mod random;
mod table;
pub(crate) mod toml;

use catalog::Catalog;
use op::Op;

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// How many revisions, merges included.
    pub(crate) revisions: usize,
    /// The seed of every choice.
    pub(crate) seed: u64,
    /// The chance, from 0 to 1, that a revision opens a branch, which is merged again later.
    pub(crate) branches: f64,
}

/// Revisions in an order in which they can be applied; one base, one head.
#[derive(Debug)]
pub(crate) struct History {
    /// The revisions, the base first.
    pub(crate) revisions: Vec<Revision>,
}

/// One revision, in both directions.
#[derive(Debug)]
pub(crate) struct Revision {
    /// Twelve hexadecimal digits.
    pub(crate) id: String,
    /// None for the base, two for a merge.
    pub(crate) parents: Vec<String>,
    /// The first line of the file.
    pub(crate) message: String,
    /// A drawn moment, as `2021-01-04 09:00:00`.
    pub(crate) created: String,
    /// What the revision is about.
    pub(crate) kind: Kind,
    upgrade: Vec<Op>,
    downgrade: Vec<Op>,
}

/// What a revision is about; the mix is a distribution over these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A new table, often with indexes.
    CreateTable,
    /// One to three new columns.
    AddColumn,
    /// A new index.
    CreateIndex,
    /// Another type, default or nullability.
    AlterColumn,
    /// A constraint that is made or dropped.
    Constraint,
    /// A column, an index or a table that is dropped.
    Drop,
    /// Rows that are inserted or updated.
    Data,
    /// A new name or comment.
    Rename,
    /// Two branches that are joined.
    Merge,
}

/// Draws a history and replays it all the way up and down.
///
/// # Panics
///
/// Panics if an op that was drawn is not valid where it stands, which is a mistake in here.
pub(crate) fn draw(options: &Options) -> History {
    let history = History {
        revisions: draw::draw(options),
    };
    let mut catalog = Catalog::default();
    let upgrades = history.revisions.iter().flat_map(|r| &r.upgrade);
    let downgrades = history.revisions.iter().rev().flat_map(|r| &r.downgrade);
    for op in upgrades.chain(downgrades) {
        catalog.apply(op);
    }
    assert!(catalog.tables.is_empty(), "the way down leaves tables");
    history
}

impl History {
    /// Counts the revisions of each kind.
    pub(crate) fn mix(&self) -> Vec<(Kind, usize)> {
        let mut kinds: Vec<Kind> = self.revisions.iter().map(|r| r.kind).collect();
        kinds.sort();
        kinds
            .chunk_by(|left, right| left == right)
            .map(|equal| (equal[0], equal.len()))
            .collect()
    }
}

impl Revision {
    /// The file name without its ending: the id and a slug of the message.
    fn stem(&self) -> String {
        let slug: String = self
            .message
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .take(40)
            .collect();
        format!("{}_{}", self.id, slug.trim_matches('_'))
    }
}
