//! Reading one statement token by token. What a reader does not expect stops it: nothing is skipped.

use std::ops::Range;

use sqlparser::tokenizer::Token;

use super::tokens::Placed;
use crate::catalog::CatalogError;
use crate::config::DialectName;

/// Why a statement was not read to its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// This token is not understood.
    Unknown(Range<usize>),
    /// What stands here does not fit the catalog.
    Fault(Box<CatalogError>, Range<usize>),
}

impl Stop {
    /// A broken rule of the catalog at this place.
    pub(super) fn fault(error: CatalogError, span: &Range<usize>) -> Self {
        Self::Fault(Box::new(error), span.clone())
    }
}

/// What reading gives.
pub(super) type Parsed<T> = Result<T, Stop>;

/// A name as written.
#[derive(Debug, Clone)]
pub(super) struct Ident {
    pub(super) value: String,
    pub(super) is_quoted: bool,
    pub(super) span: Range<usize>,
}

/// A name with an optional schema, as written.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) schema: Option<Ident>,
    pub(super) name: Ident,
}

/// Words that start a statement of SQL Server, which needs no `;` before it.
const STARTS: [&str; 27] = [
    "CREATE",
    "ALTER",
    "DROP",
    "INSERT",
    "UPDATE",
    "DELETE",
    "SELECT",
    "EXEC",
    "EXECUTE",
    "IF",
    "ELSE",
    "WHILE",
    "BEGIN",
    "END",
    "DECLARE",
    "SET",
    "PRINT",
    "MERGE",
    "TRUNCATE",
    "GRANT",
    "REVOKE",
    "COMMIT",
    "ROLLBACK",
    "USE",
    "RETURN",
    "RAISERROR",
    "THROW",
];

/// A place among the tokens of a statement that do something.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    pub(super) sql: &'a str,
    pub(super) dialect: DialectName,
    tokens: &'a [&'a Placed],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The start of a statement.
    pub(super) fn new(sql: &'a str, tokens: &'a [&'a Placed], dialect: DialectName) -> Self {
        Self {
            sql,
            dialect,
            tokens,
            at: 0,
        }
    }

    /// A token after the next one.
    pub(super) fn peek(&self, ahead: usize) -> Option<&'a Placed> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// The tokens from here on.
    pub(super) fn rest(&self) -> &'a [&'a Placed] {
        &self.tokens[self.at..]
    }

    /// Where the next token stands, or the end.
    pub(super) fn span(&self) -> Range<usize> {
        match (self.peek(0), self.tokens.last()) {
            (Some(token), _) => token.span.clone(),
            (None, Some(last)) => last.span.clone(),
            (None, None) => 0..0,
        }
    }

    /// Gives up at the next token.
    pub(super) fn unknown<T>(&self) -> Parsed<T> {
        Err(Stop::Unknown(self.span()))
    }

    /// Whether the statement ends here.
    pub(super) fn is_end(&self) -> bool {
        self.peek(0)
            .is_none_or(|token| self.dialect == DialectName::Mssql && token.is_one_of(&STARTS))
    }

    /// Asks for the end of the statement.
    pub(super) fn finish(&self) -> Parsed<()> {
        if self.is_end() {
            Ok(())
        } else {
            self.unknown()
        }
    }

    /// Steps over one token.
    pub(super) fn skip(&mut self) {
        self.at = self.tokens.len().min(self.at + 1);
    }

    /// Whether these words, blanks between them, come next.
    pub(super) fn is(&self, words: &str) -> bool {
        words
            .split(' ')
            .enumerate()
            .all(|(ahead, word)| self.peek(ahead).is_some_and(|token| token.is_word(word)))
    }

    /// Whether one of these words comes next.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        self.peek(0).is_some_and(|token| token.is_one_of(words))
    }

    /// Whether this symbol comes next.
    pub(super) fn is_symbol(&self, symbol: &Token) -> bool {
        self.peek(0).is_some_and(|token| token.token() == symbol)
    }

    /// Takes these words, blanks between them, if they come next.
    pub(super) fn take(&mut self, words: &str) -> bool {
        let is_there = self.is(words);
        if is_there {
            self.at += words.split(' ').count();
        }
        is_there
    }

    /// Takes one of these groups of words and says which.
    pub(super) fn take_one_of<'w>(&mut self, choices: &[&'w str]) -> Option<&'w str> {
        choices.iter().find(|words| self.take(words)).copied()
    }

    /// Takes this symbol if it comes next.
    pub(super) fn take_symbol(&mut self, symbol: &Token) -> bool {
        let is_there = self.is_symbol(symbol);
        self.at += usize::from(is_there);
        is_there
    }

    /// Asks for these words.
    pub(super) fn expect(&mut self, words: &str) -> Parsed<()> {
        if self.take(words) {
            Ok(())
        } else {
            self.unknown()
        }
    }

    /// Asks for this symbol.
    pub(super) fn expect_symbol(&mut self, symbol: &Token) -> Parsed<()> {
        if self.take_symbol(symbol) {
            Ok(())
        } else {
            self.unknown()
        }
    }

    /// Reads a name without a schema.
    pub(super) fn ident(&mut self) -> Parsed<Ident> {
        let Some(token) = self.peek(0) else {
            return self.unknown();
        };
        let Token::Word(word) = token.token() else {
            return self.unknown();
        };
        self.at += 1;
        // Oracle folds to upper case: such a name is the same with and without quotes.
        let is_folded =
            self.dialect == DialectName::Oracle && !word.value.contains(|c: char| c.is_lowercase());
        let is_quoted = word.quote_style.is_some() && !is_folded;
        Ok(Ident {
            value: word.value.clone(),
            is_quoted,
            span: token.span.clone(),
        })
    }

    /// Reads a name with an optional schema; a database before it is passed over.
    pub(super) fn name(&mut self) -> Parsed<Name> {
        let mut name = Name {
            schema: None,
            name: self.ident()?,
        };
        while self.take_symbol(&Token::Period) {
            let schema = std::mem::replace(&mut name.name, self.ident()?);
            name.schema = Some(schema);
        }
        Ok(name)
    }

    /// Reads `(a, b, c)`.
    pub(super) fn idents(&mut self) -> Parsed<Vec<Ident>> {
        self.expect_symbol(&Token::LParen)?;
        let mut idents = vec![self.ident()?];
        while self.take_symbol(&Token::Comma) {
            idents.push(self.ident()?);
        }
        self.expect_symbol(&Token::RParen)?;
        Ok(idents)
    }

    /// Reads a string.
    pub(super) fn string(&mut self) -> Parsed<String> {
        let Some(
            Token::SingleQuotedString(text)
            | Token::NationalStringLiteral(text)
            | Token::EscapedStringLiteral(text)
            | Token::DoubleQuotedString(text),
        ) = self.peek(0).map(Placed::token)
        else {
            return self.unknown();
        };
        self.at += 1;
        Ok(text.clone())
    }

    /// Reads a whole number.
    pub(super) fn number(&mut self) -> Parsed<i64> {
        let is_negative = self.take_symbol(&Token::Minus);
        let Some(Token::Number(digits, _)) = self.peek(0).map(Placed::token) else {
            return self.unknown();
        };
        let sign = if is_negative { "-" } else { "" };
        let Ok(number) = format!("{sign}{digits}").parse() else {
            return self.unknown();
        };
        self.at += 1;
        Ok(number)
    }

    /// Reads what stands in brackets, as written.
    pub(super) fn group(&mut self) -> Parsed<&'a str> {
        let open = self.span();
        if !self.is_symbol(&Token::LParen) {
            return self.unknown();
        }
        let length = self.bracket_length()?;
        let close = self.tokens[self.at + length - 1].span.start;
        self.at += length;
        Ok(self.sql[open.end..close].trim())
    }

    /// Reads an expression up to a comma, a closing bracket, the end, or one of these words.
    pub(super) fn expression(&mut self, ends: &[&str]) -> Parsed<&'a str> {
        let start = self.span().start;
        let mut end = start;
        while let Some(token) = self.peek(0) {
            let is_first = end == start;
            // A type after `::` may hold the words of `WITH TIME ZONE`.
            let is_end = token.is_one_of(ends) && !self.is("WITH TIME") || self.is_end();
            match token.token() {
                Token::Comma | Token::RParen => break,
                _ if is_end && !is_first => break,
                Token::LParen => self.at += self.bracket_length()?,
                _ => self.at += 1,
            }
            end = self.tokens[self.at - 1].span.end;
        }
        if end == start {
            self.unknown()
        } else {
            Ok(&self.sql[start..end])
        }
    }

    /// What was read since this byte.
    pub(super) fn text_since(&self, start: usize) -> &'a str {
        let end = self.tokens[..self.at]
            .last()
            .map_or(start, |token| token.span.end);
        &self.sql[start..end.max(start)]
    }

    /// The number of tokens from the bracket here to its counterpart.
    fn bracket_length(&self) -> Parsed<usize> {
        let mut depth = 0_usize;
        for (position, token) in self.rest().iter().enumerate() {
            match token.token() {
                Token::LParen => depth += 1,
                Token::RParen => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(position + 1);
            }
        }
        self.unknown()
    }
}
