//! The filters through which every value goes into SQL.

use std::sync::Arc;

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};

use super::wrapped::wrapped;
use crate::catalog::QualifiedName;
use crate::diag::{is_invisible, look_alike};
use crate::dialect::{Dialect, Feature};

/// How a value is written into SQL.
pub(super) type Filter = fn(&Dialect, &Value) -> Result<String, Error>;

/// All filters by name.
const FILTERS: [(&str, Filter); 18] = [
    ("ident", ident),
    ("idents", |dialect, value| {
        joined(value, |item| ident(dialect, item))
    }),
    ("ident_in_pattern", ident_in_pattern),
    ("ident_in_text", |dialect, value| {
        Ok(ident(dialect, value)?.replace('\'', "''"))
    }),
    ("object_in_text", object_in_text),
    ("national_mark", |_, value| {
        Ok(if is_ascii(value)? { "" } else { "N" }.to_owned())
    }),
    ("literal", |dialect, value| Ok(dialect.text(text(value)?))),
    ("literals", |dialect, value| {
        joined(value, |item| Ok(dialect.text(text(item)?)))
    }),
    ("literal_line", |dialect, value| {
        Ok(dialect.text(&one_line(text(value)?)))
    }),
    ("national", national),
    ("sql", |_, value| text(value).map(str::to_owned)),
    ("wrapped", |_, value| text(value).map(wrapped)),
    ("sqls", |_, value| {
        joined(value, |item| text(item).map(str::to_owned))
    }),
    ("word", |_, value| word(value)),
    ("setting", setting),
    ("comment", |dialect, value| {
        let line = one_line(text(value)?);
        // sqlcmd looks for variables in comments, too.
        let has_variables = dialect.has(Feature::NationalLiterals);
        Ok(if has_variables {
            line.replace("$(", "$ (")
        } else {
            line
        })
    }),
    ("upper_word", |_, value| {
        Ok(word(value)?.to_ascii_uppercase())
    }),
    ("upper_words", |_, value| {
        Ok(word(value)?.replace('_', " ").to_ascii_uppercase())
    }),
];

/// What a client that reads line by line would make of a statement.
type Test = fn(&str) -> bool;

/// What SQL*Plus takes for its own: <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SET-system-variable-summary.html>
const TESTS: [(&str, Test); 3] = [
    ("with_ampersand", |sql| sql.contains('&')),
    ("with_empty_line", |sql| {
        sql.lines().any(|line| line.trim().is_empty())
    }),
    ("with_inner_terminator", |sql| {
        let end = sql.trim_end();
        let inner = end.rsplit_once('\n').map_or("", |(inner, _)| inner);
        inner.lines().any(|line| line.trim_end().ends_with(';'))
    }),
];

/// A filter by name.
pub(super) fn find(name: &str) -> Option<Filter> {
    FILTERS
        .iter()
        .find(|(other, _)| *other == name)
        .map(|(_, filter)| *filter)
}

/// Adds all filters and tests of a dialect.
pub(super) fn add(env: &mut Environment<'static>, dialect: &Arc<Dialect>) {
    for (name, filter) in FILTERS {
        let dialect = Arc::clone(dialect);
        env.add_filter(name, move |value: &Value| {
            filter(&dialect, value).map(Value::from_safe_string)
        });
    }
    for (name, is_so) in TESTS {
        env.add_test(name, move |value: &Value| value.as_str().is_some_and(is_so));
    }
    env.add_test("call", |value: &Value| value.as_str().is_some_and(is_call));
}

fn invalid(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::InvalidOperation, message)
}

fn text(value: &Value) -> Result<&str, Error> {
    if value.is_undefined() {
        return Err(Error::new(
            ErrorKind::UndefinedError,
            "the template was not given this value",
        ));
    }
    value
        .as_str()
        .ok_or_else(|| invalid(format!("{} is no text", value.kind())))
}

fn ident(dialect: &Dialect, value: &Value) -> Result<String, Error> {
    let Some(name) = value.downcast_object_ref::<QualifiedName>() else {
        return text(value).map(|name| dialect.ident(name));
    };
    Ok(match &name.schema {
        Some(schema) => format!("{}.{}", dialect.schema(schema), dialect.ident(&name.name)),
        None => dialect.ident(&name.name),
    })
}

/// A name where the server reads a pattern, as MySQL does for the database of a grant:
/// <https://dev.mysql.com/doc/refman/8.4/en/grant.html#grant-quoting>
fn ident_in_pattern(dialect: &Dialect, value: &Value) -> Result<String, Error> {
    let Some(name) = value.downcast_object_ref::<QualifiedName>() else {
        return Err(invalid(format!("{} is no object", value.kind())));
    };
    let mut pattern = String::with_capacity(name.name.len());
    for character in name.name.chars() {
        if matches!(character, '_' | '%' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    Ok(dialect.ident(&pattern))
}

fn joined(value: &Value, item: impl Fn(&Value) -> Result<String, Error>) -> Result<String, Error> {
    let mut text = String::new();
    for (position, value) in value.try_iter()?.enumerate() {
        if position > 0 {
            text.push_str(", ");
        }
        text.push_str(&item(&value)?);
    }
    Ok(text)
}

/// The name of an object in a literal that SQL Server's `OBJECT_ID` reads: quoted only where it would read several pieces.
/// <https://learn.microsoft.com/en-us/sql/t-sql/functions/object-id-transact-sql>
fn object_in_text(dialect: &Dialect, value: &Value) -> Result<String, Error> {
    let Some(name) = value.downcast_object_ref::<QualifiedName>() else {
        return Err(invalid(format!("{} is no object", value.kind())));
    };
    let is_plain = |piece: &str| !piece.contains(['.', '[', ']', '"']) && piece.trim() == piece;
    let mut text = match &name.schema {
        Some(schema) if schema.split('.').all(is_plain) => format!("{schema}."),
        Some(schema) => format!("{}.", dialect.schema(schema)),
        None => String::new(),
    };
    if is_plain(&name.name) {
        text.push_str(&name.name);
    } else {
        text.push_str(&dialect.ident(&name.name));
    }
    Ok(text.replace('\'', "''"))
}

/// Whether a name, or each name of a list, is ASCII.
fn is_ascii(value: &Value) -> Result<bool, Error> {
    if let Some(name) = value.downcast_object_ref::<QualifiedName>() {
        let mut pieces = name.schema.iter().chain([&name.name]);
        return Ok(pieces.all(|piece| piece.is_ascii()));
    }
    if value.kind() == ValueKind::Seq {
        let mut names = value.try_iter()?;
        return names.try_fold(true, |all, name| Ok(all && is_ascii(&name)?));
    }
    text(value).map(str::is_ascii)
}

/// A literal with SQL Server's `N` before each piece.
fn national(dialect: &Dialect, value: &Value) -> Result<String, Error> {
    let literal = dialect.text(text(value)?);
    if literal.starts_with('N') || !literal.starts_with('\'') {
        return Ok(literal);
    }
    Ok(format!("N{literal}"))
}

/// A keyword or a bare name of an engine, such as an index method; nothing that could be more than that.
fn word(value: &Value) -> Result<String, Error> {
    let word = text(value)?;
    let is_word = !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ' '));
    if !is_word || word.contains("--") {
        return Err(invalid(format!("`{word}` is no plain word")));
    }
    Ok(word.to_owned())
}

/// A setting's value: a number, a switch or a text.
fn setting(dialect: &Dialect, value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::Number | ValueKind::Bool => Ok(value.to_string()),
        _ => Ok(dialect.text(text(value)?)),
    }
}

/// A text that cannot leave a line comment: line breaks and what is invisible become visible.
pub(crate) fn one_line(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    let mut in_mixed_word = false;
    for (at, character) in text.char_indices() {
        if !text[..at].ends_with(char::is_alphanumeric) {
            let end = text[at..].find(|c: char| !c.is_alphanumeric());
            in_mixed_word = look_alike(&text[at..end.map_or(text.len(), |end| at + end)]).is_some();
        }
        match character {
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push(' '),
            c if c.is_control() || is_invisible(c) || (in_mixed_word && !c.is_ascii()) => {
                line.extend(c.escape_unicode());
            }
            c => line.push(c),
        }
    }
    line
}

/// Whether an expression is one function call, which needs no parentheses in an index.
fn is_call(sql: &str) -> bool {
    let name = sql.find('(').map_or("", |open| &sql[..open]);
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    let mut depth = 0_i32;
    let closes_at_end = sql.char_indices().skip(name.len()).all(|(position, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth > 0 || position + 1 == sql.len()
    });
    is_name && closes_at_end && depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_stays_on_its_line() {
        assert_eq!(one_line("fine\n\\! ls\u{202E}"), "fine\\n\\! ls\\u{202e}");
    }

    #[test]
    fn a_letter_that_passes_for_another_is_shown() {
        assert_eq!(
            one_line("drop us\u{435}rs, \u{434}\u{430}"),
            "drop us\\u{435}rs, \u{434}\u{430}"
        );
    }

    #[test]
    fn only_a_whole_call_needs_no_parentheses() {
        assert!(is_call("lower(email)"));
        assert!(!is_call("lower(a) || lower(b)"));
        assert!(!is_call("a + b"));
    }
}
