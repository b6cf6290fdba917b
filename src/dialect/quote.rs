//! When a name is quoted: the rule that SQLAlchemy has for all dialects.

use crate::config::DialectName;

/// The name, quoted when it is reserved or not plain lower case.
pub(super) fn quoted(
    name: &str,
    (open, close): (char, char),
    is_reserved: impl Fn(&str) -> bool,
    dialect: DialectName,
) -> String {
    if is_plain(name, dialect) && !is_reserved(name) {
        return name.to_owned();
    }
    let mut quoted = String::with_capacity(name.len() + 2);
    quoted.push(open);
    for character in name.chars() {
        if character == close {
            quoted.push(close);
        }
        quoted.push(character);
    }
    quoted.push(close);
    quoted
}

fn is_plain(name: &str, dialect: DialectName) -> bool {
    let starts_badly = |first: u8| {
        first.is_ascii_digit() || first == b'$' || (first == b'_' && dialect == DialectName::Oracle)
    };
    name.bytes()
        .next()
        .is_some_and(|first| !starts_badly(first))
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'$'
        })
}
