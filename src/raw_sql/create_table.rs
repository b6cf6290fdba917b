//! `CREATE TABLE`.

use sqlparser::tokenizer::Token;

use super::column::declared;
use super::constraint::{self, Constraint, set, set_flag};
use super::cursor::{Cursor, Parsed, Stop};
use super::effect::{Effect, Subject};
use super::merge::{self, Position, Refusal};
use super::names::{find, folded, fresh};
use crate::catalog::{CatalogError, Kind, Literal, OptionValue, QualifiedName, Table};
use crate::config::DialectName;

/// `CREATE TABLE`, from the word after `TABLE` on; `is_special`: it was said in a way that the catalog has no word for.
pub(super) fn create(
    effect: &mut Effect<'_>,
    cursor: &mut Cursor<'_>,
    is_special: bool,
    is_temporary: bool,
) -> Parsed<()> {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let name = cursor.name()?;
    if is_temporary {
        effect.add_temporary(&name);
    }
    if effect.is_temporary(&name) {
        return Ok(());
    }
    let known = find(effect.catalog, effect.dialect, Kind::Table, &name);
    // PostgreSQL and Oracle keep quoted names apart by their case.
    let known = known.filter(|known| {
        !name.name.is_quoted || known.name == name.name.value || !keeps_case(effect.dialect)
    });
    // An opaque table may be gone: one that can be made is.
    let is_opaque = |known: &QualifiedName| {
        effect
            .catalog
            .table(known)
            .is_some_and(|table| table.opaque)
    };
    let known = known.filter(|known| if_not_exists || !is_opaque(known));
    if let Some(known) = known {
        effect.set_subject(Subject::Table(known.clone()));
        if if_not_exists {
            return skip_rest(cursor);
        }
        let error = CatalogError::Exists {
            what: format!("table `{known}`"),
        };
        return Err(Stop::fault(error, &name.name.span));
    }
    let mut table = Table {
        name: fresh(effect.catalog, effect.dialect, &name),
        ..Table::default()
    };
    effect.set_subject(Subject::Table(table.name.clone()));
    if is_special {
        return Err(Stop::Unknown(name.name.span));
    }
    elements(effect, cursor, &mut table)?;
    while !cursor.is_end() {
        if !option(cursor, &mut table)? {
            return cursor.unknown();
        }
        cursor.take_symbol(&Token::Comma);
    }
    effect.put(table);
    Ok(())
}

fn keeps_case(dialect: DialectName) -> bool {
    matches!(dialect, DialectName::Postgresql | DialectName::Oracle)
}

fn skip_rest(cursor: &mut Cursor<'_>) -> Parsed<()> {
    cursor.group()?;
    while !cursor.is_end() {
        cursor.skip();
    }
    Ok(())
}

fn elements(effect: &Effect<'_>, cursor: &mut Cursor<'_>, table: &mut Table) -> Parsed<()> {
    let mut constraints: Vec<(Constraint, std::ops::Range<usize>)> = Vec::new();
    cursor.expect_symbol(&Token::LParen)?;
    loop {
        let span = cursor.span();
        if cursor.is("LIKE") || cursor.is("PERIOD FOR") {
            return cursor.unknown();
        }
        if constraint::starts(cursor) {
            constraints.push((constraint::of_table(cursor)?, span));
        } else {
            let mut declared = declared(effect.catalog, cursor)?;
            constraints.extend(
                declared
                    .constraints
                    .drain(..)
                    .map(|constraint| (constraint, span.clone())),
            );
            let added = merge::add_column(
                effect.catalog,
                effect.dialect,
                table,
                declared,
                &Position::Last,
            );
            added.map_err(|refusal| refused(refusal, &span))?;
        }
        if !cursor.take_symbol(&Token::Comma) {
            break;
        }
    }
    cursor.expect_symbol(&Token::RParen)?;
    // A foreign key may refer to a primary key that is declared after it.
    constraints.sort_by_key(|(constraint, _)| !matches!(constraint, Constraint::PrimaryKey(_)));
    for (constraint, span) in constraints {
        let added = merge::add_constraint(effect.catalog, effect.dialect, table, constraint);
        added.map_err(|refusal| refused(refusal, &span))?;
    }
    Ok(())
}

/// A refusal at its place.
pub(super) fn refused(refusal: Refusal, span: &std::ops::Range<usize>) -> Stop {
    match refusal {
        Refusal::Fault(error) => Stop::fault(error, span),
        Refusal::Unknown => Stop::Unknown(span.clone()),
    }
}

/// Reads one option of a table; whether there was one.
pub(super) fn option(cursor: &mut Cursor<'_>, table: &mut Table) -> Parsed<bool> {
    match cursor.dialect {
        DialectName::Mysql | DialectName::Mariadb => mysql_option(cursor, table),
        DialectName::Sqlite => {
            if cursor.take("WITHOUT ROWID") {
                set_flag(&mut table.options, DialectName::Sqlite, "with_rowid", false);
            } else if cursor.take("STRICT") {
                set_flag(&mut table.options, DialectName::Sqlite, "strict", true);
            } else {
                return Ok(false);
            }
            Ok(true)
        }
        dialect @ (DialectName::Postgresql | DialectName::Oracle) => {
            if !cursor.take("TABLESPACE") {
                return Ok(false);
            }
            let space = folded(&cursor.ident()?);
            set(
                &mut table.options,
                dialect,
                "tablespace",
                OptionValue::Literal(Literal::Text(space)),
            );
            Ok(true)
        }
        DialectName::Mssql => {
            // The default place of data.
            if cursor.take_one_of(&["ON", "TEXTIMAGE_ON"]).is_none() {
                return Ok(false);
            }
            Ok(cursor.ident()?.value.eq_ignore_ascii_case("PRIMARY"))
        }
    }
}

fn mysql_option(cursor: &mut Cursor<'_>, table: &mut Table) -> Parsed<bool> {
    cursor.take("DEFAULT");
    let Some(words) = cursor.take_one_of(&[
        "ENGINE",
        "CHARSET",
        "CHARACTER SET",
        "COLLATE",
        "ROW_FORMAT",
        "COMMENT",
        "AUTO_INCREMENT",
    ]) else {
        return Ok(false);
    };
    cursor.take_symbol(&Token::Eq);
    let key = match words {
        "COMMENT" => {
            table.comment = Some(cursor.string()?).filter(|comment| !comment.is_empty());
            return Ok(true);
        }
        "AUTO_INCREMENT" => {
            // Where counting goes on is data.
            cursor.number()?;
            return Ok(true);
        }
        "ENGINE" => "engine",
        "COLLATE" => "collate",
        "ROW_FORMAT" => "row_format",
        _ => "charset",
    };
    let value = cursor.ident()?.value;
    set(
        &mut table.options,
        DialectName::Mysql,
        key,
        OptionValue::Literal(Literal::Text(value)),
    );
    Ok(true)
}
