//! Python's own functions: <https://docs.python.org/3/library/functions.html>

use super::{dicts, int, known, numbers, objects, scalars, sequences};
use crate::python::eval::in_ascii;
use crate::python::{Args, Dict, Evaluator, Host, Outcome, Place, Value, library};

/// What would run other code, or depends on the machine.
const NEVER_RUN: &[&str] = &[
    "__import__",
    "breakpoint",
    "compile",
    "eval",
    "exec",
    "globals",
    "input",
    "locals",
];

/// Calls a function of Python's own; `None` leaves the call to the host.
pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if NEVER_RUN.contains(&name) {
        return place.unreadable(format!("`{name}()` is never run"));
    }
    let first = args.positional.first().map(|argument| &argument.value);
    if let Some(Value::Unknown(_)) = first
        && !matches!(name, "print" | "isinstance" | "super" | "open" | "getattr")
    {
        // What is made of something unknown is as unknown.
        return Ok(first.cloned());
    }
    match name {
        "print" => Ok(Some(Value::None)),
        "str" | "repr" | "ascii" | "format" | "ord" | "chr" => text(eval, name, args, place),
        "int" | "float" | "bool" | "abs" | "round" | "hex" | "oct" | "bin" | "divmod" | "pow" => {
            numbers::call(eval, name, args, place)
        }
        "list" | "iter" | "tuple" | "set" | "frozenset" | "dict" | "bytes" | "bytearray" => {
            collection(eval, name, args, place)
        }
        "open" => library::open(eval, args, place).map(Some),
        "exit" | "quit" => place.raise("SystemExit", ""),
        "dict.fromkeys" => dicts::from_keys(eval, args, place).map(Some),
        "bytes.fromhex" => {
            let text = super::known_text(args, 0, "string", place)?;
            match scalars::from_hex(text) {
                Some(bytes) => Ok(Some(Value::Bytes(bytes.into()))),
                None => place.raise("ValueError", "non-hexadecimal number found in fromhex()"),
            }
        }
        "str.maketrans" => maketrans(eval, args, place).map(Some),
        "property.setter" => Ok(first.cloned()),
        "getattr"
        | "hasattr"
        | "setattr"
        | "delattr"
        | "isinstance"
        | "issubclass"
        | "callable"
        | "type"
        | "object"
        | "vars"
        | "dir"
        | "id"
        | "hash"
        | "object.__new__"
        | "str.__new__"
        | "int.__new__"
        | "object.__init__"
        | "object.__init_subclass__" => objects::call(eval, name, args, place),
        _ => sequences::call(eval, name, args, place),
    }
}

/// Functions that make strings.
fn text<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let first = args.positional.first().map(|argument| &argument.value);
    Ok(Some(match (name, first) {
        ("str", None) => Value::text(""),
        ("str", Some(bytes @ Value::Bytes(_))) if args.positional.len() > 1 => {
            let mut args = args.clone();
            args.positional[0].value = bytes.clone();
            scalars::method(eval, "decode", &args, place)?
        }
        ("str", Some(Value::Symbolic(_))) => {
            let value = first.cloned().unwrap_or_default();
            match library::text(eval, &value, place)? {
                Some(text) => Value::text(text),
                None => return Ok(None),
            }
        }
        ("str", Some(value)) => Value::text(eval.str_of(value, place)?),
        ("repr", Some(value)) => Value::text(eval.repr_of(value, place)?),
        ("ascii", Some(value)) => Value::text(in_ascii(&eval.repr_of(value, place)?)),
        ("format", Some(value)) => {
            let spec = match args.positional.get(1) {
                Some(spec) => eval.str_of(&spec.value, place)?,
                None => String::new(),
            };
            Value::text(eval.formatted(value, &spec, place)?)
        }
        ("ord", Some(value)) => {
            let mut characters = value.as_str().unwrap_or_default().chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => Value::Int(i128::from(u32::from(character))),
                _ => return place.raise("TypeError", "ord() expected a character"),
            }
        }
        ("chr", Some(Value::Int(code))) => match u32::try_from(*code).ok().and_then(char::from_u32)
        {
            Some(character) => Value::text(character.to_string()),
            None => return place.raise("ValueError", "chr() arg not in range(0x110000)"),
        },
        _ => return Ok(None),
    }))
}

/// Functions that make lists, tuples, sets and dictionaries.
fn collection<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let first = args.positional.first().map(|argument| &argument.value);
    Ok(Some(match (name, first) {
        ("iter", Some(generator)) if generator.as_generator().is_some() => generator.clone(),
        ("list", None) => Value::list(Vec::new()),
        ("list" | "iter", Some(value)) => Value::list(eval.iterate(value, place)?),
        ("tuple", None) => Value::tuple(Vec::new()),
        ("tuple", Some(value)) => Value::tuple(eval.iterate(value, place)?),
        ("set" | "frozenset", None) => Value::set([]),
        ("set" | "frozenset", Some(value)) => {
            let values = eval.iterate(value, place)?;
            eval.set(values, place)?
        }
        ("dict", _) => dict(eval, args, place)?,
        ("bytes" | "bytearray", Some(value @ Value::Bytes(_))) => value.clone(),
        ("bytes" | "bytearray", Some(Value::Str(text))) => Value::Bytes(text.as_bytes().into()),
        ("bytes" | "bytearray", Some(value @ (Value::List(_) | Value::Tuple(_)))) => {
            let values = eval.iterate(value, place)?;
            let byte = |value: &Value| match value {
                Value::Int(int) => u8::try_from(*int).ok(),
                _ => None,
            };
            let bytes: Option<Vec<u8>> = values.iter().map(byte).collect();
            match bytes {
                Some(bytes) => Value::Bytes(bytes.into()),
                None => return place.raise("ValueError", "bytes must be in range(0, 256)"),
            }
        }
        ("bytes" | "bytearray", None) => Value::Bytes(Vec::new().into()),
        _ => return Ok(None),
    }))
}

/// A dictionary of pairs and named arguments.
pub(in crate::python) fn dict<H: Host>(
    eval: &mut Evaluator<H>,
    args: &Args,
    place: &Place,
) -> Outcome {
    let mut pairs = Dict::default();
    if !args.positional.is_empty() {
        eval.merge(&mut pairs, known(args, 0, "iterable", place)?, place)?;
    }
    for (name, argument) in &args.named {
        pairs.insert(Value::text(name.as_str()), argument.value.clone());
    }
    Ok(Value::dict(pairs))
}

/// A table for `str.translate`.
fn maketrans<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let code = |c: char| Value::Int(i128::from(u32::from(c)));
    let key = |key: &Value| match key.as_str() {
        Some(text) => text.chars().next().map_or(Value::None, code),
        None => key.clone(),
    };
    let mut table = Dict::default();
    if let [pairs] = &args.positional[..] {
        let mut more = Dict::default();
        eval.merge(&mut more, &pairs.value, place)?;
        for (from, to) in more.iter() {
            table.insert(key(from), to.clone());
        }
        return Ok(Value::dict(table));
    }
    let from = super::known_text(args, 0, "x", place)?;
    let to = super::known_text(args, 1, "y", place)?;
    if from.chars().count() != to.chars().count() {
        let message = "the first two maketrans arguments must have equal length";
        return place.raise("ValueError", message);
    }
    for (from, to) in from.chars().zip(to.chars()) {
        table.insert(code(from), code(to));
    }
    if args.positional.len() > 2 {
        for character in super::known_text(args, 2, "z", place)?.chars() {
            table.insert(code(character), Value::None);
        }
    }
    Ok(Value::dict(table))
}

/// The length of anything.
pub(super) fn length<H: Host>(eval: &mut Evaluator<H>, value: &Value, place: &Place) -> Outcome {
    if let Value::Instance(instance) = value
        && let Some(method) = instance.class.attribute("__len__")
    {
        return eval.call(&method, Args::of([value.clone()], place), place);
    }
    Ok(match value {
        Value::Str(text) => {
            eval.check_length(text.len(), place)?;
            int(text.chars().count())
        }
        Value::Bytes(bytes) => scalars::length(bytes),
        Value::List(values) => int(values.borrow().len()),
        Value::Set(values) => int(values.borrow().len()),
        Value::Tuple(values) => int(values.len()),
        Value::Dict(dict) => dicts::length(dict),
        Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None => {
            let message = format!("object of type '{}' has no len()", value.type_name());
            return place.raise("TypeError", message);
        }
        value => int(eval.iterate(value, place)?.len()),
    })
}
