//! Constraints and inline indexes, as they stand among a table's columns, behind a column, or after `ADD`.

use sqlparser::tokenizer::Token;

use super::cursor::{Cursor, Name, Parsed};
use super::index;
use super::names::{all_folded, folded};
use crate::catalog::{
    Check, Deferrability, ForeignKey, Index, Initially, Literal, OptionValue, Options, PrimaryKey,
    QualifiedName, ReferentialAction, Sql, Unique,
};
use crate::config::DialectName;

/// A constraint, or an index of MySQL.
#[derive(Debug)]
pub(super) enum Constraint {
    PrimaryKey(PrimaryKey),
    Unique(Unique),
    /// The table that it refers to is still as written.
    ForeignKey(ForeignKey, Name),
    Check(Check),
    Index(Index),
}

/// Whether a constraint comes next, not a column.
pub(super) fn starts(cursor: &Cursor<'_>) -> bool {
    let key_follows = |cursor: &Cursor<'_>| {
        let mut rest = cursor.clone();
        rest.skip();
        rest.take("KEY");
        rest.take("INDEX");
        rest.is_symbol(&Token::LParen)
            || rest.is_one_of(&["CLUSTERED", "NONCLUSTERED", "NULLS"])
            || is_mysql(&rest)
    };
    cursor.is("CONSTRAINT")
        || cursor.is("PRIMARY KEY")
        || cursor.is("FOREIGN KEY")
        || cursor.is_one_of(&["UNIQUE", "CHECK"]) && key_follows(cursor)
        || cursor.is("EXCLUDE")
        || is_mysql(cursor) && cursor.is_one_of(&["KEY", "INDEX", "FULLTEXT", "SPATIAL"])
}

fn is_mysql(cursor: &Cursor<'_>) -> bool {
    matches!(cursor.dialect, DialectName::Mysql | DialectName::Mariadb)
}

/// Reads a constraint of a table.
pub(super) fn of_table(cursor: &mut Cursor<'_>) -> Parsed<Constraint> {
    let is_named = cursor.take("CONSTRAINT");
    let unnamed = is_mysql(cursor) && starts(cursor);
    let name = if is_named && !unnamed {
        Some(folded(&cursor.ident()?))
    } else {
        None
    };
    if cursor.take("PRIMARY KEY") {
        let mut options = clustered(cursor);
        using_btree(cursor);
        let columns = key_columns(cursor)?;
        key_options(cursor, &mut options)?;
        using_btree(cursor);
        let deferrability = deferrability(cursor)?;
        if deferrability.is_some() {
            return cursor.unknown();
        }
        return Ok(Constraint::PrimaryKey(PrimaryKey {
            name,
            columns,
            options,
        }));
    }
    if cursor.take("UNIQUE") {
        return unique(cursor, name);
    }
    if cursor.take("FOREIGN KEY") {
        let own = if is_mysql(cursor) && !cursor.is_symbol(&Token::LParen) {
            Some(folded(&cursor.ident()?))
        } else {
            None
        };
        let columns = all_folded(&cursor.idents()?);
        cursor.expect("REFERENCES")?;
        return references(cursor, name.or(own), columns);
    }
    if cursor.take("CHECK") {
        return check(cursor, name);
    }
    if is_mysql(cursor)
        && cursor.is_one_of(&["KEY", "INDEX", "FULLTEXT", "SPATIAL"])
        && name.is_none()
    {
        return index::inline(cursor).map(Constraint::Index);
    }
    cursor.unknown()
}

fn unique(cursor: &mut Cursor<'_>, name: Option<String>) -> Parsed<Constraint> {
    if is_mysql(cursor) {
        let _ = cursor.take("KEY") || cursor.take("INDEX");
    }
    let own = if is_mysql(cursor) && !cursor.is_symbol(&Token::LParen) && !cursor.is("USING") {
        Some(folded(&cursor.ident()?))
    } else {
        None
    };
    using_btree(cursor);
    let mut options = clustered(cursor);
    nulls_distinct(cursor, &mut options);
    let columns = key_columns(cursor)?;
    key_options(cursor, &mut options)?;
    using_btree(cursor);
    let deferrability = deferrability(cursor)?;
    Ok(Constraint::Unique(Unique {
        name: own.or(name),
        columns,
        deferrability,
        options,
    }))
}

/// Reads a foreign key from the referred table on.
pub(super) fn references(
    cursor: &mut Cursor<'_>,
    name: Option<String>,
    columns: Vec<String>,
) -> Parsed<Constraint> {
    let referred = cursor.name()?;
    let referred_columns = if cursor.is_symbol(&Token::LParen) {
        all_folded(&cursor.idents()?)
    } else {
        Vec::new()
    };
    let mut key = ForeignKey {
        name,
        columns,
        referred: QualifiedName::default(),
        referred_columns,
        on_delete: None,
        on_update: None,
        match_type: None,
        deferrability: Deferrability::default(),
        options: Options::default(),
    };
    loop {
        if cursor.take("ON DELETE") {
            key.on_delete = Some(action(cursor)?);
        } else if cursor.take("ON UPDATE") {
            key.on_update = Some(action(cursor)?);
        } else if cursor.take("MATCH") {
            let Some(word) = cursor.take_one_of(&["FULL", "PARTIAL", "SIMPLE"]) else {
                return cursor.unknown();
            };
            key.match_type = Some(word.to_lowercase());
        } else {
            break;
        }
    }
    key.deferrability = deferrability(cursor)?;
    not_valid(cursor, &mut key.options);
    Ok(Constraint::ForeignKey(key, referred))
}

fn action(cursor: &mut Cursor<'_>) -> Parsed<ReferentialAction> {
    let words = cursor.take_one_of(&[
        "CASCADE",
        "RESTRICT",
        "NO ACTION",
        "SET NULL",
        "SET DEFAULT",
    ]);
    if cursor.is_symbol(&Token::LParen) {
        return cursor.unknown();
    }
    match words {
        Some("CASCADE") => Ok(ReferentialAction::Cascade),
        Some("RESTRICT") => Ok(ReferentialAction::Restrict),
        Some("NO ACTION") => Ok(ReferentialAction::NoAction),
        Some("SET NULL") => Ok(ReferentialAction::SetNull),
        Some("SET DEFAULT") => Ok(ReferentialAction::SetDefault),
        _ => cursor.unknown(),
    }
}

/// Reads a check from its condition on.
pub(super) fn check(cursor: &mut Cursor<'_>, name: Option<String>) -> Parsed<Constraint> {
    let sql = Sql::new(cursor.group()?);
    let mut options = Options::default();
    not_valid(cursor, &mut options);
    Ok(Constraint::Check(Check {
        name,
        sql,
        column: None,
        options,
    }))
}

fn key_columns(cursor: &mut Cursor<'_>) -> Parsed<Vec<String>> {
    cursor.expect_symbol(&Token::LParen)?;
    let mut columns = Vec::new();
    loop {
        columns.push(folded(&cursor.ident()?));
        cursor.take("ASC");
        if !cursor.take_symbol(&Token::Comma) {
            break;
        }
    }
    cursor.expect_symbol(&Token::RParen)?;
    Ok(columns)
}

/// Reads what may follow a key's columns.
pub(super) fn key_options(cursor: &mut Cursor<'_>, options: &mut Options) -> Parsed<()> {
    if cursor.dialect == DialectName::Postgresql && cursor.take("INCLUDE") {
        let columns = all_folded(&cursor.idents()?);
        set(
            options,
            DialectName::Postgresql,
            "include",
            OptionValue::List(columns),
        );
    }
    if cursor.dialect == DialectName::Mssql && cursor.is("ON") {
        cursor.skip();
        let group = cursor.ident()?;
        if !group.value.eq_ignore_ascii_case("PRIMARY") {
            return cursor.unknown();
        }
    }
    Ok(())
}

/// Reads `[NOT] DEFERRABLE [INITIALLY …]`, and Oracle's `ENABLE`, which is the default.
pub(super) fn deferrability(cursor: &mut Cursor<'_>) -> Parsed<Deferrability> {
    let mut deferrability = Deferrability::default();
    loop {
        if cursor.take("NOT DEFERRABLE") {
            deferrability.deferrable = Some(false);
        } else if cursor.take("DEFERRABLE") {
            deferrability.deferrable = Some(true);
        } else if cursor.take("INITIALLY") {
            deferrability.initially = match cursor.take_one_of(&["DEFERRED", "IMMEDIATE"]) {
                Some("DEFERRED") => Some(Initially::Deferred),
                Some(_) => Some(Initially::Immediate),
                None => return cursor.unknown(),
            };
        } else if cursor.dialect != DialectName::Oracle || !cursor.take("ENABLE") {
            return Ok(deferrability);
        }
    }
}

/// Reads SQL Server's `CLUSTERED` and `NONCLUSTERED`.
pub(super) fn clustered(cursor: &mut Cursor<'_>) -> Options {
    let mut options = Options::default();
    if cursor.dialect == DialectName::Mssql
        && let Some(word) = cursor.take_one_of(&["CLUSTERED", "NONCLUSTERED"])
    {
        set_flag(
            &mut options,
            DialectName::Mssql,
            "clustered",
            word == "CLUSTERED",
        );
    }
    options
}

/// Reads PostgreSQL's `NULLS [NOT] DISTINCT`.
pub(super) fn nulls_distinct(cursor: &mut Cursor<'_>, options: &mut Options) {
    if cursor.dialect == DialectName::Postgresql && cursor.take("NULLS NOT DISTINCT") {
        set_flag(options, DialectName::Postgresql, "nulls_not_distinct", true);
    } else if cursor.dialect == DialectName::Postgresql {
        cursor.take("NULLS DISTINCT");
    }
}

fn not_valid(cursor: &mut Cursor<'_>, options: &mut Options) {
    if cursor.dialect == DialectName::Postgresql && cursor.take("NOT VALID") {
        set_flag(options, DialectName::Postgresql, "not_valid", true);
    }
}

/// Passes over MySQL's `USING BTREE`, which is the default.
fn using_btree(cursor: &mut Cursor<'_>) {
    if is_mysql(cursor) {
        cursor.take("USING BTREE");
    }
}

/// Sets a switch of one engine.
pub(super) fn set_flag(options: &mut Options, dialect: DialectName, key: &str, value: bool) {
    set(
        options,
        dialect,
        key,
        OptionValue::Literal(Literal::Boolean(value)),
    );
}

/// Sets an option of one engine.
pub(super) fn set(options: &mut Options, dialect: DialectName, key: &str, value: OptionValue) {
    options
        .0
        .entry(dialect)
        .or_default()
        .insert(key.to_owned(), value);
}
