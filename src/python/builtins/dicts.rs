//! Methods of dictionaries.

use std::cell::RefCell;

use super::{int, known, values};
use crate::python::{Args, Dict, Evaluator, Host, Outcome, Place, Value};

pub(super) const METHODS: &[&str] = &[
    "clear",
    "copy",
    "elements",
    "get",
    "items",
    "keys",
    "most_common",
    "move_to_end",
    "pop",
    "popitem",
    "setdefault",
    "total",
    "update",
    "values",
];

pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let this = known(args, 0, "self", place)?;
    let Value::Dict(dict) = this else {
        let message = format!("'{}' object has no attribute '{name}'", this.type_name());
        return place.raise("AttributeError", message);
    };
    match name {
        "items" | "keys" | "values" | "copy" => {
            eval.check_items(dict.borrow().len(), place)?;
            Ok(parts(dict, name))
        }
        "update" => update(eval, dict, args, place),
        "clear" => {
            dict.borrow_mut().clear();
            Ok(Value::None)
        }
        "popitem" => {
            let last = dict.borrow_mut().pop_last();
            match last {
                Some((key, value)) => Ok(Value::tuple(vec![key, value])),
                None => eval.key_error(&Value::text("popitem(): dictionary is empty"), place),
            }
        }
        "get" | "pop" | "setdefault" | "move_to_end" => keyed(eval, dict, name, args, place),
        _ => counter_method(eval, &dict.borrow(), name, args, place),
    }
}

/// Methods that give all of a dictionary.
fn parts(dict: &RefCell<Dict>, name: &str) -> Value {
    let dict = dict.borrow();
    match name {
        "copy" => Value::dict(dict.clone()),
        "keys" => Value::set(dict.iter().map(|(key, _)| key.clone())),
        "values" => Value::list(dict.iter().map(|(_, value)| value.clone()).collect()),
        _ => {
            let pair =
                |(key, value): (&Value, &Value)| Value::tuple(vec![key.clone(), value.clone()]);
            Value::list(dict.iter().map(pair).collect())
        }
    }
}

/// Methods that take a key.
fn keyed<H: Host>(
    eval: &mut Evaluator<H>,
    dict: &RefCell<Dict>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let key = known(args, 1, "key", place)?;
    eval.check_key(key, place)?;
    let default = || args.value(2, "default").cloned();
    match name {
        "get" => {
            let found = dict.borrow().get(key).cloned();
            Ok(found.or_else(default).unwrap_or_default())
        }
        "pop" => {
            let found = dict.borrow_mut().remove(key);
            match found.or_else(default) {
                Some(value) => Ok(value),
                None => eval.key_error(key, place),
            }
        }
        "setdefault" => {
            let found = dict.borrow().get(key).cloned();
            Ok(found.unwrap_or_else(|| {
                let value = default().unwrap_or_default();
                dict.borrow_mut().insert(key.clone(), value.clone());
                value
            }))
        }
        _ => {
            let found = dict.borrow_mut().remove(key);
            match found {
                Some(value) => {
                    dict.borrow_mut().insert(key.clone(), value);
                    Ok(Value::None)
                }
                None => eval.key_error(key, place),
            }
        }
    }
}

fn update<H: Host>(
    eval: &mut Evaluator<H>,
    dict: &RefCell<Dict>,
    args: &Args,
    place: &Place,
) -> Outcome {
    let counts = matches!(dict.borrow().missing(), crate::python::Missing::Zero);
    let mut more = Dict::default();
    if let Some(argument) = args.positional.get(1) {
        if counts {
            more = counted(eval, &argument.value, place)?;
        } else {
            eval.merge(&mut more, &argument.value, place)?;
        }
    }
    for (name, argument) in &args.named {
        more.insert(Value::text(name.as_str()), argument.value.clone());
    }
    let mut dict = dict.borrow_mut();
    for (key, value) in more.iter() {
        let value = match (counts, dict.get(key), value) {
            (true, Some(Value::Int(before)), Value::Int(more)) => {
                Value::Int(before.saturating_add(*more))
            }
            _ => value.clone(),
        };
        dict.insert(key.clone(), value);
    }
    Ok(Value::None)
}

/// How often each value stands among others.
pub(in crate::python) fn counted<H: Host>(
    eval: &mut Evaluator<H>,
    values: &Value,
    place: &Place,
) -> Outcome<Dict> {
    if let Value::Dict(dict) = values {
        return Ok(dict.borrow().clone());
    }
    let mut counts = Dict::default();
    for value in eval.iterate(values, place)? {
        eval.check_key(&value, place)?;
        let before = match counts.get(&value) {
            Some(Value::Int(before)) => *before,
            _ => 0,
        };
        counts.insert(value, Value::Int(before + 1));
    }
    Ok(counts)
}

/// Methods of `collections.Counter`.
fn counter_method<H: Host>(
    eval: &mut Evaluator<H>,
    counts: &Dict,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let number = |value: &Value| match value {
        Value::Int(int) => *int,
        _ => 0,
    };
    match name {
        "most_common" => {
            let mut pairs: Vec<(&Value, &Value)> = counts.iter().collect();
            pairs.sort_by_key(|(_, count)| std::cmp::Reverse(number(count)));
            let most = match args.value(1, "n") {
                Some(Value::Int(most)) => usize::try_from(*most).unwrap_or(0),
                _ => usize::MAX,
            };
            let pairs = pairs.into_iter().take(most);
            let pair =
                |(key, count): (&Value, &Value)| Value::tuple(vec![key.clone(), count.clone()]);
            Ok(Value::list(pairs.map(pair).collect()))
        }
        "total" => Ok(Value::Int(
            counts.iter().map(|(_, count)| number(count)).sum(),
        )),
        _ => {
            let mut elements = Vec::new();
            for (key, count) in counts.iter() {
                let times = usize::try_from(number(count)).unwrap_or(0);
                eval.check_items(elements.len().saturating_add(times), place)?;
                elements.extend(std::iter::repeat_n(key, times).cloned());
            }
            Ok(Value::list(elements))
        }
    }
}

/// `dict.fromkeys(keys, value)`.
pub(super) fn from_keys<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let keys = values(args).into_iter().next().unwrap_or_default();
    let value = args.value(1, "value").cloned().unwrap_or_default();
    let mut dict = Dict::default();
    for key in eval.iterate(&keys, place)? {
        eval.check_key(&key, place)?;
        dict.insert(key, value.clone());
    }
    Ok(Value::dict(dict))
}

/// The length of a dictionary.
pub(super) fn length(dict: &RefCell<Dict>) -> Value {
    int(dict.borrow().len())
}
