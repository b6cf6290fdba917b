//! What a value is: something to select from, a query, a statement, an expression.

use super::super::deeper;
use crate::python::{Node, Value};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Source,
    Query,
    Change,
    Expression,
}

/// Libraries whose values are plain ones.
const PLAIN: [&str; 4] = ["datetime", "decimal", "uuid", "enum"];

/// Whether a value is an expression of SQL, and not a plain value that becomes a literal.
pub(in crate::alembic::expression) fn is_expression(value: &Value) -> bool {
    let Value::Symbolic(symbolic) = value else {
        return false;
    };
    match &symbolic.node {
        Node::Path(path) => !is_plain(path),
        Node::Call(callee, _) => deeper(|| is_expression(callee)),
        Node::Attribute(of, _) | Node::Item(of, _) => {
            matches!(of, Value::Class(_)) || deeper(|| is_expression(of))
        }
        Node::Operator(_, operands) => deeper(|| operands.iter().any(is_expression)),
    }
}

fn is_plain(path: &str) -> bool {
    let library = path.split('.').next().unwrap_or(path);
    PLAIN.contains(&library)
}

/// The last name of a path of SQLAlchemy's or of a library upon it.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// What a value is.
pub(super) fn of(value: &Value) -> Shape {
    if let Value::Class(_) = value {
        return Shape::Source;
    }
    let Value::Symbolic(symbolic) = value else {
        return Shape::Expression;
    };
    match &symbolic.node {
        Node::Attribute(of, name) => match (of, name.as_str()) {
            (Value::Class(_), "__table__") => Shape::Source,
            (_, "excluded" | "inserted") if self::of(of) == Shape::Change => Shape::Source,
            _ => Shape::Expression,
        },
        Node::Call(Value::Symbolic(callee), _) => match &callee.node {
            Node::Path(path) => of_call(path),
            Node::Attribute(on, name) => of_method(deeper(|| self::of(on)), name),
            _ => Shape::Expression,
        },
        _ => Shape::Expression,
    }
}

fn of_call(path: &str) -> Shape {
    if super::function::name(path).is_some() {
        return Shape::Expression;
    }
    match last(path) {
        "select" | "union" | "union_all" | "except_" | "except_all" | "intersect"
        | "intersect_all" => Shape::Query,
        "insert" | "update" | "delete" => Shape::Change,
        "table" | "Table" | "create_table" | "alias" | "aliased" | "join" | "outerjoin"
        | "TableClause" => Shape::Source,
        _ => Shape::Expression,
    }
}

fn of_method(on: Shape, name: &str) -> Shape {
    match (on, name) {
        (Shape::Source, "insert" | "update" | "delete") | (Shape::Change, _) => Shape::Change,
        (Shape::Query, "scalar_subquery" | "as_scalar" | "exists" | "label" | "in_") => {
            Shape::Expression
        }
        (Shape::Query, "subquery" | "alias" | "cte" | "lateral")
        | (Shape::Source, "alias" | "join" | "outerjoin") => Shape::Source,
        (Shape::Query, _) | (Shape::Source, "select") => Shape::Query,
        (Shape::Source | Shape::Expression, _) => Shape::Expression,
    }
}
