//! What Python expressions evaluate to.

mod class;
mod dict;
mod function;
mod key;
mod sequence;
mod symbolic;

pub use class::{Class, Field, Instance, Shape};
pub use dict::{Dict, Missing};
pub use function::{Code, Function, FunctionKind};
pub use sequence::{List, Set, Tuple};
pub use symbolic::{Args, Argument, Node, Symbolic, Unknown};

use std::cell::RefCell;
use std::rc::Rc;

use super::limits::STACK;
use super::{Module, Place};

/// A value of Python.
#[derive(Debug, Clone, Default)]
pub enum Value {
    /// `None`.
    #[default]
    None,
    /// `...`.
    Ellipsis,
    /// `True` or `False`.
    Bool(bool),
    /// A whole number.
    Int(i128),
    /// A floating-point number.
    Float(f64),
    /// A string.
    Str(Rc<str>),
    /// Bytes.
    Bytes(Rc<[u8]>),
    /// A tuple.
    Tuple(Tuple),
    /// A list; an evaluated iterator too.
    List(Rc<List>),
    /// A dictionary, in the order of insertion.
    Dict(Rc<RefCell<Dict>>),
    /// A set, in the order of insertion: Python's own order is not fixed.
    Set(Rc<RefCell<Set>>),
    /// A `def` or a `lambda` of the project.
    Function(Rc<Function>),
    /// A class of the project.
    Class(Rc<Class>),
    /// An instance of a class of the project, such as a member of an enum.
    Instance(Rc<Instance>),
    /// A function of the project with its first argument: a method.
    Method(Rc<(Value, Value)>),
    /// A module of the project.
    Module(Rc<Module>),
    /// Something of a library, kept as it is written: what it means is for the host to say.
    Symbolic(Rc<Symbolic>),
    /// What no text tells.
    Unknown(Rc<Unknown>),
}

impl Value {
    /// A string.
    pub fn text(text: impl Into<Rc<str>>) -> Self {
        Self::Str(text.into())
    }

    /// A list.
    pub fn list(values: Vec<Value>) -> Self {
        Self::List(Rc::new(values.into()))
    }

    /// A tuple.
    pub fn tuple(values: Vec<Value>) -> Self {
        Self::Tuple(values.into())
    }

    /// A set of values, each once.
    pub fn set(values: impl IntoIterator<Item = Value>) -> Self {
        Self::Set(Rc::new(RefCell::new(values.into_iter().collect())))
    }

    /// A dictionary.
    pub fn dict(dict: Dict) -> Self {
        Self::Dict(Rc::new(RefCell::new(dict)))
    }

    /// An imported name.
    pub fn path(path: impl Into<Rc<str>>, place: Place) -> Self {
        Self::symbolic(Node::Path(path.into()), place)
    }

    /// Something of a library.
    pub fn symbolic(node: Node, place: Place) -> Self {
        Self::Symbolic(Rc::new(Symbolic { node, place }))
    }

    /// What no text tells.
    pub fn unknown(what: impl Into<String>, place: Place) -> Self {
        let what = what.into();
        Self::Unknown(Rc::new(Unknown { what, place }))
    }

    /// The text of a string, or of an enum's member that is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            Self::Instance(instance) => match &instance.member {
                Some((_, Value::Str(text))) if instance.class.is_text() => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// The path, where it is an imported name.
    pub fn as_path(&self) -> Option<&str> {
        match self {
            Self::Symbolic(symbolic) => symbolic.path(),
            _ => None,
        }
    }

    /// Whether it is one of Python's own names, such as `len`.
    pub(in crate::python) fn is_own_name(&self) -> bool {
        self.as_path()
            .is_some_and(|path| path.starts_with("builtins."))
    }

    /// The callee's path and the arguments, where it is a call of an imported name.
    pub fn as_call(&self) -> Option<(&str, &Args)> {
        let Self::Symbolic(symbolic) = self else {
            return None;
        };
        match &symbolic.node {
            Node::Call(callee, args) => Some((callee.as_path()?, args)),
            _ => None,
        }
    }

    /// Path and arguments of what a library makes of plain values, such as a date: these are its parts.
    pub fn as_data(&self) -> Option<(&str, &Args)> {
        let call = self.as_call()?;
        DATA.contains(&call.0).then_some(call)
    }

    /// Whether a value may hold others, and they others again.
    fn holds_others(&self) -> bool {
        !matches!(
            self,
            Self::None
                | Self::Ellipsis
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Str(_)
                | Self::Bytes(_)
                | Self::Unknown(_)
        )
    }

    /// The values of a list, tuple, named tuple or set.
    pub fn as_sequence(&self) -> Option<Vec<Value>> {
        match self {
            Self::List(values) => Some(values.borrow().clone()),
            Self::Set(values) => Some(values.borrow().iter().cloned().collect()),
            Self::Tuple(values) => Some(values.to_vec()),
            Self::Instance(instance) => instance.values(),
            _ => None,
        }
    }

    /// The name of its type, as Python says it.
    pub fn type_name(&self) -> &str {
        match self {
            Self::None => "NoneType",
            Self::Ellipsis => "ellipsis",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Str(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::Tuple(_) => "tuple",
            Self::List(_) => "list",
            Self::Dict(_) => "dict",
            Self::Set(_) => "set",
            Self::Function(_) => "function",
            Self::Class(_) => "type",
            Self::Instance(instance) => &instance.class.name,
            Self::Method(_) => "method",
            Self::Module(_) => "module",
            Self::Symbolic(_) => "object of a library",
            Self::Unknown(_) => "unknown value",
        }
    }
}

/// What is made of plain values alone, and equal by them.
const DATA: [&str; 6] = [
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "decimal.Decimal",
    "uuid.UUID",
];

/// Drops what others hold, on a stack that is large enough: values may be nested as deep as a program can build them.
fn release<T>(values: &mut Vec<T>) {
    if values.is_empty() {
        return;
    }
    let (free, more) = STACK;
    let values = std::mem::take(values);
    stacker::maybe_grow(free, more, || drop(values));
}
