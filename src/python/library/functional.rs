//! `functools` and `operator`.

use ruff_python_ast::{CmpOp, Operator};

use crate::python::builtins::known;
use crate::python::{Args, Argument, Evaluator, Host, Outcome, Place, Value};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some((_, name)) = path.split_once('.') else {
        return Ok(None);
    };
    if path == "functools.reduce" {
        return reduce(eval, args, place).map(Some);
    }
    if path.starts_with("functools.") {
        return Ok(None);
    }
    let [a, b] = &args.positional[..] else {
        return Ok(None);
    };
    let (a, b) = (&a.value, &b.value);
    let binary = match name {
        "add" | "concat" => Some(Operator::Add),
        "sub" => Some(Operator::Sub),
        "mul" => Some(Operator::Mult),
        "truediv" => Some(Operator::Div),
        "floordiv" => Some(Operator::FloorDiv),
        "mod" => Some(Operator::Mod),
        "or_" => Some(Operator::BitOr),
        "and_" => Some(Operator::BitAnd),
        "xor" => Some(Operator::BitXor),
        _ => None,
    };
    if let Some(op) = binary {
        return eval.binary(op, a.clone(), b.clone(), place).map(Some);
    }
    let op = match name {
        "eq" => CmpOp::Eq,
        "ne" => CmpOp::NotEq,
        "lt" => CmpOp::Lt,
        "le" => CmpOp::LtE,
        "gt" => CmpOp::Gt,
        "ge" => CmpOp::GtE,
        "is_" => CmpOp::Is,
        "is_not" => CmpOp::IsNot,
        "contains" => return eval.compare(CmpOp::In, b, a, place).map(Some),
        "getitem" => return eval.item(a, b, place).map(Some),
        _ => return Ok(None),
    };
    eval.compare(op, a, b, place).map(Some)
}

fn reduce<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let function = known(args, 0, "function", place)?;
    let mut values = eval
        .iterate(known(args, 1, "iterable", place)?, place)?
        .into_iter();
    let start = match args.positional.get(2) {
        Some(start) => Some(start.value.clone()),
        None => values.next(),
    };
    let Some(mut total) = start else {
        return place.raise(
            "TypeError",
            "reduce() of empty iterable with no initial value",
        );
    };
    for value in values {
        total = eval.call(function, Args::of([total, value], place), place)?;
    }
    Ok(total)
}

/// Calls a function that a function of these gave.
pub(super) fn call_object<H: Host>(
    eval: &mut Evaluator<H>,
    callee: &Value,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some((path, own)) = callee.as_call() else {
        return Ok(None);
    };
    let first = args.positional.first();
    match (path, first) {
        ("functools.partial", _) => partial(eval, own, args, place).map(Some),
        ("operator.itemgetter", Some(of)) => {
            got(own, |key| eval.item(&of.value, key, place)).map(Some)
        }
        ("operator.attrgetter", Some(of)) => got(own, |name| {
            let mut value = of.value.clone();
            for name in name.as_str().unwrap_or_default().split('.') {
                value = eval.attribute(&value, name, place)?;
            }
            Ok(value)
        })
        .map(Some),
        ("operator.methodcaller", Some(of)) => {
            let name = known(own, 0, "name", place)?.as_str().unwrap_or_default();
            let method = eval.attribute(&of.value, name, place)?;
            let mut args = own.clone();
            args.positional.remove(0);
            eval.call(&method, args, place).map(Some)
        }
        // What these give back is the function itself.
        (
            "functools.wraps" | "functools.lru_cache" | "functools.cache" | "typing.NewType",
            Some(of),
        ) => Ok(Some(of.value.clone())),
        _ => Ok(None),
    }
}

fn partial<H: Host>(eval: &mut Evaluator<H>, own: &Args, args: &Args, place: &Place) -> Outcome {
    let mut all = own.clone();
    if all.positional.is_empty() {
        return place.raise("TypeError", "type 'partial' takes at least one argument");
    }
    let function = all.positional.remove(0).value;
    all.positional.extend(args.positional.iter().cloned());
    for (name, argument) in &args.named {
        all.named.retain(|(other, _)| other != name);
        all.named.push((name.clone(), argument.clone()));
    }
    eval.deeper(|| place.clone(), |eval| eval.call(&function, all, place))
}

/// One value, or a tuple of several.
fn got(keys: &Args, mut get: impl FnMut(&Value) -> Outcome) -> Outcome {
    match &keys.positional[..] {
        [Argument { value, .. }] => get(value),
        keys => {
            let values = keys.iter().map(|key| get(&key.value));
            Ok(Value::tuple(values.collect::<Outcome<_>>()?))
        }
    }
}
