//! The shape of a statement: its words, with names and literals replaced.

use sqlparser::dialect::Dialect;
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, Tokenizer};

/// Statements of one shape are one to a grammar; a text that has no tokens is a shape of its own.
pub(crate) fn shape(sql: &str, dialect: &dyn Dialect) -> String {
    let Ok(tokens) = Tokenizer::new(dialect, sql).tokenize() else {
        return sql.to_owned();
    };
    let words = tokens.iter().filter_map(|token| match token {
        Token::Whitespace(_) => None,
        Token::Word(word) if word.quote_style.is_some() => Some("\"name\"".to_owned()),
        Token::Word(word) if word.keyword == Keyword::NoKeyword => Some("name".to_owned()),
        Token::Number(_, _) => Some("0".to_owned()),
        Token::SingleQuotedString(_) => Some("'text'".to_owned()),
        Token::NationalStringLiteral(_) => Some("N'text'".to_owned()),
        Token::DollarQuotedString(body) => Some(shape(&body.value, dialect)),
        other => Some(other.to_string()),
    });
    words.collect::<Vec<_>>().join(" ")
}
