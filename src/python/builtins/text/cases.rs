//! Upper case, lower case, and what kinds of characters a string is made of.

use crate::python::Value;

pub(super) fn method(text: &str, name: &str) -> Option<Value> {
    let all = |test: fn(char) -> bool| Value::Bool(!text.is_empty() && text.chars().all(test));
    Some(match name {
        "upper" => Value::text(text.to_uppercase()),
        "lower" => Value::text(text.to_lowercase()),
        "casefold" => Value::text(text.to_lowercase().replace('ß', "ss")),
        "title" => Value::text(titled(text)),
        "capitalize" => Value::text(capitalized(text)),
        "swapcase" => Value::text(text.chars().flat_map(swapped).collect::<String>()),
        "isdigit" | "isdecimal" => all(|c| c.is_ascii_digit()),
        "isnumeric" => all(char::is_numeric),
        "isalpha" => all(char::is_alphabetic),
        "isalnum" => all(char::is_alphanumeric),
        "isspace" => all(char::is_whitespace),
        "isascii" => Value::Bool(text.is_ascii()),
        "isprintable" => Value::Bool(!text.chars().any(char::is_control)),
        "isidentifier" => Value::Bool(is_identifier(text)),
        "istitle" => Value::Bool(text.chars().any(char::is_alphabetic) && titled(text) == text),
        "isupper" => Value::Bool(
            text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase),
        ),
        "islower" => Value::Bool(
            text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase),
        ),
        _ => return None,
    })
}

fn titled(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut is_inside = false;
    for character in text.chars() {
        if is_inside {
            result.extend(character.to_lowercase());
        } else {
            result.extend(character.to_uppercase());
        }
        is_inside = character.is_alphabetic();
    }
    result
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + &characters.as_str().to_lowercase()
}

fn swapped(character: char) -> Vec<char> {
    if character.is_uppercase() {
        character.to_lowercase().collect()
    } else {
        character.to_uppercase().collect()
    }
}

fn is_identifier(text: &str) -> bool {
    let is_inner = |c: char| c == '_' || c.is_alphanumeric();
    text.chars().all(is_inner) && text.chars().next().is_some_and(|c| !c.is_numeric())
}
