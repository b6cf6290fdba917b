//! `ALTER TABLE`: its list of actions, and the foreign keys of other tables that have to follow.

use sqlparser::tokenizer::Token;

use super::alter_action;
use super::cursor::{Cursor, Ident, Parsed, Stop};
use super::effect::Effect;
use super::merge;
use super::names::{column, folded};
use crate::catalog::{Catalog, QualifiedName, Table};
use crate::config::DialectName;

/// A table while it is altered.
pub(super) struct Change<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) dialect: DialectName,
    pub(super) table: Table,
    /// Columns that have another name now.
    pub(super) renamed: Vec<(String, String)>,
    /// The table's new name.
    pub(super) name: Option<QualifiedName>,
    /// What refers to a dropped part goes too.
    pub(super) cascades: bool,
}

impl Change<'_> {
    /// Gives a column another name.
    pub(super) fn rename_column(&mut self, from: &Ident, to: &str) -> Parsed<()> {
        let position = merge::column_position(&self.table, &folded(from))
            .map_err(|error| Stop::fault(error, &from.span))?;
        let own = self.table.columns[position].name.clone();
        self.table.rename_column(&own, to);
        self.renamed.push((own, to.to_owned()));
        Ok(())
    }
}

/// `ALTER TABLE`, from the word after `TABLE` on.
pub(super) fn alter(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let if_exists = cursor.take("IF EXISTS");
    cursor.take("ONLY");
    let name = cursor.name()?;
    cursor.take_symbol(&Token::Mul);
    let key = match effect.table(&name) {
        Err(Stop::Fault(..)) if if_exists => return Ok(()),
        result => result?,
    };
    let Some(key) = key else { return Ok(()) };
    let mut change = Change {
        catalog: effect.catalog,
        dialect: cursor.dialect,
        table: effect.copy(&key),
        renamed: Vec::new(),
        name: None,
        cascades: false,
    };
    if cursor.dialect == DialectName::Mssql {
        cursor.take("WITH CHECK");
    }
    actions(&mut change, cursor)?;
    cursor.finish()?;
    let Change {
        table,
        renamed,
        name,
        cascades,
        ..
    } = change;
    commit(effect, table, &renamed, cascades);
    if let Some(name) = name {
        merge::rename_table(effect.catalog, &key, &name);
    }
    Ok(())
}

fn actions(change: &mut Change<'_>, cursor: &mut Cursor<'_>) -> Parsed<()> {
    let mut verb = None;
    loop {
        let start = cursor.clone();
        let done = alter_action::action(change, cursor, &mut verb);
        match done {
            Err(Stop::Fault(..)) if change.table.opaque => pass(&start, cursor),
            done => done?,
        }
        let has_more = cursor.take_symbol(&Token::Comma);
        // Oracle's actions follow each other without a comma.
        let follows = cursor.dialect == DialectName::Oracle
            && cursor.is_one_of(&["ADD", "MODIFY", "DROP", "RENAME"]);
        if !has_more && !follows {
            return Ok(());
        }
        if !has_more || cursor.dialect != DialectName::Mssql {
            verb = None;
        }
    }
}

/// Steps over an action that does not fit an opaque table.
fn pass<'a>(start: &Cursor<'a>, cursor: &mut Cursor<'a>) {
    *cursor = start.clone();
    while cursor.peek(0).is_some() && !cursor.is_symbol(&Token::Comma) {
        if cursor.group().is_err() {
            cursor.skip();
        }
    }
}

/// Puts the table back, and what the change means for the foreign keys of others.
fn commit(effect: &mut Effect<'_>, table: Table, renamed: &[(String, String)], cascades: bool) {
    let referrers: Vec<Table> = effect
        .catalog
        .referrers(&table.name)
        .filter(|other| other.name != table.name)
        .map(|other| Table::clone(other))
        .collect();
    let mut table = table;
    let name = table.name.clone();
    for (from, to) in renamed {
        let own = table
            .foreign_keys
            .iter_mut()
            .filter(|key| key.referred == name);
        own.flat_map(|key| &mut key.referred_columns)
            .filter(|column| *column == from)
            .for_each(|column| to.clone_into(column));
    }
    for mut referrer in referrers {
        let before = referrer.clone();
        for key in referrer
            .foreign_keys
            .iter_mut()
            .filter(|key| key.referred == name)
        {
            for (from, to) in renamed {
                key.referred_columns
                    .iter_mut()
                    .filter(|column| *column == from)
                    .for_each(|column| to.clone_into(column));
            }
        }
        if cascades {
            referrer
                .foreign_keys
                .retain(|key| key.referred != name || table.has_key_on(&key.referred_columns));
        }
        if referrer != before {
            effect.put(referrer);
        }
    }
    for (from, to) in renamed {
        effect.catalog.move_column_grants(&name, from, Some(to));
    }
    let before = effect.catalog.table(&name).cloned();
    for column in before.iter().flat_map(|before| &before.columns) {
        if table.column(&column.name).is_none() {
            effect.catalog.move_column_grants(&name, &column.name, None);
        }
    }
    effect.put(table);
}

/// Gives a column of a table another name.
pub(super) fn rename_column(
    effect: &mut Effect<'_>,
    table: &QualifiedName,
    from: &Ident,
    to: &str,
) -> Parsed<()> {
    let mut changed = effect.copy(table);
    let position = merge::column_position(&changed, &folded(from));
    let found = position
        .map_err(|error| Stop::fault(error, &from.span))
        .map(|_| ());
    effect.tolerate(table, found)?;
    let own = column(&changed, &folded(from));
    changed.rename_column(&own, to);
    commit(effect, changed, &[(own, to.to_owned())], false);
    Ok(())
}
