//! Functions of the project.

use std::cell::OnceCell;
use std::rc::{Rc, Weak};

use ruff_python_ast::{ExprLambda, Parameters, Stmt, name::Name};

use super::super::{Module, Scope};
use super::{Class, Value, release};

/// A `def` or a `lambda`.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// What it takes, and what it does.
    pub code: Code,
    /// The values of the parameters that have a default, in the order of the parameters.
    pub defaults: Vec<Option<Value>>,
    /// The names around it.
    pub scope: Rc<Scope>,
    /// The module it stands in.
    pub module: Rc<Module>,
    /// `staticmethod`, `classmethod`, `property`, when decorated so.
    pub kind: FunctionKind,
    /// Whether it is a generator: it holds a `yield`.
    pub is_generator: bool,
    /// The class whose body it stands in.
    pub owner: OnceCell<Weak<Class>>,
}

/// How a function in a class is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionKind {
    /// With the instance.
    Plain,
    /// With nothing.
    Static,
    /// With the class.
    Class,
    /// Without a call.
    Property,
}

/// The text of a function.
#[derive(Debug, Clone)]
pub enum Code {
    /// A `def`; the statement is one.
    Def(Rc<Stmt>),
    /// A `lambda`.
    Lambda(Rc<ExprLambda>),
}

impl Code {
    /// What it takes.
    pub fn parameters(&self) -> Option<&Parameters> {
        match self {
            Self::Def(statement) => match &**statement {
                Stmt::FunctionDef(def) => Some(&def.parameters),
                _ => None,
            },
            Self::Lambda(lambda) => lambda.parameters.as_deref(),
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        if !self.defaults.is_empty() {
            release(&mut self.defaults);
        }
    }
}
