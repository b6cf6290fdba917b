//! The deterministic part of Python's library: <https://docs.python.org/3/library/>
//!
//! What it makes of plain values is a plain value, or stays a call whose arguments are brought into one form: a date, a
//! UUID, a path. What depends on the machine is unknown; what would run something is refused.

mod bytes;
mod collections;
mod copies;
mod dates;
mod decimals;
mod digests;
mod files;
mod functional;
mod harmless;
mod itertools;
mod json;
mod json_text;
mod made;
mod outside;
mod paths;
mod regexes;
mod textual;
mod uuids;

pub(super) use made::{
    attribute, binary, compare, context, formatted, item, order, repr, text, truth, values, whole,
};

use super::eval::Flow;
use super::{Args, Evaluator, Host, Node, Outcome, Place, Value};

/// The modules, and the first names of libraries, of which something is known here.
const MODULES: &[&str] = &[
    "base64",
    "binascii",
    "boto3",
    "click",
    "collections",
    "contextlib",
    "copy",
    "ctypes",
    "dataclasses",
    "datetime",
    "decimal",
    "dotenv",
    "enum",
    "environ",
    "faker",
    "functools",
    "gc",
    "getpass",
    "hashlib",
    "html",
    "httpx",
    "importlib",
    "inspect",
    "io",
    "itertools",
    "json",
    "locale",
    "logging",
    "loguru",
    "marshal",
    "more_itertools",
    "multiprocessing",
    "numpy",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "pkgutil",
    "platform",
    "pprint",
    "random",
    "re",
    "requests",
    "rich",
    "runpy",
    "secrets",
    "shutil",
    "socket",
    "string",
    "structlog",
    "subprocess",
    "sys",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "tqdm",
    "traceback",
    "typing",
    "typing_extensions",
    "urllib",
    "uuid",
    "uuid_utils",
    "warnings",
];

/// Whether a path is a module of which something is known here.
fn is_module(path: &str) -> bool {
    MODULES.binary_search(&path).is_ok()
}

/// Calls a function of the library; `None` leaves the call to the host.
pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some((module, name)) = path.split_once('.') else {
        return Ok(None);
    };
    if !is_module(module) {
        return Ok(None);
    }
    if let Some(result) = outside::call(path, place)? {
        return Ok(Some(result));
    }
    match module {
        "base64" | "binascii" => bytes::call(eval, name, args, place),
        "collections" => collections::call(eval, name, args, place),
        "copy" | "dataclasses" => copies::call(eval, name, args, place),
        "datetime" => dates::call(name, args, place),
        "decimal" => decimals::call(name, args, place),
        "functools" | "operator" => functional::call(eval, path, args, place),
        "hashlib" => digests::call(eval, name, args, place),
        "itertools" | "more_itertools" => itertools::call(eval, name, args, place),
        "json" => json::call(eval, name, args, place),
        "os" | "pathlib" => paths::call(eval, path, args, place),
        "io" => files::call(eval, path, args, place),
        "re" => regexes::call(eval, name, args, place),
        "string" | "textwrap" | "inspect" | "html" => textual::call(eval, path, args, place),
        "uuid" => uuids::call(name, args, place),
        "enum" | "typing" | "typing_extensions" => collections::call_type(eval, path, args, place),
        _ => harmless::call(path, args, place),
    }
}

/// `open("file.sql")`.
pub(super) fn open<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    if let Some(unknown) = unknown(args) {
        return Ok(unknown);
    }
    let file = super::builtins::known(args, 0, "file", place)?;
    match paths::path_of(file) {
        Some(path) => files::open(eval, path, args, place),
        None => place.unreadable("the path of this file is not known"),
    }
}

/// Calls something that a call of the library gave: `functools.partial(f)(x)`, `logging.getLogger().info("…")`.
pub(super) fn call_object<H: Host>(
    eval: &mut Evaluator<H>,
    callee: &Value,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(result) = harmless::call_object(callee) {
        return Ok(Some(result));
    }
    functional::call_object(eval, callee, args, place)
}

/// A name of the library that stands for a value.
pub(super) fn constant(path: &str, place: &Place) -> Option<Value> {
    let (module, name) = path.split_once('.')?;
    match module {
        "datetime" => dates::constant(name, place),
        "re" => regexes::constant(name),
        "string" => textual::constant(name),
        "uuid" => uuids::constant(name, place),
        "os" => match path {
            "os.sep" | "os.path.sep" => Some(Value::text("/")),
            "os.linesep" => Some(Value::text("\n")),
            "os.curdir" => Some(Value::text(".")),
            _ => outside::constant(path, place),
        },
        "sys" => match name {
            "maxsize" => Some(Value::Int(i128::from(i64::MAX))),
            "version_info.major" => Some(Value::Int(VERSION[0])),
            "version_info.minor" => Some(Value::Int(VERSION[1])),
            "version_info.micro" => Some(Value::Int(VERSION[2])),
            _ => outside::constant(path, place),
        },
        "math" => match name {
            "pi" => Some(Value::Float(std::f64::consts::PI)),
            "e" => Some(Value::Float(std::f64::consts::E)),
            "inf" => Some(Value::Float(f64::INFINITY)),
            "nan" => Some(Value::Float(f64::NAN)),
            _ => None,
        },
        "typing" | "typing_extensions" if name == "TYPE_CHECKING" => Some(Value::Bool(false)),
        _ => outside::constant(path, place),
    }
}

/// The version of Python that programs are told.
const VERSION: [i128; 3] = [3, 12, 0];

/// A call of the library's own name whose arguments have been brought into one form.
fn made(path: &str, values: Vec<Value>, place: &Place) -> Value {
    let argument = |value| super::Argument {
        value,
        place: place.clone(),
    };
    let args = Args {
        positional: values.into_iter().map(argument).collect(),
        named: Vec::new(),
    };
    Value::symbolic(
        Node::Call(Value::path(path, place.clone()), args),
        place.clone(),
    )
}

/// The first argument that no text tells.
fn unknown(args: &Args) -> Option<Value> {
    let mut all = args.iter();
    all.find(|argument| matches!(argument.value, Value::Unknown(_)))
        .map(|argument| argument.value.clone())
}

/// A method of what the library made, bound to it.
fn method(of: &Value, family: &str, name: &str, place: &Place) -> Value {
    let function = Value::path(format!("{family}.{name}"), place.clone());
    Value::Method(std::rc::Rc::new((function, of.clone())))
}

/// Gives the values of what does not end to a consumer; `false`: it ends.
pub(super) fn each_endless<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    place: &Place,
    consume: &mut dyn FnMut(&mut Evaluator<H>, Value) -> Outcome<Flow>,
) -> Outcome<bool> {
    itertools::each_endless(eval, value, place, consume)
}

#[cfg(test)]
mod tests {
    use super::{MODULES, outside};

    #[test]
    fn the_list_is_searched_by_halves_and_complete() {
        assert!(MODULES.is_sorted());
        for path in outside::paths() {
            let module = path.split('.').next().unwrap_or(path);
            assert!(MODULES.contains(&module), "{module}");
        }
    }
}
