//! Strings taken apart, stripped, and with parts replaced.

use super::super::known;
use super::word;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    text: &str,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    Ok(Some(match name {
        "strip" | "lstrip" | "rstrip" => Value::text(stripped(text, name, word(args, 0, place)?)),
        "replace" => replace(eval, text, args, place)?,
        "split" | "rsplit" => split(text, name, args, place)?,
        "splitlines" => {
            let keeps_ends = match args.get(0, "keepends") {
                Some(argument) => eval.truth(&argument.value, place)?,
                None => false,
            };
            let lines = lines(text).into_iter();
            let trimmed = |line: &str| {
                if keeps_ends {
                    Value::text(line)
                } else {
                    Value::text(line.trim_end_matches(['\n', '\r']))
                }
            };
            Value::list(lines.map(trimmed).collect())
        }
        "partition" | "rpartition" => match word(args, 0, place)? {
            Some(separator) if !separator.is_empty() => partition(text, name, separator),
            _ => return place.raise("ValueError", "empty separator"),
        },
        "removeprefix" => {
            let prefix = word(args, 0, place)?.unwrap_or_default();
            Value::text(text.strip_prefix(prefix).unwrap_or(text))
        }
        "removesuffix" => {
            let suffix = word(args, 0, place)?.unwrap_or_default();
            Value::text(text.strip_suffix(suffix).unwrap_or(text))
        }
        "translate" => translate(eval, text, known(args, 0, "table", place)?, place)?,
        _ => return Ok(None),
    }))
}

fn stripped(text: &str, name: &str, characters: Option<&str>) -> String {
    let is_stripped = |c: char| match characters {
        Some(characters) => characters.contains(c),
        None => c.is_whitespace(),
    };
    let text = match name {
        "rstrip" => text,
        _ => text.trim_start_matches(is_stripped),
    };
    let text = match name {
        "lstrip" => text,
        _ => text.trim_end_matches(is_stripped),
    };
    text.to_owned()
}

fn replace<H: Host>(eval: &mut Evaluator<H>, text: &str, args: &Args, place: &Place) -> Outcome {
    let (Some(from), Some(to)) = (word(args, 0, place)?, word(args, 1, place)?) else {
        return place.raise("TypeError", "replace() takes two strings");
    };
    let most = match args.get(2, "count").map(|argument| &argument.value) {
        Some(Value::Int(most)) => usize::try_from(*most).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    let count = text.matches(from).count().min(most);
    eval.check_length(
        text.len().saturating_add(count.saturating_mul(to.len())),
        place,
    )?;
    Ok(Value::text(text.replacen(from, to, most)))
}

fn split(text: &str, name: &str, args: &Args, place: &Place) -> Outcome {
    let most = match args.get(1, "maxsplit").map(|argument| &argument.value) {
        Some(most) => most
            .as_whole()
            .and_then(|most| usize::try_from(most).ok())
            .unwrap_or(usize::MAX - 1),
        None => usize::MAX - 1,
    };
    let separator = match args.named("sep") {
        Some(separator) => separator.value.as_str(),
        None => word(args, 0, place)?,
    };
    let pieces: Vec<&str> = match separator {
        Some("") => return place.raise("ValueError", "empty separator"),
        Some(separator) if name == "rsplit" => {
            let mut pieces: Vec<&str> = text.rsplitn(most.saturating_add(1), separator).collect();
            pieces.reverse();
            pieces
        }
        Some(separator) => text.splitn(most.saturating_add(1), separator).collect(),
        None if name == "rsplit" => words_from_the_end(text, most),
        None => words(text, most),
    };
    Ok(Value::list(pieces.into_iter().map(Value::text).collect()))
}

/// The words of a text; what is left after so many of them is one piece.
fn words(text: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(char::is_whitespace)
            .filter(|_| pieces.len() < most);
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        pieces.push(word);
        rest = after.trim_start();
    }
    pieces
}

fn words_from_the_end(text: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_end();
    while !rest.is_empty() {
        let space = rest.char_indices().rev().find(|(_, c)| c.is_whitespace());
        let start = space
            .filter(|_| pieces.len() < most)
            .map_or(0, |(at, c)| at + c.len_utf8());
        pieces.push(&rest[start..]);
        rest = rest[..start].trim_end();
    }
    pieces.reverse();
    pieces
}

/// The lines of a text with their ends, which are `\n`, `\r` or both.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        lines.push(line);
        rest = after;
    }
    lines
}

fn partition(text: &str, name: &str, separator: &str) -> Value {
    let found = match name {
        "partition" => text.split_once(separator),
        _ => text.rsplit_once(separator),
    };
    let pieces = match found {
        Some((before, after)) => [before, separator, after],
        None if name == "partition" => [text, "", ""],
        None => ["", "", text],
    };
    Value::tuple(pieces.into_iter().map(Value::text).collect())
}

/// Each character by a table from `str.maketrans`: code points to code points, strings or `None`.
fn translate<H: Host>(
    eval: &mut Evaluator<H>,
    text: &str,
    table: &Value,
    place: &Place,
) -> Outcome {
    let Value::Dict(table) = table else {
        return place.unreadable("this table of characters cannot be read");
    };
    let table = table.borrow();
    let mut translated = String::with_capacity(text.len());
    for character in text.chars() {
        match table.get(&Value::Int(i128::from(u32::from(character)))) {
            None => translated.push(character),
            Some(Value::None) => {}
            Some(Value::Int(code)) => {
                translated.extend(u32::try_from(*code).ok().and_then(char::from_u32));
            }
            Some(other) => translated.push_str(other.as_str().unwrap_or_default()),
        }
        eval.refuse_longer(translated.len(), place)?;
    }
    Ok(Value::text(translated))
}
