//! Indexes.

use super::condition;
use crate::catalog::{Index, IndexKey, IndexPart, NullsOrder, SortOrder, Sql};
use crate::dialect::Target;
use crate::ops::{Enclosure, Fields};

/// An index; a name that is left out is `ix_<table>_<column>` or comes from the convention.
pub(in crate::ops) fn index(fields: &Fields<'_, '_>) -> (Option<String>, Index) {
    let name = fields.name_or("name");
    let index = Index {
        name: name.clone().unwrap_or_default(),
        columns: index_parts(fields),
        unique: fields.flag("unique"),
        condition: condition(fields),
        include: fields.names_or("include"),
        options: fields.options(Target::Index),
    };
    (name, index)
}

/// The name that an index has when nobody names it.
pub(in crate::ops) fn default_index_name(table: &str, columns: &[IndexPart]) -> String {
    let columns: Vec<&str> = columns.iter().filter_map(IndexPart::column_name).collect();
    format!("ix_{table}_{}", columns.join("_"))
}

fn index_parts(fields: &Fields<'_, '_>) -> Vec<IndexPart> {
    let span = fields.span_of("columns");
    let parts = fields.entries("columns", "an index column", |fields| IndexPart {
        key: match fields.sql_or("sql", Enclosure::Parentheses) {
            Some(sql) => IndexKey::Expression(Sql::new(sql)),
            None => IndexKey::Column(fields.name("name")),
        },
        order: fields.choice(
            "order",
            &[("asc", SortOrder::Asc), ("desc", SortOrder::Desc)],
        ),
        nulls: fields.choice(
            "nulls",
            &[("first", NullsOrder::First), ("last", NullsOrder::Last)],
        ),
        opclass: fields.name_or("opclass"),
        length: fields.integer_or("length"),
    });
    if parts.is_empty() {
        fields.report().push(fields.report().error(
            "missing-key",
            "an index needs `columns`",
            span,
            "",
        ));
    }
    parts
}
