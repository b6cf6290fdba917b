//! Whether SQL of an author stays where it is put: an expression within the statement around it, a statement within the
//! script, and neither of them with a line that the client takes for its own.

use sqlparser::tokenizer::{Token, Whitespace};

use super::Finding;
use super::client_lines;
use super::split;
use super::tokens::{self, Placed};
use crate::config::DialectName;

/// Words that begin another clause of a column, or make a condition of a value.
const CLAUSES: [&str; 9] = [
    "AND",
    "CHECK",
    "CONSTRAINT",
    "OR",
    "PRIMARY",
    "REFERENCES",
    "UNION",
    "UNIQUE",
    "WHERE",
];

/// What leaves its place in a condition or an expression, which stands in parentheses.
pub fn expression(sql: &str, dialect: DialectName) -> Option<Finding> {
    if is_plain(sql) {
        return None;
    }
    inside(sql, dialect, |_| None).err()
}

/// What leaves its place in a value, which stands among others without parentheses.
pub fn value(sql: &str, dialect: DialectName) -> Option<Finding> {
    if is_word(sql) {
        return None;
    }
    let beside = |token: &Placed| {
        let is_clause = CLAUSES.iter().any(|word| token.is_word(word));
        let is_other = *token.token() == Token::Comma || is_clause;
        is_other.then(|| {
            leaves(
                "it goes on behind its end",
                "put the whole of it in parentheses",
                token.span.clone(),
            )
        })
    };
    inside(sql, dialect, beside).err()
}

/// What leaves the quotes of a name, as the client reads them.
pub fn name(name: &str, dialect: DialectName) -> Option<Finding> {
    let refused = |what: &str, help: &str| Some(leaves(what, help, 0..name.len()));
    match dialect {
        // It puts the value of a variable there, brackets or not:
        // https://github.com/microsoft/go-sqlcmd/blob/main/pkg/sqlcmd/batch.go
        DialectName::Mssql if name.contains("$(") => refused(
            "sqlcmd takes `$(` for a variable",
            "leave it out of the name",
        ),
        // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Database-Object-Names-and-Qualifiers.html
        DialectName::Oracle if name.trim_matches('"').contains('"') => refused(
            "Oracle's names hold no `\"`",
            "leave the quote out of the name",
        ),
        _ => None,
    }
}

/// What leaves its place in whole statements.
pub fn statements(sql: &str, dialect: DialectName) -> Option<Finding> {
    let Ok(cuts) = split::cut(sql, dialect) else {
        // Where a statement ends can only be told where its quotes do.
        return unended(sql, dialect);
    };
    cuts.iter().find_map(|cut| {
        let start = cut.piece.span.start;
        let in_text = client_lines::in_text(cut.piece.sql, dialect).map(|finding| Finding {
            span: finding.span.start + start..finding.span.end + start,
            ..finding
        });
        in_text.or_else(|| {
            client_lines::in_statement(&cut.tokens, dialect)
                .or_else(|| client_lines::in_tokens(sql, &cut.tokens, dialect))
        })
    })
}

/// Whether there is nothing in it that could lead out: most expressions are a word, a number or a call.
fn is_plain(sql: &str) -> bool {
    let is_harmless = |byte: u8| byte.is_ascii_alphanumeric() || b" _.<>=+*".contains(&byte);
    sql.bytes().all(is_harmless) || sql.strip_suffix("()").is_some_and(is_plain)
}

/// Whether it is one word, one number or one call without arguments.
fn is_word(sql: &str) -> bool {
    let word = sql.strip_suffix("()").unwrap_or(sql);
    word.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte))
}

fn unended(sql: &str, dialect: DialectName) -> Option<Finding> {
    let error = split::cut(sql, dialect).err()?;
    Some(leaves(
        "a quote or a comment in it does not end",
        "end it; a quote within a text is written twice",
        error.at.min(sql.len())..sql.len(),
    ))
}

fn leaves(what: &str, help: &str, span: std::ops::Range<usize>) -> Finding {
    Finding {
        code: "leaves-its-place",
        message: format!("this SQL would leave its place: {what}"),
        help: Some(help.to_owned()),
        span,
    }
}

/// Looks at each token; `beside` judges those that stand in no parentheses.
fn inside(
    sql: &str,
    dialect: DialectName,
    beside: impl Fn(&Placed) -> Option<Finding>,
) -> Result<(), Finding> {
    if let Some(finding) = client_lines::in_text(sql, dialect) {
        return Err(finding);
    }
    let Ok(placed) = tokens::tokens(sql, dialect) else {
        return Err(unended(sql, dialect).unwrap_or_else(|| {
            leaves(
                "a quote or a comment in it does not end",
                "end it",
                0..sql.len(),
            )
        }));
    };
    let mut depth = 0_usize;
    for token in &placed {
        let span = token.span.clone();
        match token.token() {
            Token::LParen => depth += 1,
            Token::RParen => {
                let outer = depth.checked_sub(1);
                let why = "it closes a parenthesis that it did not open";
                depth = outer.ok_or_else(|| leaves(why, "leave the parenthesis out", span))?;
            }
            Token::SemiColon => {
                let help = "leave out the `;`; other statements stand in an `execute`";
                return Err(leaves("a statement ends in it", help, span));
            }
            Token::Whitespace(Whitespace::MultiLineComment(_)) if token.is_significant(dialect) => {
                let help = "write what the comment holds without the comment";
                return Err(leaves(
                    "the server runs what is in this comment",
                    help,
                    span,
                ));
            }
            _ if depth == 0 => beside(token).map_or(Ok(()), Err)?,
            _ => {}
        }
    }
    if depth > 0 {
        let why = "it opens a parenthesis that it does not close";
        return Err(leaves(why, "close the parenthesis", 0..sql.len()));
    }
    let last = placed.iter().rfind(|token| !token.is_blank());
    if let Some(comment) = last.filter(|token| token.is_line_comment()) {
        let why = "its last comment takes in what follows";
        let help = "put the comment before, or into a `note`";
        return Err(leaves(why, help, comment.span.clone()));
    }
    client_lines::in_tokens(sql, &placed, dialect).map_or(Ok(()), Err)
}
