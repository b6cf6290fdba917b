//! What stands in the way of an op: the database let it pass, so it is not there, or does not mind.

use std::sync::Arc;

use super::{Remedy, edit, edit_gap, table_of};
use crate::catalog::{Catalog, EnumType, Object, ObjectKey, QualifiedName, Table, mentions};
use crate::ops::Op;

/// Takes away what needs the thing that an op drops or changes; views only step aside.
pub(super) fn free(catalog: &mut Catalog, op: &Op) -> Option<Remedy> {
    match op {
        Op::DropTable(drop) => forget_keys(catalog, &drop.table, None),
        Op::DropColumn(drop) => {
            let own = edit_gap(catalog, &drop.table, |table| {
                forget_leaning(table, &drop.column);
            });
            let others = forget_keys(catalog, &drop.table, Some(&drop.column));
            own.or(others)
        }
        Op::DropConstraint(_) | Op::DropIndex(_) => assume_keys(catalog, op),
        Op::DropEnum(drop) => forget_types(catalog, &drop.name),
        Op::DropSchema(drop) => forget_schema(catalog, &drop.name.name),
        _ => None,
    }
    .or_else(|| step_aside(catalog, op))
}

/// Takes the foreign keys of a table, and those that refer to it, as they stand.
pub(super) fn assume_keys(catalog: &mut Catalog, op: &Op) -> Option<Remedy> {
    if let Op::CreateTable(create) = op
        && !create.table.keys_assumed
    {
        let mut create = create.clone();
        create.table.keys_assumed = true;
        return Some(Remedy::Instead(Op::CreateTable(create)));
    }
    let name = table_of(op)?;
    let referrers = catalog.referrers(name).map(|table| table.name.clone());
    let mut names: Vec<QualifiedName> = referrers.collect();
    names.push(name.clone());
    let mut remedy = None;
    for name in names {
        let found = edit(catalog, &name, |table| table.keys_assumed = true);
        remedy = remedy.or(found);
    }
    remedy
}

/// Takes the foreign keys of other tables to this one away, or those to one of its columns.
fn forget_keys(
    catalog: &mut Catalog,
    name: &QualifiedName,
    column: Option<&str>,
) -> Option<Remedy> {
    let others = catalog.referrers(name).map(|table| table.name.clone());
    let others: Vec<QualifiedName> = others.filter(|other| other != name).collect();
    let mut remedy = None;
    for other in others {
        let found = edit(catalog, &other, |table| {
            table.foreign_keys.retain(|key| {
                let is_meant = column.is_none_or(|column| {
                    key.referred_columns
                        .iter()
                        .any(|referred| referred == column)
                });
                key.referred != *name || !is_meant
            });
        });
        remedy = remedy.or(found);
    }
    remedy
}

/// Takes away what stands on this column and on others too.
fn forget_leaning(table: &mut Table, column: &str) {
    let leans = |needs: &[&str]| needs.len() > 1 && needs.contains(&column);
    let lists = |columns: &[String]| leans(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    if table.is_key_column(column) {
        table.primary_key = None;
    }
    table.uniques.retain(|unique| !lists(&unique.columns));
    table.foreign_keys.retain(|key| !lists(&key.columns));
    let old = table.clone();
    table
        .indexes
        .retain(|index| !leans(&old.index_needs(index)));
    table.checks.retain(|check| !leans(&old.check_needs(check)));
    table
        .excludes
        .retain(|exclude| !leans(&old.exclude_needs(exclude)));
    for other in table.columns.iter_mut().filter(|other| {
        let computed = other.computed.as_ref();
        computed.is_some_and(|computed| mentions(&computed.sql.sql, column))
    }) {
        Arc::make_mut(other).computed = None;
    }
}

/// The columns of an enum have a type that is not known.
fn forget_types(catalog: &mut Catalog, name: &QualifiedName) -> Option<Remedy> {
    let enum_type = EnumType::clone(catalog.enum_type(name)?);
    catalog.put(EnumType {
        declared: true,
        ..enum_type
    });
    let mut remedy = None;
    for (table, column) in catalog.enum_users(name) {
        let found = edit(catalog, &table, |table| {
            if let Some(column) = table.column_mut(&column) {
                column.data_type = None;
            }
        });
        remedy = remedy.or(found);
    }
    remedy
}

/// Everything in a schema is gone.
fn forget_schema(catalog: &mut Catalog, schema: &str) -> Option<Remedy> {
    let keys = catalog.objects().map(Object::key);
    let held: Vec<ObjectKey> = keys
        .filter(|key| key.name.schema.as_deref() == Some(schema))
        .collect();
    for key in &held {
        catalog.remove(key);
    }
    (!held.is_empty()).then_some(Remedy::Assumed)
}

/// The views that mention what the op changes.
fn step_aside(catalog: &mut Catalog, op: &Op) -> Option<Remedy> {
    let name = match op {
        Op::DropView(drop) => &drop.name,
        _ => table_of(op)?,
    };
    let views = catalog
        .views()
        .filter(|view| view.name != *name && mentions(&view.sql.sql, &name.name));
    let mut hidden: Vec<Object> = views.cloned().map(Object::View).collect();
    let keys: Vec<ObjectKey> = hidden.iter().map(Object::key).collect();
    for key in &keys {
        hidden.extend(catalog.grants(key).cloned().map(Object::from));
        catalog.remove(key);
    }
    (!hidden.is_empty()).then_some(Remedy::Hidden(hidden))
}
