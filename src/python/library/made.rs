//! What the library made of plain values: its attributes, its text, operators on it.

use std::cmp::Ordering;

use ruff_python_ast::{CmpOp, Operator};

use super::{
    VERSION, dates, decimals, digests, files, is_module, method, paths, regexes, textual, uuids,
};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

/// An attribute of what the library made.
pub(in crate::python) fn attribute<H: Host>(
    eval: &mut Evaluator<H>,
    of: &Value,
    name: &str,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(path) = of.as_path() {
        return Ok(match name {
            "__name__" | "__qualname__" => {
                Some(Value::text(path.rsplit('.').next().unwrap_or(path)))
            }
            "__doc__" | "__version__" => {
                Some(Value::unknown("the text of a library", place.clone()))
            }
            _ => None,
        });
    }
    let Some((path, args)) = of.as_call() else {
        return Ok(None);
    };
    match path {
        "datetime.date" | "datetime.datetime" | "datetime.time" | "datetime.timedelta" => {
            Ok(dates::attribute(of, name, place))
        }
        "decimal.Decimal" => Ok(decimals::METHODS
            .contains(&name)
            .then(|| method(of, path, name, place))),
        "uuid.UUID" => Ok(uuids::attribute(args, name)),
        "pathlib.Path" => paths::attribute(eval, of, name, place),
        "io.TextIOWrapper" => Ok(files::METHODS
            .contains(&name)
            .then(|| method(of, path, name, place))),
        "re.compile" | "re.Match" => Ok(regexes::attribute(of, name, place)),
        "string.Template" => Ok(textual::TEMPLATE
            .contains(&name)
            .then(|| method(of, path, name, place))),
        _ if path.starts_with("hashlib.") => Ok(digests::METHODS
            .contains(&name)
            .then(|| method(of, "hashlib", name, place))),
        _ if path.starts_with("builtins.") && name == "args" => {
            let args = args.positional.iter();
            let values = args.map(|argument| argument.value.clone());
            Ok(Some(Value::tuple(values.collect())))
        }
        _ => Ok(None),
    }
}

/// An item of what the library made.
pub(in crate::python) fn item<H: Host>(
    eval: &mut Evaluator<H>,
    of: &Value,
    key: &Value,
    place: &Place,
) -> Outcome<Option<Value>> {
    match of.as_call() {
        Some(("re.Match", _)) => regexes::group(of, key, place).map(Some),
        _ if of.as_path() == Some("sys.version_info") => {
            let version = Value::tuple(VERSION.map(Value::Int).to_vec());
            eval.item(&version, key, place).map(Some)
        }
        _ => Ok(None),
    }
}

/// The values of what the library made.
pub(in crate::python) fn values<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    place: &Place,
) -> Outcome<Option<Vec<Value>>> {
    match value.as_call() {
        Some(("io.TextIOWrapper", args)) => files::lines(eval, args, place).map(Some),
        Some(("itertools.count" | "itertools.cycle" | "itertools.repeat", _)) => {
            place.unreadable("this does not end")
        }
        _ if value.as_path() == Some("sys.version_info") => {
            Ok(Some(VERSION.map(Value::Int).to_vec()))
        }
        _ => Ok(None),
    }
}

/// Whether what the library made is true.
pub(in crate::python) fn truth(value: &Value) -> Option<bool> {
    if let Some(path) = value.as_path() {
        return (value.is_own_name() || is_module(path)).then_some(true);
    }
    match value.as_call()? {
        ("datetime.timedelta", args) => {
            let is_zero = |value: &Value| matches!(value, Value::Int(0));
            Some(!args.iter().all(|argument| is_zero(&argument.value)))
        }
        ("decimal.Decimal", args) => decimals::truth(args),
        (
            "re.Match" | "re.compile" | "pathlib.Path" | "logging.getLogger" | "io.TextIOWrapper",
            _,
        ) => Some(true),
        (path, _) if is_exception(path) => Some(true),
        _ => value.as_data().map(|_| true),
    }
}

/// What `with` binds for a context that does nothing.
pub(in crate::python) fn context(value: &Value) -> Option<Value> {
    let (path, args) = value.as_call()?;
    match path {
        "contextlib.nullcontext" | "contextlib.closing" => {
            Some(args.value(0, "enter_result").cloned().unwrap_or_default())
        }
        "io.TextIOWrapper" => Some(value.clone()),
        "warnings.catch_warnings" => Some(Value::None),
        _ => None,
    }
}

/// An operator on what the library made.
pub(in crate::python) fn binary<H: Host>(
    eval: &mut Evaluator<H>,
    op: Operator,
    left: &Value,
    right: &Value,
    place: &Place,
) -> Outcome<Option<Value>> {
    let kind = |value: &Value| value.as_call().map(|(path, _)| path.to_owned());
    let kinds = [kind(left), kind(right)];
    let is_some = |prefix: &str| kinds.iter().flatten().any(|path| path.starts_with(prefix));
    if is_some("datetime.") {
        return dates::binary(op, left, right, place);
    }
    if is_some("decimal.") {
        return decimals::binary(op, left, right, place);
    }
    if is_some("pathlib.") && op == Operator::Div {
        return paths::joined(eval, left, right, place).map(Some);
    }
    Ok(None)
}

/// A comparison of what the library made; `None`: it is left as it is.
pub(in crate::python) fn compare(op: CmpOp, left: &Value, right: &Value) -> Option<bool> {
    let version = |value: &Value| match value.as_path() {
        Some("sys.version_info") => Some(Value::tuple(VERSION.map(Value::Int).to_vec())),
        _ => None,
    };
    let order = match (version(left), version(right)) {
        (Some(left), _) => left.order(right)?,
        (None, Some(right)) => left.order(&right)?,
        (None, None) => order(left, right)?,
    };
    Some(match op {
        CmpOp::Eq => order.is_eq(),
        CmpOp::NotEq => order.is_ne(),
        CmpOp::Lt => order.is_lt(),
        CmpOp::LtE => order.is_le(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::GtE => order.is_ge(),
        _ => return None,
    })
}

/// How two dates, times or decimals are ordered.
pub(in crate::python) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left.as_data(), right.as_data()) {
        (Some((a, _)), Some((b, _))) if a == b && a.starts_with("datetime.") => {
            dates::order(left, right)
        }
        (Some(("uuid.UUID", a)), Some(("uuid.UUID", b))) => {
            let text = |args: &Args| {
                args.value(0, "hex")
                    .and_then(Value::as_str)
                    .map(str::to_owned)
            };
            Some(text(a)?.cmp(&text(b)?))
        }
        (Some(("decimal.Decimal", _)), _) | (_, Some(("decimal.Decimal", _))) => {
            decimals::order(left, right)
        }
        _ => None,
    }
}

/// What `str()` gives for what the library made.
pub(in crate::python) fn text<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    place: &Place,
) -> Outcome<Option<String>> {
    if let Some(path) = value.as_path() {
        return Ok(path
            .strip_prefix("builtins.")
            .filter(|name| !name.contains('.'))
            .map(|name| format!("<class '{name}'>")));
    }
    let Some((path, args)) = value.as_call() else {
        return Ok(None);
    };
    let first = || {
        args.positional
            .first()
            .and_then(|argument| argument.value.as_str())
    };
    match path {
        "uuid.UUID" | "decimal.Decimal" | "pathlib.Path" => Ok(first().map(str::to_owned)),
        _ if path.starts_with("datetime.") => dates::text(value, place),
        _ if is_exception(path) => Ok(Some(eval.message(last_of(path), args, place))),
        _ => Ok(None),
    }
}

/// What `repr()` gives for what the library made.
pub(in crate::python) fn repr<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    place: &Place,
) -> Outcome<Option<String>> {
    let Some((path, args)) = value.as_call() else {
        return Ok(None);
    };
    let Some(argument) = args.positional.first() else {
        return Ok(None);
    };
    match path {
        "pathlib.Path" => {
            let path = eval.repr_of(&argument.value, place)?;
            Ok(Some(format!("PosixPath({path})")))
        }
        "uuid.UUID" => Ok(Some(format!(
            "UUID({})",
            eval.repr_of(&argument.value, place)?
        ))),
        "decimal.Decimal" => Ok(Some(format!(
            "Decimal({})",
            eval.repr_of(&argument.value, place)?
        ))),
        _ if path.starts_with("datetime.") => Ok(dates::repr(value)),
        _ if is_exception(path) => {
            let args = args.positional.iter();
            let args: Vec<Value> = args.map(|argument| argument.value.clone()).collect();
            let text = eval.repr_of(&Value::tuple(args), place)?;
            let text = text.replace(",)", ")");
            Ok(Some(format!("{}{text}", last_of(path))))
        }
        _ => Ok(None),
    }
}

/// What `format(value, spec)` gives for what the library made.
pub(in crate::python) fn formatted<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    spec: &str,
    place: &Place,
) -> Outcome<Option<String>> {
    match value.as_data() {
        Some(("decimal.Decimal", args)) => decimals::formatted(args, spec, place).map(Some),
        Some((path, _)) if path.starts_with("datetime.") => {
            dates::formatted(value, spec, place).map(Some)
        }
        Some(_) => {
            let text = eval.str_of(value, place)?;
            eval.formatted(&Value::text(text), spec, place).map(Some)
        }
        None if matches!(value, Value::Symbolic(_)) => {
            // Of a library's object, the text alone can be brought to a width.
            let text = eval.str_of(value, place)?;
            eval.formatted(&Value::text(text), spec, place).map(Some)
        }
        None => Ok(None),
    }
}

/// The whole part of what the library made.
pub(in crate::python) fn whole(value: &Value) -> Option<i128> {
    match value.as_data()? {
        ("decimal.Decimal", args) => decimals::whole(args),
        ("uuid.UUID", args) => uuids::whole(args),
        _ => None,
    }
}

/// Whether a path is one of Python's own exceptions.
fn is_exception(path: &str) -> bool {
    path.strip_prefix("builtins.")
        .is_some_and(|name| crate::python::builtins::is_exception(name, "BaseException"))
}

fn last_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
