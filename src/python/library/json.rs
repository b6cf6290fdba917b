//! `json.dumps`: <https://docs.python.org/3/library/json.html#json.dumps>

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::python::builtins::{known, known_text, merge_sorted};
use crate::python::eval::float_text;
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

use super::json_text;

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    match name {
        "dumps" => {
            if let Some(Value::Unknown(_)) = args.value(0, "obj") {
                return Ok(args.value(0, "obj").cloned());
            }
            let mut writer = Writer::new(eval, args, place)?;
            let mut text = String::new();
            writer.write(eval, known(args, 0, "obj", place)?, &mut text, 0)?;
            eval.check_length(text.len(), place)?;
            Ok(Some(Value::text(text)))
        }
        "loads" => {
            let text = match known(args, 0, "s", place)? {
                Value::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                _ => known_text(args, 0, "s", place)?.to_owned(),
            };
            json_text::read(eval, &text, place).map(Some)
        }
        "load" => {
            let file = known(args, 0, "fp", place)?;
            let read = eval.attribute(file, "read", place)?;
            let text = eval.call(&read, Args::default(), place)?;
            match text.as_str() {
                Some(text) => json_text::read(eval, text, place).map(Some),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

/// Writes values as JSON in the form that is asked for.
struct Writer<'a> {
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    sorts_keys: bool,
    is_ascii: bool,
    default: Option<Value>,
    around: Vec<Value>,
    place: &'a Place,
}

impl<'a> Writer<'a> {
    fn new<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &'a Place) -> Outcome<Self> {
        let named = |name: &str| args.named(name).map(|argument| &argument.value);
        let indent = match named("indent") {
            Some(Value::Bool(true)) => Some(" ".to_owned()),
            Some(Value::Int(width)) => {
                Some(" ".repeat(usize::try_from(*width).unwrap_or(0).min(100)))
            }
            Some(text) => text.as_str().map(str::to_owned),
            None => None,
        };
        let (item, key) = match named("separators") {
            None | Some(Value::None) => {
                let item = if indent.is_some() { "," } else { ", " };
                (item.to_owned(), ": ".to_owned())
            }
            Some(pair) => {
                let mut part = |at: i128| -> Outcome<String> {
                    let part = eval.item(pair, &Value::Int(at), place)?;
                    Ok(part.as_str().unwrap_or_default().to_owned())
                };
                (part(0)?, part(1)?)
            }
        };
        let default = named("default").filter(|value| !matches!(value, Value::None));
        Ok(Self {
            indent,
            item_separator: item,
            key_separator: key,
            sorts_keys: matches!(named("sort_keys"), Some(Value::Bool(true))),
            is_ascii: !matches!(named("ensure_ascii"), Some(Value::Bool(false))),
            default: default.cloned(),
            around: Vec::new(),
            place,
        })
    }

    fn write<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        value: &Value,
        text: &mut String,
        depth: usize,
    ) -> Outcome<()> {
        let place = self.place;
        eval.count(1, || place.clone())?;
        eval.refuse_longer(text.len(), place)?;
        if let Some(string) = value.as_str() {
            self.quote(string, text);
            return Ok(());
        }
        match value {
            Value::None => text.push_str("null"),
            Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Value::Int(int) => text.push_str(&int.to_string()),
            Value::Float(float) => text.push_str(&number(*float)),
            Value::Unknown(unknown) => return place.needs(unknown),
            Value::Instance(instance) if instance.class.is_number() => {
                let number = value.as_number();
                let number = number.map(|number| match number {
                    crate::python::eval::Number::Int(int) => int.to_string(),
                    crate::python::eval::Number::Float(float) => float_text(float),
                });
                text.push_str(&number.unwrap_or_default());
            }
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) => {
                return eval.deeper(
                    || place.clone(),
                    |eval| self.write_container(eval, value, text, depth),
                );
            }
            other => match other.as_sequence() {
                Some(values) if matches!(other, Value::Instance(_)) => {
                    return self.write_list(eval, &values, text, depth);
                }
                _ => return self.write_other(eval, other, text, depth),
            },
        }
        Ok(())
    }

    fn write_container<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        value: &Value,
        text: &mut String,
        depth: usize,
    ) -> Outcome<()> {
        let is_same = |other: &Value| match (other, value) {
            (Value::List(a), Value::List(b)) => std::rc::Rc::ptr_eq(a, b),
            (Value::Dict(a), Value::Dict(b)) => std::rc::Rc::ptr_eq(a, b),
            _ => false,
        };
        if self.around.iter().any(is_same) {
            return self
                .place
                .raise("ValueError", "Circular reference detected");
        }
        self.around.push(value.clone());
        let result = match value {
            Value::Dict(dict) => {
                let pairs = dict.borrow();
                let pairs = pairs
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()));
                let pairs: Vec<(Value, Value)> = pairs.collect();
                self.write_dict(eval, pairs, text, depth)
            }
            other => {
                let values = other.as_sequence().unwrap_or_default();
                self.write_list(eval, &values, text, depth)
            }
        };
        self.around.pop();
        result
    }

    fn write_list<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        values: &[Value],
        text: &mut String,
        depth: usize,
    ) -> Outcome<()> {
        text.push('[');
        for (position, value) in values.iter().enumerate() {
            if position > 0 {
                text.push_str(&self.item_separator);
            }
            self.break_line(text, depth + 1);
            self.write(eval, value, text, depth + 1)?;
        }
        if !values.is_empty() {
            self.break_line(text, depth);
        }
        text.push(']');
        Ok(())
    }

    fn write_dict<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        pairs: Vec<(Value, Value)>,
        text: &mut String,
        depth: usize,
    ) -> Outcome<()> {
        let mut pairs = pairs;
        if self.sorts_keys {
            let place = self.place;
            pairs = merge_sorted(pairs, &mut |a, b| match a.order(b) {
                Some(order) => Ok(order.is_lt()),
                None => place.raise("TypeError", "keys of several types cannot be sorted"),
            })?;
        }
        text.push('{');
        for (position, (key, value)) in pairs.iter().enumerate() {
            if position > 0 {
                text.push_str(&self.item_separator);
            }
            self.break_line(text, depth + 1);
            self.write_key(key, text)?;
            text.push_str(&self.key_separator);
            self.write(eval, value, text, depth + 1)?;
        }
        if !pairs.is_empty() {
            self.break_line(text, depth);
        }
        text.push('}');
        Ok(())
    }

    fn write_key(&self, key: &Value, text: &mut String) -> Outcome<()> {
        let key = match key {
            Value::None => Cow::Borrowed("null"),
            Value::Bool(true) => Cow::Borrowed("true"),
            Value::Bool(false) => Cow::Borrowed("false"),
            Value::Int(int) => Cow::Owned(int.to_string()),
            Value::Float(float) => Cow::Owned(number(*float)),
            key => {
                let Some(key) = key.as_str() else {
                    let name = key.type_name();
                    let message = format!("keys must be str, int, float, bool or None, not {name}");
                    return self.place.raise("TypeError", message);
                };
                Cow::Borrowed(key)
            }
        };
        self.quote(&key, text);
        Ok(())
    }

    /// What JSON does not have, by `default=`.
    fn write_other<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        value: &Value,
        text: &mut String,
        depth: usize,
    ) -> Outcome<()> {
        let place = self.place;
        let Some(default) = self.default.clone() else {
            let message = format!(
                "Object of type {} is not JSON serializable",
                value.type_name()
            );
            return place.raise("TypeError", message);
        };
        let made = eval.call(&default, Args::of([value.clone()], place), place)?;
        eval.deeper(
            || place.clone(),
            |eval| self.write(eval, &made, text, depth),
        )
    }

    fn break_line(&self, text: &mut String, depth: usize) {
        if let Some(indent) = &self.indent {
            text.push('\n');
            for _ in 0..depth {
                text.push_str(indent);
            }
        }
    }

    fn quote(&self, string: &str, text: &mut String) {
        text.push('"');
        for character in string.chars() {
            match character {
                '"' => text.push_str("\\\""),
                '\\' => text.push_str("\\\\"),
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                '\t' => text.push_str("\\t"),
                '\u{8}' => text.push_str("\\b"),
                '\u{c}' => text.push_str("\\f"),
                character if character < ' ' || (self.is_ascii && character > '~') => {
                    let mut units = [0; 2];
                    for unit in character.encode_utf16(&mut units) {
                        write!(text, "\\u{unit:04x}").expect("a string takes everything");
                    }
                }
                character => text.push(character),
            }
        }
        text.push('"');
    }
}

/// A float as JSON; what JSON does not have is written as JavaScript has it.
fn number(float: f64) -> String {
    if float.is_nan() {
        "NaN".to_owned()
    } else if float == f64::INFINITY {
        "Infinity".to_owned()
    } else if float == f64::NEG_INFINITY {
        "-Infinity".to_owned()
    } else {
        float_text(float)
    }
}
