//! Decorators of functions and classes.

use ruff_python_ast::Decorator;

use super::{Evaluator, Frame};
use crate::python::{FunctionKind, Host, Outcome, Place, Value};

/// Decorators that change how often a function runs or how it looks, not what it gives.
const WITHOUT_EFFECT: &[&str] = &[
    "abc.abstractmethod",
    "abc.ABC",
    "contextlib.asynccontextmanager",
    "contextlib.contextmanager",
    "enum.unique",
    "enum.verify",
    "functools.cache",
    "functools.lru_cache",
    "functools.total_ordering",
    "functools.wraps",
    "typing.final",
    "typing.no_type_check",
    "typing.overload",
    "typing.override",
    "typing.runtime_checkable",
    "typing_extensions.deprecated",
    "typing_extensions.final",
    "typing_extensions.overload",
    "typing_extensions.override",
    "warnings.deprecated",
];

/// Decorators that are to be called, and where they stand, outermost first.
pub(super) type Wrappers = Vec<(Value, Place)>;

impl<H: Host> Evaluator<H> {
    /// What the decorators of a function make of it.
    pub(super) fn decorators(
        &mut self,
        decorators: &[Decorator],
        frame: &Frame<H>,
    ) -> Outcome<(FunctionKind, Wrappers)> {
        let mut kind = FunctionKind::Plain;
        let mut wrappers = Vec::new();
        for decorator in decorators {
            let value = self.expression(&decorator.expression, frame)?;
            match value.as_path() {
                Some("builtins.staticmethod") => kind = FunctionKind::Static,
                Some("builtins.classmethod") => kind = FunctionKind::Class,
                Some(
                    "builtins.property" | "functools.cached_property" | "abc.abstractproperty",
                ) => {
                    kind = FunctionKind::Property;
                }
                _ if is_without_effect(&value) => {}
                _ => wrappers.push((value, frame.place(&decorator.expression))),
            }
        }
        Ok((kind, wrappers))
    }
}

/// Whether a decorator, or a call of one, can be passed over.
pub(super) fn is_without_effect(decorator: &Value) -> bool {
    let path = match decorator.as_call() {
        Some((path, _)) => Some(path),
        None => decorator.as_path(),
    };
    path.is_some_and(|path| WITHOUT_EFFECT.contains(&path))
}
