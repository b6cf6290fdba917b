//! How deep the parts of a file stand in one another.
//!
//! The parser takes any depth. Walking, copying and dropping a tree recurse, so trees that are too deep are refused.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::visitor::source_order::{
    SourceOrderVisitor, walk_expr, walk_interpolated_string_element, walk_pattern, walk_stmt,
};
use ruff_python_ast::{Expr, InterpolatedStringElement, ModModule, Pattern, Stmt};
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;
use ruff_text_size::{Ranged as _, TextRange};

use super::limits::{DEEPEST_NESTING, STACK};

/// What dropping one level takes of the stack, at most.
const LEVEL: usize = 1 << 10;

/// Something that holds others.
#[derive(Clone, Copy)]
enum Part<'a> {
    Statement(&'a Stmt),
    Expression(&'a Expr),
    Pattern(&'a Pattern),
    Piece(&'a InterpolatedStringElement),
}

/// The parts that stand in another one, not those in them again.
#[derive(Default)]
struct Inner<'a> {
    parts: Vec<Part<'a>>,
}

impl<'a> SourceOrderVisitor<'a> for Inner<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        self.parts.push(Part::Statement(statement));
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        self.parts.push(Part::Expression(expression));
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        self.parts.push(Part::Pattern(pattern));
    }

    fn visit_interpolated_string_element(&mut self, piece: &'a InterpolatedStringElement) {
        self.parts.push(Part::Piece(piece));
    }
}

/// Whether a text is nested so deeply that parsing it would fill the memory.
pub(super) fn is_too_deep_to_parse(text: &str) -> bool {
    // A small text cannot do harm.
    if text.len() < 64 << 10 {
        return false;
    }
    let most = DEEPEST_NESTING * 4;
    let mut lexer = lex(text, Mode::Module);
    let (mut open, mut joined) = (0_usize, 0_usize);
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return false,
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::FStringStart => {
                open += 1;
                joined += 1;
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::FStringEnd => {
                open = open.saturating_sub(1);
            }
            TokenKind::Comma | TokenKind::Newline | TokenKind::Semi => joined = 0,
            kind if nests(kind) => joined += 1,
            _ => {}
        }
        if open > most || joined > most {
            return true;
        }
    }
}

/// Whether a token makes one expression stand in another, without brackets.
fn nests(kind: TokenKind) -> bool {
    kind.is_arithmetic()
        || kind.is_bitwise_or_shift()
        || matches!(
            kind,
            TokenKind::Await
                | TokenKind::ColonEqual
                | TokenKind::Dot
                | TokenKind::Else
                | TokenKind::Lambda
                | TokenKind::Not
                | TokenKind::Percent
                | TokenKind::Tilde
                | TokenKind::Yield
        )
}

/// The place of the first part that stands too deep.
pub(super) fn too_deep(body: &[Stmt]) -> Option<usize> {
    deepest(body, DEEPEST_NESTING).err()
}

/// How deep a tree is at most, or the place of the first part that is deeper than allowed.
fn deepest(body: &[Stmt], allowed: usize) -> Result<usize, usize> {
    let mut waiting: Vec<(Part, usize)> = Vec::new();
    let mut inner = Inner::default();
    let mut deepest = 0;
    for statement in body {
        waiting.push((Part::Statement(statement), 1));
        while let Some((part, depth)) = waiting.pop() {
            let range = part.range();
            if depth > allowed {
                return Err(range.start().to_usize());
            }
            // No part is deeper than its text is long.
            let length = range.len().to_usize().min(DEEPEST_NESTING);
            deepest = deepest.max(depth + length);
            if length < DEEPEST_NESTING && depth + length < allowed {
                continue;
            }
            match part {
                Part::Statement(statement) => walk_stmt(&mut inner, statement),
                Part::Expression(expression) => walk_expr(&mut inner, expression),
                Part::Pattern(pattern) => walk_pattern(&mut inner, pattern),
                Part::Piece(piece) => walk_interpolated_string_element(&mut inner, piece),
            }
            waiting.extend(inner.parts.drain(..).map(|part| (part, depth + 1)));
        }
    }
    Ok(deepest)
}

impl Part<'_> {
    fn range(self) -> TextRange {
        match self {
            Self::Statement(statement) => statement.range(),
            Self::Expression(expression) => expression.range(),
            Self::Pattern(pattern) => pattern.range(),
            Self::Piece(piece) => piece.range(),
        }
    }
}

/// Drops a tree of any depth.
pub(super) fn discard(syntax: ModModule) {
    let depth = deepest(&syntax.body, usize::MAX).unwrap_or_default();
    let stack = depth.saturating_mul(LEVEL) + STACK.0;
    stacker::maybe_grow(stack, stack, || drop(syntax));
}
