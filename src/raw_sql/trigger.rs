//! Triggers: kept with their table as text, since a rebuild of the table has to make them again.

use super::cursor::{Cursor, Ident, Name};
use super::effect::Effect;
use super::names::{find, folded, is_same};
use crate::catalog::{Kind, Table, Trigger};

/// `CREATE TRIGGER`, from the word after `TRIGGER` on.
pub(super) fn create(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>, text: &str) {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let Ok(Name { name, .. }) = cursor.name() else {
        return;
    };
    while cursor.peek(0).is_some() && !cursor.take("ON") {
        cursor.skip();
    }
    let Ok(table) = cursor.name() else { return };
    let Some(table) = find(effect.catalog, effect.dialect, Kind::Table, &table) else {
        return;
    };
    let mut table = effect.copy(&table);
    let known = table
        .triggers
        .iter()
        .position(|trigger| is_same(effect.dialect, &name, &trigger.name));
    let trigger = Trigger {
        name: folded(&name),
        sql: text.to_owned(),
    };
    match known {
        Some(_) if if_not_exists => return,
        Some(position) => table.triggers[position] = trigger,
        None => table.triggers.push(trigger),
    }
    effect.put(table);
}

/// `DROP TRIGGER`, from the word after `TRIGGER` on.
pub(super) fn drop(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>) {
    cursor.take("IF EXISTS");
    while let Ok(Name { name, .. }) = cursor.name() {
        let on = if cursor.take("ON") {
            cursor.name().ok()
        } else {
            None
        };
        let on = on.and_then(|table| find(effect.catalog, effect.dialect, Kind::Table, &table));
        let has = |table: &Table| {
            table
                .triggers
                .iter()
                .any(|trigger| is_same(effect.dialect, &name, &trigger.name))
        };
        let owners = effect
            .catalog
            .tables()
            .filter(|table| on.as_ref().is_none_or(|on| *on == table.name));
        let owners: Vec<Table> = owners
            .filter(|table| has(table))
            .map(|table| Table::clone(table))
            .collect();
        for table in owners {
            effect.put(without(effect, table, &name));
        }
        if !cursor.take_symbol(&sqlparser::tokenizer::Token::Comma) {
            break;
        }
    }
}

fn without(effect: &Effect<'_>, mut table: Table, name: &Ident) -> Table {
    table
        .triggers
        .retain(|trigger| !is_same(effect.dialect, name, &trigger.name));
    table
}
