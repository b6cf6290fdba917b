//! The ops on one table that follow one another: once one of them needs the table built anew, all of them come with it.

use std::sync::Arc;

use super::new_table::Manner;
use super::sources::Sources;
use super::users::Users;
use super::{alter_table, changed, new_table};
use crate::catalog::{Kind, QualifiedName, Table};
use crate::dialect::Unsupported;
use crate::ops::Op;
use crate::statement::{Lowering, Statement};

/// What ops on one table come to.
#[derive(Debug)]
pub(crate) struct Together {
    /// The table as it was before the first op.
    before: Arc<Table>,
    /// The table as it is after the last one.
    after: Arc<Table>,
    sources: Sources,
    /// What stands before the new table.
    renames: Vec<Statement>,
    is_anew: bool,
    manner: Manner,
}

/// How an op is done.
#[derive(Debug)]
pub(crate) enum Done {
    /// By statements of its own.
    ByItself(Vec<Statement>),
    /// By these, together with all ops before it.
    WithAllBefore(Vec<Statement>),
}

impl Together {
    /// Begins before an op; `None`: it changes more than a table that is known.
    pub(crate) fn begin(op: &Op, cx: &Lowering<'_>, manner: Manner) -> Option<Self> {
        let name = changed(op)?;
        let before = cx.change.table_before(name)?;
        let after = cx.change.table_after(name)?;
        Some(Self {
            before: Arc::clone(before),
            after: Arc::clone(after),
            sources: Sources::of(before),
            renames: Vec::new(),
            is_anew: false,
            manner,
        })
    }

    /// Whether an op is about this table.
    pub(crate) fn is_about(&self, op: &Op) -> bool {
        changed(op) == Some(&self.before.name)
    }

    /// Whether it makes no difference that an op, on this table or on another one, is done together with those before
    /// it, or before them.
    pub(crate) fn goes_with(&self, op: &Op, cx: &Lowering<'_>) -> bool {
        let Some(name) = changed(op) else {
            return false;
        };
        if self.is_about(op) {
            return !renames_elsewhere(op, cx);
        }
        // An index has a name of its own among all tables, and triggers are made again as they were.
        let is_own = |name: &str| {
            let tables = [&self.before, &self.after];
            tables.iter().any(|table| table.index(name).is_some())
        };
        let renames = matches!(op, Op::AlterColumn(alter) if alter.to.is_some());
        cx.change.table_after(name).is_none_or(|table| {
            let is_apart = !table.indexes.iter().any(|index| is_own(&index.name));
            is_apart && !(renames && (!table.triggers.is_empty() || renames_elsewhere(op, cx)))
        })
    }

    /// Adds an op.
    ///
    /// # Errors
    /// When the table must be built anew and is not known, or something in it cannot be written.
    pub(crate) fn add(&mut self, op: &Op, cx: &Lowering<'_>) -> Result<Done, Unsupported> {
        let Some(after) = cx.change.table_after(&self.before.name) else {
            return Ok(Done::ByItself(Vec::new()));
        };
        self.after = Arc::clone(after);
        let by_itself = alter_table::lower(op, cx)?;
        match op {
            Op::AlterColumn(alter) if renames_elsewhere(op, cx) => {
                self.renames.push(alter_table::rename_column(alter));
                let before = Arc::make_mut(&mut self.before);
                before.rename_column(&alter.column, alter.new_name());
                self.sources = Sources::of(before);
            }
            _ => self.sources.follow(op),
        }
        match by_itself {
            Some(statements) if !self.is_anew => return Ok(Done::ByItself(statements)),
            Some(_) => {}
            None if after.opaque => return Err(unknown(&self.before.name)),
            None => self.is_anew = true,
        }
        let mut statements = self.renames.clone();
        statements.extend(new_table::statements(
            cx,
            &self.before,
            after,
            &self.sources,
            self.manner,
        )?);
        Ok(Done::WithAllBefore(statements))
    }
}

/// Whether an op gives a column another name in more than its own table: only RENAME COLUMN goes there.
fn renames_elsewhere(op: &Op, cx: &Lowering<'_>) -> bool {
    let Op::AlterColumn(alter) = op else {
        return false;
    };
    let mut others = cx
        .change
        .touched
        .iter()
        .filter(|touched| touched.key.kind == Kind::Table && touched.key.name != alter.table);
    alter.to.is_some()
        && (others.next().is_some() || !Users::of(cx.change.after, &alter.table).is_empty())
}

fn unknown(table: &QualifiedName) -> Unsupported {
    let message = format!(
        "SQLite makes this change by building table `{table}` anew, but the revisions do not tell all that it holds"
    );
    Unsupported::new(
        message,
        "create the table with `create_table` in a revision before, tell what it holds with `assume_table`, or make the change with `execute`",
    )
}
