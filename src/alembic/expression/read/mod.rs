//! Reads values of the evaluator into expressions and statements.

mod arguments;
mod assign;
mod binary;
mod change;
mod column;
mod conflict;
mod construct;
mod function;
mod item;
mod join;
mod method;
mod order;
mod parameters;
mod query;
mod shape;
mod subquery;
mod table;
mod text;
mod texts;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

pub(super) use self::arguments::{is_true, text, wanted};
pub(super) use self::item::sequence_name;
pub(super) use self::shape::is_expression;

use self::parameters::Parameters;
use self::shape::Shape;
use super::kind::{Kind, Type};
use super::tree::{Change, Element, Expression, Form, From, Query};
use super::{Compiler, deeper};
use crate::python::{Args, Node, Outcome, Place, Symbolic, Value};

/// Reads expressions; what it has read of a table it knows again.
pub(super) struct Reader<'a> {
    compiler: Compiler<'a>,
    /// What can be selected from, by the address of the value.
    sources: RefCell<BTreeMap<usize, From>>,
    /// The tables of columns that stand alone, by the address of the column's value.
    owners: RefCell<BTreeMap<usize, (From, String)>>,
    /// The parameters that the statement is executed with.
    parameters: Parameters,
    /// How much has been read: one value may stand in many places.
    steps: Cell<usize>,
}

/// How much one statement may hold.
const MOST_STEPS: usize = 500_000;

/// A statement.
pub(super) enum Statement {
    Query(Rc<Query>),
    Change(Box<Change>),
    Text(Element),
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet.
    pub(super) fn new(compiler: Compiler<'a>) -> Self {
        Self {
            compiler,
            sources: RefCell::default(),
            owners: RefCell::default(),
            parameters: Parameters::default(),
            steps: Cell::new(0),
        }
    }

    /// A statement.
    pub(super) fn statement(&self, value: &Value, place: &Place) -> Outcome<Statement> {
        self.meet_tables(value)?;
        match shape::of(value) {
            Shape::Query => Ok(Statement::Query(self.query(value, place)?)),
            Shape::Change => Ok(Statement::Change(Box::new(self.change(value, place)?))),
            Shape::Source | Shape::Expression => {
                let element = self.expression(value, place)?;
                Ok(Statement::Text(element))
            }
        }
    }

    /// An expression; a plain value becomes a literal.
    pub(super) fn expression(&self, value: &Value, place: &Place) -> Outcome<Element> {
        self.count(place)?;
        match value {
            Value::Unknown(unknown) => place.needs(unknown),
            Value::Symbolic(symbolic) if is_expression(value) => {
                deeper(|| self.symbolic(value, symbolic, place))
            }
            Value::None => Ok(Expression::new(Form::Null, Type::default())),
            Value::Class(_) | Value::Function(_) | Value::Method(_) | Value::Module(_) => place
                .unreadable(format!(
                    "an SQL expression is wanted here, not a `{}`",
                    value.type_name()
                )),
            _ => Ok(literal(value, Type::of(Kind::of_value(value)), place)),
        }
    }

    /// Counts work, so that a value which doubles itself ends.
    fn count(&self, place: &Place) -> Outcome<()> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > MOST_STEPS {
            return place.unreadable("this expression is too large");
        }
        Ok(())
    }

    fn symbolic(&self, value: &Value, symbolic: &Symbolic, around: &Place) -> Outcome<Element> {
        let place = &symbolic.place;
        match &symbolic.node {
            Node::Operator(name, operands) => self.operation(name, operands, place),
            Node::Attribute(of, name) => self.attribute(of, name, place),
            Node::Item(of, key) => self.item(of, key, place),
            Node::Path(path) => around.unreadable(format!("`{path}` is no SQL expression")),
            Node::Call(callee, args) => {
                if let Some(element) = self.owned_column(value)? {
                    return Ok(element);
                }
                let Value::Symbolic(called) = callee else {
                    return place.unreadable("this call is no SQL expression");
                };
                match &called.node {
                    Node::Path(path) => match function::name(path) {
                        Some(names) => self.function(&names, args, place),
                        None => self.construct(path, args, place),
                    },
                    Node::Attribute(of, name) => self.call_on(of, name, args, place),
                    Node::Call(Value::Symbolic(method), first) => match &method.node {
                        Node::Attribute(of, name) if matches!(name.as_str(), "op" | "bool_op") => {
                            self.custom((of, name, first), args, place)
                        }
                        _ => place.unreadable("this call is no SQL expression"),
                    },
                    _ => place.unreadable("this call is no SQL expression"),
                }
            }
        }
    }

    /// A method of an expression or of a query.
    fn call_on(&self, of: &Value, name: &str, args: &Args, place: &Place) -> Outcome<Element> {
        match shape::of(of) {
            Shape::Query => self.query_as_expression(of, name, args, place),
            Shape::Expression => self.method(of, name, args, place),
            Shape::Source | Shape::Change => {
                place.unreadable(format!("`.{name}()` is no SQL expression here"))
            }
        }
    }
}

/// The address of a value that is shared; it stands for its identity.
fn address(value: &Value) -> Option<usize> {
    match value {
        Value::Symbolic(symbolic) => Some(Rc::as_ptr(symbolic).addr()),
        Value::Class(class) => Some(Rc::as_ptr(class).addr()),
        _ => None,
    }
}

/// A literal of a type.
pub(super) fn literal(value: &Value, of: Type, place: &Place) -> Element {
    let (value, place) = (value.clone(), place.clone());
    Expression::new(Form::Literal { value, place }, of)
}
