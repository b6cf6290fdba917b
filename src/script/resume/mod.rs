//! A script that goes on where it stopped, for databases that commit each change of structure by itself.
//!
//! Each statement is recorded in a table of the database, the ledger. Only of the one behind the last that is recorded it
//! is unknown whether it ran: the guard asks the engine's own catalog.

mod effect;
mod guard;

pub(super) use effect::Effect;
pub(super) use guard::{LEDGER, guard, ledger_name, refusal};

use std::collections::BTreeSet;

use super::builder::Builder;
use crate::dialect::{Dialect, Unsupported};
use crate::history::RowChange;
use crate::render::LayoutPiece;
use crate::statement::{Change, Params, Statement, list};
use crate::verify::{Expectation, changes};

/// How much of a step's description the ledger holds.
const LONGEST_LABEL: usize = 200;

/// What a script records of itself, while it is put together.
pub(super) struct Ledger {
    /// The number of the last record.
    number: usize,
    /// What the record says of itself.
    label: String,
    /// What the step changes that is written now.
    changes: Vec<Expectation>,
    /// Whether the step has one statement only.
    is_alone: bool,
    /// Statements that change rows, for one transaction.
    waiting: Vec<String>,
    /// What the catalog holds once a record's statement is done.
    expected: Vec<(usize, Expectation)>,
    /// The rows of the version table.
    versions: BTreeSet<String>,
    /// The same once a record's statements are done.
    versions_after: Vec<(usize, String)>,
    /// The records whose effect nothing tells.
    pub(super) untold: Vec<String>,
}

impl Ledger {
    pub(super) fn new(versions: &[String]) -> Self {
        Self {
            number: 0,
            label: "the version table".to_owned(),
            changes: Vec::new(),
            is_alone: false,
            waiting: Vec::new(),
            expected: Vec::new(),
            versions: versions.iter().cloned().collect(),
            versions_after: Vec::new(),
            untold: Vec::new(),
        }
    }

    /// A step begins.
    pub(super) fn name(&mut self, label: &str, description: &str) {
        let label = format!("{label} {description}");
        self.label = label.chars().take(LONGEST_LABEL).collect();
    }

    /// The rows of the version table change.
    pub(super) fn move_to(&mut self, rows: &[RowChange]) {
        for row in rows {
            row.apply(&mut self.versions);
        }
        self.changes.clear();
        self.label = match self.versions_now() {
            base if base.is_empty() => "at base".to_owned(),
            versions => format!("at {versions}"),
        };
    }

    fn versions_now(&self) -> String {
        let versions: Vec<&str> = self.versions.iter().map(String::as_str).collect();
        versions.join(", ")
    }

    /// The statements of a step, of which each must be one that can be passed over.
    pub(super) fn step(
        &mut self,
        statements: &[Statement],
        dialect: &Dialect,
        change: &Change<'_>,
    ) -> Result<(), Unsupported> {
        self.changes = changes(dialect, change.touched, change.after);
        self.is_alone = statements.len() == 1;
        statements
            .iter()
            .try_for_each(|statement| effect::check(statement, dialect))
    }

    /// The next record, of a statement with this effect.
    fn next(&mut self, effect: Effect) -> usize {
        self.number += 1;
        match effect {
            Effect::Told(expected) => {
                let numbered = expected.into_iter().map(|expected| (self.number, expected));
                self.expected.extend(numbered);
            }
            Effect::Untold => self.untold.push(self.label.clone()),
            Effect::Rows | Effect::Session | Effect::Repeatable => {}
        }
        self.number
    }
}

impl Builder<'_> {
    /// What a statement leaves behind; `None` where nothing is recorded.
    pub(super) fn effect(&self, statement: &Statement) -> Option<Effect> {
        let ledger = self.ledger.as_ref()?;
        let dialect = self.request.dialect;
        Some(Effect::of(
            statement,
            dialect,
            &ledger.changes,
            ledger.is_alone,
        ))
    }

    /// Writes a statement that is passed over when it is done.
    pub(super) fn recorded(&mut self, sql: String, effect: Effect) {
        if effect == Effect::Rows {
            if let Some(ledger) = &mut self.ledger {
                ledger.waiting.push(sql);
            }
            return;
        }
        self.write_rows();
        let Some(ledger) = &mut self.ledger else {
            return;
        };
        let (is_untold, number) = (effect == Effect::Untold, ledger.next(effect));
        let params = Params::new().set("rows", false).set("untold", is_untold);
        self.record(number, &[sql], params);
    }

    /// Writes the changes of rows that wait, in one transaction with their record.
    pub(super) fn write_rows(&mut self) {
        let Some(ledger) = &mut self.ledger else {
            return;
        };
        if ledger.waiting.is_empty() {
            return;
        }
        let statements = std::mem::take(&mut ledger.waiting);
        let number = ledger.next(Effect::Rows);
        let versions = ledger.versions_now();
        if ledger.versions_after.last().map(|(_, last)| last) != Some(&versions) {
            ledger.versions_after.push((number, versions));
        }
        let params = Params::new().set("rows", true).set("untold", false);
        self.record(number, &statements, params);
    }

    fn record(&mut self, number: usize, statements: &[String], params: Params) {
        let label = self.ledger.as_ref().map(|ledger| ledger.label.clone());
        let params = params
            .set_name("ledger", &ledger_name(self.request))
            .set("number", number)
            .set("label", label.unwrap_or_default())
            .set("statements", list(statements.iter().map(String::as_str)))
            .set("separator", self.separator.as_str());
        self.piece(LayoutPiece::Recorded, params);
    }
}
