//! SQL made of SQLAlchemy's expressions, for the dialect that is being written.

use std::cell::RefCell;
use std::sync::Arc;

use crate::python::{Evaluator, Node, Outcome, Place, Value};

use super::column_type::sql_type;
use super::expression::Compiler;
use super::host::{Alembic, class_of};
use super::metadata;

/// An expression: a default, a column of an index. Text stands as it is.
pub(super) fn expression(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<String> {
    if let Some(text) = value.as_str() {
        return Ok(text.to_owned());
    }
    compile(eval, place, |compiler| compiler.expression(value, place))
}

/// A condition, such as that of a check.
pub(super) fn condition(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<String> {
    expression(eval, value, place)
}

/// A statement.
pub(super) fn statement(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<String> {
    compile(eval, place, |compiler| compiler.statement(value, place))
}

/// A statement with its parameters, once for each row of them.
pub(super) fn statements(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    parameters: &Value,
    place: &Place,
) -> Outcome<Vec<String>> {
    compile(eval, place, |compiler| {
        compiler.statements(value, parameters, place)
    })
}

/// A value as a literal, as the type of its column wants it.
pub(super) fn literal(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    column_type: Option<&Value>,
    place: &Place,
) -> Outcome<String> {
    compile(eval, place, |compiler| {
        compiler.literal(value, column_type, place)
    })
}

fn compile<T>(
    eval: &mut Evaluator<Alembic>,
    place: &Place,
    make: impl FnOnce(&Compiler<'_>) -> Outcome<T>,
) -> Outcome<T> {
    let dialect = Arc::clone(&eval.host.dialect);
    let eval = RefCell::new(eval);
    let types = |value: &Value| sql_type(&mut eval.borrow_mut(), value, place);
    make(&Compiler {
        dialect: &dialect,
        types: &types,
    })
}

/// The name of a bare column; `None`: it is another expression.
pub(super) fn plain_column(value: &Value) -> Option<String> {
    let (path, args) = value.as_call()?;
    let is_column = matches!(class_of(path), Some("column" | "Column"));
    let name = args.get(0, "name")?;
    is_column
        .then(|| name.value.as_str().map(str::to_owned))
        .flatten()
}

/// Schema, table and column that a column of a table is.
pub(super) fn column_of(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<(Option<String>, String, String)> {
    let (table, column) = match value {
        Value::Symbolic(symbolic) => match &symbolic.node {
            Node::Attribute(of, name) => (of.clone(), name.to_string()),
            Node::Item(of, key) => (of.clone(), eval.str_of(key, place)?),
            _ => return place.unreadable("which column this is, no revision file tells"),
        },
        Value::Unknown(unknown) => return place.needs(unknown),
        _ => return place.unreadable("which column this is, no revision file tells"),
    };
    // `table.c.id` and `table.columns.id`.
    let table = match &table {
        Value::Symbolic(symbolic) => match &symbolic.node {
            Node::Attribute(of, name) if name == "c" || name == "columns" => of.clone(),
            _ => table,
        },
        _ => table,
    };
    let (schema, name) = table_of(eval, &table, place)?;
    Ok((schema, name, column))
}

/// Schema and name of a table, given as `sa.table(…)`, `sa.Table(…)`, a class of the project, or text.
pub(super) fn table_of(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<(Option<String>, String)> {
    if let Some(name) = value.as_str() {
        return Ok((None, name.to_owned()));
    }
    let value = &metadata::as_table(value);
    let call = value
        .as_call()
        .map(|(path, args)| (path.to_owned(), args.clone()));
    if let Some((path, args)) = call
        && (matches!(class_of(&path), Some("table" | "Table" | "TableClause"))
            || path == "alembic.op.create_table")
        && let Some(name) = args.positional.first()
    {
        let name = eval.str_of(&name.value, place)?;
        let schema = match args.named("schema") {
            Some(schema) if !matches!(schema.value, Value::None) => {
                Some(eval.str_of(&schema.value, place)?)
            }
            _ => None,
        };
        return Ok((schema, name));
    }
    place.unreadable("which table this is, no revision file tells")
}
