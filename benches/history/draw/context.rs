//! What every drawer works on, and the facts a catalog does not show but a valid op depends on.

use std::collections::{BTreeMap, BTreeSet};

use super::super::catalog::Catalog;
use super::super::clock::Clock;
use super::super::names::Names;
use super::super::op::Op;
use super::super::random::Random;
use super::super::table::{Column, Rule, Table};

/// The state that drawing goes on from.
pub(super) struct Context {
    pub(super) random: Random,
    pub(super) names: Names,
    pub(super) clock: Clock,
    pub(super) catalog: Catalog,
    facts: BTreeMap<String, Facts>,
}

/// What is known of a table beside its structure.
#[derive(Default)]
pub(super) struct Facts {
    /// How many rows were ever inserted.
    pub(super) rows: usize,
    /// Whether a column of another table ever pointed at it.
    pub(super) referenced: bool,
    /// Columns whose values the way down still relies on.
    pub(super) frozen: BTreeSet<String>,
}

const TRIES: usize = 30;

impl Context {
    /// Starts with no tables.
    pub(super) fn seeded(seed: u64) -> Self {
        Self {
            random: Random::seeded(seed),
            names: Names::default(),
            clock: Clock::default(),
            catalog: Catalog::default(),
            facts: BTreeMap::new(),
        }
    }

    /// Draws one of the tables that passes a test.
    pub(super) fn pick(
        &mut self,
        tables: &[String],
        test: impl Fn(&Table, &Facts) -> bool,
    ) -> Option<Table> {
        (0..TRIES).find_map(|_| {
            let name = self.random.pick(tables);
            let table = &self.catalog.tables[name];
            test(table, &self.facts[name]).then(|| table.clone())
        })
    }

    /// The facts of a table; those of a new one are empty.
    pub(super) fn facts(&mut self, table: &str) -> &mut Facts {
        self.facts.entry(table.to_owned()).or_default()
    }

    /// Replays an op and takes down what it means for later ones.
    pub(super) fn apply(&mut self, op: &Op) {
        self.note(op);
        self.catalog.apply(op);
    }

    fn note(&mut self, op: &Op) {
        match op {
            Op::CreateTable(table) => {
                self.facts(&table.name);
                table.columns.iter().for_each(|column| self.refer(column));
            }
            Op::DropTable { table } => {
                self.facts.remove(table);
            }
            Op::RenameTable { table, to } => {
                let facts = self.facts.remove(table).unwrap_or_default();
                self.facts.insert(to.clone(), facts);
            }
            Op::AddColumn { column, .. } => self.refer(column),
            Op::AlterColumn {
                table,
                before,
                after,
            } => {
                let frozen = &mut self.facts(table).frozen;
                let loosened = !before.nullable && after.nullable;
                if frozen.contains(&before.name) || loosened {
                    frozen.insert(after.name.clone());
                }
            }
            Op::DropIndex { table, name } => {
                let mut indexes = self.catalog.tables[table].indexes.iter();
                if let Some(index) = indexes.find(|index| index.name == *name && index.unique) {
                    let columns = index.columns.clone();
                    self.facts(table).frozen.extend(columns);
                }
            }
            Op::DropConstraint { table, constraint } => match &constraint.rule {
                Rule::Unique { .. } | Rule::Check { .. } => {
                    let columns = constraint.rule.columns();
                    let columns = columns.into_iter().map(str::to_owned);
                    self.facts(table).frozen.extend(columns);
                }
                Rule::ForeignKey { .. } => {}
            },
            Op::BulkInsert { table, rows } => self.facts(table).rows += rows.len(),
            Op::DropColumn { .. }
            | Op::CreateIndex { .. }
            | Op::CreateConstraint { .. }
            | Op::CommentTable { .. }
            | Op::Execute { .. } => {}
        }
    }

    fn refer(&mut self, column: &Column) {
        if let Some(target) = &column.points_at {
            self.facts(target).referenced = true;
        }
    }
}
