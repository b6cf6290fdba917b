//! `SQLAlchemy`'s expressions and statements as SQL of one dialect, with all values as literals, as Alembic prints them
//! offline.
//!
//! A value of the evaluator is read into a `tree` as `SQLAlchemy` would build it (`read`), and that is written
//! (`write`). What is not understood is refused by name; nothing is guessed and nothing left out.

mod ddl;
mod grouping;
mod kind;
mod literal;
mod operator;
mod parts;
mod read;
mod tree;
mod write;

use self::kind::Type;
use self::read::{Reader, Statement};
use self::tree::{Expression, Form};
use self::write::Writer;
use crate::dialect::Dialect;
use crate::python::{Outcome, Place, Value};

/// What compiling needs to know.
#[derive(Clone, Copy)]
pub struct Compiler<'a> {
    /// The database.
    pub dialect: &'a Dialect,
    /// The SQL name of a type.
    pub types: &'a dyn Fn(&Value) -> Outcome<String>,
}

impl Compiler<'_> {
    /// A statement: `text("…")`, `select(…)`, `insert(…)`, `CreateSchema(…)`; a plain string is one already.
    pub fn statement(&self, value: &Value, place: &Place) -> Outcome<String> {
        if let Some(text) = value.as_str() {
            return Ok(text.to_owned());
        }
        if let Some(sql) = ddl::statement(*self, value, place)? {
            return Ok(sql);
        }
        self.read_and_write(&Reader::new(*self), value, place)
    }

    /// The statements of `execute(statement, parameters)`: one for a dictionary, one for each of a list of them.
    pub fn statements(
        &self,
        value: &Value,
        parameters: &Value,
        place: &Place,
    ) -> Outcome<Vec<String>> {
        let rows = match parameters {
            Value::List(rows) => rows.borrow().clone(),
            Value::Tuple(rows) => rows.to_vec(),
            row => vec![row.clone()],
        };
        let statements = rows.iter().map(|row| {
            let reader = Reader::with_parameters(*self, row, place)?;
            self.read_and_write(&reader, value, place)
        });
        statements.collect()
    }

    fn read_and_write(&self, reader: &Reader<'_>, value: &Value, place: &Place) -> Outcome<String> {
        let statement = reader.statement(value, place)?;
        reader.all_parameters_are_used(place)?;
        let writer = Writer::new(*self, place);
        match statement {
            Statement::Query(query) => writer.query(&query),
            Statement::Change(change) => writer.change(&change),
            Statement::Text(text) => writer.expression(&text),
        }
    }

    /// An expression inside of DDL: a default, a condition, an index column. Columns stand without their tables.
    pub fn expression(&self, value: &Value, place: &Place) -> Outcome<String> {
        let element = Reader::new(*self).expression(value, place)?;
        Writer::inside_of_ddl(*self, place).expression(&element)
    }

    /// The same as an operand: in parentheses unless it is a column, a call or the like.
    pub fn operand(&self, value: &Value, place: &Place) -> Outcome<String> {
        let element = Reader::new(*self).expression(value, place)?;
        let writer = Writer::inside_of_ddl(*self, place);
        writer.expression(&grouping::grouped(&element, None))
    }

    /// A value as a literal, or an expression, as the type of its column wants it.
    pub fn literal(
        &self,
        value: &Value,
        column_type: Option<&Value>,
        place: &Place,
    ) -> Outcome<String> {
        let of = column_type.map(Type::read).unwrap_or_default();
        let reader = Reader::new(*self);
        let element = if read::is_expression(value) {
            reader.expression(value, place)?
        } else {
            let (value, place) = (value.clone(), place.clone());
            Expression::new(Form::Literal { value, place }, of)
        };
        Writer::inside_of_ddl(*self, place).expression(&element)
    }
}

/// Goes one level deeper, on a stack that is large enough: a condition may be joined in a loop.
fn deeper<T>(inner: impl FnOnce() -> T) -> T {
    const FREE: usize = 128 * 1024;
    const MORE: usize = 4 * 1024 * 1024;
    stacker::maybe_grow(FREE, MORE, inner)
}
