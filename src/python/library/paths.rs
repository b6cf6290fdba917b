//! `os.path` and `pathlib`: paths as text, and files of the project.

use crate::python::builtins::{known, known_text};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

use super::files;

/// Methods of `pathlib.Path`.
const METHODS: &[&str] = &[
    "absolute",
    "as_posix",
    "exists",
    "expanduser",
    "is_file",
    "joinpath",
    "open",
    "read_bytes",
    "read_text",
    "resolve",
    "with_name",
    "with_suffix",
];

/// The path that a string, or a `pathlib.Path`, is.
pub(super) fn path_of(value: &Value) -> Option<&str> {
    if let Some(text) = value.as_str() {
        return Some(text);
    }
    match value.as_call()? {
        ("pathlib.Path", args) => args.value(0, "path")?.as_str(),
        _ => None,
    }
}

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    if let Some(name) = path.strip_prefix("os.path.") {
        return os_path(eval, name, args, place);
    }
    match path {
        "os.fspath" => Ok(path_of(known(args, 0, "path", place)?).map(Value::text)),
        "pathlib.Path" | "pathlib.PurePath" | "pathlib.PosixPath" | "pathlib.PurePosixPath" => {
            let mut joined = String::new();
            for argument in &args.positional {
                let Some(piece) = path_of(&argument.value) else {
                    return Ok(None);
                };
                joined = join(&joined, piece);
            }
            Ok(Some(path_value(&joined, place)))
        }
        "pathlib.Path.cwd" | "pathlib.Path.home" => {
            Ok(Some(Value::unknown("the working directory", place.clone())))
        }
        _ => match path.strip_prefix("pathlib.Path.") {
            Some(name) => method(eval, name, args, place),
            None => Ok(None),
        },
    }
}

/// A path in the form that `pathlib` gives it.
fn path_value(path: &str, place: &Place) -> Value {
    let is_absolute = path.starts_with('/');
    let pieces: Vec<&str> = path
        .split('/')
        .filter(|piece| !matches!(*piece, "" | "."))
        .collect();
    let joined = pieces.join("/");
    let text = match (is_absolute, joined.as_str()) {
        (true, _) => format!("/{joined}"),
        (false, "") => ".".to_owned(),
        (false, _) => joined,
    };
    super::made("pathlib.Path", vec![Value::text(text)], place)
}

fn join(left: &str, right: &str) -> String {
    if right.starts_with('/') || left.is_empty() {
        right.to_owned()
    } else if left.ends_with('/') {
        format!("{left}{right}")
    } else {
        format!("{left}/{right}")
    }
}

/// `path / "name"`.
pub(super) fn joined<H: Host>(
    eval: &mut Evaluator<H>,
    left: &Value,
    right: &Value,
    place: &Place,
) -> Outcome {
    let (Some(left), Some(right)) = (path_of(left), path_of(right)) else {
        return place.raise("TypeError", "unsupported operand type(s) for /");
    };
    eval.check_length(left.len() + right.len(), place)?;
    Ok(path_value(&join(left, right), place))
}

fn split(path: &str) -> (&str, &str) {
    match path.rsplit_once('/') {
        Some(("", name)) => ("/", name),
        Some((folder, name)) => (folder.trim_end_matches('/'), name),
        None => ("", path),
    }
}

/// Name and suffix, which begins with the last dot that is not the first character.
fn split_suffix(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if !name[..at].trim_start_matches('.').is_empty() => name.split_at(at),
        _ => (name, ""),
    }
}

/// A path without `.`, and without `..` where that is known.
pub(super) fn normal(path: &str) -> String {
    let mut pieces: Vec<&str> = Vec::new();
    for piece in path.split('/') {
        match (piece, pieces.last()) {
            ("" | ".", _) => {}
            ("..", Some(last)) if *last != ".." => drop(pieces.pop()),
            ("..", None) if path.starts_with('/') => {}
            _ => pieces.push(piece),
        }
    }
    let joined = pieces.join("/");
    match (path.starts_with('/'), joined.as_str()) {
        (true, _) => format!("/{joined}"),
        (false, "") => ".".to_owned(),
        (false, _) => joined,
    }
}

fn os_path<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some(path) = path_of(known(args, 0, "path", place)?) else {
        return Ok(None);
    };
    Ok(Some(match name {
        "join" => {
            let mut joined = path.to_owned();
            for argument in &args.positional[1..] {
                let Some(piece) = path_of(&argument.value) else {
                    return Ok(None);
                };
                joined = if joined.is_empty() {
                    piece.to_owned()
                } else {
                    join(&joined, piece)
                };
                eval.refuse_longer(joined.len(), place)?;
            }
            Value::text(joined)
        }
        "dirname" => Value::text(split(path).0),
        "basename" => Value::text(split(path).1),
        "split" => {
            let (folder, name) = split(path);
            Value::tuple(vec![Value::text(folder), Value::text(name)])
        }
        "splitext" => {
            let (folder, name) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
            let (stem, suffix) = split_suffix(name);
            Value::tuple(vec![
                Value::text(format!("{folder}{stem}")),
                Value::text(suffix),
            ])
        }
        // The folder that a project lies in is of no concern: its paths stay relative.
        "abspath" | "normpath" | "realpath" => Value::text(normal(path)),
        "expanduser" | "expandvars" | "normcase" => Value::text(path),
        "exists" | "isfile" => existence(eval, path, place),
        "isabs" => Value::Bool(path.starts_with('/')),
        _ => return Ok(None),
    }))
}

/// Whether a file is there: of those that are not, no text tells whether they are elsewhere.
fn existence<H: Host>(eval: &mut Evaluator<H>, path: &str, place: &Place) -> Value {
    match H::file(eval, &normal(path)) {
        Some(_) => Value::Bool(true),
        None => Value::unknown("the files of the machine", place.clone()),
    }
}

pub(super) fn attribute<H: Host>(
    eval: &mut Evaluator<H>,
    of: &Value,
    name: &str,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some(path) = path_of(of) else {
        return Ok(None);
    };
    let (folder, last) = split(path);
    let parent = if folder.is_empty() { "." } else { folder };
    Ok(Some(match name {
        "parent" => path_value(parent, place),
        "parents" => {
            let mut parents = Vec::new();
            let mut at = path;
            while !matches!(at, "" | "." | "/") {
                let folder = split(at).0;
                parents.push(path_value(
                    if folder.is_empty() { "." } else { folder },
                    place,
                ));
                at = folder;
            }
            eval.check_items(parents.len(), place)?;
            Value::tuple(parents)
        }
        "name" => Value::text(last),
        "stem" => Value::text(split_suffix(last).0),
        "suffix" => Value::text(split_suffix(last).1),
        "parts" => {
            let root = path.starts_with('/').then_some("/");
            let pieces = path.split('/').filter(|piece| !piece.is_empty());
            Value::tuple(root.into_iter().chain(pieces).map(Value::text).collect())
        }
        _ if METHODS.contains(&name) => super::method(of, "pathlib.Path", name, place),
        _ => return Ok(None),
    }))
}

fn method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let this = known(args, 0, "self", place)?.clone();
    let Some(path) = path_of(&this) else {
        return Ok(None);
    };
    let (folder, last) = split(path);
    let beside = |name: &str| path_value(&join(folder, name), place);
    Ok(Some(match name {
        "resolve" | "absolute" | "expanduser" => path_value(&normal(path), place),
        "as_posix" => Value::text(path),
        "joinpath" => {
            let mut made = this.clone();
            for argument in &args.positional[1..] {
                made = joined(eval, &made, &argument.value, place)?;
            }
            made
        }
        "with_name" => beside(known_text(args, 1, "name", place)?),
        "with_suffix" => {
            let suffix = known_text(args, 1, "suffix", place)?;
            beside(&format!("{}{suffix}", split_suffix(last).0))
        }
        "read_text" => Value::text(files::text(eval, path, place)?),
        "read_bytes" => Value::Bytes(files::text(eval, path, place)?.as_bytes().into()),
        "open" => files::open(eval, path, args, place)?,
        "exists" | "is_file" => existence(eval, path, place),
        _ => return Ok(None),
    }))
}
