//! Names of objects: plain, marked as final by `op.f`, or left to the naming convention.

use crate::catalog::QualifiedName;
use crate::ops::{Named, named, shortened};
use crate::python::{Args, Argument, Outcome, Place, Value};

use super::host::Alembic;

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
    host: &Alembic,
    convention: Convention,
    name: Option<Name>,
    table: &str,
    columns: &[String],
) -> Option<String> {
    let table = QualifiedName::new(None, table);
    let naming = host.naming();
    let kind = convention;
    let convention = match convention {
        Convention::Index => &naming.ix,
        Convention::Unique => &naming.uq,
        Convention::Check => &naming.ck,
        Convention::ForeignKey => &naming.fk,
        Convention::PrimaryKey => &naming.pk,
    };
    let asks_for_name = |convention: &String| convention.contains("%(constraint_name)s");
    let Some(name) = name else {
        // Of text SQLAlchemy does not know the columns.
        let convention = convention.as_ref().filter(|name| !asks_for_name(name));
        let convention = convention.filter(|_| kind == Convention::Check)?;
        let name = named(convention, &Named::columns(&table, columns));
        return Some(shortened(&name, host.dialect.max_name));
    };
    match convention {
        Some(convention) if !name.is_final && asks_for_name(convention) => {
            let name = named(
                convention,
                &Named {
                    constraint: &name.text,
                    ..Named::columns(&table, columns)
                },
            );
            Some(shortened(&name, host.dialect.max_name))
        }
        _ => Some(name.text),
    }
}

/// The name of an index that has none: it is made of the first column, and of the schema too.
pub(super) fn index_name(
    host: &Alembic,
    schema: Option<&str>,
    table: &str,
    columns: &[String],
) -> Option<String> {
    const USUAL: &str = "ix_%(column_0_label)s";
    columns.first()?;
    let convention = host.naming().ix.as_deref().unwrap_or(USUAL);
    let table = QualifiedName::new(schema, table);
    let name = named(convention, &Named::columns(&table, columns));
    Some(shortened(&name, host.dialect.max_name))
}

/// `quoted_name(name, quote)`, with the name that the engine sees.
pub(super) fn quoted(host: &mut Alembic, args: &Args, place: &Place) -> Args {
    let quote = match args.value(1, "quote") {
        Some(Value::Bool(quote)) => Some(*quote),
        _ => None,
    };
    match args.value(0, "value").and_then(Value::as_str) {
        Some(name) => Args::of([Value::text(host.spelled(name, quote))], place),
        None => args.clone(),
    }
}

/// The arguments of `op.f(…)`: a name that is too long is cut, since SQLAlchemy may cut those that it takes for made.
pub(super) fn cut(args: &Args, limit: usize) -> Args {
    let mut args = args.clone();
    if let Some(Argument { value, .. }) = args.positional.first_mut()
        && let Some(name) = value.as_str()
    {
        *value = Value::text(shortened(name, limit));
    }
    args
}
