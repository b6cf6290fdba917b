//! What is equal as a key of a dictionary or a member of a set.

use std::rc::Rc;

use ruff_python_ast::name::Name;

use super::{Node, Value};

/// A value as a key. Numbers of the same size are one key, as in Python.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    None,
    Ellipsis,
    Int(i128),
    /// The bits of a number that is not whole.
    Float(u64),
    Text(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Key>),
    /// A name of a library.
    Path(Rc<str>),
    /// A date, a UUID and their like: what makes it.
    Data(Rc<str>, Vec<Key>),
    /// A member of an enum, by the place of its class in memory.
    Member(usize, Name),
    /// Anything else is equal to itself alone.
    Object(usize),
}

impl Key {
    /// The key that a value is; `None`: it cannot be one.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Self::within(value, 20)
    }

    fn within(value: &Value, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        if let Some(text) = value.as_str() {
            return Some(match value {
                Value::Str(text) => Self::Text(Rc::clone(text)),
                _ => Self::Text(text.into()),
            });
        }
        Some(match value {
            Value::None => Self::None,
            Value::Ellipsis => Self::Ellipsis,
            Value::Bool(value) => Self::Int(i128::from(*value)),
            Value::Int(int) => Self::Int(*int),
            Value::Float(float) => Self::float(*float),
            Value::Str(text) => Self::Text(Rc::clone(text)),
            Value::Bytes(bytes) => Self::Bytes(Rc::clone(bytes)),
            Value::Tuple(values) => {
                let keys = values.iter().map(|value| Self::within(value, depth));
                Self::Tuple(keys.collect::<Option<_>>()?)
            }
            Value::Instance(instance) => match &instance.member {
                Some((_, Value::Int(int))) if instance.class.is_number() => Self::Int(*int),
                Some((name, _)) => Self::Member(Rc::as_ptr(&instance.class).addr(), name.clone()),
                None => match instance.values() {
                    Some(values) => {
                        let keys = values.iter().map(|value| Self::within(value, depth));
                        Self::Tuple(keys.collect::<Option<_>>()?)
                    }
                    None => Self::Object(Rc::as_ptr(instance).addr()),
                },
            },
            Value::Class(class) => Self::Object(Rc::as_ptr(class).addr()),
            Value::Function(function) => Self::Object(Rc::as_ptr(function).addr()),
            Value::Module(module) => Self::Object(Rc::as_ptr(module).addr()),
            Value::Method(method) => Self::Object(Rc::as_ptr(method).addr()),
            Value::Symbolic(symbolic) => match (&symbolic.node, value.as_data()) {
                (_, Some((path, args))) => {
                    let keys = args.positional.iter();
                    let keys = keys.map(|argument| Self::within(&argument.value, depth));
                    Self::Data(path.into(), keys.collect::<Option<_>>()?)
                }
                (Node::Path(path), None) => Self::Path(Rc::clone(path)),
                _ => Self::Object(Rc::as_ptr(symbolic).addr()),
            },
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Unknown(_) => return None,
        })
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "a float that a whole number stands for exactly is that number"
    )]
    fn float(float: f64) -> Self {
        let whole = float as i128;
        if float.abs() < 1e30 && whole as f64 == float {
            Self::Int(whole)
        } else {
            Self::Float(float.to_bits())
        }
    }
}
