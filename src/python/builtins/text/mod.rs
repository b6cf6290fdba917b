//! Methods of strings: <https://docs.python.org/3/library/stdtypes.html#string-methods>

mod cases;
mod padding;
mod pieces;
mod search;

use super::known;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) const METHODS: &[&str] = &[
    "capitalize",
    "casefold",
    "center",
    "count",
    "encode",
    "endswith",
    "expandtabs",
    "find",
    "format",
    "format_map",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
];

/// Calls a method; the first argument is the string itself.
pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let this = known(args, 0, "self", place)?.clone();
    let Some(text) = this.as_str() else {
        return place.raise("TypeError", "a string was expected");
    };
    // The other arguments, without the string itself.
    let mut rest = args.clone();
    rest.positional.remove(0);
    let mut all = rest
        .positional
        .iter()
        .chain(rest.named.iter().map(|(_, argument)| argument));
    if let Some(unknown) = all.find(|argument| matches!(argument.value, Value::Unknown(_))) {
        return Ok(unknown.value.clone());
    }
    eval.check_length(text.len(), place)?;
    match name {
        "join" => return join(eval, text, &rest, place),
        "format" => return super::format::format(eval, text, &rest, place),
        "format_map" => {
            let mut pairs = crate::python::Dict::default();
            eval.merge(&mut pairs, known(&rest, 0, "mapping", place)?, place)?;
            for (key, value) in pairs.iter() {
                let value = value.clone();
                let place = place.clone();
                let name = key.as_str().unwrap_or_default().into();
                rest.named
                    .push((name, crate::python::Argument { value, place }));
            }
            return super::format::format(eval, text, &rest, place);
        }
        "encode" => return Ok(Value::Bytes(text.as_bytes().into())),
        _ => {}
    }
    let found = match cases::method(text, name) {
        Some(value) => Some(value),
        None => match pieces::method(eval, text, name, &rest, place)? {
            Some(value) => Some(value),
            None => match search::method(text, name, &rest, place)? {
                Some(value) => Some(value),
                None => padding::method(eval, text, name, &rest, place)?,
            },
        },
    };
    match found {
        Some(value) => Ok(value),
        None => place.unreadable(format!(
            "`str.{name}()` is not among the methods that can be read"
        )),
    }
}

fn join<H: Host>(eval: &mut Evaluator<H>, text: &str, args: &Args, place: &Place) -> Outcome {
    let mut joined = String::new();
    let iterable = known(args, 0, "iterable", place)?;
    for (position, piece) in eval.iterate(iterable, place)?.into_iter().enumerate() {
        let before = if position == 0 { "" } else { text };
        joined.push_str(before);
        match (&piece, piece.as_str()) {
            (_, Some(piece)) => joined.push_str(piece),
            (Value::Unknown(_), _) => return Ok(piece),
            (Value::Symbolic(_), _) => joined.push_str(&eval.str_of(&piece, place)?),
            _ => {
                let found = piece.type_name();
                let message =
                    format!("sequence item {position}: expected str instance, {found} found");
                return place.raise("TypeError", message);
            }
        }
        eval.refuse_longer(joined.len(), place)?;
    }
    eval.check_length(joined.len(), place)?;
    Ok(Value::text(joined))
}

/// A string among the arguments; `None`: it is not given.
fn word<'a>(args: &'a Args, position: usize, place: &Place) -> Outcome<Option<&'a str>> {
    let value = args
        .positional
        .get(position)
        .map(|argument| &argument.value);
    let Some(value) = value.filter(|value| !matches!(value, Value::None)) else {
        return Ok(None);
    };
    if let Some(text) = value.as_str() {
        return Ok(Some(text));
    }
    let message = format!("must be str, not {}", value.type_name());
    place.raise("TypeError", message)
}
