//! `re`: <https://docs.python.org/3/library/re.html>
//!
//! Patterns are matched by a crate that takes linear time; what it does not have, such as looking ahead and back
//! references, is refused at the pattern's place.

mod matches;
mod patterns;

use crate::python::builtins::{known, known_text};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

use matches::Matches;

/// Methods of compiled patterns.
const PATTERN: &[&str] = &[
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
    "subn",
];

/// Methods of matches.
const MATCH: &[&str] = &["end", "group", "groupdict", "groups", "span", "start"];

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    if let Some(name) = name.strip_prefix("Match.") {
        return matches::method(name, args, place).map(Some);
    }
    if name == "escape" {
        return Ok(Some(Value::text(escaped(known_text(
            args, 0, "pattern", place,
        )?))));
    }
    if name == "compile" {
        let (pattern, flags) = parts(args, 1, place)?;
        eval.pattern(&pattern, flags, place)?;
        let values = vec![Value::text(pattern), Value::Int(flags)];
        return Ok(Some(super::made("re.compile", values, place)));
    }
    let name = name.strip_prefix("Pattern.").unwrap_or(name);
    let flags_at = match name {
        "sub" | "subn" => 4,
        "split" => 3,
        "findall" | "finditer" | "fullmatch" | "match" | "search" => 2,
        _ => return Ok(None),
    };
    let (pattern, flags) = parts(args, flags_at, place)?;
    let text_at = if name.starts_with("sub") { 2 } else { 1 };
    let text = known_text(args, text_at, "string", place)?;
    let found = Matches::new(eval, (&pattern, flags), text, place)?;
    match name {
        "match" => found.at_start(eval).map(Some),
        "fullmatch" => found.whole(eval).map(Some),
        "search" => found.first(eval).map(Some),
        "finditer" => found.all(eval).map(Some),
        "findall" => found.texts(eval).map(Some),
        "split" => found.split(eval, limit(args, 2, "maxsplit")).map(Some),
        _ => {
            let by = known(args, 1, "repl", place)?;
            let (text, count) = found.replaced(eval, by, limit(args, 3, "count"))?;
            Ok(Some(match name {
                "subn" => Value::tuple(vec![text, crate::python::builtins::int(count)]),
                _ => text,
            }))
        }
    }
}

/// The text and the flags of a pattern, which may be compiled already.
fn parts(args: &Args, flags_at: usize, place: &Place) -> Outcome<(String, i128)> {
    let pattern = known(args, 0, "pattern", place)?;
    if let Some(("re.compile", own)) = pattern.as_call() {
        let text = known_text(own, 0, "pattern", place)?.to_owned();
        let flags = match own.value(1, "flags") {
            Some(Value::Int(flags)) => *flags,
            _ => 0,
        };
        return Ok((text, flags));
    }
    let flags = match args.value(flags_at, "flags") {
        None => 0,
        Some(Value::Int(flags)) => *flags,
        Some(_) => return place.unreadable("these flags cannot be read"),
    };
    Ok((known_text(args, 0, "pattern", place)?.to_owned(), flags))
}

/// How often something is done at most; zero means no bound.
fn limit(args: &Args, position: usize, name: &str) -> usize {
    match args.value(position, name) {
        Some(Value::Int(most)) if *most > 0 => usize::try_from(*most).unwrap_or(usize::MAX),
        _ => usize::MAX,
    }
}

pub(super) fn constant(name: &str) -> Option<Value> {
    Some(Value::Int(match name {
        "I" | "IGNORECASE" => patterns::IGNORE_CASE,
        "M" | "MULTILINE" => patterns::MULTI_LINE,
        "S" | "DOTALL" => patterns::DOT_ALL,
        "X" | "VERBOSE" => patterns::VERBOSE,
        "A" | "ASCII" => patterns::ASCII,
        "U" | "UNICODE" => 32,
        "NOFLAG" => 0,
        _ => return None,
    }))
}

pub(super) fn attribute(of: &Value, name: &str, place: &Place) -> Option<Value> {
    let (path, args) = of.as_call()?;
    match (path, name) {
        ("re.compile", "pattern") => args.value(0, "pattern").cloned(),
        ("re.compile", "flags") => args.value(1, "flags").cloned(),
        ("re.compile", _) if PATTERN.contains(&name) => {
            Some(super::method(of, "re.Pattern", name, place))
        }
        ("re.Match", "string") => args.value(3, "string").cloned(),
        ("re.Match", _) if MATCH.contains(&name) => {
            Some(super::method(of, "re.Match", name, place))
        }
        _ => None,
    }
}

/// `match["name"]`.
pub(super) fn group(of: &Value, key: &Value, place: &Place) -> Outcome {
    matches::group(of, key, place)
}

/// `re.escape`.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        if "()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
