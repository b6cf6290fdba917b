//! Raw SQL: how the text of an `execute` op falls into statements, and what they do to the catalog.
//!
//! What is not understood is never guessed: the table that it names becomes opaque, with a [`Finding`]. Runs and prints
//! nothing, and knows no op.

mod alter_action;
mod alter_column;
mod alter_table;
mod batch;
mod block;
mod client_lines;
mod column;
mod constraint;
mod create_table;
mod cursor;
mod delimiter;
mod drop_index;
mod effect;
mod enclosed;
mod first_word;
mod index;
mod merge;
mod names;
mod nature;
mod object;
mod rename;
mod split;
mod statement;
mod syntax;
#[cfg(test)]
mod tests;
mod tokens;
mod transaction;
mod trigger;

pub use batch::begins_batch;
pub use effect::apply;
pub use enclosed::{expression, name, statements, value};
pub use nature::{Nature, is_preparable, nature};
pub use split::{Piece, split};

use std::ops::Range;

/// What an author should know about a piece of raw SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable kebab-case code: `opaque`, `sql-syntax`, or that of a [`CatalogError`](crate::catalog::CatalogError).
    pub code: &'static str,
    /// What is the matter: a lower-case phrase without a final period.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where: a byte range of the whole SQL.
    pub span: Range<usize>,
}
