//! Python's own functions and methods.

mod dicts;
mod exceptions;
mod format;
mod functions;
mod lists;
mod numbers;
mod objects;
mod scalars;
mod sequences;
mod sets;
mod text;

pub(super) use dicts::counted;
pub(super) use exceptions::is_exception;
pub(super) use functions::dict;
pub(super) use objects::type_of;
pub(super) use scalars::{from_hex, hex};
pub(super) use sequences::merge_sorted;

use super::{Args, Evaluator, Host, Outcome, Place, Value, library};

/// Python's own names as paths, sorted.
const NAMES: &[&str] = &[
    "builtins.NotImplemented",
    "builtins.__import__",
    "builtins.abs",
    "builtins.all",
    "builtins.any",
    "builtins.ascii",
    "builtins.bin",
    "builtins.bool",
    "builtins.breakpoint",
    "builtins.bytearray",
    "builtins.bytes",
    "builtins.callable",
    "builtins.chr",
    "builtins.classmethod",
    "builtins.compile",
    "builtins.complex",
    "builtins.delattr",
    "builtins.dict",
    "builtins.dir",
    "builtins.divmod",
    "builtins.enumerate",
    "builtins.eval",
    "builtins.exec",
    "builtins.exit",
    "builtins.filter",
    "builtins.float",
    "builtins.format",
    "builtins.frozenset",
    "builtins.getattr",
    "builtins.globals",
    "builtins.hasattr",
    "builtins.hash",
    "builtins.hex",
    "builtins.id",
    "builtins.input",
    "builtins.int",
    "builtins.isinstance",
    "builtins.issubclass",
    "builtins.iter",
    "builtins.len",
    "builtins.list",
    "builtins.locals",
    "builtins.map",
    "builtins.max",
    "builtins.memoryview",
    "builtins.min",
    "builtins.next",
    "builtins.object",
    "builtins.oct",
    "builtins.open",
    "builtins.ord",
    "builtins.pow",
    "builtins.print",
    "builtins.property",
    "builtins.quit",
    "builtins.range",
    "builtins.repr",
    "builtins.reversed",
    "builtins.round",
    "builtins.set",
    "builtins.setattr",
    "builtins.slice",
    "builtins.sorted",
    "builtins.staticmethod",
    "builtins.str",
    "builtins.sum",
    "builtins.super",
    "builtins.tuple",
    "builtins.type",
    "builtins.vars",
    "builtins.zip",
];

/// The path of one of Python's own names.
pub(super) fn path_of(name: &str) -> Option<String> {
    let own = |path: &&str| path["builtins.".len()..].cmp(name);
    let is_own = NAMES.binary_search_by(own).is_ok() || exceptions::is_one(name);
    is_own.then(|| ["builtins.", name].concat())
}

/// Calls what is known here: `None` leaves the call to the host.
pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some(name) = path.strip_prefix("builtins.") else {
        return library::call(eval, path, args, place);
    };
    if let Some(result) = functions::call(eval, name, args, place)? {
        return Ok(Some(result));
    }
    match name.split_once('.') {
        // `str.lower` as a function of its own.
        Some((family, name)) if methods(family).contains(&name) => {
            let family = FAMILIES.iter().find(|known| **known == family);
            let Some(family) = family else {
                return Ok(None);
            };
            call_method(eval, family, name, args, place).map(Some)
        }
        _ => Ok(None),
    }
}

const FAMILIES: [&str; 8] = [
    "bytes", "dict", "float", "int", "list", "set", "str", "tuple",
];

fn methods(family: &str) -> &'static [&'static str] {
    match family {
        "bytes" => scalars::BYTES,
        "dict" => dicts::METHODS,
        "float" => scalars::FLOAT,
        "int" => scalars::INT,
        "list" => lists::LIST,
        "set" => sets::METHODS,
        "str" => text::METHODS,
        "tuple" => lists::TUPLE,
        _ => &[],
    }
}

/// Whether the path of one of Python's own names is that of a type.
fn is_type(path: &str) -> bool {
    const OTHERS: [&str; 6] = ["bool", "bytearray", "frozenset", "object", "range", "type"];
    let name = path.strip_prefix("builtins.").unwrap_or(path);
    FAMILIES.contains(&name) || OTHERS.contains(&name) || exceptions::is_one(name)
}

/// Whether one of Python's own names is a type with a method of this name.
pub(super) fn has_method(of: &Value, name: &str) -> bool {
    const MADE: [&str; 5] = ["fromhex", "fromkeys", "from_bytes", "maketrans", "setter"];
    let family = of.as_path().and_then(|path| path.strip_prefix("builtins."));
    family.is_some_and(|family| methods(family).contains(&name) || MADE.contains(&name))
}

/// The type of a plain value, if it has a method of this name.
pub(super) fn family_with(of: &Value, name: &str) -> Option<&'static str> {
    let family = match of {
        Value::Str(_) => "str",
        Value::List(_) => "list",
        Value::Tuple(_) => "tuple",
        Value::Dict(_) => "dict",
        Value::Set(_) => "set",
        Value::Bytes(_) => "bytes",
        Value::Int(_) | Value::Bool(_) => "int",
        Value::Float(_) => "float",
        _ => return None,
    };
    methods(family).contains(&name).then_some(family)
}

/// Calls a method of a plain value, which is the first argument.
pub(super) fn call_method<H: Host>(
    eval: &mut Evaluator<H>,
    family: &str,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    match family {
        "str" => text::method(eval, name, args, place),
        "dict" => dicts::method(eval, name, args, place),
        "set" => sets::method(eval, name, args, place),
        "bytes" | "int" | "float" => scalars::method(eval, name, args, place),
        _ => lists::method(eval, name, args, place),
    }
}

/// A count as a number of Python.
pub(super) fn int(count: usize) -> Value {
    Value::Int(i128::try_from(count).unwrap_or(i128::MAX))
}

/// The arguments of a call that takes positional ones, as values.
pub(super) fn values(args: &Args) -> Vec<Value> {
    args.positional
        .iter()
        .map(|argument| argument.value.clone())
        .collect()
}

/// Stops where an argument is what no text tells.
pub(super) fn known<'a>(
    args: &'a Args,
    position: usize,
    name: &str,
    place: &Place,
) -> Outcome<&'a Value> {
    match args.get(position, name) {
        Some(argument) => match &argument.value {
            Value::Unknown(unknown) => argument.place.needs(unknown),
            value => Ok(value),
        },
        None => place.raise("TypeError", format!("missing required argument: '{name}'")),
    }
}

/// An argument that must be a string.
pub(super) fn known_text<'a>(
    args: &'a Args,
    position: usize,
    name: &str,
    place: &Place,
) -> Outcome<&'a str> {
    let value = known(args, position, name, place)?;
    if let Some(text) = value.as_str() {
        Ok(text)
    } else {
        let message = format!("'{name}' must be str, not {}", value.type_name());
        place.raise("TypeError", message)
    }
}
