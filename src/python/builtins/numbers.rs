//! Numbers made of other values: `int()`, `round()`.

use ruff_python_ast::Operator;

use crate::python::eval::{Number, quoted, truncated};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let first = args.positional.first().map(|argument| &argument.value);
    let number = first.and_then(Value::as_number);
    Ok(Some(match (name, first, number) {
        ("int", _, _) => return to_int(args, place).map(Some),
        ("float", None, _) => Value::Float(0.0),
        ("float", Some(value), _) => return to_float(value, place),
        ("bool", None, _) => Value::Bool(false),
        ("bool", Some(value), _) => Value::Bool(eval.truth(value, place)?),
        ("abs", _, Some(Number::Int(int))) => match int.checked_abs() {
            Some(int) => Value::Int(int),
            None => return place.unreadable("this number is too large"),
        },
        ("abs", _, Some(Number::Float(float))) => Value::Float(float.abs()),
        ("round", _, Some(number)) => return round(number, args, place).map(Some),
        ("hex", _, Some(Number::Int(int))) => Value::text(in_base(int, "0x", 16)),
        ("oct", _, Some(Number::Int(int))) => Value::text(in_base(int, "0o", 8)),
        ("bin", _, Some(Number::Int(int))) => Value::text(in_base(int, "0b", 2)),
        ("divmod" | "pow", Some(a), _) => {
            let Some(b) = args.positional.get(1).map(|argument| &argument.value) else {
                return place.raise("TypeError", format!("{name}() takes two numbers"));
            };
            if name == "pow" {
                return power(eval, a, b, args, place).map(Some);
            }
            let quotient = eval.binary(Operator::FloorDiv, a.clone(), b.clone(), place)?;
            let rest = eval.binary(Operator::Mod, a.clone(), b.clone(), place)?;
            Value::tuple(vec![quotient, rest])
        }
        (_, Some(value), None) if !matches!(value, Value::Symbolic(_) | Value::Instance(_)) => {
            let message = format!("bad operand type for {name}(): '{}'", value.type_name());
            return place.raise("TypeError", message);
        }
        _ => return Ok(None),
    }))
}

fn power<H: Host>(
    eval: &mut Evaluator<H>,
    a: &Value,
    b: &Value,
    args: &Args,
    place: &Place,
) -> Outcome {
    let raised = eval.binary(Operator::Pow, a.clone(), b.clone(), place)?;
    match args.positional.get(2) {
        Some(modulus) => eval.binary(Operator::Mod, raised, modulus.value.clone(), place),
        None => Ok(raised),
    }
}

fn in_base(int: i128, prefix: &str, base: u32) -> String {
    let sign = if int < 0 { "-" } else { "" };
    let magnitude = int.unsigned_abs();
    let digits = match base {
        16 => format!("{magnitude:x}"),
        8 => format!("{magnitude:o}"),
        _ => format!("{magnitude:b}"),
    };
    format!("{sign}{prefix}{digits}")
}

fn to_float(value: &Value, place: &Place) -> Outcome<Option<Value>> {
    if let Some(number) = value.as_number() {
        return Ok(Some(Value::Float(number.float())));
    }
    let Some(text) = value.as_str() else {
        return match value {
            Value::Symbolic(_) | Value::Instance(_) => Ok(None),
            _ => {
                let message = format!(
                    "float() argument must be a string or a number, not '{}'",
                    value.type_name()
                );
                place.raise("TypeError", message)
            }
        };
    };
    match text.trim().replace('_', "").parse() {
        Ok(float) => Ok(Some(Value::Float(float))),
        Err(_) => place.raise(
            "ValueError",
            format!("could not convert string to float: {}", quoted(text)),
        ),
    }
}

fn to_int(args: &Args, place: &Place) -> Outcome {
    let Some(value) = args.positional.first().map(|argument| &argument.value) else {
        return Ok(Value::Int(0));
    };
    let base = match args.value(1, "base") {
        Some(Value::Int(0)) => None,
        Some(Value::Int(base)) => match u32::try_from(*base) {
            Ok(base @ 2..=36) => Some(base),
            _ => return place.raise("ValueError", "int() base must be >= 2 and <= 36, or 0"),
        },
        _ => Some(10),
    };
    if let Some(int) = truncated(value) {
        return Ok(Value::Int(int));
    }
    match value {
        Value::Symbolic(_) => match crate::python::library::whole(value) {
            Some(int) => Ok(Value::Int(int)),
            None => place.unreadable("this number is not known"),
        },
        Value::Float(_) => place.unreadable("this number is too large"),
        _ => {
            if let Some(text) = value.as_str() {
                if let Some(int) = parsed(text, base) {
                    Ok(Value::Int(int))
                } else {
                    let base = base.unwrap_or(0);
                    let message = format!(
                        "invalid literal for int() with base {base}: {}",
                        quoted(text)
                    );
                    place.raise("ValueError", message)
                }
            } else {
                let message = format!(
                    "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                    value.type_name()
                );
                place.raise("TypeError", message)
            }
        }
    }
}

/// A number as it is written; no base: the one of its prefix.
fn parsed(text: &str, base: Option<u32>) -> Option<i128> {
    let text = text.trim().to_lowercase();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let prefixes = [("0x", 16), ("0o", 8), ("0b", 2)];
    let prefix = prefixes
        .into_iter()
        .find(|(prefix, own)| digits.starts_with(prefix) && base.is_none_or(|base| base == *own));
    let (digits, base) = match prefix {
        Some((prefix, base)) => (&digits[prefix.len()..], base),
        None => (digits, base.unwrap_or(10)),
    };
    if digits.starts_with(['_', '+', '-']) || digits.ends_with('_') || digits.contains("__") {
        return None;
    }
    i128::from_str_radix(&format!("{sign}{}", digits.replace('_', "")), base).ok()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "larger floats are refused before"
)]
fn round(number: Number, args: &Args, place: &Place) -> Outcome {
    let digits = match args.value(1, "ndigits") {
        Some(Value::Int(digits)) => Some(*digits),
        _ => None,
    };
    match (number, digits) {
        (Number::Int(int), Some(digits)) if digits < 0 => {
            let factor = u32::try_from(digits.saturating_neg()).ok();
            let Some(factor) = factor.and_then(|digits| 10_i128.checked_pow(digits)) else {
                return Ok(Value::Int(0));
            };
            // Half of the factor goes to the even neighbour.
            let (down, rest) = (int.div_euclid(factor), int.rem_euclid(factor));
            let is_up = rest * 2 > factor || (rest * 2 == factor && down % 2 != 0);
            Ok(Value::Int(
                (down + i128::from(is_up)).saturating_mul(factor),
            ))
        }
        (Number::Int(int), _) => Ok(Value::Int(int)),
        (Number::Float(float), Some(digits)) => {
            let decimals = usize::try_from(digits.clamp(0, 30)).unwrap_or_default();
            if digits < 0 || !float.is_finite() {
                return place.unreadable("this number is not rounded");
            }
            let text = format!("{float:.decimals$}");
            Ok(Value::Float(text.parse().unwrap_or(float)))
        }
        (Number::Float(float), None) if float.abs() < 1e30 => {
            Ok(Value::Int(float.round_ties_even() as i128))
        }
        (Number::Float(_), None) => place.unreadable("this number is too large"),
    }
}
