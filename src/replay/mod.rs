//! Applies ops to a catalog, one after the other, and says what does not fit, with its place.

mod aside;
mod assume;
mod fault;
mod leaving;
mod long_name;
mod step;

pub use step::{Irreversible, Origin, Step, Undo};

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use crate::aside::Aside;
use crate::catalog::{
    Catalog, CatalogError, EnumType, Object, ObjectKey, QualifiedName, Table, Touched,
};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::dialect::Dialect;
use crate::ops::{Fault, Inverse, Op};
use crate::raw_sql;
use crate::revision::{Listed, Located, Ops, Revision, Trust, place_of};
use crate::statement::Change;
use assume::Assumptions;
use long_name::fitting;

/// Nobody reads more at once, and each costs a look into its file.
const MOST_FAULTS: usize = 100;

/// A catalog that grows op by op, for one dialect.
#[derive(Debug, Clone)]
pub struct Replay<'d> {
    dialect: &'d Arc<Dialect>,
    /// The tables of ops that failed: what follows on them would be an echo.
    given_up: BTreeSet<QualifiedName>,
    assumptions: Assumptions,
    /// The catalog as it is now.
    pub catalog: Catalog,
    /// What did not fit.
    pub diagnostics: Diagnostics,
    /// Whether what cannot be read of a revision is a warning only.
    pub does_without_unread: bool,
    /// How tables and columns are kept aside in place of being dropped, where they are.
    pub aside: Option<&'d Aside>,
}

impl<'d> Replay<'d> {
    /// An empty catalog.
    pub fn new(dialect: &'d Arc<Dialect>) -> Self {
        Self {
            dialect,
            given_up: BTreeSet::new(),
            assumptions: Assumptions::default(),
            catalog: Catalog::in_schema(dialect.schemas.of(None)),
            diagnostics: Diagnostics::default(),
            does_without_unread: false,
            aside: None,
        }
    }

    /// The ops of a revision, which replay has met before.
    pub fn known(&self, ops: &Ops) -> Rc<Listed> {
        ops.get(self.dialect, &self.catalog)
    }

    /// The ops of a revision for the dialect, given the structure as it is now.
    pub fn ops(&mut self, ops: &Ops) -> Rc<Listed> {
        if self.does_without_unread {
            return self.ops_behind(ops);
        }
        let listed = ops.get(self.dialect, &self.catalog);
        self.diagnostics.extend(listed.diagnostics.iter().cloned());
        listed
    }

    /// The same for ops that are not printed: what cannot be read of them is a warning, since the script does without.
    fn ops_behind(&mut self, ops: &Ops) -> Rc<Listed> {
        let listed = ops.get(self.dialect, &self.catalog);
        let warnings = listed.diagnostics.iter().cloned().map(|mut diagnostic| {
            diagnostic.severity = Severity::Warning;
            diagnostic.help.clear();
            diagnostic
                .note("the script does without it, but what it does to the structure is not known")
        });
        self.diagnostics.extend(warnings);
        listed
    }

    /// Applies the upgrade of a revision that is not part of what is printed.
    pub fn pass(&mut self, revision: &Revision) {
        let listed = self.ops_behind(&revision.upgrade);
        self.written(revision, &listed, &mut |_, _| {});
    }

    /// Applies the upgrade of a revision whose downgrade will be printed, and derives what undoes it.
    pub fn pass_with_undo(&mut self, revision: &Revision) -> Undo {
        let listed = match &revision.downgrade {
            Some(_) => self.ops_behind(&revision.upgrade),
            None => self.ops(&revision.upgrade),
        };
        self.undo(revision, listed, |_, _| {})
    }

    /// Applies the upgrade of a revision and hands each step to `each`, with the catalog after it.
    pub fn upgrade(&mut self, revision: &Revision, mut each: impl FnMut(&mut Self, Step<'_>)) {
        let listed = self.ops(&revision.upgrade);
        self.written(revision, &listed, &mut each);
    }

    fn written(
        &mut self,
        revision: &Revision,
        listed: &Listed,
        each: &mut impl FnMut(&mut Self, Step<'_>),
    ) {
        let ops = listed.ops.iter();
        for located in ops.filter(|located| located.holds_for(self.dialect.name)) {
            match &located.op {
                Some(op) => {
                    let op = fitting(located, op, self.dialect);
                    self.step_or_aside(revision, located, (&op, Origin::Written), each);
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
        each: impl FnMut(&mut Self, &Step<'_>),
    ) -> Undo {
        let listed = self.ops(&revision.upgrade);
        self.undo(revision, listed, each)
    }

    fn undo(
        &mut self,
        revision: &Revision,
        listed: Rc<Listed>,
        mut each: impl FnMut(&mut Self, &Step<'_>),
    ) -> Undo {
        let mut ops = Ok(Vec::new());
        self.written(revision, &listed, &mut |replay, step| {
            each(replay, &step);
            let Ok(undo) = &mut ops else { return };
            let change = Change {
                touched: &step.touched,
                after: &replay.catalog,
            };
            match step.op.inverse(&change) {
                Inverse::Ops(inverse) => {
                    let position = step.located.position;
                    undo.splice(0..0, inverse.into_iter().map(|op| (position, op)));
                }
                Inverse::Irreversible(why) => {
                    ops = Err(Irreversible {
                        position: step.located.position,
                        why,
                    });
                }
            }
        });
        Undo {
            upgrade: listed,
            ops,
        }
    }

    /// Applies the downgrade of a revision, the one written by hand or else the derived one.
    pub fn downgrade(
        &mut self,
        revision: &Revision,
        undo: &Undo,
        mut each: impl FnMut(&mut Self, Step<'_>),
    ) {
        if let Some(downgrade) = &revision.downgrade {
            let listed = self.ops(downgrade);
            self.written(revision, &listed, &mut each);
            return;
        }
        match &undo.ops {
            Ok(ops) => {
                for (position, op) in ops {
                    let located = &undo.upgrade.ops[*position];
                    let op = (op, Origin::Derived);
                    self.step_or_aside(revision, located, op, &mut each);
                }
            }
            Err(irreversible) => {
                let located = undo.upgrade.ops.get(irreversible.position);
                self.diagnostics
                    .push(fault::irreversible(revision, located, irreversible));
            }
        }
    }

    fn step<'a>(
        &mut self,
        revision: &'a Revision,
        located: &'a Located,
        op: &'a Op,
        origin: Origin,
    ) -> Option<Step<'a>> {
        log::debug!("{}: {}", revision.id, op.describe());
        if origin == Origin::Written {
            let leaving = leaving::found(revision, located, op, self.dialect.name);
            if !leaving.is_empty() {
                self.diagnostics.extend(leaving);
                self.give_up_on(revision, located);
                return None;
            }
        }
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
        match self.fit(revision, located, op) {
            Ok(hidden) => {
                if let Op::Execute(execute) = op {
                    let findings =
                        raw_sql::apply(&mut self.catalog, &execute.sql, self.dialect.name);
                    let findings = findings
                        .into_iter()
                        .map(|finding| fault::finding(revision, located, finding));
                    self.diagnostics.extend(findings);
                }
                if matches!(op, Op::AssumeTable(_)) {
                    self.assumptions.keep(&mut self.catalog);
                }
                let touched = self.catalog.take_journal();
                for object in hidden {
                    self.catalog.put(object);
                }
                if revision.trust == Trust::Assumed {
                    self.keep_enums(&touched);
                }
                self.catalog.take_journal();
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

    /// Applies an op by the rules of its revision; what is handed back is put back into the catalog afterwards.
    fn fit(
        &mut self,
        revision: &Revision,
        located: &Located,
        op: &Op,
    ) -> Result<Vec<Object>, Fault> {
        if let Op::Execute(execute) = op {
            execute.require_variables(self.dialect)?;
        }
        if revision.trust == Trust::Checked {
            self.assumptions
                .take_as_said(&mut self.catalog, op, Trust::Checked);
            op.require_name()?;
            op.apply(&mut self.catalog)?;
            return Ok(Vec::new());
        }
        let fitted = self.assumptions.apply(&mut self.catalog, op)?;
        for (key, message) in fitted.warnings {
            if self.assumptions.is_shown(&message) {
                self.diagnostics
                    .push(fault::assumed(revision, located, &key, message));
            }
        }
        Ok(fitted.hidden)
    }

    /// The enum of a column stays when the column goes, as in Alembic: the history says itself when it is dropped.
    fn keep_enums(&mut self, touched: &[Touched]) {
        for touched in touched {
            if let Some(Object::Enum(enum_type)) = &touched.after
                && !enum_type.declared
            {
                self.catalog.put(EnumType {
                    declared: true,
                    ..enum_type.as_ref().clone()
                });
            }
        }
    }

    /// The warning that counts the assumptions which were not shown; asked for at the end.
    pub fn other_assumptions(&self) -> Option<Diagnostic> {
        self.assumptions.rest()
    }

    /// The objects of the catalog that are not as the revisions made them, since something was assumed.
    pub fn assumed(&self) -> impl Iterator<Item = &ObjectKey> {
        self.assumptions.objects()
    }

    /// Whether an error only repeats an earlier one: its table is not known any more because of that.
    fn is_echo(&self, fault: &Fault, revision: &Revision, located: &Located) -> bool {
        match &fault.error {
            CatalogError::UnknownPart { table, .. } => {
                self.catalog.table(table).is_some_and(|table| table.opaque)
            }
            CatalogError::Invalid {
                code: "unsupported",
                ..
            } => {
                !self.given_up.is_empty()
                    && fault::table_of(revision, located, &self.dialect.schemas)
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
                || fault::table_of(revision, located, &self.dialect.schemas)
                    .is_some_and(|table| is_unknown(&table)))
    }

    /// After an op that failed, its table is not checked any more: whatever follows would be an echo.
    fn give_up_on(&mut self, revision: &Revision, located: &Located) {
        let Some(name) = fault::table_of(revision, located, &self.dialect.schemas) else {
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

/// A diagnostic at the op of a step.
pub fn at_op(step: &Step<'_>, diagnostic: Diagnostic) -> Diagnostic {
    let place = place_of(&step.revision.source, step.located, "");
    diagnostic.at(&step.revision.source, place, "")
}

/// The diagnostic for what a dialect cannot do, at the op that asks for it.
pub fn unsupported(step: &Step<'_>, error: &crate::dialect::Unsupported) -> Diagnostic {
    fault::unsupported(step.revision, step.located, error)
}

/// The diagnostic for an op that is not reversible.
pub fn irreversible(revision: &Revision, undo: &Undo, irreversible: &Irreversible) -> Diagnostic {
    let located = undo.upgrade.ops.get(irreversible.position);
    fault::irreversible(revision, located, irreversible)
}
