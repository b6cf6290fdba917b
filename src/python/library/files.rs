//! Files of the project that a program reads.

use super::paths::normal;
use crate::python::builtins::known;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

/// Methods of an open file.
pub(super) const METHODS: &[&str] = &["close", "read", "readable", "readline", "readlines"];

/// Opens a file to read it; what is open holds the path and the text.
pub(super) fn open<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    if let Some(unknown) = super::unknown(args) {
        return Ok(unknown);
    }
    let mode = args.value(1, "mode").and_then(Value::as_str).unwrap_or("r");
    if mode.contains(['w', 'a', 'x', '+']) {
        return place.unreadable(format!("`{path}` is never written"));
    }
    let text = text(eval, path, place)?;
    let content = if mode.contains('b') {
        Value::Bytes(text.as_bytes().into())
    } else {
        Value::text(text)
    };
    Ok(super::made(
        "io.TextIOWrapper",
        vec![Value::text(path), content],
        place,
    ))
}

/// The text of a file, with the line ends that Python sees.
pub(super) fn text<H: Host>(eval: &mut Evaluator<H>, path: &str, place: &Place) -> Outcome<String> {
    let Some(source) = H::file(eval, &normal(path)) else {
        return place.unreadable(format!(
            "the file `{path}` is not among those of the project"
        ));
    };
    eval.check_length(source.text.len(), place)?;
    Ok(source.text.replace("\r\n", "\n").replace('\r', "\n"))
}

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some(name) = path.strip_prefix("io.TextIOWrapper.") else {
        return Ok(match path {
            "io.StringIO" => {
                let text = args.value(0, "initial_value").cloned();
                let content = text.unwrap_or_else(|| Value::text(""));
                Some(super::made(
                    "io.TextIOWrapper",
                    vec![Value::text(""), content],
                    place,
                ))
            }
            _ => None,
        });
    };
    let Some((_, own)) = known(args, 0, "self", place)?.as_call() else {
        return Ok(None);
    };
    Ok(Some(match name {
        "read" | "getvalue" => own.value(1, "content").cloned().unwrap_or_default(),
        "readlines" => Value::list(lines(eval, own, place)?),
        "readline" => lines(eval, own, place)?
            .into_iter()
            .next()
            .unwrap_or_else(|| Value::text("")),
        "readable" => Value::Bool(true),
        _ => Value::None,
    }))
}

/// The lines of an open file.
pub(super) fn lines<H: Host>(
    eval: &mut Evaluator<H>,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let content = args.value(1, "content").cloned().unwrap_or_default();
    let Some(text) = content.as_str() else {
        return place.unreadable("lines of bytes cannot be read");
    };
    eval.check_items(text.matches('\n').count(), place)?;
    Ok(text.split_inclusive('\n').map(Value::text).collect())
}
