//! `DROP INDEX` and `ALTER INDEX … RENAME TO`: most dialects leave it to us to find the table.

use sqlparser::tokenizer::Token;

use super::cursor::{Cursor, Ident, Name, Parsed, Stop};
use super::effect::Effect;
use super::names::{folded, is_same};
use crate::catalog::{CatalogError, QualifiedName, Table};
use crate::config::DialectName;

/// `DROP INDEX`, from the word after `INDEX` on.
pub(super) fn drop(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    cursor.take("CONCURRENTLY");
    let if_exists = cursor.take("IF EXISTS");
    loop {
        let name = cursor.name()?;
        let table = if cursor.take("ON") {
            Some(cursor.name()?)
        } else {
            None
        };
        let _ = cursor.take("CASCADE") || cursor.take("RESTRICT");
        if !cursor.is_symbol(&Token::Comma) {
            algorithm(cursor)?;
            cursor.finish()?;
        }
        drop_one(effect, cursor, &name, table.as_ref(), if_exists)?;
        if !cursor.take_symbol(&Token::Comma) {
            return Ok(());
        }
    }
}

/// Passes over MySQL's `ALGORITHM = …` and `LOCK = …`, which change how, not what.
pub(super) fn algorithm(cursor: &mut Cursor<'_>) -> Parsed<()> {
    while matches!(cursor.dialect, DialectName::Mysql | DialectName::Mariadb)
        && cursor.take_one_of(&["ALGORITHM", "LOCK"]).is_some()
    {
        cursor.take_symbol(&Token::Eq);
        cursor.ident()?;
    }
    Ok(())
}

fn drop_one(
    effect: &mut Effect<'_>,
    cursor: &Cursor<'_>,
    name: &Name,
    table: Option<&Name>,
    if_exists: bool,
) -> Parsed<()> {
    let owner = match table {
        Some(table) => match effect.table(table)? {
            Some(table) => Some(table),
            None => return Ok(()),
        },
        None => owner(effect, cursor.dialect, name),
    };
    let mut changed = owner
        .as_ref()
        .map(|owner| effect.copy(owner))
        .unwrap_or_default();
    let before = (changed.indexes.len(), changed.uniques.len());
    changed
        .indexes
        .retain(|index| !is_same(cursor.dialect, &name.name, &index.name));
    let same = |own: &Option<String>| {
        own.as_deref()
            .is_some_and(|own| is_same(cursor.dialect, &name.name, own))
    };
    changed.uniques.retain(|unique| !same(&unique.name));
    if before != (changed.indexes.len(), changed.uniques.len()) {
        effect.put(changed);
        return Ok(());
    }
    if if_exists
        || changed.opaque
        || owner.is_none() && effect.catalog.tables().any(|table| table.opaque)
    {
        return Ok(());
    }
    Err(unknown(
        effect,
        &name.name,
        table.is_some().then_some(&changed),
    ))
}

fn unknown(effect: &Effect<'_>, name: &Ident, table: Option<&Table>) -> Stop {
    let all = effect
        .catalog
        .tables()
        .flat_map(|table| table.indexes.iter().map(|index| index.name.as_str()));
    let written = folded(name);
    let nearest = crate::diag::nearest(&written, all).map(str::to_owned);
    let error = match table {
        Some(table) => CatalogError::UnknownPart {
            part: "index",
            name: written,
            table: Box::new(table.name.clone()),
            nearest,
        },
        None => CatalogError::Invalid {
            code: "unknown-index",
            message: format!("unknown index `{written}`"),
            help: nearest
                .map(|near| format!("did you mean `{near}`?"))
                .unwrap_or_default(),
        },
    };
    Stop::fault(error, &name.span)
}

/// The table that has an index of this name; SQL Server's old form is `table.index`.
fn owner(effect: &Effect<'_>, dialect: DialectName, name: &Name) -> Option<QualifiedName> {
    let in_schema = |table: &Table| match (&name.schema, &table.name.schema) {
        (Some(schema), _) if dialect == DialectName::Mssql => {
            is_same(dialect, schema, &table.name.name)
        }
        (Some(schema), Some(own)) => is_same(dialect, schema, own),
        _ => true,
    };
    let has = |table: &Table| {
        table
            .indexes
            .iter()
            .any(|index| is_same(dialect, &name.name, &index.name))
    };
    effect
        .catalog
        .tables()
        .find(|table| in_schema(table) && has(table))
        .map(|table| table.name.clone())
}

/// `ALTER INDEX`, from the word after `INDEX` on: only its renaming changes the catalog.
pub(super) fn alter(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let if_exists = cursor.take("IF EXISTS");
    let name = cursor.name()?;
    if !cursor.take("RENAME TO") {
        return Ok(());
    }
    let to = folded(&cursor.ident()?);
    cursor.finish()?;
    let Some(owner) = owner(effect, cursor.dialect, &name) else {
        let is_excused = if_exists || effect.catalog.tables().any(|table| table.opaque);
        return if is_excused {
            Ok(())
        } else {
            Err(unknown(effect, &name.name, None))
        };
    };
    rename(effect, &owner, &name.name, &to);
    Ok(())
}

fn rename(effect: &mut Effect<'_>, owner: &QualifiedName, from: &Ident, to: &str) {
    let mut changed = effect.copy(owner);
    let dialect = effect.dialect;
    for index in changed
        .indexes
        .iter_mut()
        .filter(|index| is_same(dialect, from, &index.name))
    {
        to.clone_into(&mut index.name);
    }
    effect.put(changed);
}
