//! Runs SQL as it stands.

use super::edit::Fault;
use super::{Fields, Inverse, Operation};
use crate::catalog::Catalog;
use crate::dialect::Unsupported;
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
