//! Strings brought to a width.

use super::word;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) fn method<H: Host>(
    eval: &mut Evaluator<H>,
    text: &str,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    match name {
        "zfill" | "ljust" | "rjust" | "center" => {}
        "expandtabs" => return expand_tabs(eval, text, args, place).map(Some),
        _ => return Ok(None),
    }
    let width = args
        .positional
        .first()
        .and_then(|argument| argument.value.as_whole());
    let Some(width) = width else {
        return place.raise("TypeError", "a width is a whole number");
    };
    let width = usize::try_from(width).unwrap_or_default();
    let filling = word(args, 1, place)?.unwrap_or(" ");
    let missing = width.saturating_sub(text.chars().count());
    eval.check_length(text.len().saturating_add(missing.saturating_mul(4)), place)?;
    let fill = |count: usize| filling.repeat(count);
    Ok(Some(Value::text(match name {
        "zfill" => {
            let sign = usize::from(text.starts_with(['-', '+']));
            let (sign, digits) = text.split_at(sign);
            format!("{sign}{}{digits}", "0".repeat(missing))
        }
        "ljust" => format!("{text}{}", fill(missing)),
        "rjust" => format!("{}{text}", fill(missing)),
        // Where the space is odd, the larger half is left only if the width is odd too.
        _ => {
            let left = missing / 2 + (missing & width & 1);
            format!("{}{text}{}", fill(left), fill(missing - left))
        }
    })))
}

fn expand_tabs<H: Host>(
    eval: &mut Evaluator<H>,
    text: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let width = match args.get(0, "tabsize").map(|argument| &argument.value) {
        Some(Value::Int(width)) => usize::try_from(*width).unwrap_or_default(),
        _ => 8,
    };
    let tabs = text.matches('\t').count();
    eval.check_length(text.len().saturating_add(tabs.saturating_mul(width)), place)?;
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let missing = if width == 0 {
                    0
                } else {
                    width - column % width
                };
                expanded.push_str(&" ".repeat(missing));
                column += missing;
            }
            '\n' | '\r' => {
                expanded.push(character);
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    Ok(Value::text(expanded))
}
