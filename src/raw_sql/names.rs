//! From the names in SQL to those of the catalog.

use super::cursor::{Ident, Name};
use crate::catalog::{Catalog, Kind, Object, ObjectKey, QualifiedName, Table};
use crate::config::DialectName;

/// The catalog's spelling of a name: lower case unless it was quoted.
pub(super) fn folded(ident: &Ident) -> String {
    if ident.is_quoted {
        ident.value.clone()
    } else {
        ident.value.to_lowercase()
    }
}

/// The catalog's spelling of several names.
pub(super) fn all_folded(idents: &[Ident]) -> Vec<String> {
    idents.iter().map(folded).collect()
}

/// The object of this kind that a name means, or none.
pub(super) fn find(
    catalog: &Catalog,
    dialect: DialectName,
    kind: Kind,
    name: &Name,
) -> Option<QualifiedName> {
    let schema = name.schema.as_ref().map(folded);
    let exact = |schema: Option<&str>| {
        let key = ObjectKey::new(kind, QualifiedName::new(schema, folded(&name.name)));
        catalog.object(&key).map(|_| key.name)
    };
    let default = default_schema(catalog, dialect);
    // `public.users` and `users` are the same table.
    let other = match schema.as_deref() {
        Some(schema) if Some(schema) == default => Some(None),
        None => default.map(Some),
        Some(_) => None,
    };
    let same_schema = |known: &QualifiedName| {
        let known = known.schema.as_deref();
        let same = |schema: Option<&str>| match (known, schema) {
            (Some(known), Some(schema)) => known.eq_ignore_ascii_case(schema),
            (known, schema) => known == schema,
        };
        same(schema.as_deref()) || other.is_some_and(same)
    };
    let any_case = || {
        let mut names = catalog
            .objects()
            .map(Object::key)
            .filter(|key| key.kind == kind)
            .map(|key| key.name);
        names.find(|known| same_schema(known) && is_same(dialect, &name.name, &known.name))
    };
    exact(schema.as_deref())
        .or_else(|| other.and_then(exact))
        .or_else(any_case)
}

/// The name of an object that is about to be made: the default schema is left out unless the catalog names it.
pub(super) fn fresh(catalog: &Catalog, dialect: DialectName, name: &Name) -> QualifiedName {
    let schema = name.schema.as_ref().map(folded);
    let is_named = |schema: &str| {
        let mut keys = catalog.objects().map(Object::key);
        keys.any(|key| {
            key.name.schema.as_deref() == Some(schema)
                || key.kind == Kind::Schema && key.name.name == schema
        })
    };
    let default = default_schema(catalog, dialect);
    let schema = schema
        .or_else(|| catalog.default_schema.clone())
        .filter(|schema| {
            catalog.default_schema.is_some() || Some(schema.as_str()) != default || is_named(schema)
        });
    QualifiedName {
        schema,
        name: folded(&name.name),
    }
}

/// The existing column that a name means, or the name itself.
pub(super) fn column(table: &Table, name: &str) -> String {
    let names = || table.columns.iter().map(|column| column.name.as_str());
    let found = names()
        .find(|known| *known == name)
        .or_else(|| names().find(|known| known.eq_ignore_ascii_case(name)));
    found.unwrap_or(name).to_owned()
}

/// Whether a name as written means this part of the catalog.
pub(super) fn is_same(dialect: DialectName, ident: &Ident, known: &str) -> bool {
    let is_exact =
        ident.is_quoted && matches!(dialect, DialectName::Postgresql | DialectName::Oracle);
    if is_exact {
        ident.value == known
    } else {
        ident.value.eq_ignore_ascii_case(known)
    }
}

fn default_schema(catalog: &Catalog, dialect: DialectName) -> Option<&str> {
    if let Some(schema) = &catalog.default_schema {
        return Some(schema);
    }
    match dialect {
        DialectName::Postgresql => Some("public"),
        DialectName::Sqlite => Some("main"),
        DialectName::Mssql => Some("dbo"),
        DialectName::Mysql | DialectName::Mariadb | DialectName::Oracle => None,
    }
}
