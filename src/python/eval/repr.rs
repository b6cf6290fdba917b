//! The text of values: `str()` and `repr()`.

use super::Evaluator;
use crate::python::{Args, Host, Instance, Outcome, Place, Shape, Value, library};

impl<H: Host> Evaluator<H> {
    /// What `str()` gives.
    ///
    /// # Errors
    /// For what has no text that is known.
    pub fn str_of(&mut self, value: &Value, place: &Place) -> Outcome<String> {
        match value {
            Value::Str(text) => {
                self.check_length(text.len(), place)?;
                Ok(text.to_string())
            }
            Value::Instance(instance) => self.str_of_instance(instance, value, place),
            Value::Symbolic(_) => {
                if let Some(text) = library::text(self, value, place)? {
                    return Ok(text);
                }
                let str = Value::path("builtins.str", place.clone());
                match H::call(self, &str, &Args::of([value.clone()], place), place)? {
                    Some(Value::Str(text)) => Ok(text.to_string()),
                    _ => place.unreadable("the text of this object is not known"),
                }
            }
            _ => self.repr_of(value, place),
        }
    }

    fn str_of_instance(
        &mut self,
        instance: &Instance,
        value: &Value,
        place: &Place,
    ) -> Outcome<String> {
        if let Some(method) = instance.class.attribute("__str__") {
            return self.text_by(&method, value, place);
        }
        if let Some((name, value)) = &instance.member {
            // `StrEnum` and `IntEnum` print their value, a mixin alone does not.
            let prints_value = instance.class.derives_from(&|path| {
                matches!(path, "enum.StrEnum" | "enum.IntEnum" | "enum.IntFlag")
            });
            if prints_value {
                return self.str_of(&value.clone(), place);
            }
            return Ok(format!("{}.{name}", instance.class.name));
        }
        if is_exception(instance) {
            let args = instance.exception_args(place);
            return Ok(self.message("", &args, place));
        }
        self.repr_of(value, place)
    }

    /// The text that a method of the project gives.
    fn text_by(&mut self, method: &Value, this: &Value, place: &Place) -> Outcome<String> {
        let args = Args::of([this.clone()], place);
        let made = self.deeper(|| place.clone(), |eval| eval.call(method, args, place))?;
        match made.as_str() {
            Some(text) => Ok(text.to_owned()),
            None => match made {
                Value::Unknown(unknown) => place.needs(&unknown),
                _ => place.raise("TypeError", "__str__ returned non-string"),
            },
        }
    }

    /// What `repr()` gives.
    ///
    /// # Errors
    /// For what has no text that is known.
    pub fn repr_of(&mut self, value: &Value, place: &Place) -> Outcome<String> {
        self.count(1, || place.clone())?;
        Ok(match value {
            Value::None => "None".to_owned(),
            Value::Ellipsis => "Ellipsis".to_owned(),
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            Value::Int(int) => int.to_string(),
            Value::Float(float) => float_text(*float),
            Value::Str(text) => {
                self.check_length(text.len(), place)?;
                quoted(text)
            }
            Value::Bytes(bytes) => {
                self.check_length(bytes.len(), place)?;
                quoted_bytes(bytes)
            }
            Value::List(_) | Value::Set(_) | Value::Tuple(_) | Value::Dict(_) => {
                return self.deeper(
                    || place.clone(),
                    |eval| eval.repr_of_container(value, place),
                );
            }
            Value::Instance(instance) => {
                return self.deeper(
                    || place.clone(),
                    |eval| eval.repr_of_instance(instance, value, place),
                );
            }
            Value::Class(class) if class.is_enum() => format!("<enum '{}'>", class.name),
            Value::Class(class) => match class.module.name.as_str() {
                "" => format!("<class '__main__.{}'>", class.name),
                module => format!("<class '{module}.{}'>", class.name),
            },
            Value::Unknown(unknown) => return place.needs(unknown),
            Value::Symbolic(_) => match library::repr(self, value, place)? {
                Some(text) => text,
                None => self.str_of(value, place)?,
            },
            Value::Function(_) | Value::Method(_) | Value::Module(_) => {
                return place.unreadable("the text of this object is not known");
            }
        })
    }

    fn repr_of_container(&mut self, value: &Value, place: &Place) -> Outcome<String> {
        if self
            .printed
            .iter()
            .any(|around| around.is_same_container(value))
        {
            return Ok(match value {
                Value::Dict(_) => "{...}".to_owned(),
                _ => "[...]".to_owned(),
            });
        }
        self.printed.push(value.clone());
        let text = self.repr_of_items(value, place);
        self.printed.pop();
        text
    }

    fn repr_of_items(&mut self, value: &Value, place: &Place) -> Outcome<String> {
        Ok(match value {
            Value::Set(values) if values.borrow().is_empty() => "set()".to_owned(),
            Value::Tuple(values) if values.len() == 1 => {
                format!("({},)", self.joined(values, place)?)
            }
            Value::Dict(dict) => {
                let pairs: Vec<(Value, Value)> = dict
                    .borrow()
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect();
                let mut text = String::from("{");
                for (position, (key, value)) in pairs.iter().enumerate() {
                    if position > 0 {
                        text.push_str(", ");
                    }
                    text.push_str(&self.repr_of(key, place)?);
                    text.push_str(": ");
                    text.push_str(&self.repr_of(value, place)?);
                    self.refuse_longer(text.len(), place)?;
                }
                text.push('}');
                text
            }
            other => {
                let values = other.as_sequence().unwrap_or_default();
                let joined = self.joined(&values, place)?;
                match other {
                    Value::List(_) => format!("[{joined}]"),
                    Value::Set(_) => format!("{{{joined}}}"),
                    _ => format!("({joined})"),
                }
            }
        })
    }

    fn joined(&mut self, values: &[Value], place: &Place) -> Outcome<String> {
        let mut text = String::new();
        for (position, value) in values.iter().enumerate() {
            if position > 0 {
                text.push_str(", ");
            }
            text.push_str(&self.repr_of(value, place)?);
            self.refuse_longer(text.len(), place)?;
        }
        self.check_length(text.len(), place)?;
        Ok(text)
    }

    fn repr_of_instance(
        &mut self,
        instance: &Instance,
        value: &Value,
        place: &Place,
    ) -> Outcome<String> {
        let class = &instance.class;
        if let Some(method) = class.attribute("__repr__") {
            return self.text_by(&method, value, place);
        }
        if let Some((name, value)) = &instance.member {
            let value = self.repr_of(&value.clone(), place)?;
            return Ok(format!("<{}.{name}: {value}>", class.name));
        }
        if is_exception(instance) {
            let args = instance.exception_args(place).positional.into_iter();
            let args: Vec<Value> = args.map(|argument| argument.value).collect();
            return Ok(format!("{}({})", class.name, self.joined(&args, place)?));
        }
        if class.shape == Shape::Plain {
            return place.unreadable("the text of this object is not known");
        }
        let mut text = format!("{}(", class.name);
        for (position, (field, value)) in
            class.fields.iter().zip(instance.field_values()).enumerate()
        {
            let comma = if position > 0 { ", " } else { "" };
            let value = self.repr_of(&value, place)?;
            text = format!("{text}{comma}{}={value}", field.name);
            self.refuse_longer(text.len(), place)?;
        }
        Ok(text + ")")
    }
}

impl Value {
    fn is_same_container(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(a), Self::List(b)) => std::rc::Rc::ptr_eq(a, b),
            (Self::Dict(a), Self::Dict(b)) => std::rc::Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

fn is_exception(instance: &Instance) -> bool {
    instance.class.derives_from(&|path| {
        let name = path.rsplit('.').next().unwrap_or(path);
        crate::python::builtins::is_exception(name, "BaseException")
    })
}

/// A float as Python prints it: the shortest digits that give it back.
pub(in crate::python) fn float_text(float: f64) -> String {
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{float:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..16).contains(&exponent) {
        let text = format!("{float}");
        return if text.contains('.') {
            text
        } else {
            text + ".0"
        };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// A string as Python quotes it.
pub(in crate::python) fn quoted(text: &str) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut result = String::with_capacity(text.len() + 2);
    result.push(quote);
    for character in text.chars() {
        match character {
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            '\\' => result.push_str("\\\\"),
            character if character == quote => result.extend(['\\', character]),
            character if is_printable(character) => result.push(character),
            character => result.push_str(&escaped(character)),
        }
    }
    result.push(quote);
    result
}

/// A text with escapes in place of all characters that are not ASCII.
pub(in crate::python) fn in_ascii(text: &str) -> String {
    let escape = |character: char| {
        if character.is_ascii() {
            character.to_string()
        } else {
            escaped(character)
        }
    };
    text.chars().map(escape).collect()
}

fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

fn escaped(character: char) -> String {
    match u32::from(character) {
        code @ 0..=0xFF => format!("\\x{code:02x}"),
        code @ 0x100..=0xFFFF => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// Whether Python prints a character as it is.
fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    let is_format = matches!(
        u32::from(character),
        0xAD | 0x600..=0x605 | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF
            | 0xFFF9..=0xFFFB | 0xE000..=0xF8FF | 0xE0001..=0xE007F | 0xF_0000..=0x10_FFFF
    );
    !(character.is_control() || character.is_whitespace() || is_format)
}

fn quoted_bytes(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut result = format!("b{quote}");
    for byte in bytes {
        match char::from(*byte) {
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            '\\' => result.push_str("\\\\"),
            character if character == quote => result.extend(['\\', character]),
            character if (' '..='~').contains(&character) => result.push(character),
            _ => result.push_str(&escaped(char::from(*byte))),
        }
    }
    result.push(quote);
    result
}
