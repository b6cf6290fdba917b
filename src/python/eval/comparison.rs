//! Comparisons.

use std::rc::Rc;

use ruff_python_ast::{CmpOp, ExprCompare};

use super::{Evaluator, Frame};
use crate::python::{Args, Host, Node, Outcome, Place, Value, library};

impl<H: Host> Evaluator<H> {
    pub(super) fn comparison(&mut self, comparison: &ExprCompare, frame: &Frame<H>) -> Outcome {
        let place = frame.place(comparison);
        let mut left = self.expression(&comparison.left, frame)?;
        let mut open = None;
        for (op, right) in comparison.ops.iter().zip(&comparison.comparators) {
            let right = self.expression(right, frame)?;
            match self.compare(*op, &left, &right, &place)? {
                // `unknown < 1 < 0` is false, whatever the unknown is.
                Value::Bool(false) => return Ok(Value::Bool(false)),
                Value::Bool(true) => {}
                other => open = open.or(Some(other)),
            }
            left = right;
        }
        Ok(open.unwrap_or(Value::Bool(true)))
    }

    /// Whether two values are equal.
    pub(in crate::python) fn equal(
        &mut self,
        left: &Value,
        right: &Value,
        place: &Place,
    ) -> Outcome<bool> {
        let result = self.compare(CmpOp::Eq, left, right, place)?;
        self.truth(&result, place)
    }

    pub(in crate::python) fn compare(
        &mut self,
        op: CmpOp,
        left: &Value,
        right: &Value,
        place: &Place,
    ) -> Outcome {
        if let (CmpOp::Is | CmpOp::IsNot, Value::None) = (op, right) {
            // A library's object is not None; what is unknown may be.
            if let Value::Unknown(_) = left {
                return Ok(left.clone());
            }
            let is_none = matches!(left, Value::None);
            return Ok(Value::Bool(is_none == (op == CmpOp::Is)));
        }
        for value in [left, right] {
            if let Value::Unknown(_) = value {
                return Ok(value.clone());
            }
        }
        if let Some(result) = self.own_comparison(op, left, right, place)? {
            return Ok(result);
        }
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            return self.membership(op, left, right, place);
        }
        let result = match op {
            CmpOp::Is => Some(left.is_same(right)),
            CmpOp::IsNot => Some(!left.is_same(right)),
            _ => library::compare(op, left, right),
        };
        if let Some(result) = result {
            return Ok(Value::Bool(result));
        }
        if let (Value::Symbolic(_), _) | (_, Value::Symbolic(_)) = (left, right) {
            return Ok(symbolic_comparison(op, left, right, place));
        }
        self.count(left.size() + right.size(), || place.clone())?;
        let result = match op {
            CmpOp::Eq => self.same(left, right, place)?,
            CmpOp::NotEq => self.same(left, right, place)?.map(|equal| !equal),
            CmpOp::Lt => left.order(right).map(std::cmp::Ordering::is_lt),
            CmpOp::LtE => left.order(right).map(std::cmp::Ordering::is_le),
            CmpOp::Gt => left.order(right).map(std::cmp::Ordering::is_gt),
            CmpOp::GtE => left.order(right).map(std::cmp::Ordering::is_ge),
            CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => None,
        };
        match (result, op) {
            (Some(result), _) => Ok(Value::Bool(result)),
            (None, CmpOp::Eq | CmpOp::NotEq) => place.unreadable("these cannot be compared"),
            // Sets of which none holds the other, and what is no number at all.
            (None, _) if left.is_partly_ordered() && right.is_partly_ordered() => {
                Ok(Value::Bool(false))
            }
            (None, _) => {
                let (left, right) = (left.type_name(), right.type_name());
                let sign = op.as_str();
                let message =
                    format!("'{sign}' not supported between instances of '{left}' and '{right}'");
                place.raise("TypeError", message)
            }
        }
    }

    /// A comparison that a class of the project defines: `__eq__`, `__lt__`.
    fn own_comparison(
        &mut self,
        op: CmpOp,
        left: &Value,
        right: &Value,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        let (name, mirrored) = match op {
            CmpOp::Eq | CmpOp::NotEq => ("__eq__", "__eq__"),
            CmpOp::Lt => ("__lt__", "__gt__"),
            CmpOp::LtE => ("__le__", "__ge__"),
            CmpOp::Gt => ("__gt__", "__lt__"),
            CmpOp::GtE => ("__ge__", "__le__"),
            CmpOp::In | CmpOp::NotIn => ("", "__contains__"),
            CmpOp::Is | CmpOp::IsNot => return Ok(None),
        };
        for (of, other, name) in [(left, right, name), (right, left, mirrored)] {
            let Value::Instance(instance) = of else {
                continue;
            };
            let Some(method) = instance.class.attribute(name) else {
                continue;
            };
            let args = Args::of([of.clone(), other.clone()], place);
            let result = self.call(&method, args, place)?;
            if result.as_path() == Some("builtins.NotImplemented") {
                continue;
            }
            if let CmpOp::NotEq | CmpOp::NotIn = op {
                return Ok(Some(Value::Bool(!self.truth(&result, place)?)));
            }
            return Ok(Some(result));
        }
        Ok(None)
    }

    /// `left in right`.
    fn membership(&mut self, op: CmpOp, left: &Value, right: &Value, place: &Place) -> Outcome {
        let found = match right {
            Value::Symbolic(_) if right.as_generator().is_none() => {
                let Some(values) = library::values(self, right, place)? else {
                    let node = Node::Operator(op.as_str(), vec![left.clone(), right.clone()]);
                    return Ok(Value::symbolic(node, place.clone()));
                };
                values.iter().any(|value| left.equals(value) == Some(true))
            }
            Value::Str(text) => {
                if let Some(part) = left.as_str() {
                    self.check_length(text.len(), place)?;
                    text.contains(part)
                } else {
                    let message = format!(
                        "'in <string>' requires string as left operand, not {}",
                        left.type_name()
                    );
                    return place.raise("TypeError", message);
                }
            }
            Value::Dict(dict) => {
                self.check_key(left, place)?;
                dict.borrow().get(left).is_some()
            }
            Value::Set(set) => {
                self.check_key(left, place)?;
                set.borrow().contains(left)
            }
            _ => {
                let values = self.iterate(right, place)?;
                let mut open = None;
                let mut is_found = false;
                for value in values {
                    match self.same(left, &value, place)? {
                        Some(equal) => is_found = is_found || equal,
                        None => open = Some(value),
                    }
                }
                if let (Some(open @ Value::Unknown(_)), false) = (open, is_found) {
                    return Ok(open);
                }
                is_found
            }
        };
        Ok(Value::Bool(found == (op == CmpOp::In)))
    }
}

/// A comparison with something of a library. Two of its names are compared, and so is what belongs to Python itself;
/// anything else may be an expression: `column == None`.
fn symbolic_comparison(op: CmpOp, left: &Value, right: &Value, place: &Place) -> Value {
    let is_plain = |value: &Value| value.is_own_name() || value.as_data().is_some();
    let equal = match (left.as_path(), right.as_path()) {
        (Some(a), Some(b)) => Some(a == b),
        _ if is_plain(left) || is_plain(right) => left.equals(right),
        _ => None,
    };
    match (op, equal) {
        (CmpOp::Eq, Some(equal)) => return Value::Bool(equal),
        (CmpOp::NotEq, Some(equal)) => return Value::Bool(!equal),
        _ => {}
    }
    let node = Node::Operator(op.as_str(), vec![left.clone(), right.clone()]);
    Value::symbolic(node, place.clone())
}

impl Value {
    /// Whether two values are one, as far as that can be told.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(a), Self::List(b)) => Rc::ptr_eq(a, b),
            (Self::Dict(a), Self::Dict(b)) => Rc::ptr_eq(a, b),
            (Self::Set(a), Self::Set(b)) => Rc::ptr_eq(a, b),
            (Self::Instance(a), Self::Instance(b)) => Rc::ptr_eq(a, b),
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Bool(_), _) | (_, Self::Bool(_)) => false,
            _ => self.equals(other) == Some(true),
        }
    }

    fn is_partly_ordered(&self) -> bool {
        matches!(self, Self::Set(_)) || self.as_number().is_some()
    }

    /// How many values it holds, not counting those in them again.
    fn size(&self) -> usize {
        match self {
            Self::List(values) => values.borrow().len(),
            Self::Tuple(values) => values.len(),
            Self::Dict(dict) => dict.borrow().len(),
            Self::Set(set) => set.borrow().len(),
            Self::Str(text) => text.len() / 64,
            _ => 0,
        }
    }
}
