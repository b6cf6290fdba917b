//! `json.loads`: <https://docs.python.org/3/library/json.html#json.loads>

use serde_json::Value as Json;

use crate::python::{Dict, Evaluator, Host, Outcome, Place, Value};

/// Reads JSON; the depth is bounded by the reader.
pub(super) fn read<H: Host>(eval: &mut Evaluator<H>, text: &str, place: &Place) -> Outcome {
    eval.check_length(text.len().saturating_mul(8), place)?;
    match serde_json::from_str::<Json>(text) {
        Ok(json) => value(eval, json, place),
        Err(error) => place.raise("JSONDecodeError", error.to_string()),
    }
}

fn value<H: Host>(eval: &mut Evaluator<H>, json: Json, place: &Place) -> Outcome {
    eval.count(1, || place.clone())?;
    Ok(match json {
        Json::Null => Value::None,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => match (number.as_i128(), number.as_f64()) {
            (Some(int), _) => Value::Int(int),
            (None, Some(float)) => Value::Float(float),
            (None, None) => return place.unreadable("this number is too large"),
        },
        Json::String(text) => Value::text(text),
        Json::Array(items) => {
            let items = items.into_iter().map(|item| value(eval, item, place));
            Value::list(items.collect::<Outcome<_>>()?)
        }
        Json::Object(pairs) => {
            let mut dict = Dict::default();
            for (key, item) in pairs {
                let item = value(eval, item, place)?;
                dict.insert(Value::text(key), item);
            }
            Value::dict(dict)
        }
    })
}
