//! Puts a script together, statement by statement, and keeps the transactions straight.

use crate::catalog::Catalog;
use crate::config::{Layout, TransactionScope};
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::AlterStyle;
use crate::history::{Range, RangeStep, RowChange};
use crate::lower::lower;
use crate::ops::Inverse;
use crate::render::Item;
use crate::replay::{Step, unsupported};
use crate::revision::Revision;
use crate::statement::{Change, Lowering, Params, Statement, list};

use super::Request;

/// A script while it is put together.
pub(super) struct Builder<'a> {
    request: &'a Request<'a>,
    /// What stands in the script so far.
    pub(super) items: Vec<Item>,
    /// What the dialect cannot do, and what the templates cannot render.
    pub(super) diagnostics: Diagnostics,
    /// How many statements there are, transactions and version table aside.
    pub(super) statements: usize,
    /// How many steps there are.
    pub(super) steps: usize,
    /// How many statements stand outside a transaction.
    pub(super) outside: usize,
    /// Whether a table is built anew.
    pub(super) rebuilds: bool,
    /// What cannot be undone, one line each.
    pub(super) irreversible: Vec<String>,
    in_transaction: bool,
    revision_in_transaction: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(request: &'a Request<'a>) -> Self {
        Self {
            request,
            items: Vec::new(),
            diagnostics: Diagnostics::default(),
            statements: 0,
            steps: 0,
            outside: 0,
            rebuilds: false,
            irreversible: Vec::new(),
            in_transaction: false,
            revision_in_transaction: true,
        }
    }

    /// The version table, where the script starts from nothing.
    pub(super) fn start(&mut self, range: &Range) {
        if !range.start_rows.is_empty() || range.steps.is_empty() {
            return;
        }
        let template = match self.request.layout {
            Layout::Review => "version_table",
            Layout::Alembic => "create_table",
        };
        match self
            .request
            .version_table
            .create(self.request.dialect, template)
        {
            Ok(statement) => {
                let is_block = template == "version_table" && self.request.dialect.has_blocks();
                self.push(if is_block {
                    statement.as_block()
                } else {
                    statement
                });
            }
            Err(error) => self
                .diagnostics
                .push(Diagnostic::error("unsupported", error.message)),
        }
    }

    /// A revision begins.
    pub(super) fn revision(&mut self, revision: &Revision, step: &RangeStep) {
        self.revision_in_transaction = revision.transaction;
        let (from, to) = (step.from.join(", "), step.to.join(", "));
        let message = revision.message.lines().next().unwrap_or_default();
        self.items.push(Item::Revision(
            Params::new()
                .set("from", from)
                .set("to", to)
                .set("title", format!("{}: {message}", revision.id))
                .set("path", revision.file.as_str()),
        ));
    }

    /// A step: its heading and its statements.
    pub(super) fn step(&mut self, step: &Step<'_>, after: &Catalog) {
        let change = Change {
            touched: &step.touched,
            after,
        };
        let cx = Lowering {
            dialect: self.request.dialect,
            change,
        };
        let statements = match lower(step.op, &cx) {
            Ok(statements) => statements,
            Err(error) => return self.diagnostics.push(unsupported(step, &error)),
        };
        if self.request.layout == Layout::Review {
            self.heading(step, &change, statements.is_empty());
        }
        for statement in statements {
            self.rebuilds |= statement.template == "copy_rows";
            self.statements += 1;
            self.push(statement);
        }
    }

    fn heading(&mut self, step: &Step<'_>, change: &Change<'_>, is_silent: bool) {
        self.steps += 1;
        let mut notes: Vec<String> = step.located.note.iter().cloned().collect();
        if is_silent {
            notes.push(format!("nothing to do in {}", self.request.dialect.title));
        }
        if let Inverse::Irreversible(why) = step.op.inverse(change) {
            self.irreversible
                .push(format!("step {}: {why}", self.steps));
        }
        let params = Params::new()
            .set("description", step.op.describe())
            .set("notes", list(notes));
        self.items.push(Item::Step {
            number: self.steps,
            params,
        });
    }

    /// The rows of the version table after a revision.
    pub(super) fn rows(&mut self, rows: &[RowChange]) {
        self.revision_in_transaction = true;
        let returning = self.request.layout == Layout::Alembic;
        for row in rows {
            let statement = self.request.version_table.row(row, returning);
            self.push(statement);
        }
        if self.request.scope == TransactionScope::Revision {
            self.commit(None);
        }
    }

    /// The last transaction ends.
    pub(super) fn finish(&mut self) {
        self.commit(None);
    }

    fn push(&mut self, statement: Statement) {
        let transactional = statement.transactional && self.revision_in_transaction;
        if self.request.dialect.transactional_ddl {
            if transactional && !self.in_transaction {
                self.items.push(Item::Begin);
                self.in_transaction = true;
            } else if !transactional {
                self.outside += 1;
                self.commit(Some("the next statement must stand outside a transaction."));
            }
        }
        match self.request.renderer.statement(&statement) {
            Ok(sql) => self.items.push(Item::Statement {
                sql,
                block: statement.block,
            }),
            Err(error) => self.diagnostics.push(error),
        }
    }

    fn commit(&mut self, why: Option<&'static str>) {
        if !self.in_transaction {
            return;
        }
        if self.rebuilds && self.request.dialect.alter == AlterStyle::Rebuild {
            self.items.push(Item::ForeignKeyCheck);
        }
        self.items.push(Item::Commit { why });
        self.in_transaction = false;
    }
}
