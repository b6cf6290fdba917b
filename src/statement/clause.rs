//! A statement as a clause of ALTER TABLE, of which MySQL and MariaDB take several in one statement.

use std::collections::BTreeSet;

use crate::catalog::QualifiedName;
use crate::dialect::Online;

/// A change of one table, with what must be known to join it with others.
#[derive(Debug, Clone)]
pub struct Clause {
    /// The table.
    pub table: QualifiedName,
    /// The things of the table that it makes, changes or drops, each with its kind.
    pub touches: BTreeSet<Thing>,
    /// The columns that it makes.
    pub makes: BTreeSet<Thing>,
    /// The columns that it reads; `None`: any.
    pub reads: Option<BTreeSet<Thing>>,
    /// What is said of algorithm and lock.
    pub online: Option<Online>,
    /// It may stand beside others.
    pub joins: bool,
}

/// A part of a table, in small letters: MySQL and MariaDB know these names in any case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A column.
    Column(String),
    /// An index, or a unique constraint, which is one.
    Index(String),
    /// A foreign key.
    ForeignKey(String),
    /// A check.
    Check(String),
    /// The primary key.
    PrimaryKey,
    /// The table's comment.
    Comment,
}

impl Clause {
    /// Whether another may follow in the same statement: every clause sees the table as it was before the statement,
    /// but for new columns, which keys and checks may be put on.
    pub fn may_be_followed_by(&self, next: &Self) -> bool {
        let changed: BTreeSet<&Thing> = self.touches.difference(&self.makes).collect();
        let is_free = |reads: &Option<BTreeSet<Thing>>, touched: &BTreeSet<&Thing>| match reads {
            None => touched
                .iter()
                .all(|thing| !matches!(thing, Thing::Column(_))),
            Some(reads) => reads.iter().all(|thing| !touched.contains(thing)),
        };
        self.joins
            && next.joins
            && self.table == next.table
            && self.touches.is_disjoint(&next.touches)
            && is_free(&next.reads, &changed)
            && is_free(&self.reads, &next.touches.iter().collect())
    }

    /// Takes up what another one does.
    pub fn join(&mut self, next: Self) {
        self.touches.extend(next.touches);
        self.makes.extend(next.makes);
        self.reads = match (self.reads.take(), next.reads) {
            (Some(mut reads), Some(others)) => {
                reads.extend(others);
                Some(reads)
            }
            _ => None,
        };
        self.online = match (self.online, next.online) {
            (Some(online), Some(other)) => Some(online.beside(other)),
            _ => None,
        };
    }
}
