//! What is true, `and` and `or`.

use ruff_python_ast::{BoolOp, Expr, ExprBoolOp};

use super::{Evaluator, Frame, plain_truth};
use crate::python::{Args, Host, Outcome, Place, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn bool_operation(&mut self, operation: &ExprBoolOp, frame: &Frame<H>) -> Outcome {
        let is_and = operation.op == BoolOp::And;
        let mut last = Value::None;
        let mut open: Option<Value> = None;
        for operand in &operation.values {
            let value = self.expression(operand, frame)?;
            let truth = match &value {
                Value::Unknown(_) => None,
                Value::Symbolic(_) => self.truth_of_symbolic(&value),
                Value::Instance(_) => Some(self.truth_of_instance(&value, &frame.place(operand))?),
                other => plain_truth(other),
            };
            match truth {
                // `unknown and False` is false, whatever the unknown is.
                Some(truth) if truth != is_and => return Ok(value),
                Some(_) => last = value,
                None => open = open.or(Some(value)),
            }
        }
        Ok(open.unwrap_or(last))
    }

    pub(super) fn condition(&mut self, test: &Expr, frame: &Frame<H>) -> Outcome<bool> {
        let value = self.expression(test, frame)?;
        self.truth(&value, &frame.place(test))
    }

    /// Whether a value is true.
    ///
    /// # Errors
    /// When no text tells.
    pub fn truth(&mut self, value: &Value, place: &Place) -> Outcome<bool> {
        match value {
            Value::Unknown(unknown) => place.needs(unknown),
            Value::Instance(_) => self.truth_of_instance(value, place),
            Value::Symbolic(_) => match self.truth_of_symbolic(value) {
                Some(truth) => Ok(truth),
                None => place.unreadable("whether this is true, no revision file tells"),
            },
            other => Ok(plain_truth(other).unwrap_or(true)),
        }
    }

    /// Whether something of a library is true; `None`: no text tells.
    pub(super) fn truth_of_symbolic(&mut self, value: &Value) -> Option<bool> {
        if value.as_generator().is_some() {
            return Some(true);
        }
        match crate::python::library::truth(value) {
            Some(truth) => Some(truth),
            None => H::truth(self, value),
        }
    }

    fn truth_of_instance(&mut self, value: &Value, place: &Place) -> Outcome<bool> {
        let Value::Instance(instance) = value else {
            return Ok(true);
        };
        for name in ["__bool__", "__len__"] {
            if let Some(method) = instance.class.attribute(name) {
                let truth = self.call(&method, Args::of([value.clone()], place), place)?;
                return self.truth(&truth, place);
            }
        }
        match &instance.member {
            Some((_, value)) if instance.class.is_text() || instance.class.is_number() => {
                Ok(plain_truth(value).unwrap_or(true))
            }
            _ => Ok(instance.values().is_none_or(|values| !values.is_empty())),
        }
    }
}
