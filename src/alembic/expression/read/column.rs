//! Columns: of tables, of aliases, of queries.

use std::rc::Rc;

use super::super::kind::Type;
use super::super::tree::{Element, Expression, Form, From, Query, Source};
use super::shape::{self, Shape, last};
use super::{Reader, address};
use crate::python::{Node, Outcome, Place, Value};

impl Reader<'_> {
    /// An attribute that is an expression: `t.c.id`, `User.id`, `data["a"].astext`.
    pub(super) fn attribute(&self, of: &Value, name: &str, place: &Place) -> Outcome<Element> {
        if let Some(table) = table_of_columns(of) {
            let table = self.source(table, place)?;
            return column(&table, &key_of(&table, name), place);
        }
        if shape::of(of) == Shape::Source {
            let table = self.source(of, place)?;
            return column(&table, name, place);
        }
        match name {
            "astext" => self.json_text(of, place),
            _ => place.unreadable(format!("`.{name}` of an SQL expression is not understood")),
        }
    }

    /// The column of a table in brackets, if it is one: `t.c["id"]`.
    pub(super) fn column_item(
        &self,
        of: &Value,
        key: &Value,
        place: &Place,
    ) -> Outcome<Option<Element>> {
        let table = match table_of_columns(of) {
            Some(table) => table,
            None if shape::of(of) == Shape::Source => of,
            None => return Ok(None),
        };
        let table = self.source(table, place)?;
        let key = super::arguments::text_of(key, "a column's name", place)?;
        column(&table, &key_of(&table, key), place).map(Some)
    }

    /// The column of a `Table` or of a class whose `Column(…)` stands alone.
    pub(super) fn owned_column(&self, value: &Value) -> Outcome<Option<Element>> {
        let Some(address) = address(value) else {
            return Ok(None);
        };
        let owner = self.owners.borrow().get(&address).cloned();
        if let Some((table, key)) = owner {
            return match value {
                Value::Symbolic(symbolic) => column(&table, &key, &symbolic.place).map(Some),
                _ => Ok(None),
            };
        }
        match (value.as_call(), value) {
            (Some((path, _)), Value::Symbolic(symbolic))
                if matches!(last(path), "Column" | "mapped_column") =>
            {
                symbolic.place.unreadable(
                    "the table of this column is not known here; write it as `Class.__table__.c.name`",
                )
            }
            _ => Ok(None),
        }
    }
}

/// The table of `t.c`, `t.columns`, `t.exported_columns`.
fn table_of_columns(value: &Value) -> Option<&Value> {
    let Value::Symbolic(symbolic) = value else {
        return None;
    };
    match &symbolic.node {
        Node::Attribute(of, name)
            if matches!(name.as_str(), "c" | "columns") && shape::of(of) == Shape::Source =>
        {
            Some(of)
        }
        _ => None,
    }
}

/// The key of a column of a table; the table of a class names its columns as the database does.
fn key_of(source: &From, name: &str) -> String {
    let Source::Table(table) = &**source else {
        return name.to_owned();
    };
    let by_name = table.columns.iter().find(|column| column.name == name);
    by_name.map_or(name, |column| &column.key).to_owned()
}

/// A column by the name that Python has for it.
pub(super) fn column(source: &From, key: &str, place: &Place) -> Outcome<Element> {
    let found = columns(source).into_iter().find(|(known, _)| known == key);
    match found {
        Some((_, column)) => Ok(column),
        None => place.unreadable(format!("there is no column `{key}` in what it is asked of")),
    }
}

/// The columns of a source, each with the name that Python has for it.
pub(super) fn columns(source: &From) -> Vec<(String, Element)> {
    let of_source = |name: String, of: Type| {
        let table = Some(Rc::clone(source));
        Expression::new(Form::Column { name, table }, of)
    };
    match &**source {
        Source::Table(table) => table
            .columns
            .iter()
            .map(|column| {
                let element = of_source(column.name.clone(), column.of.clone());
                (column.key.clone(), element)
            })
            .collect(),
        Source::Alias(_, inner) | Source::Excluded(inner) => columns(inner)
            .into_iter()
            .filter_map(|(key, column)| {
                let (name, of) = named(&column)?;
                Some((key, of_source(name, of)))
            })
            .collect(),
        Source::Subquery(_, query) | Source::Cte { query, .. } => selected(query)
            .iter()
            .filter_map(|column| {
                let (name, of) = named(column)?;
                Some((name.clone(), of_source(name, of)))
            })
            .collect(),
        Source::Join(join) => {
            let mut all = columns(&join.left);
            all.extend(columns(&join.right));
            all
        }
        Source::Expression(_) => Vec::new(),
    }
}

/// What a query selects.
fn selected(query: &Query) -> &[Element] {
    match query {
        Query::Select(select) => &select.columns,
        Query::Compound(compound) => compound.parts.first().map_or(&[], |part| selected(part)),
    }
}

/// The name that an expression has by itself.
pub(super) fn named(element: &Element) -> Option<(String, Type)> {
    match &element.form {
        Form::Column { name, .. } | Form::Label(name, _) => {
            Some((name.clone(), element.of.clone()))
        }
        Form::Cast(inner) => named(inner).map(|(name, _)| (name, element.of.clone())),
        _ => None,
    }
}

/// The table of a column, also below a label or a cast.
pub(super) fn table_of(element: &Element) -> Option<From> {
    match &element.form {
        Form::Column { table, .. } => table.clone(),
        Form::Label(_, inner) | Form::Cast(inner) => table_of(inner),
        _ => None,
    }
}
