//! Statements that refuse to run inside a transaction.

use super::tokens::Placed;
use crate::config::DialectName;

/// The statements of PostgreSQL that refuse to run in a transaction are named on their pages of the manual, for example
/// <https://www.postgresql.org/docs/current/sql-createindex.html>. A value that `ALTER TYPE … ADD VALUE` adds cannot be
/// used before the transaction's end. Those of SQL Server:
/// <https://learn.microsoft.com/en-us/sql/t-sql/language-elements/transactions-transact-sql>
pub(super) fn is_transactional(tokens: &[&Placed], dialect: DialectName) -> bool {
    let word = |position: usize| {
        tokens
            .get(position)
            .and_then(|token| token.word())
            .unwrap_or_default()
            .to_ascii_uppercase()
    };
    let has = |sought: &str| tokens.iter().any(|token| token.is_word(sought));
    let (first, second) = (word(0), word(1));
    match (dialect, first.as_str(), second.as_str()) {
        (
            DialectName::Postgresql,
            "CREATE" | "DROP" | "REINDEX" | "ALTER" | "REFRESH",
            "DATABASE" | "TABLESPACE" | "SYSTEM" | "SUBSCRIPTION",
        )
        | (DialectName::Postgresql | DialectName::Sqlite, "VACUUM", _)
        | (DialectName::Mssql, "CREATE" | "ALTER" | "DROP", "DATABASE" | "FULLTEXT")
        | (DialectName::Mssql, "BACKUP" | "RECONFIGURE" | "RESTORE", _) => false,
        (DialectName::Postgresql, "CREATE" | "DROP", "INDEX" | "UNIQUE")
        | (DialectName::Postgresql, "REINDEX", _) => !has("CONCURRENTLY"),
        (DialectName::Postgresql, "ALTER", "TABLE") => !(has("DETACH") && has("CONCURRENTLY")),
        (DialectName::Postgresql, "ALTER", "TYPE") => !(has("ADD") && has("VALUE")),
        _ => true,
    }
}
