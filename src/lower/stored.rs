//! What the database keeps as text, triggers and functions: one statement, written by the author as a whole.

use super::pieces;
use crate::dialect::{Dialect, Unsupported};
use crate::ops::{CreateFunction, Operation as _};
use crate::statement::{Lowering, Statement};

/// The statement that makes it.
///
/// # Errors
/// When the text holds several statements: dropping the object would not take the others back.
pub(crate) fn text(sql: &str, dialect: &Dialect) -> Result<Statement, Unsupported> {
    let mut pieces = pieces(sql, dialect);
    match (pieces.pop(), pieces.len()) {
        (Some(statement), 0) => Ok(statement),
        (_, others) => {
            let message = format!("`sql` holds {} statements", others + 1);
            let help = "make each object with an op of its own; the rest can stand in an `execute`";
            Err(Unsupported::new(message, help).at("sql"))
        }
    }
}

/// The statement that makes a function, where there are such.
///
/// # Errors
/// When the dialect has none, or the text holds several statements.
pub(super) fn function(
    create: &CreateFunction,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let mut statements = create.lower(cx)?;
    statements.push(text(&create.function.sql, cx.dialect)?);
    Ok(statements)
}
