//! `textwrap`, `string`, `html`.

use crate::python::builtins::{known, known_text};
use crate::python::{Args, Dict, Evaluator, Host, Outcome, Place, Value};

/// Methods of `string.Template`.
pub(super) const TEMPLATE: &[&str] = &["safe_substitute", "substitute"];

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    let text = || known_text(args, 0, "text", place);
    Ok(Some(match path {
        "textwrap.dedent" => Value::text(dedented(text()?)),
        "inspect.cleandoc" => {
            let (first, rest) = text()?.split_once('\n').unwrap_or((text()?, ""));
            let whole = format!("{}\n{}", first.trim_start(), dedented(rest));
            Value::text(whole.trim_matches('\n'))
        }
        "textwrap.indent" => {
            let prefix = known_text(args, 1, "prefix", place)?;
            let lines = text()?.matches('\n').count() + 1;
            eval.check_length(text()?.len() + lines.saturating_mul(prefix.len()), place)?;
            let indented = text()?.split_inclusive('\n').map(|line| match line.trim() {
                "" => line.to_owned(),
                _ => format!("{prefix}{line}"),
            });
            Value::text(indented.collect::<String>())
        }
        "string.capwords" => {
            let words = text()?.split_whitespace().map(|word| {
                let mut characters = word.chars();
                let first: String = characters
                    .next()
                    .into_iter()
                    .flat_map(char::to_uppercase)
                    .collect();
                first + &characters.as_str().to_lowercase()
            });
            Value::text(words.collect::<Vec<_>>().join(" "))
        }
        "string.Template.substitute" | "string.Template.safe_substitute" => {
            let strictness = if path.ends_with("safe_substitute") {
                Strictness::Safe
            } else {
                Strictness::Strict
            };
            substituted(eval, args, strictness, place)?
        }
        "html.escape" => {
            let escaped = text()?
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            Value::text(escaped.replace('"', "&quot;").replace('\'', "&#x27;"))
        }
        _ => return Ok(None),
    }))
}

pub(super) fn constant(name: &str) -> Option<Value> {
    const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    Some(Value::text(match name {
        "ascii_lowercase" => LOWER.to_owned(),
        "ascii_uppercase" => UPPER.to_owned(),
        "ascii_letters" => format!("{LOWER}{UPPER}"),
        "digits" => "0123456789".to_owned(),
        "hexdigits" => "0123456789abcdefABCDEF".to_owned(),
        "octdigits" => "01234567".to_owned(),
        "punctuation" => "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".to_owned(),
        "whitespace" => " \t\n\r\u{b}\u{c}".to_owned(),
        _ => return None,
    }))
}

/// Takes away the white space that all lines begin with:
/// <https://docs.python.org/3/library/textwrap.html#textwrap.dedent>
fn dedented(text: &str) -> String {
    let is_blank = |line: &str| line.trim().is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut common: Option<&str> = None;
    for line in text.split('\n').filter(|line| !is_blank(line)) {
        let own = &line[..indent(line)];
        common = Some(match common {
            None => own,
            Some(common) => {
                let same = common.bytes().zip(own.bytes()).take_while(|(a, b)| a == b);
                &common[..same.count()]
            }
        });
    }
    let common = common.unwrap_or_default();
    let lines = text.split('\n').map(|line| {
        if is_blank(line) {
            ""
        } else {
            line.strip_prefix(common).unwrap_or(line)
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What becomes of names that are not given.
#[derive(Clone, Copy)]
enum Strictness {
    /// They are an error.
    Strict,
    /// They stay.
    Safe,
}

/// `Template("… $name ${name} $$ …").substitute(name="…")`.
fn substituted<H: Host>(
    eval: &mut Evaluator<H>,
    args: &Args,
    strictness: Strictness,
    place: &Place,
) -> Outcome {
    let template = match known(args, 0, "self", place)?.as_call() {
        Some((_, own)) => known_text(own, 0, "template", place)?.to_owned(),
        None => return place.raise("TypeError", "a template was expected"),
    };
    let mut names = Dict::default();
    if let Some(mapping) = args.positional.get(1) {
        eval.merge(&mut names, &mapping.value, place)?;
    }
    for (name, argument) in &args.named {
        names.insert(Value::text(name.as_str()), argument.value.clone());
    }
    let mut text = String::new();
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            text.push('$');
            rest = after;
            continue;
        }
        let inner = after.strip_prefix('{');
        let name = identifier(inner.unwrap_or(after));
        let end = match inner {
            Some(inner) if inner[name.len()..].starts_with('}') => name.len() + 2,
            Some(_) => 0,
            None => name.len(),
        };
        match (names.get_str(name).cloned(), strictness) {
            (Some(unknown @ Value::Unknown(_)), _) if end > 0 => return Ok(unknown),
            (Some(value), _) if end > 0 => text.push_str(&eval.str_of(&value, place)?),
            (_, Strictness::Safe) => {
                text.push('$');
                text.push_str(&after[..end]);
            }
            (_, Strictness::Strict) if end == 0 || name.is_empty() => {
                return place.raise("ValueError", "Invalid placeholder in string");
            }
            (_, Strictness::Strict) => return eval.key_error(&Value::text(name), place),
        }
        eval.refuse_longer(text.len(), place)?;
        rest = &after[end..];
    }
    text.push_str(rest);
    eval.check_length(text.len(), place)?;
    Ok(Value::text(text))
}

/// The name that a text begins with.
fn identifier(text: &str) -> &str {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    if !text.starts_with(is_first) {
        return "";
    }
    let end = text.find(|c: char| !(is_first(c) || c.is_ascii_digit()));
    &text[..end.unwrap_or(text.len())]
}
