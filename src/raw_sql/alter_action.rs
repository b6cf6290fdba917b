//! One action of `ALTER TABLE`.

use sqlparser::tokenizer::Token;

use super::alter_column;
use super::alter_table::Change;
use super::column::{declared, default};
use super::constraint;
use super::create_table::{option, refused};
use super::cursor::{Cursor, Ident, Parsed, Stop};
use super::drop_index;
use super::merge::{self, Position, Refusal};
use super::names::{column, folded, is_same};
use crate::config::DialectName;

/// What SQL Server's list of parts belongs to: `ADD a INT, b INT`, `DROP COLUMN a, b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Add,
    DropColumn,
    DropConstraint,
}

/// Reads one action and changes the table; `verb` is that of the part before, where it need not be said again.
pub(super) fn action(
    change: &mut Change<'_>,
    cursor: &mut Cursor<'_>,
    verb: &mut Option<Verb>,
) -> Parsed<()> {
    let is_mysql = is_mysql(cursor);
    if *verb == Some(Verb::Add) && !cursor.is("ADD") {
        return element(change, cursor);
    }
    if cursor.take("ADD") {
        *verb = Some(Verb::Add);
        return add(change, cursor);
    }
    if cursor.take("DROP") || verb.is_some() {
        return drop(change, cursor, verb);
    }
    if cursor.take("RENAME") {
        return rename(change, cursor);
    }
    if cursor.is("ALTER INDEX") || cursor.is("ALTER CONSTRAINT") || cursor.is("ALTER CHECK") {
        return cursor.unknown();
    }
    if cursor.take("ALTER") {
        cursor.take("COLUMN");
        return alter_column::alter(change, cursor);
    }
    if (is_mysql || cursor.dialect == DialectName::Oracle) && cursor.take("MODIFY") {
        return alter_column::modify(change, cursor);
    }
    if is_mysql && cursor.take("CHANGE") {
        return alter_column::replace(change, cursor);
    }
    if is_mysql && cursor.is_one_of(&["ALGORITHM", "LOCK"]) {
        return drop_index::algorithm(cursor);
    }
    if is_mysql && option(cursor, &mut change.table)? {
        while !cursor.is_end() && !cursor.is_symbol(&Token::Comma) {
            if !option(cursor, &mut change.table)? {
                return cursor.unknown();
            }
        }
        return Ok(());
    }
    harmless(change, cursor)
}

fn is_mysql(cursor: &Cursor<'_>) -> bool {
    matches!(cursor.dialect, DialectName::Mysql | DialectName::Mariadb)
}

/// Actions on what the catalog does not hold.
fn harmless(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    const SWITCHES: [&str; 8] = [
        "ENABLE ROW LEVEL SECURITY",
        "DISABLE ROW LEVEL SECURITY",
        "FORCE ROW LEVEL SECURITY",
        "NO FORCE ROW LEVEL SECURITY",
        "REPLICA IDENTITY FULL",
        "REPLICA IDENTITY DEFAULT",
        "REPLICA IDENTITY NOTHING",
        "SET WITHOUT CLUSTER",
    ];
    if cursor.take("VALIDATE CONSTRAINT") {
        let name = cursor.ident()?;
        let table = &mut change.table;
        let keys = table
            .foreign_keys
            .iter_mut()
            .map(|key| (&key.name, &mut key.options));
        let checks = table
            .checks
            .iter_mut()
            .map(|check| (&check.name, &mut check.options));
        for (own, options) in keys.chain(checks) {
            if own
                .as_deref()
                .is_some_and(|own| is_same(change.dialect, &name, own))
            {
                if let Some(own) = options.0.get_mut(&DialectName::Postgresql) {
                    own.remove("not_valid");
                }
                options.0.retain(|_, own| !own.is_empty());
            }
        }
        return Ok(());
    }
    if cursor.take("OWNER TO") {
        cursor.ident()?;
        return Ok(());
    }
    if cursor.take_one_of(&SWITCHES).is_some() {
        return Ok(());
    }
    let with_name = [
        "ENABLE TRIGGER",
        "DISABLE TRIGGER",
        "REPLICA IDENTITY USING INDEX",
        "CLUSTER ON",
    ];
    if cursor.take_one_of(&with_name).is_some() {
        cursor.ident()?;
        return Ok(());
    }
    cursor.unknown()
}

fn add(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let has_list = is_mysql(cursor) || cursor.dialect == DialectName::Oracle;
    cursor.take("COLUMN");
    if has_list && cursor.take_symbol(&Token::LParen) {
        element(change, cursor)?;
        while cursor.take_symbol(&Token::Comma) {
            element(change, cursor)?;
        }
        return cursor.expect_symbol(&Token::RParen);
    }
    element(change, cursor)
}

/// A column or a constraint to be added.
fn element(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let span = cursor.span();
    if cursor.dialect == DialectName::Mssql && add_default(change, cursor)? {
        return Ok(());
    }
    let (catalog, dialect, table) = (change.catalog, change.dialect, &mut change.table);
    if constraint::starts(cursor) {
        let constraint = constraint::of_table(cursor)?;
        let added = merge::add_constraint(catalog, dialect, table, constraint);
        return added.map_err(|refusal| refused(refusal, &span));
    }
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let span = cursor.span();
    let declared = declared(catalog, cursor)?;
    let position = position(cursor)?;
    let name = &declared.column.name;
    if if_not_exists
        && table
            .columns
            .iter()
            .any(|column| column.name.eq_ignore_ascii_case(name))
    {
        return Ok(());
    }
    let added = merge::add_column(catalog, dialect, table, declared, &position);
    added.map_err(|refusal| refused(refusal, &span))
}

/// Reads MySQL's `FIRST` and `AFTER`.
pub(super) fn position(cursor: &mut Cursor<'_>) -> Parsed<Position> {
    if !is_mysql(cursor) {
        return Ok(Position::Last);
    }
    if cursor.take("FIRST") {
        return Ok(Position::First);
    }
    if cursor.take("AFTER") {
        return Ok(Position::After(folded(&cursor.ident()?)));
    }
    Ok(Position::Last)
}

/// SQL Server's `[CONSTRAINT name] DEFAULT value FOR column`.
fn add_default(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<bool> {
    let mut ahead = cursor.clone();
    if ahead.take("CONSTRAINT") {
        ahead.ident()?;
    }
    if !ahead.take("DEFAULT") {
        return Ok(false);
    }
    let value = default(&mut ahead)?;
    ahead.expect("FOR")?;
    let name = ahead.ident()?;
    ahead.take("WITH VALUES");
    *cursor = ahead;
    let position = merge::column_position(&change.table, &folded(&name))
        .map_err(|error| Stop::fault(error, &name.span))?;
    std::sync::Arc::make_mut(&mut change.table.columns[position]).default = Some(value);
    Ok(true)
}

fn drop(change: &mut Change<'_>, cursor: &mut Cursor<'_>, verb: &mut Option<Verb>) -> Parsed<()> {
    if cursor.take("PRIMARY KEY") {
        change.cascades = cursor.take("CASCADE");
        change.table.primary_key = None;
        return Ok(());
    }
    if cursor.take("CONSTRAINT")
        || is_mysql(cursor) && cursor.take_one_of(&["FOREIGN KEY", "CHECK"]).is_some()
    {
        *verb = Some(Verb::DropConstraint);
    } else if is_mysql(cursor) && cursor.take_one_of(&["INDEX", "KEY"]).is_some() {
        let if_exists = cursor.take("IF EXISTS");
        let name = cursor.ident()?;
        return drop_index(change, &name, if_exists);
    } else if cursor.take("COLUMN") {
        *verb = Some(Verb::DropColumn);
    } else if cursor.dialect == DialectName::Mssql && verb.is_none() {
        // `DROP name` drops a constraint.
        *verb = Some(Verb::DropConstraint);
    }
    if cursor.dialect == DialectName::Oracle && cursor.is_symbol(&Token::LParen) {
        for name in cursor.idents()? {
            drop_column(change, &name)?;
        }
        cascade(change, cursor);
        return Ok(());
    }
    let if_exists = cursor.take("IF EXISTS");
    let name = cursor.ident()?;
    cascade(change, cursor);
    if *verb == Some(Verb::DropConstraint) {
        return match merge::drop_constraint(change.dialect, &mut change.table, &folded(&name)) {
            Err(Refusal::Fault(_)) if if_exists => Ok(()),
            dropped => dropped.map_err(|refusal| refused(refusal, &name.span)),
        };
    }
    if if_exists && merge::column_position(&change.table, &folded(&name)).is_err() {
        return Ok(());
    }
    drop_column(change, &name)
}

fn cascade(change: &mut Change<'_>, cursor: &mut Cursor<'_>) {
    let word = cursor.take_one_of(&["CASCADE CONSTRAINTS", "CASCADE", "RESTRICT"]);
    change.cascades |= word.is_some_and(|word| word != "RESTRICT");
}

fn drop_column(change: &mut Change<'_>, name: &Ident) -> Parsed<()> {
    let dropped = merge::drop_column(change.dialect, &mut change.table, &folded(name));
    dropped.map_err(|error| Stop::fault(error, &name.span))
}

/// MySQL drops unique constraints as the indexes that they are.
fn drop_index(change: &mut Change<'_>, name: &Ident, if_exists: bool) -> Parsed<()> {
    let table = &mut change.table;
    let before = table.indexes.len() + table.uniques.len();
    table
        .indexes
        .retain(|index| !is_same(change.dialect, name, &index.name));
    table.uniques.retain(|unique| {
        // Without a name it has that of its first column.
        let own = unique.name.as_ref().or(unique.columns.first());
        !own.is_some_and(|own| is_same(change.dialect, name, own))
    });
    if before != table.indexes.len() + table.uniques.len() || if_exists {
        return Ok(());
    }
    let known = table.indexes.iter().map(|index| index.name.as_str());
    let error = crate::catalog::CatalogError::UnknownPart {
        part: "index",
        name: folded(name),
        table: Box::new(table.name.clone()),
        nearest: crate::diag::nearest(&folded(name), known).map(str::to_owned),
    };
    Err(Stop::fault(error, &name.span))
}

fn rename(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let is_mysql = is_mysql(cursor);
    if cursor.take("TO") || is_mysql && cursor.take("AS") {
        let to = cursor.name()?;
        let schema = to
            .schema
            .as_ref()
            .map(folded)
            .or_else(|| change.table.name.schema.clone());
        change.name = Some(crate::catalog::QualifiedName {
            schema,
            name: folded(&to.name),
        });
        return Ok(());
    }
    let is_constraint = cursor.take("CONSTRAINT");
    let is_index = !is_constraint && is_mysql && cursor.take_one_of(&["INDEX", "KEY"]).is_some();
    if !is_constraint && !is_index {
        cursor.take("COLUMN");
    }
    let from = cursor.ident()?;
    cursor.expect("TO")?;
    let to = folded(&cursor.ident()?);
    if !is_constraint && !is_index {
        return change.rename_column(&from, &to);
    }
    let dialect = change.dialect;
    let table = &mut change.table;
    let indexes = table
        .indexes
        .iter_mut()
        .filter(|_| is_index)
        .map(|index| &mut index.name);
    let named = table.primary_key.iter_mut().map(|key| &mut key.name);
    let named = named
        .chain(table.uniques.iter_mut().map(|unique| &mut unique.name))
        .chain(table.foreign_keys.iter_mut().map(|key| &mut key.name))
        .chain(table.checks.iter_mut().map(|check| &mut check.name))
        .chain(table.excludes.iter_mut().map(|exclude| &mut exclude.name));
    let mut names = named.flatten().chain(indexes);
    match names.find(|own| is_same(dialect, &from, own)) {
        Some(own) => *own = to,
        // It may be one that the catalog has without a name.
        None => return Err(Stop::Unknown(from.span)),
    }
    Ok(())
}

/// The column that a name means, to be changed.
pub(super) fn changed_column<'t>(
    change: &'t mut Change<'_>,
    name: &Ident,
) -> Parsed<&'t mut crate::catalog::Column> {
    merge::column_position(&change.table, &folded(name))
        .map_err(|error| Stop::fault(error, &name.span))?;
    let own = column(&change.table, &folded(name));
    change
        .table
        .column_mut(&own)
        .ok_or_else(|| Stop::Unknown(name.span.clone()))
}
