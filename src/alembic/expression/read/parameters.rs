//! The parameters that a statement is executed with: `execute(statement, {"a": 1})`.

use std::cell::RefCell;

use super::super::Compiler;
use super::Reader;
use crate::python::{Outcome, Place, Value};

/// Parameters by their names, and which of them have been asked for.
#[derive(Default)]
pub(super) struct Parameters {
    pairs: Vec<(String, Value)>,
    asked: RefCell<Vec<String>>,
}

impl Parameters {
    /// The value of a parameter.
    pub(super) fn get(&self, name: &str) -> Option<Value> {
        let (name, value) = self.pairs.iter().find(|(known, _)| known == name)?;
        self.asked.borrow_mut().push(name.clone());
        Some(value.clone())
    }

    /// The names that nobody has asked for.
    fn rest(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let names = self.pairs.iter().map(|(name, _)| name);
        names
            .filter(|name| !asked.contains(name))
            .cloned()
            .collect()
    }

    /// The parameters that nobody has asked for: columns of a statement that changes rows.
    pub(super) fn take_rest(&self) -> Vec<(String, Value)> {
        let names = self.rest();
        let pairs = names.into_iter().map(|name| {
            let value = self.get(&name).unwrap_or(Value::None);
            (name, value)
        });
        pairs.collect()
    }
}

impl<'a> Reader<'a> {
    /// A reader of a statement that is executed with parameters.
    pub(in crate::alembic::expression) fn with_parameters(
        compiler: Compiler<'a>,
        parameters: &Value,
        place: &Place,
    ) -> Outcome<Self> {
        let mut reader = Self::new(compiler);
        match parameters {
            Value::None => {}
            Value::Unknown(unknown) => return place.needs(unknown),
            Value::Dict(dict) => {
                for (name, value) in dict.borrow().iter() {
                    let name = super::arguments::text_of(name, "a parameter's name", place)?;
                    reader
                        .parameters
                        .pairs
                        .push((name.to_owned(), value.clone()));
                }
            }
            _ => return place.unreadable("parameters are wanted as a dictionary"),
        }
        Ok(reader)
    }

    /// Refuses parameters that the statement does not have.
    pub(in crate::alembic::expression) fn all_parameters_are_used(
        &self,
        place: &Place,
    ) -> Outcome<()> {
        match self.parameters.rest().first() {
            Some(name) => place.unreadable(format!("the statement has no parameter `{name}`")),
            None => Ok(()),
        }
    }
}
