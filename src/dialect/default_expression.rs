//! The form that an expression takes after `DEFAULT`.

use crate::config::DialectName;

/// The expression as the database wants it: in parentheses where it must be, and the clock by a name that it knows.
pub(super) fn adapted(dialect: DialectName, sql: &str) -> String {
    let sql = sql.trim();
    if let Some(bit) = bit(sql).filter(|_| dialect == DialectName::Mssql) {
        return bit.to_owned();
    }
    match dialect {
        // https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html: parentheses but for literals and the clock;
        // https://mariadb.com/kb/en/create-table/#default-column-option: nor for calls.
        DialectName::Mysql | DialectName::Mariadb => {
            let is_bare =
                is_plain(sql) || is_clock(sql) || (dialect == DialectName::Mariadb && is_call(sql));
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

/// A number, a string, or one word.
fn is_plain(sql: &str) -> bool {
    let is_word = sql
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.');
    let number = sql.strip_prefix(['-', '+']).unwrap_or(sql);
    let is_number = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_word || is_number || is_one_string(sql)
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
