//! `%` on strings:
//! <https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting>

use super::Evaluator;
use crate::python::{Host, Outcome, Place, Value};

/// One `%…` of a format string.
#[derive(Debug, Default)]
struct Directive<'a> {
    /// The key in parentheses.
    key: Option<&'a str>,
    is_left: bool,
    sign: &'a str,
    is_alternate: bool,
    is_zero: bool,
    /// Digits, or `*` for the next value.
    width: &'a str,
    /// The same, where a dot stands before it.
    precision: Option<&'a str>,
    kind: char,
}

impl<'a> Directive<'a> {
    /// Reads what stands behind a `%`; gives what stands behind the directive too.
    fn parse(text: &'a str) -> Option<(Self, &'a str)> {
        let mut directive = Self::default();
        let mut rest = text;
        if let Some(keyed) = rest.strip_prefix('(') {
            let (key, after) = keyed.split_once(')')?;
            directive.key = Some(key);
            rest = after;
        }
        while let Some(flag) = rest.chars().next().filter(|c| "-+ #0".contains(*c)) {
            match flag {
                '-' => directive.is_left = true,
                '0' => directive.is_zero = true,
                '#' => directive.is_alternate = true,
                _ if directive.sign == "+" => {}
                _ => directive.sign = &rest[..1],
            }
            rest = &rest[1..];
        }
        (directive.width, rest) = number(rest);
        if let Some(after) = rest.strip_prefix('.') {
            let (precision, after) = number(after);
            directive.precision = Some(precision);
            rest = after;
        }
        rest = rest.trim_start_matches(['h', 'l', 'L']);
        let kind = rest.chars().next()?;
        directive.kind = kind;
        Some((directive, &rest[kind.len_utf8()..]))
    }

    /// The same as a specification of `format()`.
    fn spec(&self, kind: &str) -> String {
        let align = match (self.is_left, kind) {
            (true, _) => "<",
            (false, "s") => ">",
            (false, _) => "",
        };
        let zero = if self.is_zero && !self.is_left && kind != "s" {
            "0"
        } else {
            ""
        };
        let (sign, width) = (self.sign, self.width);
        let sign = if kind == "s" { "" } else { sign };
        let alternate = if self.is_alternate { "#" } else { "" };
        let precision = match self.precision {
            Some("") => ".0".to_owned(),
            Some(precision) => format!(".{precision}"),
            None => String::new(),
        };
        format!("{align}{sign}{alternate}{zero}{width}{precision}{kind}")
    }
}

fn number(text: &str) -> (&str, &str) {
    if text.starts_with('*') {
        return text.split_at(1);
    }
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

impl<H: Host> Evaluator<H> {
    /// `text % value`.
    pub(super) fn percent(&mut self, text: &str, value: &Value, place: &Place) -> Outcome {
        let values = match value {
            Value::Tuple(values) => values.to_vec(),
            Value::Instance(instance) => instance.values().unwrap_or_else(|| vec![value.clone()]),
            other => vec![other.clone()],
        };
        let mut values = values.into_iter();
        let mut result = String::new();
        let mut is_keyed = false;
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('%') {
            result.push_str(before);
            let Some((mut directive, after)) = Directive::parse(after) else {
                return place.raise("ValueError", "incomplete format");
            };
            rest = after;
            if directive.kind == '%' {
                result.push('%');
                continue;
            }
            let mut next = || match values.next() {
                Some(value) => Ok(value),
                None => place.raise("TypeError", "not enough arguments for format string"),
            };
            let (width, precision);
            if directive.width == "*" {
                width = self.str_of(&next()?, place)?;
                directive.width = &width;
            }
            if directive.precision == Some("*") {
                precision = self.str_of(&next()?, place)?;
                directive.precision = Some(&precision);
            }
            let value = match directive.key {
                Some(key) => {
                    is_keyed = true;
                    self.item(value, &Value::text(key), place)?
                }
                None => next()?,
            };
            if let Value::Unknown(_) = value {
                return Ok(value);
            }
            let piece = self.directive(&directive, &value, place)?;
            self.check_length(piece.len(), place)?;
            self.refuse_longer(result.len() + piece.len(), place)?;
            result.push_str(&piece);
        }
        result.push_str(rest);
        // Of what has items, Python does not ask for all of them.
        let has_items = matches!(
            value,
            Value::Dict(_) | Value::List(_) | Value::Bytes(_) | Value::Set(_)
        );
        if values.next().is_some() && !is_keyed && !has_items {
            let message = "not all arguments converted during string formatting";
            return place.raise("TypeError", message);
        }
        Ok(Value::text(result))
    }

    fn directive(
        &mut self,
        directive: &Directive,
        value: &Value,
        place: &Place,
    ) -> Outcome<String> {
        let text = match directive.kind {
            's' => self.str_of(value, place)?,
            'r' => self.repr_of(value, place)?,
            'a' => super::in_ascii(&self.repr_of(value, place)?),
            'c' => match value {
                Value::Int(code) => u32::try_from(*code)
                    .ok()
                    .and_then(char::from_u32)
                    .map(String::from)
                    .unwrap_or_default(),
                other => self.str_of(other, place)?,
            },
            'd' | 'i' | 'u' => {
                let Some(whole) = super::truncated(value) else {
                    let message = format!(
                        "%{} format: a real number is required, not {}",
                        directive.kind,
                        value.type_name()
                    );
                    return place.raise("TypeError", message);
                };
                return self.formatted(&Value::Int(whole), &directive.spec("d"), place);
            }
            kind @ ('x' | 'X' | 'o' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G') => {
                if !matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_)) {
                    let message = format!("must be real number, not {}", value.type_name());
                    return place.raise("TypeError", message);
                }
                return self.formatted(value, &directive.spec(&kind.to_string()), place);
            }
            _ => return place.raise("ValueError", "unsupported format character"),
        };
        if directive.width.is_empty() && directive.precision.is_none() {
            return Ok(text);
        }
        self.formatted(&Value::text(text), &directive.spec("s"), place)
    }
}
