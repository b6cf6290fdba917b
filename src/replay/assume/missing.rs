//! What an op names and no revision makes.

use std::sync::Arc;

use super::{Remedy, constraint, edit, edit_gap};
use crate::catalog::{
    Catalog, Column, EnumType, Extension, Function, Identity, Index, IndexPart, Kind, Object,
    Options, QualifiedName, Schema, Sequence, Sql, Table, View,
};
use crate::ops::Op;

/// An object of which nothing but the name is known.
pub(super) fn object(catalog: &mut Catalog, kind: Kind, name: &QualifiedName) -> Remedy {
    let name = name.clone();
    let object: Object = match kind {
        Kind::Schema => Schema { name: name.name }.into(),
        Kind::Extension => Extension {
            name: name.name,
            schema: None,
        }
        .into(),
        Kind::Enum => EnumType {
            name,
            values: Vec::new(),
            declared: true,
        }
        .into(),
        Kind::Sequence => Sequence {
            name,
            settings: Identity::default(),
        }
        .into(),
        Kind::Table => Table {
            name,
            opaque: true,
            ..Table::default()
        }
        .into(),
        Kind::Function => Function::of_signature(&name).into(),
        Kind::Grants => return Remedy::AsWritten,
        Kind::View => View::new(name, Sql::default()).into(),
    };
    catalog.put(object);
    Remedy::Assumed
}

/// A column, index or constraint of a table that is known.
pub(super) fn part(
    catalog: &mut Catalog,
    op: &Op,
    part: &str,
    name: &str,
    table: &QualifiedName,
) -> Option<Remedy> {
    match (part, op) {
        ("column", Op::AlterColumn(alter)) if alter.table == *table && alter.column == name => {
            alter.assume_column(catalog);
            edit(catalog, table, |table| table.opaque = true);
            Some(Remedy::Assumed)
        }
        ("column", _) => edit_gap(catalog, table, |table| {
            table.columns.push(Arc::new(Column::new(name, None)));
        }),
        ("index", _) => index(catalog, name, table),
        (_, Op::DropConstraint(drop)) => constraint::assume(catalog, drop),
        _ => None,
    }
}

/// An index that nobody made; a unique constraint of the name is one, to MySQL and MariaDB.
pub(super) fn index(catalog: &mut Catalog, name: &str, table: &QualifiedName) -> Option<Remedy> {
    edit(catalog, table, |table| {
        let is_named = |own: &Option<String>| own.as_deref() == Some(name);
        let unique = table
            .uniques
            .iter()
            .position(|unique| is_named(&unique.name));
        let unique = unique.map(|position| table.uniques.remove(position));
        let is_unique = unique.is_some();
        let columns = unique.map_or_else(Vec::new, |unique| unique.columns);
        table.indexes.push(Index {
            name: name.to_owned(),
            columns: columns.into_iter().map(IndexPart::column).collect(),
            unique: is_unique,
            condition: None,
            include: Vec::new(),
            options: Options::default(),
        });
    })
}
