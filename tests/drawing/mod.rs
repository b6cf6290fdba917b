//! Draws small valid histories over all ops, as an author would write them for one dialect.
//!
//! The same drawing gives the same bytes, and a shorter one is the beginning of a longer one. It must not know gensql: what it
//! draws is valid by its own [`Model`], whatever rows a table has, so that a refusal is a mistake of one of both.
//!
//! Not drawn: `assume_table`, which tells of what no revision makes.

#![allow(dead_code, reason = "each test program uses a part")]
#![allow(
    clippy::format_push_string,
    clippy::struct_excessive_bools,
    clippy::unnecessary_wraps,
    reason = "drawers are of one type, a column is what later ops ask for, and speed is no matter here"
)]

mod alterations;
mod columns;
mod constraints;
mod indexes;
mod keys;
mod model;
mod partitions;
mod programs;
#[path = "../../benches/history/random.rs"]
mod random;
mod rows;
mod tables;
mod types;
mod words;

use gensql::config::DialectName;
pub(crate) use model::{Column, Model, Table};
use random::Random;

/// What to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub(crate) seed: u64,
    pub(crate) revisions: usize,
    pub(crate) dialect: DialectName,
}

/// A drawn revision.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) id: String,
    parents: Vec<String>,
    upgrade: Vec<String>,
    /// The downgrade as an author would write it.
    downgrade: Vec<String>,
    /// Whether no downgrade can be derived.
    must_write: bool,
    /// What there is after it, unless it stands beside another one.
    pub(crate) after: Option<Model>,
}

/// Which downgrades are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Downgrades {
    /// Those that cannot be derived.
    Derived,
    /// All of them.
    Written,
}

/// A change: the ops, and those that undo them.
#[derive(Default)]
struct Piece {
    upgrade: Vec<String>,
    downgrade: Vec<String>,
    must_write: bool,
}

impl Piece {
    /// An op and the one that undoes it.
    fn new(upgrade: String, downgrade: String) -> Option<Self> {
        Some(Self::of(vec![upgrade], vec![downgrade]))
    }

    fn of(upgrade: Vec<String>, downgrade: Vec<String>) -> Self {
        Self {
            upgrade,
            downgrade,
            must_write: false,
        }
    }
}

/// Draws one change, where it is possible.
type Drawer = fn(&mut Context) -> Option<Piece>;

/// What drawing goes on from.
struct Context {
    random: Random,
    model: Model,
    dialect: DialectName,
    names: usize,
    columns: usize,
}

const TRIES: usize = 40;

impl Drawing {
    /// Draws the revisions, the base first.
    pub(crate) fn draw(self) -> Vec<Drawn> {
        let mut context = Context {
            random: Random::seeded(self.seed),
            model: Model::default(),
            dialect: self.dialect,
            names: 0,
            columns: 0,
        };
        let mut drawn: Vec<Drawn> = Vec::new();
        let mut tips: Vec<String> = Vec::new();
        while drawn.len() < self.revisions {
            let id = format!("r{:02}", drawn.len() + 1);
            if let [left, right] = tips.as_slice() {
                let parents = vec![left.clone(), right.clone()];
                drawn.push(context.revision(&id, parents, Vec::new(), true));
                tips = vec![id];
                continue;
            }
            let changes = context.random.weighted(&[(1, 50), (2, 30), (3, 20)]);
            let pieces: Vec<Piece> = (0..changes).map(|_| context.change()).collect();
            let forks = drawn.len() > 1 && context.random.chance(0.12);
            drawn.push(context.revision(&id, tips.clone(), pieces, !forks));
            if !forks {
                tips = vec![id];
                continue;
            }
            // Beside it stands one that only makes a table, which the other cannot know.
            let beside = format!("r{:02}", drawn.len() + 1);
            let (enums, schemas) = (context.model.enums.clone(), context.model.schemas.clone());
            context.model.enums.clear();
            context.model.schemas.clear();
            let piece = tables::create_alone(&mut context);
            (context.model.enums, context.model.schemas) = (enums, schemas);
            drawn.push(context.revision(&beside, tips, vec![piece], false));
            tips = vec![id, beside];
        }
        drawn.truncate(self.revisions);
        drawn
    }
}

impl Context {
    fn revision(
        &self,
        id: &str,
        parents: Vec<String>,
        pieces: Vec<Piece>,
        is_alone: bool,
    ) -> Drawn {
        let mut drawn = Drawn {
            id: id.to_owned(),
            parents,
            upgrade: Vec::new(),
            downgrade: Vec::new(),
            must_write: false,
            after: is_alone.then(|| self.model.clone()),
        };
        for piece in pieces {
            drawn.upgrade.extend(piece.upgrade);
            drawn.downgrade.splice(0..0, piece.downgrade);
            drawn.must_write |= piece.must_write;
        }
        drawn
    }

    /// A change of any kind that is possible here.
    fn change(&mut self) -> Piece {
        let drawers: Vec<(Drawer, usize)> = [
            tables::DRAWERS,
            columns::DRAWERS,
            alterations::DRAWERS,
            constraints::DRAWERS,
            keys::DRAWERS,
            indexes::DRAWERS,
            rows::DRAWERS,
            programs::DRAWERS,
            types::DRAWERS,
            partitions::DRAWERS,
        ]
        .concat();
        let found = (0..TRIES).find_map(|_| self.random.weighted(&drawers)(self));
        found.unwrap_or_else(|| tables::create_alone(self))
    }

    fn is(&self, dialects: &[DialectName]) -> bool {
        dialects.contains(&self.dialect)
    }

    /// A name that nothing has; now and then one that stands in quotes.
    fn name(&mut self, kind: &str) -> String {
        self.names += 1;
        let number = self.names;
        match self.random.below(12) {
            0 => format!("{kind} {number}"),
            1 => format!("{}{number}", kind.to_uppercase()),
            _ => format!("{kind}{number}"),
        }
    }

    /// Draws one of the tables that pass a test.
    fn table(&mut self, test: impl Fn(&Table) -> bool) -> Option<Table> {
        let tables: Vec<&Table> = self.model.tables.values().filter(|t| test(t)).collect();
        if tables.is_empty() {
            return None;
        }
        let at = self.random.below(tables.len());
        Some(tables[at].clone())
    }

    /// Draws one of the columns of a table that pass a test.
    fn column(&mut self, table: &Table, test: impl Fn(&Column) -> bool) -> Option<Column> {
        let columns: Vec<&Column> = table.columns.iter().filter(|c| test(c)).collect();
        if columns.is_empty() {
            return None;
        }
        Some((*self.random.pick(&columns)).clone())
    }
}

impl Drawn {
    /// The text of its file.
    pub(crate) fn text(&self, downgrades: Downgrades) -> String {
        let mut text = format!("revision = \"{}\"\n", self.id);
        let parents: Vec<String> = self.parents.iter().map(|p| words::quoted(p)).collect();
        match parents.as_slice() {
            [] => {}
            [parent] => text += &format!("down_revision = {parent}\n"),
            parents => text += &format!("down_revision = [{}]\n", parents.join(", ")),
        }
        text += "message = \"drawn\"\n";
        let is_written = self.must_write || downgrades == Downgrades::Written;
        if is_written && self.downgrade.is_empty() {
            text += "downgrade = []\n";
        }
        for op in &self.upgrade {
            text += &format!("\n[[upgrade]]\n{op}");
        }
        if is_written {
            for op in &self.downgrade {
                text += &format!("\n[[downgrade]]\n{op}");
            }
        }
        text
    }
}
