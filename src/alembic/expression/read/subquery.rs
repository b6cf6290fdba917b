//! Queries as expressions: those that give one value, `exists`.

use std::rc::Rc;

use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Element, Expression, Form, Query};
use super::Reader;
use super::arguments::{text, wanted};
use super::shape::{self, Shape, last};
use crate::python::{Args, Node, Outcome, Place, Value};

impl Reader<'_> {
    /// A query that gives one value, as an expression.
    pub(super) fn scalar(&self, value: &Value, place: &Place) -> Outcome<Element> {
        let query = self.query(value, place)?;
        Ok(as_value(query))
    }

    /// `select(…).scalar_subquery()`, `.exists()`, `.label("x")`
    pub(super) fn query_as_expression(
        &self,
        of: &Value,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        match name {
            "scalar_subquery" | "as_scalar" => self.scalar(of, place),
            "exists" => Ok(existing(self.query(of, place)?)),
            "label" => {
                let label = text(wanted(args, 0, "name", name, place)?, "a label")?;
                let element = self.scalar(of, place)?;
                let of = element.of.clone();
                Ok(Expression::new(Form::Label(label.to_owned(), element), of))
            }
            _ => {
                let element = self.scalar(of, place)?;
                self.method_on(&element, name, args, place)
            }
        }
    }

    /// `exists(select(…))`, `exists().where(…)`
    pub(super) fn exists(&self, args: &Args, place: &Place) -> Outcome<Element> {
        if let [argument] = &args.positional[..] {
            if shape::of(&argument.value) == Shape::Query {
                return Ok(existing(self.query(&argument.value, &argument.place)?));
            }
            if let Value::Symbolic(symbolic) = &argument.value
                && let Node::Call(Value::Symbolic(callee), _) = &symbolic.node
                && let Node::Attribute(of, name) = &callee.node
                && matches!(name.as_str(), "scalar_subquery" | "as_scalar")
            {
                return Ok(existing(self.query(of, place)?));
            }
        }
        let mut select = self.select(args, place)?;
        if select.columns.is_empty() {
            select.columns.push(Expression::sql("*", Type::default()));
        }
        Ok(existing(Rc::new(Query::Select(select))))
    }

    /// A method of `exists(…)` that changes its query.
    pub(super) fn exists_with(
        &self,
        of: &Value,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        let element = self.expression(of, place)?;
        let Form::Prefix(Operator::Exists, inner) = &element.form else {
            return place.unreadable(format!("`.{name}()` is not understood here"));
        };
        match &inner.form {
            Form::Query(query) => Ok(existing(self.changed(query, name, args, place)?)),
            _ => place.unreadable(format!("`.{name}()` is not understood here")),
        }
    }
}

fn as_value(query: Rc<Query>) -> Element {
    let of = match &*query {
        Query::Select(select) => select.columns.first().map(|column| column.of.clone()),
        Query::Compound(_) => None,
    };
    Expression::new(Form::Query(query), of.unwrap_or_default())
}

fn existing(query: Rc<Query>) -> Element {
    let form = Form::Prefix(Operator::Exists, as_value(query));
    Expression::new(form, Type::of(Kind::Boolean))
}

/// Whether a value is `exists(…)`, with or without methods.
pub(super) fn is_exists(value: &Value) -> bool {
    let Value::Symbolic(symbolic) = value else {
        return false;
    };
    match &symbolic.node {
        Node::Call(Value::Symbolic(callee), _) => match &callee.node {
            Node::Path(path) => last(path) == "exists",
            Node::Attribute(of, name) => match shape::of(of) {
                Shape::Query => name == "exists",
                _ => is_exists(of),
            },
            _ => false,
        },
        _ => false,
    }
}
