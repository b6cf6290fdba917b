//! Numbers as Python writes them.

use crate::python::{Outcome, Place, Value};

/// The whole number of a value that is one, or that is turned into one; `None`: it cannot be.
pub(super) fn whole(value: &Value, place: &Place) -> Outcome<Option<String>> {
    Ok(match plain(value) {
        Value::Bool(value) => Some(i32::from(value).to_string()),
        Value::Int(int) => Some(int.to_string()),
        Value::Float(float) if float.is_finite() => Some(format!("{:.0}", float.trunc())),
        value => {
            let digits = match decimal(&value, place)? {
                Some(digits) => digits,
                None => match value.as_str() {
                    Some(text) => text.trim().to_owned(),
                    None => return Ok(None),
                },
            };
            digits.parse::<i128>().ok().map(|int| int.to_string())
        }
    })
}

/// The number of a value that is one; `None`: it is none.
pub(super) fn number(value: &Value, place: &Place) -> Outcome<Option<String>> {
    Ok(match plain(value) {
        Value::Bool(value) => Some(i32::from(value).to_string()),
        Value::Int(int) => Some(int.to_string()),
        Value::Float(value) if value.is_finite() => Some(float(value)),
        value => match decimal(&value, place)? {
            Some(digits) => Some(digits),
            None => value
                .as_str()
                .filter(|text| is_number(text))
                .map(|text| text.trim().to_owned()),
        },
    })
}

/// The value of a member of an enum, any other as it is.
fn plain(value: &Value) -> Value {
    match value {
        Value::Instance(instance) => match &instance.member {
            Some((_, value)) => value.clone(),
            None => Value::Instance(std::rc::Rc::clone(instance)),
        },
        _ => value.clone(),
    }
}

/// The digits of a `Decimal`.
fn decimal(value: &Value, place: &Place) -> Outcome<Option<String>> {
    let Some(("decimal.Decimal", args)) = value.as_call() else {
        return Ok(None);
    };
    let digits = match args.positional.first().map(|argument| &argument.value) {
        Some(Value::Int(int)) => int.to_string(),
        Some(text) if text.as_str().is_some_and(is_number) => {
            text.as_str().unwrap_or_default().trim().to_owned()
        }
        None => "0".to_owned(),
        Some(_) => return place.unreadable("this number is not known here: write it as a string"),
    };
    Ok(Some(digits))
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    text.parse::<f64>().is_ok_and(f64::is_finite)
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
}

/// A floating-point number as Python prints it:
/// <https://docs.python.org/3/library/functions.html#repr>
pub(super) fn float(value: f64) -> String {
    let shortest = format!("{value:e}");
    let Some((digits, exponent)) = shortest.split_once('e') else {
        return shortest;
    };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') {
            plain
        } else {
            format!("{plain}.0")
        };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}
