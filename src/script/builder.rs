//! Puts a script together, statement by statement, and keeps the transactions straight.

use crate::catalog::{Catalog, Object, Touched};
use crate::config::{Layout, TransactionScope};
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::{AlterStyle, Feature, Unsupported};
use crate::history::{Direction, Range, RangeStep, RowChange};
use crate::lower::lower;
use crate::ops::Inverse;
use crate::render::LayoutPiece;
use crate::replay::{Origin, Step, unsupported};
use crate::revision::{Listed, Revision};
use crate::statement::{Change, Lowering, Params, list};

use super::header::{direction, end_name, end_params, guard};
use super::loss::{self, Loss};
use super::merging::Pending;
use super::raw_schemas::RawSchemas;
use super::resume::{Ledger, ledger_name};
use super::tenants::Section;
use super::waiting::{Heading, Ready, Waiting, manner};
use super::{Guarded, Request, Running};

/// A script while it is put together.
pub(super) struct Builder<'a> {
    pub(super) request: &'a Request<'a>,
    /// The tenant that the script is for, as one of several.
    pub(super) section: Option<Section>,
    /// Which way the step goes that is being written.
    pub(super) direction: Direction,
    /// Where it ends, in words.
    end: String,
    pub(super) separator: String,
    /// Everything after the header.
    pub(super) body: String,
    /// What the dialect cannot do, and what the templates cannot render.
    pub(super) diagnostics: Diagnostics,
    pub(super) raw_schemas: RawSchemas,
    /// How many statements there are, transactions and version table aside.
    pub(super) statements: usize,
    /// How many steps there are so far.
    pub(super) steps: usize,
    /// How many steps there will be.
    pub(super) all_steps: usize,
    /// How many statements stand outside a transaction.
    pub(super) outside: usize,
    /// What cannot be undone, one line each.
    pub(super) irreversible: Vec<String>,
    /// The steps that lose what no script brings back.
    pub(super) lossy: Vec<usize>,
    /// What they lose.
    pub(super) losses: Vec<Loss>,
    /// How many revisions could not be rendered as a whole.
    pub(super) not_rendered: usize,
    /// Whether a table is built anew.
    pub(super) rebuilds: bool,
    waiting: Waiting,
    pub(super) in_transaction: bool,
    pub(super) revision_in_transaction: bool,
    pub(super) last: Option<LayoutPiece>,
    /// A statement that others may still join.
    pub(super) pending: Option<Pending>,
    /// What the script records of itself, where it resumes.
    pub(super) ledger: Option<Ledger>,
    /// The last piece that is more than a comment.
    pub(super) last_sql: Option<LayoutPiece>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(request: &'a Request<'a>, range: &Range) -> Self {
        Self {
            request,
            section: None,
            direction: range.direction,
            end: end_name(request, &range.end_rows),
            separator: request.dialect.batch_separator.clone().unwrap_or_default(),
            body: String::new(),
            diagnostics: Diagnostics::default(),
            raw_schemas: RawSchemas::default(),
            statements: 0,
            steps: 0,
            all_steps: 0,
            outside: 0,
            irreversible: Vec::new(),
            lossy: Vec::new(),
            losses: Vec::new(),
            not_rendered: 0,
            rebuilds: false,
            waiting: Waiting::default(),
            in_transaction: false,
            revision_in_transaction: true,
            last: None,
            pending: None,
            ledger: (request.running == Running::Resumable).then(|| Ledger::new(&range.start_rows)),
            last_sql: None,
        }
    }

    /// The guards, inside the first transaction where there is one, and the version table, where the script starts
    /// from nothing.
    pub(super) fn start(
        &mut self,
        range: &Range,
        all_steps: usize,
        objects: impl FnOnce() -> Option<Params>,
    ) {
        self.all_steps = all_steps;
        let first = range
            .steps
            .first()
            .map(|step| &self.request.revisions[step.revision]);
        if first.is_some_and(|revision| revision.transaction) {
            self.begin();
        }
        if self.ledger.is_none() {
            self.piece(LayoutPiece::Guard, guard(self.request, range));
        }
        if self.request.guard == Guarded::Objects
            && let Some(objects) = objects()
        {
            self.piece(LayoutPiece::GuardObjects, objects);
        }
        if range.start_rows.is_empty() && !range.steps.is_empty() {
            self.create_version_table();
        }
    }

    /// The version table, where the script starts from nothing.
    pub(super) fn create_version_table(&mut self) {
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
        self.flush();
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
        self.raw_schemas.look(step, self.request.dialect);
        let change = Change {
            touched: &step.touched,
            after,
        };
        let dialect = self.request.dialect.spelled(&step.located.spelling);
        let cx = Lowering {
            dialect: &dialect,
            change,
        };
        let is_unknown = |touched: &Touched| matches!(&touched.after, Some(Object::Table(table)) if table.opaque);
        if has_faults && step.touched.iter().any(is_unknown) {
            // An earlier op on this table failed: whatever the dialect says of it now would be an echo.
            return;
        }
        match self.wait(step, &cx) {
            Ok(true) => {
                let heading = self.heading(step, &change);
                return self.waiting.head(heading);
            }
            Ok(false) => {}
            Err(error) => return self.diagnostics.push(unsupported(step, &error)),
        }
        let mut statements = match lower(step.op, &cx) {
            Ok(statements) => statements,
            Err(error) => return self.diagnostics.push(unsupported(step, &error)),
        };
        if let Some(ledger) = &mut self.ledger
            && let Err(error) = ledger.step(&statements, &dialect, &change)
        {
            return self.diagnostics.push(unsupported(step, &error));
        }
        for statement in &mut statements {
            statement.transactional &= step.located.transaction;
        }
        let heading = self.heading(step, &change);
        self.emit(Ready {
            headings: vec![heading],
            statements,
        });
    }

    /// Lets a step wait for those behind it, or ends the waiting of those before it.
    fn wait(&mut self, step: &Step<'_>, cx: &Lowering<'_>) -> Result<bool, Unsupported> {
        if self.request.dialect.alter != AlterStyle::Rebuild {
            return Ok(false);
        }
        let waits = step.located.transaction;
        if !waits || !self.waiting.goes_with(step.op, cx) {
            self.flush();
        }
        Ok(waits && self.waiting.add(step.op, cx, manner(self.request.layout))?)
    }

    /// Ends the waiting of steps.
    fn flush(&mut self) {
        for ready in self.waiting.end() {
            self.emit(ready);
        }
        self.write_pending();
    }

    /// Adds steps that are done by the same statements.
    fn emit(&mut self, ready: Ready) {
        let Ready {
            headings,
            statements,
        } = ready;
        let first = statements.first();
        let clause = first.and_then(|statement| statement.clause.as_deref());
        let joins = self.pending.as_ref().zip(clause);
        if !joins.is_some_and(|(pending, clause)| pending.takes(clause)) {
            self.write_pending();
        }
        let is_inside =
            self.revision_in_transaction && first.is_some_and(|statement| statement.transactional);
        if is_inside {
            self.begin();
        }
        self.headings(headings);
        if statements.is_empty() && self.request.layout == Layout::Review {
            let nothing = format!("nothing to do in {}", self.request.dialect.title);
            self.piece(LayoutPiece::Nothing, Params::new().set("nothing", nothing));
            // What follows belongs to another step.
            self.last = None;
        }
        let rebuilds = statements
            .iter()
            .any(|statement| statement.template == "copy_rows");
        self.rebuilds |= rebuilds;
        self.statements += statements.len();
        // A table that is built anew is never left half-way, not even where there are no transactions.
        if !rebuilds || (is_inside && self.has_fences()) {
            for statement in statements {
                self.push(statement);
            }
            self.write_rows();
            return;
        }
        self.commit("the table is built anew in a transaction of its own.");
        self.open();
        for statement in statements {
            self.statement(statement);
        }
        self.commit("the table is complete.");
    }

    /// What could not be read of a revision.
    pub(super) fn unread(&mut self, listed: &Listed) {
        let Some(unread) = &listed.unread else { return };
        self.flush();
        self.not_rendered += 1;
        let params = Params::new()
            .set("what", unread.what.as_str())
            .set("lines", list(unread.lines.iter().map(String::as_str)));
        self.piece(LayoutPiece::NotRendered, params);
    }

    /// What a layout says of a step, which is counted; Alembic says nothing.
    fn heading(&mut self, step: &Step<'_>, change: &Change<'_>) -> Heading {
        if self.request.layout == Layout::Alembic {
            return Heading::new();
        }
        self.steps += 1;
        let mut description = step.op.describe();
        let is_undone_by_hand =
            step.revision.downgrade.is_some() || self.direction == Direction::Downgrade;
        if let Inverse::Irreversible(why) = step.op.inverse(change)
            && !is_undone_by_hand
        {
            self.irreversible
                .push(format!("step {}: {why}", self.steps));
            description.push_str(" (irreversible)");
        }
        let lost = loss::lost(step.op, &step.touched);
        if !lost.is_empty() {
            self.lossy.push(self.steps);
            description.extend([" (lossy: ", &lost.join(", "), ")"]);
            loss::add(&mut self.losses, &step.revision.id, self.direction, &lost);
        }
        let width = self.all_steps.to_string().len();
        let label = format!("{:0width$}/{}", self.steps, self.all_steps);
        if let Some(ledger) = &mut self.ledger {
            ledger.name(&label, &step.op.describe());
        }
        let label = match &self.section {
            Some(section) => section.label(&label),
            None => label,
        };
        let params = Params::new()
            .set("label", label)
            .set("description", description);
        let mut heading = vec![(LayoutPiece::Step, params)];
        if let Some(note) = step
            .located
            .note
            .as_ref()
            .filter(|_| step.origin != Origin::Derived)
        {
            let note = Params::new().set("note", note.as_str());
            heading.push((LayoutPiece::Note, note));
        }
        heading
    }

    /// The rows of the version table after a revision.
    pub(super) fn rows(&mut self, rows: &[RowChange]) {
        self.flush();
        self.revision_in_transaction = true;
        if let Some(ledger) = &mut self.ledger {
            ledger.move_to(rows);
        }
        for row in rows {
            let statement = self.request.version_table.row(row, self.request.layout);
            self.push(statement);
        }
        self.write_rows();
        let why = "this revision is complete and becomes permanent.";
        if self.request.scope == TransactionScope::Revision {
            self.commit(why);
        }
        let is_waiting = self.request.dialect.has(Feature::RowsWaitForCommit) && !rows.is_empty();
        if is_waiting
            && !self.has_fences()
            && self.request.layout == Layout::Review
            && self.ledger.is_none()
        {
            // What fails later takes back the rows since the last COMMIT, and never the structure.
            let params = Params::new()
                .set("why", why)
                .set("separator", self.separator.as_str());
            self.piece(LayoutPiece::Commit, params);
        }
    }

    /// The last transaction ends.
    pub(super) fn finish(&mut self) {
        let (piece, params) = match &self.section {
            Some(section) => (LayoutPiece::SectionEnd, section.end_params(&self.end)),
            None => (
                LayoutPiece::End,
                end_params(&format!("the database is at {}", self.end)),
            ),
        };
        self.finish_with(piece, params);
    }

    /// The last transaction ends, and with it what this piece says.
    pub(super) fn finish_with(&mut self, piece: LayoutPiece, params: Params) {
        self.flush();
        self.commit("the changes above become permanent.");
        if self.ledger.is_some() {
            let params = Params::new()
                .set_name("ledger", &ledger_name(self.request))
                .set("separator", self.separator.as_str());
            self.piece(LayoutPiece::ResumeEnd, params);
        }
        self.piece(piece, params);
    }
}
