//! Names of objects: plain, marked as final by `op.f`, or left to the naming convention.

use crate::config::Naming;
use crate::ops::{Named, named};
use crate::python::{Outcome, Place, Value};

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The name.
    pub(super) text: String,
    /// No convention is applied to it.
    pub(super) is_final: bool,
}

/// The name that a value is; `None`: it is left out.
pub(super) fn name_of(value: Option<&Value>, place: &Place) -> Outcome<Option<Name>> {
    match value {
        None | Some(Value::None) => Ok(None),
        Some(Value::Unknown(unknown)) => place.needs(unknown),
        Some(value) => {
            if let Some(text) = value.as_str() {
                return Ok(Some(Name {
                    text: text.to_owned(),
                    is_final: false,
                }));
            }
            if let Some((path, args)) = value.as_call() {
                let last = path.rsplit('.').next().unwrap_or(path);
                if matches!(last, "f" | "conv" | "_truncated_label" | "quoted_name") {
                    let inner = args.positional.first().map(|argument| &argument.value);
                    let name = name_of(inner, place)?;
                    let is_final = last != "quoted_name";
                    return Ok(name.map(|name| Name { is_final, ..name }));
                }
                // `sa.schema._NONE_NAME` and its like: no name at all.
                return place.unreadable("this is no name");
            }
            match value {
                Value::Bool(false) => Ok(None),
                Value::Symbolic(symbolic) if is_method_f(symbolic) => {
                    let crate::python::Node::Call(_, args) = &symbolic.node else {
                        return Ok(None);
                    };
                    let name = name_of(
                        args.positional.first().map(|argument| &argument.value),
                        place,
                    )?;
                    Ok(name.map(|name| Name {
                        is_final: true,
                        ..name
                    }))
                }
                _ => place.unreadable(format!(
                    "a name was expected, not a value of type `{}`",
                    value.type_name()
                )),
            }
        }
    }
}

/// `batch_op.f("…")`.
fn is_method_f(symbolic: &crate::python::Symbolic) -> bool {
    let crate::python::Node::Call(Value::Symbolic(callee), _) = &symbolic.node else {
        return false;
    };
    matches!(&callee.node, crate::python::Node::Attribute(_, name) if name == "f")
}

/// The kinds of things that a convention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Convention {
    /// An index.
    Index,
    /// A unique constraint.
    Unique,
    /// A check constraint.
    Check,
    /// A foreign key.
    ForeignKey,
    /// A primary key.
    PrimaryKey,
}

/// The final name: a convention with `%(constraint_name)s` is applied to names that are given too.
pub(super) fn conventional(
    naming: &Naming,
    convention: Convention,
    name: Option<Name>,
    table: &str,
    columns: &[String],
) -> Option<String> {
    let name = name?;
    let convention = match convention {
        Convention::Index => &naming.ix,
        Convention::Unique => &naming.uq,
        Convention::Check => &naming.ck,
        Convention::ForeignKey => &naming.fk,
        Convention::PrimaryKey => &naming.pk,
    };
    match convention {
        Some(convention) if !name.is_final && convention.contains("%(constraint_name)s") => {
            Some(named(
                convention,
                &Named {
                    constraint: &name.text,
                    ..Named::columns(table, columns)
                },
            ))
        }
        _ => Some(name.text),
    }
}
