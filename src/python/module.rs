//! A Python file of the project.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::{ExprLambda, PySourceType, Stmt};
use ruff_python_parser::{
    LexicalErrorType, ParseError, ParseErrorType, UnsupportedSyntaxErrorKind,
    parse_unchecked_source,
};
use ruff_text_size::{Ranged, TextRange};

use crate::diag::{Diagnostic, Source};

use super::limits::{DEEP_STACK, LARGEST_FILE};
use super::nesting;
use super::{Code, Place, Scope};

/// What to do about a file in an old form of Python.
const PYTHON_2: &str = "this looks like Python 2; write it so that Python 3 understands it";

/// Larger parts of a file may be nested too deeply for a small stack.
const SMALL: usize = 2_000;

/// A Python file of the project: its text, its statements, and the names that its body binds.
#[derive(Debug)]
pub struct Module {
    /// The dotted name; empty for a file that nobody imports.
    pub name: String,
    /// The file.
    pub source: Arc<Source>,
    /// The statements of its body.
    pub body: Vec<Rc<Stmt>>,
    /// The names bound by its body.
    pub scope: Rc<Scope>,
    /// The functions that have been defined, by their place in the file: each is copied once.
    codes: RefCell<BTreeMap<usize, Code>>,
}

impl Module {
    /// Parses a file; its body has not been evaluated yet.
    ///
    /// # Errors
    /// When it is no Python 3.
    pub fn parse(name: &str, source: &Arc<Source>) -> Result<Self, Box<Diagnostic>> {
        if source.text.len() > LARGEST_FILE {
            let message = format!("this file is larger than {} MiB", LARGEST_FILE >> 20);
            let diagnostic = Diagnostic::error("unreadable-python", message);
            return Err(Box::new(diagnostic.at(source, 0..0, "")));
        }
        let too_deep = |at: usize| {
            let diagnostic = Diagnostic::error("unreadable-python", "this is nested too deeply");
            Err(Box::new(diagnostic.at(source, at..at, "")))
        };
        if nesting::is_too_deep_to_parse(&source.text) {
            return too_deep(0);
        }
        let parsed = parse_unchecked_source(&source.text, PySourceType::Python);
        let error = parsed.errors().first().cloned();
        let old_except = parsed.unsupported_syntax_errors().iter().find(|error| {
            // In Python 2 the second name is bound to the exception.
            error.kind == UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes
        });
        let old_except = old_except.map(|error| span(error.range));
        let syntax = parsed.into_syntax();
        if let Some(at) = nesting::too_deep(&syntax.body) {
            nesting::discard(syntax);
            return too_deep(at);
        }
        if let Some(error) = error {
            nesting::discard(syntax);
            return Err(Box::new(syntax_error(source, &error)));
        }
        if let Some(span) = old_except {
            nesting::discard(syntax);
            let message = "several classes of exceptions stand in parentheses";
            let diagnostic = Diagnostic::error("python-syntax", message).at(source, span, "");
            return Err(Box::new(diagnostic.help(PYTHON_2)));
        }
        Ok(Self {
            name: name.to_owned(),
            source: Arc::clone(source),
            body: syntax.body.into_iter().map(Rc::new).collect(),
            scope: Rc::default(),
            codes: RefCell::default(),
        })
    }

    /// The same file with no names bound yet.
    #[must_use]
    pub fn unbound(&self) -> Self {
        Self {
            name: self.name.clone(),
            source: Arc::clone(&self.source),
            body: self.body.clone(),
            scope: Rc::default(),
            codes: self.codes.clone(),
        }
    }

    /// A module without a body.
    pub(super) fn empty(source: &Arc<Source>) -> Self {
        Self {
            name: String::new(),
            source: Arc::clone(source),
            body: Vec::new(),
            scope: Rc::default(),
            codes: RefCell::default(),
        }
    }

    /// The place of a part of the file.
    pub fn place(&self, node: &impl Ranged) -> Place {
        Place {
            source: Arc::clone(&self.source),
            span: span(node.range()),
        }
    }

    /// The text of a part of the file.
    pub fn text(&self, node: &impl Ranged) -> &str {
        self.source.text.get(span(node.range())).unwrap_or_default()
    }

    /// A `def` as something that can be kept.
    pub(super) fn def(&self, statement: &Stmt) -> Code {
        self.code(statement, || Code::Def(Rc::new(statement.clone())))
    }

    /// A `lambda` as something that can be kept.
    pub(super) fn lambda(&self, lambda: &ExprLambda) -> Code {
        self.code(lambda, || Code::Lambda(Rc::new(lambda.clone())))
    }

    fn code(&self, node: &impl Ranged, copy: impl FnOnce() -> Code) -> Code {
        let span = span(node.range());
        if let Some(code) = self.codes.borrow().get(&span.start) {
            return code.clone();
        }
        // A statement of the file's own body is not copied at all.
        let own = self
            .body
            .binary_search_by_key(&span.start, |statement| statement.start().to_usize());
        let code = match own {
            Ok(position) if self.body[position].is_function_def_stmt() => {
                Code::Def(Rc::clone(&self.body[position]))
            }
            _ if span.len() < SMALL => copy(),
            _ => stacker::maybe_grow(DEEP_STACK.0, DEEP_STACK.1, copy),
        };
        self.codes.borrow_mut().insert(span.start, code.clone());
        code
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        let statements = std::mem::take(&mut self.body);
        let codes = std::mem::take(self.codes.get_mut());
        if self.source.text.len() < SMALL {
            drop((statements, codes));
        } else {
            stacker::maybe_grow(DEEP_STACK.0, DEEP_STACK.1, || drop((statements, codes)));
        }
    }
}

fn span(range: TextRange) -> std::ops::Range<usize> {
    range.start().to_usize()..range.end().to_usize()
}

fn syntax_error(source: &Arc<Source>, error: &ParseError) -> Diagnostic {
    let span = span(error.range());
    let start = source.clamp(&span).start;
    let message = match error.error {
        ParseErrorType::Lexical(LexicalErrorType::Eof) => {
            "the file ends before a statement is finished".to_owned()
        }
        ref other => in_lower_case(&other.to_string()),
    };
    let diagnostic = Diagnostic::error("python-syntax", message).at(source, span, "");
    let line_start = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = source.text[line_start..].lines().next().unwrap_or_default();
    if is_python_2(line.trim_start()) {
        return diagnostic.help(PYTHON_2);
    }
    diagnostic
}

/// A message of the parser as messages are written here.
fn in_lower_case(message: &str) -> String {
    let mut characters = message.chars();
    let first: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    first + characters.as_str()
}

/// Whether a line with a mistake would have been none in Python 2.
fn is_python_2(line: &str) -> bool {
    let word_then = |word: &str| match line.strip_prefix(word) {
        Some(rest) => rest.starts_with([' ', '"', '\'']) && !rest.trim_start().starts_with('('),
        None => false,
    };
    let raises = line.starts_with("raise ") && line.contains(", ");
    let is_octal = |word: &str| {
        word.len() > 1 && word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let has_octal = line.split([' ', '=', '(', ',']).any(is_octal);
    let has_sign = line.contains("<>") || line.contains('`') || line.contains(" ur'");
    word_then("print") || word_then("exec") || raises || has_octal || has_sign
}
