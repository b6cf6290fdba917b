//! Puts a script together, statement by statement, and keeps the transactions straight.

use crate::catalog::{Catalog, Object, Touched};
use crate::config::{Layout, TransactionScope};
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::{AlterStyle, Feature};
use crate::history::{Direction, Range, RangeStep, RowChange};
use crate::lower::lower;
use crate::ops::{Inverse, Op};
use crate::render::{LayoutPiece, Renderer};
use crate::replay::{Origin, Step, unsupported};
use crate::revision::{Listed, Revision};
use crate::statement::{Change, Lowering, Params, Statement, list};

use super::Request;
use super::header::{direction, end_label, guard};

/// A script while it is put together.
pub(super) struct Builder<'a> {
    request: &'a Request<'a>,
    /// Which way the script goes.
    pub(super) direction: Direction,
    end_label: String,
    separator: String,
    /// Everything after the header.
    pub(super) body: String,
    /// What the dialect cannot do, and what the templates cannot render.
    pub(super) diagnostics: Diagnostics,
    /// How many statements there are, transactions and version table aside.
    pub(super) statements: usize,
    /// How many steps there are so far.
    pub(super) steps: usize,
    /// How many steps there will be.
    all_steps: usize,
    /// How many statements stand outside a transaction.
    pub(super) outside: usize,
    /// What cannot be undone, one line each.
    pub(super) irreversible: Vec<String>,
    /// The steps that drop tables and columns with what they hold.
    pub(super) losses: Vec<usize>,
    /// How many revisions could not be rendered as a whole.
    pub(super) not_rendered: usize,
    /// Whether a table is built anew.
    pub(super) rebuilds: bool,
    in_transaction: bool,
    revision_in_transaction: bool,
    last: Option<LayoutPiece>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(request: &'a Request<'a>, range: &Range) -> Self {
        Self {
            request,
            direction: range.direction,
            end_label: end_label(request, range),
            separator: request.dialect.batch_separator.clone().unwrap_or_default(),
            body: String::new(),
            diagnostics: Diagnostics::default(),
            statements: 0,
            steps: 0,
            all_steps: 0,
            outside: 0,
            irreversible: Vec::new(),
            losses: Vec::new(),
            not_rendered: 0,
            rebuilds: false,
            in_transaction: false,
            revision_in_transaction: true,
            last: None,
        }
    }

    /// The guard, inside the first transaction where there is one, and the version table, where the script starts
    /// from nothing.
    pub(super) fn start(&mut self, range: &Range, all_steps: usize) {
        self.all_steps = all_steps;
        let first = range
            .steps
            .first()
            .map(|step| &self.request.revisions[step.revision]);
        if first.is_some_and(|revision| revision.transaction) {
            self.begin();
        }
        self.piece(LayoutPiece::Guard, guard(self.request, range));
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
                .push(Diagnostic::error("unsupported", error.message).help(error.help)),
        }
    }

    /// A revision begins.
    pub(super) fn revision(&mut self, revision: &Revision, step: &RangeStep) {
        self.revision_in_transaction = revision.transaction;
        if revision.transaction {
            self.begin();
        }
        let message = revision.message.lines().next().unwrap_or_default();
        let title = match message {
            "" => revision.id.clone(),
            message => format!("{}: {message}", revision.id),
        };
        let params = Params::new()
            .set("direction", direction(self.direction))
            .set("from", step.from.join(", "))
            .set("to", step.to.join(", "))
            .set("title", title)
            .set("path", revision.file());
        self.piece(LayoutPiece::Revision, params);
    }

    /// A step: its heading and its statements; after a fault there will be no script, only more to say.
    pub(super) fn step(&mut self, step: &Step<'_>, after: &Catalog, has_faults: bool) {
        let change = Change {
            touched: &step.touched,
            after,
        };
        let own = self.request.renderer.spelling(&step.located.spelling);
        let renderer = own.as_ref().unwrap_or(self.request.renderer);
        let cx = Lowering {
            dialect: renderer.dialect(),
            change,
        };
        let is_unknown = |touched: &Touched| matches!(&touched.after, Some(Object::Table(table)) if table.opaque);
        if has_faults && step.touched.iter().any(is_unknown) {
            // An earlier op on this table failed: whatever the dialect says of it now would be an echo.
            return;
        }
        let mut statements = match lower(step.op, &cx) {
            Ok(statements) => statements,
            Err(error) => return self.diagnostics.push(unsupported(step, &error)),
        };
        for statement in &mut statements {
            statement.transactional &= step.located.transaction;
        }
        let begins = statements
            .first()
            .is_some_and(|statement| statement.transactional);
        if begins && self.revision_in_transaction {
            self.begin();
        }
        if self.request.layout == Layout::Review {
            self.heading(step, &change, statements.is_empty());
        }
        let rebuilds = statements
            .iter()
            .any(|statement| statement.template == "copy_rows");
        self.rebuilds |= rebuilds;
        self.statements += statements.len();
        // A table that is built anew is never left half-way, not even in a layout without transactions.
        let is_alone = rebuilds && !self.has_fences();
        if is_alone {
            self.open();
        }
        for statement in statements {
            self.push_by(renderer, statement);
        }
        if is_alone {
            self.commit("the table is complete.");
        }
    }

    /// What could not be read of a revision.
    pub(super) fn unread(&mut self, listed: &Listed) {
        let Some(unread) = &listed.unread else { return };
        self.not_rendered += 1;
        let params = Params::new()
            .set("what", unread.what.as_str())
            .set("lines", list(unread.lines.iter().map(String::as_str)));
        self.piece(LayoutPiece::NotRendered, params);
    }

    fn heading(&mut self, step: &Step<'_>, change: &Change<'_>, is_silent: bool) {
        self.steps += 1;
        let is_undone_by_hand =
            step.revision.downgrade.is_some() || self.direction == Direction::Downgrade;
        if let Inverse::Irreversible(why) = step.op.inverse(change)
            && !is_undone_by_hand
        {
            self.irreversible
                .push(format!("step {}: {why}", self.steps));
        }
        let width = self.all_steps.to_string().len();
        let label = format!("{:0width$}/{}", self.steps, self.all_steps);
        self.piece(
            LayoutPiece::Step,
            Params::new()
                .set("label", label)
                .set("description", step.op.describe()),
        );
        if matches!(
            *step.op,
            Op::DropTable(_) | Op::DropColumn(_) | Op::DeleteRows(_)
        ) {
            self.losses.push(self.steps);
        }
        if let Some(note) = step
            .located
            .note
            .as_ref()
            .filter(|_| step.origin == Origin::Written)
        {
            self.piece(LayoutPiece::Note, Params::new().set("note", note.as_str()));
        }
        if is_silent {
            let nothing = format!("nothing to do in {}", self.request.dialect.title);
            self.piece(LayoutPiece::Nothing, Params::new().set("nothing", nothing));
            // What follows belongs to another step.
            self.last = None;
        }
    }

    /// The rows of the version table after a revision.
    pub(super) fn rows(&mut self, rows: &[RowChange]) {
        self.revision_in_transaction = true;
        for row in rows {
            let statement = self.request.version_table.row(row, self.request.layout);
            self.push(statement);
        }
        let why = "this revision is complete and becomes permanent.";
        if self.request.scope == TransactionScope::Revision {
            self.commit(why);
        }
        let is_waiting = self.request.dialect.has(Feature::RowsWaitForCommit) && !rows.is_empty();
        if is_waiting && !self.has_fences() && self.request.layout == Layout::Review {
            // What fails later takes back the rows since the last COMMIT, and never the structure.
            let params = Params::new()
                .set("why", why)
                .set("separator", self.separator.as_str());
            self.piece(LayoutPiece::Commit, params);
        }
    }

    /// The last transaction ends.
    pub(super) fn finish(&mut self) {
        self.commit("the changes above become permanent.");
        let params = Params::new().set("end_label", self.end_label.as_str());
        self.piece(LayoutPiece::End, params);
    }

    fn push(&mut self, statement: Statement) {
        self.push_by(self.request.renderer, statement);
    }

    fn push_by(&mut self, renderer: &Renderer, statement: Statement) {
        let transactional = statement.transactional && self.revision_in_transaction;
        if self.has_fences() {
            if transactional {
                self.begin();
            } else {
                self.outside += 1;
                self.commit("the next statement must stand outside it.");
            }
        }
        let piece = match (statement.block, self.request.layout) {
            (true, Layout::Review) => LayoutPiece::Block,
            _ => LayoutPiece::Statement,
        };
        let is_block = statement.block;
        match renderer.statement(statement) {
            Ok(sql) => {
                let params = Params::new()
                    .set("sql", sql)
                    .set("block", is_block)
                    .set("separator", self.separator.as_str());
                self.piece(piece, params);
            }
            Err(error) => self.diagnostics.push(error),
        }
    }

    /// Begins a transaction where there are any and none is open.
    fn begin(&mut self) {
        if self.has_fences() && !self.in_transaction {
            self.open();
        }
    }

    fn open(&mut self) {
        let params = Params::new().set("separator", self.separator.as_str());
        self.piece(LayoutPiece::Begin, params);
        self.in_transaction = true;
    }

    /// Whether there are transactions at all.
    fn has_fences(&self) -> bool {
        match self.request.layout {
            Layout::Review => self.request.dialect.transactional_ddl,
            Layout::Alembic => self.request.dialect.alembic_fences,
        }
    }

    fn commit(&mut self, why: &'static str) {
        if !self.in_transaction {
            return;
        }
        if self.rebuilds && self.request.dialect.alter == AlterStyle::Rebuild {
            self.piece(LayoutPiece::ForeignKeyCheck, Params::new());
        }
        let params = Params::new()
            .set("why", why)
            .set("separator", self.separator.as_str());
        self.piece(LayoutPiece::Commit, params);
        self.in_transaction = false;
    }

    /// Adds a piece as a paragraph; notes and the first statement follow their heading at once.
    fn piece(&mut self, piece: LayoutPiece, params: Params) {
        let start = self.body.len();
        let is_heading = matches!(self.last, Some(LayoutPiece::Step | LayoutPiece::Note));
        let follows = is_heading
            && matches!(
                piece,
                LayoutPiece::Note
                    | LayoutPiece::Nothing
                    | LayoutPiece::Statement
                    | LayoutPiece::Block
            );
        if start > 0 && !follows {
            self.body.push('\n');
        }
        let text = self.body.len();
        let layout = self.request.layout.as_str();
        if let Err(error) = self
            .request
            .renderer
            .piece(layout, piece, params, &mut self.body)
        {
            self.diagnostics.push(error);
        }
        if self.body.len() == text {
            // A layout may leave a piece empty.
            self.body.truncate(start);
            return;
        }
        self.body.push('\n');
        self.last = Some(piece);
    }
}
