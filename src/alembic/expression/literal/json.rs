//! Values of Python as JSON, as Python's `json.dumps` writes them:
//! <https://docs.python.org/3/library/json.html#json.dumps>

use super::number;
use crate::python::{Outcome, Place, Value};

/// The JSON text of a value.
pub(super) fn dumped(value: &Value, place: &Place) -> Outcome<String> {
    let mut text = String::new();
    write(value, &mut text, place)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String, place: &Place) -> Outcome<()> {
    if let Some(string) = value.as_str() {
        write_string(string, text);
        return Ok(());
    }
    match value {
        Value::None => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Int(int) => text.push_str(&int.to_string()),
        Value::Float(float) if float.is_finite() => text.push_str(&number::float(*float)),
        Value::List(_) | Value::Tuple(_) => {
            text.push('[');
            for (position, item) in value.as_sequence().unwrap_or_default().iter().enumerate() {
                if position > 0 {
                    text.push_str(", ");
                }
                write(item, text, place)?;
            }
            text.push(']');
        }
        Value::Dict(dict) => {
            text.push('{');
            for (position, (key, value)) in dict.borrow().iter().enumerate() {
                if position > 0 {
                    text.push_str(", ");
                }
                write_key(key, text, place)?;
                text.push_str(": ");
                write(value, text, place)?;
            }
            text.push('}');
        }
        Value::Unknown(unknown) => return place.needs(unknown),
        _ => {
            return place.unreadable(format!(
                "a value of type `{}` cannot be written as JSON",
                value.type_name()
            ));
        }
    }
    Ok(())
}

fn write_key(key: &Value, text: &mut String, place: &Place) -> Outcome<()> {
    if key.as_str().is_some() {
        return write(key, text, place);
    }
    let mut plain = String::new();
    match key {
        Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
            write(key, &mut plain, place)?;
        }
        _ => return place.unreadable("the keys of a JSON object are strings"),
    }
    write_string(&plain, text);
    Ok(())
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            ' '..='~' => text.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    text.push_str("\\u");
                    text.extend([12, 8, 4, 0].map(|shift| super::digit((*unit >> shift) & 15)));
                }
            }
        }
    }
    text.push('"');
}
