//! The form that an expression takes after `DEFAULT`.

use super::{Version, oracle};
use crate::config::DialectName;

/// Where a default is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultPlace {
    /// In the definition of a new column.
    NewColumn,
    /// In a column that is spelled out again: `MODIFY c …`
    ChangedColumn,
    /// On its own: `ALTER COLUMN c SET DEFAULT …`
    Alone,
}

/// The expression as the database wants it: in parentheses where it must be, the clock by a name that it knows, and truth
/// as a number where that is what it is.
pub(super) fn adapted(
    dialect: DialectName,
    version: Version,
    place: DefaultPlace,
    sql: &str,
) -> String {
    let sql = sql.trim();
    let has_truth = match dialect {
        DialectName::Mssql => false,
        DialectName::Oracle => version >= oracle::BOOLEAN_SINCE,
        _ => true,
    };
    if let Some(bit) = bit(sql).filter(|_| !has_truth) {
        return bit.to_owned();
    }
    match dialect {
        DialectName::Mysql | DialectName::Mariadb => {
            let is_old = dialect == DialectName::Mysql && version < Version::new(8, 0, 0);
            let is_bare = match place {
                DefaultPlace::NewColumn if !is_old => is_bare_in_new_column(dialect, sql),
                DefaultPlace::Alone if dialect == DialectName::Mysql => is_literal(sql),
                _ => is_bare_in_changed_column(dialect, sql),
            };
            if is_bare {
                sql.to_owned()
            } else {
                in_parentheses(sql)
            }
        }
        DialectName::Sqlite | DialectName::Mssql | DialectName::Oracle
            if sql.eq_ignore_ascii_case("now()") =>
        {
            "CURRENT_TIMESTAMP".to_owned()
        }
        // https://www.sqlite.org/lang_createtable.html#dfltval
        DialectName::Sqlite if !is_plain(sql) => in_parentheses(sql),
        DialectName::Postgresql
        | DialectName::Sqlite
        | DialectName::Mssql
        | DialectName::Oracle => sql.to_owned(),
    }
}

/// Parentheses but for literals, words and the clock with its digits, as `SQLAlchemy` has it.
/// <https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html>
fn is_bare_in_new_column(dialect: DialectName, sql: &str) -> bool {
    let upper = sql.to_ascii_uppercase();
    let is_precise_clock = ["NOW(", "CURRENT_TIMESTAMP("].iter().any(|clock| {
        let digits = upper
            .strip_prefix(clock)
            .and_then(|rest| rest.split_once(')'));
        digits.is_some_and(|(digits, _)| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    });
    is_known_word(dialect, sql)
        || is_one_string(sql)
        || is_precise_clock
        || upper.contains("ON UPDATE")
}

/// Parentheses but for literals, words and the clock; MariaDB takes calls without them.
/// <https://mariadb.com/kb/en/create-table/#default-column-option>
fn is_bare_in_changed_column(dialect: DialectName, sql: &str) -> bool {
    is_number(sql)
        || is_one_string(sql)
        || is_known_word(dialect, sql)
        || is_clock(sql)
        || (dialect == DialectName::Mariadb && is_call(sql))
}

/// <https://dev.mysql.com/doc/refman/8.4/en/alter-table.html>: `SET DEFAULT {literal | (expr)}`
fn is_literal(sql: &str) -> bool {
    let is_constant = ["NULL", "TRUE", "FALSE"]
        .iter()
        .any(|word| sql.eq_ignore_ascii_case(word));
    is_constant || is_number(sql) || is_one_string(sql)
}

/// One word that is no function; MySQL knows functions that are called without parentheses, and no clock but one as a default.
fn is_known_word(dialect: DialectName, sql: &str) -> bool {
    const CALLS: &[&str] = &[
        "CURRENT_DATE",
        "CURRENT_ROLE",
        "CURRENT_TIME",
        "CURRENT_USER",
        "UTC_DATE",
        "UTC_TIME",
        "UTC_TIMESTAMP",
    ];
    let is_call = || CALLS.iter().any(|call| sql.eq_ignore_ascii_case(call));
    is_word(sql) && !(dialect == DialectName::Mysql && is_call())
}

/// A number, a string, or one word.
fn is_plain(sql: &str) -> bool {
    is_word(sql) || is_number(sql) || is_one_string(sql)
}

fn is_word(sql: &str) -> bool {
    sql.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_number(sql: &str) -> bool {
    let number = sql.strip_prefix(['-', '+']).unwrap_or(sql);
    !number.is_empty()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_one_string(sql: &str) -> bool {
    let inner = sql
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''));
    inner.is_some_and(|inner| !inner.replace("''", "").contains('\''))
}

fn is_clock(sql: &str) -> bool {
    let upper = sql.to_ascii_uppercase();
    ["CURRENT_TIMESTAMP", "NOW(", "LOCALTIME"]
        .iter()
        .any(|clock| upper.starts_with(clock))
}

/// A name and one pair of parentheses.
fn is_call(sql: &str) -> bool {
    let name = sql.find('(').map_or("", |open| &sql[..open]);
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    !name.is_empty() && is_name && is_one_pair(&sql[name.len()..])
}

fn in_parentheses(sql: &str) -> String {
    if is_one_pair(sql) {
        sql.to_owned()
    } else {
        format!("({sql})")
    }
}

/// Whether the parenthesis that opens at the start closes at the end.
fn is_one_pair(sql: &str) -> bool {
    let mut depth = 0_i32;
    let closes_at_end = sql.char_indices().all(|(position, character)| {
        depth += i32::from(character == '(') - i32::from(character == ')');
        depth > 0 || position + 1 == sql.len()
    });
    sql.starts_with('(') && closes_at_end
}

/// What stands for truth where there are no words for it:
/// <https://learn.microsoft.com/en-us/sql/t-sql/data-types/bit-transact-sql>
fn bit(sql: &str) -> Option<&'static str> {
    let is = |word: &str| sql.eq_ignore_ascii_case(word);
    match (is("true"), is("false")) {
        (true, _) => Some("1"),
        (_, true) => Some("0"),
        _ => None,
    }
}
