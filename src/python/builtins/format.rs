//! `str.format`: <https://docs.python.org/3/library/string.html#formatstrings>

use crate::python::eval::in_ascii;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

/// `text.format(…)`.
pub(super) fn format<H: Host>(
    eval: &mut Evaluator<H>,
    text: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let mut next = 0;
    match formatted(eval, text, args, &mut next, place)? {
        Ok(text) => {
            eval.check_length(text.len(), place)?;
            Ok(Value::text(text))
        }
        Err(unknown) => Ok(unknown),
    }
}

/// The text with all fields filled in, or a value that no text tells. `next` counts the fields without a name.
fn formatted<H: Host>(
    eval: &mut Evaluator<H>,
    text: &str,
    args: &Args,
    next: &mut usize,
    place: &Place,
) -> Outcome<Result<String, Value>> {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        result.push_str(&rest[..at]);
        let after = &rest[at..];
        if after.starts_with("{{") || after.starts_with("}}") {
            result.push_str(&after[..1]);
            rest = &after[2..];
            continue;
        }
        if after.starts_with('}') {
            return place.raise("ValueError", "Single '}' encountered in format string");
        }
        let Some(end) = end(after) else {
            let message = match after.len() {
                1 => "Single '{' encountered in format string",
                _ => "expected '}' before end of string",
            };
            return place.raise("ValueError", message);
        };
        let field = &after[1..end];
        rest = &after[end + 1..];
        let (field, spec) = field.split_once(':').unwrap_or((field, ""));
        let (field, conversion) = field.split_once('!').unwrap_or((field, ""));
        let value = value(eval, field, args, next, place)?;
        // A specification may have fields of its own.
        let spec = if spec.contains('{') {
            match eval.deeper(
                || place.clone(),
                |eval| formatted(eval, spec, args, next, place),
            )? {
                Ok(spec) => spec,
                Err(unknown) => return Ok(Err(unknown)),
            }
        } else {
            spec.to_owned()
        };
        if let Value::Unknown(_) = value {
            return Ok(Err(value));
        }
        let piece = match conversion {
            "r" => Value::text(eval.repr_of(&value, place)?),
            "s" => Value::text(eval.str_of(&value, place)?),
            "a" => Value::text(in_ascii(&eval.repr_of(&value, place)?)),
            _ => value,
        };
        let piece = eval.formatted(&piece, &spec, place)?;
        result.push_str(&piece);
        eval.refuse_longer(result.len(), place)?;
    }
    result.push_str(rest);
    Ok(Ok(result))
}

/// Where the field ends that a text begins with.
fn end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The value of a field: `0`, `name`, `0.name[1]`, or nothing for the next one.
fn value<H: Host>(
    eval: &mut Evaluator<H>,
    field: &str,
    args: &Args,
    next: &mut usize,
    place: &Place,
) -> Outcome {
    let key_end = field.find(['.', '[']).unwrap_or(field.len());
    let (key, path) = field.split_at(key_end);
    let position = if key.is_empty() {
        *next += 1;
        Some(*next - 1)
    } else {
        key.parse().ok()
    };
    let argument = match position {
        Some(position) => {
            if let Some(argument) = args.positional.get(position) {
                argument
            } else {
                let message =
                    format!("Replacement index {position} out of range for positional args tuple");
                return place.raise("IndexError", message);
            }
        }
        None => match args.named(key) {
            Some(argument) => argument,
            None => return eval.key_error(&Value::text(key), place),
        },
    };
    followed(eval, argument.value.clone(), path, place)
}

/// The attributes and items that a field names behind its first word.
fn followed<H: Host>(
    eval: &mut Evaluator<H>,
    mut value: Value,
    mut path: &str,
    place: &Place,
) -> Outcome {
    while !path.is_empty() {
        let (is_item, inner) = match (path.strip_prefix('.'), path.strip_prefix('[')) {
            (Some(inner), _) => (false, inner),
            (_, Some(inner)) => (true, inner),
            _ => {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return place.raise("ValueError", message);
            }
        };
        let ends: &[char] = if is_item { &[']'] } else { &['.', '['] };
        let end = inner.find(ends).unwrap_or(inner.len());
        let name = &inner[..end];
        path = &inner[end..];
        value = if is_item {
            let key = name.parse().map_or_else(|_| Value::text(name), Value::Int);
            path = path.strip_prefix(']').unwrap_or(path);
            eval.item(&value, &key, place)?
        } else {
            eval.attribute(&value, name, place)?
        };
    }
    Ok(value)
}
