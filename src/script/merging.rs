//! Changes of one table that follow one another, as one statement (MySQL, MariaDB).

use minijinja::Value;

use super::builder::Builder;
use super::resume::Effect;
use crate::diag::Diagnostic;
use crate::dialect::Algorithm;
use crate::render::{LayoutPiece, Renderer};
use crate::statement::{Clause, Params, Statement, list};

/// A statement as text that waits for others to join it.
pub(super) struct Pending {
    /// The statement, and the clauses that joined it.
    texts: Vec<String>,
    /// How each of them begins that can be joined.
    head: String,
    clause: Clause,
    in_list: bool,
    pub(super) transactional: bool,
    /// What it leaves behind, where that is recorded.
    pub(super) effect: Option<Effect>,
}

impl Pending {
    /// A statement that waits.
    pub(super) fn new(
        renderer: &Renderer,
        statement: Statement,
        mut clause: Clause,
        transactional: bool,
        effect: Option<Effect>,
    ) -> Result<Self, Diagnostic> {
        let in_list = statement.template != "create_index";
        let params = Params::new().set_name("table", &clause.table);
        let mut head = renderer.statement(Statement {
            spelling: statement.spelling.clone(),
            ..Statement::new("alter_table", params)
        })?;
        head.push(' ');
        let text = renderer.statement(statement)?;
        // A template of the project's own may have another beginning.
        clause.joins &= text.starts_with(&head);
        Ok(Self {
            texts: vec![text],
            head,
            clause,
            in_list,
            transactional,
            effect,
        })
    }

    /// Whether a clause can join.
    pub(super) fn takes(&self, next: &Clause) -> bool {
        self.clause.may_be_followed_by(next)
    }

    /// Takes another up, or gives it back.
    #[must_use]
    pub(super) fn join(&mut self, mut next: Self) -> Option<Self> {
        if !self.takes(&next.clause) || self.transactional != next.transactional {
            return Some(next);
        }
        let text = std::mem::take(&mut next.texts[0]);
        self.texts.push(text[next.head.len()..].to_owned());
        self.clause.join(next.clause);
        self.effect = self
            .effect
            .take()
            .zip(next.effect)
            .map(|(one, other)| one.with(other));
        None
    }

    /// The text of all.
    pub(super) fn text(self, renderer: &Renderer) -> Result<String, Diagnostic> {
        let mut texts = self.texts.into_iter();
        let mut text = texts.next().unwrap_or_default();
        if texts.len() > 0 {
            let rest: Vec<String> = texts.collect();
            let params = Params::new()
                .set("first", text)
                .set("rest", list(rest.iter().map(String::as_str)));
            text = renderer.statement(Statement::new("merged_alter", params))?;
        }
        let Some(online) = self.clause.online else {
            return Ok(text);
        };
        // https://dev.mysql.com/doc/refman/8.4/en/alter-table.html: INSTANT takes no other lock than the default.
        let lock = match online.algorithm {
            Algorithm::Instant => Value::from(()),
            _ => Value::from(online.lock.word()),
        };
        let params = Params::new()
            .set("sql", text)
            .set("in_list", self.in_list)
            .set("algorithm", online.algorithm.word())
            .set("lock", lock);
        renderer.statement(Statement::new("stated_algorithm", params))
    }
}

impl Builder<'_> {
    /// Adds a statement, which others may join where the project wants that.
    pub(super) fn push(&mut self, statement: Statement) {
        let transactional = statement.transactional && self.revision_in_transaction;
        let Some(clause) = statement.clause.clone() else {
            self.write_pending();
            self.fence(transactional);
            return self.statement(statement);
        };
        let effect = self.effect(&statement);
        let renderer = self.request.renderer;
        let next = Pending::new(renderer, statement, *clause, transactional, effect);
        let waits = match (&mut self.pending, next) {
            (_, Err(error)) => return self.diagnostics.push(error),
            (Some(pending), Ok(next)) => pending.join(next),
            (None, Ok(next)) => Some(next),
        };
        match waits {
            None => self.statements -= 1,
            Some(next) => {
                self.write_pending();
                self.pending = Some(next);
            }
        }
        if !self.request.dialect.alters.merge {
            self.write_pending();
        }
    }

    /// Writes the statement that waits for others to join it.
    pub(super) fn write_pending(&mut self) {
        if let Some(mut pending) = self.pending.take() {
            self.fence(pending.transactional);
            let effect = pending.effect.take();
            let text = pending.text(self.request.renderer);
            self.text(LayoutPiece::Statement, false, effect, text);
        }
    }
}
