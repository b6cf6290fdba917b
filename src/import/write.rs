//! Values as the text of a revision file, in lines that fit a screen.

use super::quote;
use super::value::{Table, Value};

/// Lines longer than this are broken where they can be.
const WIDTH: usize = 120;

/// The keys of an op, one a line; lists that are long have a line for each entry.
pub(super) fn block(table: &Table, text: &mut String) {
    for (key, value) in &table.0 {
        entry(key, value, text);
    }
}

/// `key = value`, with a line break at the end.
pub(super) fn entry(key: &str, value: &Value, text: &mut String) {
    let key = quote::key(key);
    text.push_str(&key);
    text.push_str(" = ");
    let one_line = match value {
        Value::Text(value) => quote::lines(value),
        _ => inline(value),
    };
    match value {
        Value::List(values) if !fits(values, key.len() + 3 + one_line.len()) => {
            text.push_str("[\n");
            for value in values {
                text.push_str("  ");
                text.push_str(&inline(value));
                text.push_str(",\n");
            }
            text.push(']');
        }
        _ => text.push_str(&one_line),
    }
    text.push('\n');
}

/// Whether a list stands on one line: one thing, or several that are short.
fn fits(values: &[Value], length: usize) -> bool {
    let is_list_of_things = values.iter().all(|value| value.as_table().is_some());
    values.len() < 2 || (length <= WIDTH && !is_list_of_things)
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => quote::text(text),
        Value::Plain(plain) => plain.clone(),
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(inline).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Table(table) if table.0.is_empty() => "{}".to_owned(),
        Value::Table(table) => {
            let entries = table.0.iter();
            let entries =
                entries.map(|(key, value)| format!("{} = {}", quote::key(key), inline(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}
