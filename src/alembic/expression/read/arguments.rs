//! The arguments of a call: each is looked at, and none passed over.

use crate::python::{Args, Argument, Outcome, Place, Value};

/// Refuses a call that has other arguments than these.
pub(super) fn only(
    args: &Args,
    positional: usize,
    named: &[&str],
    what: &str,
    place: &Place,
) -> Outcome<()> {
    if let Some(argument) = args.positional.get(positional) {
        return argument
            .place
            .unreadable(format!("`{what}` has an argument that is not understood"));
    }
    let unknown = args
        .named
        .iter()
        .find(|(name, _)| !named.contains(&name.as_str()));
    match unknown {
        Some((name, _)) => place.unreadable(format!("`{what}` with `{name}` is not understood")),
        None => Ok(()),
    }
}

/// The argument at this position or with this name.
pub(in crate::alembic::expression) fn wanted<'a>(
    args: &'a Args,
    position: usize,
    name: &str,
    what: &str,
    place: &Place,
) -> Outcome<&'a Argument> {
    match args.get(position, name) {
        Some(argument) => Ok(argument),
        None => place.raise(
            "TypeError",
            format!("`{what}` misses its argument `{name}`"),
        ),
    }
}

/// A string.
pub(in crate::alembic::expression) fn text<'a>(
    argument: &'a Argument,
    what: &str,
) -> Outcome<&'a str> {
    text_of(&argument.value, what, &argument.place)
}

/// A string, where a value stands.
pub(super) fn text_of<'a>(value: &'a Value, what: &str, place: &Place) -> Outcome<&'a str> {
    if let Value::Unknown(unknown) = value {
        return place.needs(unknown);
    }
    match value.as_str() {
        Some(text) => Ok(text),
        None => place.unreadable(format!("{what} is wanted as a string")),
    }
}

/// Whether an argument is given as true.
pub(in crate::alembic::expression) fn is_true(
    args: &Args,
    position: usize,
    name: &str,
) -> Outcome<bool> {
    let Some(argument) = args.get(position, name) else {
        return Ok(false);
    };
    match &argument.value {
        Value::Bool(value) => Ok(*value),
        Value::None => Ok(false),
        Value::Unknown(unknown) => argument.place.needs(unknown),
        _ => argument
            .place
            .unreadable(format!("`{name}` is wanted as True or False")),
    }
}

/// An argument that is given and not `None`.
pub(super) fn given<'a>(args: &'a Args, position: usize, name: &str) -> Option<&'a Argument> {
    args.get(position, name)
        .filter(|argument| !matches!(argument.value, Value::None))
}

/// A sequence as its values, anything else as itself.
pub(super) fn each(value: &Value) -> Vec<Value> {
    value.as_sequence().unwrap_or_else(|| vec![value.clone()])
}
