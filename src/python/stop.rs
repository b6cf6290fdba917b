//! Why an evaluation does not go on with the next statement.

use std::sync::Arc;

use crate::diag::{Diagnostic, Source, Span};

use super::Value;

/// A place in a Python file.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes.
    pub span: Span,
}

/// Why an evaluation does not go on with the next statement.
#[derive(Debug)]
pub enum Stop {
    /// It cannot be known, or is not understood: a message to the user.
    Unreadable(Box<Diagnostic>),
    /// Python raises an exception here.
    Raise(Box<Raised>),
    /// `return`.
    Return(Value),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// An exception of Python.
#[derive(Debug, Clone)]
pub struct Raised {
    /// The class, such as `KeyError`.
    pub class: Value,
    /// Its name.
    pub name: String,
    /// What it says.
    pub message: String,
    /// Where it is raised.
    pub place: Place,
    /// What `raise` names; `None`: an exception of Python's own.
    pub value: Option<Value>,
}

impl Stop {
    /// What is to be said of it to the user; `place` is where it surfaced.
    pub fn into_diagnostic(self, place: &Place) -> Diagnostic {
        match self {
            Self::Unreadable(diagnostic) => *diagnostic,
            Self::Raise(raised) => {
                let message = if raised.message.is_empty() {
                    format!("the revision raises `{}` here", raised.name)
                } else {
                    format!("the revision raises `{}`: {}", raised.name, raised.message)
                };
                raised.place.error("python-raises", message, "")
            }
            Self::Return(_) | Self::Break | Self::Continue => place.error(
                "python-syntax",
                "`return`, `break` or `continue` has nothing to leave",
                "",
            ),
        }
    }
}

/// What evaluating gives.
pub type Outcome<T = Value> = Result<T, Stop>;

impl Place {
    /// A message at this place.
    pub fn error(&self, code: &'static str, message: impl Into<String>, label: &str) -> Diagnostic {
        Diagnostic::error(code, message).at(&self.source, self.span.clone(), label)
    }

    /// Stops the evaluation: this cannot be read.
    pub fn unreadable<T>(&self, message: impl Into<String>) -> Outcome<T> {
        Err(Stop::Unreadable(Box::new(self.error(
            "unreadable-python",
            message,
            "",
        ))))
    }

    /// Stops the evaluation: a value is used that no text tells.
    pub fn needs<T>(&self, unknown: &super::Unknown) -> Outcome<T> {
        let message = format!(
            "this depends on {}, which the revision files do not tell",
            unknown.what
        );
        let diagnostic = self.error("unreadable-python", message, "");
        let diagnostic = if unknown.place.span == self.span {
            diagnostic
        } else {
            let place = &unknown.place;
            diagnostic.at(&place.source, place.span.clone(), "it comes from here")
        };
        Err(Stop::Unreadable(Box::new(diagnostic)))
    }

    /// Raises an exception of Python's own.
    pub fn raise<T>(&self, class: &str, message: impl Into<String>) -> Outcome<T> {
        Err(Stop::Raise(Box::new(Raised {
            class: Value::path(format!("builtins.{class}"), self.clone()),
            name: class.to_owned(),
            message: message.into(),
            place: self.clone(),
            value: None,
        })))
    }
}
