//! Which statement it is, by its first words.

use sqlparser::tokenizer::Token;

use super::cursor::{Cursor, Parsed};
use super::effect::Effect;
use super::{alter_table, create_table, drop_index, index, object, rename, trigger};
use crate::catalog::Kind;
use crate::config::DialectName;

/// What a statement came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was read, and the catalog is as the database will be.
    Changed,
    /// It is of no kind that changes the catalog.
    Unchanged,
    /// Its text is a body that is only stored.
    Routine,
}

/// Reads a statement and does to the catalog what it says; `text` is all of its piece.
pub(super) fn run(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>, text: &str) -> Parsed<Outcome> {
    if cursor.take("CREATE") {
        return create(effect, cursor, text);
    }
    if cursor.is("ALTER") || cursor.is("DROP") {
        return alter_or_drop(effect, cursor);
    }
    if cursor.take("COMMENT ON") {
        object::comment(effect, cursor)?;
        return Ok(Outcome::Changed);
    }
    let is_renamed = match cursor.dialect {
        DialectName::Mysql | DialectName::Mariadb => cursor.take("RENAME TABLE"),
        DialectName::Oracle => cursor.take("RENAME"),
        _ => false,
    };
    if is_renamed {
        rename::tables(effect, cursor)?;
        return Ok(Outcome::Changed);
    }
    if cursor.dialect == DialectName::Mssql && (cursor.take("EXEC") || cursor.take("EXECUTE")) {
        return rename::procedure(effect, cursor);
    }
    Ok(Outcome::Unchanged)
}

/// SQL Server's next statement that may change the catalog, after one that does not.
pub(super) fn next_line<'a>(start: &Cursor<'a>) -> Option<Cursor<'a>> {
    let is_plain = start.is_one_of(&[
        "SELECT", "INSERT", "UPDATE", "DELETE", "SET", "PRINT", "EXEC", "EXECUTE", "USE",
        "TRUNCATE",
    ]);
    if start.dialect != DialectName::Mssql || !is_plain {
        return None;
    }
    let mut next = start.clone();
    next.skip();
    while let Some(token) = next.peek(0) {
        let starts_line = || {
            let before = next.sql[..token.span.start].rsplit('\n').next();
            before.is_none_or(|before| before.trim().is_empty())
        };
        if token.is_one_of(&["CREATE", "ALTER", "DROP", "EXEC", "EXECUTE"]) && starts_line() {
            return Some(next);
        }
        // What a condition or a block guards is not known to run.
        if token.is_one_of(&["IF", "WHILE", "BEGIN", "DECLARE"]) {
            return None;
        }
        next.skip();
    }
    None
}

fn create(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>, text: &str) -> Parsed<Outcome> {
    let or_replace = cursor.take("OR REPLACE") || cursor.take("OR ALTER");
    let temporary = [
        "TEMP",
        "TEMPORARY",
        "LOCAL TEMP",
        "LOCAL TEMPORARY",
        "GLOBAL TEMP",
        "PRIVATE TEMPORARY",
    ];
    let is_temporary = cursor.take_one_of(&temporary).is_some()
        || cursor.dialect == DialectName::Postgresql && cursor.take("GLOBAL TEMPORARY");
    // Oracle keeps a global temporary table's structure, PostgreSQL an unlogged one's: the catalog has no word for them.
    let is_special = cursor.take("GLOBAL TEMPORARY") || cursor.take("UNLOGGED");
    if cursor.take("TABLE") {
        create_table::create(effect, cursor, or_replace || is_special, is_temporary)?;
    } else if cursor
        .take_one_of(&["VIEW", "EDITIONABLE VIEW", "FORCE VIEW"])
        .is_some()
    {
        object::create_view(effect, cursor, or_replace, is_temporary)?;
    } else if cursor.take("SEQUENCE") {
        object::create_sequence(effect, cursor, is_temporary)?;
    } else if cursor.take("SCHEMA") {
        object::create_schema(effect, cursor)?;
    } else if cursor.take("EXTENSION") {
        object::create_extension(effect, cursor)?;
    } else if cursor.take("TYPE") {
        return object::create_type(effect, cursor);
    } else {
        return create_by_word(effect, cursor, text);
    }
    Ok(Outcome::Changed)
}

/// Objects whose words may have others before them.
fn create_by_word(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>, text: &str) -> Parsed<Outcome> {
    const ROUTINES: [&str; 7] = [
        "FUNCTION",
        "PROCEDURE",
        "PROC",
        "PACKAGE",
        "EVENT",
        "RULE",
        "LIBRARY",
    ];
    let mut ahead = cursor.clone();
    let is_unique = ahead.take("UNIQUE");
    let options = index::prefix_options(&mut ahead);
    if ahead.take("INDEX") {
        *cursor = ahead;
        index::create(effect, cursor, is_unique, options)?;
        return Ok(Outcome::Changed);
    }
    let mut ahead = cursor.clone();
    while ahead.peek(0).is_some() && !ahead.is_symbol(&Token::LParen) {
        if ahead.take("TRIGGER") {
            trigger::create(effect, &mut ahead, text);
            return Ok(Outcome::Routine);
        }
        if ahead.take("VIEW") {
            if !cursor.is("MATERIALIZED") {
                object::view_subject(effect, &ahead);
                return cursor.unknown();
            }
            break;
        }
        if ahead.is_one_of(&ROUTINES) {
            return Ok(Outcome::Routine);
        }
        ahead.skip();
    }
    Ok(Outcome::Unchanged)
}

fn alter_or_drop(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<Outcome> {
    const ROUTINES: [&str; 6] = [
        "FUNCTION",
        "PROCEDURE",
        "PROC",
        "TRIGGER",
        "PACKAGE",
        "VIEW",
    ];
    let ahead = cursor.clone();
    if cursor.take("ALTER TABLE") {
        alter_table::alter(effect, cursor)?;
    } else if cursor.take("ALTER INDEX") {
        drop_index::alter(effect, cursor)?;
        while cursor.peek(0).is_some() {
            cursor.skip();
        }
    } else if cursor.take("ALTER TYPE") {
        return object::alter_type(effect, cursor);
    } else if cursor.take("ALTER") {
        // SQL Server replaces a routine by ALTER.
        let is_routine = cursor.dialect == DialectName::Mssql && cursor.is_one_of(&ROUTINES);
        return Ok(if is_routine {
            Outcome::Routine
        } else {
            Outcome::Unchanged
        });
    } else if cursor.take("DROP TABLE") || cursor.take("DROP TEMPORARY TABLE") {
        object::drop(effect, cursor, Kind::Table)?;
    } else if cursor.take("DROP VIEW") {
        object::drop(effect, cursor, Kind::View)?;
    } else if cursor.take("DROP INDEX") {
        drop_index::drop(effect, cursor)?;
    } else if cursor.take("DROP TYPE") {
        object::drop(effect, cursor, Kind::Enum)?;
    } else if cursor.take("DROP SEQUENCE") {
        object::drop(effect, cursor, Kind::Sequence)?;
    } else if cursor.take("DROP SCHEMA") {
        object::drop(effect, cursor, Kind::Schema)?;
    } else if cursor.take("DROP EXTENSION") {
        object::drop(effect, cursor, Kind::Extension)?;
    } else if cursor.take("DROP FUNCTION") {
        object::drop_function(effect, cursor);
        return Ok(Outcome::Routine);
    } else if cursor.take("DROP TRIGGER") {
        trigger::drop(effect, cursor);
    } else {
        *cursor = ahead;
        return Ok(Outcome::Unchanged);
    }
    Ok(Outcome::Changed)
}
