//! Methods of sets.

use super::known;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Set, Value};

pub(super) const METHODS: &[&str] = &[
    "add",
    "clear",
    "copy",
    "difference",
    "difference_update",
    "discard",
    "intersection",
    "intersection_update",
    "isdisjoint",
    "issubset",
    "issuperset",
    "pop",
    "remove",
    "symmetric_difference",
    "union",
    "update",
];

pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let this = known(args, 0, "self", place)?;
    let Value::Set(set) = this else {
        let message = format!("'{}' object has no attribute '{name}'", this.type_name());
        return place.raise("AttributeError", message);
    };
    match name {
        "add" => {
            let value = known(args, 1, "value", place)?;
            eval.check_key(value, place)?;
            set.borrow_mut().insert(value.clone());
            return Ok(Value::None);
        }
        "remove" | "discard" => {
            let value = known(args, 1, "value", place)?;
            eval.check_key(value, place)?;
            let was_there = set.borrow_mut().remove(value);
            if !was_there && name == "remove" {
                return eval.key_error(value, place);
            }
            return Ok(Value::None);
        }
        "pop" => {
            return place.unreadable("which value of a set `pop()` takes, Python does not say");
        }
        "clear" => {
            let removed = std::mem::take(&mut *set.borrow_mut());
            drop(removed);
            return Ok(Value::None);
        }
        _ => {}
    }
    let own = set.borrow().clone();
    eval.check_items(own.len(), place)?;
    let mut others = Vec::new();
    for argument in args.positional.iter().skip(1) {
        let values = eval.iterate(&argument.value, place)?;
        let values = eval.set(values, place)?;
        if let Value::Set(values) = values {
            others.push(values.borrow().clone());
        }
    }
    let result = combined(&own, &others, name);
    if name.ends_with("update") {
        *set.borrow_mut() = result;
        return Ok(Value::None);
    }
    let all = |holds: fn(&Set, &Set) -> bool| {
        Ok(Value::Bool(others.iter().all(|other| holds(&own, other))))
    };
    match name {
        "issubset" => all(|own, other| own.iter().all(|value| other.contains(value))),
        "issuperset" => all(|own, other| other.iter().all(|value| own.contains(value))),
        "isdisjoint" => all(|own, other| !own.iter().any(|value| other.contains(value))),
        _ => Ok(Value::set(result.iter().cloned())),
    }
}

/// What a method that makes a set makes.
fn combined(own: &Set, others: &[Set], name: &str) -> Set {
    let values = own.iter();
    let everywhere = |value: &&Value| others.iter().all(|other| other.contains(value));
    let nowhere = |value: &&Value| !others.iter().any(|other| other.contains(value));
    match name {
        "union" | "update" => {
            let more = others.iter().flat_map(Set::iter);
            values.chain(more).cloned().collect()
        }
        "difference" | "difference_update" => values.filter(nowhere).cloned().collect(),
        "intersection" | "intersection_update" => values.filter(everywhere).cloned().collect(),
        "symmetric_difference" => {
            let more = others.iter().flat_map(Set::iter);
            let more = more.filter(|value| !own.contains(value));
            values.filter(nowhere).chain(more).cloned().collect()
        }
        _ => own.clone(),
    }
}
