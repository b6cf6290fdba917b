//! What a history with gaps leaves out: the least that makes an op fit is assumed in the catalog, object by object.
//!
//! Knows no SQL. An assumption is never part of a step: its journal is dropped before the op is applied again.

mod constraint;
mod missing;
mod needed;
mod other;
mod taken;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::catalog::{Catalog, CatalogError, Object, ObjectKey, QualifiedName, Table};
use crate::diag::{Diagnostic, counted};
use crate::ops::{Fault, Op};
use crate::revision::Trust;

/// An op meets few gaps, except for rows with many columns.
const MOST_ROUNDS: usize = 200;

/// Nobody reads more of them in one run.
const MOST_WARNINGS: usize = 5;

/// What was assumed so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Assumptions {
    said: BTreeSet<String>,
    objects: BTreeSet<ObjectKey>,
}

/// What lets an op fit.
enum Remedy {
    /// The catalog has been changed, which is worth a warning.
    Assumed,
    /// The catalog has been changed by what is known of the database.
    Known,
    /// These objects are out of the way until the op is applied.
    Hidden(Vec<Object>),
    /// The op is applied in this form.
    Instead(Op),
    /// The op changes nothing that the catalog holds.
    AsWritten,
}

/// An op that has been applied.
pub(super) struct Fitted {
    /// What comes back once the journal has been taken.
    pub(super) hidden: Vec<Object>,
    /// What is to be said, each with the key of the op that it is about.
    pub(super) warnings: Vec<(String, String)>,
}

impl Assumptions {
    /// The objects that are not as the revisions made them.
    pub(super) fn objects(&self) -> impl Iterator<Item = &ObjectKey> {
        self.objects.iter()
    }

    /// Whether a warning is to be shown: it is new, and there are not too many.
    pub(super) fn is_shown(&mut self, message: &str) -> bool {
        self.said.insert(message.to_owned()) && self.said.len() <= MOST_WARNINGS
    }

    /// Counts the assumptions that were not shown.
    pub(super) fn rest(&self) -> Option<Diagnostic> {
        let rest = self.said.len().saturating_sub(MOST_WARNINGS);
        let message = format!(
            "{} more, since the revisions do not tell all that the database holds",
            counted(rest, "assumption")
        );
        (rest > 0).then(|| Diagnostic::warning("assumed", message))
    }

    /// Applies an op, assuming what it needs; the journal then holds what the op itself did.
    ///
    /// # Errors
    /// When nothing can be assumed that makes it fit.
    pub(super) fn apply(&mut self, catalog: &mut Catalog, op: &Op) -> Result<Fitted, Fault> {
        let mut op = Cow::Borrowed(op);
        let mut fitted = Fitted {
            hidden: Vec::new(),
            warnings: Vec::new(),
        };
        for round in 0.. {
            self.take_as_said(catalog, &op, Trust::Assumed);
            let Err(fault) = op.apply(catalog) else { break };
            catalog.roll_back();
            let remedy = remedy(catalog, &op, &fault).filter(|_| round < MOST_ROUNDS);
            let Some(remedy) = remedy else {
                fitted.restore(catalog);
                return Err(fault);
            };
            match &remedy {
                Remedy::Known => {}
                Remedy::Hidden(_) => fitted.warn(fault, ALLOWED),
                Remedy::Assumed | Remedy::Instead(_) | Remedy::AsWritten => {
                    let assumption = assumption(&fault.error);
                    fitted.warn(fault, assumption);
                }
            }
            match remedy {
                Remedy::Assumed | Remedy::Known => self.keep(catalog),
                Remedy::Hidden(objects) => {
                    catalog.take_journal();
                    fitted.hidden.extend(objects);
                }
                Remedy::Instead(other) => op = Cow::Owned(other),
                Remedy::AsWritten => break,
            }
        }
        Ok(fitted)
    }

    /// Takes an op at its word about the parts of a table that is not known as a whole.
    pub(super) fn take_as_said(&mut self, catalog: &mut Catalog, op: &Op, trust: Trust) {
        let is_opaque =
            |name: &QualifiedName| catalog.table(name).filter(|table| table.opaque).cloned();
        match op {
            Op::AlterColumn(alter) => {
                let is_told = trust == Trust::Assumed || !alter.existing.is_empty();
                let table = is_opaque(&alter.table).filter(|_| is_told);
                if table.is_some_and(|table| table.column(&alter.column).is_none()) {
                    alter.assume_column(catalog);
                }
            }
            Op::DropConstraint(drop) => {
                let table = is_opaque(&drop.table).filter(|_| drop.kind.is_some());
                if table.is_some_and(|table| table.constraint(&drop.name).is_none()) {
                    constraint::assume(catalog, drop);
                }
            }
            _ => {}
        }
        self.keep(catalog);
    }

    /// Drops the journal of an assumption.
    pub(super) fn keep(&mut self, catalog: &mut Catalog) {
        let touched = catalog.take_journal();
        self.objects
            .extend(touched.into_iter().map(|touched| touched.key));
    }
}

impl Fitted {
    fn warn(&mut self, fault: Fault, assumption: &str) {
        let what = match &fault.error {
            CatalogError::Unknown { kind, name, .. } => {
                format!("{} `{name}` is made by no revision", kind.as_str())
            }
            CatalogError::UnknownPart {
                part, name, table, ..
            } => format!("{part} `{name}` of table `{table}` is made by no revision"),
            error => error.to_string(),
        };
        self.warnings
            .push((fault.key, format!("{what}; {assumption}")));
    }

    /// Puts back what was out of the way.
    pub(super) fn restore(&mut self, catalog: &mut Catalog) {
        for object in self.hidden.drain(..) {
            catalog.put(object);
        }
        catalog.take_journal();
    }
}

const ALLOWED: &str = "the database is assumed to allow it";

/// The assumption in words.
fn assumption(error: &CatalogError) -> &'static str {
    match error {
        CatalogError::Unknown { .. } | CatalogError::UnknownPart { .. } => "it is assumed to exist",
        CatalogError::Exists { .. } => "it is assumed to be gone",
        CatalogError::Needed { .. } => "that is assumed to be gone",
        CatalogError::ForeignKey { .. } | CatalogError::Invalid { .. } => ALLOWED,
    }
}

/// The least that must be assumed for an op to go on after a fault; the last resort is that its table is not known.
fn remedy(catalog: &mut Catalog, op: &Op, fault: &Fault) -> Option<Remedy> {
    let found = match &fault.error {
        CatalogError::Unknown { kind, name, .. } => Some(missing::object(catalog, *kind, name)),
        CatalogError::UnknownPart {
            part, name, table, ..
        } => missing::part(catalog, op, part, name, table),
        CatalogError::Exists { .. } => taken::remove(catalog, op),
        CatalogError::Needed { .. } => needed::free(catalog, op),
        CatalogError::ForeignKey { .. } => needed::assume_keys(catalog, op),
        CatalogError::Invalid { code, .. } => other::allow(catalog, op, code),
    };
    found.or_else(|| {
        let table = catalog.table(table_of(op)?)?;
        if table.opaque {
            return None;
        }
        let table = Table {
            opaque: true,
            ..Table::clone(table)
        };
        catalog.put(table);
        Some(Remedy::Assumed)
    })
}

/// The table that an op is about.
fn table_of(op: &Op) -> Option<&QualifiedName> {
    match op {
        Op::AddColumn(op) => Some(&op.table),
        Op::AlterColumn(op) => Some(&op.table),
        Op::AssumeTable(op) => Some(&op.made_by.table.name),
        Op::AttachPartition(op) => Some(&op.table),
        Op::BulkInsert(op) => Some(&op.table),
        Op::CreateCheckConstraint(op) => Some(&op.table),
        Op::CreateExcludeConstraint(op) => Some(&op.table),
        Op::CreateForeignKey(op) => Some(&op.table),
        Op::CreateIndex(op) => Some(&op.table),
        Op::CreatePartition(op) => Some(&op.table),
        Op::CreatePrimaryKey(op) => Some(&op.table),
        Op::CreateTable(op) => Some(&op.table.name),
        Op::CreateTableComment(op) => Some(&op.table),
        Op::CreateTrigger(op) => Some(&op.table),
        Op::CreateUniqueConstraint(op) => Some(&op.table),
        Op::DeleteRows(op) => Some(&op.table),
        Op::DetachPartition(op) => Some(&op.table),
        Op::DropColumn(op) => Some(&op.table),
        Op::DropConstraint(op) => Some(&op.table),
        Op::DropIndex(op) => Some(&op.table),
        Op::DropPartition(op) => Some(&op.table),
        Op::DropTable(op) => Some(&op.table),
        Op::DropTableComment(op) => Some(&op.table),
        Op::DropTrigger(op) => Some(&op.table),
        Op::RenameConstraint(op) => Some(&op.table),
        Op::RenameIndex(op) => Some(&op.table),
        Op::RenameTable(op) => Some(&op.table),
        Op::AddEnumValue(_)
        | Op::AlterSequence(_)
        | Op::CreateEnum(_)
        | Op::CreateExtension(_)
        | Op::CreateFunction(_)
        | Op::CreateSchema(_)
        | Op::CreateSequence(_)
        | Op::CreateView(_)
        | Op::DropEnum(_)
        | Op::DropExtension(_)
        | Op::DropFunction(_)
        | Op::DropSchema(_)
        | Op::DropSequence(_)
        | Op::DropView(_)
        | Op::Execute(_)
        | Op::Grant(_)
        | Op::RenameEnumValue(_)
        | Op::ReplaceView(_)
        | Op::Revoke(_) => None,
    }
}

/// Changes a table that the catalog holds; `None` when it does not, or when nothing changes.
fn edit(
    catalog: &mut Catalog,
    name: &QualifiedName,
    change: impl FnOnce(&mut Table),
) -> Option<Remedy> {
    let before = catalog.table(name)?;
    let mut table = Table::clone(before);
    change(&mut table);
    if table == **before {
        return None;
    }
    catalog.put(table);
    Some(Remedy::Assumed)
}

/// Changes a table that has turned out to hold more, or less, than the revisions tell: it is not known as a whole.
fn edit_gap(
    catalog: &mut Catalog,
    name: &QualifiedName,
    change: impl FnOnce(&mut Table),
) -> Option<Remedy> {
    let remedy = edit(catalog, name, change)?;
    edit(catalog, name, |table| table.opaque = true);
    Some(remedy)
}
