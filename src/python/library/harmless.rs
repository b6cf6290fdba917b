//! What says or prepares something, and changes nothing: logging, warnings, annotations.

use crate::python::{Args, Node, Outcome, Place, Value};

/// Libraries whose functions are called for what they say alone.
const TALKERS: &[&str] = &["logging", "loguru", "rich", "structlog", "warnings"];

/// Functions of these that give something.
const GIVERS: &[&str] = &[
    "Console",
    "FileHandler",
    "Formatter",
    "Logger",
    "LoggerAdapter",
    "NullHandler",
    "StreamHandler",
    "bind",
    "catch_warnings",
    "getLogger",
    "get_logger",
];

pub(super) fn call(path: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    let (module, _) = path.split_once('.').unwrap_or((path, ""));
    let name = path.rsplit('.').next().unwrap_or(path);
    if TALKERS.contains(&module) {
        return Ok((!GIVERS.contains(&name)).then_some(Value::None));
    }
    Ok(match path {
        "sys.exit" => return place.raise("SystemExit", ""),
        "sys.setrecursionlimit"
        | "gc.collect"
        | "gc.disable"
        | "gc.enable"
        | "sys.path.append"
        | "sys.path.insert"
        | "sys.stdout.write"
        | "sys.stderr.write"
        | "sys.stdout.flush"
        | "sys.stderr.flush"
        | "pprint.pprint"
        | "traceback.print_exc"
        | "click.echo" => Some(Value::None),
        "contextlib.contextmanager" | "tqdm.tqdm" | "tqdm.auto.tqdm" => args
            .positional
            .first()
            .map(|argument| argument.value.clone()),
        _ => None,
    })
}

/// `logging.getLogger("alembic").info("…")`.
pub(super) fn call_object(callee: &Value) -> Option<Value> {
    let Value::Symbolic(symbolic) = callee else {
        return None;
    };
    let Node::Attribute(of, name) = &symbolic.node else {
        return None;
    };
    let (path, _) = of.as_call()?;
    let (module, _) = path.split_once('.')?;
    (TALKERS.contains(&module) && !GIVERS.contains(&name.as_str())).then_some(Value::None)
}
