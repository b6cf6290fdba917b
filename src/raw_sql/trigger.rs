//! Triggers: kept with their table as text, since a rebuild of the table has to make them again.

use super::cursor::{Cursor, Ident, Name};
use super::effect::Effect;
use super::names::{find, folded, is_same};
use crate::catalog::{Kind, Object, ObjectKey, QualifiedName, Table, Trigger, View};

/// `CREATE TRIGGER`, from the word after `TRIGGER` on.
pub(super) fn create(effect: &mut Effect<'_>, cursor: &mut Cursor<'_>, text: &str) {
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let Ok(Name { name, .. }) = cursor.name() else {
        return;
    };
    while cursor.peek(0).is_some() && !cursor.take("ON") {
        cursor.skip();
    }
    let Ok(owner) = cursor.name() else { return };
    let (catalog, dialect) = (&*effect.catalog, effect.dialect);
    let table = find(catalog, dialect, Kind::Table, &owner);
    let view = find(catalog, dialect, Kind::View, &owner);
    let trigger = Trigger {
        name: folded(&name),
        sql: text.to_owned(),
    };
    let add = |triggers: &mut Vec<Trigger>| {
        let is_known = |known: &Trigger| is_same(dialect, &name, &known.name);
        match triggers.iter().position(is_known) {
            Some(_) if if_not_exists => {}
            Some(position) => triggers[position] = trigger.clone(),
            None => triggers.push(trigger.clone()),
        }
    };
    if let Some(table) = table {
        let mut table = effect.copy(&table);
        add(&mut table.triggers);
        effect.put(table);
    } else if let Some(mut view) = view.and_then(|view| view_of(effect, &view)) {
        add(&mut view.triggers);
        effect.catalog.put(view);
    }
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
        let is_meant = |trigger: &Trigger| is_same(effect.dialect, &name, &trigger.name);
        let views = effect.catalog.views().map(|view| View::clone(view));
        let views: Vec<View> = views
            .filter(|view| view.triggers.iter().any(is_meant))
            .collect();
        for mut view in views {
            view.triggers.retain(|trigger| !is_meant(trigger));
            effect.catalog.put(view);
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

fn view_of(effect: &Effect<'_>, name: &QualifiedName) -> Option<View> {
    let key = ObjectKey::new(Kind::View, name.clone());
    let view = effect.catalog.object(&key).and_then(Object::as_view)?;
    Some(View::clone(view))
}
