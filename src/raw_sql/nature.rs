//! What kind of statement a text is, as far as its first words tell.

use super::tokens::tokens;
use crate::config::DialectName;

/// What a statement works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Rows, which a transaction can take back.
    Rows,
    /// The session, which is gone with the connection.
    Session,
    /// Transactions and locks.
    Transaction,
    /// The structure, in a way that comes to the same when it is done twice.
    Repeatable,
    /// The structure, or whatever a procedure does.
    Structure,
}

/// The nature of one statement.
pub fn nature(sql: &str, dialect: DialectName) -> Nature {
    let words = words(sql, dialect);
    let word = |position: usize| words.get(position).map_or("", String::as_str);
    match (word(0), word(1)) {
        (
            "INSERT" | "UPDATE" | "DELETE" | "REPLACE" | "MERGE" | "WITH" | "SELECT" | "VALUES"
            | "LOAD" | "TABLE",
            _,
        ) => Nature::Rows,
        ("SET" | "USE", _) | ("ALTER", "SESSION") => Nature::Session,
        (
            "START" | "COMMIT" | "ROLLBACK" | "SAVEPOINT" | "RELEASE" | "LOCK" | "UNLOCK" | "XA",
            _,
        )
        | ("BEGIN", "" | "WORK") => Nature::Transaction,
        ("TRUNCATE" | "ANALYZE" | "OPTIMIZE" | "COMMENT" | "GRANT", _) | ("CREATE", "OR") => {
            Nature::Repeatable
        }
        _ => Nature::Structure,
    }
}

/// Whether the server takes a statement as text, from `PREPARE` or `EXECUTE IMMEDIATE`.
///
/// MySQL has a [list](https://dev.mysql.com/doc/refman/8.4/en/sql-prepared-statements.html) without triggers, routines and
/// events; MariaDB takes [all of them](https://mariadb.com/kb/en/prepare-statement/#permitted-statements).
pub fn is_preparable(sql: &str, dialect: DialectName) -> bool {
    if dialect != DialectName::Mysql {
        return true;
    }
    let words = words(sql, dialect);
    let is_known = |word: &&String| {
        matches!(
            word.as_str(),
            "TABLE" | "INDEX" | "VIEW" | "DATABASE" | "SCHEMA" | "USER" | "ROLE"
        ) || is_stored(word)
    };
    match words.first().map(String::as_str) {
        Some("CREATE" | "DROP") => !words
            .iter()
            .find(is_known)
            .is_some_and(|kind| is_stored(kind)),
        Some("ALTER") => words
            .iter()
            .find(is_known)
            .is_none_or(|kind| matches!(kind.as_str(), "TABLE" | "USER")),
        Some("LOAD" | "HANDLER" | "BEGIN" | "DECLARE" | "SIGNAL") => false,
        _ => true,
    }
}

fn is_stored(word: &str) -> bool {
    matches!(word, "TRIGGER" | "FUNCTION" | "PROCEDURE" | "EVENT")
}

/// The words of a statement, in capitals; whatever is no word is empty.
fn words(sql: &str, dialect: DialectName) -> Vec<String> {
    let tokens = tokens(sql, dialect).unwrap_or_default();
    let words = tokens.iter().filter(|token| token.is_significant(dialect));
    words
        .map(|token| token.word().unwrap_or_default().to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_tell_what_a_statement_works_on() {
        let of = |sql| nature(sql, DialectName::Mariadb);
        assert_eq!(of("-- all of them\nupdate t set a = 1"), Nature::Rows);
        assert_eq!(of("SET @a = 1"), Nature::Session);
        assert_eq!(of("START TRANSACTION"), Nature::Transaction);
        assert_eq!(of("BEGIN"), Nature::Transaction);
        assert_eq!(of("BEGIN NOT ATOMIC SELECT 1; END"), Nature::Structure);
        assert_eq!(
            of("create or replace view v as select 1"),
            Nature::Repeatable
        );
        assert_eq!(of("DROP TABLE t"), Nature::Structure);
    }

    #[test]
    fn mysql_prepares_no_trigger() {
        let of = |sql| is_preparable(sql, DialectName::Mysql);
        assert!(of("CREATE TABLE event (id INT)"));
        assert!(of("DROP INDEX `trigger` ON t"));
        assert!(!of(
            "CREATE DEFINER = a TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET @a = 1"
        ));
        assert!(!of("drop function if exists f"));
        assert!(!of("ALTER VIEW v AS SELECT 1"));
        assert!(is_preparable("DROP TRIGGER t", DialectName::Mariadb));
    }
}
