//! Runs SQL as it stands.

use super::edit::Fault;
use super::{Fields, Inverse, Operation, variables};
use crate::catalog::Catalog;
use crate::dialect::{Dialect, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "execute"
/// sql = "UPDATE carts SET state = 'open' WHERE state IS NULL"
/// undo = ""
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Execute {
    /// The SQL: one statement or several.
    pub sql: String,
    /// The SQL that takes it back; empty: nothing to take back; `None`: it cannot be taken back.
    pub undo: Option<String>,
}

impl Execute {
    /// Refuses variables that have no value.
    ///
    /// # Errors
    /// At the first one.
    pub fn require_variables(&self, dialect: &Dialect) -> Result<(), Fault> {
        variables::require(&self.sql, "sql", dialect)?;
        let undo = self.undo.as_deref().unwrap_or_default();
        variables::require(undo, "undo", dialect)
    }
}

impl Operation for Execute {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let op = Self {
            sql: fields.text("sql"),
            undo: fields.text_or("undo"),
        };
        let is_text = fields
            .find("sql")
            .is_some_and(|entry| entry.get_ref().is_str());
        if is_text && op.sql.trim().is_empty() {
            fields.report().push(fields.report().error(
                "empty-sql",
                "`sql` is empty",
                fields.span_of("sql"),
                "",
            ));
        }
        op
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        let sql = variables::filled(&self.sql, dialect);
        let undo = self.undo.as_deref();
        let undo = undo.and_then(|undo| variables::filled(undo, dialect));
        if sql.is_none() && undo.is_none() {
            return None;
        }
        Some(Self {
            sql: sql.unwrap_or_else(|| self.sql.clone()),
            undo: undo.or_else(|| self.undo.clone()),
        })
    }

    fn apply(&self, _catalog: &mut Catalog) -> Result<(), Fault> {
        // What raw SQL does to the catalog depends on the dialect: see `replay`.
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        match &self.undo {
            Some(undo) if undo.trim().is_empty() => Inverse::nothing(),
            Some(undo) => Inverse::op(Self {
                sql: undo.clone(),
                undo: Some(self.sql.clone()),
            }),
            None => {
                Inverse::Irreversible("an `execute` without `undo` cannot be taken back".to_owned())
            }
        }
    }

    fn lower(&self, _cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        // The text is cut into statements by the stage `lower`, which knows the dialect's tokens.
        Ok(Vec::new())
    }

    fn describe(&self) -> String {
        const LONGEST: usize = 60;
        let line = self.sql.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("run: {}...", &line[..end]),
            None => format!("run: {line}"),
        }
    }
}
