//! Views, types, sequences, schemas, extensions, comments, and dropping.

use sqlparser::tokenizer::Token;

use super::column::identity_settings;
use super::cursor::{Cursor, Name, Parsed, Stop};
use super::effect::{Effect, Subject};
use super::names::{column, find, folded, fresh, is_same};
use super::statement::Outcome;
use crate::catalog::{
    CatalogError, EnumType, Extension, Function, Identity, Kind, Object, ObjectKey, QualifiedName,
    Schema, Sequence, Sql, Table, View,
};
use crate::config::DialectName;

/// The name of something to be made, unless it exists and that is fine.
fn free(
    effect: &mut Effect<'_>,
    kind: Kind,
    name: &Name,
    is_excused: bool,
) -> Parsed<Option<QualifiedName>> {
    let new = fresh(effect.catalog, effect.dialect, name);
    effect.set_subject(Subject::Other(kind, new.clone()));
    match find(effect.catalog, effect.dialect, kind, name) {
        Some(_) if is_excused => Ok(None),
        Some(known) => {
            let error = CatalogError::Exists {
                what: format!("{} `{known}`", kind.as_str()),
            };
            Err(Stop::fault(error, &name.name.span))
        }
        None => Ok(Some(new)),
    }
}

/// `CREATE VIEW`, from the word after `VIEW` on.
pub(super) fn create_view(
    effect: &mut Effect<'_>,
    cursor: &mut Cursor<'_>,
    or_replace: bool,
    is_temporary: bool,
) -> Parsed<()> {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let name = cursor.name()?;
    if is_temporary {
        effect.add_temporary(&name);
        return skip(cursor);
    }
    let known = find(effect.catalog, effect.dialect, Kind::View, &name);
    let new = match known.filter(|_| or_replace) {
        Some(known) => {
            effect.set_subject(Subject::Other(Kind::View, known.clone()));
            known
        }
        None => match free(effect, Kind::View, &name, if_not_exists)? {
            Some(new) => new,
            None => return skip(cursor),
        },
    };
    cursor.expect("AS")?;
    let start = cursor.span().start;
    if !cursor.is_one_of(&["SELECT", "WITH", "VALUES", "TABLE"])
        && !cursor.is_symbol(&Token::LParen)
    {
        return cursor.unknown();
    }
    skip(cursor)?;
    let sql = Sql::new(cursor.text_since(start));
    effect.catalog.put(View::new(new, sql));
    Ok(())
}

/// Says which view a statement is about that is not read.
pub(super) fn view_subject(effect: &mut Effect<'_>, cursor: &Cursor<'_>) {
    if let Ok(name) = cursor.clone().name() {
        let name = fresh(effect.catalog, effect.dialect, &name);
        effect.set_subject(Subject::Other(Kind::View, name));
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it ends readers that can fail")]
fn skip(cursor: &mut Cursor<'_>) -> Parsed<()> {
    while cursor.peek(0).is_some() {
        cursor.skip();
    }
    Ok(())
}

/// `CREATE SEQUENCE`, from the word after `SEQUENCE` on.
pub(super) fn create_sequence(
    effect: &mut Effect<'_>,
    cursor: &mut Cursor<'_>,
    is_temporary: bool,
) -> Parsed<()> {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let name = cursor.name()?;
    if is_temporary {
        return skip(cursor);
    }
    let Some(name) = free(effect, Kind::Sequence, &name, if_not_exists)? else {
        return skip(cursor);
    };
    let mut settings = Identity::default();
    identity_settings(cursor, &mut settings)?;
    if cursor.take("OWNED BY") {
        cursor.name()?;
        identity_settings(cursor, &mut settings)?;
    }
    cursor.finish()?;
    effect.catalog.put(Sequence { name, settings });
    Ok(())
}

/// `CREATE SCHEMA`, from the word after `SCHEMA` on.
pub(super) fn create_schema(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    if cursor.is("AUTHORIZATION") {
        return skip(cursor);
    }
    let name = Name {
        schema: None,
        name: cursor.ident()?,
    };
    if cursor.take("AUTHORIZATION") {
        cursor.ident()?;
    }
    let new = free(effect, Kind::Schema, &name, if_not_exists)?;
    cursor.finish()?;
    if let Some(QualifiedName { name, .. }) = new {
        effect.catalog.put(Schema { name });
    }
    Ok(())
}

/// `CREATE EXTENSION`, from the word after `EXTENSION` on.
pub(super) fn create_extension(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let name = Name {
        schema: None,
        name: cursor.ident()?,
    };
    let new = free(effect, Kind::Extension, &name, if_not_exists)?;
    cursor.take("WITH");
    let schema = if cursor.take("SCHEMA") {
        Some(folded(&cursor.ident()?))
    } else {
        None
    };
    if cursor.take("VERSION") && cursor.string().is_err() {
        cursor.ident()?;
    }
    cursor.take("CASCADE");
    cursor.finish()?;
    if let Some(QualifiedName { name, .. }) = new {
        effect.catalog.put(Extension { name, schema });
    }
    Ok(())
}

/// `CREATE TYPE`, from the word after `TYPE` on: the catalog holds enums only.
pub(super) fn create_type(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<Outcome> {
    let name = cursor.name()?;
    if !cursor.take("AS ENUM") {
        return Ok(Outcome::Routine);
    }
    let new = free(effect, Kind::Enum, &name, false)?;
    cursor.expect_symbol(&Token::LParen)?;
    let mut values = Vec::new();
    while !cursor.is_symbol(&Token::RParen) {
        values.push(cursor.string()?);
        if !cursor.take_symbol(&Token::Comma) {
            break;
        }
    }
    cursor.expect_symbol(&Token::RParen)?;
    cursor.finish()?;
    if let Some(name) = new {
        effect.catalog.put(EnumType {
            name,
            values,
            declared: true,
        });
    }
    Ok(Outcome::Changed)
}

/// `ALTER TYPE`, from the word after `TYPE` on.
pub(super) fn alter_type(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<Outcome> {
    let name = cursor.name()?;
    let Some(known) = find(effect.catalog, effect.dialect, Kind::Enum, &name) else {
        return Ok(Outcome::Routine);
    };
    effect.set_subject(Subject::Other(Kind::Enum, known.clone()));
    let Some(mut changed) = effect
        .catalog
        .enum_type(&known)
        .map(|known| EnumType::clone(known))
    else {
        return Ok(Outcome::Routine);
    };
    let span = cursor.span();
    let values = &mut changed.values;
    let position = |values: &[String], word: &str| {
        let found = values.iter().position(|value| value == word);
        found.ok_or_else(|| {
            let near = crate::diag::nearest(word, values.iter().map(String::as_str));
            let help = near
                .map(|near| format!("did you mean `{near}`?"))
                .unwrap_or_default();
            let message = format!("enum `{known}` has no value `{word}`");
            Stop::fault(
                CatalogError::Invalid {
                    code: "unknown-value",
                    message,
                    help,
                },
                &span,
            )
        })
    };
    if cursor.take("ADD VALUE") {
        let if_not_exists = cursor.take("IF NOT EXISTS");
        let value = cursor.string()?;
        let at = match cursor.take_one_of(&["BEFORE", "AFTER"]) {
            Some("BEFORE") => position(values, &cursor.string()?)?,
            Some(_) => position(values, &cursor.string()?)? + 1,
            None => values.len(),
        };
        match values.contains(&value) {
            true if if_not_exists => return Ok(Outcome::Changed),
            true => {
                let what = format!("value `{value}` of enum `{known}`");
                return Err(Stop::fault(CatalogError::Exists { what }, &span));
            }
            false => values.insert(at, value),
        }
    } else if cursor.take("RENAME VALUE") {
        let from = position(values, &cursor.string()?)?;
        cursor.expect("TO")?;
        values[from] = cursor.string()?;
    } else if cursor.take("OWNER TO") {
        cursor.ident()?;
    } else {
        return cursor.unknown();
    }
    cursor.finish()?;
    effect.catalog.put(changed);
    Ok(Outcome::Changed)
}

/// `COMMENT ON`, from the word after `ON` on: those of tables and columns.
pub(super) fn comment(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let is_column = cursor.is("COLUMN");
    if cursor.take_one_of(&["TABLE", "COLUMN"]).is_none() {
        return skip(cursor);
    }
    let mut parts = vec![cursor.ident()?];
    while cursor.take_symbol(&Token::Period) {
        parts.push(cursor.ident()?);
    }
    let part = if is_column { parts.pop() } else { None };
    let Some(name) = parts.pop() else {
        return cursor.unknown();
    };
    let name = Name {
        schema: parts.pop(),
        name,
    };
    let Some(key) = effect.table(&name)? else {
        return skip(cursor);
    };
    cursor.expect("IS")?;
    let text = if cursor.take("NULL") {
        None
    } else {
        Some(cursor.string()?).filter(|text| !text.is_empty())
    };
    cursor.finish()?;
    let mut table = effect.copy(&key);
    match part {
        None => table.comment = text,
        Some(part) => {
            let position = super::merge::column_position(&table, &folded(&part));
            let found = position
                .map_err(|error| Stop::fault(error, &part.span))
                .map(|_| ());
            effect.tolerate(&key, found)?;
            let own = column(&table, &folded(&part));
            if let Some(column) = table.column_mut(&own) {
                column.comment = text.map(Into::into);
            }
        }
    }
    effect.put(table);
    Ok(())
}

/// `DROP FUNCTION`, from the word after `FUNCTION` on; the catalog holds those that an op made.
pub(super) fn drop_function(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) {
    cursor.take("IF EXISTS");
    let Ok(name) = cursor.name() else { return };
    let schema = fresh(effect.catalog, effect.dialect, &name).schema;
    let is_meant = |known: &&QualifiedName| {
        known.schema == schema && is_same(effect.dialect, &name.name, Function::bare(&known.name))
    };
    let known = effect.catalog.names(Kind::Function).filter(is_meant);
    let known: Vec<QualifiedName> = known.cloned().collect();
    // Several of one name differ in their arguments, which are not read: none of them is known any more.
    for name in known {
        effect.catalog.remove(&ObjectKey::new(Kind::Function, name));
    }
}

/// `DROP` of tables and objects, from the word after the kind on.
pub(super) fn drop(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>, kind: Kind) -> Parsed<()> {
    let if_exists = cursor.take("IF EXISTS");
    let mut names = vec![cursor.name()?];
    while cursor.take_symbol(&Token::Comma) {
        names.push(cursor.name()?);
    }
    let cascades = cursor
        .take_one_of(&["CASCADE CONSTRAINTS", "CASCADE", "RESTRICT"])
        .is_some_and(|word| word != "RESTRICT");
    if effect.dialect == DialectName::Oracle {
        cursor.take("PURGE");
    }
    cursor.finish()?;
    for name in names {
        if matches!(kind, Kind::Table | Kind::View) && effect.is_temporary(&name) {
            continue;
        }
        match find(effect.catalog, effect.dialect, kind, &name) {
            Some(known) => drop_one(effect, kind, &known, cascades),
            // A type may be one that the catalog does not hold.
            None if if_exists || kind == Kind::Enum => {}
            None => {
                let unknown = effect
                    .catalog
                    .unknown(kind, &fresh(effect.catalog, effect.dialect, &name));
                return Err(Stop::fault(unknown, &name.name.span));
            }
        }
    }
    Ok(())
}

fn drop_one(effect: &mut Effect<'_>, kind: Kind, name: &QualifiedName, cascades: bool) {
    if kind == Kind::Table && cascades {
        let referrers: Vec<Table> = effect
            .catalog
            .referrers(name)
            .map(|table| Table::clone(table))
            .collect();
        for mut referrer in referrers {
            referrer.foreign_keys.retain(|key| key.referred != *name);
            effect.put(referrer);
        }
    }
    if kind == Kind::Schema && cascades {
        let inside = |key: &ObjectKey| key.name.schema.as_deref() == Some(&name.name);
        let keys: Vec<ObjectKey> = effect
            .catalog
            .objects()
            .map(Object::key)
            .filter(inside)
            .collect();
        for key in keys {
            effect.catalog.remove(&key);
        }
    }
    effect.catalog.remove(&ObjectKey::new(kind, name.clone()));
}
