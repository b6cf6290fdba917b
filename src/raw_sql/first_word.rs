//! A statement whose first word begins no statement of any of the six databases: most likely a slip.

use super::Finding;
use super::cursor::Cursor;
use crate::config::DialectName;
use crate::diag::nearest;

/// The words that begin a statement somewhere.
const FIRST_WORDS: [&str; 90] = [
    "ABORT",
    "ALTER",
    "ANALYZE",
    "ATTACH",
    "AUDIT",
    "BACKUP",
    "BEGIN",
    "BULK",
    "CALL",
    "CHECK",
    "CHECKPOINT",
    "CLOSE",
    "CLUSTER",
    "COMMENT",
    "COMMIT",
    "COPY",
    "CREATE",
    "DBCC",
    "DEALLOCATE",
    "DECLARE",
    "DELETE",
    "DELIMITER",
    "DENY",
    "DESC",
    "DESCRIBE",
    "DETACH",
    "DISABLE",
    "DISCARD",
    "DO",
    "DROP",
    "ENABLE",
    "END",
    "EXEC",
    "EXECUTE",
    "EXPLAIN",
    "FETCH",
    "FLASHBACK",
    "FLUSH",
    "GO",
    "GRANT",
    "HANDLER",
    "IF",
    "IMPORT",
    "INSERT",
    "INSTALL",
    "KILL",
    "LISTEN",
    "LOAD",
    "LOCK",
    "MERGE",
    "MOVE",
    "NOTIFY",
    "OPEN",
    "OPTIMIZE",
    "PRAGMA",
    "PREPARE",
    "PRINT",
    "PURGE",
    "RAISERROR",
    "REASSIGN",
    "REFRESH",
    "REINDEX",
    "RELEASE",
    "RENAME",
    "REPAIR",
    "REPLACE",
    "RESET",
    "RESTORE",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SELECT",
    "SET",
    "SHOW",
    "SIGNAL",
    "START",
    "TABLE",
    "THROW",
    "TRUNCATE",
    "UNINSTALL",
    "UNLISTEN",
    "UNLOCK",
    "UPDATE",
    "UPSERT",
    "USE",
    "VACUUM",
    "VALUES",
    "WAITFOR",
    "WHILE",
    "WITH",
];

/// The slip in the first word, if it is one.
pub(super) fn check(cursor: &Cursor<'_>) -> Option<Finding> {
    let first = cursor.peek(0)?;
    let word = first.word()?;
    // SQL Server calls a procedure by its bare name.
    let is_call = cursor.dialect == DialectName::Mssql;
    if is_call
        || FIRST_WORDS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word))
    {
        return None;
    }
    let help = nearest(word, FIRST_WORDS).map(|near| format!("did you mean `{near}`?"));
    Some(Finding {
        code: "sql-syntax",
        message: format!("`{word}` begins no SQL statement"),
        help: help.or_else(|| {
            Some("if the database takes it, leave it: it is printed as it stands".to_owned())
        }),
        span: first.span.clone(),
    })
}
