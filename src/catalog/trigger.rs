//! Triggers of tables and views.

use serde::Serialize;

/// A trigger of a table, known as text only: a table that is made anew needs it again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Trigger {
    /// The name.
    pub name: String,
    /// The whole statement that makes it, without a terminator.
    pub sql: String,
}
