//! The end of a query: its order and its limits.

use std::rc::Rc;

use super::super::grouping::grouped;
use super::super::kind::Type;
use super::super::operator::Operator;
use super::super::tree::{Element, Expression, Form, QueryEnd};
use super::Reader;
use super::arguments::{each, wanted};
use super::column::named;
use crate::python::{Args, Outcome, Place};

impl Reader<'_> {
    /// Order and limit; `false`: the method is another one.
    pub(super) fn end(
        &self,
        end: &mut QueryEnd,
        columns: &[Element],
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<bool> {
        match name {
            "order_by" => {
                for argument in &args.positional {
                    for value in each(&argument.value) {
                        let element = match value.as_str() {
                            Some(name) => by_name(columns, name, &argument.place)?,
                            None => resolved(&self.expression(&value, &argument.place)?, columns),
                        };
                        end.order_by.push(grouped(&element, Some(&Operator::Comma)));
                    }
                }
            }
            "limit" | "offset" => {
                let count = wanted(args, 0, name, name, place)?;
                let count = Some(self.expression(&count.value, &count.place)?);
                if name == "limit" {
                    end.limit = count;
                } else {
                    end.offset = count;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The column or label of a query that a string names; a label is named, a column is repeated.
pub(super) fn by_name(columns: &[Element], name: &str, place: &Place) -> Outcome<Element> {
    let selected = columns
        .iter()
        .find(|column| named(column).is_some_and(|(known, _)| known == name));
    if let Some(column) = selected {
        return Ok(match &column.form {
            Form::Label(name, _) => label_name(name),
            _ => Rc::clone(column),
        });
    }
    let tables = columns.iter().filter_map(super::column::table_of);
    for table in tables {
        if let Ok(column) = super::column::column(&table, name, place) {
            return Ok(column);
        }
    }
    place.unreadable(format!("the query selects nothing that is named `{name}`"))
}

/// The same expression, strings in it replaced by what they name.
fn resolved(element: &Element, columns: &[Element]) -> Element {
    match &element.form {
        Form::Suffix(operator, inner) => {
            let inner = resolved(inner, columns);
            Expression::new(Form::Suffix(operator.clone(), inner), element.of.clone())
        }
        Form::Label(name, _) => {
            let is_selected = columns.iter().any(|column| Rc::ptr_eq(column, element));
            if is_selected {
                label_name(name)
            } else {
                Rc::clone(element)
            }
        }
        _ => Rc::clone(element),
    }
}

/// A column without its table.
pub(super) fn alone(element: &Element) -> Element {
    match named(element) {
        Some((name, of)) => Expression::new(Form::Column { name, table: None }, of),
        None => Rc::clone(element),
    }
}

fn label_name(name: &str) -> Element {
    let form = Form::Column {
        name: name.to_owned(),
        table: None,
    };
    Expression::new(form, Type::default())
}
