//! Values of Python as literals of a dialect, given the type that they are wanted as.

mod json;
mod moment;
mod number;

use self::moment::Moment;
use super::Compiler;
use super::kind::{EnumValues, Kind, Type};
use crate::config::DialectName;
use crate::dialect::Feature;
use crate::python::{Instance, Node, Outcome, Place, Value};

/// A value as a literal.
pub(super) fn literal(
    compiler: Compiler<'_>,
    value: &Value,
    of: &Type,
    place: &Place,
) -> Outcome<String> {
    match value {
        Value::Unknown(unknown) => return place.needs(unknown),
        Value::None => return Ok("NULL".to_owned()),
        _ => {}
    }
    let own = Kind::of_value(value);
    let kind = match &of.kind {
        Kind::Unknown | Kind::Other if own != Kind::Unknown => &own,
        kind => kind,
    };
    let (found, wanted) = match kind {
        Kind::Integer => (number::whole(value, place)?, "whole numbers"),
        Kind::Numeric | Kind::Float => (number::number(value, place)?, "numbers"),
        Kind::Text => (value.as_str().map(|text| quoted(compiler, text)), "text"),
        Kind::NationalText => (national(compiler, value), "text"),
        Kind::Boolean => (
            truth(value).map(|value| boolean(compiler, value)),
            "booleans",
        ),
        Kind::Date | Kind::Time | Kind::DateTime => match Moment::read(value, place)? {
            Some(moment) => (
                Some(moment.literal(kind, compiler.dialect, place)?),
                "times",
            ),
            None => (None, "dates and times"),
        },
        Kind::Interval => match moment::seconds(value, place)? {
            Some(seconds) => (Some(interval(compiler, seconds, place)?), "intervals"),
            None => (None, "intervals"),
        },
        Kind::Binary => match value {
            Value::Bytes(bytes) => (Some(binary(compiler, bytes)), "bytes"),
            _ => (None, "bytes"),
        },
        Kind::Json | Kind::Jsonb => return Ok(quoted(compiler, &json::dumped(value, place)?)),
        Kind::Uuid => return uuid(compiler, value, place),
        Kind::Enum(values) => return Ok(quoted(compiler, &member(value, *values, place)?)),
        Kind::Array(items) => return array(compiler, value, of, items, place),
        Kind::Converted => {
            return place.unreadable(
                "the values of this type are converted by code of the project; give an SQL expression instead",
            );
        }
        Kind::Unknown | Kind::Other => return untyped(value, place),
    };
    match found {
        Some(literal) => Ok(literal),
        None => place.unreadable(format!(
            "a value of type `{}` has no literal form for a column of {wanted}",
            value.type_name()
        )),
    }
}

fn national(compiler: Compiler<'_>, value: &Value) -> Option<String> {
    let text = quoted(compiler, value.as_str()?);
    let has_national = compiler.dialect.has(Feature::NationalLiterals);
    Some(if has_national {
        format!("N{text}")
    } else {
        text
    })
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::Int(0) => Some(false),
        Value::Int(1) => Some(true),
        _ => None,
    }
}

/// The refusal of a value that has no literal form of its own.
fn untyped(value: &Value, place: &Place) -> Outcome<String> {
    if let Value::Symbolic(symbolic) = value {
        let name = match &symbolic.node {
            Node::Call(callee, _) => callee.as_path().unwrap_or("this"),
            _ => symbolic.path().unwrap_or("this"),
        };
        return place.unreadable(format!("the value of `{name}` is not known here"));
    }
    place.unreadable(format!(
        "a value of type `{}` has no literal form without the type of its column",
        value.type_name()
    ))
}

/// A text in quotes, line breaks as they are.
pub(super) fn quoted(compiler: Compiler<'_>, text: &str) -> String {
    let text = text.replace('\'', "''");
    if compiler.dialect.has(Feature::BackslashEscapes) {
        format!("'{}'", text.replace('\\', "\\\\"))
    } else {
        format!("'{text}'")
    }
}

/// `true` and `false`, or `1` and `0`.
pub(super) fn boolean(compiler: Compiler<'_>, value: bool) -> String {
    let text = match (compiler.dialect.name, value) {
        (DialectName::Postgresql | DialectName::Mysql | DialectName::Mariadb, true) => "true",
        (DialectName::Postgresql | DialectName::Mysql | DialectName::Mariadb, false) => "false",
        (_, true) => "1",
        (_, false) => "0",
    };
    text.to_owned()
}

/// The digit of four bits.
fn digit(four: u16) -> char {
    char::from_digit(u32::from(four), 16).unwrap_or_default()
}

fn interval(compiler: Compiler<'_>, seconds: f64, place: &Place) -> Outcome<String> {
    let seconds = number::float(seconds);
    match compiler.dialect.name {
        DialectName::Postgresql => Ok(format!("make_interval(secs=>{seconds})")),
        DialectName::Oracle => Ok(format!("NUMTODSINTERVAL({seconds}, 'SECOND')")),
        _ => place.unreadable(format!(
            "{} has no literals for intervals",
            compiler.dialect.title
        )),
    }
}

/// Bytes that are text as text, any other by their digits.
fn binary(compiler: Compiler<'_>, bytes: &[u8]) -> String {
    let is_plain = |byte: &u8| byte.is_ascii() && *byte >= b' ' && *byte != b'\\';
    if let Ok(text) = std::str::from_utf8(bytes)
        && bytes.iter().all(is_plain)
    {
        return quoted(compiler, text);
    }
    let digits: String = bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|four| digit(four.into()))
        .collect();
    match compiler.dialect.name {
        DialectName::Postgresql => format!("'\\x{digits}'"),
        DialectName::Mssql => format!("0x{digits}"),
        DialectName::Oracle => format!("HEXTORAW('{digits}')"),
        DialectName::Mysql | DialectName::Mariadb | DialectName::Sqlite => format!("X'{digits}'"),
    }
}

/// With dashes where the dialect has a type for it.
fn uuid(compiler: Compiler<'_>, value: &Value, place: &Place) -> Outcome<String> {
    let is_text = value.as_str().is_some();
    let argument = match value.as_call() {
        Some(("uuid.UUID", args)) => args.get(0, "hex").map(|argument| &argument.value),
        _ => Some(value),
    };
    let text = argument.and_then(Value::as_str).unwrap_or_default();
    let digits: String = text
        .trim_start_matches("urn:uuid:")
        .chars()
        .filter(|character| !matches!(character, '-' | '{' | '}'))
        .collect::<String>()
        .to_ascii_lowercase();
    if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return place.unreadable("this is not the text of a UUID");
    }
    Ok(match compiler.dialect.name {
        // SQLAlchemy takes the dashes of a text away where the type is PostgreSQL's own.
        DialectName::Postgresql if is_text => format!("'{digits}'"),
        DialectName::Postgresql | DialectName::Mssql => format!(
            "'{}-{}-{}-{}-{}'",
            &digits[..8],
            &digits[8..12],
            &digits[12..16],
            &digits[16..20],
            &digits[20..]
        ),
        _ => format!("'{digits}'"),
    })
}

/// The text that a member of an enum is in the database.
fn member(value: &Value, values: EnumValues, place: &Place) -> Outcome<String> {
    if let Value::Instance(instance) = value
        && let Instance {
            member: Some((name, value)),
            ..
        } = &**instance
    {
        return match (values, value.as_str()) {
            (EnumValues::Names, _) => Ok(name.to_string()),
            (EnumValues::Values, Some(text)) => Ok(text.to_owned()),
            _ => place.unreadable("what `values_callable` makes of this member is not known here"),
        };
    }
    match value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => place.unreadable("this is no member of an enum"),
    }
}

fn array(
    compiler: Compiler<'_>,
    value: &Value,
    of: &Type,
    items: &Kind,
    place: &Place,
) -> Outcome<String> {
    let Some(values) = value.as_sequence() else {
        return place.unreadable("a list is wanted for a column of arrays");
    };
    let written: Option<Value> = of.written.as_ref().and_then(|written| {
        let (_, args) = written.as_call()?;
        Some(args.get(0, "item_type")?.value.clone())
    });
    let item = Type {
        kind: items.clone(),
        written,
    };
    if values.is_empty() {
        return match &of.written {
            Some(written) => Ok(format!("ARRAY[]::{}", (compiler.types)(written)?)),
            None => Ok("ARRAY[]".to_owned()),
        };
    }
    let literals: Outcome<Vec<String>> = values
        .iter()
        .map(|value| literal(compiler, value, &item, place))
        .collect();
    Ok(format!("ARRAY[{}]", literals?.join(", ")))
}
