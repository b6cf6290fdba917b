//! Column types: portable ones by meaning, exact ones as written.

use std::fmt;

use serde::{Serialize, Serializer};

use super::QualifiedName;

/// A column type before a dialect spells it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DataType {
    /// 32-bit whole number.
    Integer,
    /// 64-bit whole number.
    BigInteger,
    /// 16-bit whole number.
    SmallInteger,
    /// Text of limited length, counted in characters.
    String(Option<u32>),
    /// Text without a limit.
    Text,
    /// Truth value.
    Boolean,
    /// Date.
    Date,
    /// Time of day.
    Time,
    /// Date and time.
    DateTime {
        /// With an offset or stored as UTC.
        timezone: bool,
    },
    /// Span of time.
    Interval,
    /// Decimal number: digits in all, digits after the point.
    Numeric(Option<u32>, Option<u32>),
    /// Floating-point number as the engine has it by default.
    Float,
    /// 64-bit floating-point number.
    Double,
    /// Bytes of limited length.
    Binary(u32),
    /// Bytes without a limit.
    LargeBinary,
    /// UUID.
    Uuid,
    /// JSON.
    Json,
    /// One of a list of words.
    Enum {
        /// The enum's name.
        name: QualifiedName,
        /// The words, when they are declared where the type is used.
        values: Option<Vec<String>>,
    },
    /// SQL of one engine, printed as written.
    Exact(String),
}

impl DataType {
    /// The enum's name.
    pub fn enum_name(&self) -> Option<&QualifiedName> {
        match self {
            Self::Enum { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Whether a lone primary key of this type counts up by itself.
    pub fn is_integer(&self) -> bool {
        matches!(self, Self::Integer | Self::BigInteger | Self::SmallInteger)
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer => f.write_str("integer"),
            Self::BigInteger => f.write_str("big_integer"),
            Self::SmallInteger => f.write_str("small_integer"),
            Self::String(None) => f.write_str("string"),
            Self::String(Some(length)) => write!(f, "string({length})"),
            Self::Text => f.write_str("text"),
            Self::Boolean => f.write_str("boolean"),
            Self::Date => f.write_str("date"),
            Self::Time => f.write_str("time"),
            Self::DateTime { timezone: false } => f.write_str("datetime"),
            Self::DateTime { timezone: true } => f.write_str("datetime(timezone)"),
            Self::Interval => f.write_str("interval"),
            Self::Numeric(None, _) => f.write_str("numeric"),
            Self::Numeric(Some(precision), None) => write!(f, "numeric({precision})"),
            Self::Numeric(Some(precision), Some(scale)) => {
                write!(f, "numeric({precision},{scale})")
            }
            Self::Float => f.write_str("float"),
            Self::Double => f.write_str("double"),
            Self::Binary(length) => write!(f, "binary({length})"),
            Self::LargeBinary => f.write_str("large_binary"),
            Self::Uuid => f.write_str("uuid"),
            Self::Json => f.write_str("json"),
            Self::Enum { name, .. } => write!(f, "enum({name})"),
            Self::Exact(sql) if begins_in_upper_case(sql) => f.write_str(sql),
            Self::Exact(sql) => write!(f, "sql({sql})"),
        }
    }
}

impl Serialize for DataType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The portable names, for "did you mean".
const PORTABLE: [&str; 18] = [
    "integer",
    "big_integer",
    "small_integer",
    "string",
    "text",
    "boolean",
    "date",
    "time",
    "datetime",
    "interval",
    "numeric",
    "float",
    "double",
    "binary",
    "large_binary",
    "uuid",
    "json",
    "enum",
];

/// Names that people type for a portable type.
const SYNONYMS: [(&str, &str); 14] = [
    ("int", "integer"),
    ("bigint", "big_integer"),
    ("smallint", "small_integer"),
    ("varchar", "string"),
    ("char", "string"),
    ("str", "string"),
    ("bool", "boolean"),
    ("timestamp", "datetime"),
    ("timestamptz", "datetime(timezone)"),
    ("decimal", "numeric"),
    ("real", "float"),
    ("blob", "large_binary"),
    ("bytea", "large_binary"),
    ("jsonb", "json"),
];

/// Why a type could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeError {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// Reads a type as written in a revision file.
///
/// ```
/// use gensql::catalog::{DataType, parse_type};
/// assert_eq!(parse_type("numeric(10, 2)"), Ok(DataType::Numeric(Some(10), Some(2))));
/// assert_eq!(parse_type("VARCHAR2(30 CHAR)"), Ok(DataType::Exact("VARCHAR2(30 CHAR)".into())));
/// assert_eq!(parse_type("sql(geometry(POINT,4326))"), Ok(DataType::Exact("geometry(POINT,4326)".into())));
/// assert!(parse_type("strnig(5)").is_err());
/// ```
///
/// # Errors
/// When a lower-case name is no portable type or its arguments do not fit.
pub fn parse_type(text: &str) -> Result<DataType, TypeError> {
    let text = text.trim();
    if begins_in_upper_case(text) {
        return exact(text);
    }
    let inner = text
        .strip_prefix("sql(")
        .and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner.filter(|inner| !inner.trim().is_empty()) {
        return exact(inner.trim());
    }
    let (word, arguments_text) = text.split_at(word_end(text));
    let arguments = arguments(arguments_text.trim()).ok_or_else(|| TypeError {
        message: format!("type `{text}` cannot be read"),
        help: Some("write a word, and arguments in parentheses behind it: `string(20)`".to_owned()),
    })?;
    portable(word, &arguments).ok_or_else(|| explain(text, word))
}

/// The end of the word at the beginning.
fn word_end(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(text.len())
}

fn begins_in_upper_case(text: &str) -> bool {
    let word = &text[..word_end(text)];
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && !word.contains(|c: char| c.is_ascii_lowercase())
}

fn exact(text: &str) -> Result<DataType, TypeError> {
    let bare = outside_quotes(text);
    if !closes_what_it_opens(&bare) {
        return Err(TypeError {
            message: format!("the parentheses of type `{text}` do not match"),
            help: Some("close every parenthesis".into()),
        });
    }
    if text.contains(char::is_control)
        || bare.contains([';', '\'', '"', '`'])
        || bare.contains("--")
        || bare.contains("/*")
    {
        let message = format!("type `{text}` holds more than a type");
        return Err(TypeError {
            message,
            help: Some("an exact type is one line without `;` or comments".into()),
        });
    }
    Ok(DataType::Exact(text.to_owned()))
}

/// The text without what stands in quotes, which may be anything; a quote that nothing closes stays.
fn outside_quotes(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\'', '"', '`']) {
        let quote = char::from(rest.as_bytes()[at]);
        let Some(length) = rest[at + 1..].find(quote) else {
            break;
        };
        // To MySQL, `\'` does not close.
        let quoted = &rest[at + 1..at + 1 + length];
        if (quoted.len() - quoted.trim_end_matches('\\').len()) % 2 == 1 {
            break;
        }
        bare.push_str(&rest[..at]);
        rest = &rest[at + length + 2..];
    }
    bare.push_str(rest);
    bare
}

fn closes_what_it_opens(text: &str) -> bool {
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

fn arguments(text: &str) -> Option<Vec<&str>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    Some(inner.split(',').map(str::trim).collect())
}

fn portable(word: &str, arguments: &[&str]) -> Option<DataType> {
    let number = |index: usize| arguments.get(index)?.parse::<u32>().ok();
    Some(match (word, arguments.len()) {
        ("integer", 0) => DataType::Integer,
        ("big_integer", 0) => DataType::BigInteger,
        ("small_integer", 0) => DataType::SmallInteger,
        ("string", 0) => DataType::String(None),
        ("string", 1) => DataType::String(Some(number(0).filter(|length| *length > 0)?)),
        ("text", 0) => DataType::Text,
        ("boolean", 0) => DataType::Boolean,
        ("date", 0) => DataType::Date,
        ("time", 0) => DataType::Time,
        ("datetime", 0) => DataType::DateTime { timezone: false },
        ("datetime", 1) if arguments[0] == "timezone" => DataType::DateTime { timezone: true },
        ("interval", 0) => DataType::Interval,
        ("numeric", 0) => DataType::Numeric(None, None),
        ("numeric", 1) => DataType::Numeric(Some(number(0)?), None),
        ("numeric", 2) => {
            let (precision, scale) = (number(0)?, number(1)?);
            if scale > precision {
                return None;
            }
            DataType::Numeric(Some(precision), Some(scale))
        }
        ("float", 0) => DataType::Float,
        ("double", 0) => DataType::Double,
        ("binary", 1) => DataType::Binary(number(0).filter(|length| *length > 0)?),
        ("large_binary", 0) => DataType::LargeBinary,
        ("uuid", 0) => DataType::Uuid,
        ("json", 0) => DataType::Json,
        ("enum", 1) if !arguments[0].is_empty() => {
            let name = match arguments[0].split_once('.') {
                Some((schema, name)) => QualifiedName::new(Some(schema), name),
                None => QualifiedName::new(None, arguments[0]),
            };
            DataType::Enum { name, values: None }
        }
        _ => return None,
    })
}

fn explain(text: &str, word: &str) -> TypeError {
    if PORTABLE.contains(&word) {
        let example = match word {
            "string" | "binary" => format!("write `{word}(50)`"),
            "numeric" => "write `numeric(10,2)`: all digits, then those after the point".to_owned(),
            "datetime" => "write `datetime` or `datetime(timezone)`".to_owned(),
            "enum" => "write `enum(NAME)` for an enum that exists, or `{ enum = \"NAME\", values = [...] }`".to_owned(),
            _ => format!("`{word}` takes no arguments"),
        };
        return TypeError {
            message: format!("the arguments of type `{text}` do not fit"),
            help: Some(example),
        };
    }
    let lower = word.to_ascii_lowercase();
    let synonym = SYNONYMS
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, portable)| *portable);
    let near = synonym.or_else(|| crate::diag::nearest(&lower, PORTABLE));
    let exact = format!(
        "`{}` in upper case is printed as written",
        text.to_uppercase()
    );
    let help = match near {
        Some(near) => format!("did you mean `{near}`? {exact}"),
        None => exact,
    };
    TypeError {
        message: format!("unknown type `{text}`"),
        help: Some(help),
    }
}

#[cfg(test)]
mod tests {
    use super::{DataType, parse_type};

    #[test]
    fn an_exact_type_is_read_as_it_is_displayed() {
        for sql in [
            "JSONB",
            "geometry(POINT,4326)",
            "\"Order State\"[]",
            "ENUM('a;b','don''t -- (','\\\\')",
        ] {
            let exact = DataType::Exact(sql.to_owned());
            assert_eq!(parse_type(&exact.to_string()), Ok(exact));
        }
    }

    #[test]
    fn an_exact_type_is_no_more_than_a_type() {
        for text in [
            "TEXT; X",
            "sql(a) b(c)",
            "sql(text -- )",
            "sql(')",
            "ENUM('\\', ';')",
            "sql()",
        ] {
            assert!(parse_type(text).is_err(), "{text}");
        }
    }
}
