//! Values that a dialect can write as a literal.

use serde::Serialize;

/// A value of a revision file: a default, or a cell of a row.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum Literal {
    /// SQL's NULL.
    Null,
    /// A truth value.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number, digits as written.
    Decimal(String),
    /// Text.
    Text(String),
    /// `2026-01-15`.
    Date(String),
    /// `09:30:00`, with an optional fraction.
    Time(String),
    /// `2026-01-15 09:30:00`, with an optional fraction and an optional offset such as `+00:00`.
    DateTime {
        /// Date and time, a blank between them.
        local: String,
        /// The offset from UTC, as `+02:00`.
        offset: Option<String>,
    },
}
