//! When a name is quoted: the rule that SQLAlchemy has for all dialects.

use crate::config::DialectName;

/// How an author wants names spelled, where that is otherwise than by the rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spelling {
    /// The names that stand in quotes though they need none.
    pub quoted: Vec<String>,
    /// The names that stand without quotes, as they are to be read.
    pub bare: Vec<String>,
}

impl Spelling {
    /// Whether all names follow the rule.
    pub fn is_usual(&self) -> bool {
        self.quoted.is_empty() && self.bare.is_empty()
    }

    /// Whether a name stands in quotes; on Oracle it would be another one then.
    pub(super) fn is_quoted(&self, name: &str, dialect: DialectName) -> bool {
        dialect != DialectName::Oracle && self.quoted.iter().any(|quoted| quoted == name)
    }

    /// The text of a name that stands without quotes.
    pub(super) fn bare(&self, name: &str, dialect: DialectName) -> Option<&str> {
        let is_name = |bare: &&String| is_word(bare) && folded(bare, dialect) == name;
        self.bare.iter().find(is_name).map(String::as_str)
    }
}

/// The name that the engine sees where this one stands without quotes, as the catalog spells it:
/// <https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS>
pub(super) fn folded(name: &str, dialect: DialectName) -> String {
    match dialect {
        DialectName::Postgresql | DialectName::Oracle => name.to_lowercase(),
        DialectName::Mysql | DialectName::Mariadb | DialectName::Sqlite | DialectName::Mssql => {
            name.to_owned()
        }
    }
}

/// Whether a name is spelled with its quotes. On Oracle `id` means `ID`, so that a name that has small letters alone is
/// spelled `"id"`, which is no other name: none holds a quote.
/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Database-Object-Names-and-Qualifiers.html>
fn has_its_quotes(name: &str, dialect: DialectName) -> bool {
    let inner = name
        .strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'));
    dialect == DialectName::Oracle
        && inner.is_some_and(|inner| !inner.is_empty() && !inner.contains('"'))
}

fn is_word(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$')
}

/// The name, quoted when it is reserved or not plain lower case.
pub(super) fn quoted(
    name: &str,
    (open, close): (char, char),
    is_reserved: impl Fn(&str) -> bool,
    dialect: DialectName,
) -> String {
    if has_its_quotes(name, dialect) || (is_plain(name, dialect) && !is_reserved(name)) {
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
