//! Mistakes in statements of the kinds that sqlparser knows well. What it does not know is unchecked, not wrong.

use std::ops::Range;

use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, TokenWithSpan};

use super::Finding;
use super::cursor::Cursor;
use super::tokens::parser;
use crate::config::DialectName;

/// Longer statements are left alone: sqlparser walks its trees recursively.
const MOST_TOKENS: usize = 20_000;

/// Statements of so few tokens are never deep.
const SHALLOW: usize = 300;

/// Enough for everything that is parsed at all; memory is only taken as far as it is used.
const STACK: usize = 64 << 20;

/// Kinds that are checked.
const KNOWN: [&str; 12] = [
    "SELECT",
    "INSERT INTO",
    "UPDATE",
    "DELETE FROM",
    "CREATE TABLE",
    "CREATE INDEX",
    "CREATE UNIQUE INDEX",
    "CREATE VIEW",
    "CREATE OR REPLACE VIEW",
    "DROP TABLE",
    "DROP VIEW",
    "DROP INDEX",
];

/// Words of clauses that it does not know in statements that it does.
const UNKNOWN: [&str; 38] = [
    "APPLY",
    "CONCURRENTLY",
    "CONFLICT",
    "CURRENT",
    "DAY_HOUR",
    "DAY_MINUTE",
    "DAY_SECOND",
    "EXEC",
    "EXECUTE",
    "FLASHBACK",
    "HOUR_MINUTE",
    "HOUR_SECOND",
    "INDEXED",
    "INTO",
    "JSON_TABLE",
    "KEEP",
    "LOG",
    "MINUTE_SECOND",
    "MOD",
    "MODEL",
    "OF",
    "ONLINE",
    "ONLY",
    "OPTION",
    "OUTPUT",
    "OVERRIDING",
    "PARTITION",
    "PIVOT",
    "PURGE",
    "SEARCH",
    "SYMMETRIC",
    "TABLESPACE",
    "TABLOCK",
    "UNPIVOT",
    "VALUE",
    "WRITE",
    "XMLELEMENT",
    "YEAR_MONTH",
];

/// The mistake in a statement, if it is of a kind that is checked.
pub(super) fn check(cursor: &Cursor<'_>) -> Option<Finding> {
    let tokens = cursor.rest();
    if tokens.len() > MOST_TOKENS || !is_known(cursor) {
        return None;
    }
    if tokens.len() <= SHALLOW {
        return parsed(cursor);
    }
    // sqlparser walks deep expressions recursively: those that are long enough to be deep get a stack of their own.
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, || parsed(cursor)).ok()?;
        thread.join().ok().flatten()
    })
}

fn parsed(cursor: &Cursor<'_>) -> Option<Finding> {
    let plain: Vec<TokenWithSpan> = cursor
        .rest()
        .iter()
        .map(|token| token.token.clone())
        .collect();
    let mut parser = Parser::new(parser(cursor.dialect)).with_tokens_with_locations(plain);
    let result = parser.parse_statement();
    let next = parser.peek_token();
    match result {
        // Without `;` SQL Server's statements follow each other.
        Ok(_) if next.token == Token::EOF || cursor.dialect == DialectName::Mssql => None,
        Ok(_) => {
            let message = format!("expected the end of the statement, found {}", next.token);
            Some(finding(&message, span_of(cursor, &next)))
        }
        Err(ParserError::ParserError(message)) => Some(match placed(cursor, &message) {
            Some((message, span)) => finding(message, span),
            None => finding(&message, span_of(cursor, &next)),
        }),
        Err(ParserError::TokenizerError(_) | ParserError::RecursionLimitExceeded) => None,
    }
}

fn is_known(cursor: &Cursor<'_>) -> bool {
    let tokens = cursor.rest();
    // The INTO of INSERT INTO is known, that of SELECT … INTO depends on the dialect.
    let has_unknown = tokens.iter().skip(2).any(|token| token.is_one_of(&UNKNOWN));
    let is_known = KNOWN.iter().any(|words| cursor.is(words)) && !cursor.is("SELECT INTO");
    // MySQL's update of several tables, PostgreSQL's of an array's element.
    let before_set = tokens.iter().take_while(|token| !token.is_word("SET"));
    let is_rare = cursor.is("UPDATE")
        && (before_set
            .clone()
            .any(|token| *token.token() == Token::Comma)
            || tokens.iter().any(|token| *token.token() == Token::LBracket));
    is_known
        && !has_unknown
        && !is_rare
        && !cursor.is("UPDATE ONLY")
        && !cursor.is("UPDATE TOP")
        && !cursor.is("SELECT TOP")
}

/// A finding that quotes sqlparser.
pub(super) fn finding(message: &str, span: Range<usize>) -> Finding {
    let mut message = message
        .replacen("Expected: ", "expected ", 1)
        .replacen("found: EOF", "found the end", 1)
        .replacen("found: ", "found ", 1);
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    Finding {
        code: "sql-syntax",
        message: format!("this SQL cannot be read: {}", message.trim_end_matches('.')),
        help: Some("if the database takes it, leave it: it is printed as it stands".to_owned()),
        span,
    }
}

/// Takes the place off the end of a message of sqlparser and finds the token there.
fn placed<'m>(cursor: &Cursor<'_>, message: &'m str) -> Option<(&'m str, Range<usize>)> {
    let (text, place) = message.rsplit_once(" at Line: ")?;
    let (line, column) = place.split_once(", Column: ")?;
    let (line, column): (u64, u64) = (line.parse().ok()?, column.parse().ok()?);
    let is_there =
        |token: &TokenWithSpan| token.span.start.line == line && token.span.start.column == column;
    let token = cursor.rest().iter().find(|token| is_there(&token.token))?;
    Some((text, token.span.clone()))
}

/// Where a token of the parser stands; the end of the statement for the end.
fn span_of(cursor: &Cursor<'_>, sought: &TokenWithSpan) -> Range<usize> {
    let found = cursor
        .rest()
        .iter()
        .find(|token| token.token.span == sought.span && token.token.token == sought.token);
    found
        .or(cursor.rest().last())
        .map_or(0..0, |token| token.span.clone())
}
