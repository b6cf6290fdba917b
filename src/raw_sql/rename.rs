//! Renaming by statements of their own: MySQL's `RENAME TABLE`, Oracle's `RENAME`, SQL Server's `sp_rename`.

use sqlparser::tokenizer::{Token, Tokenizer};

use super::cursor::{Cursor, Ident, Name, Parsed};
use super::effect::Effect;
use super::merge;
use super::names::{folded, fresh};
use super::statement::Outcome;
use super::tokens::parser;

/// `RENAME TABLE a TO b, c TO d`, from the first name on.
pub(super) fn tables(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    loop {
        let from = cursor.name()?;
        let table = effect.table(&from)?;
        cursor.expect("TO")?;
        let to = cursor.name()?;
        if !cursor.is_symbol(&Token::Comma) {
            cursor.finish()?;
        }
        if let Some(table) = table {
            let to = fresh(effect.catalog, effect.dialect, &to);
            merge::rename_table(effect.catalog, &table, &to);
        }
        if !cursor.take_symbol(&Token::Comma) {
            return Ok(());
        }
    }
}

/// `EXEC sp_rename 'table', 'new'` and `EXEC sp_rename 'table.column', 'new', 'COLUMN'`; other procedures change nothing.
/// <https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql>
pub(super) fn procedure(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<Outcome> {
    let is_rename = cursor
        .name()
        .is_ok_and(|name| name.name.value.eq_ignore_ascii_case("sp_rename"));
    if !is_rename {
        return Ok(Outcome::Unchanged);
    }
    let span = cursor.span();
    let Some(mut parts) = argument(cursor) else {
        return Ok(Outcome::Unchanged);
    };
    for part in &mut parts {
        part.span = span.clone();
    }
    cursor.expect_symbol(&Token::Comma)?;
    let Some(to) = argument(cursor).and_then(|mut parts| parts.pop()) else {
        return cursor.unknown();
    };
    let kind = if cursor.take_symbol(&Token::Comma) {
        argument(cursor).and_then(|mut parts| parts.pop())
    } else {
        None
    };
    let kind = kind.map_or("OBJECT".to_owned(), |kind| kind.value.to_uppercase());
    let column = if kind == "COLUMN" || kind == "INDEX" {
        parts.pop()
    } else {
        None
    };
    let Some(name) = parts.pop() else {
        return cursor.unknown();
    };
    let name = Name {
        schema: parts.pop(),
        name,
    };
    let Some(table) = effect.table(&name)? else {
        return Ok(Outcome::Changed);
    };
    cursor.finish()?;
    match (kind.as_str(), column) {
        ("OBJECT", _) => {
            let to = table.sibling(folded(&to));
            merge::rename_table(effect.catalog, &table, &to);
        }
        ("COLUMN", Some(column)) => {
            super::alter_table::rename_column(effect, &table, &column, &folded(&to))?;
        }
        _ => return cursor.unknown(),
    }
    Ok(Outcome::Changed)
}

/// The names in a string such as `'dbo.carts.id'`.
fn argument(cursor: &mut Cursor<'_>) -> Option<Vec<Ident>> {
    if cursor
        .peek(0)?
        .word()
        .is_some_and(|word| word.starts_with('@'))
    {
        cursor.skip();
        cursor.expect_symbol(&Token::Eq).ok()?;
    }
    let span = cursor.span();
    let text = cursor.string().ok()?;
    let tokens = Tokenizer::new(parser(cursor.dialect), &text)
        .tokenize()
        .ok()?;
    let words = tokens.into_iter().filter_map(|token| match token {
        Token::Word(word) => Some(Ident {
            is_quoted: word.quote_style.is_some(),
            value: word.value,
            span: span.clone(),
        }),
        _ => None,
    });
    Some(words.collect())
}
