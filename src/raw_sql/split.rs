//! The statements of a text, found on its tokens: never in a string, a comment or a body.

use std::ops::Range;

use sqlparser::tokenizer::Token;

use super::block::Block;
use super::delimiter::{self, Section};
use super::tokens::{self, Placed};
use super::transaction::is_transactional;
use crate::config::DialectName;

/// One statement of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The statement without what ends it; the `;` after an Oracle block's `END` belongs to the block.
    pub sql: &'a str,
    /// Where it stands: bytes of the text.
    pub span: Range<usize>,
    /// Whether it is procedural: SQL*Plus ends it by `/`, `sqlcmd` by `GO`, the mysql client by a delimiter of its own.
    pub block: bool,
    /// Whether it can run inside a transaction.
    pub transactional: bool,
    /// Whether a terminator has to go on a line of its own, since the last line ends in a `--` comment.
    pub ends_in_line_comment: bool,
}

/// Cuts a text into its statements.
///
/// Pieces without a statement are left out; a comment stays with the statement after it. A text with a string or comment
/// that does not end is one piece.
pub fn split(sql: &str, dialect: DialectName) -> Vec<Piece<'_>> {
    match cut(sql, dialect) {
        Ok(cuts) => cuts.into_iter().map(|cut| cut.piece).collect(),
        Err(_) => trimmed(sql, 0..sql.len()).map(whole).into_iter().collect(),
    }
}

/// A piece and its tokens.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    pub(super) piece: Piece<'a>,
    pub(super) tokens: Vec<Placed>,
}

/// A string, a quoted name or a comment that does not end.
#[derive(Debug)]
pub(super) struct Unended {
    pub(super) message: String,
    pub(super) at: usize,
}

/// Cuts a text into its statements with their tokens.
pub(super) fn cut(sql: &str, dialect: DialectName) -> Result<Vec<Cut<'_>>, Unended> {
    let mut cuts = Vec::new();
    for Section {
        span,
        is_one_statement,
    } in delimiter::sections(sql, dialect)
    {
        let mut tokens = tokens::tokens(&sql[span.clone()], dialect).map_err(|error| Unended {
            at: span.start + tokens::byte_at(&sql[span.clone()], error.location),
            message: error.message,
        })?;
        for token in &mut tokens {
            token.span = token.span.start + span.start..token.span.end + span.start;
        }
        let mut cutter = Cutter {
            sql,
            dialect,
            cuts: &mut cuts,
        };
        if is_one_statement {
            cutter.push(&tokens, true);
        } else {
            cutter.cut(&tokens);
        }
    }
    Ok(cuts)
}

fn trimmed(sql: &str, span: Range<usize>) -> Option<(&str, Range<usize>)> {
    let text = &sql[span.clone()];
    let start = span.start + (text.len() - text.trim_start().len());
    let text = text.trim();
    (!text.is_empty()).then(|| (text, start..start + text.len()))
}

fn whole((sql, span): (&str, Range<usize>)) -> Piece<'_> {
    Piece {
        sql,
        span,
        block: false,
        transactional: true,
        ends_in_line_comment: false,
    }
}

struct Cutter<'a, 'c> {
    sql: &'a str,
    dialect: DialectName,
    cuts: &'c mut Vec<Cut<'a>>,
}

impl Cutter<'_, '_> {
    fn cut(&mut self, tokens: &[Placed]) {
        let mut start = 0;
        let mut block: Option<Block> = None;
        let mut before: Option<&Placed> = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(length) = self.separator(tokens, at) {
                self.push_ended(&tokens[start..at], block.take());
                (start, at) = (at + length, at + length);
                continue;
            }
            if token.is_significant(self.dialect) {
                let is_end = *token.token() == Token::SemiColon;
                if !is_end {
                    let open = block.get_or_insert_with(|| Block::start(tokens, at, self.dialect));
                    open.step(tokens, at, before);
                } else if block.as_mut().is_none_or(Block::ends) {
                    let keeps = block.as_ref().is_some_and(Block::keeps_terminator);
                    let is_block = block.take().is_some_and(|block| block.is_block());
                    self.push(&tokens[start..at + usize::from(keeps)], is_block);
                    start = at + 1;
                }
                before = Some(token);
            }
            at += 1;
        }
        self.push_ended(&tokens[start..], block);
    }

    /// Pushes what the text's end or a separator line ends: a `;` before it may be left over.
    fn push_ended(&mut self, tokens: &[Placed], block: Option<Block>) {
        let keeps = block.as_ref().is_some_and(Block::keeps_terminator);
        let last = tokens
            .iter()
            .rposition(|token| token.is_significant(self.dialect));
        let tokens = match last {
            Some(last) if !keeps && *tokens[last].token() == Token::SemiColon => &tokens[..last],
            _ => tokens,
        };
        self.push(tokens, block.is_some_and(|block| block.is_block()));
    }

    /// The number of tokens of a separator line at this token: `GO`, `GO 5` or `/`.
    fn separator(&self, tokens: &[Placed], at: usize) -> Option<usize> {
        let is_separator = match self.dialect {
            DialectName::Mssql => tokens[at].is_word("GO"),
            DialectName::Oracle => *tokens[at].token() == Token::Div,
            _ => false,
        };
        if !is_separator
            || !self.sql[..tokens[at].span.start]
                .rsplit('\n')
                .next()
                .unwrap_or_default()
                .trim()
                .is_empty()
        {
            return None;
        }
        let rest = self.sql[tokens[at].span.end..]
            .split('\n')
            .next()
            .unwrap_or_default();
        let is_count = |text: &str| {
            self.dialect == DialectName::Mssql && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let line_end = tokens[at].span.end + rest.len();
        let is_alone =
            rest.trim().is_empty() || rest.trim_start().starts_with("--") || is_count(rest.trim());
        let length = tokens[at..]
            .iter()
            .take_while(|token| token.span.start < line_end)
            .count();
        is_alone.then_some(length.max(1))
    }

    fn push(&mut self, tokens: &[Placed], block: bool) {
        let significant: Vec<&Placed> = tokens
            .iter()
            .filter(|token| token.is_significant(self.dialect))
            .collect();
        let last = tokens.iter().rposition(|token| !token.is_blank());
        let (false, Some(first), Some(last)) = (significant.is_empty(), tokens.first(), last)
        else {
            return;
        };
        let Some((sql, span)) = trimmed(self.sql, first.span.start..tokens[last].span.end) else {
            return;
        };
        let piece = Piece {
            sql,
            span,
            block,
            transactional: is_transactional(&significant, self.dialect),
            ends_in_line_comment: tokens[last].is_line_comment(),
        };
        self.cuts.push(Cut {
            piece,
            tokens: tokens.to_vec(),
        });
    }
}
