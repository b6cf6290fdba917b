//! The faults that are neither a gap nor a name that is taken: what the catalog holds gives way to the op.

use super::{Remedy, edit, missing};
use crate::catalog::{Catalog, Column, ColumnType, DataType, EnumType, QualifiedName};
use crate::ops::{AlterColumn, Op};

/// Changes the catalog so that it agrees with the op.
pub(super) fn allow(catalog: &mut Catalog, op: &Op, code: &str) -> Option<Remedy> {
    match (code, op) {
        ("bad-row", _) => Some(Remedy::AsWritten),
        ("contradiction", Op::AlterColumn(alter)) => agree(catalog, alter),
        ("no-comment", Op::DropTableComment(drop)) => edit(catalog, &drop.table, |table| {
            table.comment.get_or_insert_default();
        }),
        ("unknown-index", Op::DropIndex(drop)) => missing::index(catalog, &drop.name, &drop.table),
        ("unknown-value", Op::AddEnumValue(add)) => {
            let neighbour = add.before.as_ref().or(add.after.as_ref())?;
            let mut changed = EnumType::clone(catalog.enum_type(&add.name)?);
            changed.values.push(neighbour.clone());
            catalog.put(changed);
            Some(Remedy::Assumed)
        }
        ("unknown-value", Op::RenameEnumValue(rename)) => {
            let mut changed = EnumType::clone(catalog.enum_type(&rename.name)?);
            changed.values.push(rename.value.clone());
            catalog.put(changed);
            Some(Remedy::Assumed)
        }
        ("contradiction", Op::AlterSequence(alter)) => {
            alter.assume_fitting(catalog);
            Some(Remedy::Assumed)
        }
        ("already-granted", Op::Grant(grant)) => {
            grant.assume_free(catalog);
            Some(Remedy::Assumed)
        }
        ("not-granted", Op::Revoke(revoke)) => {
            revoke.assume_held(catalog);
            Some(Remedy::Assumed)
        }
        ("enum-values", _) => reword(catalog, op),
        _ => None,
    }
}

/// The column is as its change makes sense: no key column, not computed, with what is taken away from it.
fn agree(catalog: &mut Catalog, alter: &AlterColumn) -> Option<Remedy> {
    edit(catalog, &alter.table, |table| {
        if alter.nullable == Some(true) && table.is_key_column(&alter.column) {
            table.primary_key = None;
            table.opaque = true;
        }
        let Some(column) = table.column_mut(&alter.column) else {
            return;
        };
        alter.assume_dropped(column);
        if alter.default.is_some() || alter.data_type.is_some() || alter.identity.is_some() {
            table.opaque |= column.computed.take().is_some();
        }
    })
}

/// The enum has the words that the op gives it; the columns that use it keep those that they had.
fn reword(catalog: &mut Catalog, op: &Op) -> Option<Remedy> {
    let (name, values) = types_of(op)
        .into_iter()
        .flat_map(all)
        .find_map(|data_type| match data_type {
            DataType::Enum {
                name,
                values: Some(values),
            } => {
                let is_other = catalog
                    .enum_type(name)
                    .is_some_and(|known| known.values != *values);
                is_other.then(|| (name.clone(), values.clone()))
            }
            _ => None,
        })?;
    let known = EnumType::clone(catalog.enum_type(&name)?);
    for (table, column) in catalog.enum_users(&name) {
        edit(catalog, &table, |table| {
            if let Some(column) = table.column_mut(&column) {
                keep_words(column, &name, &known.values);
            }
        });
    }
    catalog.put(EnumType { values, ..known });
    Some(Remedy::Assumed)
}

fn keep_words(column: &mut Column, wanted: &QualifiedName, words: &[String]) {
    let Some(data_type) = &mut column.data_type else {
        return;
    };
    let others = data_type
        .dialects
        .iter_mut()
        .map(|(_, data_type)| data_type);
    for data_type in std::iter::once(&mut data_type.portable).chain(others) {
        if let DataType::Enum { name, values } = data_type
            && name == wanted
            && !words.is_empty()
        {
            values.get_or_insert_with(|| words.to_vec());
        }
    }
}

/// The types that an op writes out.
fn types_of(op: &Op) -> Vec<&ColumnType> {
    match op {
        Op::AddColumn(add) => add.column.data_type.iter().collect(),
        Op::AlterColumn(alter) => alter.data_type.iter().collect(),
        Op::CreateTable(create) => {
            let columns = create.table.columns.iter();
            columns
                .filter_map(|column| column.data_type.as_ref())
                .collect()
        }
        _ => Vec::new(),
    }
}

fn all(data_type: &ColumnType) -> impl Iterator<Item = &DataType> {
    let others = data_type.dialects.iter().map(|(_, data_type)| data_type);
    std::iter::once(&data_type.portable).chain(others)
}
