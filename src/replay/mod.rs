//! Applies ops to a catalog, one after the other, and says what does not fit, with its place.

mod fault;

use std::collections::BTreeSet;

use crate::catalog::{Catalog, CatalogError, QualifiedName, Table, Touched};
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::ops::{Fault, Inverse, Op};
use crate::raw_sql;
use crate::revision::{Located, Revision};
use crate::statement::Change;

/// Nobody reads more at once, and each costs a look into its file.
const MOST_FAULTS: usize = 100;

/// Where an op comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The author wrote it.
    Written,
    /// It is the inverse of what the author wrote.
    Derived,
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

/// A derived downgrade: the inverse ops in the order in which they run, each with the position of the op it undoes.
pub type Undo = Result<Vec<(usize, Op)>, Irreversible>;

/// A catalog that grows op by op, for one dialect.
#[derive(Debug)]
pub struct Replay<'d> {
    dialect: &'d Dialect,
    /// The tables of ops that failed: what follows on them would be an echo.
    given_up: BTreeSet<QualifiedName>,
    /// The catalog as it is now.
    pub catalog: Catalog,
    /// What did not fit.
    pub diagnostics: Diagnostics,
}

impl<'d> Replay<'d> {
    /// An empty catalog.
    pub fn new(dialect: &'d Dialect) -> Self {
        Self {
            dialect,
            given_up: BTreeSet::new(),
            catalog: Catalog::default(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// Applies the upgrade of a revision and hands each step to `each`, with the catalog after it.
    pub fn upgrade<'a>(
        &mut self,
        revision: &'a Revision,
        mut each: impl FnMut(&mut Self, Step<'a>),
    ) {
        for located in revision
            .upgrade
            .iter()
            .filter(|located| located.holds_for(self.dialect.name))
        {
            match &located.op {
                Some(op) => {
                    if let Some(step) = self.step(revision, located, op, Origin::Written) {
                        each(self, step);
                    }
                }
                None => self.give_up_on(revision, located),
            }
        }
    }

    /// Applies the upgrade of a revision and derives what undoes it.
    pub fn upgrade_with_undo(&mut self, revision: &Revision) -> Undo {
        self.upgrade_with_undo_and(revision, |_, _| {})
    }

    /// The same, handing each step to `each` too.
    pub fn upgrade_with_undo_and(
        &mut self,
        revision: &Revision,
        mut each: impl FnMut(&mut Self, &Step<'_>),
    ) -> Undo {
        let mut undo: Undo = Ok(Vec::new());
        self.upgrade(revision, |replay, step| {
            each(replay, &step);
            let Ok(ops) = &mut undo else { return };
            match step.op.inverse(&Change {
                touched: &step.touched,
                after: &replay.catalog,
            }) {
                Inverse::Ops(inverse) => {
                    let position = step.located.position;
                    ops.splice(0..0, inverse.into_iter().map(|op| (position, op)));
                }
                Inverse::Irreversible(why) => {
                    undo = Err(Irreversible {
                        position: step.located.position,
                        why,
                    });
                }
            }
        });
        undo
    }

    /// Applies the downgrade of a revision, the one written by hand or else the derived one.
    pub fn downgrade<'a>(
        &mut self,
        revision: &'a Revision,
        undo: &'a Undo,
        mut each: impl FnMut(&mut Self, Step<'a>),
    ) {
        if let Some(downgrade) = &revision.downgrade {
            for located in downgrade
                .iter()
                .filter(|located| located.holds_for(self.dialect.name))
            {
                let Some(op) = &located.op else { continue };
                if let Some(step) = self.step(revision, located, op, Origin::Written) {
                    each(self, step);
                }
            }
            return;
        }
        match undo {
            Ok(ops) => {
                for (position, op) in ops {
                    let located = &revision.upgrade[*position];
                    if let Some(step) = self.step(revision, located, op, Origin::Derived) {
                        each(self, step);
                    }
                }
            }
            Err(irreversible) => self
                .diagnostics
                .push(fault::irreversible(revision, irreversible)),
        }
    }

    fn step<'a>(
        &mut self,
        revision: &'a Revision,
        located: &'a Located,
        op: &'a Op,
        origin: Origin,
    ) -> Option<Step<'a>> {
        let touched = self.apply(revision, located, op)?;
        Some(Step {
            revision,
            located,
            op,
            origin,
            touched,
        })
    }

    fn apply(&mut self, revision: &Revision, located: &Located, op: &Op) -> Option<Vec<Touched>> {
        match op.apply(&mut self.catalog) {
            Ok(()) => {
                if let Op::Execute(execute) = op {
                    let findings =
                        raw_sql::apply(&mut self.catalog, &execute.sql, self.dialect.name);
                    let findings = findings
                        .into_iter()
                        .map(|finding| fault::finding(revision, located, finding));
                    self.diagnostics.extend(findings);
                }
                let touched = self.catalog.take_journal();
                (!self.is_given_up(revision, located, &touched)).then_some(touched)
            }
            Err(error) => {
                self.catalog.roll_back();
                if self.diagnostics.len() == MOST_FAULTS {
                    let message = "more ops do not fit";
                    let more = Diagnostic::error("more-faults", message);
                    self.diagnostics
                        .push(more.help("mend those above, then look again"));
                }
                if self.diagnostics.len() > MOST_FAULTS {
                    return None;
                }
                if !self.is_echo(&error, revision, located) {
                    self.diagnostics
                        .push(fault::fault(revision, located, op, &error));
                }
                self.give_up_on(revision, located);
                None
            }
        }
    }

    /// Whether an error only repeats an earlier one: its table is not known any more because of that.
    fn is_echo(&self, fault: &Fault, revision: &Revision, located: &Located) -> bool {
        match &fault.error {
            CatalogError::UnknownPart { table, .. } => self
                .catalog
                .table(&QualifiedName::new(None, table))
                .is_some_and(|table| table.opaque),
            CatalogError::Invalid {
                code: "unsupported",
                ..
            } => {
                !self.given_up.is_empty()
                    && fault::table_of(revision, located)
                        .is_some_and(|table| self.given_up.contains(&table))
            }
            CatalogError::Exists { .. }
            | CatalogError::ForeignKey { .. }
            | CatalogError::Needed { .. }
            | CatalogError::Unknown { .. }
            | CatalogError::Invalid { .. } => false,
        }
    }

    /// Whether an op is about a table that is not known any more.
    fn is_given_up(&self, revision: &Revision, located: &Located, touched: &[Touched]) -> bool {
        let is_unknown = |name: &QualifiedName| self.given_up.contains(name);
        !self.given_up.is_empty()
            && (touched.iter().any(|touched| is_unknown(&touched.key.name))
                || fault::table_of(revision, located).is_some_and(|table| is_unknown(&table)))
    }

    /// After an op that failed, its table is not checked any more: whatever follows would be an echo.
    fn give_up_on(&mut self, revision: &Revision, located: &Located) {
        let Some(name) = fault::table_of(revision, located) else {
            return;
        };
        self.given_up.insert(name.clone());
        let table = self.catalog.table(&name).map(|table| Table::clone(table));
        self.catalog.put(Table {
            opaque: true,
            ..table.unwrap_or(Table {
                name,
                ..Table::default()
            })
        });
        self.catalog.take_journal();
    }
}

/// The diagnostic for what a dialect cannot do, at the op that asks for it.
pub fn unsupported(step: &Step<'_>, error: &crate::dialect::Unsupported) -> Diagnostic {
    fault::unsupported(step.revision, step.located, error)
}

/// The diagnostic for an op that is not reversible.
pub fn irreversible(revision: &Revision, irreversible: &Irreversible) -> Diagnostic {
    fault::irreversible(revision, irreversible)
}
