//! sqlparser's tokens with byte positions. Its own places are line and column in characters.

use std::any::TypeId;
use std::ops::Range;

use sqlparser::dialect::{
    Dialect, MsSqlDialect, MySqlDialect, OracleDialect, PostgreSqlDialect, SQLiteDialect,
};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer, TokenizerError, Whitespace};

use crate::config::DialectName;

/// A token and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The token with sqlparser's own place.
    pub(super) token: TokenWithSpan,
    /// Bytes in the whole text.
    pub(super) span: Range<usize>,
}

impl Placed {
    /// The token itself.
    pub(super) fn token(&self) -> &Token {
        &self.token.token
    }

    /// Whether it is an unquoted word, whatever its case.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.word()
            .is_some_and(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether it is one of these unquoted words.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(word))
    }

    /// The unquoted word.
    pub(super) fn word(&self) -> Option<&str> {
        match self.token() {
            Token::Word(word) if word.quote_style.is_none() => Some(&word.value),
            _ => None,
        }
    }

    /// Whether it does something: blanks and comments do not, apart from MySQL's executed comments `/*! … */`.
    /// <https://dev.mysql.com/doc/refman/8.4/en/comments.html>
    pub(super) fn is_significant(&self, dialect: DialectName) -> bool {
        match self.token() {
            Token::Whitespace(Whitespace::MultiLineComment(comment)) => {
                matches!(dialect, DialectName::Mysql | DialectName::Mariadb)
                    && (comment.starts_with('!') || comment.starts_with("M!"))
            }
            Token::Whitespace(_) => false,
            _ => true,
        }
    }

    /// Whether it is a comment that the end of the line ends.
    pub(super) fn is_line_comment(&self) -> bool {
        matches!(
            self.token(),
            Token::Whitespace(Whitespace::SingleLineComment { .. })
        )
    }

    /// Whether it is blank space.
    pub(super) fn is_blank(&self) -> bool {
        matches!(
            self.token(),
            Token::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab)
        )
    }
}

/// Cuts a text into tokens, blanks and comments included.
///
/// # Errors
/// When a string, a quoted name or a comment does not end.
pub(super) fn tokens(sql: &str, dialect: DialectName) -> Result<Vec<Placed>, TokenizerError> {
    let tokens = Tokenizer::new(lexer(dialect), sql).tokenize_with_location()?;
    let mut walk = Walk::new(sql);
    let mut placed = Vec::with_capacity(tokens.len());
    for token in tokens {
        let start = walk.byte_at(token.span.start);
        let end = walk.byte_at(token.span.end);
        placed.push(Placed {
            token,
            span: start..end,
        });
    }
    Ok(placed)
}

/// The byte position of a place.
pub(super) fn byte_at(sql: &str, place: Location) -> usize {
    Walk::new(sql).byte_at(place)
}

/// The dialect that parses.
pub(super) fn parser(dialect: DialectName) -> &'static dyn Dialect {
    match dialect {
        DialectName::Postgresql => &PostgreSqlDialect {},
        DialectName::Mysql | DialectName::Mariadb => &MySqlDialect {},
        DialectName::Sqlite => &SQLiteDialect {},
        DialectName::Mssql => &MsSqlDialect {},
        DialectName::Oracle => &OracleDialect {},
    }
}

fn lexer(dialect: DialectName) -> &'static dyn Dialect {
    match dialect {
        DialectName::Mysql | DialectName::Mariadb => &MySqlWords(MySqlDialect {}),
        _ => parser(dialect),
    }
}

/// Turns places into bytes, each place at or after the one before.
struct Walk<'a> {
    rest: std::str::Chars<'a>,
    length: usize,
    line: u64,
    column: u64,
}

impl<'a> Walk<'a> {
    fn new(sql: &'a str) -> Self {
        Self {
            rest: sql.chars(),
            length: sql.len(),
            line: 1,
            column: 1,
        }
    }

    fn byte_at(&mut self, place: Location) -> usize {
        while (self.line, self.column) < (place.line, place.column) {
            match self.rest.next() {
                Some('\n') => (self.line, self.column) = (self.line + 1, 1),
                Some(_) => self.column += 1,
                None => break,
            }
        }
        self.length - self.rest.as_str().len()
    }
}

/// MySQL's tokens with executed comments left whole: sqlparser gives what is in them a wrong place.
#[derive(Debug)]
struct MySqlWords(MySqlDialect);

impl Dialect for MySqlWords {
    fn dialect(&self) -> TypeId {
        self.0.dialect()
    }

    fn is_identifier_start(&self, ch: char) -> bool {
        self.0.is_identifier_start(ch)
    }

    fn is_identifier_part(&self, ch: char) -> bool {
        self.0.is_identifier_part(ch)
    }

    fn is_delimited_identifier_start(&self, ch: char) -> bool {
        self.0.is_delimited_identifier_start(ch)
    }

    fn supports_string_literal_backslash_escape(&self) -> bool {
        self.0.supports_string_literal_backslash_escape()
    }

    fn ignores_wildcard_escapes(&self) -> bool {
        self.0.ignores_wildcard_escapes()
    }

    fn supports_numeric_prefix(&self) -> bool {
        self.0.supports_numeric_prefix()
    }

    fn requires_single_line_comment_whitespace(&self) -> bool {
        self.0.requires_single_line_comment_whitespace()
    }
}
