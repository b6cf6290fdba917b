//! What `ALTER TABLE` does to a column: PostgreSQL's `ALTER COLUMN`, SQL Server's, `MODIFY`, `CHANGE`.

use std::sync::Arc;

use sqlparser::tokenizer::Token;

use super::alter_action::{changed_column, position};
use super::alter_table::Change;
use super::column::{
    Declared, ENDS, data_type, declared, default, folded_as_written, identity_settings,
};
use super::create_table::refused;
use super::cursor::{Cursor, Ident, Parsed, Stop};
use super::merge::{self, Position};
use super::names::folded;
use crate::catalog::Identity;
use crate::config::DialectName;

/// `ALTER [COLUMN]`, from the column's name on.
pub(super) fn alter(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let name = cursor.ident()?;
    if cursor.dialect == DialectName::Mssql {
        return retype(change, cursor, &name);
    }
    if cursor.take("SET DATA TYPE") || cursor.take("TYPE") {
        return set_type(change, cursor, &name);
    }
    if cursor.take("ADD GENERATED") {
        let identity = identity(cursor)?;
        changed_column(change, &name)?.identity = Some(Box::new(identity));
        return Ok(());
    }
    if cursor.take("SET DEFAULT") {
        let value = default(cursor)?;
        changed_column(change, &name)?.default = Some(value);
        return Ok(());
    }
    if passes_over(cursor)? {
        return Ok(());
    }
    let words = [
        "DROP DEFAULT",
        "SET NOT NULL",
        "DROP NOT NULL",
        "DROP IDENTITY",
        "DROP EXPRESSION",
    ];
    let Some(words) = cursor.take_one_of(&words) else {
        return cursor.unknown();
    };
    let _ = words.ends_with(['Y', 'N']) && cursor.take("IF EXISTS");
    let column = changed_column(change, &name)?;
    match words {
        "DROP DEFAULT" => column.default = None,
        "SET NOT NULL" => column.nullable = false,
        "DROP NOT NULL" => column.nullable = true,
        "DROP IDENTITY" => column.identity = None,
        _ => column.computed = None,
    }
    Ok(())
}

/// Passes over settings of storage, which the catalog does not hold.
fn passes_over(cursor: &mut Cursor<'_>) -> Parsed<bool> {
    if cursor.take("SET STATISTICS") {
        cursor.number()?;
    } else if cursor
        .take_one_of(&["SET STORAGE", "SET COMPRESSION"])
        .is_some()
    {
        cursor.ident()?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn identity(cursor: &mut Cursor<'_>) -> Parsed<Identity> {
    let Some(when) = cursor.take_one_of(&[
        "ALWAYS AS IDENTITY",
        "BY DEFAULT AS IDENTITY",
        "BY DEFAULT ON NULL AS IDENTITY",
    ]) else {
        return cursor.unknown();
    };
    let mut identity = Identity {
        always: when.starts_with("ALWAYS"),
        on_null: when.contains("NULL").then_some(true),
        ..Identity::default()
    };
    if cursor.take_symbol(&Token::LParen) {
        identity_settings(cursor, &mut identity)?;
        cursor.expect_symbol(&Token::RParen)?;
    }
    Ok(identity)
}

fn set_type(change: &mut Change<'_>, cursor: &mut Cursor<'_>, name: &Ident) -> Parsed<()> {
    let new = data_type(change.catalog, cursor)?;
    let collation = if cursor.take("COLLATE") {
        Some(folded_as_written(cursor)?)
    } else {
        None
    };
    if cursor.take("USING") {
        cursor.expression(&[])?;
    }
    let column = changed_column(change, name)?;
    column.data_type = Some(new);
    column.collation = collation.map(Into::into);
    Ok(())
}

/// SQL Server's `ALTER COLUMN name type [COLLATE c] [NULL | NOT NULL]`, which keeps default and identity.
fn retype(change: &mut Change<'_>, cursor: &mut Cursor<'_>, name: &Ident) -> Parsed<()> {
    let new = data_type(change.catalog, cursor)?;
    let collation = if cursor.take("COLLATE") {
        Some(folded_as_written(cursor)?)
    } else {
        None
    };
    // NULL is what it becomes when nothing is said.
    let is_required = cursor.take("NOT NULL");
    if !is_required {
        cursor.take("NULL");
    }
    let column = changed_column(change, name)?;
    column.data_type = Some(new);
    column.nullable = !is_required;
    column.collation = collation.map(Into::into);
    Ok(())
}

/// `MODIFY`, from the word after it on.
pub(super) fn modify(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    if cursor.dialect != DialectName::Oracle {
        cursor.take("COLUMN");
        cursor.take("IF EXISTS");
        let name = cursor.clone().ident()?;
        return redeclare(change, cursor, &name);
    }
    if !cursor.take_symbol(&Token::LParen) {
        return amend(change, cursor);
    }
    amend(change, cursor)?;
    while cursor.take_symbol(&Token::Comma) {
        amend(change, cursor)?;
    }
    cursor.expect_symbol(&Token::RParen)
}

/// MySQL's `CHANGE`, from the word after it on.
pub(super) fn replace(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    cursor.take("COLUMN");
    let name = cursor.ident()?;
    redeclare(change, cursor, &name)
}

/// MySQL declares the whole column anew.
fn redeclare(change: &mut Change<'_>, cursor: &mut Cursor<'_>, from: &Ident) -> Parsed<()> {
    let span = cursor.span();
    let Declared {
        column: mut new,
        constraints,
        ..
    } = declared(change.catalog, cursor)?;
    let position = position(cursor)?;
    let at = merge::column_position(&change.table, &folded(from))
        .map_err(|error| Stop::fault(error, &from.span))?;
    let own = change.table.columns[at].name.clone();
    let is_key = change.table.is_key_column(&own);
    if own.eq_ignore_ascii_case(&new.name) {
        new.name = own;
    } else {
        let to = new.name.clone();
        change.rename_column(from, &to)?;
    }
    // A key stays a key: its columns never hold NULL.
    new.nullable &= !is_key;
    change.table.columns.remove(at);
    let at = match position {
        Position::Last => at,
        Position::First => 0,
        Position::After(name) => {
            1 + merge::column_position(&change.table, &name)
                .map_err(|error| Stop::fault(error, &span))?
        }
    };
    change.table.columns.insert(at, Arc::new(new));
    for constraint in constraints {
        let added = merge::add_constraint(
            change.catalog,
            change.dialect,
            &mut change.table,
            constraint,
        );
        added.map_err(|refusal| refused(refusal, &span))?;
    }
    Ok(())
}

/// Oracle changes what is said and leaves the rest.
fn amend(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let name = cursor.ident()?;
    let new = if cursor.is_one_of(&ENDS) {
        None
    } else {
        Some(data_type(change.catalog, cursor)?)
    };
    let column = changed_column(change, &name)?;
    column.data_type = new.or(column.data_type.take());
    loop {
        if cursor.take("DEFAULT") {
            column.default = Some(default(cursor)?);
        } else if cursor.take("NOT NULL") {
            column.nullable = false;
        } else if cursor.take("NULL") {
            column.nullable = true;
        } else {
            break;
        }
        cursor.take("ENABLE");
    }
    Ok(())
}
