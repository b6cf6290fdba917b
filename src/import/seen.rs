//! An object of the catalog as one dialect sees it: without the types, wordings and options of the others.

use std::sync::Arc;

use crate::catalog::{
    Catalog, Column, ColumnType, DataType, DefaultValue, IndexKey, Object, ObjectKey, Options, Sql,
    Table, View,
};
use crate::config::DialectName;
use crate::dialect::{Dialect, EnumStyle};

/// An object without what concerns other dialects; `None`: there is none.
pub(super) fn seen(key: &ObjectKey, catalog: &Catalog, dialect: &Dialect) -> Option<Object> {
    let object = catalog.object(key)?;
    Some(match object {
        Object::Table(table) => Object::Table(Arc::new(seen_table(table, catalog, dialect))),
        Object::View(view) => Object::View(Arc::new(View {
            sql: seen_sql(&view.sql, dialect.name),
            ..View::clone(view)
        })),
        // Elsewhere it is only a list of words, which the columns spell out.
        Object::Enum(_) if dialect.enums != EnumStyle::Type => return None,
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Enum(_)
        | Object::Sequence(_)
        | Object::Function(_)
        | Object::Grants(_) => object.clone(),
    })
}

fn seen_table(table: &Table, catalog: &Catalog, spelled_by: &Dialect) -> Table {
    let dialect = spelled_by.name;
    let mut table = table.clone();
    for column in &mut table.columns {
        let mut seen = seen_column(column, dialect);
        seen.data_type = seen
            .data_type
            .map(|data_type| spelled(data_type, catalog, spelled_by));
        *column = Arc::new(seen);
    }
    for index in &mut table.indexes {
        keep_own(&mut index.options, dialect);
        keep_sql(&mut index.condition, dialect);
        for part in &mut index.columns {
            if let IndexKey::Expression(sql) = &mut part.key {
                *sql = seen_sql(sql, dialect);
            }
        }
    }
    for check in &mut table.checks {
        check.sql = seen_sql(&check.sql, dialect);
        keep_own(&mut check.options, dialect);
    }
    for exclude in &mut table.excludes {
        keep_sql(&mut exclude.condition, dialect);
    }
    let uniques = table.uniques.iter_mut().map(|unique| &mut unique.options);
    let keys = table.foreign_keys.iter_mut().map(|key| &mut key.options);
    let primary_key = table.primary_key.iter_mut().map(|key| &mut key.options);
    let own = std::iter::once(&mut table.options);
    for options in uniques.chain(keys).chain(primary_key).chain(own) {
        keep_own(options, dialect);
    }
    table
}

fn seen_column(column: &Column, dialect: DialectName) -> Column {
    let mut column = column.clone();
    column.data_type = column
        .data_type
        .map(|data_type| ColumnType::from(data_type.for_dialect(dialect).clone()));
    if let Some(DefaultValue::Sql(sql)) = &mut column.default {
        *sql = seen_sql(sql, dialect);
    }
    if let Some(computed) = &mut column.computed {
        computed.sql = seen_sql(&computed.sql, dialect);
    }
    keep_own(&mut column.options, dialect);
    column
}

/// A type as its dialect writes it, where that has no enums of its own.
fn spelled(data_type: ColumnType, catalog: &Catalog, dialect: &Dialect) -> ColumnType {
    if dialect.enums == EnumStyle::Type {
        return data_type;
    }
    let name = data_type.portable.enum_name();
    let values = name
        .and_then(|name| catalog.enum_type(name))
        .map(|of| of.values.as_slice());
    match dialect.type_sql(&data_type.portable, values.unwrap_or_default()) {
        Ok(sql) => ColumnType::from(DataType::Exact(sql)),
        Err(_) => data_type,
    }
}

fn keep_sql(sql: &mut Option<Sql>, dialect: DialectName) {
    if let Some(sql) = sql {
        *sql = seen_sql(sql, dialect);
    }
}

fn seen_sql(sql: &Sql, dialect: DialectName) -> Sql {
    Sql::new(sql.for_dialect(dialect))
}

fn keep_own(options: &mut Options, dialect: DialectName) {
    options.0.retain(|name, _| *name == dialect);
}
