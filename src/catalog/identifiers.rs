//! Column names inside SQL fragments, found by their tokens: never inside a string or a comment.

use sqlparser::dialect::GenericDialect;
use sqlparser::tokenizer::{Token, Tokenizer};

/// Whether a fragment names this identifier, bare or quoted.
pub fn mentions(sql: &str, identifier: &str) -> bool {
    // A cheap test first: most fragments do not hold the word at all.
    if !contains_ignoring_case(sql, identifier) {
        return false;
    }
    tokens(sql).is_none_or(|tokens| tokens.iter().any(|token| is_named(token, identifier)))
}

/// The fragment with an identifier renamed, everything else byte for byte as it was.
pub fn rename_in_sql(sql: &str, from: &str, to: &str) -> String {
    if !contains_ignoring_case(sql, from) {
        return sql.to_owned();
    }
    let Some(tokens) = tokens(sql) else {
        return sql.to_owned();
    };
    let mut renamed = String::with_capacity(sql.len());
    for token in tokens {
        match token {
            Token::Word(word) if is_word(&word.value, word.quote_style.is_some(), from) => {
                let quote = word.quote_style;
                match quote {
                    Some('[') => renamed.extend(["[", to, "]"]),
                    Some(quote) => {
                        renamed.push(quote);
                        renamed.push_str(to);
                        renamed.push(quote);
                    }
                    None => renamed.push_str(to),
                }
            }
            other => renamed.push_str(&other.to_string()),
        }
    }
    renamed
}

pub(super) fn tokens(sql: &str) -> Option<Vec<Token>> {
    Tokenizer::new(&GenericDialect {}, sql)
        .with_unescape(false)
        .tokenize()
        .ok()
}

fn is_named(token: &Token, identifier: &str) -> bool {
    match token {
        Token::Word(word) => is_word(&word.value, word.quote_style.is_some(), identifier),
        _ => false,
    }
}

fn is_word(value: &str, quoted: bool, identifier: &str) -> bool {
    if quoted {
        value == identifier
    } else {
        value.eq_ignore_ascii_case(identifier)
    }
}

fn contains_ignoring_case(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    !word.is_empty()
        && text
            .windows(word.len())
            .any(|window| window.eq_ignore_ascii_case(word))
}
