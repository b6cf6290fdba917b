//! Methods of numbers and bytes.

use super::{int, known};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) const INT: &[&str] = &["bit_count", "bit_length", "conjugate", "to_bytes"];
pub(super) const FLOAT: &[&str] = &["conjugate", "is_integer"];
pub(super) const BYTES: &[&str] = &["decode", "endswith", "hex", "startswith"];

pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let this = known(args, 0, "self", place)?;
    match (this, name) {
        (Value::Bytes(bytes), "decode") => {
            eval.check_length(bytes.len(), place)?;
            decoded(bytes, args, place)
        }
        (Value::Bytes(bytes), "hex") => {
            eval.check_length(bytes.len() * 2, place)?;
            Ok(Value::text(hex(bytes)))
        }
        (Value::Bytes(bytes), "startswith" | "endswith") => {
            match known(args, 1, "prefix", place)? {
                Value::Bytes(part) if name == "startswith" => {
                    Ok(Value::Bool(bytes.starts_with(part)))
                }
                Value::Bytes(part) => Ok(Value::Bool(bytes.ends_with(part))),
                _ => place.raise("TypeError", "a bytes-like object is required"),
            }
        }
        (Value::Float(float), "is_integer") => Ok(Value::Bool(float.fract() == 0.0)),
        (_, "conjugate") => Ok(this.clone()),
        (number, name) => {
            let number = crate::python::eval::truncated(number).unwrap_or_default();
            let magnitude = number.unsigned_abs();
            match name {
                "bit_length" => Ok(Value::Int(i128::from(128 - magnitude.leading_zeros()))),
                "bit_count" => Ok(Value::Int(i128::from(magnitude.count_ones()))),
                _ => to_bytes(number, args, place),
            }
        }
    }
}

fn decoded(bytes: &[u8], args: &Args, place: &Place) -> Outcome {
    let encoding = match args.value(1, "encoding") {
        Some(encoding) => encoding.as_str().unwrap_or_default().to_lowercase(),
        None => "utf-8".to_owned(),
    };
    let text = match encoding.replace(['-', '_'], "").as_str() {
        "utf8" => String::from_utf8(bytes.to_vec()).ok(),
        "ascii" | "usascii" if bytes.is_ascii() => String::from_utf8(bytes.to_vec()).ok(),
        "ascii" | "usascii" => None,
        "latin1" | "iso88591" => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => {
            return place.unreadable(format!(
                "the encoding `{encoding}` is not among those that can be read"
            ));
        }
    };
    match text {
        Some(text) => Ok(Value::text(text)),
        None => place.raise(
            "UnicodeDecodeError",
            format!("'{encoding}' codec can't decode this"),
        ),
    }
}

fn to_bytes(number: i128, args: &Args, place: &Place) -> Outcome {
    let length = match args.value(1, "length") {
        Some(Value::Int(length)) => usize::try_from(*length).unwrap_or(usize::MAX),
        _ => 1,
    };
    if number < 0 || length > 16 {
        return place.unreadable("these bytes are not known");
    }
    let bytes = number.to_be_bytes();
    let (over, bytes) = bytes.split_at(16 - length);
    if over.iter().any(|byte| *byte != 0) {
        return place.raise("OverflowError", "int too big to convert");
    }
    let mut bytes = bytes.to_vec();
    if args.value(2, "byteorder").and_then(Value::as_str) == Some("little") {
        bytes.reverse();
    }
    Ok(Value::Bytes(bytes.into()))
}

/// Two digits a byte.
pub(in crate::python) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("a string takes everything");
    }
    text
}

/// The bytes of two digits each.
pub(in crate::python) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text
        .chars()
        .filter(|c| !c.is_ascii_whitespace())
        .map(|c| c.to_digit(16))
        .collect::<Option<_>>()?;
    let byte = |pair: &[u32]| u8::try_from(pair[0] * 16 + pair.get(1)?).ok();
    digits.chunks(2).map(byte).collect()
}

/// How many bytes there are.
pub(super) fn length(bytes: &[u8]) -> Value {
    int(bytes.len())
}
