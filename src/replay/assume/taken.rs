//! What an op makes and the catalog already holds: it is taken away first.

use super::{Remedy, edit, table_of};
use crate::catalog::{Catalog, EnumType, Kind, ObjectKey, QualifiedName, Table};
use crate::ops::Op;

/// Takes away whatever has the name of what the op makes.
pub(super) fn remove(catalog: &mut Catalog, op: &Op) -> Option<Remedy> {
    if let Op::AddEnumValue(add) = op {
        return remove_value(catalog, &add.name, &add.value);
    }
    if let Op::RenameEnumValue(rename) = op {
        return remove_value(catalog, &rename.name, &rename.to);
    }
    if let Some(made) = made(op) {
        // A view and a table share their names.
        let kinds: &[Kind] = match made.kind {
            Kind::Table | Kind::View => &[Kind::Table, Kind::View],
            _ => std::slice::from_ref(&made.kind),
        };
        let mut keys = kinds
            .iter()
            .map(|kind| ObjectKey::new(*kind, made.name.clone()));
        let key = keys.find(|key| catalog.object(key).is_some())?;
        catalog.remove(&key);
        return Some(Remedy::Assumed);
    }
    edit(catalog, table_of(op)?, |table| remove_part(table, op))
}

/// The object that an op makes, unless it is a part of a table.
fn made(op: &Op) -> Option<ObjectKey> {
    let own = |name: &str| QualifiedName::new(None, name);
    let (kind, name) = match op {
        Op::CreateTable(create) => (Kind::Table, create.table.name.clone()),
        Op::RenameTable(rename) => (Kind::Table, rename.table.sibling(&rename.to)),
        Op::CreateView(create) => (Kind::View, create.name.clone()),
        Op::CreateEnum(create) => (Kind::Enum, create.name.clone()),
        Op::CreateFunction(create) => (Kind::Function, create.signature()),
        Op::CreateSequence(create) => (Kind::Sequence, create.name.clone()),
        Op::CreateSchema(create) => (Kind::Schema, own(&create.name)),
        Op::CreateExtension(create) => (Kind::Extension, own(&create.name)),
        _ => return None,
    };
    Some(ObjectKey::new(kind, name))
}

/// Takes the part of a table away that an op makes.
fn remove_part(table: &mut Table, op: &Op) {
    match op {
        Op::AddColumn(add) => {
            remove_column(table, &add.column.name);
            let unique = add
                .unique
                .as_ref()
                .and_then(|unique| unique.name.as_deref());
            let key = add.foreign_key.as_ref().and_then(|key| key.name.as_deref());
            remove_constraint(table, unique);
            remove_constraint(table, key);
            remove_index(table, add.index.as_ref().map(|index| index.name.as_str()));
        }
        Op::AlterColumn(alter) => remove_column(table, alter.new_name()),
        Op::CreateIndex(create) => remove_index(table, Some(&create.index.name)),
        Op::RenameIndex(rename) => remove_index(table, Some(&rename.to)),
        Op::CreatePrimaryKey(create) => {
            table.primary_key = None;
            remove_constraint(table, create.key.name.as_deref());
        }
        Op::CreateUniqueConstraint(create) => {
            remove_constraint(table, create.unique.name.as_deref());
        }
        Op::CreateForeignKey(create) => remove_constraint(table, create.key.name.as_deref()),
        Op::CreateCheckConstraint(create) => {
            remove_constraint(table, create.check.name.as_deref());
        }
        Op::CreateExcludeConstraint(create) => {
            remove_constraint(table, create.exclude.name.as_deref());
        }
        Op::CreateTrigger(create) => {
            let name = &create.trigger.name;
            table.triggers.retain(|known| known.name != *name);
        }
        Op::RenameConstraint(rename) => remove_constraint(table, Some(&rename.to)),
        _ => {}
    }
}

fn remove_column(table: &mut Table, name: &str) {
    table
        .columns
        .retain(|column| !column.name.eq_ignore_ascii_case(name));
}

fn remove_index(table: &mut Table, name: Option<&str>) {
    table
        .indexes
        .retain(|index| Some(index.name.as_str()) != name);
}

fn remove_constraint(table: &mut Table, name: Option<&str>) {
    let keep = |own: &Option<String>| own.is_none() || own.as_deref() != name;
    if table
        .primary_key
        .as_ref()
        .is_some_and(|key| !keep(&key.name))
    {
        table.primary_key = None;
    }
    table.uniques.retain(|unique| keep(&unique.name));
    table.foreign_keys.retain(|key| keep(&key.name));
    table.checks.retain(|check| keep(&check.name));
    table.excludes.retain(|exclude| keep(&exclude.name));
}

fn remove_value(catalog: &mut Catalog, name: &QualifiedName, value: &str) -> Option<Remedy> {
    let mut changed = EnumType::clone(catalog.enum_type(name)?);
    changed.values.retain(|known| known != value);
    catalog.put(changed);
    Some(Remedy::Assumed)
}
