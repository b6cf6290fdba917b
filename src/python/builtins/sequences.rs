//! Functions that go over many values: `range`, `zip`, `sorted`, `sum`, `max`, `map`.

use ruff_python_ast::CmpOp;

use super::values;
use crate::python::eval::Flow;
use crate::python::limits::MOST_ITEMS;
use crate::python::{Args, Argument, Evaluator, Host, Outcome, Place, Value};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let first = args.positional.first().map(|argument| &argument.value);
    Ok(Some(match (name, first) {
        ("len", Some(value)) => super::functions::length(eval, value, place)?,
        ("range", _) => range(eval, args, place)?,
        ("enumerate", Some(value)) => enumerate(eval, value, args, place)?,
        ("zip", _) => zip(eval, args, place)?,
        ("sorted", Some(value)) => {
            let all = eval.iterate(value, place)?;
            Value::list(sorted(eval, all, args, place)?)
        }
        ("reversed", Some(value)) => {
            let mut all = eval.iterate(value, place)?;
            all.reverse();
            Value::list(all)
        }
        ("next", Some(iterator)) => next(eval, iterator, args, place)?,
        ("any", Some(value)) => quantified(eval, value, Quantifier::Any, place)?,
        ("all", Some(value)) => quantified(eval, value, Quantifier::All, place)?,
        ("sum", Some(value)) => sum(eval, value, args, place)?,
        ("min", Some(_)) => extreme(eval, Extreme::Least, args, place)?,
        ("max", Some(_)) => extreme(eval, Extreme::Most, args, place)?,
        ("map", Some(function)) => mapped(eval, function, args, place)?,
        ("filter", Some(function)) => filtered(eval, function, args, place)?,
        _ => return Ok(None),
    }))
}

fn enumerate<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    args: &Args,
    place: &Place,
) -> Outcome {
    let start = match args.get(1, "start").map(|argument| &argument.value) {
        Some(Value::Int(start)) => *start,
        _ => 0,
    };
    let all = eval.iterate(value, place)?;
    let pairs = all.into_iter().zip(0..).map(|(value, position)| {
        let position = Value::Int(start.saturating_add(position));
        Value::tuple(vec![position, value])
    });
    Ok(Value::list(pairs.collect()))
}

fn next<H: Host>(eval: &mut Evaluator<H>, iterator: &Value, args: &Args, place: &Place) -> Outcome {
    let value = match iterator {
        Value::List(list) => {
            let mut list = list.borrow_mut();
            eval.count(list.len() / 64, || place.clone())?;
            (!list.is_empty()).then(|| list.remove(0))
        }
        Value::Symbolic(_) if iterator.as_generator().is_some() => {
            eval.next_of_generator(iterator, place)?
        }
        Value::Symbolic(_) => return place.unreadable("what this holds, no revision file tells"),
        other => {
            let message = format!("'{}' object is not an iterator", other.type_name());
            return place.raise("TypeError", message);
        }
    };
    match (value, args.positional.get(1)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.value.clone()),
        (None, None) => place.raise("StopIteration", ""),
    }
}

#[derive(Clone, Copy)]
enum Quantifier {
    Any,
    All,
}

fn quantified<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    quantifier: Quantifier,
    place: &Place,
) -> Outcome {
    let decides = matches!(quantifier, Quantifier::Any);
    let mut result = !decides;
    eval.each(value, place, &mut |eval, value| {
        if eval.truth(&value, place)? == decides {
            result = decides;
            return Ok(Flow::End);
        }
        Ok(Flow::Next)
    })?;
    Ok(Value::Bool(result))
}

#[derive(Clone, Copy)]
enum Extreme {
    Least,
    Most,
}

fn range<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let mut bounds = Vec::new();
    for argument in &args.positional {
        match &argument.value {
            Value::Int(int) => bounds.push(*int),
            Value::Bool(value) => bounds.push(i128::from(*value)),
            Value::Unknown(unknown) => return place.needs(unknown),
            other => {
                return place.raise(
                    "TypeError",
                    format!("'{}' is no whole number", other.type_name()),
                );
            }
        }
    }
    let (start, stop, step) = match bounds[..] {
        [stop] => (0, stop, 1),
        [start, stop] => (start, stop, 1),
        [start, stop, step] if step != 0 => (start, stop, step),
        _ => return place.raise("TypeError", "range() takes one to three numbers"),
    };
    let mut numbers = Vec::new();
    let mut at = start;
    while (step > 0 && at < stop) || (step < 0 && at > stop) {
        if numbers.len() == MOST_ITEMS {
            return place.unreadable(format!("this has more than {MOST_ITEMS} items"));
        }
        numbers.push(Value::Int(at));
        at = at.saturating_add(step);
    }
    eval.check_items(numbers.len(), place)?;
    Ok(Value::list(numbers))
}

fn zip<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let mut columns = Vec::new();
    let mut endless = Vec::new();
    for (position, argument) in args.positional.iter().enumerate() {
        let call = argument.value.as_call();
        if let Some(("itertools.count" | "itertools.cycle" | "itertools.repeat", _)) = call {
            endless.push(position);
            columns.push(Vec::new());
        } else {
            columns.push(eval.iterate(&argument.value, &argument.place)?);
        }
    }
    let ends = columns
        .iter()
        .enumerate()
        .filter(|(at, _)| !endless.contains(at));
    let shortest = ends.map(|(_, column)| column.len()).min().unwrap_or(0);
    for position in endless {
        let argument = &args.positional[position];
        columns[position] = first(eval, &argument.value, shortest, &argument.place)?;
    }
    let is_strict =
        matches!(args.named("strict"), Some(strict) if matches!(strict.value, Value::Bool(true)));
    if is_strict && columns.iter().any(|column| column.len() != shortest) {
        return place.raise("ValueError", "zip() arguments have different lengths");
    }
    eval.count(shortest, || place.clone())?;
    let row = |position: usize| {
        Value::tuple(
            columns
                .iter()
                .map(|column| column[position].clone())
                .collect(),
        )
    };
    Ok(Value::list((0..shortest).map(row).collect()))
}

/// The first values of what does not end.
fn first<H: Host>(
    eval: &mut Evaluator<H>,
    endless: &Value,
    count: usize,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let mut values = Vec::new();
    eval.each(endless, place, &mut |_, value| {
        let is_wanted = values.len() < count;
        if is_wanted {
            values.push(value);
        }
        Ok(if is_wanted { Flow::Next } else { Flow::End })
    })?;
    Ok(values)
}

/// Sorts values, by `key=` and `reverse=` where they are given.
pub(super) fn sorted<H: Host>(
    eval: &mut Evaluator<H>,
    all: Vec<Value>,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let mut keyed = Vec::new();
    for value in all {
        let key = match args.named("key").map(|argument| argument.value.clone()) {
            Some(Value::None) | None => value.clone(),
            Some(function) => {
                let args = Args::of([value.clone()], place);
                eval.call(&function, args, place)?
            }
        };
        keyed.push((key, value));
    }
    let is_reversed = match args.named("reverse") {
        Some(reverse) => eval.truth(&reverse.value, place)?,
        None => false,
    };
    // Of equal values the first stays first, in both directions.
    if is_reversed {
        keyed.reverse();
    }
    let mut sorted = merge_sorted(keyed, &mut |a, b| less(eval, a, b, place))?;
    if is_reversed {
        sorted.reverse();
    }
    Ok(sorted.into_iter().map(|(_, value)| value).collect())
}

fn less<H: Host>(eval: &mut Evaluator<H>, a: &Value, b: &Value, place: &Place) -> Outcome<bool> {
    if let Some(order) = a.order(b) {
        return Ok(order.is_lt());
    }
    let result = eval.compare(CmpOp::Lt, a, b, place)?;
    eval.truth(&result, place)
}

/// Sorts by the first of each pair, by an order that may fail and need not be one.
pub(in crate::python) fn merge_sorted<T>(
    mut pairs: Vec<(Value, T)>,
    is_less: &mut dyn FnMut(&Value, &Value) -> Outcome<bool>,
) -> Outcome<Vec<(Value, T)>> {
    if pairs.len() < 2 {
        return Ok(pairs);
    }
    let second = pairs.split_off(pairs.len() / 2);
    let mut sorted = Vec::with_capacity(pairs.len() + second.len());
    let mut left = merge_sorted(pairs, is_less)?.into_iter().peekable();
    let mut right = merge_sorted(second, is_less)?.into_iter().peekable();
    while let (Some((a, _)), Some((b, _))) = (left.peek(), right.peek()) {
        let next = if is_less(b, a)? {
            &mut right
        } else {
            &mut left
        };
        sorted.extend(next.next());
    }
    sorted.extend(left);
    sorted.extend(right);
    Ok(sorted)
}

fn sum<H: Host>(eval: &mut Evaluator<H>, value: &Value, args: &Args, place: &Place) -> Outcome {
    let mut total = args
        .get(1, "start")
        .map_or(Value::Int(0), |argument| argument.value.clone());
    for value in eval.iterate(value, place)? {
        total = eval.binary(ruff_python_ast::Operator::Add, total, value, place)?;
    }
    Ok(total)
}

fn extreme<H: Host>(
    eval: &mut Evaluator<H>,
    extreme: Extreme,
    args: &Args,
    place: &Place,
) -> Outcome {
    let all = match &args.positional[..] {
        [one] => eval.iterate(&one.value, place)?,
        _ => values(args),
    };
    // The first of equal ones.
    let mut found: Option<(Value, Value)> = None;
    for value in all {
        let key = match args.named("key").map(|argument| argument.value.clone()) {
            Some(Value::None) | None => value.clone(),
            Some(function) => eval.call(&function, Args::of([value.clone()], place), place)?,
        };
        let is_better = match (&found, extreme) {
            (None, _) => true,
            (Some((best, _)), Extreme::Most) => less(eval, best, &key, place)?,
            (Some((best, _)), Extreme::Least) => less(eval, &key, best, place)?,
        };
        if is_better {
            found = Some((key, value));
        }
    }
    let found = found.map(|(_, value)| value);
    if let Some(value) =
        found.or_else(|| args.named("default").map(|argument| argument.value.clone()))
    {
        Ok(value)
    } else {
        let name = match extreme {
            Extreme::Most => "max",
            Extreme::Least => "min",
        };
        place.raise("ValueError", format!("{name}() iterable argument is empty"))
    }
}

fn mapped<H: Host>(
    eval: &mut Evaluator<H>,
    function: &Value,
    args: &Args,
    place: &Place,
) -> Outcome {
    let columns = Args {
        positional: args.positional[1..].to_vec(),
        named: Vec::new(),
    };
    let rows = zip(eval, &columns, place)?;
    let mut made = Vec::new();
    for row in eval.iterate(&rows, place)? {
        let argument = |value| Argument {
            value,
            place: place.clone(),
        };
        let positional = row.as_sequence().unwrap_or_default().into_iter();
        let args = Args {
            positional: positional.map(argument).collect(),
            named: Vec::new(),
        };
        made.push(eval.call(function, args, place)?);
    }
    Ok(Value::list(made))
}

fn filtered<H: Host>(
    eval: &mut Evaluator<H>,
    function: &Value,
    args: &Args,
    place: &Place,
) -> Outcome {
    let Some(iterable) = args.positional.get(1) else {
        return place.raise("TypeError", "a function and an iterable are needed");
    };
    let mut kept = Vec::new();
    for value in eval.iterate(&iterable.value, place)? {
        let test = match function {
            Value::None => value.clone(),
            function => eval.call(function, Args::of([value.clone()], place), place)?,
        };
        if eval.truth(&test, place)? {
            kept.push(value);
        }
    }
    Ok(Value::list(kept))
}
