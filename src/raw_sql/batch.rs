//! Statements that must be the first of their batch.

use super::tokens::tokens;
use crate::config::DialectName;

/// Whether a statement must be the first of its batch:
/// <https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql> and the pages of the others.
pub fn begins_batch(sql: &str, dialect: DialectName) -> bool {
    const KINDS: [&str; 8] = [
        "DEFAULT",
        "FUNCTION",
        "PROC",
        "PROCEDURE",
        "RULE",
        "SCHEMA",
        "TRIGGER",
        "VIEW",
    ];
    if dialect != DialectName::Mssql {
        return false;
    }
    let tokens = tokens(sql, dialect).unwrap_or_default();
    let mut words = tokens.iter().filter(|token| token.is_significant(dialect));
    let mut next = || {
        words
            .next()
            .map(|token| token.word().unwrap_or_default().to_ascii_uppercase())
    };
    let (first, mut second) = (next(), next());
    if second.as_deref() == Some("OR") {
        // CREATE OR ALTER
        second = next().and_then(|_| next());
    }
    let changes = matches!(first.as_deref(), Some("ALTER" | "CREATE"));
    changes && second.is_some_and(|kind| KINDS.contains(&kind.as_str()))
}
