//! The names of the columns that a query gives, as far as its text tells them.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, Word};

use super::identifiers::tokens;

/// Whether two queries surely differ in their columns: the second one lacks some of the first, or names them otherwise.
/// What it adds at the end is no difference, and what the text does not tell is taken as the same.
pub fn differ_in_columns(before: &str, after: &str) -> bool {
    let (Some(before), Some(after)) = (output_columns(before), output_columns(after)) else {
        return false;
    };
    let differ = |(before, after): (&Option<String>, &Option<String>)| matches!((before, after), (Some(before), Some(after)) if before != after);
    after.len() < before.len() || before.iter().zip(&after).any(differ)
}

/// The columns of a `SELECT` with those names that are written out; `None`: their number is not known.
fn output_columns(sql: &str) -> Option<Vec<Option<String>>> {
    let mut tokens = tokens(sql)?;
    tokens.retain(|token| !matches!(token, Token::Whitespace(_)));
    let (first, mut rest) = tokens.split_first()?;
    if !is_keyword(first, &[Keyword::SELECT]) {
        return None;
    }
    match rest.first() {
        Some(token) if is_keyword(token, &[Keyword::ALL]) => rest = &rest[1..],
        Some(token) if is_keyword(token, &[Keyword::DISTINCT]) => {
            rest = &rest[1..];
            if rest
                .first()
                .is_some_and(|token| is_keyword(token, &[Keyword::ON]))
            {
                return None;
            }
        }
        _ => {}
    }
    let mut columns = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (position, token) in rest.iter().enumerate() {
        match token {
            Token::LParen | Token::LBracket => depth += 1,
            Token::RParen | Token::RBracket => depth = depth.saturating_sub(1),
            Token::Comma if depth == 0 => {
                columns.push(name_of(&rest[start..position])?);
                start = position + 1;
            }
            _ if depth == 0 && is_keyword(token, ENDS) => {
                let is_comparison =
                    position > 0 && is_keyword(&rest[position - 1], &[Keyword::DISTINCT]);
                if !is_comparison {
                    columns.push(name_of(&rest[start..position])?);
                    return Some(columns);
                }
            }
            _ => {}
        }
    }
    columns.push(name_of(&rest[start..])?);
    Some(columns)
}

/// What ends the list of columns.
const ENDS: &[Keyword] = &[
    Keyword::FROM,
    Keyword::WHERE,
    Keyword::UNION,
    Keyword::EXCEPT,
    Keyword::INTERSECT,
    Keyword::ORDER,
];

/// The name of one column, where it is written out; `None` outside: it stands for several columns.
#[expect(
    clippy::option_option,
    reason = "the outer one ends the search, the inner one is what was found"
)]
fn name_of(item: &[Token]) -> Option<Option<String>> {
    if matches!(item.last(), Some(Token::Mul)) {
        return None;
    }
    let is_path = item.len() % 2 == 1
        && item.iter().enumerate().all(|(position, token)| {
            if position % 2 == 0 {
                matches!(token, Token::Word(_))
            } else {
                matches!(token, Token::Period)
            }
        });
    let is_named = match item {
        [.., before, Token::Word(_)] if is_keyword(before, &[Keyword::AS]) => true,
        [token] if is_keyword(token, VALUES) => false,
        _ => is_path,
    };
    Some(match item.last() {
        Some(Token::Word(word)) if is_named => Some(folded(word)),
        _ => None,
    })
}

/// The words that are values, not columns.
const VALUES: &[Keyword] = &[Keyword::NULL, Keyword::TRUE, Keyword::FALSE];

fn folded(word: &Word) -> String {
    match word.quote_style {
        Some(_) => word.value.clone(),
        None => word.value.to_lowercase(),
    }
}

fn is_keyword(token: &Token, keywords: &[Keyword]) -> bool {
    matches!(token, Token::Word(word) if word.quote_style.is_none() && keywords.contains(&word.keyword))
}

#[cfg(test)]
mod tests {
    use super::differ_in_columns;

    #[test]
    fn only_what_is_surely_another_column_is_a_difference() {
        let differ = [
            ("SELECT id, name FROM t", "SELECT id FROM t"),
            ("SELECT id FROM t", "SELECT t.name FROM t"),
            ("SELECT id FROM t", "SELECT \"Id\" FROM t"),
            (
                "SELECT a, f(b, c) AS d FROM t",
                "SELECT a, b AS e, c FROM t",
            ),
        ];
        for (before, after) in differ {
            assert!(differ_in_columns(before, after), "{before} / {after}");
        }
        let same = [
            ("SELECT id FROM t", "SELECT ID, name FROM t WHERE a"),
            ("SELECT id, name FROM t", "SELECT * FROM t"),
            (
                "SELECT id, name FROM t",
                "WITH x AS (SELECT 1) SELECT a FROM x",
            ),
            (
                "SELECT a IS DISTINCT FROM b AS c, d FROM t",
                "SELECT 1 AS c, (SELECT e FROM t) AS d",
            ),
            ("SELECT f(a) FROM t", "SELECT b FROM t"),
        ];
        for (before, after) in same {
            assert!(!differ_in_columns(before, after), "{before} / {after}");
        }
    }
}
