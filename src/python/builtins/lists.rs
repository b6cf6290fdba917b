//! Methods of lists and tuples.

use std::cell::RefCell;

use super::{int, known, values};
use crate::python::eval::position;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) const LIST: &[&str] = &[
    "append",
    "appendleft",
    "clear",
    "copy",
    "count",
    "extend",
    "index",
    "insert",
    "pop",
    "popleft",
    "remove",
    "reverse",
    "sort",
];
pub(super) const TUPLE: &[&str] = &["count", "index"];

pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let this = known(args, 0, "self", place)?;
    match name {
        "count" => return count(eval, this, known(args, 1, "value", place)?, place),
        "index" => {
            let found = position_of(eval, this, known(args, 1, "value", place)?, place)?;
            return match found {
                Some(position) => Ok(int(position)),
                None => place.raise("ValueError", "the value is not in the list"),
            };
        }
        _ => {}
    }
    let Value::List(list) = this else {
        let message = format!("'{}' object has no attribute '{name}'", this.type_name());
        return place.raise("AttributeError", message);
    };
    let length = list.borrow().len();
    if name != "append" {
        eval.check_items(length, place)?;
    }
    match name {
        // What is unknown may be kept; only its use matters.
        "append" => list.borrow_mut().extend(values(args).into_iter().skip(1)),
        "appendleft" => {
            let value = values(args).into_iter().nth(1).unwrap_or_default();
            list.borrow_mut().insert(0, value);
        }
        "extend" => {
            let more = eval.iterate(known(args, 1, "iterable", place)?, place)?;
            list.borrow_mut().extend(more);
        }
        "insert" => insert(list, args, place)?,
        "remove" => match position_of(eval, this, known(args, 1, "value", place)?, place)? {
            Some(position) => {
                let removed = list.borrow_mut().remove(position);
                drop(removed);
            }
            None => return place.raise("ValueError", "list.remove(x): x not in list"),
        },
        "pop" => return pop(list, args, place),
        "popleft" if length > 0 => return Ok(list.borrow_mut().remove(0)),
        "popleft" => return place.raise("IndexError", "pop from an empty deque"),
        "clear" => {
            let removed = std::mem::take(&mut *list.borrow_mut());
            drop(removed);
        }
        "copy" => return Ok(Value::list(list.borrow().clone())),
        "reverse" => list.borrow_mut().reverse(),
        _ => {
            let all = list.borrow().clone();
            let sorted = super::sequences::sorted(eval, all, args, place)?;
            *list.borrow_mut() = sorted;
        }
    }
    let length = list.borrow().len();
    if length > crate::python::limits::MOST_ITEMS {
        eval.check_items(length, place)?;
    }
    Ok(Value::None)
}

fn count<H: Host>(eval: &mut Evaluator<H>, this: &Value, wanted: &Value, place: &Place) -> Outcome {
    let mut count = 0;
    for value in this.as_sequence().unwrap_or_default() {
        count += usize::from(eval.same(&value, wanted, place)? == Some(true));
    }
    Ok(int(count))
}

fn position_of<H: Host>(
    eval: &mut Evaluator<H>,
    list: &Value,
    wanted: &Value,
    place: &Place,
) -> Outcome<Option<usize>> {
    let all = list.as_sequence().unwrap_or_default();
    for (position, value) in all.iter().enumerate() {
        if eval.same(value, wanted, place)? == Some(true) {
            return Ok(Some(position));
        }
    }
    Ok(None)
}

fn insert(list: &RefCell<Vec<Value>>, args: &Args, place: &Place) -> Outcome<()> {
    let length = list.borrow().len();
    let at = match known(args, 1, "index", place)? {
        Value::Int(index) if *index < 0 => {
            let back = usize::try_from(index.saturating_neg()).unwrap_or(length);
            length.saturating_sub(back)
        }
        Value::Int(index) => usize::try_from(*index).unwrap_or(length).min(length),
        _ => return place.raise("TypeError", "an index is an integer"),
    };
    let Some(value) = args.value(2, "object") else {
        return place.raise("TypeError", "missing required argument: 'object'");
    };
    list.borrow_mut().insert(at, value.clone());
    Ok(())
}

fn pop(list: &RefCell<Vec<Value>>, args: &Args, place: &Place) -> Outcome {
    let length = list.borrow().len();
    if length == 0 {
        return place.raise("IndexError", "pop from empty list");
    }
    let index = match args.value(1, "index") {
        Some(Value::Int(index)) => *index,
        _ => -1,
    };
    match position(index, length) {
        Some(position) => Ok(list.borrow_mut().remove(position)),
        None => place.raise("IndexError", "pop index out of range"),
    }
}
