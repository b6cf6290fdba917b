//! Parts that are looked for in strings.

use super::super::int;
use super::super::known;
use super::word;
use crate::python::{Args, Outcome, Place, Value};

pub(super) fn method(text: &str, name: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    Ok(Some(match name {
        "startswith" | "endswith" => {
            let test = |part: &str| match name {
                "startswith" => text.starts_with(part),
                _ => text.ends_with(part),
            };
            let argument = known(args, 0, "prefix", place)?;
            Value::Bool(match (argument.as_str(), argument) {
                (Some(part), _) => test(part),
                (None, Value::Tuple(parts)) => parts.iter().filter_map(Value::as_str).any(test),
                (None, other) => {
                    let name = other.type_name();
                    let message = format!("first arg must be str or a tuple of str, not {name}");
                    return place.raise("TypeError", message);
                }
            })
        }
        "count" => int(text
            .matches(word(args, 0, place)?.unwrap_or_default())
            .count()),
        "find" | "index" | "rfind" | "rindex" => {
            let part = word(args, 0, place)?.unwrap_or_default();
            let start = start(text, args);
            let at = match name {
                "find" | "index" => text[start..].find(part),
                _ => text[start..].rfind(part),
            };
            match at {
                Some(at) => int(text[..start + at].chars().count()),
                None if name.ends_with("index") => {
                    return place.raise("ValueError", "substring not found");
                }
                None => Value::Int(-1),
            }
        }
        _ => return Ok(None),
    }))
}

/// The byte at which a search begins.
fn start(text: &str, args: &Args) -> usize {
    let Some(Value::Int(start)) = args.positional.get(1).map(|argument| &argument.value) else {
        return 0;
    };
    let length = text.chars().count();
    let from_the_end = |back: i128| length.saturating_sub(usize::try_from(back).unwrap_or(length));
    let start = match usize::try_from(*start) {
        Ok(start) => start.min(length),
        Err(_) => from_the_end(start.saturating_neg()),
    };
    text.char_indices()
        .nth(start)
        .map_or(text.len(), |(at, _)| at)
}
