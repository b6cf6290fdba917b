//! Revision files: read from disk, parsed, with every mistake reported at its place.

mod asked;
mod comment;
mod draft;
mod json_schema;
mod load;
mod parse;
mod place;
mod python;

pub use asked::{Asked, Listed, Readers};
pub use draft::Draft;
pub use json_schema::{json_schema, keys_of};
pub use load::{Folder, Loaded, load, not_utf8};
pub use parse::parse;
pub use place::place_of;

use std::rc::Rc;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use crate::catalog::Catalog;
use crate::config::DialectName;
use crate::diag::Source;

use crate::dialect::{Dialect, Spelling};
use crate::history::{Node, Places};
use crate::ops::{Fragment, Op};

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
#[derive(Debug, Clone)]
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
    /// Whether it may stand inside a transaction, as far as its author says.
    pub transaction: bool,
    /// How its author wants names spelled.
    pub spelling: Spelling,
    /// The SQL in it that becomes a part of a statement.
    pub fragments: Vec<Fragment>,
    /// The names in it that nobody wrote, as far as they are long.
    pub generated: Vec<String>,
    /// The table it was read from, where that is not written in the file.
    pub table: Option<Rc<Spanned<DeValue<'static>>>>,
}

impl Located {
    /// An op that no file holds.
    pub fn nowhere() -> Self {
        Self::unread(Way::Up, 0)
    }

    /// Whether it holds for a dialect.
    pub fn holds_for(&self, dialect: DialectName) -> bool {
        self.dialects
            .as_ref()
            .is_none_or(|dialects| dialects.contains(&dialect))
    }
}

/// The ops of one way.
#[derive(Debug, Clone)]
pub enum Ops {
    /// Written out.
    Listed(Rc<Listed>),
    /// Known when replay reaches them.
    Asked(Rc<Asked>),
}

impl Ops {
    /// Ops that are written out.
    pub fn listed(ops: Vec<Located>) -> Self {
        Self::Listed(Rc::new(Listed {
            ops,
            diagnostics: Vec::new(),
            unread: None,
            depends_on_structure: false,
        }))
    }

    /// The ops for a dialect, given the structure before them.
    pub fn get(&self, dialect: &Arc<Dialect>, catalog: &Catalog) -> Rc<Listed> {
        match self {
            Self::Listed(listed) => Rc::clone(listed),
            Self::Asked(asked) => asked.get(dialect, catalog),
        }
    }

    /// How many ops there are for a dialect, where that does not depend on the structure before them.
    pub fn count(&self, dialect: &Arc<Dialect>) -> Option<usize> {
        let listed = self.get(dialect, &Catalog::default());
        if let Self::Asked(asked) = self {
            asked.release();
        }
        if listed.depends_on_structure {
            if let Self::Asked(asked) = self {
                asked.forget(dialect.name);
            }
            return None;
        }
        Some(listed.count(dialect.name))
    }

    /// Gives back the memory of ops that no one asks for any more; a file is read again should they be.
    pub fn release(&self, dialect: DialectName) {
        if let Self::Asked(asked) = self {
            asked.release();
            asked.forget(dialect);
        }
    }

    /// The ops to be changed, where they are written out.
    pub fn written_mut(&mut self) -> Option<&mut Vec<Located>> {
        match self {
            Self::Listed(listed) => Some(&mut Rc::make_mut(listed).ops),
            Self::Asked(_) => None,
        }
    }

    /// The ops, where they are written out.
    pub fn written(&self) -> Option<&[Located]> {
        match self {
            Self::Listed(listed) => Some(&listed.ops),
            Self::Asked(_) => None,
        }
    }
}

/// By which rules a revision is replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// An op that does not fit what the revisions made is an error.
    Checked,
    /// It fits: what the revisions did not make is assumed to be there, since the history leaves gaps.
    Assumed,
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
    /// By which rules its ops are replayed.
    pub trust: Trust,
    /// The ops of the upgrade.
    pub upgrade: Ops,
    /// The ops of a downgrade written by hand.
    pub downgrade: Option<Ops>,
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

    /// Whether it is one of Alembic's.
    pub fn is_python(&self) -> bool {
        std::path::Path::new(&self.source.path)
            .extension()
            .is_some_and(|extension| extension == "py")
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
